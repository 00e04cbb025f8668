"""The examples on the pages, run: what stands there as output is what the program gives.

The last word behind a fence says what the block is: ``console`` (commands after ``$``, each followed
by what it prints), ``output`` (what the ``python`` block before it prints), and on the README
``broken`` (the lines of ``docs/examples/broken.txt``) and ``figure`` (the fact read from them), on
the page of exports ``answer`` (what the ``sql`` block before it gives). All run in a folder with
``samples/`` and the sample's ``record.json``.

To make the outputs anew: ``make docs``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import regex

from tests.docs.sql_answers import answer

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "docs" / "record.md", ROOT / "docs" / "export.md")
SAMPLE = "samples/2024-07-25-smart-cities.txt"
BROKEN = ROOT / "docs" / "examples" / "broken.txt"

_BLOCK = regex.compile(
    r"^```(?:\w+ )?(?P<kind>\w+)\n(?P<body>(?:(?!```)[^\n]*\n)*)```$", regex.MULTILINE
)


class Block(NamedTuple):
    """A fenced block of a page, and the one before it."""

    page: Path
    number: int
    kind: str
    body: str
    start: int
    end: int
    before: str


def blocks(page: Path) -> list[Block]:
    """The blocks of *page* whose content is made by the program."""
    found = []
    before = ""
    for number, match in enumerate(_BLOCK.finditer(page.read_text(encoding="utf-8"))):
        if match["kind"] in ("console", "output", "broken", "figure", "answer"):
            found.append(
                Block(page, number, match["kind"], match["body"], *match.span("body"), before)
            )
        before = match["body"]
    return found


def furnish(folder: Path) -> dict[str, str]:
    """Prepare *folder* for the examples; the environment to run them in."""
    (folder / "samples").symlink_to(ROOT / "samples", target_is_directory=True)
    programs = folder / ".programs"
    programs.mkdir()
    for name, module in (("ota-extract", " -m ota_extract"), ("python", "")):
        script = programs / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}"{module} "$@"\n')
        script.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONIOENCODING": "utf-8",
        "LC_ALL": "C.UTF-8",
    }
    _run(f"ota-extract extract --quiet {SAMPLE} -o record.json", folder, environment)
    return environment


def content(block: Block, folder: Path, environment: dict[str, str]) -> str:
    """What should stand in *block*."""
    if block.kind == "broken":
        return BROKEN.read_text(encoding="utf-8")
    if block.kind == "figure":
        return _figure(folder, environment)
    if block.kind == "answer":
        return answer(block.before, folder)
    if block.kind == "output":
        (folder / "example.py").write_text(block.before, encoding="utf-8")
        return _run("python example.py", folder, environment)
    commands = [line for line in block.body.splitlines(keepends=True) if line.startswith("$ ")]
    return "".join(command + _run(command[2:], folder, environment) for command in commands)


def _figure(folder: Path, environment: dict[str, str]) -> str:
    """The money of the broken lines, its evidence on one line each."""
    record = json.loads(_run(f"ota-extract extract --quiet {BROKEN}", folder, environment))
    figure = next(figure for figure in record["figures"] if figure["kind"] == "money")
    lines = json.dumps(
        {name: value for name, value in figure.items() if value is not None and name != "id"}
        | {"evidence": "HERE"},
        ensure_ascii=False,
        indent=2,
    )
    evidence = ",\n    ".join(
        json.dumps({k: v for k, v in piece.items() if v}, ensure_ascii=False)
        for piece in figure["evidence"]
    )
    return lines.replace('"HERE"', f"[\n    {evidence}\n  ]") + "\n"


def _run(command: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
