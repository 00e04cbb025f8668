"""What a worker does: reads one release afresh, and its approved record, and compares them.

What went wrong is part of the answer; only a ``MemoryError`` is raised, for the worker is then not
what it was.
"""

from __future__ import annotations

import stat
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ota_extract.approval.verdicts import Outcome
from ota_extract.batch.tasks import Task, perform
from ota_extract.comparison import Difference, NoRecordError, compare, load_record
from ota_extract.version import __version__

LARGEST_RECORD = 2**30
"""Bytes; the record of a source of 64 MB, the largest that is read, has fewer."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one sample; ``again`` tells that another try, in a fresh worker, may do better.

    ``blamed`` is the approved record, where it and not the source is at fault.
    """

    outcome: Outcome
    reason: str | None = None
    differences: tuple[Difference, ...] = ()
    record: bytes | None = None
    seconds: float = 0.0
    approved_version: str | None = None
    blamed: bool = False
    again: bool = False


def judge(task: Task, place: Path, keep: bool) -> Judgement:
    """Read *task*, in a worker; compare it with the record at *place*; *keep* the fresh record if it is not the same."""
    start = time.perf_counter()
    answer = perform(task)
    if answer.record is None:
        return Judgement(Outcome.UNREADABLE, answer.reason, again=answer.again)
    found = _against(answer.record, place)
    kept = zlib.compress(answer.record, 1) if keep and found.outcome is not Outcome.SAME else None
    return Judgement(
        found.outcome,
        found.reason,
        found.differences,
        kept,
        time.perf_counter() - start,
        found.approved_version,
        found.blamed,
    )


def _against(fresh: bytes, place: Path) -> Judgement:
    try:
        approved = _record_at(place)
        if approved is None:
            return Judgement(Outcome.UNAPPROVED)
        if approved == fresh:
            return Judgement(Outcome.SAME, approved_version=__version__)
        record = load_record(approved)
        differences = compare(record, load_record(fresh))
    except NoRecordError as error:
        return Judgement(Outcome.UNREADABLE, str(error), blamed=True)
    outcome = Outcome.DIFFERENT if differences else Outcome.SAME
    return Judgement(outcome, None, differences, approved_version=_version(record))


def _record_at(place: Path) -> bytes | None:
    """What stands at *place*, ``None`` where nothing does. Raises :class:`NoRecordError`."""
    try:
        status = place.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "no file but a pipe or device"
            raise NoRecordError(f"it is {what}")
        if status.st_size > LARGEST_RECORD:
            raise NoRecordError(f"it is larger than {LARGEST_RECORD // 2**30} GB")
        return place.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NoRecordError(f"it cannot be read ({reason})") from error


def _version(record: Mapping[str, Any]) -> str | None:
    extractor = record.get("extractor")
    version = extractor.get("version") if isinstance(extractor, dict) else None
    return version if isinstance(version, str) else None
