"""What a line of a text table can be, from reading lines to gathering them into tables.

A line that is none of these is prose, and ends its table.
"""

from __future__ import annotations

from dataclasses import dataclass

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
