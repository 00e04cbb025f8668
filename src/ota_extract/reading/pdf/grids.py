"""Ruled tables: the cells that the edges of a page enclose, as rows and columns with their words.

A plain lattice is read off directly; any other drawing goes to pdfplumber's finder. What comes out as
columns follows every line of a double border, so
rows and columns are worked out anew from the cells: a boundary counts as one where enough rows have it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from ota_extract.reading.pdf.bands import join_bands, part_head
from ota_extract.reading.pdf.filling import Grid, GridCell, fill
from ota_extract.reading.pdf.lattice import TOLERANCE, Box, Lines, join_lines, lattice_tables
from ota_extract.reading.pdf.page import Edge, Word

MOST_CELLS = 4_000
MOST_CROSSINGS = 50_000

_Reach = Callable[[float, float], tuple[int, int]]


class Found(NamedTuple):
    """The grids of a page with their words, the words outside of all of them, and boxes of one cell."""

    grids: list[Grid]
    outside: list[Word]
    boxes: list[Box]


def find_grids(edges: list[Edge], words: list[Word]) -> Found:
    """The grids that *edges* draw.

    Where lines are drawn they alone count: the shading behind a heading is often a box for each line.
    """
    if len(edges) < 4:
        return Found([], words, [])
    drawn = [edge for edge in edges if edge.drawn]
    shaded = [edge for edge in edges if not edge.drawn]
    tables, boxes = _tables(drawn)
    if tables and shaded:
        tables = [part_head(cells, shaded, words) for cells in tables]
    grids = [_grid(cells) for cells in tables]
    if grids:
        shaded = _outside(shaded, grids)
    if shaded:
        tables, boxes = _tables([*shaded, *_outside(drawn, grids)] if grids else edges)
        grids += [_grid(cells) for cells in join_bands(tables, words)]
    grids.sort(key=lambda grid: (grid.box[1], grid.box[0]))
    return Found(grids, fill(grids, words), boxes)


def _outside(edges: list[Edge], grids: list[Grid]) -> list[Edge]:
    """Those of *edges* that touch none of *grids*."""
    boxes = [grid.box for grid in grids]
    return [edge for edge in edges if not any(_touches(edge, box) for box in boxes)]


def _touches(edge: Edge, box: Box) -> bool:
    return (
        edge.x1 >= box[0] - TOLERANCE
        and edge.x0 <= box[2] + TOLERANCE
        and edge.bottom >= box[1] - TOLERANCE
        and edge.top <= box[3] + TOLERANCE
    )


def _tables(edges: list[Edge]) -> tuple[list[list[Box]], list[Box]]:
    """The cells of each table that *edges* enclose, and the boxes that have only one."""
    if len(edges) < 4:
        return [], []
    lines = join_lines(edges)
    if len(lines.across) < 2 or len(lines.upright) < 2:
        return [], []
    tables = lattice_tables(lines)
    if tables is None:
        tables = _by_corners(lines)
    boxes = [cells[0] for cells in tables if len(cells) == 1]
    return [cells for cells in tables if len(cells) > 1], boxes


def _by_corners(lines: Lines) -> list[list[Box]]:
    """The tables as pdfplumber finds them: from every crossing the smallest cell that closes."""
    # here and not above: the import takes longer than reading three pages, and few need it
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

    if len(lines.across) * len(lines.upright) > MOST_CROSSINGS:
        return []
    edges = [_as_dict(Edge(line.start, line.at, line.end, line.at)) for line in lines.across]
    edges += [_as_dict(Edge(line.at, line.start, line.at, line.end)) for line in lines.upright]
    crossings = edges_to_intersections(edges, TOLERANCE, TOLERANCE)
    if not 4 <= len(crossings) <= MOST_CELLS:
        return []
    tables: list[list[Box]] = cells_to_tables(intersections_to_cells(crossings))
    return tables


def _as_dict(edge: Edge) -> dict[str, Any]:
    x0, top, x1, bottom, _ = edge
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
    rows_reached = _reach(rows)
    columns = list(pairwise(_column_boundaries(cells, len(rows), rows_reached)))
    columns_reached = _reach(columns)
    placed = [
        GridCell(cell, *rows_reached(cell[1], cell[3]), *columns_reached(cell[0], cell[2]))
        for cell in (cells if rows and columns else ())
        if cell[2] - cell[0] > 3.5
    ]
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


def _column_boundaries(cells: list[Box], rows: int, rows_reached: _Reach) -> list[float]:
    """The vertical lines that many rows have: a head whose lines stand elsewhere does not count."""
    sides: dict[float, int] = {}
    for x0, top, x1, bottom in cells:
        first, last = rows_reached(top, bottom)
        sides[x0] = sides.get(x0, 0) + last - first + 1
        sides[x1] = sides.get(x1, 0) + last - first + 1
    # a side between two cells is counted from both, so a full line has 2 * rows
    groups: list[list[tuple[float, int]]] = []
    for value, count in sorted(sides.items()):
        if groups and value - groups[-1][-1][0] < 5.0 and value - groups[-1][0][0] < 9.0:
            groups[-1].append((value, count))
        else:
            groups.append([(value, count)])
    lines = []
    for index, group in enumerate(groups):
        weight = sum(count for _, count in group)
        if index in (0, len(groups) - 1) or weight >= 0.5 * rows:
            lines.append(sum(value * count for value, count in group) / weight)
    return lines


def _reach(intervals: list[tuple[float, float]]) -> _Reach:
    """What tells the first and the last of *intervals* whose middle lies between two places; the
    nearest one where none does.
    """
    middles = [(one + two) / 2 for one, two in intervals]

    @cache  # the cells of a row are asked for the same
    def reached(start: float, end: float) -> tuple[int, int]:
        first, last = bisect_left(middles, start), bisect_right(middles, end) - 1
        if first <= last:
            return first, last
        at = min(max(last, 0), len(middles) - 1)
        return at, at

    return reached
