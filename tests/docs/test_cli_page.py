"""The help in ``docs/cli.md`` is the help that users get; ``make docs`` makes the page anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import regex

from ota_extract import cli
from ota_extract.cli.exits import Exit

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "cli.md"
HELP = regex.compile(r"```text\n\$ (?P<call>ota-extract [^\n]*--help)\n(?:(?!```)[^\n]*\n)*```")


def shown_help(call: str) -> str:
    """What ``call`` prints on a terminal of 80 columns."""
    done = subprocess.run(
        [sys.executable, "-m", "ota_extract", *call.split()[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "COLUMNS": "80",
            "TERMINAL_WIDTH": "80",
        },
    )
    return done.stdout.rstrip()


def made_anew(page: str) -> str:
    """The page with each help as it is now."""
    return HELP.sub(
        lambda match: f"```text\n$ {match['call']}\n{shown_help(match['call'])}\n```", page
    )


def test_the_help_on_the_page_is_the_help_of_the_program() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == made_anew(page), "make the page anew: make docs"


def test_every_command_is_on_the_page() -> None:
    calls = {match["call"] for match in HELP.finditer(PAGE.read_text(encoding="utf-8"))}
    commands = {command.__name__.replace("_", "-") for command in cli.COMMANDS}
    assert calls == {f"ota-extract {command} --help" for command in commands} | {
        "ota-extract --help"
    }


def test_every_exit_status_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"| {status.value} |" in page for status in Exit)
