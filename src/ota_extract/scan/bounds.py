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
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from ota_extract.records import Bound, Statistic

_ARTICLES = (
    r"(?:\s+(?:τουσ|τισ|τησ|τον|την|των|του|στουσ|στισ|στασ?|στο|στη|στην|τα|το|τη|η|οι|σε|απο|ποσο|ποσου|αλλ(?:α|οι|εσ|ουσ|η|ο)"
    r"|ακομ[ηα](?:\s+και)?|και|σημερα|πλεον|ποτε|ηδη|φετοσ|συνολικα)\b)*"
)

_EXCEEDS = r"(?:υπερ|ξε)(?:βαιν|εβαιν|βει|βου|εβη|βασ|περν|περασ)\w{0,6}"
# «υπερβαίνει για κάθε κτίριο το 30%»: words between the verb and its object, none of them a verb
_ASIDE = (
    r"(?:\s+(?!(?:και|κι|που|ενω|αλλα|με|οτι|να|θα|φταν\w*|ειναι)\b)[α-ω]{1,14}['΄’]?"
    r"(?<!ει)(?<!ουν)(?<!αν)(?<!ται)(?<!ηκε)){1,4}?"
)

_BEFORE = re.compile(
    rf"""
    (?: \b(?=[αγεκλμξπστυωο]) (?:
      (?P<more_than>                                                    # περισσότερα από
          (?:περισσοτερ|μεγαλυτερ|υψηλοτερ|ανωτερ)\w{{1,3}}\s+(?:απο|των|του|τησ)\b
        | (?:πανω|παραπανω)\s+(?:απο|των|του|τησ)\b
        | (?:ανω|πλεον|υπερ)\s+(?:των|του|τησ|τα|τουσ|τισ)\b            # άνω των
        | (?:ανω|περισσοτεροι)\s+(?=\d)
        | {_EXCEEDS}(?:{_ASIDE}(?=\s+(?:τα|τισ|τουσ|το|τη)\s+\d))?          # ξεπερνά (ενίοτε) τα
      )
    | (?P<less_than>
          (?:λιγοτερ|μικροτερ|χαμηλοτερ|κατωτερ)\w{{1,3}}\s+(?:απο|των|του|τησ)\b
        | κατω\s+(?:απο|των|του|τησ)\b
        | υπολειπ(?:εται|ονται)
      )
    | (?P<at_least>
          (?:τουλαχιστον|το\s+λιγοτερο)\b(?:\s+κατα\b)? | κατ['’]?\s?ελαχιστον\b | ξεκιν(?:α|ουν|αει|ανε|ωντασ)\s+απο\b
      )
    | (?P<at_most>
          (?:εωσ|ωσ|μεχρι)\b(?:\s+και\b|\s+του\s+ποσου\b)? | το\s+πολυ\b(?:\s+κατα\b)?
        | κατ['’]?\s?ανωτατο(?:\s+οριο)?,?
      )
    | (?P<neither>  ουτε\b )                                            # δεν υπερβαίνει τα Χ ούτε τα Υ
    | (?P<approximate>
          (?:περιπου|περι|γυρω|σχεδον|κοντα|καπου)\b(?:\s+κατα\b(?!\s+μεσ))? | τησ\s+ταξ(?:ησ|εωσ)\b | κατα\s+προσεγγιση\b
        | (?:αγγι[ζξ]|προσεγγι[ζσ]|πλησια[ζσ])(?:ει|ουν|ουμε|οντασ|ε|αν)\b | παραπλησι\w+
      ))
    | (?P<sign> [≥≤~≈] | (?<![-=–—─>])>=?(?![>]) | (?<!<)<=?(?![-<]) )   # no arrow, no «>>» for a quotation mark
    ){_ARTICLES}\s*(?:(?:€|ευρω\b|eur\b)\s*)?                           # πάνω από €64 εκατ.
    """,
    re.VERBOSE,
)
_SIGNS: dict[str, Bound] = {
    ">": "more_than", "<": "less_than", ">=": "at_least", "<=": "at_most",
    "≥": "at_least", "≤": "at_most", "~": "approximate", "≈": "approximate",
}  # fmt: skip
# of HTML that was left in the text: its «>» bounds nothing
_OPEN_TAG = re.compile(r"</?[^\W\d][^<>\n]*\Z")
_TAG = 200
_NEGATION = re.compile(
    r"\bουτε\s+(?:(?:να|θα)\s+(?:[α-ω]+\s+){0,2})?$"
    r"|\b(?:δεν|μην?|οχι|ουδε(?:ισ|μια|ν)|κανε(?:νασ|ισ|να)|καμι?α|ποτε|χωρισ(?=\s+να\b))\s+(?:[α-ω]+\s+){0,4}$"
)
_NEGATED_OBJECT = re.compile(r"\b(?:δεν|μην?)\s+(?:[α-ω]+\s+){1,3}(?<!\sσε\s)(?<!\sμε\s)$")
_THRESHOLD = re.compile(r"(?:ανω|κατω|υπερ)\s+(?:των|του|τησ)|περισσοτεροι\s+(?=\d)")
_NEGATED: dict[Bound, Bound] = {"more_than": "at_most", "less_than": "at_least"}

_BEHIND = re.compile(
    r"""[\s,]*(?:\((?=\s*(?:περιπου|κατα)))?\s*
    (?: (?P<mean>        κατα\s+μεσον?\s+ορον? | (?:ανα|σε\s+καθε|για\s+καθε)\s+\w+\s+κατα\s+μεσον?\s+ορον? | μ\.\s?ο\.)
      | (?P<approximate> περιπου\b(?!\s+(?:(?:κατα|τα|τισ|τουσ|στα|στισ|στουσ)\s+)?\d) )
      | (?P<more_than>   και\s+πλεον\b(?!\s+[α-ω]+(?:ει|ουν|εται|ονται)\s+(?:[α-ω]+\s+)?\d) )
      | (?P<at_least>    τουλαχιστον\b(?!\s+(?:κατα\s+)?\d) | και\s+(?:πανω|ανω)\b(?!\s+(?:των|του|απο)) | κατ['’]?\s?ελαχιστον\b )
      | (?P<at_most>     το\s+πολυ\b(?!\s+\d) | κατ['’]?\s?ανωτατο(?:\s+οριο)?+(?!,?\s*(?:στισ?|τα|τισ)?\s*\d) | και\s+κατω\b )
    )""",
    re.VERBOSE,
)
_MEASURED = (
    r"(?:ποσ|κοστ|εισοδημ|δαπαν|επιδοτησ|επιχορηγησ|ενισχυσ|χρηματοδοτησ|τιμ|χρον|ηλικι|μεγεθ|αριθμ|"
    r"προυπολογισμ|μισθ|επιτοκι|διαρκει|ποσοστ|αξι|βαθμ|δανει|υψ|επιστροφ|εκπτωσ|κατανομ|αποζημιωσ|επιδομ|αποδοσ|καταναλωσ|θερμοκρασι|συνταξ)"
)
_LOOSE = re.compile(
    rf"""\b(?=[εκμοπυα])(?:
        (?P<mean>    κατα\s+μεσον?\s+ορον? | μεσ(?:οσ|ο|ου)\s+ορο[συ]? | μ\.\s?ο\.
                   | μεσ(?:οσ|η|ο|ου|ησ)\s+{_MEASURED}\w* )
      | (?P<minimum> (?:ελαχιστ|κατωτατ)(?:οσ|η|ο|ου|ησ|α|οι|εσ|ων)\b(?:\s+ορι\w+)? | κατωτερ\w+\s+ορι\w+ )
      | (?P<maximum> (?:μεγιστ|ανωτατ)(?:οσ|η|ο|ου|ησ|α|οι|εσ|ων)\b(?:\s+ορι\w+)? | ανωτερ\w+\s+ορι\w+
                   | οροφη | πλαφον | οριο\b(?!\s+(?:ηλικιασ|πληρωμων)) )
      | (?P<estimate> εκτιμ(?:αται|ωνται|ωμεν\w{{1,3}}|ηθηκε|ηθει|ουμε) | υπολογιζ(?:εται|ονται)(?!\s+(?:με|βασει|επι|αναλογ\w+|συμφωνα|ανα)\b) )
    )""",
    re.VERBOSE,
)
_REACH = {"mean": 5, "minimum": 6, "maximum": 6, "estimate": 6}  # words between cue and number
_FARTHEST = 110  # code points from a cue to its number
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
_OBJECT = re.compile(r"\s(?:τα|τισ|τουσ|το)\s+(?:€\s*)?$")
# behind the first object: «5.000 ευρώ για δήμους έως 20.000 κατοίκων και τα » (the next number follows)
_FURTHER_OBJECT = re.compile(
    r"[^;·\n]{1,40}?\s(?:για|σε|στ(?:ουσ|ισ|α|ην?|ο))\s(?:(?!\.\s)[^;·\n])*?(?:,|\sκαι)\s(?:τα|τισ|τουσ|το)\s"
)
_AND_THEN = re.compile(r"\bκαι\s+(?:τουσ\s+|τισ\s+|τα\s+)?$")
_SENTENCE_MARK = re.compile(r"[.;·!?\n](?:\s|$)|,\s")
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
        behind = _BEHIND.match(self.folded, end)
        if behind is None and number_end != end:
            behind = _BEHIND.match(self.folded, number_end)
        loose = self._loose(before.start, floor)
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
        if "περιπου" in number:  # «33 περίπου εκατομμύρια»
            return Around("approximate", None, start, end)
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
        """The cue some words before the number; a mean wins over what stands nearer."""
        nearest: Around | None = None
        index = bisect_right(self.loose, (start, start, "~")) - 1
        while index >= 0 and start - self.loose[index][0] <= _FARTHEST:
            cue_end, cue_start, name = self.loose[index]
            index -= 1
            around = self._by_cue(name, cue_start, cue_end, start, floor)
            if around is not None and around.statistic == "mean":
                return around
            nearest = nearest or around
        return nearest

    def _by_cue(
        self, name: str, cue_start: int, cue_end: int, start: int, floor: int
    ) -> Around | None:
        if name == "mean" and self._is_subject(cue_start, cue_end, start, floor):
            return Around("exact", "mean", max(cue_start, floor), start)
        gap = self.folded[cue_end:start].replace(":", "")
        if name == "estimate" and cue_start < floor:
            # «εκτιμάται ότι επλήγησαν 2.400 επιχειρήσεις και 5.600 κατοικίες»
            carried = _AND_THEN.search(gap) and not _SENTENCE_MARK.search(gap)
            return Around("approximate", None, start, start) if carried else None
        if cue_start < floor or len(gap.split()) > _REACH[name] or _CLAUSE_END.search(gap):
            return None
        if name == "mean":
            return Around("exact", "mean", cue_start, start)
        if name == "minimum":
            return Around("at_least", "minimum", cue_start, start)
        if name == "maximum":
            return Around("at_most", "maximum", cue_start, start)
        return Around("approximate", None, cue_start, start)

    def _is_subject(self, cue_start: int, cue_end: int, start: int, floor: int) -> bool:
        """Whether the mean is the subject of the verb that leads to the number at *start*."""
        folded = self.folded
        if not _NOMINATIVE.search(folded, max(0, cue_start - 5), cue_start):
            return False
        told = _SUBJECT.fullmatch(folded, cue_end, start)
        if told is None or (cue_start < floor and told["aside"] is None):
            return False
        return told["reaches"] is not None or _REACHES.match(folded, start) is not None


def find_bounds(folded: str, numbers: Sequence[int] | None = None) -> Bounds:
    """Find the bound words of *folded*; ask :meth:`Bounds.around` for those of one number.

    *numbers* are the offsets where numbers begin, in text order: nothing is looked for elsewhere.
    """
    windows = [(0, len(folded))] if numbers is None else _windows(numbers)
    adjacent: dict[int, tuple[Bound, int]] = {}
    limits: dict[int, Bound] = {}  # of a verb with its object, by where the number begins
    recent: deque[tuple[int, Bound]] = deque(maxlen=3)
    for match in chain.from_iterable(_BEFORE.finditer(folded, *window) for window in windows):
        if match["neither"]:
            carried = _bound_in_sentence(folded, match.start(), recent)
            if carried is not None:
                adjacent[match.end()] = (carried, match.start())
            continue
        begin = match.start()
        if match["sign"] == ">" and _OPEN_TAG.search(folded, max(0, begin - _TAG), begin):
            continue
        bound: Bound = _SIGNS.get(match["sign"] or "") or match.lastgroup  # type: ignore[assignment]
        start = match.start()
        negation = _negation(folded, match) if bound in _NEGATED else None
        if negation is not None:
            bound, start = _NEGATED[bound], negation
        adjacent[match.end()] = (bound, start)
        if negation is not None and _OBJECT.search(folded, start, match.end()):
            limits[match.end()] = bound
        recent.appendleft((match.end(), bound))
    if limits:
        _share_limits(folded, numbers or (), limits, adjacent)
    loose = tuple(
        (match.end(), match.start(), match.lastgroup or "")
        for window in windows
        for match in _LOOSE.finditer(folded, *window)
    )
    return Bounds(folded, adjacent, loose)


def _share_limits(
    folded: str,
    numbers: Iterable[int],
    limits: dict[int, Bound],
    adjacent: dict[int, tuple[Bound, int]],
) -> None:
    """«δεν υπερβαίνει τα 120 ευρώ για θηλυκό και τα 80 ευρώ για αρσενικό»: one verb, several objects."""
    at: int | None = None
    for number in numbers:
        if number in limits:
            at = number
        elif (
            at is not None
            and number not in adjacent
            and number - at <= _FARTHEST
            and _FURTHER_OBJECT.fullmatch(folded, at, number)
        ):
            adjacent[number] = (limits[at], number)
            limits[number] = limits[at]
            at = number


def _windows(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of the text before the numbers, joined where they meet."""
    windows: list[tuple[int, int]] = []
    for number in numbers:
        start = max(0, number - _FARTHEST)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], number + 1)
        else:
            windows.append((start, number + 1))
    return windows


def _negation(folded: str, match: re.Match[str]) -> int | None:
    """Where the negation of a bound begins: «δεν λαμβάνει περισσότερα από», «ουδείς … κάτω από».

    «άνω των» tells which ones are meant («δεν αφορά δήμους άνω των 5.000») and is only negated by the
    word right before it.
    """
    start = match.start()
    negation = _NEGATION.search(folded, max(0, start - 60), start)
    if negation is None:
        return None
    if _THRESHOLD.match(folded, start) and len(negation[0].split()) > 1:
        return None
    if _NEGATED_OBJECT.search(folded, max(0, negation.start() - 40), negation.start()):
        return None  # «όπου δεν έχει αρχίσει καμία εργασία είναι λιγότερα από 400»
    return negation.start()


def _bound_in_sentence(folded: str, at: int, recent: Iterable[tuple[int, Bound]]) -> Bound | None:
    """The last limit before «ούτε» in its sentence; *recent* are bounds with their ends, last first."""
    for end, bound in recent:
        if at - end > 120 or re.search(r"[.;·]\s", folded[end:at]):
            return None
        if bound in ("at_most", "at_least"):
            return bound
    return None
