"""A check: every sample is read by a pool of workers and compared; approving writes what came out."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ota_extract.approval.samples import Sample, find_samples
from ota_extract.approval.verdicts import Outcome, Tally, Verdict
from ota_extract.batch import Options
from ota_extract.batch.archives import OpenArchive
from ota_extract.batch.options import DEFAULT_OPTIONS
from ota_extract.batch.tasks import Task, prepare
from ota_extract.confinement import too_large
from ota_extract.errors import OtaExtractError, OutputError, UnreadableInputError
from ota_extract.writing import write_whole

if TYPE_CHECKING:
    from ota_extract.approval.judging import Judgement

ATTEMPTS = 2
UNDER_WAY = 4
"""Samples under way for each worker: so much of the sources is in memory, and no more."""


Progress = Callable[[Tally], None]
"""Is told how the check goes, in the thread that runs it."""


@dataclass(slots=True)
class _Started:
    number: int
    sample: Sample
    task: Task
    attempts: int = 1


def check_samples(
    samples: Iterable[str | Path | Sample],
    *,
    options: Options = DEFAULT_OPTIONS,
    keep: bool = False,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> list[Verdict]:
    """Read each sample afresh and compare it with its approved record; a verdict each, in their order.

    *samples* are samples, or files and folders to look for them (:func:`find_samples`). *options* say
    how they are read and by how many workers. With *keep* the verdicts have the fresh records, for
    :func:`approve`. *executor* does the work where it is given, and is left open. Nothing is raised
    because of a sample; :class:`~ota_extract.errors.UnreadableInputError` where the vocabulary is none.
    """
    if options.vocabulary is not None:
        from ota_extract.assemble.measures import load_measures

        load_measures(options.vocabulary)  # told now, and not by every worker for every sample
    found: list[Sample] = []
    for one in samples:
        found += [one] if isinstance(one, Sample) else find_samples([one])
    return _Check(found, options, keep, executor, progress).run()


def approve(verdict: Verdict) -> None:
    """Write the fresh record of *verdict* where the approved one belongs, whole or not at all.

    Raises :class:`~ota_extract.errors.OutputError`; ``ValueError`` where the verdict has no record.
    """
    if verdict.record is None:
        raise ValueError("there is no fresh record to approve; check with keep=True")
    place = verdict.sample.record
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{place.parent}: the folder cannot be made ({error.strerror}); choose another"
        ) from error
    write_whole(place, zlib.decompress(verdict.record))


class _Check:
    def __init__(
        self,
        samples: Sequence[Sample],
        options: Options,
        keep: bool,
        executor: Executor | None,
        progress: Progress | None,
    ) -> None:
        self._samples = samples
        self._options = options
        self._keep = keep
        self._given = executor
        self._executor = executor
        self._limits = replace(options.limits, isolate=executor is not None)
        self._jobs = min(options.workers, max(len(samples), 1))
        self._progress = progress
        self._tally = Tally(len(samples))
        self._verdicts: dict[int, Verdict] = {}
        self._working: dict[Future[Judgement], _Started] = {}

    def run(self) -> list[Verdict]:
        """Check all samples."""
        archives = OpenArchive()
        finished = False
        try:
            for number, sample in enumerate(self._samples):
                self._begin(number, sample, archives)
                while len(self._working) >= UNDER_WAY * self._jobs:
                    self._collect()
            while self._working:
                self._collect()
            finished = True
        finally:
            archives.close()
            self._end(finished)
        return [self._verdicts[number] for number in range(len(self._samples))]

    def _begin(self, number: int, sample: Sample, archives: OpenArchive) -> None:
        if sample.source is None:
            self._note(number, Verdict(sample, Outcome.WITHOUT_SOURCE, sample.fault))
            return
        try:
            if sample.fault is not None:
                raise UnreadableInputError(sample.fault)
            data = sample.source.load(archives)
        except (UnreadableInputError, MemoryError) as error:
            reason = str(error) or "too large for the memory; split it"
            place = sample.source.place
            for name in (sample.name, place.origin, f"{place.path}: {place.member}"):
                reason = reason.removeprefix(f"{name}: ")
            self._note(number, Verdict(sample, Outcome.UNREADABLE, reason))
            return

        options = self._options
        task = Task(
            sample.source.name,
            data,
            self._limits,
            options.encoding,
            options.password,
            str(options.vocabulary) if options.vocabulary else None,
        )
        self._submit(_Started(number, sample, task))

    def _submit(self, started: _Started) -> None:
        from ota_extract.approval.judging import judge

        if self._executor is None:
            from ota_extract.batch.pool import SupervisedPool

            limits = self._options.limits
            self._executor = SupervisedPool(
                self._jobs, seconds=limits.seconds, megabytes=limits.megabytes, prepare=prepare
            )
        try:
            place = started.sample.record
            future = self._executor.submit(judge, started.task, place, self._keep)
        except Exception as error:  # a pool that broke fails what it is given
            future = Future()
            future.set_exception(error)
        self._working[future] = started

    def _collect(self) -> None:
        """Wait for something to be done, and see to it."""
        from ota_extract.approval.judging import Judgement

        for future in wait(self._working, timeout=1, return_when=FIRST_COMPLETED).done:
            started = self._working.pop(future)
            try:
                found = future.result()
            except OtaExtractError:
                raise
            except MemoryError:
                reason = too_large(self._options.limits.megabytes)
                found = Judgement(Outcome.UNREADABLE, reason, again=True)
            except Exception as error:
                reason = " ".join(str(error).split()) or type(error).__name__
                found = Judgement(Outcome.UNREADABLE, reason, again=True)
            if found.again and started.attempts < ATTEMPTS:
                started.attempts += 1
                self._submit(started)
            else:
                self._note(started.number, _verdict(started.sample, found))

    def _note(self, number: int, verdict: Verdict) -> None:
        self._verdicts[number] = verdict
        self._tally.outcomes[verdict.outcome] += 1
        if self._progress is not None:
            self._progress(self._tally)

    def _end(self, finished: bool) -> None:
        """Let go of the workers; at once where the check did not come to its end."""
        if self._given is not None:
            for future in self._working:
                future.cancel()
        elif self._executor is not None:
            kill: Callable[[], None] | None = getattr(self._executor, "kill", None)
            if not finished and kill is not None:
                kill()
            self._executor.shutdown()


def _verdict(sample: Sample, found: Judgement) -> Verdict:
    reason = found.reason
    if found.outcome is Outcome.UNAPPROVED:
        reason = f"no approved record {sample.record}"
    elif found.blamed:
        reason = (
            f"its approved record {sample.record} cannot be compared: {reason};"
            " bring it back as it was, or approve the fresh one with --update"
        )
    return Verdict(
        sample,
        found.outcome,
        reason,
        found.differences,
        found.record,
        found.seconds,
        found.approved_version,
    )
