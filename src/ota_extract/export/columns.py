"""What a table of an export is: its columns with type, unit and meaning, its key, its references.

The tables themselves stand in ``tables.py``. Heads, SQL, Arrow and Frictionless schemas and the page
``docs/export.md`` are all made from these definitions.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

Value = str | int | Decimal | date | None
"""What a cell may hold."""

Row = tuple[Value, ...]
"""The cells of one row, in the order of the table's columns."""

DIGITS = 38
"""What the widest decimal of Arrow and DuckDB holds, before and behind the point together."""

MOST_DECIMALS = 18


class Type(Enum):
    """The type of a column."""

    TEXT = "text"
    INTEGER = "integer"
    AMOUNT = "amount"
    """Money."""
    RATE = "rate"
    """Money by something: calculated, and rounded half to even."""
    NUMBER = "number"
    """Any number that a release states."""
    DATE = "date"


DECIMALS = {Type.AMOUNT: 2, Type.RATE: 4, Type.NUMBER: 2}
"""How many digits behind the point a decimal column has, unless a number of the export has more."""


class Column(NamedTuple):
    """A column. ``required`` cells are never empty; ``choices`` are all that a cell may hold.

    ``more_decimals`` are those that it has beyond :data:`DECIMALS`.
    """

    name: str
    type: Type
    description: str
    unit: str | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
    more_decimals: int = 0

    @property
    def decimals(self) -> int | None:
        """How many digits behind the point it has; None where it is no decimal."""
        fewest = DECIMALS.get(self.type)
        return None if fewest is None else fewest + self.more_decimals


class Reference(NamedTuple):
    """A foreign key: *columns* of a table are the key of another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


class Table(NamedTuple):
    """A table: one row for each thing that the description names."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def places(self, names: tuple[str, ...]) -> tuple[int, ...]:
        """Where the columns called *names* stand in a row, from 0."""
        return tuple(map(self.names.index, names))
