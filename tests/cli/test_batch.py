"""``batch`` and ``status`` as users run them."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
import typer

from ota_extract.batch import run_batch
from ota_extract.cli.status import status
from tests.batch.conftest import write_releases
from tests.batch.test_batch import AtOnce
from tests.cli.conftest import Program
from tests.cli.test_progress import Terminal


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return write_releases(tmp_path / "inbox", 2)


@pytest.mark.usefixtures("inbox")
def test_a_batch_says_what_it_came_to(program: Program) -> None:
    done = program("batch", "inbox", "--out", "out", "-j", "1")
    assert (done.returncode, done.stdout) == (0, b"")
    *_, said = done.stderr.decode().splitlines()  # progress before it, where the machine is slow
    assert said.startswith("ota-extract: 2 read, 0 unchanged, 0 quarantined of 2;")
    again = program("batch", "inbox", "--out", "out")
    *_, said = again.stderr.decode().splitlines()
    assert said.startswith("ota-extract: 0 read, 2 unchanged, 0 quarantined of 2;")


def test_what_is_quarantined_is_named_and_the_status_is_3(program: Program, inbox: Path) -> None:
    (inbox / "empty.txt").touch()
    done = program("batch", "inbox", "--out", "out", "-j", "1")
    assert done.returncode == 3
    assert "quarantined: inbox/empty.txt: the file is empty" in done.stderr.decode()


def test_a_list_on_standard_input(program: Program, inbox: Path) -> None:
    listed = f"{inbox / 'release-00.txt'}\n\ninbox/release-01.txt\r\n".encode()
    done = program("batch", "-", "--out", "out", "-j", "1", given=listed)
    assert b"2 read" in done.stderr


@pytest.mark.usefixtures("inbox")
def test_a_stream_on_standard_output(program: Program) -> None:
    done = program("batch", "inbox", "--out", "out", "--jsonl", "-", "-q", "-j", "1")
    names = [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()]
    assert names == ["release-00.txt", "release-01.txt"]
    assert done.stderr == b""


def test_status_is_a_table_of_tabs(program: Program, inbox: Path) -> None:
    (inbox / "empty.txt").touch()
    program("batch", "inbox", "--out", "out", "-j", "1")
    rows = [line.split("\t") for line in program("status", "out").stdout.decode().splitlines()]
    assert [row[0] for row in rows] == ["outcome", "quarantined", "done", "done"]
    only = program("status", "out", "--quarantined").stdout.decode().splitlines()
    assert len(only) == 2


@pytest.mark.usefixtures("inbox")
def test_status_as_json(program: Program) -> None:
    program("batch", "inbox", "--out", "out", "-j", "1")
    told = json.loads(program("status", "out", "--json").stdout)
    assert [row["record"] for row in told] == [
        "inbox/release-00.txt.json",
        "inbox/release-01.txt.json",
    ]
    assert json.loads(program("status", "out", "--quarantined", "--json").stdout) == []


def test_status_on_a_terminal_cuts_no_name(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"{'δελτίο-' * 12}τέλος.txt"
    (inbox / "release-00.txt").rename(inbox / name)
    run_batch([inbox], tmp_path / "out", executor=AtOnce())
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(typer.Exit):
        status(tmp_path / "out")
    assert "…" not in terminal.getvalue()
    letters = re.sub(r"[^α-ωέίό-]", "", terminal.getvalue())  # the cell is several lines high
    assert name.removesuffix(".txt") in letters


def test_status_on_a_narrow_terminal_spares_columns_for_the_names(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "empty.txt").write_bytes(b"")
    run_batch([inbox], tmp_path / "out", executor=AtOnce())
    for columns, spared in (("80", True), ("200", False)):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        monkeypatch.setenv("COLUMNS", columns)
        with pytest.raises(typer.Exit):
            status(tmp_path / "out")
        shown = re.sub(r"\x1b\[\d*m", "", terminal.getvalue())
        assert ("version" not in shown) == spared
        for told in (
            "outcome",
            "warnings",
            "euro",
            "inbox/release-00.txt.json",
            "the file is empty",
        ):
            assert told in shown


def test_status_where_there_is_no_journal(program: Program, tmp_path: Path) -> None:
    done = program("status", tmp_path)
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"there is no journal; name the --out folder of a batch" in done.stderr


def test_an_output_that_cannot_be_made_is_one_line(program: Program, inbox: Path) -> None:
    (inbox.parent / "file").touch()
    done = program("batch", "inbox", "--out", "file/out")
    assert done.returncode == 3
    assert b"choose another --out" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["batch", "watch"])
def test_the_inbox_is_no_place_for_the_records(program: Program, inbox: Path, command: str) -> None:
    done = program(command, "inbox", "--out", "inbox/../inbox")
    assert done.returncode == 2
    assert "choose another folder" in " ".join(done.stderr.decode().split())
    assert sorted(path.suffix for path in inbox.iterdir()) == [".txt", ".txt"]
