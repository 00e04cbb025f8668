"""What a worker does: the bytes of one release in, its record and what the journal keeps out.

It raises nothing: what went wrong with the release is part of the answer. So it can run in any
``Executor``, on this machine or another.
"""

from __future__ import annotations

import gc
import time
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from ota_extract.assemble.measures import Measures, load_measures
from ota_extract.errors import UnreadableInputError
from ota_extract.pipeline import extract_document
from ota_extract.reading import read
from ota_extract.reading.pdf.limits import Limits
from ota_extract.records import Release

FAULT_LENGTH = 200
_HIGH_WATER = Path("/proc/self/clear_refs")
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Task:
    """One release to read. *isolate* where the worker has no limits of its own."""

    name: str
    data: bytes
    encoding: str | None = None
    password: str | None = None
    vocabulary: str | None = None
    isolate: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a task: the record, or why there is none.

    ``again`` tells that another try, in a fresh worker, may do better. ``euro`` is the sum of the
    amounts in the record's tables.
    """

    record: bytes | None
    reason: str | None = None
    again: bool = False
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    euro: Decimal = Decimal(0)
    seconds: float = 0.0
    peak_bytes: int = 0


def work(task: Task) -> Answer:
    """Read one release."""
    _lower_high_water()
    start = time.perf_counter()
    try:
        answer = _record(task, start)
    except UnreadableInputError as error:
        reason = str(error).removeprefix(f"{task.name}: ").removeprefix("unnamed: ")
        answer = Answer(None, reason, seconds=time.perf_counter() - start)
    except MemoryError:
        reason = "it takes more memory than --memory allows; raise it or split the file"
        answer = Answer(None, reason, again=True)
    except RecursionError:
        answer = Answer(None, "it is nested too deeply; save it anew, as PDF or plain text")
    except Exception as error:
        detail = " ".join(f"{type(error).__name__}: {error}".split())[:FAULT_LENGTH]
        answer = Answer(None, f"a fault of the program ({detail}); please report it", again=True)
    return answer


def _record(task: Task, start: float) -> Answer:
    measures = _measures(task.vocabulary)
    document = read(
        task.data,
        name=task.name,
        encoding=task.encoding,
        password=task.password,
        limits=Limits(isolate=task.isolate),
    )
    release = extract_document(document, measures)
    levels = [finding.level for finding in release.findings]
    record = release.to_json_bytes()
    return Answer(
        record,
        errors=levels.count("error"),
        warnings=levels.count("warning"),
        infos=levels.count("info"),
        euro=_euro(release),
        seconds=time.perf_counter() - start,
        peak_bytes=_high_water(),
    )


@cache
def _measures(vocabulary: str | None) -> Measures:
    return load_measures(Path(vocabulary) if vocabulary else None)


def _euro(release: Release) -> Decimal:
    rows = (row.amount for table in release.municipality_tables for row in table.rows)
    return sum((amount for amount in rows if amount is not None), Decimal(0))


def _lower_high_water() -> None:
    """Let the system count the peak of memory anew, where it can."""
    with suppress(OSError):
        _HIGH_WATER.write_bytes(b"5")


def _high_water() -> int:
    """The most memory that the process has taken since, in bytes; 0 where that cannot be told."""
    try:
        for line in _STATUS.read_bytes().splitlines():
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:
        import resource
        import sys
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def prepare() -> None:
    """Load what every release needs, once a worker; what is loaded is never collected."""
    work(Task("warm", "Ο Δήμος Θέρμου παίρνει 39 εκατ. ευρώ στις 25 Ιουλίου 2024.".encode()))
    gc.collect()
    gc.freeze()
