"""Checks on the linked rows of one table: what a person should know about its recipients.

>>> from ota_extract.municipalities.linking import link
>>> rows = [LinkedRow(link("Παλαμά")), LinkedRow(link("ΔΗΜΟΣ ΠΑΛΑΜΑ"))]
>>> [seen.name for seen in check_rows(rows)]
['municipality-repeated']

Each check takes the rows and yields observations; no row is changed or dropped. Not here: sums and
numbers of rows (the room ``checks``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.findings import Observation, quoted
from ota_extract.municipalities.entries import Municipality
from ota_extract.municipalities.linking import before_september_2019
from ota_extract.municipalities.links import Link
from ota_extract.municipalities.registry import registry
from ota_extract.plurals import counted

NAMED = 12
"""So many missing municipalities are named in a message; the rest are counted."""

FEW_MISSING = 0.5
"""A table with fewer than this part of all municipalities is not compared name by name."""

KINDS = {
    "region": "a region",
    "regional_unit": "a regional unit",
    "water_utility": "a water utility",
    "association": "an association",
    "other": "no municipality",
}

_ALL = re.compile(
    r"\b(?:"
    r"ολ(?:ουσ|οι|ων)\s+(?:τουσ|οι|των)"  # «σε όλους τους Δήμους»
    r"|συνολο\s+των"  # «στο σύνολο των Δήμων»
    r"|(?:στουσ|τουσ|οι|των)\s+(?:332|325)"  # «και στους 332 Δήμους»
    r")\s+δημ(?:ουσ|οι|ων)\b(?!\s+(?:με|που|αυτ|κατω|ανω)\b)"
)
_ALL_WORDS = ("ολουσ", "ολοι", "ολων", "συνολο", "332", "325")  # each match holds one of them


class LinkedRow(NamedTuple):
    """A row of a table: its link, and the span of its name in the clean text where that is known."""

    link: Link
    span: Span | None = None


def check_rows(rows: Sequence[LinkedRow], *, mixed: bool = False) -> Iterator[Observation]:
    """Yield what is odd about the recipients of one table; *mixed* where its head says that they are
    of any kind («Φορέας»)."""
    yield from repeated(rows)
    yield from contradicting(rows)
    yield from undecided(rows)
    yield from guessed(rows)
    if not mixed:
        yield from not_municipalities(rows)


def repeated(rows: Sequence[LinkedRow]) -> Iterator[Observation]:
    """A municipality that stands in a table twice: two purposes, or a mistake. Both rows stay. Its name in a
    cell merged over rows stands there once."""
    by_code: dict[str, list[LinkedRow]] = {}
    for row in rows:
        if row.link.municipality:
            by_code.setdefault(row.link.municipality.code, []).append(row)
    for code, same in by_code.items():
        merged = len({row.span for row in same}) == 1 and same[0].span is not None
        if len(same) > 1 and not merged:
            name = registry().municipality(code).name
            written = _quoted(row.link.as_written for row in same)
            yield Observation(
                "municipality-repeated",
                f"{name} ({code}) stands in the table {len(same)} times, as {written}; all rows are kept.",
                spans=_spans(same),
                expected=1,
                found=len(same),
            )


def contradicting(rows: Sequence[LinkedRow]) -> Iterator[Observation]:
    """A row whose prefecture holds no municipality so called."""
    for row in rows:
        if row.link.contradicts_area:
            yield Observation(
                "prefecture-contradicts",
                f"{quoted(row.link.as_written)}: {row.link.reason}; known are {_listed(row.link.candidates)}.",
                spans=_spans([row]),
                found=row.link.as_written,
            )


def undecided(rows: Sequence[LinkedRow]) -> Iterator[Observation]:
    """A name that may mean several municipalities, or none that is known."""
    for row in rows:
        link = row.link
        if link.contradicts_area:
            continue
        if link.match == "ambiguous":
            yield Observation(
                "municipality-ambiguous",
                f"{quoted(link.as_written)} may mean {_listed(link.candidates)}: {link.reason}.",
                spans=_spans([row]),
                expected=1,
                found=len(link.candidates),
            )
        elif link.match == "none" and link.recipient_kind == "municipality":
            yield Observation(
                "municipality-unknown",
                f"{quoted(link.as_written)}: {link.reason}.",
                spans=_spans([row]),
                found=link.as_written,
            )


def guessed(rows: Sequence[LinkedRow]) -> Iterator[Observation]:
    """A name with slips in it that was linked all the same."""
    for row in rows:
        if row.link.match == "fuzzy" and row.link.municipality:
            name = row.link.municipality.name
            yield Observation(
                "municipality-misspelt",
                f"{quoted(row.link.as_written)} was taken for {name}: {row.link.reason}.",
                spans=_spans([row]),
                expected=name,
                found=row.link.as_written,
            )


def not_municipalities(rows: Sequence[LinkedRow]) -> Iterator[Observation]:
    """Recipients of other kinds in a table of municipalities: one observation for each."""
    if not any(row.link.municipality for row in rows):
        return  # a table of regions, or of associations
    for row in rows:
        kind = row.link.recipient_kind
        if kind != "municipality":
            yield Observation(
                "recipient-not-municipality",
                f"{quoted(row.link.as_written)} is {KINDS[kind]}, among municipalities.",
                spans=_spans([row]),
                found=row.link.as_written,
            )


def announces_all(folded_text: str) -> Span | None:
    """Return where a text says that *all* municipalities are meant («σε όλους τους Δήμους»), or None.

    >>> announces_all("η επιχορηγηση σε ολουσ τουσ δημουσ τησ χωρασ")
    Span(start=17, end=34)
    >>> announces_all("σε ολουσ τουσ μικρουσ δημουσ") is None  # not to all of them
    True
    """
    if not any(word in folded_text for word in _ALL_WORDS):
        return None
    said = _ALL.search(folded_text)
    return Span(*said.span()) if said else None


def missing_of_all(
    rows: Sequence[LinkedRow], announced: Span | None = None, date: str | None = None
) -> Observation | None:
    """Compare a table said to hold all municipalities with the 332 (325 before September 2019).

    None where none is missing, or where the table holds so few that it cannot be meant.
    """
    roster = registry().roster(before_september_2019=before_september_2019(date))
    there = {row.link.municipality.code for row in rows if row.link.municipality}
    missing = [municipality for municipality in roster if municipality.code not in there]
    if not missing or len(roster) - len(missing) < FEW_MISSING * len(roster):
        return None
    named = ", ".join(f"{m.name} ({m.code})" for m in missing[:NAMED])
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return Observation(
        "municipalities-missing",
        f"All {len(roster)} municipalities are announced, "
        f"{counted(len(missing), 'is', 'are')} not in the table: {named}{more}.",
        spans=(announced,) if announced else (),
        expected=len(roster),
        found=len(roster) - len(missing),
    )


def _spans(rows: Sequence[LinkedRow]) -> tuple[Span, ...]:
    return tuple(row.span for row in rows if row.span)


def _quoted(names: Iterator[str] | Sequence[str]) -> str:
    return " and ".join(dict.fromkeys(f"«{name}»" for name in names))


def _listed(candidates: Sequence[Municipality]) -> str:
    return " or ".join(
        f"{candidate.name} ({candidate.code}, {candidate.regional_unit})"
        for candidate in candidates
    )
