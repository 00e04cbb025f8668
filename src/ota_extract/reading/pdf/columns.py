"""Tables that no rule encloses: rows with names and numbers that stand in columns.

The columns are where words stand in the rows taken together: what no row bridges parts two of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ota_extract.reading.pdf.amounts import FLUSH, DataRows, find_data_rows, is_number, near
from ota_extract.reading.pdf.bodies import rows_of_body, rules_under
from ota_extract.reading.pdf.lines import WIDE_GAP, Chunk, Row
from ota_extract.reading.pdf.page import Edge, Word


@dataclass(slots=True)
class FoundTable:
    """Rows of words that make a table: the cells of each row, each a list of lines of words."""

    rows: list[list[list[list[Word]]]]
    columns: list[tuple[float, float]]
    used: list[Row]
    header_rows: int
    data_rows: int
    trailing: int
    """How many lines below the last data row go on with its name."""


def find_number_tables(rows: list[Row], edges: list[Edge]) -> list[FoundTable]:
    """The tables among *rows*, which are the visual lines of one column of the page."""
    data = find_data_rows(rows)
    tables: list[FoundTable] = []
    at = free = 0  # the lines before *free* belong to a table
    while data is not None and at < len(rows):
        if not data.begins[at]:
            at += 1
            continue
        block = _block(rows, data, at)
        table = _table(rows, block, data.is_data, edges, free)
        at = block[-1] + 1
        if table is not None:
            tables.append(table)
            free = at + table.trailing
    return tables


def _block(rows: list[Row], data: DataRows, at: int) -> list[int]:
    """The lines that belong with the row at *at*: rows below with a number column in common, and the
    lines between them.
    """
    block = [at]
    ends = [chunk.x1 for chunk in data.amounts[at]]
    x0, x1 = rows[at].x0, rows[at].x1
    waiting: list[int] = []
    pitch = 0.0
    for index in range(at + 1, len(rows)):
        row, last = rows[index], rows[index - 1]
        step = row.top - last.bottom
        height = row.bottom - row.top
        if step > max(3.0 * height, 1.6 * pitch):
            break
        if data.is_data[index] and any(
            near(chunk.x1, sorted(ends)) for chunk in data.amounts[index]
        ):
            block.extend([*waiting, index])
            waiting = []
            ends.extend(chunk.x1 for chunk in data.amounts[index])
            ends = ends[-60:]
            x0, x1 = min(x0, row.x0), max(x1, row.x1)
            pitch = max(pitch, step)
        elif (
            row.x0 >= x0 - 3
            and row.x1 <= x1 + 3
            and len(waiting) < 3
            and not _is_prose(row, x0, x1)
        ):
            waiting.append(index)
        else:
            break
    return block


def _is_prose(row: Row, x0: float, x1: float) -> bool:
    return len(row.chunks) == 1 and row.x1 - row.x0 > 0.75 * (x1 - x0)


def _table(
    rows: list[Row], block: list[int], is_data: list[bool], edges: list[Edge], free: int
) -> FoundTable | None:
    """The table of the lines in *block*, with those around it that belong to it, from *free* on."""
    data = [rows[index] for index in block if is_data[index]]
    columns = _columns(data)
    usual = _usual(data)
    if len(usual) < len(data) and len(apart := _columns(usual)) > len(columns):
        columns = apart  # the label of a sum bridges two of them
    if len(columns) < 2:
        return None
    # a line under the last row, or above the first, may be the rest of a long name
    trailing = _second_lines(rows, block, columns, data)
    lines = [*block, *trailing]
    rules = rules_under(edges, columns[0][0], columns[-1][1])
    body = rows_of_body([rows[index] for index in lines], data, rules)
    header = _header(rows, free, block[0], columns, data)
    used = [*header, *(rows[index] for index in lines)]
    cells = [_cells(group, columns) for group in body]
    if header:
        cells.insert(0, _header_cells(header, columns))
    return FoundTable(cells, columns, used, 1 if header else 0, len(data), len(trailing))


def _usual(data: list[Row]) -> list[Row]:
    """The rows of *data* without the few that have fewer pieces than most."""
    counts = sorted(len(row.chunks) for row in data)
    most = [row for row in data if len(row.chunks) >= counts[len(counts) // 2]]
    return most if len(data) - len(most) <= max(0.1 * len(data), 1) and len(most) > 4 else data


def _columns(data: list[Row]) -> list[tuple[float, float]]:
    """Where words stand in the rows, taken together: what no row bridges parts two columns."""
    words = sorted(
        (word.x0, word.x1) for row in data for chunk in row.chunks for word in chunk.words
    )
    height = sorted(row.bottom - row.top for row in data)[len(data) // 2]
    gap = 0.45 * height if len(data) > 4 else WIDE_GAP * height
    columns: list[tuple[float, float]] = []
    for x0, x1 in words:
        if columns and x0 - columns[-1][1] < gap:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _second_lines(
    rows: list[Row], block: list[int], columns: list[tuple[float, float]], data: list[Row]
) -> list[int]:
    """The lines after the last row that go on with its name."""
    found: list[int] = []
    pitch = _pitch(data)
    for index in range(block[-1] + 1, min(block[-1] + 4, len(rows))):
        row, above = rows[index], rows[index - 1]
        inside = all(_column_of(chunk, columns) is not None for chunk in row.chunks)
        tight = row.middle - above.middle < 0.8 * pitch
        if not (inside and tight) or any(is_number(c.text) for c in row.chunks):
            break
        found.append(index)
    return found


def _pitch(data: list[Row]) -> float:
    steps = sorted(two.middle - one.middle for one, two in pairwise(data))
    height = data[0].bottom - data[0].top
    return steps[len(steps) // 2] if steps else 1.6 * height


def _column_of(chunk: Chunk, columns: list[tuple[float, float]]) -> int | None:
    """The column that *chunk* stands in, if it stays within one."""
    for index, (x0, x1) in enumerate(columns):
        if chunk.x0 >= x0 - 3 and chunk.x1 <= x1 + 3:
            return index
    return None


def _cells(lines: list[Row], columns: list[tuple[float, float]]) -> list[list[list[Word]]]:
    cells: list[list[list[Word]]] = [[] for _ in columns]
    for line in lines:
        here: dict[int, list[Word]] = {}
        for chunk in line.chunks:
            if len(line.chunks) < len(columns) and _bridges(chunk, columns):
                first = next(at for at, (_, end) in enumerate(columns) if chunk.x0 < end)
                here.setdefault(first, []).extend(chunk.words)
                continue
            for word in chunk.words:
                here.setdefault(_nearest(word.x0, word.x1, columns), []).append(word)
        for index, words in here.items():
            cells[index].append(words)
    return cells


def _bridges(chunk: Chunk, columns: list[tuple[float, float]]) -> bool:
    """Whether a word of *chunk* stands in two columns: all of it is one cell."""
    return any(
        word.x0 < one[1] and word.x1 > two[0]
        for one, two in pairwise(columns)
        if chunk.x0 < one[1] and chunk.x1 > two[0]
        for word in chunk.words
    )


def _nearest(x0: float, x1: float, columns: list[tuple[float, float]]) -> int:
    """The column that covers most of ``x0``-``x1``, or the nearest."""
    for index, (start, end) in enumerate(columns):
        if start <= x0 and x1 <= end:  # as for every word that the columns were made from
            return index

    def far(index: int) -> float:
        start, end = columns[index]
        return max(start, x0) - min(end, x1)

    return min(range(len(columns)), key=far)


def _header(
    rows: list[Row], free: int, first: int, columns: list[tuple[float, float]], data: list[Row]
) -> list[Row]:
    """The lines right above the first row, but not before *free*, that name the columns."""
    found: list[Row] = []
    pitch = max(_pitch(data), 1.3 * (data[0].bottom - data[0].top))
    below = rows[first]
    for index in range(first - 1, max(first - 5, free - 1), -1):
        row = rows[index]
        if below.middle - row.middle > 1.7 * pitch:
            break
        inside = row.x0 >= columns[0][0] - 25 and (
            row.x1 <= columns[-1][1] + 25
            or abs(row.chunks[-1].x0 - columns[-1][0]) <= FLUSH  # longer than what stands below
        )
        several = len({_header_column(chunk, columns) for chunk in row.chunks}) > 1
        narrow = all(
            chunk.x1 - chunk.x0 < 0.6 * (columns[-1][1] - columns[0][0]) for chunk in row.chunks
        )
        if not inside or not narrow or not (several or found):
            break
        found.insert(0, row)
        below = row
    while found and len(found[0].chunks) < 2:
        found.pop(0)  # a caption above the head
    return found


def _header_column(chunk: Chunk, columns: list[tuple[float, float]]) -> int:
    """The column that a heading belongs to: it may be wider than what stands below."""

    def far(index: int) -> float:
        x0, x1 = columns[index]
        sides = (abs(chunk.x0 - x0), abs(chunk.x1 - x1), abs(chunk.x0 + chunk.x1 - x0 - x1) / 2)
        overlap = min(chunk.x1, x1) - max(chunk.x0, x0)
        return min(sides) - max(overlap, 0)

    return min(range(len(columns)), key=far)


def _header_cells(lines: list[Row], columns: list[tuple[float, float]]) -> list[list[list[Word]]]:
    cells: list[list[list[Word]]] = [[] for _ in columns]
    for line in lines:
        here: dict[int, list[Word]] = {}
        for chunk in line.chunks:
            here.setdefault(_header_column(chunk, columns), []).extend(chunk.words)
        for index, words in here.items():
            cells[index].append(words)
    return cells
