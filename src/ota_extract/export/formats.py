"""The formats of an export: what each writes, and what it needs to be installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from enum import StrEnum
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from ota_extract.export import places
from ota_extract.export.columns import Table
from ota_extract.export.text_files import Formulas, Put, csv_files, jsonl_files


class Format(StrEnum):
    """What an export is written as."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    DUCKDB = "duckdb"
    SQLITE = "sqlite"
    DATAPACKAGE = "datapackage"

    @property
    def is_database(self) -> bool:
        """Whether all tables are in one file."""
        return self in (Format.DUCKDB, Format.SQLITE)


NEEDS = {Format.PARQUET: ("pyarrow",), Format.DUCKDB: ("duckdb", "pyarrow")}
"""Packages of the extra ``[export]``."""

ENDINGS = {Format.CSV: ".csv", Format.JSONL: ".jsonl", Format.PARQUET: ".parquet"}
"""Of a file with one table."""


def missing(to: Format) -> str | None:
    """What to say where a package that *to* needs is not installed."""
    if all(find_spec(package) for package in NEEDS.get(to, ())):
        return None
    return f"--to {to} needs more packages: pip install 'ota-extract[export]'"


def is_single_file(to: Format, target: Path, tables: Sequence[Table]) -> bool:
    """Whether *target* is meant as the file of the one table, and not as a folder."""
    return (
        len(tables) == 1 and target.suffix.lower() == ENDINGS.get(to, "/") and not target.is_dir()
    )


@contextmanager
def opened(
    to: Format, target: Path, tables: Sequence[Table], *, excel: bool, formulas: Formulas
) -> Iterator[Put]:
    """Take rows and write them to *target*, which is in place when the context ends without error."""
    if to.is_database:
        from ota_extract.export.databases import duckdb_file, refuse_others, sqlite_file

        refuse_others(target, to.value)
        make = duckdb_file if to is Format.DUCKDB else sqlite_file
        with places.file(target) as path, make(path, tables) as put:
            yield put
    elif is_single_file(to, target, tables):
        with (
            places.file(target) as path,
            _files(to, excel, formulas)({tables[0].name: path}, tables) as put,
        ):
            yield put
    else:
        with places.folder(target) as folder:
            ending = ENDINGS.get(to, ".csv")
            paths = {table.name: folder / f"{table.name}{ending}" for table in tables}
            with _files(to, excel, formulas)(paths, tables) as put:
                yield put
            if to is Format.DATAPACKAGE:
                from ota_extract.export.datapackage import write_descriptor

                write_descriptor(folder, paths, tables)


def _files(
    to: Format, excel: bool, formulas: Formulas
) -> Callable[[Mapping[str, Path], Sequence[Table]], AbstractContextManager[Put]]:
    """What writes a file for each table."""
    if to is Format.PARQUET:
        from ota_extract.export.arrow import parquet_files

        return parquet_files
    if to is Format.JSONL:
        return jsonl_files
    return partial(csv_files, excel=excel, formulas=formulas)
