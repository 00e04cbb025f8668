"""Each format gives back what the records hold: every row, its numbers exact."""

from __future__ import annotations

import csv
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest

from ota_extract.export import TABLES, Format, Type, export
from ota_extract.export.columns import Row
from ota_extract.records import Release

FOLDERS = ("csv", "jsonl", "parquet", "datapackage")
csv.field_size_limit(2**27)


@pytest.fixture(scope="module")
def exported(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The samples in each format."""
    folder = tmp_path_factory.mktemp("exported")
    for to in Format:
        export([samples], folder / to.value, to)
    return {to.value: folder / to.value for to in Format}


def from_csv(path: Path, name: str) -> list[Row]:
    with (path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    table = next(table for table in TABLES if table.name == name)
    assert tuple(head) == table.names
    read: dict[Type, Callable[[str], object]] = {
        Type.TEXT: str, Type.INTEGER: int, Type.DATE: date.fromisoformat
    }  # fmt: skip
    return [
        tuple(
            read.get(column.type, Decimal)(cell) if cell else None  # type: ignore[misc]
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in rows
    ]


def from_jsonl(path: Path, name: str) -> list[Row]:
    table = next(table for table in TABLES if table.name == name)
    rows = []
    for line in (path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line, parse_float=Decimal)
        assert tuple(record) == table.names
        rows.append(tuple(record.values()))
    return rows


def from_parquet(path: Path, name: str) -> list[Row]:
    return [tuple(row.values()) for row in pq.read_table(path / f"{name}.parquet").to_pylist()]


def from_duckdb(path: Path, name: str) -> list[Row]:
    with closing(duckdb.connect(str(path), read_only=True)) as base:
        return base.execute(f"select * from {name}").fetchall()


def from_sqlite(path: Path, name: str) -> list[Row]:
    table = next(table for table in TABLES if table.name == name)
    wanted = ", ".join(
        f"{column.name}_exact" if column.decimals else column.name for column in table.columns
    )
    with closing(sqlite3.connect(path)) as base:
        return base.execute(f"select {wanted} from {name}").fetchall()


READERS = {
    "csv": from_csv,
    "jsonl": from_jsonl,
    "parquet": from_parquet,
    "duckdb": from_duckdb,
    "sqlite": from_sqlite,
    "datapackage": from_csv,
}


def plain(rows: list[Row]) -> list[tuple[str | None, ...]]:
    """Rows in one shape: an empty text is none, a number its digits without trailing zeros."""

    def shown(value: object) -> str | None:
        if value is None or value == "":
            return None
        try:
            return f"{Decimal(str(value)).normalize():f}"
        except ArithmeticError:
            return str(value)

    return [tuple(map(shown, row)) for row in rows]


@pytest.mark.parametrize("to", list(Format))
def test_each_format_holds_the_same(to: Format, exported: dict[str, Path]) -> None:
    for table in TABLES:
        expected = plain(from_parquet(exported["parquet"], table.name))
        assert plain(READERS[to](exported[to], table.name)) == expected, table.name
        assert expected, table.name


def test_the_amounts_are_those_of_the_records(
    exported: dict[str, Path], known: dict[str, Release]
) -> None:
    rows = from_csv(exported["csv"], "allocations")
    names = next(table for table in TABLES if table.name == "allocations").names
    amounts = [row[names.index("amount")] for row in rows]
    assert amounts == [
        row.amount
        for record in known.values()
        for table in record.municipality_tables
        for row in table.rows
    ]
    text = (exported["csv"] / "allocations.csv").read_text(encoding="utf-8")
    assert ",908250.40," in text


def test_parquet_and_duckdb_have_decimals(exported: dict[str, Path]) -> None:
    schema = pq.read_schema(exported["parquet"] / "allocations.parquet")
    assert str(schema.field("amount").type) == "decimal128(38, 2)"
    assert schema.field("amount").metadata[b"unit"] == b"EUR"
    with closing(duckdb.connect(str(exported["duckdb"]), read_only=True)) as base:
        total = base.execute(
            "select sum(amount) from allocations where release = '2025-03-14-playgrounds.pdf'"
        ).fetchone()
        told = base.execute(
            "select comment from duckdb_columns()"
            " where table_name = 'allocations' and column_name = 'amount'"
        ).fetchone()
    assert total == (Decimal("5833885.50"),)
    assert told is not None
    assert told[0].endswith("[EUR]")


def test_sqlite_adds_up_compares_and_orders_as_one_expects(exported: dict[str, Path]) -> None:
    with closing(sqlite3.connect(exported["sqlite"])) as base:
        of = "from allocations where release = '2025-03-14-playgrounds.pdf'"
        assert base.execute(f"select sum(amount_cents) {of}").fetchone() == (583388550,)
        assert base.execute(f"select sum(amount) {of}").fetchone() == (5833885.5,)
        most = base.execute(f"select max(amount), count(*) {of} and amount > 100000").fetchone()
        exact = base.execute(f"select amount_exact {of} order by amount desc limit 1").fetchone()
        assert base.execute("pragma foreign_key_check").fetchall() == []
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
    assert most[0] == float(exact[0])
    assert 0 < most[1] < 60


def test_every_quote_stands_in_the_text_at_its_place(exported: dict[str, Path]) -> None:
    evident = [table.name for table in TABLES if "quote" in table.names]
    with (
        closing(sqlite3.connect(exported["sqlite"])) as lite,
        closing(duckdb.connect(str(exported["duckdb"]), read_only=True)) as duck,
    ):
        for name in evident:
            query = (
                "select count(*), sum(case when substr(t.text, quote_start + 1, quote_end -"
                f" quote_start) = quote then 1 else 0 end) from {name} join texts t using (release)"
                " where quote is not null"
            )
            for base in (lite, duck):
                rows = base.execute(query).fetchone()
                assert rows is not None
                assert rows[0] == rows[1] > 0, name


@pytest.mark.parametrize("zipped", [False, True])
def test_frictionless_finds_the_package_valid(
    zipped: bool, samples: Path, exported: dict[str, Path], tmp_path: Path
) -> None:
    package = exported["datapackage"] / "datapackage.json"
    if zipped:
        package = tmp_path / "package.zip"
        export([samples], package, "datapackage")
    report = frictionless.validate(str(package))
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "message"])
    assert report.stats["tasks"] == len(TABLES)


def test_frictionless_would_notice_a_wrong_cell(samples: Path, tmp_path: Path) -> None:
    """The schema says enough for a mistake to be found: a type, a choice, a key, a reference."""
    export([samples], tmp_path / "package", "datapackage")
    path = tmp_path / "package" / "allocations.csv"
    lines = path.read_bytes().split(b"\r\n")
    lines[1] = lines[1].replace(b",t1,", b",t9,").replace(b",municipality,", b",village,")
    lines[3] = lines[2]
    path.write_bytes(b"\r\n".join(lines))
    descriptor = tmp_path / "package" / "datapackage.json"
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        resource.pop("hash")
        resource.pop("bytes")
    descriptor.write_text(json.dumps(package))
    found = {error[0] for error in frictionless.validate(str(descriptor)).flatten(["type"])}
    assert {"constraint-error", "primary-key", "foreign-key"} <= found


@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet", "datapackage", "sqlite"])
def test_the_same_records_give_the_same_bytes(
    to: str, samples: Path, exported: dict[str, Path], tmp_path: Path
) -> None:
    export([samples], tmp_path / "again", to)
    if to == "sqlite":
        assert (tmp_path / "again").read_bytes() == exported[to].read_bytes()
        return
    files = sorted(path.name for path in exported[to].iterdir())
    assert sorted(path.name for path in (tmp_path / "again").iterdir()) == files
    for name in files:
        assert (tmp_path / "again" / name).read_bytes() == (exported[to] / name).read_bytes()


def test_an_archive_is_the_same_each_time_and_holds_the_tables(
    samples: Path, tmp_path: Path
) -> None:
    for name in ("one.zip", "two.zip"):
        export([samples], tmp_path / name, "csv")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == sorted(f"{table.name}.csv" for table in TABLES)


def test_pandas_reads_what_a_new_analyst_would_read(exported: dict[str, Path]) -> None:
    frame = pd.read_csv(
        exported["csv"] / "allocations.csv", dtype={"municipality_code": str, "candidates": str}
    )
    assert frame["municipality_code"].str.len().dropna().eq(4).all()
    exact = pd.read_parquet(exported["parquet"] / "allocations.parquet")
    assert exact["amount"].dropna().sum() == sum(map(Decimal, frame["amount"].dropna().map(str)))
    assert frame.groupby("release").size().to_dict() == exact.groupby("release").size().to_dict()
    assert str(exact["announced_date"].dropna().iloc[0]) == "2025-03-14"


def test_one_table_goes_to_one_file(
    samples: Path, exported: dict[str, Path], tmp_path: Path
) -> None:
    export([samples], tmp_path / "only.csv", "csv", tables=["allocations"])
    whole = exported["csv"] / "allocations.csv"
    assert (tmp_path / "only.csv").read_bytes() == whole.read_bytes()
    export([samples], tmp_path / "folder", "csv", tables=["allocations", "figures"])
    assert {path.name for path in (tmp_path / "folder").iterdir()} == {
        "allocations.csv",
        "figures.csv",
    }


def test_the_names_of_columns_need_no_quotes_in_sql(exported: dict[str, Path]) -> None:
    with (
        closing(sqlite3.connect(exported["sqlite"])) as lite,
        closing(duckdb.connect(str(exported["duckdb"]), read_only=True)) as duck,
    ):
        for table in TABLES:
            for name in table.names:
                for base in (lite, duck):
                    base.execute(
                        f"select {name}, count(*) from {table.name} where {name} is not null"
                        f" group by {name} order by {name}"
                    )
