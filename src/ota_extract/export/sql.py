"""The tables in SQL: ``create table`` for DuckDB and for SQLite, from the same definitions.

SQLite has no decimals, so there a decimal column is two: ``amount``, a number to compare, order and
calculate with (a binary fraction where it is not whole), and ``amount_exact``, its digits as text. An
amount of money has a third, ``amount_cents``, a whole number that adds up exactly; it is null where
there are parts of a cent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ota_extract.export.columns import DIGITS, Column, Row, Table, Type, Value

DUCKDB = {Type.TEXT: "varchar", Type.INTEGER: "bigint", Type.DATE: "date"}
SQLITE = {Type.TEXT: "text", Type.INTEGER: "integer", Type.DATE: "date"}

_LARGEST = 2**63 - 1


def duckdb_table(table: Table) -> list[str]:
    """What makes *table* in DuckDB, its descriptions as comments.

    Keys are named in the comment of the table and not declared: their indexes would make the file
    three times as large, and the rows have been checked.
    """
    columns = [
        f"{column.name} {DUCKDB.get(column.type) or f'decimal({DIGITS}, {column.decimals})'}"
        f"{' not null' if column.required else ''}"
        for column in table.columns
    ]
    told = f"{table.description} Key: {', '.join(table.key)}."
    comments = [f"comment on table {table.name} is {_text(told)}"]
    for column in table.columns:
        told = f"{column.description} [{column.unit}]" if column.unit else column.description
        comments.append(f"comment on column {table.name}.{column.name} is {_text(told)}")
    return [_create(table, columns), *comments]


def sqlite_table(table: Table) -> str:
    """What makes *table* in SQLite, with its keys."""
    columns = []
    for column in table.columns:
        needed = " not null" if column.required else ""
        if column.decimals is None:
            columns.append(f"{column.name} {SQLITE[column.type]}{needed}")
        else:
            columns += [f"{name} {kind}" for name, kind in _decimal_columns(column)]
    columns.append(f"primary key ({', '.join(table.key)})")
    columns += [
        f"foreign key ({', '.join(own)}) references {name} ({', '.join(key)})"
        for own, name, key in table.references
    ]
    return _create(table, columns)


def sqlite_names(table: Table) -> list[str]:
    """The names of the columns in SQLite."""
    return [
        name
        for column in table.columns
        for name, _ in (_decimal_columns(column) if column.decimals else [(column.name, "")])
    ]


def sqlite_row(table: Table, row: Row) -> list[str | int | float | None]:
    """The cells of *row* as SQLite holds them."""
    cells: list[str | int | float | None] = []
    for column, value in zip(table.columns, row, strict=True):
        if column.decimals is not None:
            assert value is None or isinstance(value, Decimal)
            cells += _decimal_cells(column, value)
        else:
            cells.append(_cell(value))
    return cells


def _decimal_columns(column: Column) -> Iterator[tuple[str, str]]:
    yield column.name, "numeric"
    if column.type is Type.AMOUNT:
        yield f"{column.name}_cents", "integer"
    yield f"{column.name}_exact", "text"


def _decimal_cells(column: Column, value: Decimal | None) -> Iterator[str | int | float | None]:
    yield None if value is None else _number(value)
    if column.type is Type.AMOUNT:
        cents = None if value is None else value.scaleb(2)
        yield int(cents) if cents is not None and _is_integer(cents) else None
    yield None if value is None else f"{value:f}"


def _number(value: Decimal) -> int | float:
    return int(value) if _is_integer(value) else float(value)


def _is_integer(value: Decimal) -> bool:
    return abs(value) <= _LARGEST and value == value.to_integral_value()


def _cell(value: Value) -> str | int | None:
    return value if value is None or isinstance(value, str | int) else str(value)


def _create(table: Table, lines: list[str]) -> str:
    return f"create table {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _text(told: str) -> str:
    return "'" + told.replace("'", "''") + "'"
