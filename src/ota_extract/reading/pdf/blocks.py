"""One page into blocks in reading order: lines of running text and parts of tables.

Columns of text are read one after the other; a table or a line that crosses the gutter parts the page
into bands, each read for itself.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from ota_extract.reading.pdf.asides import take_asides
from ota_extract.reading.pdf.columns import FoundTable
from ota_extract.reading.pdf.filling import fill
from ota_extract.reading.pdf.grids import find_grids
from ota_extract.reading.pdf.gutters import in_order
from ota_extract.reading.pdf.lines import Chunk, without_doubles
from ota_extract.reading.pdf.page import PageContent, Word
from ota_extract.reading.pdf.pieces import Block, Cell, TableBlock, TextLine, piece_of
from ota_extract.reading.pdf.ruled import framed_prose, table_of_grid
from ota_extract.reading.pdf.typewriter import find_typewriter_tables
from ota_extract.reading.pdf.unruled import find_unruled

FEWEST_ROWS = 3


def blocks_of(content: PageContent) -> list[Block]:
    """The blocks of one page, in reading order."""
    typed, words = find_typewriter_tables(without_doubles(content.words), content.number)
    grids, outside, boxes = find_grids(content.edges, words)
    asides: list[TableBlock] = []
    if boxes:
        asides, outside = take_asides(boxes, outside, content.number)
    aside = fill(grids, content.sideways)  # but for the heads of narrow columns
    tables: list[TableBlock] = [*typed]
    words_of: dict[int, list[Word]] = {}
    for grid in grids:
        table = table_of_grid(grid, content.number) or framed_prose(grid, content.number)
        if table is None:
            outside = _give_back(outside, [w for cell in grid.cells for w in cell.words])
        else:
            tables.append(table)
            words_of[id(table)] = [w for cell in grid.cells for w in cell.words]
    strips = [table for table in tables if table.ruled and not table.sure]
    found = find_unruled(outside, [words_of[id(table)] for table in strips], content)
    tables = [table for table in tables if id(table) not in {id(strips[at]) for at in found.taken}]
    tables += [_table_block(table, content.number) for table in found.tables]
    lines = [_text_line(row.chunks, content.number) for row in found.rows]
    blocks = in_order([*tables, *lines, *asides], found.gutter)
    blocks += _sideways(aside, content.number)
    if not content.stamps:
        return blocks
    stamps = stamps_of(content)
    above = [stamp for stamp in stamps if stamp.top < content.height / 2]
    return [*above, *blocks, *(stamp for stamp in stamps if stamp not in above)]


def stamps_of(content: PageContent) -> list[Block]:
    """The lines of annotations in the margins of the page."""
    return [_line_of(words, content.number) for words in content.stamps]


def unseen_of(content: PageContent) -> list[TextLine]:
    """The lines of text that the page does not show."""
    lines = groupby(content.unseen, attrgetter("stream_line"))
    return [_line_of(list(words), content.number) for _, words in lines]


def _sideways(aside: list[Word], page: int) -> list[TextLine]:
    """What runs up or down the margin, a line each of its own, at the end of the page."""
    return [
        TextLine(piece_of([word], page), word.x0, word.top, word.x1, word.bottom) for word in aside
    ]


def _give_back(outside: list[Word], words: list[Word]) -> list[Word]:
    return sorted([*outside, *words], key=attrgetter("stream_line", "x0")) if words else outside


def _table_block(table: FoundTable, page: int) -> TableBlock:
    rows: list[list[Cell]] = [
        [[piece_of(line, page) for line in cell] for cell in row] for row in table.rows
    ]
    block = TableBlock(
        rows,
        table.columns,
        min(row.x0 for row in table.used),
        min(row.top for row in table.used),
        max(row.x1 for row in table.used),
        max(row.bottom for row in table.used),
        header_rows=table.header_rows,
        sure=table.data_rows >= FEWEST_ROWS,
        page=page,
    )
    if not block.sure:
        block.lines = [
            _text_line(row.chunks, page) for row in sorted(table.used, key=attrgetter("top"))
        ]
    return block


def _text_line(chunks: list[Chunk], page: int) -> TextLine:
    if len(chunks) == 1:  # as on most lines
        line = chunks[0]
        return TextLine(piece_of(line.words, page), line.x0, line.top, line.x1, line.bottom)
    return _line_of([word for chunk in chunks for word in chunk.words], page)


def _line_of(words: list[Word], page: int) -> TextLine:
    return TextLine(
        piece_of(words, page),
        words[0].x0,
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
