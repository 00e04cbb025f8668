"""The verdicts of a check, as a person reads them on a terminal or in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ota_extract.cli.run import put, say
from ota_extract.cli.terminal import coloured, shows_colour

if TYPE_CHECKING:
    from ota_extract.approval import Verdict
    from ota_extract.comparison import Piece


MANY = 5
"""Of so many different samples, what they have in common is said too."""
MOST_THEMES = 10


def show(verdicts: Sequence[Verdict], *, on_errors: bool) -> None:
    """What differs on standard output, or on standard error; what cannot be read always there."""
    from ota_extract.approval import Outcome
    from ota_extract.comparison import shown
    from ota_extract.explain import visible

    colour = shows_colour(sys.stderr if on_errors else sys.stdout)
    for verdict in verdicts:
        heading = f"{visible(verdict.sample.name)}: {visible(verdict.headline)}"
        if verdict.outcome is Outcome.UNREADABLE:
            say(heading)
        elif verdict.outcome is not Outcome.SAME:
            _write(_block(heading, shown(verdict.differences), colour=colour), on_errors=on_errors)
    different = [verdict for verdict in verdicts if verdict.outcome is Outcome.DIFFERENT]
    if len(different) >= MANY:
        _write(_block(*_overview(different), colour=colour), on_errors=on_errors)


def _overview(different: Sequence[Verdict]) -> tuple[str, list[list[Piece]]]:
    """What differs in most of the samples."""
    from ota_extract.approval import themes
    from ota_extract.comparison import Piece

    found = themes(different)
    lines = [f"{count:>6}  {theme}" for theme, count in found[:MOST_THEMES]]
    if len(found) > MOST_THEMES:
        lines.append(f"        … and {len(found) - MOST_THEMES} more")
    heading = f"What differs, and in how many of the {len(different)} samples:"
    return heading, [[Piece(line)] for line in lines]


def _write(text: str, *, on_errors: bool) -> None:
    if not on_errors:
        put(text)
    elif sys.stderr is not None:
        print(text, end="", file=sys.stderr)  # noqa: T201


def _block(heading: str, lines: Iterable[Sequence[Piece]], *, colour: bool) -> str:
    from ota_extract.comparison import Role, plain

    if not colour:
        return f"{heading}\n" + "".join(f"  {plain(line)}\n" for line in lines)

    from rich.text import Text

    styles = {Role.WORDS: "", Role.APPROVED: "red", Role.FRESH: "green"}
    text = Text(heading, "bold")
    for line in lines:
        text.append("\n  ", "not bold")
        for piece in line:
            struck = " strike" if piece.marked and piece.role is Role.APPROVED else ""
            text.append(piece.text, f"not bold {styles[piece.role]}{struck}")
    return coloured(text)
