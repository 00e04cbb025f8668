"""Elided units of measurement: the same thing at another time, or against another amount of it."""

from __future__ import annotations

import re
from decimal import Decimal

from ota_extract.mentions import Numeral
from ota_extract.scan.elision.context import Context, Elided, carried, same_sentence

_LEAD = r"(?:\s+(?:απο|σε|τα|τουσ|τισ|στα|στουσ|στισ|μολισ|μονο|περιπου|περι|σχεδον|μεχρι|εωσ|των|πανω|κατω))*\s+\Z"
_REACHED = r"(?:ηταν|ειναι|(?:δεν\s+)?(?:ξεπερν|υπερβ|φταν|εφτα|φτασ|αν[εη]ρχ|ανηλθ|περιορι|αγγιζ|εδιν|δινει|αποδιδ|παραγ)\w*)"
_AGAINST = re.compile(rf"\b(?:εναντι|αντι(?:\s+για)?|σε\s+σχεση\s+με){_LEAD}")
_TIME = r"\b(?:σημερα|τωρα|περυσι|φετοσ|προπερσι|αλλοτε|παλαιοτερα|πριν|πλεον|αρχικα)\b"
_AT_ANOTHER_TIME = re.compile(
    rf"{_TIME}[^.;·:()\n]{{0,30}}?\b{_REACHED}{_LEAD}|\b(?:ενω|και|αλλα)\s+{_TIME}{_LEAD}"
)
_LEAST, _MOST = Decimal("0.02"), 50
"""How far the same thing may have grown or fallen."""


def measured(folded: str, numeral: Numeral, before: str, context: Context) -> Elided | None:
    """«1.200 κυβικά μέτρα την ημέρα, όταν σήμερα δεν ξεπερνά τα 600», «4.200 τόνοι, έναντι 3.100»."""
    last = context.last
    if last is None or last.unit.kind != "measure" or numeral.words or numeral.scale > 1:
        return None
    if last.unit.slug == "ratio" or not same_sentence(folded, last.end, numeral.start):
        return None
    if not last.value or not _LEAST <= numeral.value / last.value <= _MOST:
        return None  # «45.000 εκπαιδευτικοί, 20 ώρες ο καθένας, έναντι 28.700»
    if not (_AGAINST.search(before) or _AT_ANOTHER_TIME.search(before)):
        return None
    return Elided(carried(last.unit, numeral.end))
