"""Cues that may stand some words before their number: a mean, a minimum, a ceiling, an estimate.

>>> from ota_extract.greek import fold
>>> def said(text, number):
...     folded = fold(text)
...     found = cued(folded, find_cues(folded, [(0, len(folded))]), folded.index(number), 0)
...     return found and (found.bound, found.statistic)
>>> said("ελάχιστο προϋπολογισμό πρότασης 25.000 ευρώ", "25.000")
('at_least', 'minimum')
>>> said("Ο μέσος μισθός, που το 2020 άγγιζε τα 900 ευρώ, έχει φτάσει τα 1.470", "1.470")
('exact', 'mean')
>>> said("Ο μέσος χρόνος μειώθηκε και οι αιτήσεις έφτασαν τις 5.000", "5.000") is None
True
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ota_extract.records import Bound, Statistic
from ota_extract.scan.bounds.around import FARTHEST, Around

_MEASURED = (
    r"(?:ποσ|κοστ|εισοδημ|δαπαν|επιδοτησ|επιχορηγησ|ενισχυσ|χρηματοδοτησ|τιμ|χρον|ηλικι|μεγεθ|αριθμ|"
    r"προυπολογισμ|μισθ|επιτοκι|διαρκει|ποσοστ|αξι|βαθμ|δανει|υψ|επιστροφ|εκπτωσ|κατανομ|αποζημιωσ|επιδομ|αποδοσ|καταναλωσ|θερμοκρασι|συνταξ)"
)
_CUE = re.compile(
    rf"""\b(?=[εκμοπυα])(?:
        (?P<mean>    κατα\s+μεσον?\s+ορον? | μεσ(?:οσ|ο|ου)\s+ορο[συ]? | μ\.\s?ο\.
                   | μεσ(?:οσ|η|ο|ου|ησ)\s+{_MEASURED}\w* )
      | (?P<minimum> (?:ελαχιστ|κατωτατ)(?:οσ|η|ο|ου|ησ|α|οι|εσ|ων)\b(?!\s+(?:ημερο)?μισθ)(?:\s+ορι\w+)? | κατωτερ\w+\s+ορι\w+ )
      | (?P<maximum> (?:μεγιστ|ανωτατ)(?:οσ|η|ο|ου|ησ|α|οι|εσ|ων)\b(?:\s+ορι\w+)? | ανωτερ\w+\s+ορι\w+
                   | οροφη | πλαφον | οριο\b(?!\s+(?:ηλικιασ|πληρωμων)) )
      | (?P<estimate> εκτιμ(?:αται|ωνται|ωμεν\w{{1,3}}|ηθηκε|ηθει|ουμε) | υπολογιζ(?:εται|ονται)(?!\s+(?:με|βασει|επι|αναλογ\w+|συμφωνα|ανα)\b) )
    )""",
    re.VERBOSE,
)
_SAYS: dict[str, tuple[Bound, Statistic | None]] = {
    "mean": ("exact", "mean"),
    "minimum": ("at_least", "minimum"),
    "maximum": ("at_most", "maximum"),
    "estimate": ("approximate", None),
}
_REACH = {"mean": 5, "minimum": 6, "maximum": 6, "estimate": 6}  # words between cue and number
# «Ο μέσος προϋπολογισμός ανά έργο, που το 2020 άγγιζε τις Χ, έχει φτάσει τα Υ»: all it reaches are means
_REACHES = re.compile(
    r"\b(?:αγγι(?:ζει|ζε|ξε)|(?:εφτασε|φτανει|φτασει)|ανηλθε|ανερχεται|ξεπερνα|ξεπερασε|ηταν|ειναι|διαμορφωθηκε"
    r"|διαμορφωνεται|προσεγγιζει|ανεβηκε|επεσε|μειωθηκε|αυξηθηκε|υποχωρησε)\b"
)
_SUBJECT = re.compile(
    r"(?:\s+(?!(?:και|ενω|που)\b|[α-ω]+(?:ουν|ονται|ηκαν)\b)[α-ω]+){0,12}?"
    r"(?P<aside>,\s+(?:που|(?:ο|η|το)\s+οποι[οα]σ?)\s(?:[^.;·:\n]|\.(?=\d)){0,80}?)?"
    rf"(?P<reaches>\s{_REACHES.pattern}(?:\s+[α-ω]+){{0,2}})?\s*"
)
_NOMINATIVE = re.compile(r"\b[οη]\s+\Z|(?:^|[.;·\n]\s?)το\s+\Z")
# «… 2.400 επιχειρήσεις και 5.600», «… 45.000 MWh και θα αποφευχθεί η εκπομπή 18.000 τόνων»
_AND_THEN = re.compile(
    r"\bκαι\s+(?:τουσ\s+|τισ\s+|τα\s+)?$|\bκαι\s+(?:οτι\s+)?(?:θα|να)\s+[α-ω]+\s+(?:[α-ω]+\s+){0,4}$"
)
_SENTENCE_MARK = re.compile(r"[.;·!?\n](?:\s|$)|,\s")
_CLAUSE_END = re.compile(r"[;:·!?\n()«»]|[.,](?=\s)|\bκαι\b")


class Cue(NamedTuple):
    """A cue by where it ends and begins, and what it says."""

    end: int
    start: int
    says: str


def find_cues(folded: str, windows: Iterable[tuple[int, int]]) -> tuple[Cue, ...]:
    """The cues in the *windows* of *folded*, in text order."""
    return tuple(
        Cue(match.end(), match.start(), match.lastgroup or "")
        for window in windows
        for match in _CUE.finditer(folded, *window)
    )


def cued(folded: str, cues: Sequence[Cue], start: int, floor: int) -> Around | None:
    """What the cues of *folded* say of the number whose own words begin at *start*; nothing before
    *floor* is looked at. A mean wins over what stands nearer."""
    nearest: Around | None = None
    index = bisect_right(cues, (start, start, "~")) - 1
    while index >= 0 and start - cues[index].end <= FARTHEST:
        around = _by_cue(folded, cues[index], start, floor)
        index -= 1
        if around is not None and around.statistic == "mean":
            return around
        nearest = nearest or around
    return nearest


def _by_cue(folded: str, cue: Cue, start: int, floor: int) -> Around | None:
    name = cue.says
    if name == "mean" and _is_subject(folded, cue, start, floor):
        return Around("exact", "mean", max(cue.start, floor), start)
    gap = folded[cue.end : start].replace(":", "")
    if gap.startswith(",") and folded.endswith(", ", 0, cue.start):
        gap = gap[1:]  # «αντιστοιχεί, κατά μέσο όρο, σε 201.431 ευρώ»
    if name == "estimate" and cue.start < floor:
        # «εκτιμάται ότι επλήγησαν 2.400 επιχειρήσεις και 5.600 κατοικίες»
        carried = _AND_THEN.search(gap) and not _SENTENCE_MARK.search(gap)
        return Around("approximate", None, start, start) if carried else None
    if cue.start < floor or len(gap.split()) > _REACH[name] or _CLAUSE_END.search(gap):
        return None
    bound, statistic = _SAYS[name]
    return Around(bound, statistic, cue.start, start)


def _is_subject(folded: str, cue: Cue, start: int, floor: int) -> bool:
    """Whether the mean is the subject of the verb that leads to the number at *start*."""
    if not _NOMINATIVE.search(folded, max(0, cue.start - 5), cue.start):
        return False
    told = _SUBJECT.fullmatch(folded, cue.end, start)
    if told is None or (cue.start < floor and told["aside"] is None):
        return False
    return told["reaches"] is not None or _REACHES.match(folded, start) is not None
