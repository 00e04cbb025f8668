"""The numerals of a text by place: which of them stand in a stretch of it, and how many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ota_extract.mentions import Numeral


class Numbers:
    """Numerals in text order, asked for again and again by where they begin.

    >>> from ota_extract.scan.numerals import find_numerals
    >>> numbers = Numbers(find_numerals("5 δημοι, 12 εργα, 7 φορεισ"))
    >>> [str(numeral.value) for numeral in numbers.within(0, 9)], numbers.count(1, 26)
    (['5'], 2)
    """

    def __init__(self, numerals: Sequence[Numeral]) -> None:
        self._numerals = numerals
        self._starts = [numeral.start for numeral in numerals]

    @property
    def all(self) -> Sequence[Numeral]:
        """All of them."""
        return self._numerals

    def within(self, start: int, end: int) -> Sequence[Numeral]:
        """Those that begin in ``[start, end)``."""
        return self._numerals[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def count(self, start: int, end: int) -> int:
        """How many begin in ``[start, end)``."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)
