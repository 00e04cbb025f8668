"""The program as a whole: help, version, faults of its own, what it imports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import ota_extract
from ota_extract import cli
from ota_extract.cli.exits import Exit
from ota_extract.records import json_schema
from ota_extract.version import __version__
from tests.cli.conftest import Program

HEAVY = ("pdfplumber", "pdfminer", "pypdfium2", "pydantic", "rich", "ota_extract.scan")


def test_the_version(program: Program) -> None:
    assert program("--version").stdout.decode() == f"ota-extract {__version__}\n"


def test_no_command_shows_the_help(program: Program) -> None:
    assert b"Commands:" in program().stdout + program().stderr


def test_an_unknown_command_is_wrong_usage(program: Program) -> None:
    done = program("abstract")
    assert done.returncode == 2
    assert b"No such command" in done.stderr


def test_the_schema_is_that_of_the_record(program: Program) -> None:
    assert json.loads(program("schema").stdout) == json_schema()


@pytest.mark.parametrize(
    "arguments", [["-m", "ota_extract", "--help"], ["-c", "import ota_extract"]]
)
def test_nothing_heavy_is_imported_to_show_the_help(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(cli.__file__).parents[2]))
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "ota_extract" in imported
    assert not imported.intersection(HEAVY)


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["ota-extract", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("ota_extract.reading.read", fail)


def test_a_fault_of_the_program_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(monkeypatch, IndexError("list index\nout of range"))
    assert call(monkeypatch, "explain", "release.txt") == Exit.INCOMPLETE
    assert capsys.readouterr().err == (
        "ota-extract: release.txt: a fault of the program (IndexError: list index out of range); "
        "please report it with what --debug shows\n"
    )


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, IndexError("list index out of range"))
    monkeypatch.setattr("sys.argv", ["ota-extract", "explain", "--debug", "release.txt"])
    with pytest.raises(IndexError):
        cli.main()


def test_running_out_of_memory_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(monkeypatch, MemoryError())
    assert call(monkeypatch, "explain", "release.txt") == Exit.INCOMPLETE
    assert capsys.readouterr().err.count("\n") == 1


def test_control_c_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(monkeypatch, KeyboardInterrupt())
    assert call(monkeypatch, "explain", "release.txt") == Exit.INTERRUPTED
    assert capsys.readouterr().err == ""


def test_the_help_cuts_no_sentence_short(program: Program) -> None:
    assert b"..." not in program("--help", COLUMNS="80").stdout.partition(b"Commands:")[2]


@pytest.mark.parametrize("command", ["extract", "explain", "report"])
def test_whether_an_input_may_be_read_is_found_by_reading_it(
    command: str, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parser of the command line would end the whole run, with status 2."""
    monkeypatch.setattr("os.access", lambda *_: False)
    assert call(monkeypatch, command, str(release)) == Exit.DONE


def test_a_choice_that_is_none_is_told_in_the_programs_words(program: Program) -> None:
    done = program("report", "release.txt", "--lang", "fr")
    assert done.returncode == 2
    assert "'--lang': 'fr' is not one of 'el', 'en'." in done.stderr.decode()


def test_the_package_shows_what_it_is_for() -> None:
    shown = [name for name in dir(ota_extract) if not name.startswith("_")]
    assert shown == sorted(set(ota_extract.__all__) - {"__version__"})
    assert all(hasattr(ota_extract, name) for name in dir(ota_extract))


def test_what_is_no_release_is_a_type_error() -> None:
    for source in (None, 52, ["release.txt"]):
        with pytest.raises(TypeError, match="a release is a Path, the bytes of a file or a text"):
            ota_extract.extract(source)  # type: ignore[arg-type]
