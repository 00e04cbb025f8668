"""Sees each input through: read and hashed, handed to a worker, its record written, the journal told.

All this is done in the caller's thread; workers and writers only put down what is to be done next. Few
inputs are under way at any time, so the caller takes no more memory for ten thousand than for ten.
Whatever happens, an input ends in exactly one of four ways, and the dispatcher tells which: its record
is written, it is unchanged, it is quarantined, or it is not there at all.
"""

from __future__ import annotations

import hashlib
import queue
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ota_extract.batch import outcomes
from ota_extract.batch.archives import OpenArchive
from ota_extract.batch.inputs import Input
from ota_extract.batch.journal import DONE, Entry, Journal
from ota_extract.batch.options import Options, conditions
from ota_extract.batch.outcomes import NO_CONTENT, Content
from ota_extract.batch.tasks import Answer, Task, perform, prepare
from ota_extract.batch.writers import Writers
from ota_extract.confinement import too_large
from ota_extract.errors import OtaExtractError, OutputError, UnreadableInputError
from ota_extract.reading.files import printable

if TYPE_CHECKING:
    from ota_extract.batch.pool import SupervisedPool

COMMIT_SECONDS = 0.5
ATTEMPTS = 2
UNDER_WAY = 4
"""Inputs under way for each worker: read ahead, being worked on, being written."""


class Settled(Protocol):
    """Is told what became of an input; *unchanged* where that was known from an earlier run."""

    def __call__(self, entry: Entry, *, unchanged: bool) -> None: ...


@dataclass(slots=True)
class _Started:
    """An input that is with a worker."""

    source: Input
    content: Content
    task: Task
    attempts: int = 0


class Dispatcher:
    """Records go to *out*, entries to *journal*; *executor* does the work, or else a pool of its own."""

    def __init__(
        self,
        out: Path,
        journal: Journal,
        options: Options,
        settled: Settled,
        executor: Executor | None = None,
    ) -> None:
        self._out = out
        self._journal = journal
        self._options = options
        self._conditions = conditions(options)
        self._limits = replace(options.limits, isolate=executor is not None)
        self._settled = settled
        self._given = executor
        self._own: SupervisedPool | None = None
        self._archives = OpenArchive()
        self._writers = Writers()
        self._working: set[Future[Answer]] = set()
        self._writing = 0
        self._next: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._committed = time.monotonic()

    def take(self, source: Input) -> None:
        """Begin with *source*; waits while enough is under way."""
        self._begin(source)
        while len(self._working) + self._writing >= UNDER_WAY * self._options.workers:
            self._go_on(self._next.get())
        with suppress(queue.Empty):
            while True:
                self._go_on(self._next.get_nowait())

    def finish(self) -> None:
        """See to the end all that is under way."""
        while self._working or self._writing:
            self._go_on(self._next.get())
        self._journal.commit()

    def close(self) -> None:
        """Let go of workers and writers; at once where something is still under way.

        What was read and not yet written is read again in the next run.
        """
        self._archives.close()
        for future in self._working:
            future.cancel()
        if self._own is not None:
            if self._working:
                self._own.kill()
            self._own.shutdown()
        self._writers.close(cancel=True)
        while self._writing and not self._next.empty():
            what_next = self._next.get()
            if isinstance(what_next, partial) and what_next.func == self._written:
                with suppress(OutputError):  # the first such error is what brought the end
                    what_next()

    def _go_on(self, what_next: Callable[[], None]) -> None:
        what_next()
        if time.monotonic() - self._committed > COMMIT_SECONDS:
            self._journal.commit()
            self._committed = time.monotonic()

    def _begin(self, source: Input) -> None:
        """Read and hash *source*; hand it over unless it is known what became of it."""
        try:
            data = source.load(self._archives)
        except (UnreadableInputError, MemoryError) as error:
            reason = str(error) or "too large for the memory; split the file"
            if source.is_there:
                self._quarantine(source, NO_CONTENT, reason)
            else:  # journal and records are left as they are: nothing is known to have changed
                entry = outcomes.absent(source, reason, self._conditions)
                self._settled(entry, unchanged=False)
            return
        content = Content(hashlib.sha256(data).hexdigest(), len(data))
        if known := self._known(source, content):
            self._unchanged(source, known)
            return
        options = self._options
        task = Task(
            source.name,
            data,
            self._limits,
            options.encoding,
            options.password,
            str(options.vocabulary) if options.vocabulary else None,
        )
        self._submit(_Started(source, content, task))

    def _known(self, source: Input, content: Content) -> Entry | None:
        """The entry from an earlier run, where reading the input again would lead to the same."""
        known = None if self._options.force else self._journal.get(source.record)
        if known is None or not known.holds(self._out, content.sha256, self._conditions):
            return None
        return None if known.outcome != DONE and self._options.retry else known

    def _unchanged(self, source: Input, known: Entry) -> None:
        if known.origin not in (source.origin, printable(source.origin)):
            known = replace(known, origin=printable(source.origin))
            self._journal.put(known)
        self._settled(known, unchanged=True)

    def _submit(self, started: _Started) -> None:
        started.attempts += 1
        try:
            future = (self._given or self._pool()).submit(perform, started.task)
        except Exception as error:  # a pool that broke fails what it is given
            future = Future()
            future.set_exception(error)
        self._working.add(future)
        future.add_done_callback(
            lambda future: self._next.put(partial(self._answered, started, future))
        )

    def _pool(self) -> SupervisedPool:
        """The pool of its own, which begins with the first input that has to be read."""
        if self._own is None:
            from ota_extract.batch.pool import SupervisedPool

            limits = self._options.limits
            self._own = SupervisedPool(
                self._options.workers,
                seconds=limits.seconds,
                megabytes=limits.megabytes,
                prepare=prepare,
            )
        return self._own

    def _answered(self, started: _Started, future: Future[Answer]) -> None:
        self._working.discard(future)
        try:
            answer = future.result()
        except OtaExtractError:
            raise
        except MemoryError:
            answer = Answer(None, too_large(self._options.limits.megabytes), again=True)
        except Exception as error:
            answer = Answer(None, " ".join(str(error).split()) or type(error).__name__, again=True)
        if answer.record is not None:
            self._write(started, answer)
        elif answer.again and started.attempts < ATTEMPTS:
            self._submit(started)
        else:
            self._quarantine(
                started.source,
                started.content,
                answer.reason or "",
                attempts=started.attempts,
                seconds=answer.seconds,
            )

    def _write(self, started: _Started, answer: Answer) -> None:
        assert answer.record is not None
        entry = outcomes.done(
            started.source, started.content, answer, started.attempts, self._conditions
        )
        self._writing += 1
        self._writers.write(
            f"{self._out}/{entry.record}",
            answer.record,
            lambda error: self._next.put(partial(self._written, entry, error)),
        )

    def _written(self, entry: Entry, error: OutputError | None) -> None:
        self._writing -= 1
        if error is not None:
            raise error
        self._journal.put(entry)
        self._settled(entry, unchanged=False)

    def _quarantine(
        self,
        source: Input,
        content: Content,
        reason: str,
        *,
        attempts: int = 1,
        seconds: float = 0.0,
    ) -> None:
        # the record of what stood there before would be taken for that of what stands there now
        with suppress(OSError):
            (self._out / source.record).unlink()
        entry = outcomes.quarantined(
            source, content, reason, self._conditions, attempts=attempts, seconds=seconds
        )
        self._journal.put(entry)
        self._settled(entry, unchanged=False)
