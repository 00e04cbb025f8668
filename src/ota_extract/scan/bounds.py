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
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from ota_extract.records import Bound, Statistic

_ARTICLES = r"(?:\s+(?:τουσ|τισ|τησ|τον|την|των|του|στουσ|στισ|στασ?|στο|στη|στην|τα|το|τη|η|οι|σε|ποσο|ποσου))*"

_BEFORE = re.compile(
    rf"""
    (?: \b(?=[αγεκλμξπστυ]) (?:
      (?P<more_than>                                                    # περισσότερα από
          (?:περισσοτερ|μεγαλυτερ|υψηλοτερ)\w{{1,3}}\s+(?:απο|των|του|τησ)\b
        | (?:πανω|παραπανω)\s+(?:απο|των|του|τησ)\b
        | (?:ανω|πλεον|υπερ)\s+(?:των|του|τησ|τα|τουσ|τισ)\b            # άνω των
        | (?:ανω|περισσοτεροι)\s+(?=\d)
        | (?:υπερ|ξε)(?:βαιν|εβαιν|περν|περασ|εβη)\w{{0,6}}             # ξεπερνά τα
      )
    | (?P<less_than>
          (?:λιγοτερ|μικροτερ|χαμηλοτερ)\w{{1,3}}\s+(?:απο|των|του|τησ)\b
        | κατω\s+(?:απο|των|του|τησ)\b
        | υπολειπ(?:εται|ονται)
      )
    | (?P<at_least>
          τουλαχιστον\b | κατ['’]?\s?ελαχιστον\b | ξεκιν(?:α|ουν|αει|ανε|ωντασ)\s+απο\b
      )
    | (?P<at_most>
          (?:εωσ|ωσ|μεχρι)\b(?:\s+και\b|\s+του\s+ποσου\b)? | το\s+πολυ\b
        | κατ['’]?\s?ανωτατο(?:\s+οριο)?
      )
    | (?P<approximate>
          (?:περιπου|περι|γυρω|σχεδον|κοντα|καπου)\b | τησ\s+ταξ(?:ησ|εωσ)\b
        | (?:αγγιζ|προσεγγιζ|πλησιαζ)(?:ει|ουν|οντασ)\b | παραπλησι\w+
      ))
    | (?P<sign>[><≥≤~≈])
    ){_ARTICLES}\s*
    """,
    re.VERBOSE,
)
_SIGNS: dict[str, Bound] = {
    ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most",
    "~": "approximate", "≈": "approximate",
}  # fmt: skip
_NEGATION = re.compile(
    r"\b(?:δεν|μην?|οχι)\s+(?:(?:θα|να|μπορει|μπορουν|πρεπει|επιτρεπεται|ειναι|εχει|το|τα)\s+)*$"
)
_NEGATED: dict[Bound, Bound] = {"more_than": "at_most", "less_than": "at_least"}

_BEHIND = re.compile(
    r"""[\s,]*(?:\((?=\s*(?:περιπου|κατα)))?\s*
    (?: (?P<mean>        κατα\s+μεσον?\s+ορον? | (?:ανα|σε\s+καθε|για\s+καθε)\s+\w+\s+κατα\s+μεσον?\s+ορον? | μ\.\s?ο\.)
      | (?P<approximate> περιπου\b )
      | (?P<more_than>   και\s+πλεον\b | και\s+ανω\b (?!\s+(?:των|του|απο)) )
      | (?P<at_least>    τουλαχιστον\b(?!\s+\d) | και\s+πανω\b | κατ['’]?\s?ελαχιστον\b )
      | (?P<at_most>     το\s+πολυ\b(?!\s+\d) | κατ['’]?\s?ανωτατο(?:\s+οριο)? | και\s+κατω\b )
    )""",
    re.VERBOSE,
)
_MEASURED = (
    r"(?:ποσ|κοστ|εισοδημ|δαπαν|επιδοτησ|επιχορηγησ|ενισχυσ|χρηματοδοτησ|τιμ|χρον|ηλικι|μεγεθ|αριθμ|"
    r"προυπολογισμ|μισθ|επιτοκι|διαρκει|ποσοστ|αξι|βαθμ|δανει|υψ)"
)
_LOOSE = re.compile(
    rf"""\b(?=[εκμοπυα])(?:
        (?P<mean>    κατα\s+μεσον?\s+ορον? | μεσ(?:οσ|ο|ου)\s+ορο[συ]? | μ\.\s?ο\.
                   | μεσ(?:οσ|η|ο|ου|ησ)\s+{_MEASURED}\w* )
      | (?P<minimum> (?:ελαχιστ|κατωτατ)(?:οσ|η|ο|ου|ησ|α|οι|εσ|ων)\b | κατωτερ\w+\s+οριο )
      | (?P<maximum> (?:μεγιστ|ανωτατ)(?:οσ|η|ο|ου|ησ|α|οι|εσ|ων)\b | ανωτερ\w+\s+οριο
                   | οροφη | πλαφον | οριο\b(?!\s+ηλικιασ) )
      | (?P<estimate> εκτιμ(?:αται|ωνται|ωμεν\w{{1,3}}|ηθηκε) | υπολογιζ(?:εται|ονται) )
    )""",
    re.VERBOSE,
)
_REACH = {"mean": 5, "minimum": 4, "maximum": 4, "estimate": 6}  # words between cue and number
_CLAUSE_END = re.compile(r"[;:·!?\n()«»]|[.,](?=\s)|\bκαι\b")


class Around(NamedTuple):
    """The bound of a number, and the span of number and bound words together."""

    bound: Bound
    statistic: Statistic | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """All bound words of one text, found in one pass."""

    folded: str
    adjacent: dict[int, tuple[Bound, int]]
    """Where a bound ends and a number may begin → the bound and where its words begin."""
    loose: tuple[tuple[int, int, str], ...]
    """Cues that may stand some words before the number: end, start, what they say; in text order."""

    def around(self, start: int, number_end: int, end: int, floor: int = 0) -> Around:
        """The bound of the number at *start* whose digits and scale end at *number_end* and whose
        unit ends at *end*; nothing before *floor* (the number before) is looked at."""
        before = self._before(start, floor)
        behind = _BEHIND.match(self.folded, end) or _BEHIND.match(self.folded, number_end)
        loose = self._loose(before.start, floor)
        inside = "και πλεον" in self.folded[start:number_end]
        if loose is not None and loose.statistic == "mean":
            return Around("exact", "mean", before.start, end)
        if behind is not None and behind.lastgroup == "mean":
            return Around("exact", "mean", before.start, behind.end())
        if before.bound != "exact":
            return before._replace(end=end)
        if behind is not None and behind.lastgroup is not None:
            named: Bound = behind.lastgroup  # type: ignore[assignment]
            return Around(named, None, start, max(end, behind.end()))
        if inside:
            return Around("more_than", None, start, end)
        if loose is not None:
            return Around(loose.bound, loose.statistic, start, end)
        return Around("exact", None, start, end)

    def _before(self, start: int, floor: int) -> Around:
        found = self.adjacent.get(start)
        if found is None or found[1] < floor:
            return Around("exact", None, start, start)
        bound, at = found
        outer = self.adjacent.get(at)  # «κατά μέσο όρο περίπου», «έως περίπου»: the outer one wins
        if outer is not None and outer[1] >= floor and bound == "approximate":
            return Around(outer[0], None, outer[1], start)
        return Around(bound, None, at, start)

    def _loose(self, start: int, floor: int) -> Around | None:
        index = bisect_right(self.loose, (start, start, "~")) - 1
        if index < 0:
            return None
        cue_end, cue_start, name = self.loose[index]
        if cue_start < floor or start - cue_end > 80:
            return None
        gap = self.folded[cue_end:start]
        if len(gap.split()) > _REACH[name] or _CLAUSE_END.search(gap):
            return None
        if name == "mean":
            return Around("exact", "mean", cue_start, start)
        if name == "minimum":
            return Around("at_least", "minimum", cue_start, start)
        if name == "maximum":
            return Around("at_most", "maximum", cue_start, start)
        return Around("approximate", None, cue_start, start)


def find_bounds(folded: str) -> Bounds:
    """Find all bound words of *folded*; ask :meth:`Bounds.around` for those of one number."""
    adjacent: dict[int, tuple[Bound, int]] = {}
    for match in _BEFORE.finditer(folded):
        bound: Bound = _SIGNS.get(match["sign"] or "") or match.lastgroup  # type: ignore[assignment]
        start = match.start()
        if bound in _NEGATED and (negation := _NEGATION.search(folded, max(0, start - 40), start)):
            bound, start = _NEGATED[bound], negation.start()
        adjacent[match.end()] = (bound, start)
    loose = tuple(
        (match.end(), match.start(), match.lastgroup or "") for match in _LOOSE.finditer(folded)
    )
    return Bounds(folded, adjacent, loose)
