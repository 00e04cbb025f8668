"""What a batch came to: counts, the quarantined inputs with their reasons, the euro in tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from ota_extract.batch.journal import DONE, Entry

LISTED = 20
"""So many quarantined inputs are named in the summary; ``status --quarantined`` names all."""


@dataclass(slots=True)
class Summary:
    """The counts so far. ``total`` = ``read`` + ``unchanged`` + ``quarantined`` + what is to come."""

    total: int = 0
    read: int = 0
    unchanged: int = 0
    with_findings: int = 0
    """Records, read or unchanged, with a finding of level warning or error."""
    warnings: int = 0
    errors: int = 0
    held: dict[str, str] = field(default_factory=dict)
    """The quarantined inputs, and why each has no record."""
    euro: Decimal = Decimal(0)
    stopped: bool = False
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
        return self.read + self.unchanged + self.quarantined

    @property
    def brief(self) -> str:
        """What a progress bar says."""
        return f"{self.with_findings} with findings, {self.quarantined} quarantined"

    def count(self, entry: Entry, *, unchanged: bool) -> None:
        """Add what became of one input; *unchanged* where that was known from an earlier run."""
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
        self.euro += Decimal(entry.euro)

    def counts(self) -> str:
        """What became of how many."""
        return f"{self.read} read, {self.unchanged} unchanged, {self.quarantined} quarantined"

    def lines(self) -> list[str]:
        """The summary as a person reads it."""
        said = [
            *self.notes,
            f"{self.counts()} of {self.total}; {self.with_findings} with findings"
            f" ({self.warnings} warnings, {self.errors} errors);"
            f" {_grouped(self.euro)} euro in tables",
        ]
        said += self.quarantine()
        if self.stopped:
            left = self.total - self.accounted
            said.append(f"stopped with {left} to go; the same command goes on from here")
        return said

    def quarantine(self) -> list[str]:
        """The first of the quarantined inputs, a line each."""
        said = [f"quarantined: {name}: {reason}" for name, reason in self.reasons]
        if self.quarantined > LISTED:
            said.append(
                f"and {self.quarantined - LISTED} more; see them with"
                " ota-extract status DIR --quarantined"
            )
        return said


def _grouped(amount: Decimal) -> str:
    return f"{amount:,f}".replace(",", "\N{NO-BREAK SPACE}")
