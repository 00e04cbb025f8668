"""What a worker does: the bytes of one release in, its record and what the journal keeps out.

What went wrong with the release is part of the answer; only a ``MemoryError`` is raised, for the worker is
then not what it was. So it can run in any ``Executor``, on this machine or another.
"""

from __future__ import annotations

import gc
import time
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path

from ota_extract.assemble.measures import Measures, load_measures
from ota_extract.batch.tasks import Answer, Task
from ota_extract.errors import UnreadableInputError
from ota_extract.pipeline import extract_document
from ota_extract.reading import read
from ota_extract.reading.pdf.limits import Limits
from ota_extract.records import Release

FAULT_LENGTH = 200
_HIGH_WATER = Path("/proc/self/clear_refs")
_STATUS = Path("/proc/self/status")


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
        raise  # the worker has to know, too
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
        limits=task.limits,
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
    text = "Ο Δήμος Θέρμου παίρνει 39 εκατ. ευρώ στις 25 Ιουλίου 2024."
    work(Task("warm", text.encode(), Limits(isolate=False)))
    gc.collect()
    gc.freeze()
