"""``check`` as users run it."""

from __future__ import annotations

import json
import os
import pty
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import ota_extract
from tests.cli.conftest import SOURCES, Program

RELEASE = "Το Υπουργείο Εσωτερικών διαθέτει 39 εκατ. ευρώ σε 52 Δήμους.\n"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A release in a folder of samples."""
    path = tmp_path / "samples" / "release.txt"
    path.parent.mkdir()
    path.write_text(RELEASE, encoding="utf-8")
    return path


@pytest.fixture
def record(sample: Path) -> Path:
    path = sample.with_name("release.txt.json")
    path.write_text(ota_extract.extract(sample).to_json(), encoding="utf-8")
    return path


def alter(record: Path) -> None:
    data = json.loads(record.read_text(encoding="utf-8"))
    data["figures"][0]["value"] = 38000000
    record.write_text(json.dumps(data), encoding="utf-8")


def test_a_difference_is_shown_and_the_status_is_1(program: Program, record: Path) -> None:
    alter(record)
    done = program("check", "samples", "-j", "1")
    assert done.returncode == 1
    assert done.stdout.decode() == (
        "samples/release.txt: 1 difference\n"
        "  figure f1 («39 εκατ. ευρώ»): value 38000000 → 39000000\n"
    )
    assert done.stderr.decode().splitlines() == [
        "ota-extract: 1 sample: 0 the same, 1 different",
        "ota-extract: where the fresh records are right, approve them with --update",
    ]


def test_of_many_samples_it_is_said_what_differs_in_most(program: Program, record: Path) -> None:
    alter(record)
    for number in range(5):
        copy = record.with_name(f"{number}.txt")
        copy.write_text(RELEASE, encoding="utf-8")
        copy.with_name(f"{number}.txt.json").write_bytes(record.read_bytes())
    done = program("check", "samples", "-j", "1")
    assert done.stdout.decode().splitlines()[-3:] == [
        "What differs, and in how many of the 6 samples:",
        "       6  figure: value",
        "       5  source: name",
    ]


@pytest.mark.usefixtures("record")
def test_the_same_says_nothing_but_the_sum(program: Program) -> None:
    done = program("check", "samples", "-j", "1")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"ota-extract: 1 sample: 1 the same\n"
    assert program("check", "samples", "-j", "1", "--quiet").stderr == b""


def test_an_approved_record_is_the_one_that_extract_writes(program: Program, sample: Path) -> None:
    done = program("check", "samples", "--update", "--yes", "-j", "1")
    assert done.returncode == 0
    assert b"1 record (1 new, 0 in the place of others) approved" in done.stderr
    record = sample.with_name("release.txt.json")
    assert record.read_bytes() == program("extract", sample).stdout


@pytest.mark.usefixtures("sample")
def test_a_release_without_a_record_is_a_difference(program: Program) -> None:
    done = program("check", "samples", "-j", "1")
    assert done.returncode == 1
    assert done.stdout.decode() == (
        "samples/release.txt: no approved record samples/release.txt.json\n"
    )


def test_a_record_without_a_release_is_a_difference_that_update_does_not_mend(
    program: Program, sample: Path, record: Path
) -> None:
    sample.unlink()
    for options in ((), ("--update", "--yes")):
        done = program("check", "samples", "-j", "1", *options)
        assert done.returncode == 1
        assert b"a record without its source" in done.stdout
    assert record.exists()


def test_what_cannot_be_read_is_told_on_standard_error_and_the_status_is_3(
    program: Program, record: Path
) -> None:
    alter(record)
    (record.parent / "empty.txt").touch()
    done = program("check", "samples", "-j", "1")
    assert done.returncode == 3
    assert b"1 difference" in done.stdout
    assert b"ota-extract: samples/empty.txt: the file is empty" in done.stderr


def test_nothing_to_check_is_wrong_usage(program: Program, tmp_path: Path) -> None:
    (tmp_path / "samples").mkdir()
    done = program("check", "samples")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"samples: there is no release and no record in it" in done.stderr


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--yes"], b"--update"),
        (["--update"], b"add --yes"),
        (["--junit", "x", "--json", "x"], b"both write to x"),
    ],
)
def test_wrong_usage_does_nothing(
    program: Program, record: Path, options: list[str], why: bytes
) -> None:
    alter(record)
    before = record.read_bytes()
    done = program("check", "samples", *options)
    assert (done.returncode, done.stdout) == (2, b"")
    assert why in done.stderr
    assert record.read_bytes() == before


def test_results_for_programs(program: Program, record: Path, tmp_path: Path) -> None:
    alter(record)
    done = program("check", "samples", "-j", "1", "--json", "-", "--junit", "check.xml")
    assert done.returncode == 1
    assert json.loads(done.stdout)["summary"]["different"] == 1
    assert "value 38000000 → 39000000" in done.stderr.decode()
    assert ET.parse(tmp_path / "check.xml").getroot().get("failures") == "1"
    done = program("check", "samples", "-j", "1", "--json", "no/folder.json")
    assert done.returncode == 3
    assert b"no/folder.json: the folder does not exist" in done.stderr


def test_options_of_reading_are_those_of_extract(program: Program, sample: Path) -> None:
    sample.write_bytes(RELEASE.encode("mac-greek"))
    options = ("check", "samples", "-j", "1", "--encoding", "mac-greek")
    assert program(*options, "--update", "--yes").returncode == 0
    assert "39 εκατ. ευρώ" in sample.with_name("release.txt.json").read_text(encoding="utf-8")
    assert program(*options).returncode == 0


@pytest.mark.parametrize(
    ("answer", "status", "approved"),
    [("ναι\n".encode(), 0, True), (b"\n", 1, False), (b"\x04", 1, False), (b"\x03", 130, False)],
    ids=["yes", "return", "end", "ctrl-c"],
)  # fmt: skip
def test_the_question_on_a_terminal(
    record: Path, tmp_path: Path, answer: bytes, status: int, approved: bool
) -> None:
    good = record.read_bytes()
    alter(record)
    shown, ended = on_terminal(tmp_path, answer, "check", "samples", "-j", "1", "--update")
    assert ended == status
    assert "Approve 1 record (0 new, 1 in the place of others)? [y/N]" in shown
    assert "\x1b[31m38000000\x1b[0m → \x1b[32m39000000\x1b[0m" in shown
    assert (record.read_bytes() == good) is approved


def on_terminal(folder: Path, answer: bytes, *arguments: str) -> tuple[str, int]:
    """Run the program on a terminal of its own, and answer its question."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        variables = os.environ | {"PYTHONPATH": str(SOURCES), "TERM": "xterm", "COLUMNS": "100"}
        variables.pop("NO_COLOR", None)
        os.execve(sys.executable, [sys.executable, "-m", "ota_extract", *arguments], variables)
    shown, answered = b"", False
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
        if b"[y/N]" in shown and not answered:
            os.write(terminal, answer)
            answered = True
    _, ended = os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode(), os.waitstatus_to_exitcode(ended)
