"""Numerals: every number of a text, in digits or in words, with its scale word.

Reads «235.285.163», «41.207.318,05», «39 εκατ.», «1.4 δις», «83,150.00», «380 .000.000»,
«1 δισ. 275 εκ.», «σαράντα έξι εκατομμύρια», «οκτακοσίων τριάντα χιλιάδων», «ενάμισι εκατομμύριο»,
«700 και πλέον εκατομμυρίων», and «τρεις (3)» as one numeral.

>>> from ota_extract.greek import fold
>>> def values(text): return [str(numeral.value) for numeral in find_numerals(fold(text))]
>>> values("39 εκατ. και 1.4 δις, 235.285.163 ή 41.207.318,05")
['39000000', '1400000000', '235285163', '41207318.05']
>>> values("1 δισ. 275 εκ. ευρώ, σαράντα έξι εκατομμύρια, τρεις (3) δόσεις")
['1275000000', '46000000', '3']

Does not read the article «ένας, μία, ένα» by itself, a scale word without a number («χιλιάδες
έργα»), or «81 εκ των οποίων» (*of which*) as 81 million. Where a scale word follows a number that
is already written in full («9.310.400,00 εκ. ευρώ», a slip of writers) it is left out.

How separators are read is said in ``digits``. Spaces group digits where a currency stands behind, and
throughout a text that writes its amounts so and none with dots.

>>> values("Από 132 000,00 έως 1 864 000,00 ευρώ, για 212 000 πολίτες, τηλ. 213 136 0000")
['132000', '1864000', '212000', '213', '136', '0']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ota_extract.mentions import Numeral
from ota_extract.scan.digits import plain
from ota_extract.scan.number_groups import Group, find_groups
from ota_extract.scan.number_words import ONLY_WITH_SCALE

_SPACE = re.compile(r"\s+(?:και\s+)?")
_GLUED = re.compile(r"[^\W\d_]+")
_GLUED_UNIT = re.compile(r"ευρω|χιλ|εκατ|εκ\b|δισ|million|billion")


def find_numerals(folded: str) -> list[Numeral]:
    """Find the numerals of *folded* (see :func:`ota_extract.greek.fold`), in text order.

    ``Numeral.start``/``end`` are code points and include the scale word and, for «τρεις (3)», the
    bracket. No two overlap.
    """
    numerals: list[Numeral] = []
    for parts in _numbers(find_groups(folded), folded):
        start, end, value, words, scale, doubt = parts[0] if len(parts) == 1 else _joined(parts)
        glued = _glued(start, end, folded)
        numeral = Numeral(start, end, plain(value), words, scale, glued, None, doubt)
        if numerals and (merged := _bracketed(numerals[-1], numeral, folded)):
            numerals[-1] = merged
        else:
            numerals.append(numeral)
    return [n for n in numerals if not (n.words and _is_article(n, folded))]


def _numbers(groups: Iterator[Group], folded: str) -> Iterator[list[Group]]:
    """Put the parts of one number together: 1 δισ. + 275 εκ., τριακόσιες χιλιάδες + εξακόσια."""
    parts: list[Group] = []
    for group in groups:
        if parts and _continues(parts[-1], group, folded):
            parts.append(group)
            continue
        if parts:
            yield parts
        parts = [group]
    if parts:
        yield parts


def _joined(parts: list[Group]) -> Group:
    """The *parts* of one number as a single one."""
    return Group(
        parts[0].start,
        parts[-1].end,
        sum((part.value for part in parts), Decimal(0)),
        parts[0].words,
        max(part.scale for part in parts),
        next((part.doubt for part in parts if part.doubt), None),
    )


def _continues(one: Group, two: Group, folded: str) -> bool:
    if one.scale == 1 or one.value % one.scale or two.value >= one.scale:
        return False
    gap = folded[one.end : two.start]
    if not _SPACE.fullmatch(gap):
        return False
    if two.scale > 1:
        return two.scale < one.scale
    return one.words and two.words and gap.isspace()


def _glued(start: int, end: int, folded: str) -> str:
    """The letters right against the number at ``start:end``, unless they are a unit («58.900€», «εκ€»)."""
    before = folded[start - 1 : start]
    if before.isalpha():
        return before
    if not folded[end : end + 1].isalpha():
        return ""
    after = _GLUED.match(folded, end)
    if after is None or _GLUED_UNIT.match(folded, end):
        return ""
    return after[0]


_BRACKET = re.compile(r"\s*\(\s*")
_BRACKET_END = re.compile(r"\s*\)")


def _bracketed(one: Numeral, two: Numeral, folded: str) -> Numeral | None:
    """«τρεις (3)», «3 (τρεις)»: one numeral, or None where the second is a number of its own.

    The bracket must hold the number alone; one with a currency is left to the amounts.
    """
    if one.words == two.words:
        return None
    if _BRACKET.fullmatch(folded, one.end, two.start) is None:
        return None
    closed = _BRACKET_END.match(folded, two.end)
    if closed is None:
        return None
    digits = two if one.words else one
    in_words = (one if one.words else two).value if one.value != two.value else None
    scale = max(one.scale, two.scale)
    return digits._replace(start=one.start, end=closed.end(), scale=scale, in_words=in_words)


_AMONG = re.compile(r"\s+στ(?:ουσ|ισ|α)\s+(?=[δτπεχ\d])")


_PART = re.compile(r"\s+(?:τριτο|τεταρτο|πεμπτο|δεκατο)\s+(?:του|τησ|των)\b")


def _is_article(numeral: Numeral, folded: str) -> bool:
    """«ένας», unless it is part of «ένας στους τέσσερις» or «το ένα τέταρτο του συνόλου»."""
    if folded[numeral.start : numeral.end] not in ONLY_WITH_SCALE:
        return False
    if folded.endswith("το ", 0, numeral.start) and _PART.match(folded, numeral.end):
        return False
    return _AMONG.match(folded, numeral.end) is None
