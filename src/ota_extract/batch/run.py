"""A batch: every input becomes a record or an entry that says why not, and nothing is lost on the way.

The parent reads and hashes each input, hands what is new to an executor, and writes what comes back:
first the record, whole, then the journal. Only a few inputs are under way at any time, so the parent
takes no more memory for ten thousand than for ten. Broken off at any moment, a rerun reads what the
journal does not know and ends with the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol

from ota_extract.batch.archives import OpenArchive
from ota_extract.batch.folder import locked, made_ready
from ota_extract.batch.inputs import Input, find_inputs
from ota_extract.batch.journal import Entry, Journal
from ota_extract.batch.names import printable
from ota_extract.batch.summary import LISTED, Summary
from ota_extract.errors import OutputError, UnreadableInputError
from ota_extract.version import __version__
from ota_extract.writing import write_whole

if TYPE_CHECKING:
    from ota_extract.batch.work import Answer, Task

WRITERS = 8
"""Threads that wait for the disk; together they wait a tenth of what each would alone."""
COMMIT_SECONDS = 0.5
ATTEMPTS = 2
UNDER_WAY = 4
"""Inputs under way for each worker: read ahead, being worked on, being written."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the inputs are read. A record depends on the first three, and on nothing else here."""

    encoding: str | None = None
    password: str | None = None
    vocabulary: Path | None = None
    jobs: int = 0
    """Worker processes; 0 is one for each core."""
    seconds: float = 120
    megabytes: int = 1024
    force: bool = False
    """Read unchanged inputs again, too."""
    retry: bool = False
    """Read quarantined inputs again, even if nothing changed."""

    def digest(self) -> str:
        """Of what a record depends on."""
        vocabulary = self.vocabulary.read_bytes() if self.vocabulary else b""
        said = json.dumps([self.encoding, self.password, hashlib.sha256(vocabulary).hexdigest()])
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def limits(self) -> str:
        """Of time and memory."""
        return f"{self.seconds:g} s, {self.megabytes} MB"


class Progress(Protocol):
    """Is told how the batch goes, from the thread that runs it."""

    def __call__(self, summary: Summary) -> None: ...


@dataclass(slots=True)
class _Started:
    """An input under way, first with a worker, then being written."""

    source: Input
    sha256: str
    size: int
    task: Task
    attempts: int = 1
    answer: Answer | None = None


def run_batch(
    sources: Iterable[str | Path],
    out: Path,
    *,
    options: Options = Options(),
    executor: Executor | None = None,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> Summary:
    """Extract all *sources* (files, folders, globs, zip archives) into the folder *out*.

    *executor* does the work, any ``concurrent.futures.Executor`` (a cluster's, too), and is left
    open; without it, a pool of ``options.jobs`` processes with limits of time and memory. When *stop*
    is set, what is under way is finished and the batch ends. Raises
    :class:`~ota_extract.errors.OutputError` where *out* cannot be written to: what was written stays.
    """
    made_ready(out)
    with locked(out):
        journal = Journal(out)
        try:
            batch = _Batch(out, options, executor, journal, progress, stop)
            return batch.run(find_inputs(sources, leave_out=out, owner=journal.owner))
        finally:
            journal.close()


class _Batch:
    def __init__(
        self,
        out: Path,
        options: Options,
        executor: Executor | None,
        journal: Journal,
        progress: Progress | None,
        stop: Event | None,
    ) -> None:
        self._out = out
        self._options = options
        self._digest = options.digest()
        self._limits = options.limits()
        self._given = executor
        self._executor = executor
        self._jobs = options.jobs or os.cpu_count() or 1
        self._journal = journal
        self._progress = progress
        self._stop = stop or Event()
        self._summary = Summary()
        self._working: dict[Future[Answer], _Started] = {}
        self._writing: dict[Future[None], _Started] = {}
        self._writers = ThreadPoolExecutor(WRITERS, "writer")
        self._folders: set[Path] = set()
        self._committed = time.monotonic()

    def run(self, inputs: list[Input]) -> Summary:
        """Do all *inputs*."""
        self._summary.total = len(inputs)
        most = UNDER_WAY * self._jobs
        archives = OpenArchive()
        finished = False
        try:
            for source in inputs:
                if self._stop.is_set():
                    self._summary.stopped = True
                    break
                self._begin(source, archives)
                while len(self._working) >= most or len(self._writing) >= 2 * WRITERS:
                    self._collect()
                self._tell()
            while self._working or self._writing:
                self._collect()
                self._tell()
            finished = True
        finally:
            archives.close()
            self._end(finished)
        return self._summary

    def _begin(self, source: Input, archives: OpenArchive) -> None:
        """Read and hash *source*; hand it over unless its record is there already."""
        try:
            data = source.load(archives)
        except (UnreadableInputError, MemoryError) as error:
            reason = str(error) or "too large for the memory; split it"
            self._quarantine(source, None, None, _without_place(reason, source), 1, 0.0)
            return
        sha256 = hashlib.sha256(data).hexdigest()
        entry = None if self._options.force else self._journal.get(source.record)
        if entry and entry.holds(self._out, sha256, __version__, self._digest, self._limits):
            if entry.outcome == "done":
                self._unchanged(entry, source)
                return
            if not self._options.retry:
                self._note_quarantined(source.record, entry.reason or "")
                return
        from ota_extract.batch.work import Task

        task = Task(
            printable((source.member or str(source.path)).replace("\\", "/").rpartition("/")[2])
            or "unnamed",
            data,
            self._options.encoding,
            self._options.password,
            str(self._options.vocabulary) if self._options.vocabulary else None,
            isolate=self._given is not None,
        )
        self._submit(_Started(source, sha256, len(data), task))

    def _submit(self, started: _Started) -> None:
        from ota_extract.batch.work import work

        if self._executor is None:
            from ota_extract.batch.pool import SupervisedPool
            from ota_extract.batch.work import prepare

            self._executor = SupervisedPool(
                self._jobs,
                seconds=self._options.seconds,
                megabytes=self._options.megabytes,
                prepare=prepare,
            )
        try:
            future = self._executor.submit(work, started.task)
        except Exception as error:  # a pool that broke fails what it is given
            future = Future()
            future.set_exception(error)
        self._working[future] = started

    def _collect(self) -> None:
        """Wait for something to be done, and see to it."""
        under_way: list[Future[Any]] = [*self._working, *self._writing]
        for future in wait(under_way, timeout=1, return_when=FIRST_COMPLETED).done:
            if future in self._working:
                self._answered(self._working.pop(future), future)
            else:
                written = self._writing.pop(future)
                future.result()
                self._written(written)
        if time.monotonic() - self._committed > COMMIT_SECONDS:
            self._journal.commit()
            self._committed = time.monotonic()

    def _answered(self, started: _Started, future: Future[Answer]) -> None:
        from ota_extract.batch.work import Answer

        try:
            answer = future.result()
        except Exception as error:
            answer = Answer(None, " ".join(str(error).split()) or type(error).__name__, again=True)
        if answer.record is None and answer.again and started.attempts < ATTEMPTS:
            started.attempts += 1
            self._submit(started)
            return
        if answer.record is None:
            self._quarantine(
                started.source,
                started.sha256,
                started.size,
                answer.reason or "",
                started.attempts,
                answer.seconds,
            )
            return
        started.answer = answer
        path = self._out / started.source.record
        if path.parent not in self._folders:
            _make(path.parent)
            self._folders.add(path.parent)
        self._writing[self._writers.submit(write_whole, path, answer.record)] = started

    def _written(self, started: _Started) -> None:
        answer = started.answer
        assert answer is not None
        assert answer.record is not None
        entry = Entry(
            record=started.source.record,
            origin=printable(started.source.origin),
            sha256=started.sha256,
            bytes=started.size,
            version=__version__,
            options=self._digest,
            limits=self._limits,
            outcome="done",
            reason=None,
            errors=answer.errors,
            warnings=answer.warnings,
            infos=answer.infos,
            euro=f"{answer.euro:f}",
            seconds=answer.seconds,
            peak_bytes=answer.peak_bytes,
            attempts=started.attempts,
            record_bytes=len(answer.record),
        )
        self._journal.put(entry)
        self._summary.read += 1
        self._count(entry)

    def _unchanged(self, entry: Entry, source: Input) -> None:
        self._summary.unchanged += 1
        self._count(entry)
        if entry.origin != (origin := printable(source.origin)):
            from dataclasses import replace

            self._journal.put(replace(entry, origin=origin))

    def _count(self, entry: Entry) -> None:
        from decimal import Decimal

        self._summary.with_findings += bool(entry.errors or entry.warnings)
        self._summary.warnings += entry.warnings
        self._summary.errors += entry.errors
        self._summary.euro += Decimal(entry.euro)

    def _quarantine(
        self,
        source: Input,
        sha256: str | None,
        size: int | None,
        reason: str,
        attempts: int,
        seconds: float,
    ) -> None:
        # the record of what stood there before would be taken for that of what stands there now
        with suppress(OSError):
            (self._out / source.record).unlink()
        self._journal.put(
            Entry(
                record=source.record,
                origin=printable(source.origin),
                sha256=sha256,
                bytes=size,
                version=__version__,
                options=self._digest,
                limits=self._limits,
                outcome="quarantined",
                reason=printable(reason),
                errors=0,
                warnings=0,
                infos=0,
                euro="0",
                seconds=seconds,
                peak_bytes=0,
                attempts=attempts,
                record_bytes=None,
            )
        )
        self._note_quarantined(source.record, printable(reason))

    def _note_quarantined(self, record: str, reason: str) -> None:
        self._summary.quarantined += 1
        if len(self._summary.reasons) < LISTED:
            self._summary.reasons.append((record.removesuffix(".json"), reason))

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._summary)

    def _end(self, finished: bool) -> None:
        """Let go of workers and writers; at once where the batch did not come to its end."""
        self._summary.reasons.sort()
        if self._given is not None:
            for future in self._working:
                future.cancel()
        elif self._executor is not None:
            kill: Callable[[], None] | None = getattr(self._executor, "kill", None)
            if not finished and kill is not None:
                kill()
            self._executor.shutdown()
        self._writers.shutdown(cancel_futures=True)
        for writing, started in self._writing.items():
            if writing.done() and not writing.cancelled() and writing.exception() is None:
                self._written(started)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: the folder cannot be made ({error.strerror}); choose another --out"
        ) from error


def _without_place(reason: str, source: Input) -> str:
    place = f"{source.path}: {source.member}" if source.member is not None else str(source.path)
    return reason.removeprefix(f"{place}: ").removeprefix("unnamed: ")
