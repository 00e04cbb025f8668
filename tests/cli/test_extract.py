"""``extract``: the record goes where it should, and a bad file costs itself only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import SOURCES, Program


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line on standard error."""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, done.stderr.decode()
    assert lines[0].startswith("ota-extract: ")
    return lines[0]


def test_the_record_goes_to_standard_output(program: Program, release: Path) -> None:
    done = program("extract", release)
    assert done.returncode == 0
    assert json.loads(done.stdout)["source"]["name"] == "release.txt"


def test_standard_input_is_a_dash(program: Program, release: Path) -> None:
    done = program("extract", "-", given=release.read_text(encoding="utf-8").encode("cp1253"))
    source = json.loads(done.stdout)["source"]
    assert (source["name"], source["encoding"]) == ("stdin", "windows-1253")


def test_the_same_input_gives_the_same_bytes(program: Program, release: Path) -> None:
    assert program("extract", release).stdout == program("extract", release).stdout


def test_the_record_is_utf8_whatever_the_terminal(program: Program, release: Path) -> None:
    plain = program("extract", release).stdout
    assert program("extract", release, PYTHONIOENCODING="ascii").stdout == plain


def test_output_to_a_file(program: Program, release: Path, tmp_path: Path) -> None:
    done = program("extract", release, "-o", tmp_path / "record.json")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "record.json").read_bytes() == program("extract", release).stdout


def test_several_files_go_into_a_directory_that_is_made(
    program: Program, release: Path, tmp_path: Path
) -> None:
    second = release.with_name("second.txt")
    second.write_bytes(release.read_bytes())
    done = program("extract", release, second, "-o", tmp_path / "out" / "records")
    assert done.returncode == 0
    names = sorted(path.name for path in (tmp_path / "out" / "records").iterdir())
    assert names == ["release.json", "second.json"]


def test_the_encoding_can_be_forced(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Το Άρθρο 5 αφορά 12 Δήμους.".encode("cp1253"))
    done = program("extract", "--encoding", "cp1253", path)
    assert json.loads(done.stdout)["source"]["encoding"] == "cp1253"


def test_warnings_are_said_and_quiet_keeps_them_back(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text("The ministry announced 52 projects for the municipalities today.\n")
    assert b"warning OTA102 not-greek" in program("extract", path).stderr
    assert program("extract", "--quiet", path).stderr == b""


def test_many_findings_of_one_kind_are_said_in_short(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "garbled.txt"
    lines = [f"Το Υπουργείο διαθέτει 1.2.3.{number} ευρώ στους Δήμους." for number in range(9)]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    done = program("extract", path)
    found = json.loads(done.stdout)["findings"]
    kinds = [finding["code"] for finding in found if finding["level"] != "info"]
    many = max(kinds, key=kinds.count)
    said = done.stderr.decode().splitlines()
    assert kinds.count(many) > 3
    assert sum(f" {many} " in line for line in said) == 3
    assert f"and {kinds.count(many) - 3} more {many}; the record lists them all" in said[-1]


def test_strict_exits_1_where_there_are_warnings(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text("The ministry announced 52 projects for the municipalities today.\n")
    assert program("extract", path).returncode == 0
    assert program("extract", "--strict", path).returncode == 1


def test_strict_exits_0_where_there_are_none(program: Program, release: Path) -> None:
    done = program("extract", "--strict", release)
    assert (done.returncode, done.stderr) == (0, b"")


def test_several_files_without_a_directory_are_wrong_usage(program: Program, release: Path) -> None:
    done = program("extract", release, release)
    assert done.returncode == 2
    assert "need -o DIR" in complaint(done)


def test_two_files_of_one_name_are_not_written_over_one_another(
    program: Program, release: Path, tmp_path: Path
) -> None:
    (tmp_path / "b").mkdir()
    other = tmp_path / "b" / "release.txt"
    other.write_bytes(release.read_bytes())
    done = program("extract", release, other, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "would be written twice" in complaint(done)


def test_a_release_is_never_overwritten_by_its_record(program: Program, release: Path) -> None:
    before = release.read_bytes()
    done = program("extract", release, "-o", release)
    assert done.returncode == 2
    assert release.read_bytes() == before


def test_an_unknown_option_is_wrong_usage(program: Program, release: Path) -> None:
    done = program("extract", "--nonsense", release)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("missing.txt", None, "there is no such file"),
        ("empty.txt", b"", "empty"),
        ("binary.bin", bytes(range(256)) * 4, "binary"),
        ("letter.rtf", b"{\\rtf1 52}", "an RTF document"),
        ("letter.docx", b"PK\x03\x04 word/document.xml", "a Word document"),
        ("page.html", b"<!DOCTYPE html>", "a web page"),
        ("broken.pdf", b"%PDF-1.7\nnothing more", ""),
    ],
)
def test_bad_input_gives_one_line_and_status_3(
    program: Program, tmp_path: Path, name: str, content: bytes | None, what: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = program("extract", tmp_path / name)
    assert (done.returncode, done.stdout) == (3, b"")
    line = complaint(done)
    assert line.startswith(f"ota-extract: {tmp_path / name}: ")
    assert line.count(name) == 1, "the file is named once"
    assert what in line
    assert "; " in line


def test_a_directory_in_the_place_of_a_file(program: Program, tmp_path: Path) -> None:
    done = program("extract", tmp_path)
    assert done.returncode == 3
    assert "this is a directory" in complaint(done)


def test_a_gigabyte_on_one_line(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(2**30)
    done = program("extract", path)
    assert done.returncode == 3
    assert "larger than 64 MB" in complaint(done)


def test_the_other_files_are_written_where_one_is_bad(
    program: Program, release: Path, tmp_path: Path
) -> None:
    done = program("extract", tmp_path / "missing.txt", release, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert "missing.txt" in complaint(done)
    assert (tmp_path / "out" / "release.json").exists()


def test_a_folder_that_cannot_be_written(program: Program, release: Path) -> None:
    done = program("extract", release, "-o", "/proc/nowhere/")
    assert done.returncode == 3
    assert "choose another with -o" in complaint(done)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_on_standard_output(release: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ota_extract", "extract", release],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(SOURCES)},
            check=False,
        )
    assert done.returncode == 3
    assert "standard output: it cannot be written" in complaint(done)


def test_nobody_reading_on_is_no_fault(release: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "ota_extract", "extract", release],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_named_pipe_is_refused_and_not_waited_for(program: Program, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = program("extract", tmp_path / "pipe")
    assert done.returncode == 3
    assert "named pipe" in complaint(done)


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="no process substitution on this system")
def test_what_the_shell_hands_over_as_a_pipe_is_read(release: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m ota_extract extract <(cat "{release}")'],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        check=True,
    )
    assert json.loads(done.stdout)["figures"]


@pytest.mark.parametrize("encoding", ["klingon", "hex", ""])
def test_what_is_no_encoding_is_wrong_usage(program: Program, release: Path, encoding: str) -> None:
    done = program("extract", release, "--encoding", encoding)
    assert done.returncode == 2
    assert "is no text encoding; try utf-8" in done.stderr.decode()
