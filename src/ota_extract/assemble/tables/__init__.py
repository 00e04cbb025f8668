"""Tables recipient → amount: those that the text or its layout shows, and those only announced.

>>> from ota_extract.clean import CleanText
>>> from ota_extract.mentions import Mentions
>>> from ota_extract.scan.numerals import find_numerals
>>> def tables(text):
...     clean = CleanText.of(text)
...     return find_tables(clean, Mentions(numerals=tuple(find_numerals(clean.folded))))
>>> (table,) = tables("Αναλυτικά:\\nΔήμος Βιάννου: 60.000 €\\nΔήμος Ζαχάρως: 120.000 €")
>>> [(row.as_written, str(row.amount)) for row in table.rows]
[('Βιάννου', '60000'), ('Ζαχάρως', '120000')]
>>> (table,) = tables("Ακολουθεί πίνακας με τους 19 Δήμους:\\nΔΗΜΟΣ")
>>> table.status, table.announced_rows
('missing', 19)

Two recipients or more make a table. Amounts by programme, category or year are none, and a single
recipient in a sentence is a figure. Names are linked to the registry elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Set
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import LEAST_MONEY, Amount
from ota_extract.assemble.tables.announcements import Announcement, Counts, find_announcements
from ota_extract.assemble.tables.authorities import is_area, is_municipality
from ota_extract.assemble.tables.build import Parts, build
from ota_extract.assemble.tables.columns import (
    RECIPIENTS,
    has_other_column,
    named,
    with_unknown_amount,
)
from ota_extract.assemble.tables.counts import without_counts
from ota_extract.assemble.tables.grids import read_grids
from ota_extract.assemble.tables.headed_lines import headed_lines
from ota_extract.assemble.tables.line_kinds import Run
from ota_extract.assemble.tables.names_only import find_name_lists
from ota_extract.assemble.tables.owed import are_owed
from ota_extract.assemble.tables.rows import (
    Row,
    column_sums,
    without_apposition,
    written,
)
from ota_extract.assemble.tables.runs import find_runs
from ota_extract.assemble.tables.shares import with_untold_shares
from ota_extract.assemble.tables.stacks import find_stacks
from ota_extract.assemble.tables.wholes import in_full, whole_amounts
from ota_extract.clean import CleanText
from ota_extract.mentions import Mentions
from ota_extract.scan.tabular import tables_of, written_tables
from ota_extract.spans import SpanSet

_NEAR = 120  # code points between an announcement and its table
_TITLE = re.compile(r"\bδημο[συ]?\s+\Z")
_NUMBERED = re.compile(r"\bπινακ\w{1,2}\s(\d{1,2})(?!\d)")


class Found(NamedTuple):
    """The tables of a text, and who stands beside an amount that is no table's."""

    tables: list[TableDraft]
    recipients: dict[int, Span]
    """By the place of the amount's number: a single recipient, or one that owes it or does not get it."""


def find_tables(
    clean: CleanText, mentions: Mentions, ranked: Collection[Span] = ()
) -> list[TableDraft]:
    """Find the tables of *clean*, in text order; see :func:`find_recipients`."""
    return find_recipients(clean, mentions, ranked).tables


def find_recipients(clean: CleanText, mentions: Mentions, ranked: Collection[Span] = ()) -> Found:
    """Find the tables of *clean*, in text order, and who stands beside other amounts.

    Spans are code points of ``clean.text``. *ranked* are the places of numbers that rankings hold: rows with no other amounts are no table, but
    where they add up to a sum that the text states they are the whole allocation, told in order.
    """
    taken = SpanSet.of(mentions.dates, mentions.identifiers)
    numbers = Numbers([n for n in mentions.numerals if n.start not in taken])
    stated = {n.value for n in mentions.numerals} if ranked else set()
    announced = find_announcements(clean, numbers)
    wholes = whole_amounts(mentions)
    tables = [
        *read_grids(clean, numbers, clean.tables),
        *read_grids(clean, numbers, written_tables(clean)),
    ]
    headed = list(headed_lines(clean, [table.span for table in tables]))
    tables += read_grids(clean, numbers, headed) if headed else []
    singles: list[Row] = []
    for find in (find_stacks, partial(find_runs, singles=singles)):
        tables += [
            build(clean, in_full(parts, wholes))
            for run in find(clean, numbers, [table.span for table in tables])
            if not _is_ranked(run, ranked, stated) and (parts := _accept(clean, run)) is not None
        ]
    tables.sort(key=lambda table: table.span)
    tables += find_name_lists(clean, tables)
    tables.sort(key=lambda table: table.span)
    announced_tables = _announce(clean, numbers, tables, announced)
    owed = [table for table in announced_tables if are_owed(clean, table)]
    given = [table for table in announced_tables if table not in owed] if owed else announced_tables
    beside = {
        one.numeral.start: _titled(clean, row.recipient.span)
        for row in singles
        if _is_known(clean, row)
        for one in row.amounts
        if one is not None
    }
    beside |= {
        row.amount_span.start: row.name_span
        for table in owed
        for row in table.rows
        if row.amount_span is not None
    }
    return Found(given, beside)


def _is_known(clean: CleanText, row: Row) -> bool:
    """Whether the row names an authority that the registry knows, and no «Δήμους της χώρας»."""
    if row.recipient.kind != "municipality":
        return row.recipient.certain
    return is_municipality(written(clean.text, row.recipient.span))


def _titled(clean: CleanText, name: Span) -> Span:
    """The name with the «Δήμος» before it."""
    title = _TITLE.search(clean.folded, max(name.start - 10, 0), name.start)
    return Span(title.start(), name.end) if title else name


def _accept(clean: CleanText, run: Run) -> Parts | None:
    """A run is a table where two of its recipients are authorities, and most of them are."""
    text = clean.text
    head = named(text, run.head)
    roles = [role for _, role in head]
    if "count" in roles and "amount" not in roles:
        return None  # «ΔΗΜΟΣ ΘΕΣΕΙΣ»: no money
    rows = _with_fronts(clean.folded, run.rows, has_other_column(roles))
    certain = sum(row.recipient.certain for row in rows)
    for_authorities = any(role in RECIPIENTS for _, role in head)
    if for_authorities and certain * 4 < len(rows):
        areas = sum(is_area(written(text, row.recipient.span)) for row in rows)
        for_authorities = areas * 2 > len(rows)
    if len(rows) < 2 or not (certain >= 2 or for_authorities):
        return None
    if certain * 2 < len(rows) and not for_authorities:
        return None
    if not any(role == "amount" for _, role in head) and _are_rates(run):
        return None
    rows, head = without_counts(clean.folded, rows, head)
    head = with_unknown_amount(head, max((len(row.amounts) for row in rows), default=0))
    total, claims = _total(run, rows)
    claims += run.scraps
    return Parts(
        rows,
        head=head,
        amounts=[name for name, role in head if role == "amount"],
        total=total,
        subtotals=[(written(text, line.label), line.amounts) for line in run.subtotals],
        claims=[*claims, *(one.span for line in run.subtotals for one in line.amounts)],
        prose=run.prose,
        has_prefecture_column=any(role == "regional_unit" for _, role in head),
        cut=run.cut,
        default_kind=next((role for _, role in head if role in RECIPIENTS), None),
    )


def _with_fronts(folded: str, rows: list[Row], column: bool) -> list[Row]:
    """The rows with the known names that their words begin with, where a *column* follows the names
    by the head, or where most rows say so."""
    fronted = [row for row in rows if row.front is not None]
    if not column and (len(fronted) < 2 or len(fronted) * 2 < len(rows)):
        return rows
    return [
        without_apposition(replace(row, recipient=row.front.recipient), folded)
        if row.front
        else row
        for row in rows
    ]


def _is_ranked(run: Run, ranked: Collection[Span], stated: Set[Decimal]) -> bool:
    """Whether a ranking holds all the amounts of *run*, and they add up to none of the *stated* sums."""
    amounts = [one for row in run.rows for one in row.amounts if one]
    places = {span.start for span in ranked}
    if not places or not amounts or any(one.numeral.start not in places for one in amounts):
        return False
    return sum(one.numeral.value for one in amounts) not in stated


def _are_rates(run: Run) -> bool:
    """Whether the numbers are no allotments: all small, with decimals, none in euro (prices of a litre)."""
    amounts = [one for row in run.rows for one in row.amounts if one]
    plain = [one for one in amounts if one.span == (one.numeral.start, one.numeral.end)]
    return len(plain) == len(amounts) and all(one.numeral.value < LEAST_MONEY for one in plain)


def _total(run: Run, rows: list[Row]) -> tuple[tuple[Amount, ...], list[Span]]:
    """The amounts of the total that the table states: of the labelled one, or last amounts equal to the
    sum; and the numbers that it takes."""
    if run.total is not None:
        spans = [*(one.span for one in run.total.amounts), *run.total.numbers]
        return run.total.amounts, spans
    if run.last_amounts is not None:
        amounts = run.last_amounts.amounts
        if amounts[-1].numeral.value in column_sums(rows):
            return amounts, [one.span for one in amounts]
    return (), []


def _announce(
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
        done.append(_captioned(clean, table, announced[own[-1]] if own else None, counts))

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


def _captioned(
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
