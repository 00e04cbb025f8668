"""The cells that straight lines enclose, where the lines make a plain lattice.

Most tables are: every cell is a rectangle of fields of the lattice, merged cells too. Then the cells
follow from which sides of each field are drawn, at a tenth of the cost of trying all corners. Where a
cell comes out with another shape the lattice is not plain, and pdfplumber's finder is asked instead.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ota_extract.reading.pdf.page import Edge

TOLERANCE = 3.0
MOST_FIELDS = 20_000

Box = tuple[float, float, float, float]
Fields = tuple[int, int, int, int]
"""Where a cell's sides are: left, top, right, bottom, as numbers of the lines of the lattice."""


class Line(NamedTuple):
    """A straight line: its place across, and from where to where it runs."""

    at: float
    start: float
    end: float


class Lines(NamedTuple):
    """The lines of a page, those that lie on one another joined."""

    across: list[Line]
    upright: list[Line]


def join_lines(edges: Iterable[Edge]) -> Lines:
    """Join the pieces of *edges* that continue one another, and close what a page break left open."""
    across, upright = set(), set()  # in tenths of a point: pieces drawn twice are one
    for x0, top, x1, bottom, _ in edges:
        if bottom - top < x1 - x0:
            across.add((int(10 * top), int(10 * x0), int(10 * x1)))
        else:
            upright.add((int(10 * x0), int(10 * top), int(10 * bottom)))
    lines = Lines(_joined(across), _joined(upright))
    lines.across.extend(_closing(lines))
    return lines


def _joined(pieces: set[tuple[int, int, int]]) -> list[Line]:
    groups: list[list[tuple[int, int, int]]] = []
    last = float("-inf")
    for piece in sorted(pieces):
        if piece[0] - last > 10 * TOLERANCE:
            groups.append([])
        groups[-1].append(piece)
        last = piece[0]
    lines = []
    for group in groups:
        at = sum([piece[0] for piece in group]) / len(group) / 10
        spans = sorted([(start, end) for _, start, end in group])
        begun, done = spans[0]
        for start, end in spans[1:]:
            if start > done + 10 * TOLERANCE:
                lines.append(Line(at, begun / 10, done / 10))
                begun, done = start, end
            elif end > done:
                done = end
        lines.append(Line(at, begun / 10, done / 10))
    return [line for line in lines if line.end - line.start >= TOLERANCE]


def _closing(lines: Lines) -> list[Line]:
    """The rules that end a table where a page break left its cells open: at the ends of upright ones."""
    found = []
    for side in (1, 2):
        ends: dict[float, list[float]] = {}
        for line in lines.upright:
            if line.end - line.start > 2 * TOLERANCE:
                near = next((y for y in ends if abs(y - line[side]) < TOLERANCE), line[side])
                ends.setdefault(near, []).append(line.at)
        for y, xs in ends.items():
            x0, x1 = min(xs), max(xs)
            if len(xs) < 3:
                continue
            drawn = sum(
                max(min(line.end, x1) - max(line.start, x0), 0)
                for line in lines.across
                if abs(line.at - y) <= TOLERANCE
            )
            if drawn < x1 - x0 - TOLERANCE:
                found.append(Line(y, x0, x1))
    return found


def lattice_tables(lines: Lines) -> list[list[Box]] | None:
    """The cells of each table, or ``None`` where a cell is not a rectangle."""
    xs = sorted({line.at for line in lines.upright})
    ys = _distinct(sorted({line.at for line in lines.across}))
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1:
        return []
    if columns * rows > MOST_FIELDS:
        return None
    over = _drawn(lines.across, ys, xs)
    beside = _drawn(lines.upright, xs, ys)
    cells = _Sets(columns * rows + 1)
    outside = columns * rows
    for row in range(rows):
        above, below = over[row], over[row + 1]
        for column in range(columns):
            field = row * columns + column
            if not above[column] and row == 0:
                cells.join(field, outside)
            if not below[column]:
                cells.join(field, field + columns if row + 1 < rows else outside)
            if not beside[column][row] and column == 0:
                cells.join(field, outside)
            if not beside[column + 1][row]:
                cells.join(field, field + 1 if column + 1 < columns else outside)
    members: dict[int, list[int]] = {}
    out = cells.find(outside)
    for field in range(columns * rows):
        root = cells.find(field)
        if root != out:
            members.setdefault(root, []).append(field)
    found: list[Fields] = []
    for fields in members.values():
        top, left = divmod(fields[0], columns)
        bottom, right = divmod(fields[-1], columns)
        if len(fields) != (bottom - top + 1) * (right - left + 1):
            return None
        found.append((left, top, right + 1, bottom + 1))
    return [
        [(xs[x0], ys[top], xs[x1], ys[bottom]) for x0, top, x1, bottom in table]
        for table in _tables(found)
    ]


def _tables(cells: list[Fields]) -> list[list[Fields]]:
    """Cells that share a corner, and so on, are one table; a cell that only touches it is not of it."""
    sets = _Sets(len(cells))
    corners: dict[tuple[int, int], int] = {}
    for index, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x1, top), (x0, bottom), (x1, bottom)):
            first = corners.setdefault(corner, index)
            if first != index:
                sets.join(index, first)
    grouped: dict[int, list[Fields]] = {}
    for index, cell in enumerate(cells):
        grouped.setdefault(sets.find(index), []).append(cell)
    return list(grouped.values())


def _distinct(values: list[float]) -> list[float]:
    """*values* without those that lie within the tolerance of the one before."""
    kept: list[float] = []
    for value in values:
        if not kept or value - kept[-1] > TOLERANCE:
            kept.append(value)
    return kept


def _drawn(lines: list[Line], places: list[float], stations: list[float]) -> list[list[bool]]:
    """For each of *places*, between which neighbouring *stations* a line is drawn."""
    drawn = [[False] * (len(stations) - 1) for _ in places]
    for line in lines:
        index = bisect_right(places, line.at + 0.01) - 1
        first = bisect_left(stations, line.start - TOLERANCE)
        last = bisect_right(stations, line.end + TOLERANCE) - 1
        row = drawn[max(index, 0)]
        for station in range(first, last):
            row[station] = True
    return drawn


class _Sets:
    """Disjoint sets of numbers from 0."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, one: int) -> int:
        parent = self._parent
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def join(self, one: int, two: int) -> None:
        self._parent[self.find(one)] = self.find(two)
