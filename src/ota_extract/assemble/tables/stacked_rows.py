"""The rows of a table whose cells stand one a line: which line fills which column.

A row takes a line for each number and one to four for words, so that lines can be dealt out in
several ways. All are weighed, for the whole table at once: a way that makes known names of the
lines, and areas of those in a prefecture's column, weighs most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import Amount
from ota_extract.assemble.tables.authorities import find_recipient, is_area, is_municipality
from ota_extract.assemble.tables.columns import RECIPIENTS
from ota_extract.assemble.tables.rows import written
from ota_extract.assemble.tables.totals import total_kind
from ota_extract.clean import DASHES
from ota_extract.records import ColumnRole

_MOST_LINES = {"municipality": 3, "region": 3, "regional_unit": 2, "other": 4, "date": 1}
_MOST_WRAPPING = 2
"""With more columns of other words, each takes one line: the ways to deal them out would be too many."""
_KNOWN, _CERTAIN, _NAMED = 4.0, 3.0, 0.5
_AREA, _NO_AREA = 1.0, -1.0
_WRAPPED, _WRAPPED_WORK = -0.75, -0.25
"""Names are cut less often than the titles of works."""
_SMALL = -1.5  # a bare «3» where an amount is due
_GROUP = -0.25
_EMPTY = {"regional_unit": -1.0, "other": -0.5, "count": -1.0, "amount": -2.5}
"""Of cells without anything in them, which leave no line."""
_TOTAL = 1.0
_LEFT_OUT = -2.0


class Cell(NamedTuple):
    """A line of the table; ``amount`` where a number stands alone on it, ``head`` where it names a column."""

    span: Span
    amount: Amount | None = None
    head: bool = False


class StackedRow(NamedTuple):
    """One row: for each column the cells that fill it."""

    columns: tuple[tuple[Cell, ...], ...]


class StackedTotal(NamedTuple):
    """A total or sub-total: its label and its numbers."""

    kind: str
    cells: tuple[Cell, ...]


class LeftOut(NamedTuple):
    """A line between rows: of a page's foot, a repeated head, the name of a group."""

    cell: Cell


Piece = StackedRow | StackedTotal | LeftOut


class Dealt(NamedTuple):
    """What the lines were dealt out to, in text order, and how well that fits."""

    weight: float
    pieces: tuple[Piece, ...]


def deal(text: str, folded: str, cells: Sequence[Cell], columns: Sequence[ColumnRole]) -> Dealt:
    """Deal *cells* out to rows of these *columns*, from the first line where a row can begin."""
    dealer = _Dealer(text, folded, cells, columns)
    count = len(cells)
    best: list[tuple[float, Piece | None, int]] = [(0.0, None, count)] * (count + 1)
    for at in reversed(range(count)):
        for piece, weight, after in dealer.pieces(at):
            whole = weight + best[after][0]
            if whole > best[at][0]:
                best[at] = (whole, piece, after)
    at = max(range(count + 1), key=lambda at: (best[at][0], -at))
    weight = best[at][0]
    pieces: list[Piece] = []
    while (found := best[at][1]) is not None:
        pieces.append(found)
        at = best[at][2]
    return Dealt(weight, tuple(pieces))


class _Dealer:
    """Tells what can begin at a line, and how well it fits."""

    def __init__(
        self, text: str, folded: str, cells: Sequence[Cell], columns: Sequence[ColumnRole]
    ) -> None:
        self._text, self._folded, self._cells, self._columns = text, folded, cells, columns
        self._whom = next((role for role in RECIPIENTS if role in columns), "municipality")
        self._most_lines = dict(_MOST_LINES)
        if list(columns).count("other") > _MOST_WRAPPING:
            self._most_lines["other"] = 1
        self._numbered = "index" in columns and list(columns).count("amount") == 1

    def pieces(self, at: int) -> Iterator[tuple[Piece, float, int]]:
        """What the lines from *at* can be, its weight, and the line behind it."""
        cell = self._cells[at]
        words = self._folded[cell.span.start : cell.span.end]
        kind = total_kind(words) if cell.amount is None and not cell.head else None
        if kind:
            yield self._total(at, kind)
        else:
            for filled, weight, after in self._rows(at, 0):
                yield StackedRow(filled), weight, after
        is_group = cell.amount is None and is_area(written(self._text, cell.span))
        yield LeftOut(cell), 0.0 if cell.head else _GROUP if is_group else _LEFT_OUT, at + 1

    def _total(self, at: int, kind: str) -> tuple[Piece, float, int]:
        after = at + 1
        while after < len(self._cells) and self._cells[after].amount:
            after += 1
        most = sum(role not in ("index", "code") for role in self._columns)
        after = min(after, at + 1 + most)
        return StackedTotal(kind, tuple(self._cells[at:after])), _TOTAL, after

    def _rows(
        self, at: int, column: int
    ) -> Iterator[tuple[tuple[tuple[Cell, ...], ...], float, int]]:
        """The ways to fill the columns from *column* on with the lines from *at* on."""
        if column == len(self._columns):
            yield (), 0.0, at
            return
        for count, weight in self._fillings(at, self._columns[column]):
            taken = tuple(self._cells[at : at + count])
            for rest, more, after in self._rows(at + count, column + 1):
                yield (taken, *rest), weight + more, after

    def _fillings(self, at: int, role: ColumnRole) -> Iterator[tuple[int, float]]:
        """How many lines from *at* can fill a column of this role, and how well.

        None can, where the rows are numbered and it is plain which cell is missing.
        """
        if self._numbered and role in _EMPTY and role != self._whom:
            yield 0, _EMPTY[role]
        if at >= len(self._cells) or self._cells[at].head:
            return
        first = self._cells[at]
        if role not in _MOST_LINES:
            if self._is_of(first, role):
                yield 1, _SMALL if role == "amount" and self._is_bare(first) else 0.0
            return
        if role in ("other", "date") and first.amount is not None:
            yield 1, 0.0
            return
        for count in range(1, self._most_lines[role] + 1):
            cells = self._cells[at : at + count]
            if len(cells) < count or cells[-1].amount is not None or cells[-1].head:
                return
            span = Span(first.span.start, cells[-1].span.end)
            if total_kind(self._folded[cells[-1].span.start : cells[-1].span.end]):
                return
            yield count, self._weight(role, span, count - 1)

    def _weight(self, role: ColumnRole, span: Span, wraps: int) -> float:
        if role == self._whom:
            found = find_recipient(self._text, self._folded, *span)
            if found is None or self._text[span.start].islower():
                return _LEFT_OUT
            name = written(self._text, found.span)
            if is_municipality(name) or (role != "municipality" and is_area(name)):
                return _KNOWN + wraps * _WRAPPED
            if found.certain:
                return _CERTAIN + wraps * _WRAPPED
            return _NAMED + wraps * 2 * _WRAPPED
        if role in ("regional_unit", "region"):
            area = is_area(written(self._text, span))
            return (_AREA if area else _NO_AREA) + wraps * _WRAPPED
        return wraps * _WRAPPED_WORK

    def _is_of(self, cell: Cell, role: ColumnRole) -> bool:
        words = self._text[cell.span.start : cell.span.end]
        if cell.amount is None:
            return role == "amount" and words.strip(DASHES) == ""
        bare = words.strip(" .)")
        if role == "index":
            return bare.isdecimal() and len(bare) < 5
        if role == "code":
            return bare.isdecimal() and len(bare) > 2
        return True

    def _is_bare(self, cell: Cell) -> bool:
        return cell.amount is not None and cell.span.end - cell.span.start < 4
