"""Captions: each table with the sentence that announces it, and the tables that only are announced."""

from __future__ import annotations

import re
from dataclasses import replace

from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.announcements import Announcement, Counts
from ota_extract.assemble.tables.rows import written
from ota_extract.assemble.tables.shares import with_untold_shares
from ota_extract.clean import CleanText
from ota_extract.scan.tabular import tables_of

_NEAR = 120  # code points between an announcement and its table
_NUMBERED = re.compile(r"\bπινακ\w{1,2}\s(\d{1,2})(?!\d)")


def captioned(
    clean: CleanText, numbers: Numbers, tables: list[TableDraft], announced: list[Announcement]
) -> list[TableDraft]:
    """Give each table the sentence that announces it; a promise without a table becomes one that is missing."""
    counts = Counts(clean.folded, numbers)
    done: list[TableDraft] = []
    used: set[int] = set()
    previous_end = 0
    for table in tables:
        own = [
            at
            for at, one in enumerate(announced)
            if at not in used
            and previous_end <= one.span.end
            and one.span.start <= table.span.start
        ]
        previous_end = table.span.end
        used.update(own)
        done.append(_with_caption(clean, table, announced[own[-1]] if own else None, counts))

    missing = [
        one
        for at, one in enumerate(announced)
        if at not in used and one.strong and not _is_of_others(clean, one)
    ]
    if missing and not tables:
        one = missing[-1]
        done.append(_missing(clean, one, counts))
    elif missing and missing[-1].span.start > tables[-1].span.end:
        one = missing[-1]
        earlier = _told_afterwards(clean.folded, one, tables)
        if earlier is None:
            done.append(_missing(clean, one, counts))
        elif one.rows is not None and done[earlier].announced_rows is None:
            done[earlier] = replace(done[earlier], announced_rows=one.rows)
    return with_untold_shares(done, clean.folded, numbers.all)


def _is_of_others(clean: CleanText, one: Announcement) -> bool:
    """Whether the table that the sentence announces follows and is of no recipients: of axes, of years."""
    if one.of_recipients:
        return False
    starts = (row[0].start for table in tables_of(clean) for row in table.rows[:1])
    return any(one.span.end <= start <= one.span.end + _NEAR for start in starts)


def _told_afterwards(folded: str, one: Announcement, tables: list[TableDraft]) -> int | None:
    """Which of the *tables* before it the sentence is about: the one that bears the number it gives
    («Στον Πίνακα 1 παρουσιάζονται 33 Δήμοι»), or has as many rows; None where one is to follow."""
    if numbered := _NUMBERED.search(folded, *one.span):
        heading = re.compile(rf"\bπινακασ {numbered[1]}(?!\d)").search(folded, 0, one.span.start)
        for at, table in enumerate(tables):
            if heading is not None and heading.start() <= table.span.start:
                return at
    return next((at for at, t in enumerate(tables) if one.rows and len(t.rows) == one.rows), None)


def _with_caption(
    clean: CleanText, table: TableDraft, one: Announcement | None, counts: Counts
) -> TableDraft:
    if one is None:
        return table
    rows = one.rows
    if rows is None and not one.subset and one.strong:
        rows = counts.told(one.span)
    short = rows is not None and len(table.rows) < rows
    incomplete = table.status == "incomplete" or one.subset or short
    return replace(
        table,
        caption=written(clean.text, one.span),
        caption_span=one.span,
        announced_rows=rows,
        status="incomplete" if incomplete else table.status,
    )


def _missing(clean: CleanText, one: Announcement, counts: Counts) -> TableDraft:
    return TableDraft(
        status="missing",
        caption=written(clean.text, one.span),
        caption_span=one.span,
        announced_rows=one.rows if one.rows is not None else counts.told(one.span),
        columns=(),
        rows=(),
        stated_total=None,
        span=one.span,
        claims=(),
    )
