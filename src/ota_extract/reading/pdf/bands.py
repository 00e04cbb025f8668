"""What shading says of rows: tables whose every second row is shaded, heads that end where it ends.

The shading of a row is a strip of cells; where the next strip below has the same columns and the two
stand one row apart, both and the row between belong to one table. Its first and its last row may be
unshaded as well. Of a drawn table the shading of the head tells where it ends if no line does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ota_extract.reading.pdf.page import Box, Edge, Word

SAME = 3.0
"""How far apart the sides of two columns may lie to be the same, in points."""
CLOSEST, FARTHEST = 0.6, 1.6
"""How high the space between two shaded rows is that holds one row, in heights of a row."""

Strip = list[Box]
"""Cells that stand side by side, from the left."""


def join_bands(tables: list[list[Box]], words: Sequence[Word]) -> list[list[Box]]:
    """*tables*, the cells that shading encloses, with those joined that are rows of one table."""
    joined: list[list[Box]] = []
    open_ends: list[list[Box]] = []
    for cells in sorted(tables, key=lambda cells: min(cell[1] for cell in cells)):
        above = next((one for one in reversed(joined[-4:]) if _goes_on(one, cells)), None)
        if above is None:
            joined.append(list(cells))
            continue
        above += [*_between(_strip(above, 3), _strip(cells, 1)), *cells]
        if above not in open_ends:
            open_ends.append(above)
    for cells in open_ends:
        for side in (1, 3):
            cells += _unshaded_end(_strip(cells, side), side, words)
    return joined


def _strip(cells: list[Box], side: int) -> Strip:
    """The first row of *cells* (*side* 1, their tops) or the last (3, their bottoms)."""
    edge = min(c[1] for c in cells) if side == 1 else max(c[3] for c in cells)
    return sorted(cell for cell in cells if abs(cell[side] - edge) < SAME)


def _goes_on(above: list[Box], below: list[Box]) -> bool:
    one, two = _strip(above, 3), _strip(below, 1)
    gap, height = two[0][1] - one[0][3], two[0][3] - two[0][1]
    return (
        CLOSEST * height <= gap <= FARTHEST * height
        and len(one) == len(two) > 1
        and all(
            abs(a[0] - b[0]) < SAME and abs(a[2] - b[2]) < SAME
            for a, b in zip(one, two, strict=True)
        )
    )


def _between(above: Strip, below: Strip) -> Strip:
    return [(cell[0], above[0][3], cell[2], below[0][1]) for cell in below]


def _unshaded_end(strip: Strip, side: int, words: Sequence[Word]) -> Strip:
    """The row beyond *strip* where words stand there in its columns, in most and over the side of none."""
    height = min(cell[3] - cell[1] for cell in strip)
    edge = strip[0][side]
    top, bottom = (edge - height, edge) if side == 1 else (edge, edge + height)
    if not _stand_in_columns(strip, top, bottom, words):
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
