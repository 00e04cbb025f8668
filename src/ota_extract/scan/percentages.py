"""Percentages and ratios: «25,4%», «είκοσι τοις εκατό», «ποσοστό 22,6», «7 στις 10».

>>> percent_behind("5 % των δημων", 1)
Unit(kind='percentage', slug='percent', start=2, end=3)
>>> percent_before("σε ποσοστο 22,6", 11, 0, Decimal("22.6"))
Unit(kind='percentage', slug='percent', start=3, end=10)

A ratio («επτά στους δέκα») is a measure whose value is the quotient. «12 στους 325 δήμους» (*twelve
to the 325 municipalities*) is no ratio: what follows is no round number.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ota_extract.mentions import Numeral
from ota_extract.scan.number_groups import VULGAR_FRACTIONS
from ota_extract.scan.unit import Unit

_BEHIND = re.compile(
    r"[ \t]*(?:(?P<percent>%|τοισ\s+(?:εκατο\b|%)|επι\s+τοισ\s+εκατο\b)|(?P<permille>‰|τοισ\s+χιλιοισ\b)"
    r"|(?P<percentage_point>(?:ποσοστιαι|εκατοστιαι)(?:εσ|ων|α)\s+μοναδ(?:εσ|ων|α)|π\.\s?μ\.(?!\s*\d)))"
)
_BEFORE = re.compile(r"\bποσοστ(?:ο|ου|α)\s+(?:[^\W\d_]+\s+){0,5}$")
_FRACTION = re.compile(r"\s+(?:(τριτ)|(τεταρτ)|(πεμπτ)|(δεκατ))(?P<ending>[αο])\b")
# «κατά το 1/12 της επιχορήγησης»: no day, and no number of an act
_PART_BEFORE = re.compile(r"\b(?:στο|το|στα|τα)\s\Z")
_OF_BEHIND = re.compile(r"\s(?:του|τησ|των)\b|\s?(?:[,;·)]|\.(?!\d)|\n|\Z)")
_MOST_PARTS = 1000
_FRACTIONS = (3, 4, 5, 10)
_HUNDRED = Decimal(100)
_AMONG = re.compile(r"\s+στ(?:ουσ|ισ|α)\s+")
_WHOLES = {2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000}


def percent_behind(folded: str, at: int) -> Unit | None:
    """The percent sign or words that follow offset *at*."""
    match = _BEHIND.match(folded, at)
    if match is None or match.lastgroup is None:
        return None
    return Unit("percentage", match.lastgroup, match.start(match.lastgroup), match.end())


def percent_before(folded: str, at: int, floor: int, value: Decimal) -> Unit | None:
    """«ποσοστό» (*percentage*) a few words before a number up to 100 without a sign."""
    match = _BEFORE.search(folded, max(floor, at - 60), at)
    if match is None or value > _HUNDRED:
        return None
    return Unit("percentage", "percent", match.start(), match.start() + match[0].index(" "))


def ratio(folded: str, part: Numeral, part_end: int, whole: Numeral) -> Decimal | None:
    """The quotient of «7 στις 10», «1 € στα 3», to four digits; None where the two numbers are no
    ratio. *part_end* is behind the unit of the first, if it has one."""
    if _AMONG.fullmatch(folded, part_end, whole.start) is None:
        return None
    if whole.value not in _WHOLES or not 0 < part.value < whole.value:
        return None
    return round(part.value / whole.value, 4).normalize() + Decimal(0)


def fraction(folded: str, part: Numeral) -> tuple[Decimal, int] | None:
    """The quotient of «δύο τρίτα» or «¾ του ποσού» and the offset behind it, or None."""
    if folded[part.start : part.end] in VULGAR_FRACTIONS and _OF_BEHIND.match(folded, part.end):
        return part.value, part.end
    match = _FRACTION.match(folded, part.end)
    if match is None or not part.words or (match["ending"] == "ο") != (part.value == 1):
        return None
    whole = _FRACTIONS[next(n for n, stem in enumerate(match.groups()) if stem)]
    return round(part.value / whole, 4).normalize() + Decimal(0), match.end()


def written_fraction(folded: str, part: Numeral, whole: Numeral) -> Decimal | None:
    """The quotient of «2/3», «το 1/12 της επιχορήγησης», or None: both numbers below ten or words
    around that make them a part, nothing else about them."""
    if folded[part.end : whole.start] != "/" or not 0 < part.value < whole.value < _MOST_PARTS:
        return None
    if whole.value > 10 and not (
        _PART_BEFORE.search(folded, max(0, part.start - 5), part.start)
        and _OF_BEHIND.match(folded, whole.end)
    ):
        return None
    if folded[part.start - 1 : part.start] == "/" or folded[whole.end : whole.end + 1] == "/":
        return None
    return round(part.value / whole.value, 4).normalize() + Decimal(0)
