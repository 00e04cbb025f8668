"""Checks: what is missing from a record or does not add up.

Each check takes the assembled parts and yields observations; none changes a value. What a check
says is about the release, not about how it was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ota_extract.assemble import Assembly
from ota_extract.checks.figures import (
    disagreeing_figures,
    disagreeing_writings,
    doubtful_numbers,
    reversed_ranges,
    total_and_range,
)
from ota_extract.checks.rankings import check_ranking
from ota_extract.checks.tables import check_table, skipped_rows
from ota_extract.clean import CleanText
from ota_extract.findings import Observation
from ota_extract.greek import fold
from ota_extract.mentions import Mentions
from ota_extract.municipalities import LinkedRow, announces_all, check_rows, missing_of_all
from ota_extract.records import Column


def check(clean: CleanText, mentions: Mentions, assembly: Assembly) -> list[Observation]:
    """All observations about a release: those of the stages before, then those of the checks."""
    mended = any(seen.name == "mojibake-mended" for seen in clean.observations)
    found = [
        _in_clean_text(seen, clean)
        for seen in clean.document.observations
        if not (mended and seen.name in _UNTIL_MENDED)
        and not (seen.name == "table-is-picture" and not _lacks_table(clean, assembly))
    ]
    found += clean.observations
    for ranking in assembly.rankings:
        found += check_ranking(ranking)
    for table, draft in zip(assembly.municipality_tables, assembly.table_drafts, strict=True):
        found += (replace(seen, refs=(table.id,)) for seen in draft.observations)
        found += check_table(table, draft, assembly.figures)
        found += skipped_rows(table.id, draft.rows)
    found += _recipients(clean, assembly)
    codes = [code for draft in assembly.table_drafts for code in draft.codes]
    found += doubtful_numbers(clean, mentions, tuple(found), codes)
    found += reversed_ranges(clean, mentions)
    found += disagreeing_writings(clean, mentions)
    found += disagreeing_figures(clean, assembly.figures)
    found += total_and_range(clean, assembly.figures)
    return found


# what reading notes of a text that was decoded wrongly, and what no longer holds where it was mended
_UNTIL_MENDED = {"mojibake", "not-greek"}


def _lacks_table(clean: CleanText, assembly: Assembly) -> bool:
    """Whether the text speaks of a table that was not found: else a picture is a photograph."""
    tables = assembly.municipality_tables
    return any(table.status != "complete" for table in tables) or (
        not tables and "πινακ" in clean.folded
    )


def _recipients(clean: CleanText, assembly: Assembly) -> Iterator[Observation]:
    """What is odd about the recipients of each table, and who is missing where all are meant."""
    date = assembly.announced_on.edtf if assembly.announced_on else None
    has_rows = any(table.rows for table in assembly.municipality_tables)
    announced = announces_all(clean.folded) if has_rows else None
    for table, draft, links in zip(
        assembly.municipality_tables, assembly.table_drafts, assembly.links, strict=True
    ):
        rows = [LinkedRow(link, row.name_span) for row, link in zip(draft.rows, links, strict=True)]
        for seen in check_rows(rows, mixed=_is_of_any_kind(table.columns)):
            yield replace(seen, refs=(table.id,))
        missing = missing_of_all(rows, announced, date) if announced is not None else None
        if missing is not None:
            yield replace(missing, refs=(table.id,))


# heads of columns whose recipients may be of any kind: «Δικαιούχος», «Δήμος / Φορέας»
_ANY_KIND = re.compile(r"\b(?:φορε(?:ασ|ων|εισ)|δικαιουχ|αποδεκτ)")
_MUNICIPALITY = re.compile(r"\bδημο[σι]\b|\bδημων\b")


def _is_of_any_kind(columns: Sequence[Column]) -> bool:
    """Whether the head says nothing of municipalities, but of whoever is paid."""
    names = [fold(column.name) for column in columns if column.role == "municipality"]
    return any(
        _ANY_KIND.search(name) and ("/" in name or not _MUNICIPALITY.search(name)) for name in names
    )


def _in_clean_text(seen: Observation, clean: CleanText) -> Observation:
    """An observation of the reading, its spans moved from the source text to the clean text."""
    places = [place for span in seen.spans for place in clean.aligned.locate(span.start, span.end)]
    return replace(seen, spans=tuple(places))
