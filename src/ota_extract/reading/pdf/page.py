"""What an engine reads off one page: words with their boxes, ruled edges, the area of pictures.

Coordinates are PDF points from the top left corner of the page as a person holds it to read, so that
a page whose text runs up its side is read like any other; ``turn`` leads back to the page as shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Box = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)``."""

MARGIN = 0.14
"""How much of the page's height, at the top and at the foot, may hold what is no part of the text."""

Reader = Literal["pdfium", "pdfplumber", "none"]


class Word(NamedTuple):
    """A run of characters without white space, in the box of its line."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    stream_line: int
    """The line that the engine counts it to, in the order of the content stream."""


class Edge(NamedTuple):
    """A horizontal or vertical rule, or the side of a filled box."""

    x0: float
    top: float
    x1: float
    bottom: float
    drawn: bool = True
    """False for the side of a shaded box, which need not be the border of a cell."""

    @property
    def horizontal(self) -> bool:
        return self.bottom - self.top < self.x1 - self.x0


class Turn(NamedTuple):
    """How a page must be turned, clockwise, from how it was read to how a viewer shows it."""

    degrees: int
    width: float
    height: float

    def box(self, box: Box) -> Box:
        """*box* where a viewer shows it."""
        return turn_box(box, self.degrees, self.width, self.height)


def turn_box(box: Box, turned: int, width: float, height: float) -> Box:
    """Turn *box* clockwise with its page of *width* by *height*, both from the top left.

    >>> turn_box((0, 0, 10, 20), 90, 100, 200)
    (180, 0, 200, 10)
    """
    x0, top, x1, bottom = box
    if turned == 90:
        return height - bottom, x0, height - top, x1
    if turned == 180:
        return width - x1, height - bottom, width - x0, height - top
    if turned == 270:
        return top, width - x1, bottom, width - x0
    return box


class Frame:
    """The page's own coordinates, and the way to those of a reader in front of it."""

    def __init__(self, left: float, top: float, width: float, height: float) -> None:
        self.left, self.top, self.width, self.height = left, top, width, height
        self.turned = 0

    @property
    def shown_width(self) -> float:
        return self.height if self.turned in (90, 270) else self.width

    @property
    def shown_height(self) -> float:
        return self.width if self.turned in (90, 270) else self.height

    def show(self, left: float, top: float, right: float, bottom: float) -> Box:
        """``(x0, top, x1, bottom)`` from the top left, for a box in the page's coordinates."""
        box = left - self.left, self.top - top, right - self.left, self.top - bottom
        return turn_box(box, self.turned, self.width, self.height) if self.turned else box


@dataclass(slots=True)
class PageContent:
    """One page as an engine gives it."""

    number: int
    width: float
    height: float
    turn: Turn
    reader: Reader
    words: list[Word]
    sideways: list[Word] = field(default_factory=list)
    """Lines that run in another direction than the rest of the page, one a word."""
    edges: list[Edge] = field(default_factory=list)
    noted: list[Word] = field(default_factory=list)
    """Those of the words that stand in annotations, which only pdfium sees."""
    stamps: list[list[Word]] = field(default_factory=list)
    """Lines of annotations in the page's margins, beside its text and no part of it."""
    unseen: list[Word] = field(default_factory=list)
    """What is printed so that nobody sees it, no part of the words."""
    picture_share: float = 0.0
    """How much of the page pictures cover, from 0 to 1."""
    widest_picture: float = 0.0
    """The same of the largest one that has the width of a table."""
    characters: int = 0
    drawings: int = 0
    """How many lines, boxes and curves are drawn on it."""

    def add_note(self, line: list[Word]) -> None:
        """Put a *line* of an annotation to the stamps where it stands in a margin, else among the words."""
        if line[0].bottom < MARGIN * self.height or line[0].top > (1 - MARGIN) * self.height:
            self.stamps.append(line)
        else:
            self.noted += line
            self.words += line
