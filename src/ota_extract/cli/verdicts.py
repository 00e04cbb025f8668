"""The verdicts of a check, as a person reads them on a terminal or in a log."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ota_extract.cli.run import put, say
from ota_extract.cli.terminal import coloured, shows_colour

if TYPE_CHECKING:
    from ota_extract.approval import Verdict
    from ota_extract.comparison import Piece


def show(verdicts: Sequence[Verdict], *, on_errors: bool) -> None:
    """What differs on standard output, or on standard error; what cannot be read always there."""
    from ota_extract.approval import Outcome
    from ota_extract.comparison import shown
    from ota_extract.explain import visible

    colour = shows_colour(sys.stderr if on_errors else sys.stdout)
    for verdict in verdicts:
        name = visible(verdict.sample.name)
        if verdict.outcome is Outcome.UNREADABLE:
            say(f"{name}: {visible(verdict.headline)}")
        elif verdict.outcome is not Outcome.SAME:
            heading = f"{name}: {visible(verdict.headline)}"
            text = _block(heading, list(shown(verdict.differences)), colour=colour)
            if on_errors:
                print(text, end="", file=sys.stderr)  # noqa: T201
            else:
                put(text)


def _block(heading: str, lines: Sequence[Sequence[Piece]], *, colour: bool) -> str:
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
