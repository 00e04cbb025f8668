"""Elided percent signs and coefficients."""

from __future__ import annotations

import re

from ota_extract.mentions import Numeral
from ota_extract.scan.elision.context import Context, Elided, carried, same_sentence
from ota_extract.scan.unit import Unit

_COEFFICIENT = re.compile(r"\b(συντελεστ\w+|δεικτ\w+)\s+(?:[^\W\d_]+\s+){0,3}$")
_CARRIES_PERCENT = re.compile(r"\b(?:το|στο|απο|εναντι|τουλαχιστον|κατα|με)\s+$")


def coefficient(folded: str, numeral: Numeral, before: str, context: Context) -> Elided | None:
    """«συντελεστή 1,25», and a fraction that follows one in the same sentence."""
    match = _COEFFICIENT.search(before)
    if match is not None:
        at = numeral.start - len(before) + match.start()
        return Elided(Unit("measure", "coefficient", at, at + len(match[1])))
    last = context.last
    if last is None or last.unit.slug != "coefficient" or not numeral.value % 1:
        return None
    if not same_sentence(folded, last.end, numeral.start):
        return None
    return Elided(carried(last.unit, numeral.end))


def percent(folded: str, numeral: Numeral, before: str, context: Context) -> Elided | None:
    """«το 64% από το ΤΑΑ και το 27 από το ΠΔΕ», «ποσοστό 16,8 …, από 19,9 πέρυσι»."""
    said = context.percentage
    if said is None or numeral.value > 100 or numeral.words:
        return None
    if context.last is not said and not numeral.value % 1:
        return None
    if not same_sentence(folded, said.end, numeral.start):
        return None
    return Elided(carried(said.unit, numeral.end)) if _CARRIES_PERCENT.search(before) else None
