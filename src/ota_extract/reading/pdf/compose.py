"""Blocks of all pages into one source document: text, tables, furniture and boxes.

Lines end in a newline, paragraphs are parted by a blank line where the page shows it, pages by a form feed, a row of a table is one line with its cells
parted by tabs. A cell merged over rows stands in the text once and has the same span in each row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ota_extract.alignment import Span
from ota_extract.reading.pdf.breaks import PartRows, finish
from ota_extract.reading.pdf.joining import WholeTable
from ota_extract.reading.pdf.layout import WordLayout
from ota_extract.reading.pdf.page import Turn
from ota_extract.reading.pdf.paragraphs import paragraph_starts
from ota_extract.reading.pdf.pieces import Block, Piece, TextLine
from ota_extract.reading.pdf.pieces import Cell as Lines
from ota_extract.source import Cell, Page, Table

JOINING_HYPHENS = "-\u2010\u00ad"
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d\d?)?")
_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|[1-9]\d*(?:,\d+)?|0(?:,\d+)?")


class Composition:
    """The text as it grows, with all that points into it."""

    def __init__(self, turns: Sequence[Turn] = ()) -> None:
        self.turns = turns
        self.parts: list[str] = []
        self.length = 0
        self.layout = WordLayout()
        self.pages: list[Page] = []
        self.furniture: list[tuple[Span, str]] = []
        self.tables: list[Table] = []
        self.table_pages: list[list[int]] = []
        """The pages that each table stands on."""
        self._written: dict[int, Cell] = {}

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _place(self, piece: Piece, at: int) -> None:
        self.layout.add(piece, at, self.turns[piece.page - 1])

    def write_line(self, line: TextLine) -> Span:
        start = self.length
        self._place(line.piece, start)
        self.write(line.piece.text)
        span = Span(start, self.length)
        self.write("\n")
        return span

    def write_row(self, row: list[Lines]) -> tuple[Cell, ...]:
        """A row of a table as one line; a cell written before gives its span again."""
        cells: list[Cell] = []
        for index, lines in enumerate(row):
            if index:
                self.write("\t")
            known = self._written.get(id(lines)) if lines else None
            if known is not None:
                cells.append(known)
                continue
            cell = self._write_cell(lines)
            if lines:
                self._written[id(lines)] = cell
            cells.append(cell)
        self.write("\n")
        return tuple(cells)

    def _write_cell(self, lines: Lines) -> Cell:
        start = self.length
        torn = len(lines) > 1 and _is_torn_amount([piece.text for piece in lines])
        for index, piece in enumerate(lines):
            if index and not torn and not _hyphenated(lines[index - 1].text, piece.text):
                self.write(" ")
            self._place(piece, self.length)
            self.write(piece.text)
        return Cell(start, self.length)


def _hyphenated(one: str, two: str) -> bool:
    """Whether a word is broken, or a double name joined, between two lines of a cell."""
    return len(one) > 1 and one[-1] in JOINING_HYPHENS and one[-2].isalpha() and two[:1].isalpha()


def _is_torn_amount(lines: list[str]) -> bool:
    """Whether *lines* are one amount, wrapped in a cell too narrow for it: not each is a number by itself, and
    they are one together.

    >>> _is_torn_amount(["6.100.", "000,0", "0"]), _is_torn_amount(["12.", "500"])
    (True, True)
    >>> _is_torn_amount(["1.200", "3.400,00"]), _is_torn_amount(["12", "500"]), _is_torn_amount(["1.2", "345,00"])
    (False, False, False)
    """
    if not lines[0][:1].isdigit() or all(_WHOLE.fullmatch(line) for line in lines):
        return False
    return _AMOUNT.fullmatch("".join(lines)) is not None


def compose(
    pages: list[list[Block]],
    furniture: dict[int, str],
    tables: list[WholeTable],
    readers: list[str],
    turns: list[Turn],
) -> Composition:
    """Write the *pages*, lines that *furniture* names among them, with their *tables*."""
    result = Composition(turns)
    shares: dict[int, tuple[int, PartRows]] = {}
    for number, table in enumerate(tables):
        shares.update((id(share.part), (number, share)) for share in finish(table))
    rows_of: list[list[tuple[Cell, ...]]] = [[] for _ in tables]
    for number, blocks in enumerate(pages, 1):
        start = result.length
        begins = paragraph_starts([block for block in blocks if id(block) not in furniture])
        for block in blocks:
            if isinstance(block, TextLine):
                if id(block) in begins:
                    result.write("\n")
                span = result.write_line(block)
                if id(block) in furniture:
                    result.furniture.append((span, furniture[id(block)]))
                continue
            table_number, share = shares[id(block)]
            for row in share.repeated:
                at = result.length
                result.write_row(row)
                result.furniture.append((Span(at, result.length - 1), "repeated-table-header"))
            rows_of[table_number].extend(result.write_row(row) for row in share.rows)
        if number < len(pages):
            result.write("\f")
        result.pages.append(Page(number, start, result.length, readers[number - 1]))
    for rows, table in zip(rows_of, tables, strict=True):
        if rows:
            result.tables.append(Table(tuple(rows), table.header_rows))
            result.table_pages.append([part.page for part in table.parts])
    return result
