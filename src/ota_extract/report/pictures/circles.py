"""Circles for the map of Greece: one a municipality that gets money, its area by the amount."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import pi, sqrt

from ota_extract.municipalities.entries import Municipality
from ota_extract.report.pictures.greece import SIZE, place
from ota_extract.report.pictures.recipients import Allotment

LARGEST = 17.0
"""Radius of the largest circle, in units of the drawing, where there is room for it."""
COVERED = 0.09
"""The part of the drawing that all circles together may cover."""
SMALLEST = 1.8
"""Radius below which a circle would be lost among the dots."""


@dataclass(frozen=True, slots=True)
class Circle:
    """One municipality and all that it is allotted."""

    x: float
    y: float
    radius: float
    name: str
    amount: Decimal
    value: str
    """The id of its first row."""
    rows: int
    municipality: Municipality


@dataclass(frozen=True, slots=True)
class Circles:
    """The circles, largest first, so that the small ones lie on top."""

    placed: tuple[Circle, ...]
    unplaced: tuple[Allotment, ...]
    """Rows without a place on the map: linked to no municipality, or to one that is no more."""
    enlarged: int
    """Circles drawn at the smallest size, larger than their amount would make them."""
    largest: float
    """The radius of the largest."""


def circles_of(rows: Iterable[Allotment]) -> Circles:
    """Place *rows*; several rows of one municipality are one circle with their sum."""
    sums: dict[str, Decimal] = {}
    counts: dict[str, int] = {}
    found: dict[str, Allotment] = {}
    unplaced: list[Allotment] = []
    for row in rows:
        entry = row.municipality
        if entry is None or entry.latitude is None:
            unplaced.append(row)
            continue
        found.setdefault(entry.code, row)
        sums[entry.code] = sums.get(entry.code, Decimal(0)) + row.amount
        counts[entry.code] = counts.get(entry.code, 0) + 1
    most = max((abs(amount) for amount in sums.values()), default=Decimal(0)) or Decimal(1)
    largest = _largest([amount / most for amount in sums.values()])
    placed = [
        _circle(found[code], amount, counts[code], radius_for(amount, most, largest))
        for code, amount in sums.items()
    ]
    placed.sort(key=lambda circle: (-abs(circle.amount), circle.municipality.code))
    return Circles(
        placed=tuple(placed),
        unplaced=tuple(unplaced),
        enlarged=sum(1 for c in placed if c.radius == SMALLEST and c.amount),
        largest=largest,
    )


def radius_for(amount: Decimal, most: Decimal, largest: float = LARGEST) -> float:
    """The radius that gives *amount* its area, where *most* has the radius *largest*.

    >>> radius_for(Decimal(100), Decimal(100)), radius_for(Decimal(25), Decimal(100))
    (17.0, 8.5)
    """
    return max(SMALLEST, round(largest * sqrt(float(abs(amount) / most)), 1))


def _largest(shares: Sequence[Decimal]) -> float:
    """The radius of the largest circle, so that many circles do not cover the country."""
    areas = pi * sum(float(abs(share)) for share in shares)
    room = COVERED * SIZE[0] * SIZE[1]
    return min(LARGEST, round(sqrt(room / areas), 1)) if areas else LARGEST


def _circle(row: Allotment, amount: Decimal, rows: int, radius: float) -> Circle:
    entry = row.municipality
    assert entry is not None
    assert entry.latitude is not None
    assert entry.longitude is not None
    x, y = place(entry.latitude, entry.longitude)
    return Circle(x, y, radius, row.name, amount, row.value, rows, entry)
