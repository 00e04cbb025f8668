"""Threads that bring records to the disk, so that nobody else waits for it."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ota_extract.batch.folder import made_ready
from ota_extract.errors import OutputError
from ota_extract.writing import failure, replace_whole

WRITERS = 4
"""Together they wait for the disk a quarter of what one would: it takes several files at once."""

Done = Callable[[OutputError | None], None]
"""Is told, in the writer's thread, that the record stands in its place, or why it does not."""


@dataclass(frozen=True, slots=True)
class _Order:
    path: str
    record: bytes
    done: Done


class Writers:
    """Write records whole, a few at once."""

    def __init__(self) -> None:
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._folders: set[str] = set()  # made, or seen to be there

    def write(self, path: str, record: bytes, done: Done) -> None:
        """Have *record* written to *path*; folders are made."""
        if len(self._threads) < WRITERS:
            self._threads.append(threading.Thread(target=self._serve, daemon=True))
            self._threads[-1].start()
        self._orders.put(_Order(path, record, done))

    def close(self, *, cancel: bool = False) -> None:
        """Write what was ordered, or with *cancel* no more than what was begun."""
        if cancel:
            with suppress(queue.Empty):
                while True:
                    self._orders.get_nowait()
        for _ in self._threads:
            self._orders.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _serve(self) -> None:
        while (order := self._orders.get()) is not None:
            try:
                self._make(os.path.dirname(order.path))  # noqa: PTH120 - often
                replace_whole(order.path, order.record)
            except (OSError, ValueError) as error:
                order.done(failure(order.path, error))
            except OutputError as error:
                order.done(error)
            else:
                order.done(None)

    def _make(self, folder: str) -> None:
        if folder not in self._folders:
            made_ready(Path(folder))
            self._folders.add(folder)
