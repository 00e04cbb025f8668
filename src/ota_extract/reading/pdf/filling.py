"""A ruled table of one page, and the words of the page put into its cells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from ota_extract.reading.pdf.page import Box, Word


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


def fill(grids: list[Grid], words: list[Word]) -> list[Word]:
    """Put each word into the cell that its middle lies in; return those that lie in none."""
    if not grids:
        return words
    outside: list[Word] = []
    for grid in grids:
        grid.cells.sort(key=lambda cell: cell.box[1])
    tops = [[cell.box[1] for cell in grid.cells] for grid in grids]
    tallest = [max(c.box[3] - c.box[1] for c in grid.cells) for grid in grids]
    loose: list[tuple[Grid, Word]] = []
    home: GridCell | None = None
    for word in words:
        _, x0, top, x1, bottom, _ = word
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        if home is not None and _holds(home.box, x, y):
            home.words.append(word)  # beside the word before, as most
            continue
        for grid, starts, tall in zip(grids, tops, tallest, strict=True):
            if not _holds(grid.box, x, y):
                continue
            first = bisect_right(starts, y - tall - 1)
            last = bisect_right(starts, y)
            home = _cell_at(grid.cells[first:last], x, y)
            if home is not None:
                home.words.append(word)
                break
            if grid.rows[0][0] <= y <= grid.rows[-1][1]:
                loose.append((grid, word))
                break
        else:
            outside.append(word)
    for grid, word in loose:
        _open_cell(grid, word).words.append(word)
    return outside


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _cell_at(cells: list[GridCell], x: float, y: float) -> GridCell | None:
    for cell in cells:
        x0, top, x1, bottom = cell.box
        if x0 <= x <= x1 and top <= y <= bottom:
            return cell
    return None


def _open_cell(grid: Grid, word: Word) -> GridCell:
    """The cell without all its rules that *word* stands in: the rows around it that have no other."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    column = _interval(grid.columns, x)
    row = _interval(grid.rows, y)
    for cell in grid.cells:
        if (
            cell.first_row <= row <= cell.last_row
            and cell.first_column <= column <= cell.last_column
        ):
            return cell
    taken = {
        r
        for cell in grid.cells
        if cell.first_column <= column <= cell.last_column
        for r in range(cell.first_row, cell.last_row + 1)
    }
    first = last = row
    while first - 1 >= 0 and first - 1 not in taken:
        first -= 1
    while last + 1 < len(grid.rows) and last + 1 not in taken:
        last += 1
    box = (
        grid.columns[column][0],
        grid.rows[first][0],
        grid.columns[column][1],
        grid.rows[last][1],
    )
    cell = GridCell(box, first, last, column, column)
    grid.cells.append(cell)
    return cell


def _interval(intervals: list[tuple[float, float]], value: float) -> int:
    return min(
        range(len(intervals)),
        key=lambda index: max(intervals[index][0] - value, value - intervals[index][1]),
    )
