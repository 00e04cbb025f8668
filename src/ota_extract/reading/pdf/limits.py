"""How much a PDF may cost: seconds, memory, pages. The defaults let a ministry's 300 pages through."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one PDF may take; beyond it the file counts as unreadable.

    *seconds* is processor time and, threefold, time on the clock; *megabytes* is memory on top of what
    the program itself takes. *isolate* reads in a process of its own, which alone can be stopped: leave
    it on unless the caller is such a process already.
    """

    pages: int = 2_000
    seconds: int = 60
    megabytes: int = 512
    file_megabytes: int = 200
    isolate: bool = True
