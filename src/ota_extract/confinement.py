"""What a process may take of the machine, set by the process itself; and what is said when it was too much.

A process that reads hostile files confines itself: memory on top of what it has already, processor time
from now on. The system ends it where it takes more, and whoever waits for it says why.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from contextlib import suppress

CLOCK_TO_PROCESSOR = 3
"""What takes so many times its processor time on the clock hangs, or waits for what never comes."""
UNKNOWN_SPACE = 2 * 1024**3
_ARENA_MAX = -8
"""``M_ARENA_MAX`` of ``malloc.h``."""


def allow_memory(megabytes: int) -> None:
    """Allow this process *megabytes* on top of its own; beyond, an allocation is a ``MemoryError``."""
    try:
        import resource
    except ImportError:  # not a Unix: the time on the clock alone holds
        return
    room = address_space() + megabytes * 2**20
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        room = min(room, hard)
    resource.setrlimit(resource.RLIMIT_AS, (room, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow_seconds(seconds: int) -> None:
    """Allow this process *seconds* of processor time from now on; beyond, it is ended by ``SIGXCPU``."""
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    until = int(time.process_time()) + 1 + seconds
    if hard != resource.RLIM_INFINITY:
        until = min(until, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def share_memory() -> None:
    """Have all threads of this process take memory from one place.

    The C library of Linux gives each thread its own, and each keeps the most that it ever needed: a
    program that hands large things from thread to thread seems to grow and grow.
    """
    with suppress(OSError, AttributeError, TypeError):  # another system, or C library
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def address_space() -> int:
    """How many bytes of address space this process has."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return UNKNOWN_SPACE


def clock_seconds(seconds: int) -> int:
    """How long to wait for a process that is allowed *seconds* of processor time."""
    return CLOCK_TO_PROCESSOR * seconds


def too_slow(seconds: int) -> str:
    """Said of what was not done after :func:`clock_seconds`."""
    return f"reading took longer than {clock_seconds(seconds)} seconds; split the file or raise --timeout"


def too_large(megabytes: int) -> str:
    """Said of a ``MemoryError``."""
    return f"reading took more than {megabytes} MB; split the file or raise --memory"


def why_it_ended(exit_code: int | None, *, seconds: int, megabytes: int) -> str:
    """Said of a process that ended with *exit_code* (of ``multiprocessing``) before it was done."""
    ending = _signal(exit_code)
    if ending == "SIGXCPU":
        return (
            f"reading took more than {seconds} seconds of processor time; split the file or raise"
            " --timeout"
        )
    return (
        f"the file made its reader fail{f' ({ending})' if ending else ''}, or took more than {megabytes} MB;"
        " print it to a new PDF and try that, or raise --memory"
    )


def _signal(exit_code: int | None) -> str | None:
    with suppress(ValueError):
        return signal.Signals(-exit_code).name if exit_code and exit_code < 0 else None
    return None
