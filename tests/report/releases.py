"""Releases and records for the tests of the report."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import ota_extract
from ota_extract.records import Column, Evidence, MunicipalityLink, MunicipalityTable, Release, Row

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = SAMPLES / "2024-07-25-smart-cities.txt"
PDF = SAMPLES / "2024-07-25-smart-cities-with-table.pdf"

HOSTILE = (
    "</script><script>hit()</script>",
    "<img src=x onerror=hit()>",
    "\"'><svg onload=hit()>",
    "javascript:hit()",
    "{{ 7 * 7 }}{% raw %}",
    "]]><!--",
    "\u202egnp.exe\u2066",
    "a\u2028b\u2029c",
    "\x00\x1b[31m\r\x85",
    '=HYPERLINK("http://example.org")',
)


def record(path: Path) -> Release:
    """The record of a sample."""
    return ota_extract.extract(path)


def grounded(text: str, quote: str) -> Evidence:
    """The evidence for *quote*, at its first place in *text*."""
    start = text.index(quote)
    return Evidence(start=start, end=start + len(quote), quote=quote)


def changed(release: Release, **fields: Any) -> Release:
    """*release* with other fields."""
    return Release.model_validate(release.model_dump() | fields)


def hostile_record() -> Release:
    """A record each of whose strings tries to break out of the page."""
    text = "Διατίθενται 39 εκατ. ευρώ σε 52 Δήμους.\n\n" + "\n".join(HOSTILE)
    plain = ota_extract.extract("Διατίθενται 39 εκατ. ευρώ σε 52 Δήμους.")
    figure = plain.figures[0].model_dump()
    figures = [
        figure
        | {
            "id": each,
            "measure": each,
            "unit_text": each,
            "unit": each,
            "kind": "count",
            "subject": each,
            "per": each,
            "evidence": [grounded(text, each)],
        }
        for each in HOSTILE
    ]
    rows = [
        Row(
            position=number,
            recipient_kind="municipality",
            municipality=MunicipalityLink(
                as_written=each, code=each, name=None, regional_unit=each, region=each, match="none"
            ),
            amount=Decimal(number),
            values={HOSTILE[0]: Decimal(number)},
            evidence=(grounded(text, each),),
        )
        for number, each in enumerate(HOSTILE)
    ]
    table = MunicipalityTable(
        id=HOSTILE[2],
        status="complete",
        caption=HOSTILE[1],
        announced_rows=None,
        columns=(Column(name=HOSTILE[0], role="amount"),),
        rows=tuple(rows),
        stated_total=None,
        evidence=(),
    )
    findings = [
        {
            "code": each,
            "name": each,
            "level": "error",
            "message": each,
            "expected": each,
            "found": each,
            "refs": [each],
            "evidence": [grounded(text, each)],
        }
        for each in HOSTILE
    ]
    unclassified = [
        {"text": each, "reason": each, "evidence": [grounded(text, each)]} for each in HOSTILE
    ]
    identifiers = [
        {"kind": each, "text": each, "evidence": [grounded(text, each)]} for each in HOSTILE
    ]
    statements = [
        {
            "id": each,
            "speaker": each,
            "role": each,
            "text": each,
            "evidence": [grounded(text, each)],
        }
        for each in HOSTILE
    ]
    return changed(
        plain,
        text=text,
        title={"text": HOSTILE[0], "evidence": grounded(text, HOSTILE[0])},
        source=plain.source.model_dump() | {"name": HOSTILE[1], "sha256": HOSTILE[2]},
        issuers=[{"name": each, "evidence": [grounded(text, each)]} for each in HOSTILE],
        figures=figures,
        municipality_tables=[table.model_dump()],
        findings=findings,
        unclassified=unclassified,
        identifiers=identifiers,
        statements=statements,
    )
