"""What is given: records wherever they come from, and what is none."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import msgspec
import pytest

from ota_extract.errors import OutputError, UnreadableInputError
from ota_extract.export import Summary, WrongUsageError, export
from ota_extract.export.decoding import BadRecordError, decode
from tests.export.conftest import Record, WriteRecord

csv.field_size_limit(2**27)


def table(path: Path, name: str) -> list[dict[str, str]]:
    with (path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def exported(*sources: Path, to: Path) -> tuple[Summary, list[str]]:
    told: list[str] = []
    return export(sources, to, "csv", problem=told.append), told


def test_a_release_is_called_by_its_path(write_record: WriteRecord, tmp_path: Path) -> None:
    write_record("b.txt")
    write_record("2024/a.pdf")
    exported(tmp_path / "records", to=tmp_path / "out")
    names = [row["release"] for row in table(tmp_path / "out", "releases")]
    assert names == ["2024/a.pdf", "b.txt"]


def test_the_order_of_the_arguments_changes_nothing(
    write_record: WriteRecord, tmp_path: Path
) -> None:
    one, two = write_record("a"), write_record("b")
    other = tmp_path / "other" / "a.json"
    other.parent.mkdir()
    other.write_bytes(two.read_bytes())
    exported(one, other, to=tmp_path / "out")
    exported(other, one, to=tmp_path / "again")
    rows = table(tmp_path / "out", "releases")
    assert rows == table(tmp_path / "again", "releases")
    assert [row["release"] for row in rows] == [other.as_posix(), one.as_posix()]


def test_a_file_given_twice_is_one(write_record: WriteRecord, tmp_path: Path) -> None:
    path, folder = write_record("2024/a"), tmp_path / "records"
    for number, sources in enumerate(((path, folder), (folder, path))):
        summary, _ = exported(*sources, to=tmp_path / f"out{number}")
        assert (summary.releases, summary.duplicates) == (1, [])
        assert table(tmp_path / f"out{number}", "releases")[0]["release"] == "2024/a"


def test_a_stream_gives_what_the_files_give(samples: Path, tmp_path: Path) -> None:
    stream = tmp_path / "all.jsonl"
    stream.write_bytes(
        b"".join(
            msgspec.json.format(path.read_bytes(), indent=-1) + b"\n"
            for path in sorted(samples.iterdir())
        )
    )
    exported(samples, to=tmp_path / "files")
    exported(stream, to=tmp_path / "stream")
    for name in ("figures", "allocations", "findings"):
        files, lines = table(tmp_path / "files", name), table(tmp_path / "stream", name)
        assert lines[0]["release"].startswith("all.jsonl:")
        assert [{**row, "release": ""} for row in files] == [
            {**row, "release": ""} for row in lines
        ]


def test_one_source_twice_is_counted_once(samples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "twice"
    for name in ("a", "b"):
        (folder / name).mkdir(parents=True)
        for path in samples.iterdir():
            (folder / name / path.name).write_bytes(path.read_bytes())
    summary, _ = exported(folder, to=tmp_path / "out")
    exported(samples, to=tmp_path / "once")
    assert (summary.releases, len(summary.duplicates)) == (16, 8)
    releases = table(tmp_path / "out", "releases")
    assert [row["duplicate_of"] for row in releases[8:]] == [row["release"] for row in releases[:8]]
    for name in ("allocations", "figures", "texts", "findings"):
        assert len(table(tmp_path / "out", name)) == len(table(tmp_path / "once", name))


def test_the_batchs_own_files_are_no_records(write_record: WriteRecord, tmp_path: Path) -> None:
    write_record("a")
    records = tmp_path / "records"
    for name in ("journal.sqlite", "journal.sqlite-wal", ".lock", ".0123456789ab.tmp", "notes.txt"):
        (records / name).write_bytes(b"\0")
    (records / ".hidden.json").write_bytes(b"no")
    summary, told = exported(records, to=tmp_path / "out")
    assert (summary.releases, summary.left_out, told) == (1, 0, [])


def without(key: str) -> Callable[[Record], object]:
    return lambda record: record.pop(key)


def change(**values: object) -> Callable[[Record], object]:
    return lambda record: record.update(values)


@pytest.mark.parametrize(
    ("alter", "why"),
    [
        (change(schema_version="2.0"), "schema version is '2.0'"),
        (without("extractor"), "no record of ota-extract"),
        (without("figures"), "missing required field `figures`"),
        (lambda record: record["figures"][0].update(value="much"), "$.figures[0].value"),
        (lambda record: record["figures"][1].update(id="f1"), "same figure_id"),
        (lambda record: record["figures"][0].update(bound="maybe"), "$.figures[0].bound"),
        (lambda record: record["figures"][0].update(statement="s9"), "is none of the statements"),
        (lambda record: record["source"].update(sha256=""), "sha256  is missing"),
        (lambda record: record["source"].update(bytes=2**70), "larger than 64 bits"),
        (
            lambda record: record["municipality_tables"][0]["rows"][0]["municipality"].update(
                code="0000"
            ),
            "is none of the municipalities (edition 2021)",
        ),
        (
            lambda record: record["municipality_tables"][0]["rows"][1].update(position=1),
            "same position",
        ),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else "",
)
def test_what_does_not_fit_is_told_and_left_out(
    alter: Callable[[Record], object], why: str, write_record: WriteRecord, tmp_path: Path
) -> None:
    bad = write_record("bad", alter)
    write_record("good")
    summary, told = exported(tmp_path / "records", to=tmp_path / "out")
    assert [row["release"] for row in table(tmp_path / "out", "releases")] == ["good"]
    assert {row["release"] for row in table(tmp_path / "out", "figures")} == {"good"}
    assert (summary.releases, summary.left_out, len(told)) == (1, 1, 1)
    assert told[0].startswith(f"{bad}: ")
    assert why in told[0]


def test_records_of_another_version_are_counted_with_what_to_do(
    write_record: WriteRecord, tmp_path: Path
) -> None:
    for number in range(8):
        write_record(f"old-{number}", without("coverage"))
    write_record("good")
    summary, told = exported(tmp_path / "records", to=tmp_path / "out")
    assert (summary.releases, summary.left_out, len(told)) == (1, 8, 6)
    assert told[0].endswith("ota-extract batch INBOX --out DIR --force")
    assert told[-1].startswith("and 3 more records of another version of ota-extract; read the")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"\xff\xfe{}",
        b"[" * 100_000,
        b'{"a": 1e999999999}',
        b"\0",
    ],
    ids=repr,
)
def test_other_files_cost_themselves_only(
    content: bytes, write_record: WriteRecord, tmp_path: Path
) -> None:
    write_record("good")
    (tmp_path / "records" / "bad.json").write_bytes(content)
    summary, told = exported(tmp_path / "records", to=tmp_path / "out")
    assert (summary.releases, summary.left_out, len(told)) == (1, 1, 1)
    assert "\n" not in told[0]


@pytest.mark.parametrize("digits", ["1e999999999", "1" * 200, "0." + "0" * 150 + "1"])
@pytest.mark.parametrize("number", [b"39000000", b"281500.25"])
def test_a_number_that_would_fill_the_memory_is_refused(
    number: bytes, digits: str, small: bytes, tmp_path: Path
) -> None:
    (tmp_path / "bad.json").write_bytes(small.replace(number, digits.encode()))
    with pytest.raises(UnreadableInputError, match="no record to export"):
        exported(tmp_path / "bad.json", to=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_decimals_become_as_fine_as_the_numbers_are(small: bytes, tmp_path: Path) -> None:
    (tmp_path / "fine.json").write_bytes(
        small.replace(b"39000000", b"39000000.123456").replace(b"281500.25", b"281500.257")
    )
    export([tmp_path / "fine.json"], tmp_path / "base", "duckdb")
    base = duckdb.connect(str(tmp_path / "base"), read_only=True)
    value = base.execute("select value from figures where figure_id = 'f1'").fetchone()
    total = base.execute(
        "select rows_total, typeof(rows_total) from municipality_tables"
    ).fetchone()
    base.close()
    assert str(value) == "(Decimal('39000000.123456'),)"
    assert str(total) == "(Decimal('350500.257'), 'DECIMAL(38,3)')"


def test_of_a_stream_a_few_bad_lines_are_named_and_all_counted(
    small: bytes, tmp_path: Path
) -> None:
    line = msgspec.json.format(small, indent=-1)
    stream = tmp_path / "all.jsonl"
    stream.write_bytes(b"no\n" * 30 + line + b"\n\n" + line[:100])
    summary, told = exported(stream, to=tmp_path / "out")
    assert (summary.releases, summary.left_out) == (1, 31)
    assert told[0].startswith(f"{stream}: line 1: ")
    assert len(told) == 6
    assert told[-1] == f"{stream}: and 26 more lines that cannot be exported"
    assert table(tmp_path / "out", "releases")[0]["release"] == "all.jsonl:31"


def test_pipes_and_links_that_lead_back_do_not_stop_it(
    write_record: WriteRecord, tmp_path: Path
) -> None:
    write_record("good")
    records = tmp_path / "records"
    os.mkfifo(records / "pipe.json")
    (records / "loop").symlink_to(records, target_is_directory=True)
    (records / "gone.json").symlink_to(tmp_path / "nowhere")
    (records / "folder.json").mkdir()
    summary, told = exported(records, to=tmp_path / "out")
    assert (summary.releases, summary.left_out) == (1, 2)
    assert {line.partition(": ")[0] for line in told} == {
        str(records / "pipe.json"),
        str(records / "gone.json"),
    }


def test_a_name_that_is_no_utf8_is_exported(write_record: WriteRecord, tmp_path: Path) -> None:
    path = write_record("good")
    os.rename(path, os.fsencode(tmp_path) + b"/records/\xe1\xff.json")  # noqa: PTH104
    for to in ("csv", "jsonl", "parquet", "duckdb", "sqlite"):
        assert export([tmp_path / "records"], tmp_path / f"out-{to}", to).releases == 1


def test_odd_characters_reach_every_format(write_record: WriteRecord, tmp_path: Path) -> None:
    odd = "a\0b\r\n\u2028\x1b[31m\";,'"
    write_record("odd", lambda record: record["figures"][0].update(subject=odd))
    for to in ("csv", "jsonl", "parquet", "duckdb", "sqlite"):
        export([tmp_path / "records"], tmp_path / f"out-{to}", to)
    assert table(tmp_path / "out-csv", "figures")[0]["subject"] == odd
    line = (tmp_path / "out-jsonl" / "figures.jsonl").read_bytes().split(b"\n")[0]
    assert json.loads(line)["subject"] == odd


def test_an_earlier_export_among_the_records_is_not_read(
    write_record: WriteRecord, tmp_path: Path
) -> None:
    write_record("good")
    target = tmp_path / "records" / "export"
    for _ in range(2):
        summary = export([tmp_path / "records"], target, "jsonl")
        assert (summary.releases, summary.left_out) == (1, 0)


@pytest.mark.parametrize(
    ("to", "tables", "excel", "why"),
    [
        ("csv", ["nonsense"], False, "no table nonsense; there are releases, municipalities"),
        ("jsonl", [], True, "--excel is for --to csv"),
        ("csv", ["texts"], True, "too long"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(
    to: str, tables: list[str], excel: bool, why: str, samples: Path, tmp_path: Path
) -> None:
    with pytest.raises(WrongUsageError, match=why):
        export([samples], tmp_path / "out", to, tables=tables, excel=excel)
    assert not (tmp_path / "out").exists()


def test_a_record_is_never_overwritten_by_its_export(
    write_record: WriteRecord, tmp_path: Path
) -> None:
    path = write_record("good")
    before = path.read_bytes()
    with pytest.raises(OutputError, match="choose another -o"):
        export([tmp_path / "records"], tmp_path / "records", "jsonl")
    with pytest.raises(OutputError, match="choose another -o"):
        export([path], path, "sqlite")
    assert path.read_bytes() == before


def test_decoding_says_what_a_thing_is() -> None:
    with pytest.raises(BadRecordError, match="no record of ota-extract"):
        decode(b'{"name": "some-package", "version": "1.0"}')
    with pytest.raises(BadRecordError, match="no JSON"):
        decode(b"<html>")
