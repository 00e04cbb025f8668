"""What a line of a text table can be, and the run of them that makes one table.

A line that is none of these is prose, and ends its table.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import Amount
from ota_extract.assemble.tables.rows import Row


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line with recipient and amounts; a sentence can hold several."""

    rows: tuple[Row, ...]
    prose: bool = False


@dataclass(frozen=True, slots=True)
class NameLine:
    """A line with words that may be a recipient, or half of one, and no amount.

    ``cells``: the line is visibly a table line, so that its amount is due.
    """

    row: Row
    cells: bool


@dataclass(frozen=True, slots=True)
class AmountLine:
    """A line with nothing but amounts."""

    amounts: tuple[Amount, ...]
    span: Span
    colon: bool = False


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A total or sub-total with its label."""

    kind: str
    label: Span
    amounts: tuple[Amount, ...]
    span: Span
    numbers: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line with nothing but a row's number, where each cell has a line of its own."""

    index: int
    span: Span


Line = RowLine | NameLine | AmountLine | TotalLine | IndexLine


@dataclass(slots=True)
class Run:
    """The rows of one table in the making. ``first``/``last`` are indices of blocks."""

    first: int
    last: int
    rows: list[Row] = field(default_factory=list)
    head: list[Span] = field(default_factory=list)
    subtotals: list[TotalLine] = field(default_factory=list)
    total: TotalLine | None = None
    last_amounts: AmountLine | None = None
    """Amounts without a label behind the last row: perhaps the total."""
    scraps: list[Span] = field(default_factory=list)
    cut: Span | None = None
    """A row that the source cut, or that could not be read."""
    prose: bool = False

    def put_total(self, line: TotalLine) -> None:
        """Take *line* as the total, or as a sub-total; a total before another is one of these."""
        if line.kind != "total":
            self.subtotals.append(line)
            return
        if self.total is not None:
            self.subtotals.append(self.total)
        self.total = line
