"""``explain`` on the command line: marks for files, colour for terminals, a table, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ota_extract.cli.explain import explain
from tests.cli.conftest import Program

DAMAGED = "Την ένταξη 17 ∆ήμων στη δράση ανακοίνωσε\nτο Υπουργείο Εσωτερικών.\n"


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A release with a look-alike and a broken line."""
    path = tmp_path / "damaged.txt"
    path.write_text(DAMAGED, encoding="utf-8")
    return path


def test_repairs_are_marked_in_place(program: Program, damaged: Path) -> None:
    done = program("explain", damaged)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert "17 ≈Δήμων" in text
    assert "ανακοίνωσε⏎ το Υπουργείο" in text
    assert "\x1b" not in text


def test_the_repairs_are_counted_behind_the_text(program: Program, damaged: Path) -> None:
    text = program("explain", damaged).stdout.decode()
    _, _, told = text.partition("── Repairs ──\n")
    assert any(line.split()[:3] == ["1", "×", "join"] for line in told.splitlines())
    assert "⏎ lines joined" in told


def test_the_table_is_parted_by_tabs_outside_a_terminal(program: Program, damaged: Path) -> None:
    lines = program("explain", "--table", damaged).stdout.decode().splitlines()
    assert lines[0].split("\t") == ["rule", "place", "offset", "before", "after", "why"]
    assert ["1:15", "14", "∆", "Δ"] in [line.split("\t")[1:5] for line in lines]


def test_json_for_programs(program: Program, damaged: Path) -> None:
    found = json.loads(program("explain", "--json", damaged).stdout)
    assert found["pages"] == []
    fixed = next(fix for fix in found["repairs"] if fix["before"] == "∆")
    assert (fixed["start"], fixed["end"], fixed["line"], fixed["after"]) == (14, 15, 1, "Δ")
    assert fixed["why"]


def shown(
    damaged: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    **options: bool,
) -> str:
    monkeypatch.setattr("ota_extract.cli.explain.shows_colour", lambda _: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with pytest.raises(BaseException):  # noqa: B017, PT011 - typer's Exit
        explain(damaged, **options)
    return capfdbinary.readouterr().out.decode()


def test_a_terminal_gets_colours(
    damaged: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    damaged.write_text("Την ένταξη 17 ∆ήμων ανα\u200bκοί-\nνωσε το Υπουργείο.\n", encoding="utf-8")
    text = shown(damaged, monkeypatch, capfdbinary)
    assert "17 \x1b[2m≈Δ\x1b[0mήμων" in text
    assert "ανα\x1b[2m␣\x1b[0mκοί\x1b[2m-\x1b[0m\x1b[2m⏎\x1b[0mνωσε" in text
    assert "[-" not in text


def test_a_terminal_gets_a_grid(
    damaged: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert "─" in shown(damaged, monkeypatch, capfdbinary, table=True)


def test_control_sequences_of_the_source_do_not_reach_the_terminal(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text("Την ένταξη 17 Δήμων ανακοίνωσε \x1b]0;title\x07το Υπουργείο.\n" * 5)
    for options in ([], ["--table"]):
        assert b"\x1b" not in program("explain", *options, path).stdout


def test_two_shapes_at_once_are_wrong_usage(program: Program, damaged: Path) -> None:
    done = program("explain", damaged, "--table", "--json")
    assert (done.returncode, done.stdout) == (2, b"")
