"""What is kept of a page once it is closed: text with the boxes of its words, in arrays.

A :class:`Piece` is one line on one page; a line of text is one piece, a cell of a table as many as it
has lines.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from ota_extract.reading.pdf.page import Word


@dataclass(slots=True)
class Piece:
    """A line of text on a page; ``starts[i]`` is where its word *i* begins, ``boxes[4*i:4*i+4]`` its box."""

    text: str
    page: int
    starts: array[int]
    boxes: array[float]


Cell = list[Piece]
"""A cell's lines; empty where the cell is blank."""


@dataclass(slots=True)
class TextLine:
    """A line of running text."""

    piece: Piece
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class TableBlock:
    """The part of a table that stands on one page."""

    rows: list[list[Cell]]
    """Each row's cells; one merged over rows is the same object in each."""
    columns: list[tuple[float, float]]
    """From where to where each column reaches."""
    x0: float
    top: float
    x1: float
    bottom: float
    header_rows: int = 0
    ruled: bool = False
    sure: bool = True
    """False for too few rows to be a table unless it goes on over the page."""
    lines: list[TextLine] = field(default_factory=list)
    """The same as lines of running text, should it turn out to be no table."""
    merged: set[int] = field(default_factory=set)
    """Columns in which a cell stands for several rows."""
    groups: int = 1
    page: int = 0


Block = TextLine | TableBlock


def piece_of(words: Iterable[Word], page: int) -> Piece:
    """*words* as one line of text, a space between two."""
    starts: list[int] = []
    boxes: list[float] = []
    texts: list[str] = []
    at = 0
    for text, x0, top, x1, bottom, _ in words:
        starts.append(at)
        boxes += (x0, top, x1, bottom)
        texts.append(text)
        at += len(text) + 1
    return Piece(" ".join(texts), page, array("I", starts), array("f", boxes))


def cell_text(cell: Cell) -> str:
    """The text of a cell, its lines joined."""
    return cell[0].text if len(cell) == 1 else " ".join([piece.text for piece in cell])
