"""The promises that hold for every release: grounded, accounted for, the same bytes each time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ota_extract
from ota_extract.pipeline import read
from ota_extract.records import Release, json_schema
from ota_extract.repair import repair

HERE = Path(__file__).parent
RELEASES = sorted(
    [*(HERE.parent / "samples").glob("*.txt"), *(HERE / "quality/cases").glob("*.txt")]
)
TEXTS = [path.read_text(encoding="utf-8") for path in RELEASES]
VALIDATOR = jsonschema.Draft202012Validator(json_schema())

# Where a number may be accounted for; a title or a statement explains none.
EXPLAINING = (
    "announced_on", "programmes", "dates", "figures", "rankings", "municipality_tables", "identifiers", "unclassified",
)  # fmt: skip


def evidence(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if {"start", "end", "quote"} <= node.keys():
            yield node
        for child in node.values():
            yield from evidence(child)
    elif isinstance(node, list):
        for child in node:
            yield from evidence(child)


def digits(text: str) -> str:
    return "".join(re.findall(r"\d", text))


def damaged_texts() -> st.SearchStrategy[str]:
    """Pieces of real releases with odd things between them: what hostile or broken input looks like."""
    lines = sorted({line for text in TEXTS for line in text.splitlines() if line.strip()})
    odd = st.sampled_from(
        ["", " ", "\t", "\f", "\u00ad", "\u00a0", "«", "»", "(", ")", "-", "1.000.00", "5" * 60, ",00 ευρώ",
         "31/2/2024", "από 900 έως 100 ευρώ", "περισσότερα από", "εκατ.", "\u0301", "\ud7ff", "€", "%"]
    )  # fmt: skip
    return (
        st.lists(st.one_of(st.sampled_from(lines), odd, st.text(max_size=12)), max_size=14)
        .flatmap(
            lambda parts: st.sampled_from(["\n", "\n\n", " "]).map(lambda joint: joint.join(parts))
        )
        .filter(lambda text: bool(text.strip()) and "\0" not in text)
    )


def assert_promises(source: str) -> None:
    release = ota_extract.extract(source)
    written = release.to_json()
    record = json.loads(written, parse_float=Decimal)
    for found in evidence(record):
        assert record["text"][found["start"] : found["end"]] == found["quote"]
        came_from = "".join(source[span["start"] : span["end"]] for span in found["source"])
        assert digits(came_from) == digits(found["quote"])
    explained = [found for key in EXPLAINING for found in evidence(record[key])]
    for number in re.finditer(r"\d+", record["text"]):
        assert any(e["start"] <= number.start() and number.end() <= e["end"] for e in explained), (
            f"{number[0]!r} in {record['text'][max(0, number.start() - 40) : number.end() + 40]!r}"
        )
    coverage = record["coverage"]
    assert coverage["tokens"] == coverage["explained"] + coverage["unclassified"]
    assert coverage["unclassified"] == len(record["unclassified"])
    assert ota_extract.extract(source).to_json() == written
    assert Release.from_json(written) == release
    VALIDATOR.validate(json.loads(written))


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_a_release_keeps_the_promises(path: Path) -> None:
    assert_promises(read(path).text)


@given(damaged_texts())
@settings(max_examples=150, deadline=None)
def test_any_text_keeps_the_promises(source: str) -> None:
    assert_promises(source)


@given(damaged_texts())
@settings(max_examples=80, deadline=None)
def test_replaying_the_edits_gives_the_clean_text(source: str) -> None:
    clean = repair(read(source))
    replayed = clean.aligned.of(source)
    for step in clean.steps:
        replayed = replayed.edit(step)
    assert replayed.text == clean.text
