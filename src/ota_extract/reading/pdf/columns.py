"""Tables that no rule encloses: rows that end in numbers which stand flush right below one another.

A row has a name and, behind a gap, a number whose right edge other rows share. A sentence that
happens to end in an amount has no such gap. Rows may have a second line (a long name), and two such
tables may stand side by side.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from ota_extract.reading.pdf.lines import Chunk, Row
from ota_extract.reading.pdf.page import Edge, Word

NUMBER = re.compile(
    r"[€+-]?\s?(?:\d{1,3}(?:[.,\u00a0 ]\d{3})+|\d+)(?:[.,]\d{1,4})?\s?(?:€|%|ευρώ|EUR)?"
    r"|[-–—]\s?€?"
)
_FLUSH = 2.5
"""How far the right edges of one column may lie apart, in points."""


@dataclass(slots=True)
class FoundTable:
    """Rows of words that make a table: the cells of each row, each a list of lines of words."""

    rows: list[list[list[list[Word]]]]
    columns: list[tuple[float, float]]
    used: list[Row]
    header_rows: int
    data_rows: int


def is_number(text: str) -> bool:
    """Whether *text* is a number as cells have it, or the dash that stands for none.

    >>> [is_number(t) for t in ("1.290.000,00 €", "24.800", "-", "Δήμος 5", "1.")]
    [True, True, True, False, False]
    """
    return NUMBER.fullmatch(text) is not None


def find_number_tables(rows: list[Row], edges: list[Edge]) -> list[FoundTable]:
    """The tables among *rows*, which are the visual lines of one column of the page."""
    amounts = _amounts(rows)
    ends = _shared_ends(amounts)
    if not ends:
        return []
    is_data = [
        any(_near(chunk.x1, ends) for chunk in chunks) and _names_something(row, chunks)
        for row, chunks in zip(rows, amounts, strict=True)
    ]
    _part_long_names(rows, amounts, is_data)
    begins = list(is_data)
    _take_lone_numbers(rows, amounts, is_data)
    tables: list[FoundTable] = []
    at = 0
    while at < len(rows):
        if not begins[at]:
            at += 1
            continue
        block = _block(rows, is_data, amounts, at)
        table = _table(rows, block, is_data, edges)
        if table is not None:
            tables.append(table)
        at = block[-1] + 1
    return tables


def _amounts(rows: list[Row]) -> list[list[Chunk]]:
    """Of each row the chunks that are a number and nothing else."""
    found = []
    for row in rows:
        numbers: list[Chunk] = []
        if len(row.chunks) > 1:
            numbers = [
                chunk for chunk in row.chunks if len(chunk.words) <= 3 and is_number(chunk.text)
            ]
        found.append(numbers)
    return found


def _shared_ends(amounts: list[list[Chunk]]) -> list[float]:
    """The right edges that the last numbers of rows share."""
    ends = sorted(chunk.x1 for chunks in amounts for chunk in chunks)
    shared: list[float] = []
    group: list[float] = []
    for end in [*ends, float("inf")]:
        if group and end - group[0] > _FLUSH:
            shared.append(sum(group) / len(group))
            group = []
        group.append(end)
    return shared


def _part_long_names(rows: list[Row], amounts: list[list[Chunk]], is_data: list[bool]) -> None:
    """A name so long that it all but touches its number: part the two where a neighbour shows how."""
    for index, row in enumerate(rows):
        if is_data[index] or not row.chunks:
            continue
        last = row.chunks[-1]
        size = next(
            (n for n in (2, 1) if len(last.words) > n and is_number(_text(last.words[-n:]))), 0
        )
        if not size or not any(char.isdigit() for char in _text(last.words[-size:])):
            continue
        for other in (index - 1, index + 1):
            if not (0 <= other < len(rows) and is_data[other]):
                continue
            if row.x0 < rows[other].x0 - 3 or not _near(last.x1, [c.x1 for c in amounts[other]]):
                continue
            number = last.words[-size:]
            name = last.words[:-size]
            last.words, last.x1 = name, name[-1].x1
            chunk = Chunk(number, number[0].x0, last.top, number[-1].x1, last.bottom)
            row.chunks.append(chunk)
            amounts[index] = [chunk]
            is_data[index] = True
            break


def _take_lone_numbers(rows: list[Row], amounts: list[list[Chunk]], is_data: list[bool]) -> None:
    """A number alone on its line, flush with the others: its name stands on the lines above and
    below it, or it is the sum at the foot.
    """
    ends = [c.x1 for chunks, data in zip(amounts, is_data, strict=True) if data for c in chunks]
    for index, row in enumerate(rows):
        if is_data[index] or not row.chunks:
            continue
        text = row.chunks[-1].text
        if len(row.chunks) > 2 or not is_number(text) or not any(map(str.isdigit, text)):
            continue
        if not all(is_number(chunk.text) for chunk in row.chunks):
            continue
        if sum(abs(end - row.chunks[-1].x1) <= _FLUSH for end in ends) >= 3:
            amounts[index] = list(row.chunks)
            is_data[index] = True


def _text(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


def _near(value: float, ends: list[float]) -> bool:
    at = bisect_right(ends, value)
    return any(abs(end - value) <= _FLUSH for end in ends[max(at - 1, 0) : at + 1])


def _names_something(row: Row, numbers: list[Chunk]) -> bool:
    """Whether words stand on the line to the left of a number, with a gap between the two."""
    for number in numbers:
        if not any(char.isdigit() for char in number.text):
            continue
        for chunk in row.chunks:
            if (
                chunk.x1 <= number.x0
                and any(char.isalpha() for char in chunk.text)
                and len(chunk.text) < 120
            ):
                return True
    return False


def _block(rows: list[Row], is_data: list[bool], amounts: list[list[Chunk]], at: int) -> list[int]:
    """The lines that belong with the row at *at*: rows below with a number column in common, and the
    lines between them.
    """
    block = [at]
    ends = [chunk.x1 for chunk in amounts[at]]
    x0, x1 = rows[at].x0, rows[at].x1
    waiting: list[int] = []
    pitch = 0.0
    for index in range(at + 1, len(rows)):
        row, last = rows[index], rows[index - 1]
        step = row.top - last.bottom
        height = row.bottom - row.top
        if step > max(3.0 * height, 1.6 * pitch):
            break
        if is_data[index] and any(_near(chunk.x1, sorted(ends)) for chunk in amounts[index]):
            block.extend([*waiting, index])
            waiting = []
            ends.extend(chunk.x1 for chunk in amounts[index])
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
    rows: list[Row], block: list[int], is_data: list[bool], edges: list[Edge]
) -> FoundTable | None:
    data = [rows[index] for index in block if is_data[index]]
    columns = _columns(data)
    if len(columns) < 2:
        return None
    # a line under the last row, or above the first, may be the rest of a long name
    trailing = _second_lines(rows, block, columns, data)
    lines = [*block, *trailing]
    rules = _rules(edges, columns[0][0], columns[-1][1])
    body = _rows_of_body([rows[index] for index in lines], data, rules)
    header = _header(rows, block[0], columns, data)
    used = [*header, *(rows[index] for index in lines)]
    cells = [_cells(group, columns) for group in body]
    if header:
        cells.insert(0, _header_cells(header, columns))
    return FoundTable(cells, columns, used, 1 if header else 0, len(data))


def _columns(data: list[Row]) -> list[tuple[float, float]]:
    """Where words stand in the rows, taken together: what no row bridges parts two columns."""
    words = sorted(
        (word.x0, word.x1) for row in data for chunk in row.chunks for word in chunk.words
    )
    height = sorted(row.bottom - row.top for row in data)[len(data) // 2]
    gap = 0.45 * height if len(data) > 4 else WIDE * height
    columns: list[tuple[float, float]] = []
    for x0, x1 in words:
        if columns and x0 - columns[-1][1] < gap:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


WIDE = 0.85


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


def _rules(edges: list[Edge], x0: float, x1: float) -> list[int]:
    """The heights of the rules that run under most of the table."""
    spans: defaultdict[int, float] = defaultdict(float)
    for edge in edges:
        if edge.horizontal:
            spans[round(edge.top)] += max(min(edge.x1, x1) - max(edge.x0, x0), 0)
    return sorted(height for height, length in spans.items() if length > 0.6 * (x1 - x0))


def _rows_of_body(lines: list[Row], data: list[Row], rules: list[int]) -> list[list[Row]]:
    """The lines of each row. Rules tell where a row ends; without them a line without a number
    goes to the row that it stands nearer to.
    """
    if len(rules) >= 0.6 * len(data):
        bands: dict[int, list[Row]] = {}
        for line in lines:
            bands.setdefault(bisect_right(rules, line.middle), []).append(line)
        if all(sum(line in data for line in band) <= 1 for band in bands.values()):
            return [band for _, band in sorted(bands.items())]
    groups: list[list[Row]] = [[row] for row in data]
    middles = [row.middle for row in data]
    pitch = _close_pitch(lines, data)
    headings: list[list[Row]] = []
    above: Row | None = None
    for line in lines:
        if not any(line is row for row in data):
            at = bisect_right(middles, line.middle)
            near = [index for index in (at - 1, at) if 0 <= index < len(data)]
            home = min(near, key=lambda index: _distance(line, groups[index]))
            if _distance(line, groups[home]) < 0.8 * pitch or _goes_on(above, line):
                groups[home].append(line)
                groups[home].sort(key=lambda row: row.middle)
            else:
                headings.append([line])
        above = line
    return sorted([*groups, *headings], key=lambda group: group[0].middle)


def _close_pitch(lines: list[Row], data: list[Row]) -> float:
    """From row to row where nothing stands between the two; no bound where that never happens."""
    is_data = [any(line is row for row in data) for line in lines]
    steps = sorted(
        lines[index + 1].middle - lines[index].middle
        for index in range(len(lines) - 1)
        if is_data[index] and is_data[index + 1]
    )
    return steps[len(steps) // 2] if steps else float("inf")


def _goes_on(above: Row | None, line: Row) -> bool:
    """Whether *line* cannot begin anything: it starts small, or the line above broke off."""
    if above is None:
        return False
    begins = line.chunks[0].text
    ends = max(above.chunks, key=lambda chunk: sum(map(str.isalpha, chunk.text))).text
    return begins[:1].islower() or begins[:1] in "-–&(" or ends[-1:] in "-–&,\u2010"


def _distance(line: Row, group: list[Row]) -> float:
    return min(abs(line.middle - row.middle) for row in group)


def _cells(lines: list[Row], columns: list[tuple[float, float]]) -> list[list[list[Word]]]:
    cells: list[list[list[Word]]] = [[] for _ in columns]
    for line in lines:
        here: dict[int, list[Word]] = {}
        for chunk in line.chunks:
            for word in chunk.words:
                here.setdefault(_nearest(word.x0, word.x1, columns), []).append(word)
        for index, words in here.items():
            cells[index].append(words)
    return cells


def _nearest(x0: float, x1: float, columns: list[tuple[float, float]]) -> int:
    """The column that covers most of ``x0``-``x1``, or the nearest."""

    def far(index: int) -> float:
        start, end = columns[index]
        return max(start, x0) - min(end, x1)

    return min(range(len(columns)), key=far)


def _header(
    rows: list[Row], first: int, columns: list[tuple[float, float]], data: list[Row]
) -> list[Row]:
    """The lines right above the first row that name the columns."""
    found: list[Row] = []
    pitch = max(_pitch(data), 1.3 * (data[0].bottom - data[0].top))
    below = rows[first]
    for index in range(first - 1, max(first - 5, -1), -1):
        row = rows[index]
        if below.middle - row.middle > 1.7 * pitch:
            break
        inside = row.x0 >= columns[0][0] - 25 and row.x1 <= columns[-1][1] + 25
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
