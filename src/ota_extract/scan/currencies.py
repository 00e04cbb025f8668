"""Currencies: the word or sign that makes a number an amount of money.

Reads the currency behind the number («58.900€», «3.300,10ευρών», «12 εκατ. δολάρια») and before it
(«€2,2 δισ.», «(ευρώ 175.000)»). The unit is the ISO 4217 code.

>>> currency_behind("39 εκατ. ευρω", 8)
Unit(kind='money', slug='EUR', start=9, end=13)
>>> currency_behind("12 ευρωπαικεσ χωρεσ", 2) is None
True
"""

from __future__ import annotations

import re

from ota_extract.scan.unit import Unit

_CURRENCY = r"""(?:
    (?P<EUR> ευρω[νσ]?(?![α-ω]) | € | euros?\b | eur\b )
  | (?P<USD> δολαρι(?:α|ων|ο|ου)(?:\s+ηπα)?\b | \$ | usd\b )
  | (?P<GBP> (?:στερλιν|λιρ)(?:α|εσ|ων|ασ)\b | £ | gbp\b )
  | (?P<CHF> ελβετικ\w+\s+φραγκ\w+ | chf\b )
  | (?P<GRD> δραχμ(?:εσ|ων|ησ|η)\b | δρχ\b\.? )
)"""
_BEHIND = re.compile(rf"[ \t]*{_CURRENCY}", re.VERBOSE)
# between a number and its currency: the mark of a note, «1.234.567,- €», «3+ ευρώ»
_MARKS = frozenset("(*¹²³⁴⁵⁶⁷⁸⁹,+")
_BEHIND_MARK = re.compile(
    rf"(?:\(\d{{1,2}}\)|\*{{1,3}}|[¹²³⁴-⁹]{{1,2}}|,\s?[-–—]{{1,2}}|\+)[ \t]*{_CURRENCY}", re.VERBOSE
)
_BEFORE = re.compile(rf"(?<![^\W_]){_CURRENCY}\s?$", re.VERBOSE)
AMOUNT_FORM = re.compile(
    r"\d{1,3}(?:\.\d{3})+,\d{2}|\d{1,3}(?:,\d{3})+\.\d{2}|\d{1,3}(?: \d{3})+,\d{2}"
)
"""41.207.318,05, 83,150.00 or 41 207 318,05: nothing but an amount is written so."""


def currency_behind(folded: str, at: int) -> Unit | None:
    """The currency that follows offset *at*, where a number and its scale word end."""
    pattern = _BEHIND_MARK if folded[at : at + 1] in _MARKS else _BEHIND
    match = pattern.match(folded, at)
    if match is None or match.lastgroup is None:
        return None
    return Unit("money", match.lastgroup, match.start(match.lastgroup), match.end())


def currency_before(folded: str, at: int, floor: int) -> Unit | None:
    """The currency right before offset *at*, where a number begins; nothing before *floor* counts."""
    match = _BEFORE.search(folded, max(floor, at - 12), at)
    if match is None or match.lastgroup is None:
        return None
    return Unit("money", match.lastgroup, match.start(), match.end(match.lastgroup))
