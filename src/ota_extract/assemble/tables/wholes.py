"""Amounts of several numbers: «ενενήντα χιλιάδες ευρώ και πενήντα λεπτά (90.000,50 €)» is one.

Scanning reads them as one quantity, rows are found by their numbers: here the row's amount becomes the
whole quantity, with all its numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import Amount
from ota_extract.assemble.tables.build import Parts
from ota_extract.mentions import Mentions


class Whole(NamedTuple):
    """The value of an amount that several numbers write, and its place."""

    value: Decimal
    span: Span


def whole_amounts(mentions: Mentions) -> dict[int, Whole]:
    """The amounts of *mentions* that several numbers write, by the place of each of these."""
    starts = [numeral.start for numeral in mentions.numerals]
    found: dict[int, Whole] = {}
    for one in mentions.quantities:
        if one.kind != "money" or one.value is None:
            continue
        first, last = (bisect_left(starts, edge) for edge in one.core)
        if last - first > 1:
            found |= dict.fromkeys(starts[first:last], Whole(one.value, one.core))
    return found


def in_full(parts: Parts, wholes: Mapping[int, Whole]) -> Parts:
    """*parts* with those of its amounts that *wholes* has as these say."""
    if wholes:
        parts.rows = [replace(row, amounts=_in_full(row.amounts, wholes)) for row in parts.rows]
        parts.total = _in_full(parts.total, wholes)
    return parts


def _in_full(
    amounts: Sequence[Amount | None], wholes: Mapping[int, Whole]
) -> tuple[Amount | None, ...]:
    return tuple(
        Amount(one.numeral._replace(value=whole.value), whole.span)
        if one is not None and (whole := wholes.get(one.numeral.start)) is not None
        else one
        for one in amounts
    )
