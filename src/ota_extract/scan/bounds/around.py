"""What the words around a number make of it."""

from __future__ import annotations

from typing import NamedTuple

from ota_extract.records import Bound, Statistic

FARTHEST = 110
"""Code points from a cue to its number."""


class Around(NamedTuple):
    """The bound of a number, and the span of number and bound words together."""

    bound: Bound
    statistic: Statistic | None
    start: int
    end: int
