"""Numbers alone in a cell of a table that the layout shows: «715.000,54 €», «12 %», «41.207.318,05».

Such a number has the unit that stands with it in its cell, or is an amount by the way it is written;
nothing in the cells beside joins it to another number or makes it part of a name. One whose cell does
not say what it is («37») is left to the rules for prose, which look at the words of its row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ota_extract.alignment import Span
from ota_extract.clean import CleanText
from ota_extract.mentions import Numeral
from ota_extract.records import Kind
from ota_extract.scan.unit import Unit

AMOUNT_FORM = re.compile(
    r"\d{1,3}(?:\.\d{3})+,\d{2}|\d{1,3}(?:,\d{3})+\.\d{2}|\d{1,3}(?: \d{3})+,\d{2}"
)
"""41.207.318,05, 83,150.00 or 41 207 318,05: nothing but an amount is written so."""

_UNITS: dict[str, tuple[Kind, str]] = {
    "€": ("money", "EUR"), "ευρω": ("money", "EUR"), "eur": ("money", "EUR"),
    "%": ("percentage", "percent"),
}  # fmt: skip
_PLAIN = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Cells:
    """The numbers that stand alone in a cell, by the offset where the number begins."""

    units: Mapping[int, Unit]
    """The unit of each that has one; its span is empty where the way the amount is written says it."""
    plain: Collection[int]
    """Those that can be no code, telephone or year: no identifier."""


def read_cells(clean: CleanText, numerals: Sequence[Numeral]) -> Cells:
    """Find the *numerals* of *clean* that stand alone in a cell of a table."""
    starts = [numeral.start for numeral in numerals]
    units: dict[int, Unit] = {}
    plain: set[int] = set()
    for cell in (cell for table in clean.tables for row in table.rows for cell in row):
        at = bisect_left(starts, cell.start)
        if at == len(starts) or numerals[at].end > cell.end or numerals[at].glued:
            continue
        start, end = starts[at], numerals[at].end
        beside = clean.folded[cell.start : start].strip() + clean.folded[end : cell.end].strip()
        if beside and beside not in _UNITS:
            continue
        if unit := _unit(clean.folded, cell, start, end, beside):
            units[start] = unit
        if _PLAIN.fullmatch(clean.folded, start, end):
            plain.add(start)
    return Cells(units, plain)


def _unit(folded: str, cell: Span, start: int, end: int, beside: str) -> Unit | None:
    """The unit of the number at ``start:end``, where *beside* is all else that its cell holds."""
    if not beside:
        is_amount = AMOUNT_FORM.fullmatch(folded, start, end)
        return Unit("money", "EUR", end, end) if is_amount else None
    at = folded.find(beside, end, cell.end)
    if at < 0:
        at = folded.index(beside, cell.start, start)
    return Unit(*_UNITS[beside], at, at + len(beside))
