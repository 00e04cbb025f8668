"""What was done, counted: each rule once, with how often it fired and why.

>>> from ota_extract.explain.repairs import Repair
>>> join = Repair("join", "The line was broken to fit.", 3, 4, 1, 4, None, "\\n", " ", None)
>>> summed_up([join, join])
(RuleCount(rule='join', times=2, why='The line was broken to fit.', others=0),)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ota_extract.explain.repairs import Repair


class RuleCount(NamedTuple):
    """A rule, how often it fired, its most frequent reason and how many others it gave."""

    rule: str
    times: int
    why: str
    others: int


def summed_up(repairs: Iterable[Repair]) -> tuple[RuleCount, ...]:
    """The rules that fired, the most frequent first."""
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for repair in repairs:
        reasons[repair.rule][repair.why] += 1
    counts = [
        RuleCount(rule, whys.total(), whys.most_common(1)[0][0], len(whys) - 1)
        for rule, whys in reasons.items()
    ]
    return tuple(sorted(counts, key=lambda each: (-each.times, each.rule)))
