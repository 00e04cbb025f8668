"""A worker: a process that does one task after the other, confined, and its end in the parent."""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any, NamedTuple

from ota_extract import confinement
from ota_extract.errors import OtaExtractError

START_SECONDS = 60.0
"""What a new worker may take to load the program."""
LOOK_SECONDS = 0.25
"""So often whoever waits for an answer looks whether it is still wanted."""
NO_START = (
    "the worker processes cannot start; see that the program is installed whole and that there is memory"
    " to spare, or use fewer --jobs"
)
READY = b"ready"
"""What a worker says first."""
PRELOADED = "ota_extract.batch.work"


class WorkerDied(RuntimeError):  # noqa: N818
    """The worker ended in the middle of the task."""


class TookTooLong(RuntimeError):  # noqa: N818
    """The task took longer than allowed and was stopped."""


class CannotStart(OtaExtractError):  # noqa: N818
    """A worker ended before it was given anything, so no release is at fault."""


class Answer(NamedTuple):
    """What came of a task: its value, or its error; ``last`` where the worker has ended after it."""

    good: bool
    value: Any
    last: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """How a worker works: limits as ``reading.pdf.Limits`` has them, and what it does first."""

    seconds: int = 60
    megabytes: int = 512
    prepare: Callable[[], None] | None = None


class Worker:
    """The parent's end of a new process."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        context = _context()
        from_parent, self._tasks = context.Pipe(duplex=False)
        self._answers, to_parent = context.Pipe(duplex=False)
        self._process = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(from_parent, to_parent, terms), daemon=True
        )
        try:
            self._process.start()
        except (OSError, EOFError) as error:  # no process, or no room for its pipes
            raise CannotStart(f"{NO_START} ({error})") from error
        from_parent.close()
        to_parent.close()
        self._ready = False
        self._ready_at = time.monotonic() + START_SECONDS  # at the latest

    def send(self, message: bytes) -> None:
        """Hand over a pickled task; where the worker is dead, receiving tells."""
        with contextlib.suppress(OSError):
            self._tasks.send_bytes(message)

    def receive(self, since: float, wanted: Callable[[], bool]) -> Answer:
        """The answer to the task that the worker has been at *since*.

        Raises :class:`TookTooLong` or :class:`WorkerDied`; that, too, when it is *wanted* no more;
        :class:`CannotStart` where it never came so far.
        """
        seconds = self._terms.seconds
        self._wait_until_ready(wanted)
        until = max(since, self._ready_at) + confinement.clock_seconds(seconds)
        if not self._wait(until, wanted):
            raise TookTooLong(confinement.too_slow(seconds))
        try:
            return Answer(*pickle.loads(self._answers.recv_bytes()))
        except (EOFError, OSError):
            self._process.join(5)
            why = confinement.why_it_ended(
                self._process.exitcode, seconds=seconds, megabytes=self._terms.megabytes
            )
            raise WorkerDied(why) from None

    def _wait_until_ready(self, wanted: Callable[[], bool]) -> None:
        if self._ready:
            return
        with contextlib.suppress(EOFError, OSError):
            self._ready = self._wait(self._ready_at, wanted) and bool(self._answers.recv_bytes())
        if not self._ready:
            raise CannotStart(NO_START)
        self._ready_at = time.monotonic()

    def _wait(self, until: float, wanted: Callable[[], bool]) -> bool:
        """Wait for something to be read; false where nothing came."""
        while not wait([self._answers], min(max(until - time.monotonic(), 0), LOOK_SECONDS)):
            if not wanted():
                raise WorkerDied("the batch was stopped")
            if time.monotonic() >= until:
                return False
        return True

    def dismiss(self) -> None:
        """Let an idle worker end."""
        self._tasks.close()  # at which it ends
        self._process.join(2)
        self.kill()

    def kill(self) -> None:
        """End the worker, whatever it does."""
        self._tasks.close()
        self._process.kill()
        self._process.join()
        self._answers.close()
        self._process.close()


@cache
def _context() -> BaseContext:
    """A server that forks clean workers, where there is one; new processes elsewhere."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


def _serve(tasks: Connection, answers: Connection, terms: Terms) -> None:
    """The life of a worker: one task after the other, until the parent has no more or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if terms.prepare is not None:
        terms.prepare()
    confinement.allow_memory(terms.megabytes)
    tired = confinement.address_space() + terms.megabytes * 2**20 // 2
    last = False
    with contextlib.suppress(OSError):
        answers.send_bytes(READY)
    while not last:
        try:
            function, arguments, named = pickle.loads(tasks.recv_bytes())
        except (EOFError, OSError):
            return
        confinement.allow_seconds(terms.seconds)
        good, value = _done(function, arguments, named)
        # what one task left behind is not to be the next one's lack
        last = isinstance(value, MemoryError) or confinement.address_space() > tired
        try:
            message = pickle.dumps((good, value, last), protocol=5)
        except Exception as error:
            message = pickle.dumps((False, RuntimeError(f"no answer: {error}"), last), protocol=5)
        try:
            answers.send_bytes(message)
        except OSError:
            return


def _done(function: Callable[..., Any], arguments: Any, named: Any) -> tuple[bool, Any]:
    try:
        return True, function(*arguments, **named)
    except Exception as error:
        return False, error
