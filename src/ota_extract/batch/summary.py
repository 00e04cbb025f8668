"""What a batch came to: counts, the quarantined inputs with their reasons, the euro in tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from ota_extract.batch.journal import ABSENT, DONE, Entry
from ota_extract.plurals import counted

LISTED = 20
"""So many inputs of a kind are named; ``status --quarantined`` names all that are quarantined."""


@dataclass(slots=True)
class Summary:
    """The counts so far.

    ``total`` = ``read`` + ``unchanged`` + ``quarantined`` + ``len(absent)`` + what is to come.
    """

    total: int = 0
    read: int = 0
    unchanged: int = 0
    with_findings: int = 0
    """Records, read or unchanged, with a finding of level warning or error."""
    warnings: int = 0
    errors: int = 0
    held: dict[str, str] = field(default_factory=dict)
    """The quarantined inputs, and why each has no record."""
    absent: list[str] = field(default_factory=list)
    """The inputs that are not there, a line each, by what they were given as."""
    empty: list[str] = field(default_factory=list)
    """The sources that hold no release."""
    euro: Decimal = Decimal(0)
    """In the tables of the records; what the same file says under another name is not added again."""
    stopped: bool = False
    added: set[str] = field(default_factory=set)
    """The fingerprints of the inputs whose euro have been added."""
    notes: list[str] = field(default_factory=list)
    """What a person has to know of the run besides."""

    @property
    def quarantined(self) -> int:
        """How many inputs are in quarantine."""
        return len(self.held)

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """The first of the quarantined inputs by name, and why each has no record."""
        return sorted(self.held.items())[:LISTED]

    @property
    def accounted(self) -> int:
        """How many inputs are done with."""
        return self.read + self.unchanged + self.quarantined + len(self.absent)

    @property
    def brief(self) -> str:
        """What a progress bar says."""
        return f"{self.with_findings} with findings, {self.quarantined} quarantined"

    def count(self, entry: Entry, *, unchanged: bool) -> None:
        """Add what became of one input; *unchanged* where that was known from an earlier run."""
        if entry.outcome == ABSENT:
            self.absent.append(entry.reason or "")
            return
        if entry.outcome != DONE:
            self.held[entry.source] = entry.reason or ""
            return
        self.held.pop(entry.source, None)  # watched, it has become readable
        if unchanged:
            self.unchanged += 1
        else:
            self.read += 1
        self.with_findings += bool(entry.errors or entry.warnings)
        self.warnings += entry.warnings
        self.errors += entry.errors
        if entry.sha256 not in self.added:
            self.added.add(entry.sha256 or "")
            self.euro += Decimal(entry.euro)

    def counts(self) -> str:
        """What became of how many."""
        said = f"{self.read} read, {self.unchanged} unchanged, {self.quarantined} quarantined"
        return said + (f", {len(self.absent)} not there" if self.absent else "")

    def lines(self) -> list[str]:
        """The summary as a person reads it."""
        said = [*self.notes, *_first(self.nothing(), "more that hold none")]
        if not self.total:
            return said
        said += [
            f"{self.counts()} of {self.total}; {self.with_findings} with findings"
            f" ({counted(self.warnings, 'warning')}, {counted(self.errors, 'error')});"
            f" {_grouped(self.euro)} euro in tables",
        ]
        said += self.missing()
        said += self.quarantine()
        if self.stopped:
            left = self.total - self.accounted
            said.append(f"stopped with {left} to go; the same command goes on from here")
        return said

    def nothing(self) -> list[str]:
        """The sources that hold no release, a line each."""
        if not self.total and not self.empty:
            return ["no input was named, so there is nothing to do"]
        return [f"{source}: there is no release in it" for source in self.empty]

    def missing(self) -> list[str]:
        """The first of the inputs that are not there, a line each."""
        return _first(self.absent, "more that are not there")

    def quarantine(self) -> list[str]:
        """The first of the quarantined inputs, a line each."""
        held = sorted(self.held.items())
        return _first(
            [f"quarantined: {name}: {reason}" for name, reason in held],
            "more; see them with ota-extract status DIR --quarantined",
        )


def _first(lines: list[str], others: str) -> list[str]:
    """The first of *lines*, and behind them how many *others* there are."""
    left = len(lines) - LISTED
    return lines if left <= 0 else [*lines[:LISTED], f"and {left} {others}"]


def _grouped(amount: Decimal) -> str:
    return f"{amount:,f}".replace(",", "\N{NO-BREAK SPACE}")
