"""Pairing the elements of two lists: by all that identifies them first, then by less and less.

>>> pairs = match(["a1", "b2", "c3"], ["x9", "b2", "a7"], [lambda e, _: [e], lambda e, _: [e[0]]])
>>> pairs.paired, pairs.missing, pairs.new, pairs.moved
([(0, 2), (1, 1)], [2], [0], [0])
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records: how its offsets and ids are written in terms of the fresh one."""

    place: Callable[[int, int], tuple[int, int] | None]
    ids: dict[str, str] = field(default_factory=dict)


Keys = Callable[[Any, Side], Iterable[Hashable]]
"""What may identify an element; two elements that share one of these are a pair."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The indexes of both lists: those that belong together, and those that are left."""

    paired: list[tuple[int, int]]
    missing: list[int]
    new: list[int]

    @property
    def moved(self) -> list[int]:
        """The fewest elements, by their index among the approved, that put elsewhere give the order."""
        ends: list[int] = []  # the least last element of a rising run of each length
        lengths = []
        for _, index in self.paired:
            length = bisect_left(ends, index)
            ends[length : length + 1] = [index]
            lengths.append(length)
        moved: list[int] = []
        wanted, below = len(ends) - 1, inf
        for (approved, index), length in zip(reversed(self.paired), reversed(lengths), strict=True):
            if length == wanted and index < below:
                wanted, below = wanted - 1, index
            else:
                moved.append(approved)
        return moved[::-1]


def match(
    approved: Sequence[Any],
    fresh: Sequence[Any],
    passes: Sequence[Keys],
    sides: tuple[Side, Side] | None = None,
) -> Pairs:
    """Pair *approved* with *fresh*, one of *passes* after the other over what is left.

    Where several elements share a key, they are paired in their order. At last those are paired that
    are the same in all, whatever they are. Takes linear time.
    """
    then, now = sides or (Side(lambda start, end: (start, end)),) * 2
    partner: dict[int, int] = {}
    left, right = list(range(len(approved))), list(range(len(fresh)))
    for keys in (*passes, _all_of_it):
        if not left or not right:
            break
        offered: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for index in right:
            for key in keys(fresh[index], now):
                offered[key].append(index)
        taken: set[int] = set()
        for index in left:
            for key in keys(approved[index], then):
                candidates = offered.get(key)
                while candidates and candidates[0] in taken:
                    candidates.popleft()
                if candidates:
                    partner[index] = candidates.popleft()
                    taken.add(partner[index])
                    break
        left = [index for index in left if index not in partner]
        right = [index for index in right if index not in taken]
    return Pairs(sorted(partner.items()), left, right)


def _all_of_it(element: Any, _: Side) -> Iterable[Hashable]:
    return (repr(element),)
