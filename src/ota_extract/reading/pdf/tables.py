"""Parts of tables on single pages into whole tables: heads, groups side by side, page breaks.

Nothing here knows what a column means; columns are told apart by where they stand and by whether they
hold numbers.
"""

from __future__ import annotations

import re
from array import array
from typing import NamedTuple

from ota_extract.reading.pdf.columns import is_number
from ota_extract.reading.pdf.pieces import Block, Cell, Piece, TableBlock, TextLine, cell_text

MOST_HEADER_ROWS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
"""«2024» over a column is its name."""


class WholeTable:
    """A table over all its pages: rows, each with the page part it stands in."""

    def __init__(self, part: TableBlock) -> None:
        self.parts = [part]
        self.header_rows = part.header_rows
        self.groups = part.groups

    @property
    def last(self) -> TableBlock:
        return self.parts[-1]


class PartRows(NamedTuple):
    """The rows that a part gives to its table, and the heads in it that only say a head again."""

    part: TableBlock
    rows: list[list[Cell]]
    repeated: list[list[Cell]]


def find_headers(part: TableBlock) -> None:
    """Count the rows at the top that name the columns, and split groups that stand side by side."""
    if not part.rows:
        return
    if part.ruled:
        part.header_rows = _header_rows(part.rows)
    part.groups = _groups(part)


def join_pages(pages: list[list[Block]]) -> list[WholeTable]:
    """Join the parts of tables that go on over a page; *pages* holds each page's blocks without
    furniture. A part too small to be a table by itself is turned back into lines, in place.
    """
    tables: list[WholeTable] = []
    open_table: WholeTable | None = None
    for index, blocks in enumerate(pages):
        following = next(iter(pages[index + 1]), None) if index + 1 < len(pages) else None
        place = 0
        while place < len(blocks):
            block = blocks[place]
            if isinstance(block, TextLine):
                open_table = None
                place += 1
                continue
            at_top, at_foot = place == 0, place == len(blocks) - 1
            if at_top and open_table is not None and _goes_on(open_table.last, block):
                _continue(open_table, block)
                open_table = open_table if at_foot else None
                place += 1
                continue
            open_table = None
            grows = at_foot and isinstance(following, TableBlock) and _goes_on(block, following)
            if not block.sure and not grows:
                blocks[place : place + 1] = block.lines
                place += len(block.lines)
                continue
            table = WholeTable(block)
            tables.append(table)
            open_table = table if at_foot else None
            place += 1
    return tables


def _header_rows(rows: list[list[Cell]]) -> int:
    """How many rows at the top hold no number where the rows below have numbers."""
    texts = [[cell_text(cell) for cell in row] for row in rows]
    numeric = _numeric_columns(texts)
    if not numeric:
        return 0
    count = 0
    for row in texts[:MOST_HEADER_ROWS]:
        numbers = sum(
            is_number(row[column]) and not _YEAR.fullmatch(row[column]) for column in numeric
        )
        filled = len({id(cell) for cell, text in zip(rows[count], row, strict=True) if text})
        if numbers or filled < 2 or any(len(text) > 120 for text in row):
            break
        if not any(row[column] for column in numeric) and count == 0 and filled < 0.5 * len(row):
            break
        count += 1
    return count if count < len(rows) else 0


def _numeric_columns(texts: list[list[str]]) -> list[int]:
    """The columns whose cells are mostly numbers."""
    found = []
    for index, column in enumerate(zip(*texts, strict=True)):
        filled = [text for text in column if text]
        numbers = sum(is_number(text) for text in filled)
        if numbers and numbers >= 0.5 * len(filled):
            found.append(index)
    return found


def _groups(part: TableBlock) -> int:
    """How many like groups of columns stand side by side in *part*."""
    texts = [[cell_text(cell) for cell in row] for row in part.rows]
    width = len(part.columns)
    head = texts[: part.header_rows]
    numeric = set(_numeric_columns(texts[part.header_rows :]))
    for groups in (2, 3, 4):
        size, rest = divmod(width, groups)
        if rest or size < 2:
            continue
        kinds = [tuple(i * size + k in numeric for k in range(size)) for i in range(groups)]
        if len(set(kinds)) > 1 or not any(kinds[0]) or all(kinds[0]):
            continue
        if head:
            heads = [
                tuple(row[i * size + k] for row in head for k in range(size)) for i in range(groups)
            ]
            if len(set(heads)) == 1 and any(heads[0]):
                return groups
            continue
        return groups
    return 1


def _goes_on(one: TableBlock, two: TableBlock) -> bool:
    """Whether *two*, at the top of a page, goes on with *one*, at the foot of the page before."""
    if not one.rows or not two.rows:
        return False
    if two.header_rows and one.header_rows and _head(one) != _head(two):
        return False
    if two.header_rows and not one.header_rows and one.sure and len(one.rows) > 3:
        return False
    if one.ruled and two.ruled:
        if len(one.columns) != len(two.columns):
            return False
        return all(
            abs(a[0] - b[0]) < 12 and abs(a[1] - b[1]) < 12
            for a, b in zip(one.columns, two.columns, strict=True)
        )
    if len(one.columns) == len(two.columns):
        return all(
            min(a[1], b[1]) > max(a[0], b[0]) - 2
            for a, b in zip(one.columns, two.columns, strict=True)
        )
    if one.sure and two.sure and one.ruled == two.ruled:
        return False
    return (
        abs(one.columns[-1][1] - two.columns[-1][1]) < 6
        and abs(one.columns[0][0] - two.columns[0][0]) < 30
    )


def _head(part: TableBlock) -> list[str]:
    return [
        "".join(cell_text(cell).split()) for row in part.rows[: part.header_rows] for cell in row
    ]


def _continue(table: WholeTable, part: TableBlock) -> None:
    last = table.last
    if len(part.columns) != len(last.columns):
        if not last.sure and part.sure:
            _put_in_columns(last, part.columns)
        else:
            _put_in_columns(part, last.columns)
    if part.groups == 1 or not part.header_rows:
        part.groups = table.groups if len(part.columns) == len(last.columns) else part.groups
    if not last.sure and part.sure:
        table.groups = last.groups = part.groups
    table.parts.append(part)


def _put_in_columns(part: TableBlock, columns: list[tuple[float, float]]) -> None:
    """Share the words of *part* out anew over *columns*."""
    rows: list[list[Cell]] = []
    for row in part.rows:
        cells: list[Cell] = [[] for _ in columns]
        for cell in row:
            for piece in cell:
                by_column: dict[int, list[int]] = {}
                for index in range(len(piece.starts)):
                    x0, x1 = piece.boxes[4 * index], piece.boxes[4 * index + 2]
                    home = min(
                        range(len(columns)),
                        key=lambda c: max(columns[c][0], x0) - min(columns[c][1], x1),
                    )
                    by_column.setdefault(home, []).append(index)
                for home, words in by_column.items():
                    cells[home].append(_some_words(piece, words))
        rows.append(cells)
    part.rows, part.columns = rows, columns


def _some_words(piece: Piece, words: list[int]) -> Piece:
    ends = [*piece.starts[1:], len(piece.text) + 1]
    starts: array[int] = array("I")
    boxes: array[float] = array("f")
    texts: list[str] = []
    at = 0
    for index in words:
        text = piece.text[piece.starts[index] : ends[index] - 1]
        starts.append(at)
        boxes.extend(piece.boxes[4 * index : 4 * index + 4])
        texts.append(text)
        at += len(text) + 1
    return Piece(" ".join(texts), piece.page, starts, boxes)


def finish(table: WholeTable) -> list[PartRows]:
    """The rows of *table* part by part, groups put under one another.

    A row that a page break cut is made whole in the part where it begins.
    """
    shares: list[PartRows] = []
    first = table.parts[0]
    for part in table.parts:
        head, body = part.rows[: part.header_rows], part.rows[part.header_rows :]
        again = [] if part is first else head
        if part.groups > 1:
            size = len(part.columns) // part.groups
            if part is first:
                again = [row[size:] for row in head]
                head = [row[:size] for row in head]
            body = _one_below_another(body, part.groups, size)
        rows = [*(head if part is first else []), *body]
        if shares and body:
            _mend_cut(shares[-1].rows, rows, table)
            _carry_down(shares[-1].rows, rows, table)
        shares.append(PartRows(part, rows, again))
    return shares


def _one_below_another(rows: list[list[Cell]], groups: int, size: int) -> list[list[Cell]]:
    """Rows of several groups side by side as rows of one: first the left group, then the next.

    Where the rows are numbered across (1 | 2, 3 | 4), that order is kept.
    """
    whole: list[list[Cell]] = []
    parts: list[list[list[Cell]]] = [[] for _ in range(groups)]
    for row in rows:
        pieces = [row[g * size : (g + 1) * size] for g in range(groups)]
        filled = [sum(bool(cell) for cell in piece) for piece in pieces]
        texts = [[cell_text(cell) for cell in piece] for piece in pieces]
        numbers = [sum(is_number(text) for text in piece) for piece in texts]
        if (
            row is rows[-1]
            and sum(filled) == 2
            and numbers[0] == 0
            and numbers[-1] == 1
            and filled[0] == 1
        ):
            # a total: its label under the first group, its amount under the last
            whole.append([one or two for one, two in zip(pieces[0], pieces[-1], strict=True)])
            continue
        for group, piece in enumerate(pieces):
            if filled[group]:
                parts[group].append(piece)
    if _numbered_across(parts):
        depth = max(len(part) for part in parts)
        rows = [part[i] for i in range(depth) for part in parts if i < len(part)]
    else:
        rows = [row for part in parts for row in part]
    return [*rows, *whole]


def _numbered_across(parts: list[list[list[Cell]]]) -> bool:
    heads = [[cell_text(row[0]).rstrip(".") for row in part[:2]] for part in parts[:2]]
    numbers = [text for head in heads for text in head]
    if len(parts) < 2 or len(numbers) < 4 or not all(text.isdecimal() for text in numbers):
        return False
    return int(heads[1][0]) == int(heads[0][0]) + 1 and int(heads[0][1]) > int(heads[1][0])


def _mend_cut(above: list[list[Cell]], below: list[list[Cell]], table: WholeTable) -> None:
    """Join the last row of a page and the first of the next where the break cut one row in two."""
    if not above or not below or (len(above) <= table.header_rows and table.parts[0].rows is above):
        return
    one, two = above[-1], below[0]
    texts = [[cell_text(cell) for cell in row] for row in [*above[-30:], *below[:30]]]
    numeric = _numeric_columns(texts)
    if not numeric or len(one) != len(two):
        return
    has_one = [bool(one[c]) for c in numeric]
    has_two = [bool(two[c]) for c in numeric]
    filled_one, filled_two = sum(map(bool, one)), sum(map(bool, two))
    rest_below = all(has_one) and not any(has_two) and filled_two < max(filled_one, 2)
    if (
        rest_below
        and all(one[c] for c in range(len(two)) if two[c])
        and _is_second_line(below, two)
    ):
        above[-1] = [[*a, *b] for a, b in zip(one, two, strict=True)]
        below.pop(0)


def _is_second_line(below: list[list[Cell]], row: list[Cell]) -> bool:
    """Whether *row* cannot be a heading inside the table: no other row of the page looks like it."""
    shape = [bool(cell) for cell in row]
    return sum([bool(cell) for cell in other] == shape for other in below[1:]) == 0


def _carry_down(above: list[list[Cell]], below: list[list[Cell]], table: WholeTable) -> None:
    """A cell merged over rows goes on over the page break, where it stands blank, or its text only
    comes on the second page.
    """
    size = len(below[0]) if below else 0
    if not above or not size or len(above[-1]) != size:
        return
    merged = {c for p in table.parts for c in p.merged if c < size}
    for column in merged:
        carried = above[-1][column]
        blank = below[0][column]
        if carried and not blank:
            for row in below:
                if row[column]:
                    break
                if sum(map(bool, row)) < 2:
                    break
                row[column] = carried
        elif not carried and blank and above is not below:
            for row in reversed(above):
                if row[column] or sum(map(bool, row)) < 2:
                    break
                row[column] = blank
