"""Parts of tables on single pages into whole tables that go on over page breaks.

The part at the foot of a page and the one at the top of the next are one table where their columns
stand in the same places and their heads, if both have one, say the same.
"""

from __future__ import annotations

from array import array
from dataclasses import replace

from ota_extract.reading.pdf.heads import MOST_HEADER_ROWS, count_groups, count_header_rows
from ota_extract.reading.pdf.pieces import Block, Cell, Piece, TableBlock, TextLine, cell_text

FEWEST_ROWS = 3


class WholeTable:
    """A table over all its pages: rows, each with the page part it stands in."""

    def __init__(self, part: TableBlock) -> None:
        self.parts = [part]
        self.header_rows = part.header_rows
        self.groups = part.groups

    @property
    def last(self) -> TableBlock:
        return self.parts[-1]


def join_pages(pages: list[list[Block]]) -> list[WholeTable]:
    """Join the parts of tables that go on over a page; *pages* holds each page's blocks without
    furniture. A part too small to be a table by itself is turned back into lines, in place.
    """
    tables: list[WholeTable] = []
    open_table: WholeTable | None = None
    for index, blocks in enumerate(pages):
        first_of_next = next(iter(pages[index + 1]), None) if index + 1 < len(pages) else None
        place = 0
        while place < len(blocks):
            block = blocks[place]
            if isinstance(block, TextLine):
                open_table = None
                place += 1
                continue
            following_here = blocks[place + 1] if place + 1 < len(blocks) else None
            at_top = place == 0 or _is_in_next_column(blocks[place - 1], block)
            at_foot = following_here is None or _is_in_next_column(block, following_here)
            following = following_here or first_of_next
            if at_top and open_table is not None and goes_on(open_table.last, block):
                _continue(open_table, block)
                open_table = open_table if at_foot else None
                place += 1
                continue
            open_table = None
            grows = at_foot and isinstance(following, TableBlock) and goes_on(block, following)
            if not block.sure and not grows:
                blocks[place : place + 1] = block.lines
                place += len(block.lines)
                continue
            table = WholeTable(block)
            tables.append(table)
            open_table = table if at_foot else None
            place += 1
    return tables


def _is_in_next_column(one: Block, two: Block) -> bool:
    """Whether *two* begins higher on the page, right of *one*: at the top of the next column of text."""
    return two.top < one.top - 3 and two.x0 > one.x1 - 3


def goes_on(one: TableBlock, two: TableBlock) -> bool:
    """Whether *two*, at the top of a page or column, goes on with *one*, at the foot of the one before."""
    if not one.rows or not two.rows or (not one.sure and not two.sure and _few(one, two)):
        return False
    if two.header_rows and one.header_rows and head_of(one) != head_of(two):
        return False
    if two.header_rows and not one.header_rows and one.sure and len(one.rows) > 3:
        return False
    if one.page == two.page and two.columns:
        if two.header_rows or len(one.columns) != len(two.columns):
            return False
        shift = two.columns[0][0] - one.columns[0][0]
        two = replace(two, columns=[(x0 - shift, x1 - shift) for x0, x1 in two.columns])
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


def _few(one: TableBlock, two: TableBlock) -> bool:
    return len(one.rows) + len(two.rows) < FEWEST_ROWS


def head_of(part: TableBlock, rows: int | None = None) -> list[str]:
    """What the head of *part* says, or its first *rows*."""
    head = part.rows[: part.header_rows if rows is None else rows]
    return ["".join(cell_text(cell).split()) for row in head for cell in row]


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
    if len(table.parts) == 2 and not last.header_rows and len(last.rows) <= MOST_HEADER_ROWS:
        # a head alone at the foot of a page is known as one by what follows
        head = count_header_rows([*last.rows, *part.rows[part.header_rows :]])
        if head and head <= len(last.rows):
            table.header_rows = last.header_rows = head
            table.groups = last.groups = part.groups = count_groups(
                replace(part, rows=[*last.rows[:head], *part.rows], header_rows=head)
            )


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
