"""A batch: every input becomes a record or an entry that says why not, and nothing is lost on the way.

First the record is written, whole, then the journal is told. Broken off at any moment, a rerun reads
what the journal does not know and ends with the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path
from threading import Event

from ota_extract.batch.dispatch import Dispatcher
from ota_extract.batch.folder import locked, made_ready
from ota_extract.batch.inputs import find_inputs
from ota_extract.batch.journal import Entry, Journal
from ota_extract.batch.options import DEFAULT_OPTIONS, Options
from ota_extract.batch.summary import Summary

Progress = Callable[[Summary], None]
"""Is told how the batch goes, in the thread that runs it."""


def run_batch(
    sources: Iterable[str | Path],
    out: Path,
    *,
    options: Options = DEFAULT_OPTIONS,
    executor: Executor | None = None,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> Summary:
    """Extract all *sources* (files, folders, globs, zip archives) into the folder *out*.

    *executor* does the work, any ``concurrent.futures.Executor`` (a cluster's, too), and is left
    open; without it, a pool of ``options.workers`` processes with limits of time and memory. When
    *stop* is set, what is under way is finished and the batch ends. Raises
    :class:`~ota_extract.errors.OutputError` where *out* cannot be written to (what was written stays),
    :class:`~ota_extract.errors.UnreadableInputError` where the vocabulary is none.
    """
    made_ready(out)
    with locked(out), closing(Journal(out)) as journal:
        summary = Summary(notes=journal.notes())
        inputs = find_inputs(
            sources, leave_out=out, owner=journal.owner, nothing_in=summary.empty.append
        )
        summary.total = len(inputs)

        def settled(entry: Entry, *, unchanged: bool) -> None:
            summary.count(entry, unchanged=unchanged)
            if progress is not None:
                progress(summary)

        with closing(Dispatcher(out, journal, options, settled, executor)) as dispatcher:
            for source in inputs:
                if stop is not None and stop.is_set():
                    summary.stopped = True
                    break
                dispatcher.take(source)
            dispatcher.finish()
        return summary
