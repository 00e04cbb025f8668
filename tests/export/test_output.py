"""Where an export goes: whole or not at all, nothing of others lost, nothing run by a spreadsheet."""

from __future__ import annotations

import csv
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from ota_extract.errors import OutputError
from ota_extract.export import export, run
from tests.export.conftest import WriteRecord

SOURCES = Path(__file__).parents[2] / "src"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


class BrokenError(Exception):
    """Stands for whatever may go wrong on the way."""


@pytest.mark.parametrize("to", ["csv", "parquet", "duckdb", "sqlite", "datapackage"])
def test_what_stood_there_stays_where_an_export_fails(
    to: str, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "place" / "export"
    target.parent.mkdir()
    export([samples / "2025-03-14-playgrounds.pdf.json"], target, to)
    before = tree(target) if target.is_dir() else target.read_bytes()
    calls = []

    def breaking(*given: object) -> object:
        calls.append(given)
        if len(calls) > 4:
            raise BrokenError
        return release_row(*given)  # type: ignore[arg-type]

    release_row = run.release_row
    monkeypatch.setattr(run, "release_row", breaking)
    with pytest.raises(BrokenError):
        export([samples], target, to)
    assert (tree(target) if target.is_dir() else target.read_bytes()) == before
    assert [path.name for path in target.parent.iterdir()] == ["export"]


def test_files_of_others_in_the_folder_stay(samples: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "notes.txt").write_text("mine")
    (target / "figures.csv").write_text("old")
    export([samples], target, "csv")
    assert (target / "notes.txt").read_text() == "mine"
    assert (target / "figures.csv").read_text(encoding="utf-8").startswith("release,figure_id,")


@pytest.mark.parametrize("to", ["duckdb", "sqlite"])
def test_a_database_with_tables_of_ones_own_is_not_replaced(
    to: str, samples: Path, tmp_path: Path
) -> None:
    target = tmp_path / "base"
    export([samples], target, to)
    export([samples], target, to)  # an earlier export is replaced
    connect = duckdb.connect if to == "duckdb" else sqlite3.connect
    with closing(connect(str(target))) as base:  # type: ignore[operator]
        base.execute("create view mine as select 1 as one")
        base.commit()
    before = target.read_bytes()
    with pytest.raises(OutputError, match=r"what no export has made \(mine\)"):
        export([samples], target, to)
    assert target.read_bytes() == before


@pytest.mark.parametrize(("to", "ending"), [("duckdb", ".wal"), ("sqlite", "-wal")])
def test_a_database_in_use_is_not_replaced(
    to: str, ending: str, samples: Path, tmp_path: Path
) -> None:
    """What lies beside it would be played into the new one."""
    target = tmp_path / "base"
    export([samples], target, to)
    (tmp_path / f"base{ending}").write_bytes(b"changes")
    before = target.read_bytes()
    with pytest.raises(OutputError, match="in use, or was not closed"):
        export([samples], target, to)
    assert target.read_bytes() == before


@pytest.mark.parametrize("to", ["csv", "jsonl", "duckdb", "sqlite"])
def test_a_full_disk_leaves_nothing_behind(to: str, samples: Path, tmp_path: Path) -> None:
    """The largest size of a file stands for the end of the disk."""
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from ota_extract.errors import OutputError\n"
        "from ota_extract.export import export\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "try:\n"
        "    export([sys.argv[1]], Path(sys.argv[2]), sys.argv[3])\n"
        "except OutputError as error:\n"
        "    sys.exit(f'told: {error}')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(samples), str(tmp_path / "out"), to],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        check=False,
    )
    assert done.stderr.startswith(f"told: {tmp_path / 'out'}: "), done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("to", ["duckdb", "sqlite"])
def test_a_file_that_is_no_database_is_not_replaced(to: str, samples: Path, tmp_path: Path) -> None:
    target = tmp_path / "thesis.docx"
    target.write_bytes(b"years of work")
    with pytest.raises(OutputError, match="cannot be looked into"):
        export([samples], target, to)
    assert target.read_bytes() == b"years of work"


@pytest.mark.parametrize(
    ("place", "to", "why"),
    [
        ("file", "csv", "this is a file; name a folder, or a .zip"),
        ("folder", "sqlite", "this is a folder; name a file"),
        ("file/below", "csv", "a part of the path is a file"),
        ("nowhere/base", "sqlite", "the folder does not exist"),
        ("x" * 300, "csv", "the name is too long"),
        ("pipe", "sqlite", "pipe or device"),
    ],
)
def test_a_place_that_cannot_be_is_told_in_a_line(
    place: str, to: str, why: str, samples: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match=why) as caught:
        export([samples], tmp_path / place, to)
    assert "\n" not in str(caught.value)
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("cell", ["=1+1", "+30 210", "-x", "@cmd", "\tx", "\rx", '=HYPERLINK("x")'])
def test_excel_runs_no_cell(cell: str, write_record: WriteRecord, tmp_path: Path) -> None:
    write_record("bad", lambda record: record["figures"][0].update(subject=cell))
    summary = export([tmp_path / "records"], tmp_path / "plain", "csv")
    assert summary.formulas == 1
    export([tmp_path / "records"], tmp_path / "excel", "csv", excel=True)
    data = (tmp_path / "excel" / "figures.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfrelease;figure_id;")
    with (tmp_path / "excel" / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file, delimiter=";"))
    assert row["subject"] == f"'{cell}"
    with (tmp_path / "plain" / "figures.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["subject"] == cell


def test_for_excel_amounts_have_commas_and_codes_keep_their_zero(
    samples: Path, tmp_path: Path
) -> None:
    export([samples], tmp_path / "out", "csv", excel=True)
    with (tmp_path / "out" / "allocations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert {"908250,40", "123030"} <= {row["amount"] for row in rows}
    assert '="0101"' in {row["municipality_code"] for row in rows}
    assert not (tmp_path / "out" / "texts.csv").exists()
    assert all(
        not cell.startswith(("=", "+", "-", "@")) or cell.startswith('="')
        for row in rows
        for cell in row.values()
    )
