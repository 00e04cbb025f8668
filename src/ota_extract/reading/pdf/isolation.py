"""Runs the reading of one PDF in a process of its own, which can be stopped.

A crafted file can make the parser loop, take all memory or crash; none of that may reach the caller.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, SpawnContext
from typing import TypeVar

from ota_extract.errors import UnreadableInputError
from ota_extract.reading.pdf.limits import Limits

Result = TypeVar("Result")


def run_isolated(work: Callable[[], Result], *, name: str, limits: Limits) -> Result:
    """What *work* returns, worked out in a child process within *limits*.

    Raises :class:`UnreadableInputError` where the child fails, crashes or goes beyond a limit.
    """
    context: ForkContext | SpawnContext
    if sys.platform.startswith("linux"):
        context = multiprocessing.get_context("fork")  # costs a few milliseconds, not a new start
    else:
        context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(sender, work, limits), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(3 * limits.seconds):
            raise UnreadableInputError(
                f"{name}: reading took longer than {3 * limits.seconds} seconds; split the file or"
                " raise the limit"
            )
        kind, value = receiver.recv()
    except EOFError:
        child.join(5)
        raise UnreadableInputError(_why(name, child.exitcode, limits)) from None
    finally:
        receiver.close()
        if child.is_alive():
            child.join(0.5)
        if child.is_alive():
            child.kill()
        child.join()
        child.close()
    if kind == "done":
        result: Result = value
        return result
    raise UnreadableInputError(value if kind == "unreadable" else f"{name}: {value}")


def _child(sender: Connection, work: Callable[[], Result], limits: Limits) -> None:
    _limit(limits)
    try:
        sender.send(("done", work()))
    except UnreadableInputError as error:
        sender.send(("unreadable", str(error)))
    except MemoryError:
        sender.send(
            (
                "failed",
                f"reading took more than {limits.megabytes} MB; split the file or raise the limit",
            )
        )
    except RecursionError:
        sender.send(("failed", "the PDF is nested too deeply; print it to a new PDF"))
    except (
        Exception
    ) as error:  # a parser's own failure: the file is at fault, the caller must not be
        sender.send(
            ("failed", f"the PDF could not be read ({type(error).__name__}); print it to a new PDF")
        )
    finally:
        sender.close()


def _limit(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # not a Unix
        return
    soft = limits.seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, soft + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    room = _address_space() + limits.megabytes * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        room = min(room, hard)
    resource.setrlimit(resource.RLIMIT_AS, (room, hard))


def _address_space() -> int:
    """How many bytes of address space the process has already, 0 where that cannot be told."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * 4096
    except OSError:
        return 2 * 1024**3


def _why(name: str, exit_code: int | None, limits: Limits) -> str:
    if exit_code == -24:  # SIGXCPU
        return (
            f"{name}: reading took more than {limits.seconds} seconds of processor time; split the"
            " file or raise the limit"
        )
    return f"{name}: the PDF made its reader fail; print it to a new PDF and try that"
