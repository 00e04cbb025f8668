"""What shading says of rows: tables whose every second row is shaded, heads that end where it ends.

The shading of a row is a strip of cells; where the next strip below has the same columns and the two
stand one row apart, both and the row between belong to one table. Rows may be of different heights: one
number in a column, between strips with one each, is one row. The head and the first and the last row may be
unshaded as well. Of a drawn table the shading of the head tells where it ends if no line does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ota_extract.reading.pdf.amounts import is_number
from ota_extract.reading.pdf.lines import chunks_of, rows_of
from ota_extract.reading.pdf.page import Box, Edge, Word

SAME = 3.0
"""How far apart the sides of two columns may lie to be the same, in points."""
CLOSEST, FARTHEST = 0.6, 1.6
"""How high the space between two shaded rows is that holds one row, in heights of a row."""

TALLEST = 8
"""How many lines the cells of a row have at most, where only its number tells that it is one."""
LEADING = 1.25
"""From line to line within a cell, in heights of a line."""
NEAR = 150.0
"""No row is higher than this, in points."""

Strip = list[Box]
"""Cells that stand side by side, from the left."""


def join_bands(tables: list[list[Box]], words: Sequence[Word]) -> list[list[Box]]:
    """*tables*, the cells that shading encloses, with those joined that are rows of one table."""
    joined: list[list[Box]] = []
    open_ends: list[list[Box]] = []
    for cells in sorted(tables, key=lambda cells: min(cell[1] for cell in cells)):
        above = next((one for one in reversed(joined[-4:]) if _goes_on(one, cells, words)), None)
        if above is None:
            joined.append(list(cells))
            continue
        above += [*_between(_strip(above, 3), _strip(cells, 1)), *cells]
        if above not in open_ends:
            open_ends.append(above)
    for cells in open_ends:
        for side in (1, 3):
            cells += _unshaded_end(_strip(cells, side), side, words)
        cells += _unshaded_head(_strip(cells, 1), words)
    return joined


def _strip(cells: list[Box], side: int) -> Strip:
    """The first row of *cells* (*side* 1, their tops) or the last (3, their bottoms)."""
    edge = min(c[1] for c in cells) if side == 1 else max(c[3] for c in cells)
    return sorted(cell for cell in cells if abs(cell[side] - edge) < SAME)


def _goes_on(above: list[Box], below: list[Box], words: Sequence[Word]) -> bool:
    one, two = _strip(above, 3), _strip(below, 1)
    if len(one) != len(two) or len(one) < 2:
        return False
    if any(
        abs(a[0] - b[0]) > SAME or abs(a[2] - b[2]) > SAME for a, b in zip(one, two, strict=True)
    ):
        return False
    gap, height = two[0][1] - one[0][3], two[0][3] - two[0][1]
    if CLOSEST * height <= gap <= FARTHEST * height:
        return True
    if not SAME < gap < NEAR:
        return False
    top, bottom = one[0][1], two[0][1]
    words = [word for word in words if top <= (word.top + word.bottom) / 2 <= bottom]
    return _is_one_row(_between(one, two), _numeric(one, words), words)


def _between(above: Strip, below: Strip) -> Strip:
    return [(cell[0], above[0][3], cell[2], below[0][1]) for cell in below]


def _numeric(strip: Strip, words: Sequence[Word]) -> list[int]:
    """The columns in which *strip* has one number each."""
    return [at for at, cell in enumerate(strip) if is_number(_text(_inside(cell, words)))]


def _is_one_row(space: Strip, numeric: Sequence[int], words: Sequence[Word]) -> bool:
    """Whether the words in *space* are one row: in its columns, and one number where the others have one."""
    inside = [_inside(cell, words) for cell in space]
    tall = max((word.bottom - word.top for cell in inside for word in cell), default=0.0)
    top, bottom = space[0][1], space[0][3]
    return (
        bool(numeric)
        and bottom - top < TALLEST * LEADING * tall
        and all(is_number(_text(inside[at])) for at in numeric)
        and _stand_in_columns(space, top, bottom, words)
    )


def _inside(cell: Box, words: Sequence[Word]) -> list[Word]:
    x0, top, x1, bottom = cell
    return [
        word
        for word in words
        if top <= (word.top + word.bottom) / 2 <= bottom and x0 <= (word.x0 + word.x1) / 2 <= x1
    ]


def _text(words: Sequence[Word]) -> str:
    return " ".join([word.text for word in words])


def _unshaded_end(strip: Strip, side: int, words: Sequence[Word]) -> Strip:
    """The row beyond *strip*: the lines next to it, or what is as high as it, where the words there stand
    in its columns, in most and over the side of none.
    """
    beyond = _next_lines(strip, side, words)
    if beyond and _is_one_row(beyond, _numeric(strip, words), words):
        return beyond
    height = min(cell[3] - cell[1] for cell in strip)
    edge = strip[0][side]
    top, bottom = (edge - height, edge) if side == 1 else (edge, edge + height)
    if not _stand_in_columns(strip, top, bottom, words):
        return []
    return [(cell[0], top, cell[2], bottom) for cell in strip]


def _unshaded_head(strip: Strip, words: Sequence[Word]) -> Strip:
    """The row above *strip*, the first one, where it has words over each column and no number."""
    head = _next_lines(strip, 1, words)
    inside = [_inside(cell, words) for cell in head]
    if not head or not all(inside) or not _numeric(strip, words):
        return []
    chunks = chunks_of([word for cell in inside for word in cell])
    if any(is_number(chunk.text) for chunk in chunks):
        return []
    alone = all(
        any(cell[0] - SAME < chunk.x0 and chunk.x1 < cell[2] + SAME for cell in head)
        for chunk in chunks
    )
    return head if alone else []


def _next_lines(strip: Strip, side: int, words: Sequence[Word]) -> Strip:
    """The cells beyond *strip* as far as lines stand close to one another there."""
    edge = strip[0][side]
    near = [
        word
        for word in words
        if strip[0][0] <= (word.x0 + word.x1) / 2 <= strip[-1][2]
        and -SAME < (edge - word.bottom if side == 1 else word.top - edge) < NEAR
    ]
    rows = rows_of(chunks_of(near))
    if side == 1:
        rows.reverse()
    lines = rows[:1]
    for row in rows[1 : TALLEST + 1]:
        step = abs(row.middle - lines[-1].middle)
        if step > LEADING * (row.bottom - row.top):
            break
        lines.append(row)
    if not lines:
        return []
    top, bottom = min(row.top for row in lines), max(row.bottom for row in lines)
    if side == 1:
        space = max(edge - bottom, 0.0)
        top, bottom = top - space, edge
    else:
        space = max(top - edge, 0.0)
        top, bottom = edge, bottom + space
    if space > bottom - top - space:
        return []
    return [(cell[0], top, cell[2], bottom) for cell in strip]


def part_head(cells: list[Box], shading: Sequence[Edge], words: Sequence[Word]) -> list[Box]:
    """The *cells* of a drawn table, its first row parted where the *shading* behind the head ends and
    another row stands below without a line between the two.
    """
    strip = _strip(cells, 1)
    top, bottom = strip[0][1], min(cell[3] for cell in strip)
    if len(cells) < 3 * len(strip) or max(cell[3] for cell in strip) - bottom > SAME:
        return cells  # no table, or a head of several rows
    wide = strip[-1][2] - strip[0][0]
    covered: dict[int, float] = {}
    for edge in shading:
        if edge.horizontal and top + SAME < edge.top < bottom - SAME:
            over = min(edge.x1, strip[-1][2]) - max(edge.x0, strip[0][0])
            covered[round(edge.top)] = covered.get(round(edge.top), 0.0) + max(over, 0.0)
    ends = [height for height, width in covered.items() if width > 0.9 * wide]
    at = float(max(ends, default=bottom))
    if not _stand_in_columns(strip, top, at, words) or not _stand_in_columns(
        strip, at, bottom, words
    ):
        return cells
    rest = [cell for cell in cells if cell not in strip]
    for x0, y0, x1, y1 in strip:
        rest += [(x0, y0, x1, at), (x0, at, x1, y1)]
    return rest


def _stand_in_columns(strip: Strip, top: float, bottom: float, words: Sequence[Word]) -> bool:
    """Whether the words from *top* to *bottom* are cells: in most columns of *strip*, over the side of
    none."""
    sides = [strip[0][0], *(cell[2] for cell in strip)]
    filled: set[int] = set()
    for word in words:
        if not top <= (word.top + word.bottom) / 2 <= bottom:
            continue
        if word.x1 < sides[0] or word.x0 > sides[-1]:
            continue
        column = next(
            (
                at
                for at, (left, right) in enumerate(pairwise(sides))
                if word.x0 > left - SAME and word.x1 < right + SAME
            ),
            None,
        )
        if column is None:
            return False
        filled.add(column)
    return len(filled) > 0.6 * len(strip)
