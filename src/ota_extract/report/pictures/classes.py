"""Amounts sorted into the classes of a histogram, against the range that the release announces.

The classes have a round width and hold their lower edge. An amount far beyond the others would press
them into one class; then the axis ends behind the others and a last class, drawn apart, holds all that
lies beyond. No logarithmic axis: readers of a newspaper take it for a plain one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, sqrt

from ota_extract.report.pictures.scale import floor_to, percent, step_for

FEWEST_AMOUNTS = 10
"""Fewer are better read in the table."""
FEWEST_CLASSES, MOST_CLASSES = 6, 16
MOST_TICKS = 6
CENTRAL = 0.9
FAR = 3
"""Where nine tenths of the amounts spread over a length, what lies three such lengths beyond is apart."""
TAIL_AT = Decimal(88)
"""Percent of the width where the axis ends, where there is a last class for what lies beyond."""


@dataclass(frozen=True, slots=True)
class Column:
    """One class: how many amounts lie in ``[low, high)``, and where it is drawn (percent)."""

    low: Decimal
    high: Decimal | None
    """None for the last class, which has no end."""
    inside: int
    outside: int
    """Of the announced range."""
    left: str
    width: str

    middle: str

    @property
    def count(self) -> int:
        """All amounts of the class."""
        return self.inside + self.outside


@dataclass(frozen=True, slots=True)
class Tick:
    """A number of the axis, and where it stands (percent)."""

    value: Decimal
    at: str

    @property
    def anchor(self) -> str:
        """Which part of the written number stands there: it must not leave the drawing."""
        return {"0.00": "start", "100.00": "end"}.get(self.at, "middle")


@dataclass(frozen=True, slots=True)
class Band:
    """The announced range on the axis (percent); an edge beyond the axis is None."""

    left: str
    width: str
    low: str | None
    high: str | None


@dataclass(frozen=True, slots=True)
class Classes:
    """The columns, the axis under them and the announced range."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    band: Band | None
    step: Decimal
    """The width of a class."""
    most: int
    """The count of the fullest class."""
    axis_end: str
    """Where the axis ends (percent): at 100 unless a class beyond it is drawn apart."""

    @property
    def tail(self) -> Column | None:
        """The class of what lies beyond the axis."""
        return self.columns[-1] if self.columns[-1].high is None else None


def sort_into_classes(
    amounts: Sequence[Decimal], announced: tuple[Decimal, Decimal] | None = None
) -> Classes | None:
    """Sort *amounts* into classes; None where they are too few, or nearly all the same."""
    if len(amounts) < FEWEST_AMOUNTS or len(set(amounts)) < FEWEST_AMOUNTS // 2:
        return None
    ordered = sorted(amounts)
    last = _last_on_axis(ordered)
    wanted = min(MOST_CLASSES, max(FEWEST_CLASSES, ceil(sqrt(len(ordered))) + 3))
    step = step_for(last - ordered[0], wanted)
    first = floor_to(ordered[0], step)
    end = floor_to(last, step) + step
    tail = [amount for amount in ordered if amount >= end]
    room = TAIL_AT if tail else Decimal(100)

    def at(value: Decimal) -> Decimal:
        return (value - first) / (end - first) * room

    def column(low: Decimal, high: Decimal | None, left: Decimal, right: Decimal) -> Column:
        held = [a for a in ordered if low <= a and (high is None or a < high)]
        outside = sum(
            1 for a in held if announced is not None and not announced[0] <= a <= announced[1]
        )
        return Column(
            low=low,
            high=high,
            inside=len(held) - outside,
            outside=outside,
            left=_percent(left),
            width=_percent(right - left),
            middle=_percent((left + right) / 2),
        )

    number = int((end - first) / step)
    edges = [first + step * n for n in range(number + 1)]
    columns = [column(low, high, at(low), at(high)) for low, high in pairwise(edges)]
    if tail:
        columns.append(column(end, None, room + 4, Decimal(100)))
    every = step * next(n for n in (1, 2, 4, 5, 10) if number <= n * MOST_TICKS)
    return Classes(
        columns=tuple(columns),
        ticks=tuple(Tick(edge, _percent(at(edge))) for edge in edges if not edge % every),
        band=_band(announced, at, room) if announced else None,
        step=step,
        most=max(column.count for column in columns),
        axis_end=_percent(room),
    )


def _last_on_axis(ordered: Sequence[Decimal]) -> Decimal:
    """The largest amount that is not far beyond the others."""
    central = ordered[int((len(ordered) - 1) * CENTRAL)]
    if central == ordered[0]:
        return ordered[-1]
    limit = central + FAR * (central - ordered[0])
    return next(amount for amount in reversed(ordered) if amount <= limit)


def _band(
    announced: tuple[Decimal, Decimal],
    at: Callable[[Decimal], Decimal],
    room: Decimal,
) -> Band | None:
    low, high = (at(edge) for edge in announced)
    left, right = max(low, Decimal(0)), min(high, room)
    if left >= right:
        return None
    return Band(
        left=_percent(left),
        width=_percent(right - left),
        low=_percent(low) if low >= 0 else None,
        high=_percent(high) if high <= room else None,
    )


def _percent(value: Decimal) -> str:
    return percent(value, Decimal(100))
