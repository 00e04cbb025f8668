"""Where the words that claim an order stand: blocks with a stem of one, and the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from ota_extract.assemble.rankings.announcers import HINTS
from ota_extract.clean import CleanText

_AROUND = 60
"""No cue is longer than this, before or behind the stem it holds."""


class Cues:
    """Looks for the cues of one text, and only where a stem of one stands."""

    def __init__(self, clean: CleanText) -> None:
        self._folded, self._blocks = clean.folded, clean.blocks

    def blocks(self) -> Iterator[tuple[int, list[int]]]:
        """The blocks that hold a stem of a cue, each with the offsets of the stems."""
        folded = self._folded
        hints: list[int] = []
        for stem in HINTS:
            at = folded.find(stem)
            while at >= 0:
                hints.append(at)
                at = folded.find(stem, at + 1)
        hints.sort()
        starts = [block.start for block in self._blocks]
        for block, held in groupby(hints, key=lambda hint: bisect_right(starts, hint) - 1):
            if block >= 0:
                yield block, list(held)

    def search(
        self, pattern: re.Pattern[str], hints: Sequence[int], start: int, end: int
    ) -> re.Match[str] | None:
        """A match of *pattern* around the hints that lie between *start* and *end*."""
        low, high = bisect_left(hints, start), bisect_left(hints, end)
        if low == high:
            return None
        return pattern.search(
            self._folded, max(start, hints[low] - _AROUND), min(end, hints[high - 1] + _AROUND)
        )
