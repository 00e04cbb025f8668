"""The lines of a text as repair looks at them, and groups of them.

>>> [(line.text, line.gap, line.indented) for line in lines_of("Α\\n\\n Β  \\nΓ")]
[('Α', 0, False), ('Β', 1, True), ('Γ', 0, False)]
"""

from __future__ import annotations

from typing import NamedTuple

from ota_extract.clean import BlockKind


class Line(NamedTuple):
    """A line with something on it: ``text`` stands at ``start:end``, without the space around it."""

    start: int
    end: int
    text: str
    gap: int
    """How many empty lines stand before it."""
    indented: bool


class Group(NamedTuple):
    """The lines *first* to *last* (both included) that are one block."""

    kind: BlockKind
    first: int
    last: int


def lines_of(text: str) -> list[Line]:
    """The lines of *text* that are not empty, in order."""
    lines: list[Line] = []
    gap = 0
    at = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at if raw[0] == stripped[0] else at + len(raw) - len(raw.lstrip())
            lines.append(
                Line(start, start + len(stripped), stripped, gap if lines else 0, start > at)
            )
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return lines
