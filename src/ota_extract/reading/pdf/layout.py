"""Where each word of the source text stands: page and box, kept in arrays."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ota_extract.reading.pdf.page import Turn
from ota_extract.reading.pdf.pieces import Piece
from ota_extract.source import PageBox


@dataclass(slots=True)
class WordLayout:
    """The boxes of the words of a source text, in the order of the text."""

    _starts: array[int] = field(default_factory=lambda: array("I"))
    _ends: array[int] = field(default_factory=lambda: array("I"))
    _pieces: array[int] = field(default_factory=lambda: array("I"))
    _boxes: array[float] = field(default_factory=lambda: array("f"))
    _pages: array[int] = field(default_factory=lambda: array("I"))
    """The page of each piece."""

    def add(self, piece: Piece, at: int, turn: Turn | None = None) -> None:
        """Note that *piece* stands at offset *at* of the text; pieces come in the order of the text.

        *turn* leads from how the page was read to how it is shown.
        """
        if not piece.starts:
            return
        number = len(self._pages)
        self._pages.append(piece.page)
        self._starts.append(at)
        self._pieces.append(number)
        for start in piece.starts[1:]:
            self._ends.append(at + start - 1)
            self._starts.append(at + start)
            self._pieces.append(number)
        self._ends.append(at + len(piece.text))
        if turn is None or not turn.degrees:
            self._boxes.extend(piece.boxes)
            return
        for word in range(0, len(piece.boxes), 4):
            x0, top, x1, bottom = piece.boxes[word : word + 4]
            self._boxes.extend(turn.box((x0, top, x1, bottom)))

    def regions(self, start: int, end: int) -> tuple[PageBox, ...]:
        """The boxes of the words that ``text[start:end]`` touches, one a line of a cell or of text."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end, first)
        found: list[PageBox] = []
        pieces, boxes, pages = self._pieces, self._boxes, self._pages
        while first < last:
            piece = pieces[first]
            x0, top, x1, bottom = boxes[4 * first : 4 * first + 4]
            first += 1
            while first < last and pieces[first] == piece:  # the words of one line
                left, upper, right, lower = boxes[4 * first : 4 * first + 4]
                x0 = left if left < x0 else x0
                top = upper if upper < top else top
                x1 = right if right > x1 else x1
                bottom = lower if lower > bottom else bottom
                first += 1
            left, upper = round(100 * x0) / 100, round(100 * top) / 100
            right, lower = round(100 * x1) / 100, round(100 * bottom) / 100
            found.append(PageBox(pages[piece], left, upper, right, lower))
        return tuple(found)
