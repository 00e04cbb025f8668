"""Ranges: two numbers that are the ends of one.

Reads «από 150.000 έως 2.300.000 ευρώ», «μεταξύ 5 και 10 εκατ.», «5 – 10 εκατ. ευρώ», «40 έως 70
χιλ. ευρώ» (the scale word is shared), «από 450.000 έως 1,3 εκατομμύρια» (it is not).

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def ends(text):
...     folded = fold(text); one, two = find_numerals(folded)
...     found = join_range(folded, one, two, one.end, 0)
...     return found and (str(found.low), str(found.high))
>>> ends("από 450.000 έως 1,3 εκατομμύρια"), ends("40 έως 70 χιλ. ευρώ"), ends("μεταξύ 5 και 10 εκατ.")
(('450000', '1300000'), ('40000', '70000'), ('5000000', '10000000'))

«από 4,1 δισ. σε 5,6 δισ.» is a change: two figures. So are «5 και 10» without «μεταξύ» (*between*).
Ends in the wrong order are given as they stand: ``low`` is then the greater one.

>>> ends("από 4,1 δισ. σε 5,6 δισ."), ends("30% και 70%"), ends("από 900 έως 100 ευρώ")
(None, None, ('900', '100'))
>>> is_change("απο 368 σε 20 ημερεσ", 4, 7, 11, 0)
True
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ota_extract.mentions import Numeral
from ota_extract.scan.digits import plain

_OPENING = re.compile(
    r"\b(?:(?P<between>(?:ανα)?μεταξυ|αναμεσα\s+σε)|απο)(?:\s+(?:τα|τισ|τουσ|το|τη|την|των|του|ποσο|μολισ|περιπου))*\s*$"
)
_ARTICLE = r"(?:\s*(?:τα|τισ|τουσ|το|τη|την|των|του|και|ποσο|περιπου)\b)*"
_TO = re.compile(rf"[\s,]*(?:εωσ|μεχρι|ωσ){_ARTICLE}\s*\+?")  # «-2 έως +3 βαθμούς»
_WITH = re.compile(r"\s+με\s+")
_DASH = re.compile(r"\s?[-–—‐]\s?")
_AND = re.compile(rf"\s*και{_ARTICLE}\s*")


class Range(NamedTuple):
    """The two ends in full units as they stand, and where the words of the range begin."""

    start: int
    low: Decimal
    high: Decimal


def join_range(folded: str, one: Numeral, two: Numeral, one_end: int, floor: int) -> Range | None:
    """The range from *one* to *two*, or None where they are two numbers.

    *one_end* is where the unit of the first number ends, if it has one; nothing before *floor*
    belongs to the range.
    """
    gap = folded[one_end : two.start]
    if len(gap) > 24:
        return None
    opening = _OPENING.search(folded, max(floor, one.start - 40), one.start)
    if opening is not None and opening["between"]:
        if not (_AND.fullmatch(gap) or _TO.fullmatch(gap)):
            return None
    elif _DASH.fullmatch(gap):
        if one_end != one.end and gap == gap.strip():
            return None
    elif _WITH.fullmatch(gap):  # «60 με 70 εκατομμύρια»; not «38 με 4,9 εκατ.»
        if one_end != one.end or (one.scale == 1 and one.value * two.scale >= two.value):
            return None
    elif not _TO.fullmatch(gap) or (opening is None and one_end != one.end):
        return None
    low = one.value
    if one.scale == 1 and two.scale > 1 and one.value < 1000:
        low = plain(one.value * two.scale)
        if low > two.value:  # «από 800 έως 1,5 εκατ.»: the scale word is not shared
            low = one.value
    if low == two.value or (low > two.value and opening is None):
        return None
    return Range(opening.start() if opening else one.start, low, two.value)


_ESTIMATE = r"(?:(?:μολισ|περιπου|σχεδον|πανω\s+απο|περισσοτερ\w+\s+απο|τουλαχιστον)\s+)?"
_CHANGE = re.compile(
    rf"(?:\s+(?:(?:το|τον|την)\s+(?:[α-ω]+\s+)?)?(?:19|20)\d\d)?,?\s+(?:σε\s+|στ(?:α|ουσ|ισ|ο)\s+){_ESTIMATE}(?:€\s*)?"
)
_LONGEST_CHANGE = 48  # code points between the two numbers


def is_change(folded: str, start: int, end: int, next_start: int, floor: int) -> bool:
    """Whether the number at ``[start, end)`` is what the one at *next_start* grew or fell from:
    «από 4,1 δισ. ευρώ σε 5,6 δισ.»; *end* is behind the first number's unit, if it has one."""
    if next_start - end > _LONGEST_CHANGE or _CHANGE.fullmatch(folded, end, next_start) is None:
        return False
    opening = _OPENING.search(folded, max(floor, start - 40), start)
    return opening is not None and not opening["between"]
