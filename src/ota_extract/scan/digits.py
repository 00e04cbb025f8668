"""Runs of digits and separators: what number they write.

Separators follow Greek print: a dot before exactly three digits groups them, a comma is the decimal
sign. The English way is read only where the Greek one is impossible.

>>> parse_digits("41.207.318,05"), parse_digits("83,150.00"), parse_digits("1.4")
((Decimal('41207318.05'), None), (Decimal('83150.00'), None), (Decimal('1.4'), 'dot-decimal'))
>>> parse_digits("50.000.00"), parse_digits("1,2,3")
((Decimal('50000.00'), 'odd-decimals'), None)
"""

from __future__ import annotations

import re
from decimal import Decimal

from ota_extract.mentions import Doubt

_LONGEST = 21  # digits; a longer run is no number that a release could state
_ONE = Decimal(1)
_NO_SIGNS = str.maketrans("", "", ".,\u00a0 '’΄´")
_FORMATS: tuple[tuple[re.Pattern[str], str, Doubt | None], ...] = (
    (re.compile(r"\d{1,3}(?: ?\. ?\d{3})+"), "", None),  # 3.450.000
    (re.compile(r"\d{1,3}(?: ?\. ?\d{3})+,\d+"), ",", None),  # 41.207.318,05
    (re.compile(r"\d+,\d+"), ",", None),  # 12,75
    (re.compile(r"\d{1,3}(?: \d{3})+"), "", None),  # 1 250 000
    (re.compile(r"\d{1,3}(?: \d{3})+,\d+"), ",", None),
    (re.compile(r"\d+\.\d{1,2}"), ".", "dot-decimal"),  # 1.4
    (re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}"), ".", None),  # 83,150.00
    (re.compile(r"\d{1,3}(?:,\d{3}){2,}"), "", None),  # 1,250,000
    (re.compile(r"\d{1,3}(?:\.\d{3})+\.\d{1,2}"), ".", "odd-decimals"),  # 50.000.00
    (re.compile(r"\d{1,3}(?:['’΄´]\d{3})+"), "", None),  # 1'500'000
    (re.compile(r"\d{1,3}(?:['’΄´]\d{3})+,\d+"), ",", None),
    (re.compile(r"\d{1,3}(?:['’΄´]\d{3})+\.\d{1,2}"), ".", None),
)


def parse_digits(digits: str) -> tuple[Decimal, Doubt | None] | None:
    """The value of a run of digits and separators, or None where it is a list («1,2,3»)."""
    if len(digits) > _LONGEST + 7:
        return Decimal(digits.translate(_NO_SIGNS)[:_LONGEST]), "malformed"
    if digits.isdecimal():
        return Decimal(digits), None
    for pattern, decimal_sign, doubt in _FORMATS:
        if pattern.fullmatch(digits):
            whole, _, fraction = digits.rpartition(decimal_sign) if decimal_sign else ("", "", "")
            if not whole:
                return Decimal(digits.translate(_NO_SIGNS)), doubt
            return Decimal(f"{whole.translate(_NO_SIGNS)}.{fraction}"), doubt
    if "." not in digits:
        return None
    return Decimal(digits.translate(_NO_SIGNS)), "malformed"


def plain(value: Decimal) -> Decimal:
    """Without exponent and, for a whole number, without decimals; other digits stay as written.

    >>> plain(Decimal("1500000.0")), plain(Decimal("58311.40"))
    (Decimal('1500000'), Decimal('58311.40'))
    """
    if value.same_quantum(_ONE):
        return value
    whole = value.to_integral_value()
    return Decimal(int(whole)) if whole == value else value
