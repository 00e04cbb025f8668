"""What stands at the top of a page where a table goes on there: a line of the page, the head once more, the
rest of a row that the break cut.

Each could be taken for the beginning of something else. The part above tells: what repeats its head goes on
with it, and what has the place of a head, but no name for a column of numbers, is no head.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ota_extract.reading.pdf.furniture import in_margin, tells_a_fact
from ota_extract.reading.pdf.heads import numeric_columns
from ota_extract.reading.pdf.joining import goes_on, head_of
from ota_extract.reading.pdf.pieces import Block, TableBlock, TextLine, cell_text

MOST_LINES = 2
"""How many lines a running head has."""
LAST_ROWS = 30
"""So many rows of the part above tell which of its columns hold numbers."""


def settle_heads(pages: list[list[Block]]) -> None:
    """Leave to the head of a part at the top of a page what can be one: not the rest of a row that the page
    break cut. *pages* holds each page's blocks without furniture.
    """
    for above, below in pairwise(pages):
        one, two = _first_table(reversed(above)), _first_table(below)
        if one is None or two is None or len(one.columns) != len(two.columns):
            continue
        known = one.header_rows
        if known and two.header_rows >= known and head_of(one) == head_of(two, known):
            two.header_rows = known
        elif two.header_rows == 1 and _is_rest(one, two):
            two.header_rows = 0


def _first_table(blocks: Iterable[Block]) -> TableBlock | None:
    return next((block for block in blocks if isinstance(block, TableBlock) and block.rows), None)


def _is_rest(one: TableBlock, two: TableBlock) -> bool:
    """Whether the first row of *two* can be the rest of the last of *one*: words only, and each below words;
    the numbers of the row stand above.
    """
    body = one.rows[one.header_rows :][-LAST_ROWS:]
    numeric = numeric_columns([[cell_text(cell) for cell in row] for row in body])
    if not body or not numeric:
        return False
    last, first = body[-1], two.rows[0]
    filled = [column for column, cell in enumerate(first) if cell]
    return (
        bool(last[numeric[-1]])
        and not any(column in numeric for column in filled)
        and all(last[column] for column in filled)
    )


def lines_over(pages: list[list[Block]], heights: list[float]) -> dict[int, str]:
    """Why each line between the top of a page and a part that goes on there is furniture, by the ``id`` of
    the line: a running head may stand on that one page only. *pages* as for :func:`settle_heads`.

    It stands higher than anything on the other pages, and the part below repeats the head of its table. A
    caption or the name of a group stands within the text.
    """
    found: dict[int, str] = {}
    tops = [min((block.top for block in page), default=float("inf")) for page in pages]
    for number, (above, below) in enumerate(pairwise(pages), 1):
        one = above[-1] if above else None
        lines, two = _up_to_table(below)
        if not lines or len(lines) > MOST_LINES or two is None or not isinstance(one, TableBlock):
            continue
        if not one.header_rows or head_of(one) != head_of(two) or not goes_on(one, two):
            continue
        others = min(top for index, top in enumerate(tops) if index != number)
        if all(
            line.bottom < others and in_margin(line, heights[number]) and not tells_a_fact(line)
            for line in lines
        ):
            found |= {id(line): "running-header" for line in lines}
    return found


def _up_to_table(blocks: list[Block]) -> tuple[list[TextLine], TableBlock | None]:
    """The lines that *blocks* begin with, and the table behind them."""
    lines: list[TextLine] = []
    for block in blocks:
        if isinstance(block, TableBlock):
            return lines, block
        lines.append(block)
    return lines, None
