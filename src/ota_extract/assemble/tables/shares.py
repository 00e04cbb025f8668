"""Rows of which the release says that they are only some: «12.450.000 € σε 18 Δήμους», and four of them told.

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def shares(text):
...     folded = fold(text)
...     return [(str(one.amount), one.recipients) for one in find_shares(folded, find_numerals(folded))]
>>> shares("Κατανέμεται ποσό 12.450.000,00 € σε 18 Δήμους της χώρας, εκ των οποίων 8 εκατ. ευρώ σε νησιωτικούς.")
[('12450000', 18)]
>>> shares("Διατίθενται 5 εκατ. ευρώ. Σε 18 Δήμους έγιναν έργα, σε άλλους 300.")
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.tables.amounts import amount
from ota_extract.assemble.tables.announcements import counts_recipients
from ota_extract.mentions import Numeral

_TO = re.compile(r"[^.;·:\n\d]{0,40}?\b(?:σε|στουσ)\s+(?:τουσ\s+)?")


class Share(NamedTuple):
    """An amount that goes to so many recipients together."""

    amount: Decimal
    recipients: int


def find_shares(folded: str, numerals: Sequence[Numeral]) -> Iterator[Share]:
    """The amounts of which *folded* says to how many recipients they go."""
    for one, two in pairwise(numerals):
        if two.start - one.end <= 60 and counts_recipients(folded, two):
            found = amount(folded, one)
            if found is not None and _TO.fullmatch(folded, found.span.end, two.start):
                yield Share(one.value, int(two.value))


def with_untold_shares(
    tables: Sequence[TableDraft], folded: str, numerals: Sequence[Numeral]
) -> list[TableDraft]:
    """The *tables*, incomplete where a share has more recipients than a table has rows, and more money
    than they get; those that state a total or a number of rows are whole or not by that."""
    if not any(map(_may_lack_rows, tables)):
        return list(tables)
    shares = list(find_shares(folded, numerals))
    return [
        replace(table, status="incomplete")
        if _may_lack_rows(table) and any(_has_more(one, table) for one in shares)
        else table
        for table in tables
    ]


def _may_lack_rows(table: TableDraft) -> bool:
    return (
        table.status == "complete" and table.announced_rows is None and table.stated_total is None
    )


def _has_more(share: Share, table: TableDraft) -> bool:
    added = sum((row.amount for row in table.rows if row.amount), Decimal(0))
    return share.recipients > len(table.rows) and share.amount > added
