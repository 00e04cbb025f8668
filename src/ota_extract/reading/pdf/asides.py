"""Boxes beside the text («Δείτε επίσης», whom to call): what stands in one is read for itself.

Read across the page, its words would cut the sentences beside it. It comes behind the paragraph that ends
below it.

None are: a letterhead, a cell of a table, a box as wide as its column of text.
"""

from __future__ import annotations

from collections.abc import Sequence

from ota_extract.reading.pdf.lines import Chunk, Row, chunks_of, rows_of
from ota_extract.reading.pdf.page import Box, Word
from ota_extract.reading.pdf.pieces import TableBlock, TextLine, piece_of

FEWEST_LINES = 3
"""How many lines of sentences stand beside a box."""
FEWEST_WORDS = 3
"""How many words such a line has."""
MOST_BOXES = 20
"""A page with more boxes is a form."""
ACROSS = 10.0
"""How far a line that runs above or below both reaches over the side of the box, in points."""
PARAGRAPH = 1.3
"""From middle to middle of two lines, in heights of a line: more than this begins a paragraph."""


def take_asides(
    boxes: Sequence[Box], words: list[Word], page: int
) -> tuple[list[TableBlock], list[Word]]:
    """The boxes beside the text, as lines to be read in one go, and the *words* outside of them. *boxes*
    are frames and shadings with nothing drawn in them; *words* are in stream order.
    """
    asides: list[TableBlock] = []
    for x0, top, x1, bottom in boxes if len(boxes) <= MOST_BOXES else ():
        level = [word for word in words if top <= (word.top + word.bottom) / 2 <= bottom]
        inside = [word for word in level if x0 <= (word.x0 + word.x1) / 2 <= x1]
        if len(inside) < 2 or len(level) - len(inside) < FEWEST_LINES * FEWEST_WORDS:
            continue
        there = set(map(id, inside))
        outside = [word for word in words if id(word) not in there]
        rows = rows_of(chunks_of(outside))
        box = (x0, top, x1, bottom)
        beside = _sentences_beside(box, rows)
        if len(beside) >= FEWEST_LINES and _runs_across(box, rows, beside):
            words = outside
            asides.append(_block(inside, _end_of_paragraph(box, rows, beside[-1]), page))
    return asides, words


def _sentences_beside(box: Box, rows: Sequence[Row]) -> list[Row]:
    """The *rows* at the height of *box* where they are running text on one side of it; else none."""
    x0, top, x1, bottom = box
    level = [row for row in rows if top < row.middle < bottom]
    on_one_side = all(row.x1 <= x0 for row in level) or all(row.x0 >= x1 for row in level)
    sentences = sum(len(row.chunks) == 1 and _is_sentence(row.chunks[0]) for row in level)
    return level if on_one_side and sentences > 0.7 * len(level) else []


def _is_sentence(chunk: Chunk) -> bool:
    return sum(any(map(str.isalpha, word.text)) for word in chunk.words) >= FEWEST_WORDS


def _runs_across(box: Box, rows: Sequence[Row], beside: Sequence[Row]) -> bool:
    """Whether a line next above or below is as wide as text and *box* together, in one piece."""
    side = box[0] if beside[0].x1 <= box[0] else box[2]
    first, last = rows.index(beside[0]), rows.index(beside[-1])
    near = [*rows[max(first - FEWEST_LINES, 0) : first], *rows[last + 1 : last + 1 + FEWEST_LINES]]
    return any(
        chunk.x0 < side - ACROSS and chunk.x1 > side + ACROSS and _is_sentence(chunk)
        for row in near
        for chunk in row.chunks
    )


def _end_of_paragraph(box: Box, rows: Sequence[Row], last: Row) -> float:
    """The middle of the line that the paragraph beside *box* ends with; *last* is its last line at the height
    of the box. A line right below that still keeps clear of the box is beside it too.
    """
    for row in rows[rows.index(last) + 1 :]:
        height = last.bottom - last.top
        beside = row.top < box[3] + height and (row.x1 <= box[0] or row.x0 >= box[2])
        if row.middle - last.middle > PARAGRAPH * height and not beside:
            break
        last = row
    return last.middle


def _block(words: list[Word], height: float, page: int) -> TableBlock:
    """The lines of a box, to be read behind what stands at *height*."""
    lines = [
        TextLine(
            piece_of((word for chunk in row.chunks for word in chunk.words), page),
            row.x0,
            row.top,
            row.x1,
            row.bottom,
        )
        for row in rows_of(chunks_of(words))
    ]
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return TableBlock([], [], x0, height, x1, height, sure=False, lines=lines, page=page)
