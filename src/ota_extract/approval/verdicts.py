"""What became of each sample, and how many of each there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum

from ota_extract import plurals
from ota_extract.approval.samples import Sample
from ota_extract.comparison import Difference, counted, theme
from ota_extract.explain import visible
from ota_extract.version import __version__


class Outcome(Enum):
    """How a sample stands to its approved record."""

    SAME = "same"
    DIFFERENT = "different"
    UNAPPROVED = "unapproved"
    """There is no approved record."""
    WITHOUT_SOURCE = "without_source"
    """There is an approved record, and no source that it could be of."""
    UNREADABLE = "unreadable"
    """The source cannot be read, or the approved record is none."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one sample.

    ``reason`` says it in one line where there is nothing to compare. ``record`` is the fresh one,
    compressed with zlib, where it was asked for and could be approved. ``approved_version`` is that of
    the program that wrote the approved one.
    """

    sample: Sample
    outcome: Outcome
    reason: str | None = None
    differences: tuple[Difference, ...] = ()
    record: bytes | None = None
    seconds: float = 0.0
    approved_version: str | None = None

    @property
    def headline(self) -> str:
        """What became of it, in a few words."""
        if self.reason is not None:
            return self.reason
        if not self.differences:
            return "the same"
        told = counted(self.differences)
        if self.approved_version not in (None, __version__):
            told += f" (approved with version {visible(self.approved_version or '')}, this is {__version__})"
        return told


SAID = {
    Outcome.SAME: "the same",
    Outcome.DIFFERENT: "different",
    Outcome.UNAPPROVED: "without an approved record",
    Outcome.WITHOUT_SOURCE: "without a source",
    Outcome.UNREADABLE: "unreadable",
}


@dataclass(slots=True)
class Tally:
    """How many samples there are, and what became of those that are done."""

    total: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)

    @classmethod
    def of(cls, verdicts: Collection[Verdict]) -> Tally:
        """The tally of a check that has come to its end."""
        return cls(len(verdicts), Counter(verdict.outcome for verdict in verdicts))

    @property
    def accounted(self) -> int:
        """How many samples are done with."""
        return self.outcomes.total()

    @property
    def brief(self) -> str:
        """What a progress bar says."""
        return f"{self.accounted - self.outcomes[Outcome.SAME]} not the same"

    def line(self) -> str:
        """The summary as a person reads it."""
        counts = ", ".join(
            f"{self.outcomes[outcome]} {said}"
            for outcome, said in SAID.items()
            if self.outcomes[outcome] or outcome is Outcome.SAME
        )
        return f"{plurals.counted(self.total, 'sample')}: {counts}"


def themes(verdicts: Iterable[Verdict]) -> list[tuple[str, int]]:
    """What differs in many samples, with the number of those that it differs in, most first."""
    counts: Counter[str] = Counter()
    for verdict in verdicts:
        counts.update({theme(one) for one in verdict.differences})
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
