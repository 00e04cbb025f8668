"""Numbers alone in a cell of a table that the layout shows: «715.000,54 €», «12 %», «41.207.318,05».

Such a number has the unit that stands with it in its cell, or is an amount by the way it is written;
nothing in the cells beside joins it to another number. One without either («37») is left to the rules
for prose, which look at the words of its row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ota_extract.alignment import Span
from ota_extract.clean import CleanText
from ota_extract.mentions import Numeral
from ota_extract.records import Kind
from ota_extract.scan.unit import Unit

AMOUNT_FORM = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{2}|\d{1,3}(?:,\d{3})+\.\d{2}")
"""41.207.318,05 or 83,150.00: nothing but an amount is written so."""

_UNITS: dict[str, tuple[Kind, str]] = {
    "€": ("money", "EUR"), "ευρω": ("money", "EUR"), "eur": ("money", "EUR"),
    "%": ("percentage", "percent"),
}  # fmt: skip


def units_in_cells(clean: CleanText, numerals: Sequence[Numeral]) -> dict[int, Unit]:
    """The units of the *numerals* that stand alone in a cell, by the offset where the number begins.

    The unit's span is empty where the way the amount is written says it.
    """
    starts = [numeral.start for numeral in numerals]
    found: dict[int, Unit] = {}
    for table in clean.tables:
        for row in table.rows:
            for cell in row:
                at = bisect_left(starts, cell.start)
                if at < len(starts) and numerals[at].end <= cell.end and not numerals[at].glued:
                    unit = _unit(clean.folded, cell, numerals[at])
                    if unit is not None:
                        found[starts[at]] = unit
    return found


def _unit(folded: str, cell: Span, numeral: Numeral) -> Unit | None:
    before, behind = folded[cell.start : numeral.start], folded[numeral.end : cell.end]
    beside = (before + behind).strip()
    if not beside:
        amount = numeral.value >= 1000 and AMOUNT_FORM.fullmatch(folded, numeral.start, numeral.end)
        return Unit("money", "EUR", numeral.end, numeral.end) if amount else None
    if beside not in _UNITS:
        return None
    start = folded.index(beside, numeral.end if behind.strip() else cell.start)
    return Unit(*_UNITS[beside], start, start + len(beside))
