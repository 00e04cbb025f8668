"""Runs the reading of one PDF in a process of its own, which can be stopped.

A crafted file can make the parser loop, take all memory or crash; none of that may reach the caller.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import pickle
import select
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from ota_extract import confinement
from ota_extract.errors import UnreadableInputError
from ota_extract.reading.pdf.limits import Limits

Result = TypeVar("Result")


def run_isolated(work: Callable[[], Result], *, name: str, limits: Limits) -> Result:
    """What *work* returns, worked out in a child process within *limits*.

    Raises :class:`UnreadableInputError` where the child fails, crashes or goes beyond a limit.
    """
    if hasattr(os, "fork"):
        answer, exit_code = _forked(work, name, limits)
    else:
        answer, exit_code = _spawned(work, name, limits)
    if answer is None:
        why = confinement.why_it_ended(
            exit_code, seconds=limits.seconds, megabytes=limits.megabytes
        )
        raise UnreadableInputError(f"{name}: {why}")
    kind, value = answer
    if kind == "done":
        result: Result = value
        return result
    raise UnreadableInputError(value if kind == "unreadable" else f"{name}: {value}")


Answer = tuple[str, Any]


def _forked(
    work: Callable[[], object], name: str, limits: Limits
) -> tuple[Answer | None, int | None]:
    """The answer of a copy of this process, which costs two milliseconds and not a new start."""
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        gc.freeze()  # collecting what the parent made would copy all of it
        os.close(receiver)
        try:
            with os.fdopen(sender, "wb") as pipe:
                pickle.dump(_answer(work, limits), pipe, protocol=5)
        finally:
            os._exit(0)  # nothing that the parent has open may be flushed or closed twice
    os.close(sender)
    parts: list[bytes] = []
    until = time.monotonic() + confinement.clock_seconds(limits.seconds)
    try:
        while True:
            left = until - time.monotonic()
            if left <= 0 or not select.select([receiver], [], [], left)[0]:
                raise UnreadableInputError(f"{name}: {confinement.too_slow(limits.seconds)}")
            part = os.read(receiver, 1 << 20)
            if not part:
                break
            parts.append(part)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(receiver)
        status = os.waitpid(child, 0)[1]
    data = b"".join(parts)
    exit_code = os.waitstatus_to_exitcode(status)
    return (pickle.loads(data) if data and exit_code == 0 else None), exit_code


def _spawned(
    work: Callable[[], object], name: str, limits: Limits
) -> tuple[Answer | None, int | None]:
    """The answer of a new process, where a process cannot be copied."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_send, args=(sender, work, limits), daemon=True)
    child.start()
    sender.close()
    answer: Answer | None = None
    try:
        if not receiver.poll(confinement.clock_seconds(limits.seconds)):
            raise UnreadableInputError(f"{name}: {confinement.too_slow(limits.seconds)}")
        answer = receiver.recv()
    except EOFError:
        pass
    finally:
        receiver.close()
        child.join(1)
        if child.is_alive():
            child.kill()
        child.join()
    return answer, child.exitcode


def _send(sender: Connection, work: Callable[[], object], limits: Limits) -> None:
    sender.send(_answer(work, limits))
    sender.close()


def _answer(work: Callable[[], object], limits: Limits) -> Answer:
    """What the child has to say: what *work* returned, or why it did not."""
    try:
        confinement.allow_memory(limits.megabytes)
        confinement.allow_seconds(limits.seconds)
        _be_silent()
        return "done", work()
    except UnreadableInputError as error:
        return "unreadable", str(error)
    except MemoryError:
        return "failed", confinement.too_large(limits.megabytes)
    except RecursionError:
        return "failed", "the PDF is nested too deeply; print it to a new PDF"
    except (
        Exception
    ) as error:  # a parser's own failure: the file is at fault, the caller must not be
        return (
            "failed",
            f"the PDF could not be read ({type(error).__name__}); print it to a new PDF",
        )


def _be_silent() -> None:
    """What a library writes as it dies is not for the user; the parent says what happened."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
