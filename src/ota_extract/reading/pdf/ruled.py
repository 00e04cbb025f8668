"""A ruled grid with its words as a table, if it is one.

Boxes around prose, letterheads and single cells are drawn with rules too; they are running text. A
row that holds several numbers below one another in one column is several rows whose rules are missing.
"""

from __future__ import annotations

from ota_extract.reading.pdf.amounts import is_number
from ota_extract.reading.pdf.filling import Grid, GridCell
from ota_extract.reading.pdf.lines import chunks_of, rows_of
from ota_extract.reading.pdf.page import Word
from ota_extract.reading.pdf.pieces import Cell, TableBlock, TextLine, cell_text, piece_of

LONGEST_CELL = 60
"""Cells that are longer than this on average hold prose."""


def table_of_grid(grid: Grid, page: int) -> TableBlock | None:
    """The table that *grid* draws, or ``None`` where it only frames text."""
    if len(grid.columns) < 2 or not any(cell.words for cell in grid.cells):
        return None
    rows, merged = _rows(grid, page)
    rows = [row for row in rows if any(row)]
    columns = list(grid.columns)
    rows, columns, merged = _without_empty_columns(rows, columns, merged)
    if len(columns) < 2 or not rows or not _is_table(rows) or _is_half_drawn(rows):
        return None
    x0, top, x1, bottom = grid.box
    return TableBlock(
        rows,
        columns,
        x0,
        top,
        x1,
        bottom,
        ruled=True,
        sure=len(rows) > 1,
        lines=_as_lines(grid, page) if len(rows) < 2 else [],
        merged=merged,
        page=page,
    )


def framed_prose(grid: Grid, page: int) -> TableBlock | None:
    """Paragraphs side by side in boxes, to be read box after box; ``None`` where *grid* has none."""
    long_cells = [cell for cell in grid.cells if len(_lines(cell.words)) > 2]
    if not any(
        one.first_row == two.first_row and one is not two
        for one in long_cells
        for two in long_cells
    ):
        return None
    x0, top, x1, bottom = grid.box
    lines = _as_lines(grid, page)
    return TableBlock([], [], x0, top, x1, bottom, sure=False, lines=lines, page=page)


def _rows(grid: Grid, page: int) -> tuple[list[list[Cell]], set[int]]:
    """The cells row by row, and the columns with cells merged over rows."""
    at: list[list[GridCell | None]] = [[None] * len(grid.columns) for _ in grid.rows]
    merged: set[int] = set()
    for cell in sorted(grid.cells, key=lambda c: -len(c.words)):
        there = at[cell.first_row][cell.first_column]
        if there is not None:
            there.words.extend(cell.words)  # a cell that the lines of the head cut in two
            cell.words = []
            continue
        for row in range(cell.first_row, cell.last_row + 1):
            at[row][cell.first_column] = at[row][cell.first_column] or cell
        if cell.last_row > cell.first_row:
            merged.add(cell.first_column)
    lines_of = {id(cell): _lines(cell.words) for cell in grid.cells}
    cells: dict[int, Cell] = {
        key: [piece_of(line, page) for line in lines] for key, lines in lines_of.items()
    }
    result: list[list[Cell]] = []
    for cells_of_row in at:
        split = _hidden_rows([cell for cell in cells_of_row if cell is not None], lines_of)
        if split is None:
            result.append([cells[id(cell)] if cell is not None else [] for cell in cells_of_row])
            continue
        result.extend(
            [
                [piece_of(line, page) for line in parts.get(id(cell), [])]
                if cell is not None
                else []
                for cell in cells_of_row
            ]
            for parts in split
        )
    return result, merged


def _lines(words: list[Word]) -> list[list[Word]]:
    """The lines of a cell, from top to bottom."""
    if len(words) < 2:
        return [words] if words else []
    _, x0, top, _, bottom, line = words[0]
    if all(w.stream_line == line and w.x0 >= x0 and top < w.bottom - 2 < bottom for w in words):
        return [words]  # as in most cells
    return [
        [word for chunk in row.chunks for word in chunk.words]
        for row in rows_of(chunks_of(words, gap=4.0))
    ]


def _hidden_rows(
    row: list[GridCell], lines_of: dict[int, list[list[Word]]]
) -> list[dict[int, list[list[Word]]]] | None:
    """The rows inside a row where a column has two or more whole numbers, each on its own line."""
    if any(cell.last_row > cell.first_row for cell in row):
        return None
    counts = []
    for cell in row:
        lines = lines_of[id(cell)]
        if len(lines) > 1 and all(is_number(" ".join(w.text for w in line)) for line in lines):
            counts.append((len(lines), cell))
    if not counts or len({count for count, _ in counts}) > 1:
        return None
    middles = [
        sum(word.top + word.bottom for word in line) / (2 * len(line))
        for line in lines_of[id(counts[0][1])]
    ]
    parts: list[dict[int, list[list[Word]]]] = [{} for _ in middles]
    filled = 0
    for cell in row:
        for line in lines_of[id(cell)]:
            middle = sum(word.top + word.bottom for word in line) / (2 * len(line))
            home = min(range(len(middles)), key=lambda index: abs(middles[index] - middle))
            parts[home].setdefault(id(cell), []).append(line)
        filled += len(lines_of[id(cell)]) >= len(middles)
    return parts if filled >= 2 else None


def _without_empty_columns(
    rows: list[list[Cell]], columns: list[tuple[float, float]], merged: set[int]
) -> tuple[list[list[Cell]], list[tuple[float, float]], set[int]]:
    kept = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    if len(kept) == len(columns):
        return rows, columns, merged
    return (
        [[row[index] for index in kept] for row in rows],
        [columns[index] for index in kept],
        {kept.index(index) for index in merged if index in kept},
    )


def _is_table(rows: list[list[Cell]]) -> bool:
    texts = [[cell_text(cell) for cell in row] for row in rows]
    filled = [text for row in texts for text in row if text]
    if not filled:
        return False
    if len(rows) == 1:  # perhaps the head of what stands on the next page
        return len(filled) == len(texts[0]) and max(map(len, filled)) <= LONGEST_CELL
    for column in zip(*texts, strict=True):
        numbers = sum(is_number(text) for text in column)
        if numbers and numbers >= 0.4 * sum(bool(text) for text in column):
            return True
    long = sum(len(text) for text in filled) / len(filled) > LONGEST_CELL
    share = len(filled) / sum(len(row) for row in texts)
    return len(rows) >= 3 and not long and share > 0.6


def _is_half_drawn(rows: list[list[Cell]]) -> bool:
    """Whether many rows have all their words in one cell: the rules of every second one are missing."""
    alone = [row for row in rows if sum(bool(cell) for cell in row) == 1]
    numbers = [
        row
        for row in alone
        if sum(is_number(w) for w in cell_text(next(filter(None, row))).split()) > 1
    ]
    return len(rows) > 3 and len(numbers) > 0.3 * len(rows)


def _as_lines(grid: Grid, page: int) -> list[TextLine]:
    return [
        TextLine(
            piece_of(words, page),
            min(word.x0 for word in words),
            min(word.top for word in words),
            max(word.x1 for word in words),
            max(word.bottom for word in words),
        )
        for cell in sorted(grid.cells, key=lambda c: (c.first_row, c.first_column))
        for words in _lines(cell.words)
    ]
