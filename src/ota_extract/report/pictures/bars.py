"""Bars: one strip a value, each to the same scale, beside its name and its exact number.

The chart is a list of real text with a small SVG a row, so that names wrap on a phone, are read aloud,
selected and found, and nothing has to be said twice. Where the table is long, the largest are drawn and
a sentence says how many more there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ota_extract.report.pictures.scale import percent

OUTLIER = 20
"""Times the next value: such a largest value makes all others look alike."""

End = Literal["exact", "open", "below"]


@dataclass(frozen=True, slots=True)
class Strip:
    """The geometry of one bar, in percent of the width of the chart.

    ``end`` is ``open`` where the number is a lower bound, ``below`` where it is an upper bound.
    """

    start: str
    length: str
    tip: str
    """The right end."""
    zero: str | None
    """Where zero lies, if anywhere but at the left."""
    negative: bool = False
    end: End = "exact"


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a chart."""

    value: str
    """The id of what it shows, elsewhere on the page."""
    name: str
    said: str
    """The number as the reader reads it."""
    strip: Strip


@dataclass(frozen=True, slots=True)
class BarChart:
    """A picture of bars."""

    id: str
    """Unique on the page."""
    heading: str
    bars: tuple[Bar, ...]
    notes: tuple[str, ...]
    kind: Literal["bars"] = "bars"


def strips_of(numbers: Sequence[tuple[Decimal, End]]) -> tuple[Strip, ...]:
    """The geometry of bars for *numbers*, to one scale.

    >>> [(s.start, s.length) for s in strips_of([(Decimal(8), "exact"), (Decimal(2), "exact")])]
    [('0.00', '100.00'), ('0.00', '25.00')]
    >>> [(s.start, s.length, s.zero) for s in strips_of([(Decimal(3), "exact"), (Decimal(-1), "exact")])]
    [('25.00', '75.00', '25.00'), ('0.00', '25.00', '25.00')]
    """
    low = min((number for number, _ in numbers), default=Decimal(0)).min(Decimal(0))
    high = max((number for number, _ in numbers), default=Decimal(0)).max(Decimal(0))
    whole = high - low or Decimal(1)
    zero = percent(-low, whole) if low < 0 else None
    return tuple(
        Strip(
            start=percent(number.min(Decimal(0)) - low, whole),
            length=percent(abs(number), whole),
            tip=percent(number.max(Decimal(0)) - low, whole),
            zero=zero,
            negative=number < 0,
            end=end,
        )
        for number, end in numbers
    )


def dwarfing(values: Sequence[Decimal]) -> bool:
    """Tell whether the largest of *values* (largest first) makes the others look alike.

    >>> dwarfing([Decimal(9000), Decimal(90)]), dwarfing([Decimal(90), Decimal(80)])
    (True, False)
    """
    return len(values) > 1 and values[1] > 0 and values[0] >= OUTLIER * values[1]
