"""The drawing of the map: dots for the country, circles for the money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ota_extract.report.pictures.circles import Circle, Circles, circles_of, radius_for
from ota_extract.report.pictures.greece import SIZE, dots
from ota_extract.report.pictures.recipients import Allotment, listed
from ota_extract.report.pictures.scale import floor_to, step_for
from ota_extract.report.speech import Speech

FEWEST_CIRCLES = 3
KEY_FOOT = 345.0
"""Where the key stands, in the empty sea south-west of the Peloponnese."""
KEY_LINE = 15.0


@dataclass(frozen=True, slots=True)
class KeyCircle:
    """A circle whose amount is written beside it."""

    radius: float
    y: float
    said: str


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The map with all its words."""

    id: str
    """Unique on the page."""
    heading: str
    description: str
    dots: str
    """The country, as a path."""
    circles: tuple[tuple[Circle, str], ...]
    """Each with its name and amount."""
    key: tuple[KeyCircle, ...]
    notes: tuple[str, ...]
    width: int = round(SIZE[0])
    height: int = round(SIZE[1])
    kind: Literal["map"] = "map"


def draw_map(name: str, rows: Sequence[Allotment], speech: Speech) -> MapPicture | None:
    """The map of *rows*; None where too few have a place on it. *name* is its id."""
    circles = circles_of(rows)
    if len(circles.placed) < FEWEST_CIRCLES:
        return None
    first = circles.placed[0]
    return MapPicture(
        id=name,
        heading=speech.word("picture", "map"),
        description=speech.word("picture", "map_alt")
        % (speech.number(len(circles.placed)), _said(first, speech)),
        dots=dots(),
        circles=tuple((circle, _said(circle, speech)) for circle in circles.placed),
        key=_key(abs(first.amount), circles.largest, speech),
        notes=tuple(_notes(circles, speech)),
    )


def _said(circle: Circle, speech: Speech) -> str:
    return f"{circle.name}: {speech.quantity(circle.amount, 'EUR')}"


def _key(most: Decimal, largest: float, speech: Speech) -> tuple[KeyCircle, ...]:
    """The largest circle, and below it one of a round amount at about a quarter of it."""
    if not most:
        return ()
    step = step_for(most, 10)
    amounts = (most, floor_to(most / 4, step) or step)
    key = []
    y = KEY_FOOT
    for amount in reversed(amounts):
        radius = radius_for(amount, most, largest)
        line = max(radius, KEY_LINE / 2)
        key.append(KeyCircle(radius, round(y - line, 1), speech.quantity(amount, "EUR")))
        y -= 2 * line + 2
    return tuple(key)


def _notes(circles: Circles, speech: Speech) -> Iterator[str]:
    yield speech.word("picture", "map_note")
    if any(circle.rows > 1 for circle in circles.placed):
        yield speech.word("picture", "summed")
    if any(circle.amount < 0 for circle in circles.placed):
        yield speech.word("picture", "negative_circles")
    if circles.enlarged:
        yield speech.word("picture", "enlarged") % speech.number(circles.enlarged)
    if circles.unplaced:
        yield speech.word("picture", "unplaced") % listed(circles.unplaced, speech)
