"""Ctrl-C for commands that run long: the first asks for an end, the second makes it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from ota_extract.cli.run import say


@contextmanager
def stoppable() -> Iterator[Event]:
    """An event that the first Ctrl-C (or SIGTERM) sets; the second is a ``KeyboardInterrupt``."""
    stop = Event()

    def asked(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        say("finishing what is under way; Ctrl-C again stops at once")

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            # asked already: the program is about to end, and a late Ctrl-C is not to change its status
            signal.signal(number, signal.SIG_IGN if stop.is_set() else handler)
