"""How a batch or a check goes, while it goes: a bar on a terminal, a plain line every few seconds elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from ota_extract.cli.run import say

SECONDS = 5.0
"""Between two plain lines."""
REFRESH = 0.1


class Going(Protocol):
    """How far it has come: inputs in all, those done with, and a few words about these."""

    @property
    def total(self) -> int: ...
    @property
    def accounted(self) -> int: ...
    @property
    def brief(self) -> str: ...


Progress = Callable[[Going], None]


@contextmanager
def shown(*, quiet: bool = False) -> Iterator[Progress | None]:
    """Something to tell the progress to, for as long as it runs."""
    if quiet or sys.stderr is None:
        yield None
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield bar
    else:
        yield _lines()


def _lines() -> Progress:
    start = last = time.monotonic()

    def tell(summary: Going) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= SECONDS and summary.accounted < summary.total:
            last = now
            rate = summary.accounted / (now - start)
            left = (summary.total - summary.accounted) / rate if rate else 0
            say(
                f"{summary.accounted} of {summary.total}, {rate:.0f} a second, {left:.0f} s to go;"
                f" {summary.brief}"
            )

    return tell


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.0f}/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[brief]}"),
        console=Console(stderr=True),
        transient=True,
    )
    start = last = time.monotonic()
    with bar:
        task = bar.add_task("", total=None, rate=0.0, brief="")

        def tell(summary: Going) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last < REFRESH and summary.accounted < summary.total:
                return
            last = now
            bar.update(
                task,
                total=summary.total,
                completed=summary.accounted,
                rate=summary.accounted / max(now - start, 0.001),
                brief=summary.brief,
            )

        yield tell
