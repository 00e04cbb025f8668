"""Folders under watch: what is there and what comes is read as by a batch, until it is stopped.

Journal, quarantine and records are a batch's own, so a batch may go on where a watch has ended, and the
other way round.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path
from threading import Event

from ota_extract.batch.arrivals import Arrivals
from ota_extract.batch.dispatch import Dispatcher
from ota_extract.batch.folder import locked, made_ready
from ota_extract.batch.inputs import named
from ota_extract.batch.journal import ABSENT, DONE, Entry, Journal
from ota_extract.batch.names import record_name
from ota_extract.batch.options import DEFAULT_OPTIONS, Options
from ota_extract.batch.summary import Summary
from ota_extract.batch.walk import files_at, is_folder, label_of, unpacked, without_records
from ota_extract.errors import UnreadableInputError
from ota_extract.plurals import counted
from ota_extract.reading.files import printable

SETTLE_SECONDS = 2.0
"""So long a file has to rest before it is read."""
LOOK_SECONDS = 0.5
POLL_SECONDS = 2.0
"""Between two looks at all files, where the system does not tell what changes."""

Note = Callable[[str], None]
"""Is told what happens, a line each."""


def watch_inbox(
    folders: Iterable[str | Path],
    out: Path,
    *,
    stop: Event,
    options: Options = DEFAULT_OPTIONS,
    executor: Executor | None = None,
    settle: float = SETTLE_SECONDS,
    poll: bool = False,
    note: Note | None = None,
) -> Summary:
    """Extract all releases in *folders*, and those that come, into the folder *out*, until *stop* is set.

    A file is read when it has not changed for *settle* seconds, and again when its content changes.
    *poll* looks at all files again and again, for drives that do not tell of changes. Raises
    :class:`~ota_extract.errors.UnreadableInputError` where a folder is not there any more,
    :class:`~ota_extract.errors.OutputError` where *out* cannot be written to.
    """
    roots = [os.fspath(folder) for folder in folders]
    _look_for(roots)
    made_ready(out)
    summary = Summary()
    say = note or (lambda _: None)

    def settled(entry: Entry, *, unchanged: bool) -> None:
        if entry.outcome == ABSENT:  # it went before it was read, and is told as removed
            return
        summary.count(entry, unchanged=unchanged)
        if not unchanged:
            say(_told(entry))

    with (
        locked(out),
        closing(Journal(out)) as journal,
        closing(Dispatcher(out, journal, options, settled, executor)) as dispatcher,
    ):
        for line in journal.notes():
            say(line)
        say(f"watching {', '.join(map(printable, roots))}; Ctrl-C ends")
        arrivals = Arrivals(settle)
        begun = caught_up = False
        for changed in _changes(roots, stop, settle, poll):
            _look_for(roots)
            # all that is there, once the watch has begun: nothing can slip in between
            for path in changed if begun else map(_absolute, roots):
                if gone := _see(path, roots, out, arrivals, journal):
                    summary.held.pop(gone.source, None)
                    say(f"{gone.source}: removed" + ("; its record stays" * (gone.outcome == DONE)))
            begun = True
            places = (one for place in arrivals.complete() for one in unpacked(place))
            for source in named(without_records(places, os.path.lexists), journal.owner):
                if stop.is_set():
                    break
                dispatcher.take(source)
            dispatcher.finish()
            if not arrivals and not caught_up:
                caught_up = True
                say(f"all that was there is done: {summary.counts()}")
    summary.total = summary.accounted
    return summary


def _see(
    path: str, roots: list[str], out: Path, arrivals: Arrivals, journal: Journal
) -> Entry | None:
    """Notice what is at *path* now; the entry of a release that has gone from there."""
    root = next((root for root in roots if _is_below(path, _absolute(root))), None)
    if root is None:
        return None
    for place in files_at(path, root, out):
        arrivals.see(place)
    if os.path.lexists(path):
        return None
    below = Path(path).relative_to(_absolute(root)).as_posix()
    return journal.get(record_name(f"{label_of(root)}/{below}"))


def _changes(roots: list[str], stop: Event, settle: float, poll: bool) -> Iterator[list[str]]:
    """The paths where something may have changed, again and again; often none."""
    from watchfiles import watch  # not above: a batch has no need of it

    look = int(1000 * min(LOOK_SECONDS, max(settle / 4, 0.01)))
    # some systems tell of a folder by another way to it than was given
    real = {os.path.realpath(root): _absolute(root) for root in roots}
    try:
        for changes in watch(
            *map(_absolute, roots),
            watch_filter=None,
            stop_event=stop,
            rust_timeout=look,
            step=min(look, 50),
            debounce=look,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=poll or None,
            poll_delay_ms=int(1000 * min(POLL_SECONDS, max(settle, 0.05))),
            ignore_permission_denied=True,
        ):
            paths = {path for _, path in changes}
            for place, given in real.items():
                paths |= {given + path[len(place) :] for path in paths if _is_below(path, place)}
            yield sorted(paths)
    except (OSError, RuntimeError) as error:
        raise UnreadableInputError(
            f"{', '.join(roots)}: the system does not let it be watched ({error}); use --poll"
        ) from error


def _look_for(roots: list[str]) -> None:
    for root in roots:
        if not is_folder(root):
            raise UnreadableInputError(
                f"{root}: there is no such folder, or no longer; see to it and start again"
            )


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a link stays a link


def _told(entry: Entry) -> str:
    if entry.outcome != DONE:
        return f"{entry.source}: quarantined: {entry.reason}"
    findings = ", ".join(
        counted(count, name)
        for count, name in ((entry.errors, "error"), (entry.warnings, "warning"))
        if count
    )
    return f"{entry.source}: read in {entry.seconds:.2f} s; {findings or 'no findings'}"
