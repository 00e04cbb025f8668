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
from collections.abc import Collection
from functools import partial
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.accepting import is_ranked, table_of
from ota_extract.assemble.tables.announcements import find_announcements
from ota_extract.assemble.tables.authorities import is_municipality
from ota_extract.assemble.tables.build import build
from ota_extract.assemble.tables.captions import captioned
from ota_extract.assemble.tables.grids import read_grids
from ota_extract.assemble.tables.headed_lines import headed_lines
from ota_extract.assemble.tables.names_only import find_name_lists
from ota_extract.assemble.tables.owed import are_owed
from ota_extract.assemble.tables.rows import Row, written
from ota_extract.assemble.tables.runs import find_runs
from ota_extract.assemble.tables.stacks import find_stacks
from ota_extract.assemble.tables.wholes import in_full, whole_amounts
from ota_extract.clean import CleanText
from ota_extract.mentions import Mentions
from ota_extract.scan.tabular import written_tables
from ota_extract.spans import SpanSet

_TITLE = re.compile(r"\bδημο[συ]?\s+\Z")


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

    Spans are code points of ``clean.text``. *ranked* are the places of numbers that rankings hold: rows
    with no other amounts are no table, but where they add up to a sum that the text states they are the
    whole allocation, told in order.
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
            if not is_ranked(run, ranked, stated) and (parts := table_of(clean, run)) is not None
        ]
    tables.sort(key=lambda table: table.span)
    tables += find_name_lists(clean, tables)
    tables.sort(key=lambda table: table.span)
    announced_tables = captioned(clean, numbers, tables, announced)
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
