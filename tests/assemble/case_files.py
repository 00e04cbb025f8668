"""Case files: several cases a file, each a heading, a text and what it gives.

``=== what the case shows``, then the clean text; ``--- `` begins each table or ranking expected, and
the lines below are its rows. A case without ``---`` gives nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Case:
    """One text and the lines that it should give."""

    name: str
    text: str = ""
    expected: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return self.name


def cases(*folders: Path) -> list[Case]:
    """The cases of all files in *folders*, in the order of their names."""
    return [
        _case(part)
        for folder in folders
        for path in sorted(folder.glob("*.txt"))
        for part in path.read_text(encoding="utf-8").split("=== ")[1:]
    ]


def _case(part: str) -> Case:
    heading, _, body = part.partition("\n")
    text, *blocks = body.split("--- ")
    expected = [line for block in blocks for line in block.splitlines() if line.strip()]
    return Case(heading.strip(), text.strip("\n"), expected)
