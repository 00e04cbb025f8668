"""What a date is for: the day of the announcement, a deadline, a period, or something else.

>>> from ota_extract.clean import CleanText
>>> from ota_extract.scan.dates import find_dates
>>> [d.role for d in find_dates(CleanText.of("Αθήνα, 14 Μαρτίου 2020"), [])]
['announcement']
>>> text = "Αθήνα, 27 Ιουλίου 2024 – Ανακοινώθηκε χθες, 26 Ιουλίου, το έργο"
>>> [d.role for d in find_dates(CleanText.of(text), [])]
['other', 'announcement']
>>> [d.role for d in find_dates(CleanText.of("Οι αιτήσεις συνεχίζονται μέχρι τις 30 Απριλίου."), [])]
['deadline']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ota_extract.clean import CleanText
from ota_extract.records import DateRole
from ota_extract.scan.addresses import TOWNS
from ota_extract.scan.calendar_points import WEEKDAY
from ota_extract.scan.date_windows import DateWindow

_ARTICLE = rf"(?:(?:τισ|στισ|την|στην|τη|το|τον|τα)\s)?(?:{WEEKDAY}\s?,?\s)?"
_DEADLINE = re.compile(
    r"(?<!\w)(?:εωσ|μεχρι|ωσ|πριν(?:\sαπο)?|αργοτερο|προθεσμια\w*|καταληκτικη|ληγ\w{2,5}|εκπνε\w{2,5}|παρατ\w+)"
    rf"(?:\s(?:και|ημερομηνια|υποβολησ|ειναι|η|οριστηκε|απο|σε|για|αυτη))*\s?:?\s?{_ARTICLE}$"
)
_TODAY = re.compile(
    rf"(?<!\w)(?<!εωσ\s)(?<!μεχρι\s)(?<!ωσ\s)(?<!απο\s)(?:σημερα|χθεσ|προχθεσ)\s?,?\s(?:{WEEKDAY}\s?,?\s)?$"
)
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:ανακοιν\w+|γνωστοποι\w+|εγινε\sγνωστο|δημοσιοποι\w+|παρουσια(?:σ\w+|στηκ\w+)|εξεδωσ\w+)"
    rf"(?:\s\w+){{0,3}}\s{_ARTICLE}$"
)
_DEADLINE_CUES = tuple("εωσ μεχρι ωσ πριν αργοτερ προθεσμι καταληκτικ ληγ εκπν παρατ".split())
_ANNOUNCED_CUES = tuple("ανακοιν γνωστ δημοσιοποι παρουσια εξεδωσ".split())
_PLACE = (
    r"(?!(?:στισ|τισ|την|τησ|απο|εωσ|μεχρι|ωσ|για|κατα|μετα|πριν|και|η|στην)\s)[α-ω.]+(?:\s[α-ω]+)?"
)
_DATELINE = re.compile(  # «Αθήνα, », «Αθήνα », «Ημερομηνία: », or nothing before the date in its block
    rf"(?:(?:{_PLACE}\s?[,:]|(?:{TOWNS}))\s|ημερομηνια\s?:?\s|ημ/νια\s?:?\s)?(?:{WEEKDAY}\s?,?\s)?"
)
_DATELINE_AT_END = re.compile(  # «ΥΠΟΥΡΓΕΙΟ ΥΠΟΔΟΜΩΝ – Δ.Τ. 22 Ιουν. 2021», «ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ Αθήνα, 7/4/2022»
    rf"(?:υπουργειο|ελληνικη\s?δημοκρατια)[^\n.;]{{0,90}}?(?:\s[–—-]\s(?:δ\.\s?τ\.|δελτιο\sτυπου)?\s?,?\s?|\s{_PLACE},\s)(?:{WEEKDAY}\s?,?\s)?"
)
# «ΛΑΜΙΑ, 21 Σεπτεμβρίου 2020 – Αυτοψία …», «ΛΑΜΙΑ, 12.12.23. Εγκρίθηκε …»: the text begins on its line
_PLACE_FIRST = re.compile(rf"{_PLACE}\s?,\s(?:{WEEKDAY}\s?,?\s)?")
_TEXT_FOLLOWS = re.compile(r"\s?(?:[–—]|-\s|\.\s|:\s)")
_HOUR_FOLLOWS = re.compile(r",?\s?(?:ωρα\s)?\d{1,2}[:.]\d\d")
DATELINE_WITHIN = 1500  # code points from the top: a dateline is no part of the body


def roles_of(dates: Sequence[DateWindow], clean: CleanText) -> list[DateRole]:
    """Tell the role of each of *dates* from the words just before it and the block it stands in.

    «σήμερα, 25 Ιουλίου» says when something was announced; a dateline of another day is then only
    the day of the paper.
    """
    folded = clean.folded
    cues = _Cues(folded)
    roles: list[DateRole] = []
    datelines: list[int] = []
    today: set[str] = set()
    for nth, date in enumerate(dates):
        if cues.today and not date.is_period and _says_today(date, folded):
            today.add(date.edtf[-5:])
            roles.append("announcement")
            continue
        role = _role_by_words(date, folded, cues)
        if role == "other" and date.start <= DATELINE_WITHIN and _is_dateline(date, clean):
            role = "announcement"
            datelines.append(nth)
        roles.append(role)
    if "announcement" not in roles:  # a decision has its day above the signature
        for nth in reversed(range(len(dates))):
            if roles[nth] == "other" and _is_dateline(dates[nth], clean):
                roles[nth] = "announcement"
                break
    for nth in datelines:
        if today and dates[nth].edtf[-5:] not in today:
            roles[nth] = "other"
    return roles


class _Cues:
    """The words of *folded* that can give a date its role: what a text lacks is looked for once."""

    def __init__(self, folded: str) -> None:
        self.today = "σημερα" in folded or "χθεσ" in folded
        self.deadline = tuple(cue for cue in _DEADLINE_CUES if cue in folded)
        self.announced = tuple(cue for cue in _ANNOUNCED_CUES if cue in folded)


def _role_by_words(date: DateWindow, folded: str, cues: _Cues) -> DateRole:
    if date.is_period:
        return "period"
    before = folded[max(date.start - 70, 0) : date.start]
    if _has(before, cues.deadline) and _DEADLINE.search(before):
        return "deadline"
    if _has(before, cues.announced) and _ANNOUNCED.search(before):
        return "announcement"
    return "other"


def _says_today(date: DateWindow, folded: str) -> bool:
    near = folded[max(date.start - 40, 0) : date.start]
    return ("σημερα" in near or "χθεσ" in near) and _TODAY.search(near) is not None


def _has(words: str, cues: tuple[str, ...]) -> bool:
    for cue in cues:  # noqa: SIM110 - a generator would cost more than the search itself
        if cue in words:
            return True
    return False


def _is_dateline(date: DateWindow, clean: CleanText) -> bool:
    """«Αθήνα, 14 Μαρτίου 2020» near the top: alone on its line, or before the first sentence."""
    if len(date.edtf) != len("2020-03-14"):
        return False
    at = bisect_right(clean.blocks, date.start, key=lambda block: block.start) - 1
    if at < 0 or clean.blocks[at].end < date.end:
        return False
    block, folded = clean.blocks[at], clean.folded
    if block.end <= date.end + 2:
        return any(
            lead.fullmatch(folded, block.start, date.start) is not None
            for lead in (_DATELINE, _DATELINE_AT_END)
        )
    return (
        _TEXT_FOLLOWS.match(folded, date.end) is not None
        and _HOUR_FOLLOWS.match(folded, date.end) is None
        and _PLACE_FIRST.fullmatch(folded, block.start, date.start) is not None
    )
