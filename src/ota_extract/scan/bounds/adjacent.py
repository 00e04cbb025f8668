"""Bound words right before a number: «περισσότερα από», «έως και», «δεν υπερβαίνει τα», «≥».

>>> find_adjacent("δεν υπερβαινει τα 5.000 ευρω, ανω των 7", [(0, 38)], [18, 38])
{18: ('at_most', 0), 38: ('more_than', 30)}
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import chain

from ota_extract.records import Bound
from ota_extract.scan.bounds.around import FARTHEST

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
        | υπολειπ(?:εται|ονται)\s+(?:των|του|τησ)\b                      # falls short of; «υπολείπονται 35 εκατ.» remain
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
          (?:περιπου|περι|γυρω|σχεδον|κοντα|καπου)\b(?:\s+κατα\b(?!\s+μεσ))? | τησ\s+ταξ(?:ησ|εωσ)\b | κατα\s+προσεγγιση\b | κατ['’΄]?\s?εκτιμηση\b
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
    r"|\b(?:δεν|μην?|οχι|ουδε(?:ισ|μια|ν)|κανε(?:νασ|ισ|να)|καμι?α|ποτε|χωρισ(?=\s+(?:[α-ω]+\s+){0,3}να\b))\s+"
    r"(?:[α-ω]+,\s[α-ω\s]{1,40},\s(?=να\b))?(?:[α-ω]+\s+){0,4}$"  # «δεν μπορεί, βάσει του νόμου, να …»
)
_NEGATED_OBJECT = re.compile(r"\b(?:δεν|μην?)\s+(?:[α-ω]+\s+){1,3}(?<!\sσε\s)(?<!\sμε\s)$")
_THRESHOLD = re.compile(r"(?:ανω|κατω|υπερ)\s+(?:των|του|τησ)|περισσοτεροι\s+(?=\d)")
_NEGATED: dict[Bound, Bound] = {"more_than": "at_most", "less_than": "at_least"}
_OBJECT = re.compile(r"\s(?:τα|τισ|τουσ|το)\s+(?:€\s*)?$")
# behind the first object: «5.000 ευρώ για δήμους έως 20.000 κατοίκων και τα » (the next number follows)
_FURTHER_OBJECT = re.compile(
    r"[^;·\n]{1,40}?\s(?:για|σε|στ(?:ουσ|ισ|α|ην?|ο))\s(?:(?!\.\s)[^;·\n])*?(?:,|\sκαι)\s(?:τα|τισ|τουσ|το)\s"
)


def find_adjacent(
    folded: str, windows: Iterable[tuple[int, int]], numbers: Sequence[int]
) -> dict[int, tuple[Bound, int]]:
    """Where a bound ends and a number may begin → the bound, and where its words begin.

    Looked for in the *windows* of *folded*; *numbers* are the offsets where numbers begin.
    """
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
        _share_limits(folded, numbers, limits, adjacent)
    return adjacent


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
            and number - at <= FARTHEST
            and _FURTHER_OBJECT.fullmatch(folded, at, number)
        ):
            adjacent[number] = (limits[at], number)
            limits[number] = limits[at]
            at = number


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
