"""Amounts in a row: which numbers of a line are money, where the line itself need not say «ευρώ».

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def amounts(text):
...     folded = fold(text)
...     return [str(found.value) for found in find_numerals(folded) if amount(folded, found)]
>>> amounts("7 53108 ΑΡΤΑΣ 261.000,00")
['261000']
>>> amounts("Πλημμύρα 17/4/2017, 600 €, άρθρο 6, (ευρώ 175)")
['600', '175']

>>> amounts("Πατρέων 3.005 παιδιά, 1.200 m3, 185.000 ΔΗΜΟΣ ΠΑΡΟΥ")
['185000']

A bare whole number below a thousand, a part of a date, a number with letters on it and one that
counts what is named behind it are none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.mentions import Numeral
from ota_extract.scan.vocabulary import unit_at

CURRENCY = r"(?:€|ευρω[α-ω]*|euros?\b|eur\b)"
_CURRENCY = re.compile(CURRENCY)
_MILLION = 10**6
LEAST_MONEY = 50
"""Columns whose every number is smaller hold rates, prices of a litre, counts."""
AMOUNT_END = re.compile(rf"\s*(?:{CURRENCY})?[\s|).,;·*]*")
"""What stands behind an amount that ends a line or a cell."""
_AFTER = re.compile(rf"\s{{0,3}}{CURRENCY}")
_BEFORE = re.compile(
    r"(?<!\d)(?<!\d\s)(?:€|ευρω|eur)[^\S\n]{0,2}\Z"
)  # «100 €⏎2.» is the row before
_GROUPED = re.compile(r"[.,]\d{2,3}(?!\d)")
_MOST_NOTES = 100  # «(1)» alone leads to a note
_MINUS = re.compile(rf"\s*(?:{CURRENCY})?\s?(?P<sign>[-–−])\s?(?=[\d€])")
_MINUS_BEHIND = re.compile(rf"(?P<sign>[-−])\s?(?:{CURRENCY})?\s*\Z")
"""«500,00-», as accounting programs print what is taken off."""

_RATE = re.compile(r"([^\W_]{1,12})/[^\W\d_]")  # «1.300 m3/ημέρα»
_AUTHORITIES = frozenset(
    ("municipality", "region", "regional_unit", "water_utility", "association", "body")
)
"""Units that name whom the next amount is for: «ΑΓΙΑΣ 185.000 ΔΗΜΟΣ ΠΑΡΟΥ 90.000»."""


class Amount(NamedTuple):
    """A number read as money: its numeral, and the span with the currency in it."""

    numeral: Numeral
    span: Span


def amount(folded: str, numeral: Numeral, *, in_column: bool = False) -> Amount | None:
    """Read *numeral* as money; *in_column*: its cell holds nothing else, so any number will do."""
    start, end = numeral.start, numeral.end
    if numeral.glued or numeral.doubt == "digits-lost" or not start < end:
        return None
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if (
        before.isalpha()
        or before in ("/", "@")
        or after in ("/", "%")
        or folded.startswith(" %", end)
    ):
        return None
    marked = _AFTER.match(folded, end)
    if marked:
        return Amount(numeral, Span(start, marked.end()))
    if sign := _BEFORE.search(folded, max(start - 8, 0), start):
        return Amount(numeral, Span(sign.start(), end))
    if (numeral.words and numeral.scale < _MILLION) or (not in_column and _counts(folded, end)):
        return None
    if in_column or numeral.scale > 1 or _GROUPED.search(folded, start, end):
        return Amount(numeral, Span(start, end))
    return None


def is_in_euro(folded: str, one: Amount) -> bool:
    """Whether a currency stands beside the amount, before or behind it."""
    return _CURRENCY.search(folded, *one.span) is not None


def minus(folded: str, start: int, numeral: Numeral, end: int) -> tuple[Span | None, int, int]:
    """The minus of *numeral*, which stands alone in the cell ``[start, end)``, and what is left of the
    cell without it: «-6.000,00», «500,00-».

    >>> from ota_extract.scan.numerals import find_numerals
    >>> minus("-6.000,00 €", 0, find_numerals("-6.000,00 €")[0], 11)
    (Span(start=0, end=1), 1, 11)

    Brackets around nothing but the digits are one, as in accounts: «(6.000,00)».
    """
    if (
        folded[start : numeral.start].strip() == "("
        and folded[numeral.end : end].strip() == ")"
        and (numeral.value >= _MOST_NOTES or _GROUPED.search(folded, numeral.start, numeral.end))
    ):
        at = folded.index("(", start)
        return Span(at, at + 1), at + 1, folded.index(")", numeral.end)
    if before := _MINUS.match(folded, start, numeral.start + 1):
        return Span(*before.span("sign")), before.end(), end
    if behind := _MINUS_BEHIND.search(folded, numeral.end, end):
        return Span(*behind.span("sign")), start, behind.start()
    return None, start, end


def taken_off(found: Amount, sign: Span) -> Amount:
    """The amount with the minus at *sign*: less than nothing, never a positive one."""
    numeral = found.numeral._replace(value=-found.numeral.value)
    return Amount(numeral, Span(min(sign.start, found.span.start), max(sign.end, found.span.end)))


def _counts(folded: str, end: int) -> bool:
    """Whether the number that ends at *end* counts or measures what stands behind it: «3.005 παιδιά»."""
    if not folded.startswith(" ", end):
        return False
    rate = _RATE.match(folded, end + 1)
    unit = unit_at(rate[1], 0) if rate else unit_at(folded, end + 1)
    return unit is not None and unit.slug not in _AUTHORITIES
