"""What the index of a folder holds, in the reader's words: the types that ``index_page.py`` fills."""

from __future__ import annotations

from dataclasses import dataclass

from ota_extract.report.folder.entries import Entry
from ota_extract.report.folder.totals import Totals
from ota_extract.report.pictures import Picture, Strip


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is said, and as it sorts; the latter is empty where there is none."""

    said: str
    sorts: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """One release in the list."""

    entry: Entry
    title: str
    date: Number
    total: Number
    remarks: tuple[str, ...]
    """On its tables: what makes the total less than it seems."""
    municipalities: Number
    findings: tuple[tuple[str, str], ...]
    """Levels that it has findings of, with how many."""
    findings_sort: str


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A region, a year or a municipality with all that it is allotted."""

    id: str
    name: str
    place: tuple[str, ...]
    """Of a municipality: its regional unit and region."""
    amount: Number
    strip: Strip
    municipalities: Number
    releases: Number
    per_resident: Number


@dataclass(frozen=True, slots=True)
class IndexPage:
    """All that the index shows but the data of its script."""

    totals: Totals
    facts: tuple[tuple[str, str, str], ...]
    """What, how much, and of what."""
    apart: tuple[tuple[str, str], ...]
    """Sums that are in no region: what, and how much."""
    notes: tuple[str, ...]
    releases: tuple[ReleaseRow, ...]
    pictures: tuple[Picture, ...]
    regions: tuple[TotalRow, ...]
    years: tuple[TotalRow, ...]
    municipalities: tuple[TotalRow, ...]
