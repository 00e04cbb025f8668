"""Tables in Arrow, and written as Parquet: decimals stay decimals, dates dates.

Rows are gathered until the records they came from weigh :data:`WEIGHT` bytes, then written as one row
group each table; so the memory that is taken does not grow with the number of records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ota_extract.export.checking import Rows
from ota_extract.export.columns import DIGITS, Column, Row, Table, Type
from ota_extract.export.text_files import Put

WEIGHT = 32 * 2**20

TYPES: dict[Type, Any] = {
    Type.TEXT: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.DATE: pa.date32(),
}


class Gathered:
    """Rows that wait to be written, by table."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._schemas = {table.name: schema(table) for table in tables}
        self._rows: dict[str, list[Row]] = {table.name: [] for table in tables}
        self._weight = 0

    def put(self, rows: Rows, weight: int) -> bool:
        """Take *rows*; whether they are enough to be written."""
        for name, own in rows.items():
            self._rows[name].extend(own)
        self._weight += weight
        return self._weight >= WEIGHT

    def take(self) -> Iterator[tuple[Table, Any]]:
        """All that waits, as a record batch each table, in the order of the tables."""
        for table in self._tables:
            rows, self._rows[table.name] = self._rows[table.name], []
            if rows:
                yield table, _batch(self._schemas[table.name], rows)
        self._weight = 0


@contextmanager
def parquet_files(paths: Mapping[str, Path], tables: Sequence[Table]) -> Iterator[Put]:
    """Write a Parquet file for each of *tables* to its path."""
    gathered = Gathered(tables)
    with ExitStack() as stack:
        writers = {
            table.name: stack.enter_context(
                pq.ParquetWriter(paths[table.name], schema(table), compression="zstd")
            )
            for table in tables
        }

        def write() -> None:
            for table, batch in gathered.take():
                writers[table.name].write_batch(batch)

        def put(rows: Rows, weight: int) -> None:
            if gathered.put(rows, weight):
                write()

        yield put
        write()


def schema(table: Table) -> Any:
    """The Arrow schema of *table*; description and unit are metadata of the fields."""
    fields = [
        pa.field(column.name, _type(column), nullable=not column.required, metadata=_told(column))
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.description})


def _type(column: Column) -> Any:
    decimals = column.decimals
    return TYPES[column.type] if decimals is None else pa.decimal128(DIGITS, decimals)


def _told(column: Column) -> dict[str, str]:
    return {"description": column.description} | ({"unit": column.unit} if column.unit else {})


def _batch(of: Any, rows: list[Row]) -> Any:
    columns = zip(*rows, strict=True)
    arrays = [pa.array(cells, field.type) for cells, field in zip(columns, of, strict=True)]
    return pa.record_batch(arrays, schema=of)
