"""Words into chunks, chunks into the rows that an eye sees.

A chunk is a run of words with no more than a word's gap between them; a wider gap may be the gutter of
two columns or of two cells. Words keep the order of the content stream inside a chunk, so that two
lines printed over one another are never woven into each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from ota_extract.reading.pdf.page import Word

WIDE_GAP = 0.85
"""A gap of more than this share of the line's height may part two cells."""


@dataclass(slots=True)
class Chunk:
    """Words that stand side by side on one line."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Row:
    """Chunks of one visual line, from left to right."""

    chunks: list[Chunk]
    top: float
    bottom: float

    @property
    def x0(self) -> float:
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        return max(chunk.x1 for chunk in self.chunks)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def chunks_of(words: list[Word], gap: float = WIDE_GAP) -> list[Chunk]:
    """The chunks of *words*, in their order."""
    chunks: list[Chunk] = []
    chunk: Chunk | None = None
    line = -1
    for word in words:
        _, x0, top, x1, bottom, stream_line = word
        if chunk is not None:
            height = bottom - top
            tall = chunk.bottom - chunk.top
            larger = height if height > tall else tall
            step = x0 - chunk.x1
            overlap = (bottom if bottom < chunk.bottom else chunk.bottom) - (
                top if top > chunk.top else chunk.top
            )
            if (
                overlap > 0.5 * (larger if stream_line != line else min(height, tall))
                and step > -0.3 * larger
                and step < gap * larger
            ):
                chunk.words.append(word)
                chunk.x1 = x1 if x1 > chunk.x1 else chunk.x1
                if height > tall or stream_line == line:
                    chunk.top = top if top < chunk.top else chunk.top
                    chunk.bottom = bottom if bottom > chunk.bottom else chunk.bottom
                line = stream_line
                continue
        chunk = Chunk([word], x0, top, x1, bottom)
        chunks.append(chunk)
        line = stream_line
    return chunks


def rows_of(chunks: list[Chunk]) -> list[Row]:
    """The visual lines that *chunks* stand on, from top to bottom.

    Two chunks share a line where they overlap in height by more than half of the lower one and do
    not cover each other.
    """
    rows: list[Row] = []
    for chunk in sorted(chunks, key=attrgetter("middle")):
        top, bottom = chunk.top, chunk.bottom
        for row in reversed(rows[-4:]):
            if top >= row.bottom or bottom <= row.top:
                continue
            overlap = min(bottom, row.bottom) - max(top, row.top)
            row_height = row.bottom - row.top
            if overlap <= 0.55 * min(bottom - top, row_height) or _is_covered(chunk, row):
                continue
            row.chunks.append(chunk)
            if bottom - top > 0.8 * row_height:
                row.top = min(row.top, top)
                row.bottom = max(row.bottom, bottom)
            break
        else:
            rows.append(Row([chunk], top, bottom))
    for row in rows:
        if len(row.chunks) > 1:
            row.chunks.sort(key=attrgetter("x0"))
    return rows


def _is_covered(chunk: Chunk, row: Row) -> bool:
    """Whether *chunk* and one of *row* stand on the same place of the line."""
    x0, x1 = chunk.x0, chunk.x1
    least = 0.3 * (chunk.bottom - chunk.top)
    for other in row.chunks:
        right = x1 if x1 < other.x1 else other.x1
        if right - (x0 if x0 > other.x0 else other.x0) > least:
            return True
    return False


def without_doubles(words: list[Word]) -> list[Word]:
    """*words* without those printed a second time on (nearly) the same spot, which is how some
    writers make bold.
    """
    places = {(word.text, int(word.x0) >> 2, int(word.top) >> 2) for word in words}
    if len(places) == len(words):
        return words  # of many doubles some would share a place
    seen: dict[tuple[str, int], list[Word]] = {}
    kept: list[Word] = []
    for word in words:
        row = int(word.top) >> 3
        twins = seen.setdefault((word.text, row), [])
        twins = [*twins, *seen.get((word.text, row - 1), ()), *seen.get((word.text, row + 1), ())]
        if any(
            abs(word.x0 - twin.x0) < 0.2 * (twin.bottom - twin.top)
            and abs(word.top - twin.top) < 0.2 * (twin.bottom - twin.top)
            for twin in twins
        ):
            continue
        seen[word.text, row].append(word)
        kept.append(word)
    return kept
