"""Ruled tables: pdfplumber's finder, fed with the edges that pdfium gives.

The finder tells which cells touch; what it calls columns follows every line of a double border, so
rows and columns are worked out anew from the cells: a boundary counts as one where enough rows have it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from ota_extract.reading.pdf.page import Edge, Word

Box = tuple[float, float, float, float]
TOLERANCE = 3.0
MOST_CELLS = 4_000


@dataclass(slots=True)
class GridCell:
    """A cell of a grid: the rows and columns it reaches over, and the words in it."""

    box: Box
    first_row: int
    last_row: int
    first_column: int
    last_column: int
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table of one page."""

    box: Box
    rows: list[tuple[float, float]]
    columns: list[tuple[float, float]]
    cells: list[GridCell]


def find_grids(edges: list[Edge], words: list[Word]) -> tuple[list[Grid], list[Word]]:
    """The grids that *edges* draw, with their words, and the words outside of all of them."""
    if len(edges) < 4:
        return [], words
    merged = merge_edges(
        [_as_dict(edge) for edge in edges],
        snap_x_tolerance=TOLERANCE,
        snap_y_tolerance=TOLERANCE,
        join_x_tolerance=TOLERANCE,
        join_y_tolerance=TOLERANCE,
    )
    merged = [edge for edge in merged if edge["width"] + edge["height"] >= TOLERANCE]
    across = sum(edge["orientation"] == "h" for edge in merged)
    if across < 2 or len(merged) - across < 2 or across * (len(merged) - across) > 250_000:
        return [], words
    crossings = edges_to_intersections(merged, TOLERANCE, TOLERANCE)
    if not 4 <= len(crossings) <= MOST_CELLS:
        return [], words
    grids = [
        _grid(cells)
        for cells in cells_to_tables(intersections_to_cells(crossings))
        if len(cells) > 1
    ]
    grids.sort(key=lambda grid: (grid.box[1], grid.box[0]))
    return grids, _fill(grids, words)


def _as_dict(edge: Edge) -> dict[str, Any]:
    x0, top, x1, bottom = edge
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if edge.horizontal else "v",
    }


def _grid(cells: list[Box]) -> Grid:
    box = (
        min(cell[0] for cell in cells),
        min(cell[1] for cell in cells),
        max(cell[2] for cell in cells),
        max(cell[3] for cell in cells),
    )
    tops = _row_boundaries(cells, box)
    rows = list(pairwise(tops))
    lefts = _column_boundaries(cells, rows)
    columns = list(pairwise(lefts))
    placed = []
    for cell in cells:
        first_row, last_row = _reach(tops, cell[1], cell[3])
        first_column, last_column = _reach(lefts, cell[0], cell[2])
        if last_row >= first_row and cell[2] - cell[0] > 3.5:
            placed.append(GridCell(cell, first_row, last_row, first_column, last_column))
    return Grid(box, rows, columns, placed)


def _row_boundaries(cells: list[Box], box: Box) -> list[float]:
    """The heights at which rows meet: those that run under a good part of the table.

    The shading behind each line of a heading is no row.
    """
    sides: dict[float, float] = {}
    for cell in cells:
        for height in (cell[1], cell[3]):
            sides[height] = sides.get(height, 0.0) + (cell[2] - cell[0]) / 2
    groups: list[list[tuple[float, float]]] = []
    for height, width in sorted(sides.items()):
        if groups and height - groups[-1][0][0] < 4.0:
            groups[-1].append((height, width))
        else:
            groups.append([(height, width)])
    wide = 0.4 * (box[2] - box[0])
    heights = []
    for index, group in enumerate(groups):
        width = sum(part for _, part in group)
        if index in (0, len(groups) - 1) or width >= wide:
            heights.append(sum(height * part for height, part in group) / width)
    return heights


def _column_boundaries(cells: list[Box], rows: list[tuple[float, float]]) -> list[float]:
    """The vertical lines that many rows have: a head whose lines stand elsewhere does not count."""
    sides: Counter[float] = Counter()
    for cell in cells:
        tall = sum(top >= cell[1] - 2 and bottom <= cell[3] + 2 for top, bottom in rows)
        sides[cell[0]] += max(tall, 1)
        sides[cell[2]] += max(tall, 1)
    # a side between two cells is counted from both, so a full line has 2 * len(rows)
    groups: list[list[tuple[float, int]]] = []
    for value, count in sorted(sides.items()):
        if groups and value - groups[-1][-1][0] < 5.0 and value - groups[-1][0][0] < 9.0:
            groups[-1].append((value, count))
        else:
            groups.append([(value, count)])
    lines = []
    for index, group in enumerate(groups):
        weight = sum(count for _, count in group)
        if index in (0, len(groups) - 1) or weight >= 0.5 * len(rows):
            lines.append(sum(value * count for value, count in group) / weight)
    return lines


def _reach(lines: list[float], start: float, end: float) -> tuple[int, int]:
    """The first and the last interval of *lines* whose middle lies between *start* and *end*."""
    inside = [
        index for index, (one, two) in enumerate(pairwise(lines)) if start <= (one + two) / 2 <= end
    ]
    if inside:
        return inside[0], inside[-1]
    middle = (start + end) / 2
    at = min(max(bisect_right(lines, middle) - 1, 0), max(len(lines) - 2, 0))
    return at, at


def _fill(grids: list[Grid], words: list[Word]) -> list[Word]:
    """Put each word into the cell that its middle lies in; return those that lie in none."""
    if not grids:
        return words
    outside: list[Word] = []
    for grid in grids:
        grid.cells.sort(key=lambda cell: cell.box[1])
    tops = [[cell.box[1] for cell in grid.cells] for grid in grids]
    tallest = [max(c.box[3] - c.box[1] for c in grid.cells) for grid in grids]
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        for grid, starts, tall in zip(grids, tops, tallest, strict=True):
            box = grid.box
            if not (box[0] <= x <= box[2] and box[1] <= y <= box[3]):
                continue
            first = bisect_right(starts, y - tall - 1)
            last = bisect_right(starts, y)
            home = next(
                (
                    cell
                    for cell in grid.cells[first:last]
                    if cell.box[0] <= x <= cell.box[2] and y <= cell.box[3]
                ),
                None,
            )
            if home is not None:
                home.words.append(word)
                break
        else:
            outside.append(word)
    return outside
