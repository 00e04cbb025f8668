"""``export`` as users run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import SOURCES, Program

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    for name in ("2025-03-14-playgrounds", "2025-05-09-decision"):
        (folder / f"{name}.json").write_bytes((GOLDEN / f"{name}.json").read_bytes())
    return folder


@pytest.mark.usefixtures("records")
def test_it_says_what_was_exported(program: Program, tmp_path: Path) -> None:
    done = program("export", "records", "--to", "sqlite", "-o", "base.sqlite")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.startswith(b"ota-extract: 2 releases exported (16 figures, 86 allocations)")
    assert (tmp_path / "base.sqlite").stat().st_size > 10_000


def test_what_is_no_record_is_named_and_the_status_is_3(
    program: Program, records: Path, tmp_path: Path
) -> None:
    (records / "package.json").write_text('{"name": "x"}')
    done = program("export", "records", "--to", "csv", "-o", "out", "-q")
    assert done.returncode == 3
    expected = "ota-extract: records/package.json: this is no record of ota-extract\n"
    assert done.stderr.decode() == expected
    assert (tmp_path / "out" / "allocations.csv").read_bytes().count(b"\r\n") > 80


def test_duplicates_are_named(program: Program, records: Path) -> None:
    (records / "copy.json").write_bytes((records / "2025-05-09-decision.json").read_bytes())
    done = program("export", "records", "--to", "csv", "-o", "out")
    told = done.stderr.decode()
    assert done.returncode == 0
    assert "copy: the same source as 2025-05-09-decision; it stands in the table releases" in told
    assert "3 releases exported (16 figures, 86 allocations), 1 of them a duplicate" in told


def test_a_table_on_standard_output_from_standard_input(program: Program, records: Path) -> None:
    given = (records / "2025-05-09-decision.json").read_bytes()
    done = program("export", "-", "--to", "jsonl", "--table", "allocations", "-o", "-", given=given)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, len(rows)) == (0, 26)
    assert (rows[0]["release"], rows[0]["amount"]) == ("stdin", 908250.40)
    stream = b"".join(
        json.dumps(json.loads(path.read_bytes())).encode() + b"\n" for path in records.iterdir()
    )
    done = program("export", "-", "--to", "csv", "--table", "releases", "-o", "-", given=stream)
    assert done.stdout.count(b"\r\n") == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("--to", "csv", "-o", "-"),
        ("--to", "sqlite", "-o", "-", "--table", "figures"),
        ("--to", "csv", "-o", "out", "--table", "nonsense"),
        ("--to", "parquet", "-o", "out", "--excel"),
        ("--to", "xlsx", "-o", "out"),
        ("--to", "csv"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("records")
def test_wrong_usage_is_status_2_and_writes_nothing(
    arguments: tuple[str, ...], program: Program, tmp_path: Path
) -> None:
    done = program("export", "records", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["records"]


@pytest.mark.parametrize("to", ["parquet", "duckdb"])
def test_without_the_extra_it_says_what_to_install(to: str, records: Path, tmp_path: Path) -> None:
    without = (
        "import sys\n"
        "sys.modules['duckdb'] = sys.modules['pyarrow'] = None\n"
        "from ota_extract.cli import main\n"
        f"sys.argv = ['ota-extract', 'export', {str(records)!r}, '--to', '{to}', '-o', 'out']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", without],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(SOURCES)},
        check=False,
    )
    expected = f"ota-extract: --to {to} needs more packages: pip install 'ota-extract[export]'\n"
    assert (done.returncode, done.stderr.decode()) == (2, expected)
    assert not (tmp_path / "out").exists()


def test_nothing_to_export_is_told(program: Program, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for source in ("empty", "nowhere"):
        done = program("export", source, "--to", "csv", "-o", "out")
        assert done.returncode == 3
        assert b"there is no record to export" in done.stderr
        assert b"Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_batch_its_names_and_its_quarantine(program: Program, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text("Το Υπουργείο δίνει 3 εκατ. ευρώ.", encoding="utf-8")
    (inbox / "b.txt").touch()
    program("batch", "inbox", "--out", "records", "-q", "-j", "1")
    done = program("export", "records", "--to", "csv", "--table", "figures", "-o", "figures.csv")
    assert done.returncode == 0
    assert "1 input of this batch could not be read; see ota-extract status" in done.stderr.decode()
    rows = (tmp_path / "figures.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1].startswith("inbox/a.txt,f1,money,")
