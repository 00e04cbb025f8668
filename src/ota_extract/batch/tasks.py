"""What goes to a worker and what comes back.

Nothing here loads the program that reads releases: the parent of a batch has no need of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ota_extract.reading.pdf.limits import Limits


@dataclass(frozen=True, slots=True)
class Task:
    """One release to read. *limits* say ``isolate`` where the worker has no limits of its own."""

    name: str
    data: bytes
    limits: Limits
    encoding: str | None = None
    password: str | None = None
    vocabulary: str | None = None


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


def perform(task: Task) -> Answer:
    """Do *task*, in a worker. Raises ``MemoryError`` where there is too little: then it needs another."""
    from ota_extract.batch.work import work

    return work(task)


def prepare() -> None:
    """Load what every release needs, once a worker."""
    from ota_extract.batch import work

    work.prepare()
