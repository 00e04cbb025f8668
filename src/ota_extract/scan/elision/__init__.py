"""Elision: the unit of a number that has none of its own.

A release says «ύψους 16.450.000 σε δήμους» (the lead-in says it is money), «48 εκατ. στους δήμους» (a
bare scaled number is money unless things are being counted), «τα 96 εκατ. ευρώ, τα 40 από τα οποία»
and «63 εκατ. τον Μάρτιο, 41,5 τον Απρίλιο» (scale and currency carried over), «58 ευρώ και στα ορεινά
44», «124 αιτήσεις … οι 81 από αυτές» (the noun carried over), «Ενταγμένοι Δήμοι: 251», «οι αιτήσεις
ανήλθαν σε 21.805», «Στους 1.842 ανήλθαν οι φάκελοι» (the noun stands elsewhere in the clause).

Each rule asks for words that make it certain; where none does the number stays without a unit and
is reported. A number behind a noun in the singular («Ομάδα 3», «Ζώνη 4») is a name's.
"""

from __future__ import annotations

from ota_extract.mentions import Numeral
from ota_extract.scan.elision.context import Context, Elided, Said, carried, genders
from ota_extract.scan.elision.counts import (
    counted,
    named_beside,
    subject_of_verb,
    supplied,
)
from ota_extract.scan.elision.measures import measured
from ota_extract.scan.elision.money import amount, scaled
from ota_extract.scan.elision.scales import carried_scale
from ota_extract.scan.elision.shares import coefficient, percent

__all__ = ["Context", "Elided", "Said", "carried", "elided_unit", "genders"]

_BEFORE = 80  # code points before a number that its rules look at


def elided_unit(
    text: str, folded: str, numeral: Numeral, floor: int, context: Context
) -> Elided | None:
    """The unit that the bare *numeral* takes from its surroundings, or None.

    *floor* is where the number before it, or else its block, ends. A unit that is carried over has
    an empty span at the number's end.
    """
    before = folded[max(floor, numeral.start - _BEFORE) : numeral.start]
    if numeral.scale > 1:
        return scaled(text, folded, numeral, floor, context)
    return (
        named_beside(folded, numeral, before)
        or subject_of_verb(text, folded, numeral, before, floor)
        or carried_scale(folded, numeral, before, context)
        or amount(folded, numeral, before, context)
        or coefficient(folded, numeral, before, context)
        or percent(folded, numeral, before, context)
        or supplied(text, folded, numeral, before, context)
        or measured(folded, numeral, before, context)
        or counted(text, folded, numeral, before, floor, context)
    )
