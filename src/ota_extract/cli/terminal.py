"""Colour, where the reader has a terminal that shows it."""

from __future__ import annotations

import os
from typing import TextIO


def shows_colour(stream: TextIO | None) -> bool:
    """Whether *stream* is a terminal, and NO_COLOR is not set."""
    return bool(stream and stream.isatty() and not os.environ.get("NO_COLOR"))


def coloured(thing: object) -> str:
    """Something of Rich's as a terminal shows it."""
    from rich.console import Console

    console = Console(force_terminal=True, highlight=False)
    with console.capture() as capture:
        console.print(thing, soft_wrap=not hasattr(thing, "columns"))
    return capture.get()
