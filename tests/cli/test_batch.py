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


@pytest.mark.usefixtures("inbox")
def test_a_name_that_is_mistyped_is_told_and_not_kept(program: Program) -> None:
    program("batch", "inbox", "--out", "out", "-j", "1", "-q")
    before = program("status", "out").stdout
    done = program("batch", "inbox", "inbocks/a.pdf", "*.docx", "out", "--out", "new", "-q")
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        "ota-extract: *.docx: no file matches «*.docx»; check the pattern",
        "ota-extract: inbocks/a.pdf: there is no such file; check the name and the folder",
        "ota-extract: out: it holds the records of a batch; give the releases themselves",
    ]
    assert b"quarantined" not in program("status", "new").stdout
    assert program("status", "out").stdout == before


def test_an_earlier_record_of_what_is_not_there_stays(program: Program, inbox: Path) -> None:
    gone = inbox / "release-00.txt"
    program("batch", gone, "--out", "out", "-j", "1", "-q")
    before = program("status", "out").stdout
    gone.unlink()
    done = program("batch", gone, "--out", "out")
    assert (done.returncode, program("status", "out").stdout) == (3, before)
    assert "0 read, 0 unchanged, 0 quarantined, 1 not there of 1" in done.stderr.decode()
    assert (inbox.parent / "out/release-00.txt.json").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("empty", "empty: there is no release in it"),
        ("-", "no input was named, so there is nothing to do"),
    ],
)
def test_nothing_to_read_is_one_line(
    program: Program, tmp_path: Path, given: str, said: str
) -> None:
    (tmp_path / "empty").mkdir()
    done = program("batch", given, "--out", "out", given=b"\n")
    assert (done.returncode, done.stderr.decode()) == (0, f"ota-extract: {said}\n")


def test_an_empty_folder_among_others_is_named(program: Program, inbox: Path) -> None:
    (inbox / "empty").mkdir()
    done = program("batch", inbox, inbox / "empty", "--out", "out", "-j", "1")
    assert f"{inbox / 'empty'}: there is no release in it\n" in done.stderr.decode()
    assert "2 read" in done.stderr.decode()


def test_one_warning_is_no_warnings(program: Program, inbox: Path) -> None:
    text = "Ο πίνακας με τους 52 Δήμους ακολουθεί:\n\nΤέλος.\n"
    (inbox / "release-00.txt").write_text(text, encoding="utf-8")
    done = program("batch", inbox / "release-00.txt", "--out", "out", "-j", "1")
    assert "(1 warning, 0 errors)" in done.stderr.decode()


def test_a_stream_that_cannot_be_written_is_told_before_the_batch(
    program: Program, inbox: Path
) -> None:
    done = program("batch", "inbox", "--out", "out", "--jsonl", "no/such/all.jsonl")
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert b"no/such/all.jsonl: the folder does not exist" in done.stderr
    assert not list((inbox.parent / "out").iterdir())


@pytest.mark.usefixtures("inbox")
def test_a_stream_may_stand_among_the_records(program: Program, tmp_path: Path) -> None:
    for _ in range(2):
        done = program(
            "batch", "inbox", "--out", "out", "--jsonl", "out/all.jsonl", "-q", "-j", "1"
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert (tmp_path / "out/all.jsonl").read_bytes().count(b"\n") == 2
