"""Bounds: the words that make a number a limit, an estimate or a mean.

Reads «περισσότερα από 39 εκατ.» (*more than*), «άνω των», «δεν ξεπερνά τα» (negated: *at most*),
«έως και», «όχι λιγότερο από», «περί τους», «9,1 εκατ. ευρώ περίπου» (behind the amount),
«700 και πλέον εκατομμυρίων» (inside it), «κατά μέσο όρο σε 10», «ελάχιστο προϋπολογισμό 25.000».

>>> from ota_extract.greek import fold
>>> def bound(text, number):
...     folded = fold(text); at = folded.index(number); end = at + len(number)
...     return find_bounds(folded).around(at, end, end)
>>> bound("ανέρχεται σε περισσότερα από 39 εκατ.", "39 εκατ.")[:2]
('more_than', None)
>>> bound("δεν πρέπει να υπερβαίνει τα 5.000 ευρώ", "5.000 ευρω")[:2]
('at_most', None)
>>> bound("κατά μέσο όρο περίπου 10 έργα", "10 εργα")[:2]
('exact', 'mean')

«μόλις», «μόνο», «φτάνει», «ανέρχεται σε» carry no bound. Whether «έως» belongs to a range or to a
date is not decided here: ranges and dates are read first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ota_extract.records import Bound
from ota_extract.scan.bounds.adjacent import find_adjacent
from ota_extract.scan.bounds.around import FARTHEST, Around
from ota_extract.scan.bounds.cues import Cue, cued, find_cues

__all__ = ["Around", "Bounds", "find_bounds"]

_BEHIND = re.compile(
    r"""[\s,]*(?:\((?=\s*(?:περιπου|κατα)))?\s*
    (?: (?P<mean>        κατα\s+μεσον?\s+ορον? | (?:ανα|σε\s+καθε|για\s+καθε)\s+\w+\s+κατα\s+μεσον?\s+ορον? | (?:κατα\s+)?μ\.\s?ο\.)
      | (?P<approximate> (?:περιπου|κατ['’΄]?\s?εκτιμηση|κατα\s+προσεγγιση)\b(?!\s+(?:(?:κατα|τα|τισ|τουσ|στα|στισ|στουσ)\s+)?\d) )
      | (?P<more_than>   και\s+πλεον\b(?!\s+[α-ω]+(?:ει|ουν|εται|ονται)\s+(?:[α-ω]+\s+)?\d) )
      | (?P<at_least>    τουλαχιστον\b(?!\s+(?:κατα\s+)?\d) | και\s+(?:πανω|ανω)\b(?!\s+(?:των|του|απο)) | κατ['’]?\s?ελαχιστον\b )
      | (?P<at_most>     το\s+πολυ\b(?!\s+\d) | κατ['’]?\s?ανωτατο(?:\s+οριο)?+(?!,?\s*(?:στισ?|τα|τισ)?\s*\d) | και\s+κατω\b )
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """All bound words of one text, found in one pass."""

    folded: str
    adjacent: dict[int, tuple[Bound, int]]
    """Where a bound ends and a number may begin → the bound and where its words begin."""
    cues: tuple[Cue, ...]
    """Cues that may stand some words before the number."""

    def around(self, start: int, number_end: int, end: int, floor: int = 0) -> Around:
        """The bound of the number at *start* whose digits and scale end at *number_end* and whose
        unit ends at *end*; nothing before *floor* (the number before) is looked at."""
        before = self._before(start, floor)
        behind = _BEHIND.match(self.folded, end)
        if behind is None and number_end != end:
            behind = _BEHIND.match(self.folded, number_end)
        loose = cued(self.folded, self.cues, before.start, floor)
        number = self.folded[start:number_end]
        if loose is not None and loose.statistic == "mean":
            return Around("exact", "mean", before.start, end)
        if behind is not None and behind.lastgroup == "mean":
            return Around("exact", "mean", before.start, behind.end())
        if before.bound != "exact":
            return before._replace(end=end)
        if behind is not None and behind.lastgroup is not None:
            named: Bound = behind.lastgroup  # type: ignore[assignment]
            return Around(named, None, start, max(end, behind.end()))
        if "και πλεον" in number:
            return Around("more_than", None, start, end)
        if "+" in number or self._has_plus_behind(number_end):  # «3+ εκατ.», «100+ δήμοι»
            return Around("at_least", None, start, end)
        if "περιπου" in number:  # «33 περίπου εκατομμύρια»
            return Around("approximate", None, start, end)
        if loose is not None:
            return Around(loose.bound, loose.statistic, start, end)
        return Around("exact", None, start, end)

    def _has_plus_behind(self, end: int) -> bool:
        folded = self.folded
        return folded.startswith("+", end) and not folded[end + 1 : end + 2].isdigit()

    def _before(self, start: int, floor: int) -> Around:
        found = self.adjacent.get(start)
        if found is None or found[1] < floor:
            return Around("exact", None, start, start)
        bound, at = found
        outer = self.adjacent.get(at)  # «κατά μέσο όρο περίπου», «έως περίπου»: the outer one wins
        if outer is not None and outer[1] >= floor and bound == "approximate":
            return Around(outer[0], None, outer[1], start)
        return Around(bound, None, at, start)


def find_bounds(folded: str, numbers: Sequence[int] | None = None) -> Bounds:
    """Find the bound words of *folded*; ask :meth:`Bounds.around` for those of one number.

    *numbers* are the offsets where numbers begin, in text order: nothing is looked for elsewhere.
    """
    windows = [(0, len(folded))] if numbers is None else _windows(numbers)
    adjacent = find_adjacent(folded, windows, numbers or ())
    return Bounds(folded, adjacent, find_cues(folded, windows))


def _windows(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of the text before the numbers, joined where they meet."""
    windows: list[tuple[int, int]] = []
    for number in numbers:
        start = max(0, number - FARTHEST)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], number + 1)
        else:
            windows.append((start, number + 1))
    return windows
