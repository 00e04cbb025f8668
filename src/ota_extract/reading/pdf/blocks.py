"""One page into blocks in reading order: lines of running text and parts of tables.

Columns of text are read one after the other; a table or a line that crosses the gutter parts the page
into bands, each read for itself.
"""

from __future__ import annotations

from operator import attrgetter

from ota_extract.reading.pdf.columns import FoundTable, find_number_tables
from ota_extract.reading.pdf.filling import fill
from ota_extract.reading.pdf.grids import find_grids
from ota_extract.reading.pdf.lines import Chunk, Row, chunks_of, rows_of, without_doubles
from ota_extract.reading.pdf.page import PageContent, Word
from ota_extract.reading.pdf.pieces import Block, Cell, TableBlock, TextLine, piece_of
from ota_extract.reading.pdf.ruled import framed_prose, table_of_grid

FEWEST_ROWS = 3


def blocks_of(content: PageContent) -> list[Block]:
    """The blocks of one page, in reading order."""
    words = without_doubles(content.words)
    grids, outside = find_grids(content.edges, words)
    aside = fill(grids, content.sideways)  # but for the heads of narrow columns
    tables: list[TableBlock] = []
    for grid in grids:
        table = table_of_grid(grid, content.number) or framed_prose(grid, content.number)
        if table is None:
            outside = _give_back(outside, [w for cell in grid.cells for w in cell.words])
        else:
            tables.append(table)
    rows = rows_of(chunks_of(outside))
    gutter = _gutter(rows, content.width)
    without_rules = find_number_tables(rows, content.edges)
    if gutter is not None:
        used = sum(len(table.used) for table in without_rules)
        if used >= 0.6 * sum(len(row.chunks) > 1 for row in rows):
            gutter = None  # what looked like two columns of text are those of a table
        else:
            sides = _sides(rows, gutter)
            without_rules = [t for side in sides for t in find_number_tables(side, content.edges)]
            rows = [row for side in sides for row in side]
    gone = {id(row) for table in without_rules for row in table.used}
    rows = [row for row in rows if id(row) not in gone]
    tables += [_table_block(table, content.number) for table in without_rules]
    return [*_in_order(rows, tables, gutter, content.number), *_sideways(aside, content.number)]


def _sides(rows: list[Row], gutter: float) -> tuple[list[Row], list[Row], list[Row]]:
    """The lines that cross the gutter, those left of it and those right of it."""
    across: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        on_left = [chunk for chunk in row.chunks if chunk.x1 <= gutter + 2]
        on_right = [chunk for chunk in row.chunks if chunk.x0 >= gutter - 2]
        if len(on_left) + len(on_right) < len(row.chunks):
            across.append(row)
            continue
        for side, chunks in ((left, on_left), (right, on_right)):
            if chunks:
                top, bottom = min(c.top for c in chunks), max(c.bottom for c in chunks)
                side.append(Row(chunks, top, bottom))
    return across, left, right


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
    words = [word for chunk in chunks for word in chunk.words]
    return TextLine(
        piece_of(words, page),
        chunks[0].x0,
        min(chunk.top for chunk in chunks),
        max(chunk.x1 for chunk in chunks),
        max(chunk.bottom for chunk in chunks),
    )


def _gutter(rows: list[Row], width: float) -> float | None:
    """Where the gutter of two columns of running text runs, if the page has two.

    Many lines have text of about the same width on both sides of it, and few cross it.
    """
    gaps: dict[int, int] = {}
    for row in rows:
        for one, two in zip(row.chunks, row.chunks[1:], strict=False):
            if one.x1 > 0.3 * width and two.x0 < 0.7 * width:
                for x in range(int(one.x1) + 1, int(two.x0) + 1):
                    gaps[x] = gaps.get(x, 0) + 1
    if not gaps:
        return None
    most = max(gaps.values())
    if most < 8:
        return None
    best = [x for x, count in gaps.items() if count == most]
    gutter = best[len(best) // 2] + 0.0
    left = right = full = crossing = 0
    for row in rows:
        if any(chunk.x0 < gutter < chunk.x1 for chunk in row.chunks):
            crossing += 1
            continue
        on_left = [chunk for chunk in row.chunks if chunk.x1 <= gutter]
        on_right = [chunk for chunk in row.chunks if chunk.x0 >= gutter]
        left += bool(on_left)
        right += bool(on_right)
        if on_left and on_right:
            wide_left = sum(c.x1 - c.x0 for c in on_left) > 0.28 * width
            wide_right = sum(c.x1 - c.x0 for c in on_right) > 0.28 * width
            full += wide_left and wide_right
    return gutter if full >= 8 and full >= 0.3 * max(left, right) and crossing < full else None


def _in_order(
    rows: list[Row], tables: list[TableBlock], gutter: float | None, page: int
) -> list[Block]:
    items: list[Block] = [*tables]
    if gutter is None:
        items.extend(_text_line(row.chunks, page) for row in rows)
        return sorted(
            items, key=lambda item: (item.top + min(item.bottom - item.top, 8) / 2, item.x0)
        )
    items.extend(_text_line(row.chunks, page) for row in rows)
    items.sort(key=lambda item: (item.top, item.x0))
    ordered: list[Block] = []
    band: list[Block] = []
    for item in items:
        if item.x0 < gutter - 2 and item.x1 > gutter + 2:
            ordered.extend(_columns_of(band, gutter))
            band = []
            ordered.append(item)
        else:
            band.append(item)
    ordered.extend(_columns_of(band, gutter))
    return ordered


def _columns_of(band: list[Block], gutter: float) -> list[Block]:
    left = [item for item in band if item.x1 <= gutter + 2]
    return [*left, *(item for item in band if item.x1 > gutter + 2)]
