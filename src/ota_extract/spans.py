"""Many spans at once: what they hold, what they touch, and which of them stay where two overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Protocol, TypeVar


class Spanned(Protocol):
    """Anything that stands at a half-open range of code points."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=Spanned)


class SpanSet:
    """Spans that are asked again and again whether one of them holds or touches a place.

    >>> spans = SpanSet([(3, 9), (4, 5), (20, 22)])
    >>> 8 in spans, 9 in spans
    (True, False)
    >>> spans.holds(5, 9), spans.holds(8, 10), spans.holds(19, 20)
    (True, False, False)
    >>> spans.overlaps(8, 10), spans.overlaps(9, 20), spans.overlaps(0, 30)
    (True, False, True)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    @classmethod
    def of(cls, *found: Iterable[Spanned]) -> SpanSet:
        """The places of all things *found*, of one kind or several."""
        return cls((one.start, one.end) for kind in found for one in kind)

    def __contains__(self, at: int) -> bool:
        """Whether one of the spans holds the character at offset *at*."""
        return self.holds(at, at + 1)

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the spans holds all of ``start:end``."""
        before = bisect_right(self._starts, start)
        return before > 0 and end <= self._reach[before - 1]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether one of the spans has a character in common with ``start:end``."""
        before = bisect_left(self._starts, end)
        return before > 0 and start < self._reach[before - 1]


def first_of_overlapping(found: Iterable[_Found]) -> list[_Found]:
    """*found* in text order; of those that overlap the one that begins first, then the longest.

    >>> from ota_extract.alignment import Span
    >>> [tuple(span) for span in first_of_overlapping([Span(4, 6), Span(0, 3), Span(0, 5), Span(5, 7)])]
    [(0, 5), (5, 7)]
    """
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept
