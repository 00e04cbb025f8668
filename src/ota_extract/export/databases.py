"""Tables in a database: a file of DuckDB or SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ota_extract.errors import OutputError
from ota_extract.export.checking import Rows
from ota_extract.export.columns import Table
from ota_extract.export.sql import duckdb_table, sqlite_names, sqlite_row, sqlite_table
from ota_extract.export.tables import BY_NAME
from ota_extract.export.text_files import Put

BESIDE = (".wal", "-wal", "-journal")
"""Endings of what lies beside a database that is in use, and would spoil one put in its place."""


@contextmanager
def duckdb_file(path: Path, tables: Sequence[Table]) -> Iterator[Put]:
    """Make a DuckDB database at *path* with *tables* in it."""
    import duckdb

    from ota_extract.export.arrow import Gathered

    gathered = Gathered(tables)
    with closing(duckdb.connect(str(path))) as base:
        for table in tables:
            for statement in duckdb_table(table):
                base.execute(statement)

        def write() -> None:
            for table, batch in gathered.take():
                base.register("batch", batch)
                base.execute(f"insert into {table.name} select * from batch")
                base.unregister("batch")

        def put(rows: Rows, weight: int) -> None:
            if gathered.put(rows, weight):
                write()

        yield put
        write()
        base.execute("checkpoint")


@contextmanager
def sqlite_file(path: Path, tables: Sequence[Table]) -> Iterator[Put]:
    """Make a SQLite database at *path* with *tables* in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        # the file is thrown away where anything fails, so nothing needs to be taken back
        base.execute("pragma journal_mode = off")
        base.execute("pragma synchronous = off")
        base.execute("begin")
        inserts = {}
        for table in tables:
            base.execute(sqlite_table(table))
            places = ", ".join("?" * len(sqlite_names(table)))
            inserts[table.name] = f"insert into {table.name} values ({places})"
        by_name = {table.name: table for table in tables}

        def put(rows: Rows, _weight: int) -> None:
            for name, own in rows.items():
                base.executemany(inserts[name], (sqlite_row(by_name[name], row) for row in own))

        yield put
        base.execute("commit")


def refuse_others(path: Path, kind: str) -> None:
    """Raise :class:`OutputError` where *path* is there and is not what an earlier export has made.

    A database is made anew as a whole, so one that holds anything else would lose it.
    """
    if not path.is_file() or path.stat().st_size == 0:
        return
    for ending in BESIDE:
        if (beside := path.with_name(path.name + ending)).exists():
            raise OutputError(
                f"{path}: it is in use, or was not closed ({beside.name} lies beside it);"
                " close it or choose another -o"
            )
    try:
        names = _names_in_duckdb(path) if kind == "duckdb" else _names_in_sqlite(path)
    except Exception as error:
        raise OutputError(
            f"{path}: it is there and cannot be looked into as {kind} ({_first_line(error)});"
            " choose another -o"
        ) from error
    if others := sorted(names - BY_NAME.keys()):
        raise OutputError(
            f"{path}: it holds what no export has made ({', '.join(others[:3])}) and would be lost;"
            " choose another -o"
        )


def _names_in_duckdb(path: Path) -> set[str]:
    import duckdb

    with closing(duckdb.connect(str(path), read_only=True)) as base:
        return _first_column(base, "select table_name from information_schema.tables")


def _names_in_sqlite(path: Path) -> set[str]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
        wanted = "select name from sqlite_master where type in ('table', 'view')"
        return _first_column(base, wanted)


def _first_column(base: Any, query: str) -> set[str]:
    return {row[0] for row in base.execute(query).fetchall()}


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
