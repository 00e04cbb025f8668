"""Reads the tables of examples that lie beside the tests."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def rows(name: str) -> list[tuple[str, str]]:
    """The lines ``text<TAB>expected`` of *name*."""
    return [
        (text, expected) for text, _, expected in (line.partition("\t") for line in lines(name))
    ]


def lines(name: str) -> list[str]:
    """The lines of *name* that are no comment; ``⏎`` is a line break."""
    written = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.replace("⏎", "\n") for line in written if line and not line.startswith("# ")]
