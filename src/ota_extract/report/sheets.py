"""The pages of a PDF as pictures, with a box around each place that a value was read from.

Drawing a page can be made as costly as reading it, so it is done in a process of its own, too.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from ota_extract.errors import UnreadableInputError
from ota_extract.reading.pdf.engine import opened
from ota_extract.reading.pdf.isolation import run_isolated
from ota_extract.reading.pdf.limits import Limits
from ota_extract.records import PageRegion
from ota_extract.report.places import Place

LONGEST_SIDE = 1400
"""Pixels: what is printed in eight points can still be read."""

QUALITY = 60


class Picture(NamedTuple):
    """A page drawn: its size in points and its picture as WebP."""

    number: int
    width: float
    height: float
    webp: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """The regions of a place on one page."""

    id: str
    place: Place
    regions: tuple[PageRegion, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to show: its picture as a ``data:`` address, its size in points, and its boxes."""

    number: int
    width: float
    height: float
    address: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages that are shown, of how many, and why none are."""

    shown: tuple[Sheet, ...] = ()
    pages: int = 0
    failed: bool = False

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the pages that are shown."""
        return frozenset(sheet.number for sheet in self.shown)


def draw_sheets(
    pdf: bytes,
    places: Sequence[Place],
    *,
    pages: int,
    most: int,
    password: str | None = None,
    limits: Limits | None = None,
) -> Sheets:
    """The pages of *pdf* that hold *places*, then the others, *most* in all, in their order."""
    limits = limits or Limits()
    boxes: dict[int, list[Box]] = {}
    for place in places:
        for number in place.pages:
            here = tuple(region for region in place.regions if region.page == number)
            boxes.setdefault(number, []).append(Box(f"{place.id}@{number}", place, here))
    numbers = range(1, pages + 1)
    wanted = sorted(sorted(numbers, key=lambda number: (number not in boxes, number))[:most])
    work = partial(_draw, pdf, wanted, password)
    try:
        drawn = run_isolated(work, name="", limits=limits) if limits.isolate else work()
    except UnreadableInputError:
        return Sheets(pages=pages, failed=True)
    shown = (
        Sheet(
            picture.number,
            picture.width,
            picture.height,
            "data:image/webp;base64," + base64.b64encode(picture.webp).decode("ascii"),
            tuple(sorted(boxes.get(picture.number, ()), key=_area, reverse=True)),
        )
        for picture in drawn
    )
    return Sheets(tuple(shown), pages)


def _draw(pdf: bytes, numbers: Iterable[int], password: str | None) -> list[Picture]:
    from PIL import Image

    drawn = []
    with opened(pdf, name="", password=password) as document:
        for number in numbers:
            width, height = document.size(number)
            scale = LONGEST_SIDE / max(width, height, 1.0)
            size, pixels = document.render(number, scale)
            image = Image.frombuffer("RGB", size, pixels, "raw", "BGRX", 0, 1)
            out = io.BytesIO()
            image.save(out, "WEBP", quality=QUALITY, method=2)
            drawn.append(Picture(number, width, height, out.getvalue()))
    return drawn


def _area(box: Box) -> float:
    """The larger box lies below the smaller, so that each can be pointed at."""
    return sum((each.x1 - each.x0) * (each.bottom - each.top) for each in box.regions)
