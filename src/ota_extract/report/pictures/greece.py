"""Greece on a plane: the municipalities' seats, islands included, draw the country themselves.

The projection is equirectangular, true to scale along the 38th parallel that runs through the middle of
the country: a degree of longitude is drawn as long as cos(38.3°) of a degree of latitude. Over seven
degrees of latitude that is off by 5 % at the edges, less than the size of a dot.

>>> place(38.58, 21.67)  # Thermo
(84.1, 157.9)
>>> [round(length) for length in SIZE]
[394, 348]
"""

from __future__ import annotations

from functools import cache
from math import cos, radians

from ota_extract.municipalities import registry

WEST, EAST, SOUTH, NORTH = 19.45, 29.85, 34.65, 41.85
"""Degrees; the outermost seats lie 0.2 to 0.4 within."""
UNITS = 48.3
"""Of the drawing, for a degree of latitude."""
PARALLEL = 38.3
SIZE = (
    (EAST - WEST) * cos(radians(PARALLEL)) * UNITS,
    (NORTH - SOUTH) * UNITS,
)


def place(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a point lies in the drawing, from its top left corner."""
    x = (longitude - WEST) * cos(radians(PARALLEL)) * UNITS
    y = (NORTH - latitude) * UNITS
    return round(x, 1), round(y, 1)


@cache
def dots() -> str:
    """All municipalities as one path of strokes without length, which round ends make dots."""
    places = (
        place(one.latitude, one.longitude)
        for one in registry().municipalities
        if one.latitude is not None and one.longitude is not None
    )
    return "".join(f"M{x} {y}h0" for x, y in sorted(set(places)))
