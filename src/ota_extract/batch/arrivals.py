"""Files that have come into a folder, each held back until it is complete.

A file is complete when its size and time have not changed for a while and nobody has it open for writing.
The second can be told on Linux, for files on the machine itself; elsewhere, a copy that stands still for
longer than the while is taken too early, and taken again when it has gone on.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from ota_extract.batch.walk import Place

Look = tuple[int, int, int]
"""Size, time of the last change, and the number of the file itself, which a renaming changes."""


@dataclass(slots=True)
class _Arrival:
    place: Place
    look: Look | None
    since: float


class Arrivals:
    """Files that have been seen; *settle* is how many seconds they have to rest, by *clock*."""

    def __init__(self, settle: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._settle = settle
        self._clock = clock
        self._arrivals: dict[str, _Arrival] = {}

    def __bool__(self) -> bool:
        """Whether files are held back."""
        return bool(self._arrivals)

    def see(self, place: Place) -> None:
        """Notice that the file at *place* is new, or may have changed."""
        if place.origin not in self._arrivals:
            self._arrivals[place.origin] = _Arrival(place, _look(place), self._clock())

    def complete(self) -> list[Place]:
        """The files that are complete now; they are held back no longer. What has gone is forgotten."""
        done: list[str] = []
        for origin, arrival in self._arrivals.items():
            look = _look(arrival.place)
            if look != arrival.look:
                arrival.look, arrival.since = look, self._clock()
            elif self._clock() - arrival.since >= self._settle and not _is_written(origin):
                done.append(origin)
        places = [self._arrivals.pop(origin).place for origin in done]
        return [place for place in places if place.fault or os.path.lexists(place.origin)]


def _look(place: Place) -> Look | None:
    try:
        status = os.stat(place.origin)  # noqa: PTH116 - often
    except OSError:
        return None  # gone, or a link to nothing, which loading tells
    return status.st_size, status.st_mtime_ns, status.st_ino


def _is_written(path: str) -> bool:
    """Tell whether a process has the file open for writing: a lease for reading is then refused."""
    try:
        from fcntl import F_RDLCK, F_SETLEASE, F_SETSIG, fcntl
    except ImportError:  # Linux alone has leases
        return False
    if not os.path.isfile(path):  # noqa: PTH113 - pathlib's raises errors
        return False
    try:
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        # who opens it for writing in this very moment makes the system send a signal: one that is ignored
        fcntl(file, F_SETSIG, signal.SIGURG)
        fcntl(file, F_SETLEASE, F_RDLCK)
    except BlockingIOError:
        return True
    except OSError:  # another's file, or a file system without leases
        return False
    finally:
        os.close(file)  # and the lease with it
    return False
