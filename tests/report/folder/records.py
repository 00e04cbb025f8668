"""Folders of records, as small as a test needs them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ota_extract.records import (
    Announcement,
    Coverage,
    Evidence,
    Extractor,
    Issuer,
    Mention,
    MunicipalityTable,
    Release,
    Source,
    Title,
)
from tests.report.pictures.tables import row, table

TEXT = "Δελτίο τύπου"
WHERE = Evidence(start=0, end=6, quote="Δελτίο")


def release(
    *tables: MunicipalityTable,
    title: str | None = "Δελτίο",
    day: str | None = "2025-03-14",
    issuer: str = "Υπουργείο Εσωτερικών",
    name: str = "release.txt",
    content: str | None = None,
    mentions: tuple[str, ...] = (),
) -> Release:
    """A release with *tables*; two of the same *content* are the same file."""
    given = content if content is not None else f"{name}{title}{day}{tables}"
    return Release(
        source=Source(
            name=name,
            media_type="text/plain",
            sha256=hashlib.sha256(given.encode()).hexdigest(),
            bytes=len(TEXT),
            encoding="utf-8",
            pages=None,
        ),
        extractor=Extractor(name="ota-extract", version="0.1.0"),
        text=TEXT,
        title=None if title is None else Title(text=title, evidence=WHERE),
        issuers=(Issuer(name=issuer, evidence=(WHERE,)),),
        announced_on=None
        if day is None
        else Announcement(edtf=day, text=day, role="announcement", evidence=WHERE),
        programmes=(),
        dates=(),
        figures=(),
        rankings=(),
        municipality_tables=tables,
        mentions=tuple(
            Mention(municipality=row(code, None).municipality, evidence=(WHERE,))
            for code in mentions
        ),
        statements=(),
        identifiers=(),
        unclassified=(),
        coverage=Coverage(tokens=0, explained=0, unclassified=0),
        findings=(),
    )


def written(folder: Path, **releases: Release) -> Path:
    """A folder with the records of *releases*, each called after its keyword (``__`` is a slash)."""
    for name, each in releases.items():
        path = folder / f"{name.replace('__', '/')}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(each.to_json(), encoding="utf-8")
    return folder


__all__ = ["release", "row", "table", "written"]
