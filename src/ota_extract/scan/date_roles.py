"""What a date is for: the day of the announcement, a deadline, a period, or something else.

>>> from ota_extract.clean import Block, CleanText
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

from ota_extract.clean import Block, CleanText
from ota_extract.records import DateRole
from ota_extract.scan.addresses import TOWNS
from ota_extract.scan.calendar_points import WEEKDAY
from ota_extract.scan.date_windows import DateWindow

_WEEKDAY = rf"(?:{WEEKDAY}\s?,?\s)?"  # «Τρίτη, », or nothing
_ARTICLE = rf"(?:(?:τισ|στισ|την|στην|τη|το|τον|τα)\s)?{_WEEKDAY}"
_DEADLINE = re.compile(
    r"(?<!\w)(?:εωσ|μεχρι|ωσ|πριν(?:\sαπο)?|αργοτερο|προθεσμια\w*|καταληκτικη|ληγ\w{2,5}|ληξη[σ]?|εκπνε\w{2,5}|παρατ\w+)"
    rf"(?:\s(?:και|ημερομηνια|υποβολησ|προθεσμιασ|τησ|ειναι|η|οριστηκε|απο|σε|για|αυτη))*\s?:?\s?{_ARTICLE}$"
)
# «Μέχρι 25/8 υποβλήθηκαν 300 αιτήσεις»: what was done by that day; not «που υποβλήθηκαν έως τις 31/10»
_UNTIL = re.compile(rf"(?<!\w)(?<!ηκαν\s)(?:εωσ|μεχρι|ωσ)(?:\sκαι)?\s?{_ARTICLE}$")
_WAS_DONE = re.compile(
    r",?\s(?:(?!θα\s)[α-ω]+\s){0,2}?(?:[α-ω]+(?:ηκαν|ηκε|ησαν)\b|ειχαν?\s|ειχε\s|εχ(?:ουν|ει)\s(?:[α-ω]+\s)?[α-ω]+[θσξψβ]ει\b)"
)
_TODAY = re.compile(
    r"(?<!\w)(?<!εωσ\s)(?<!μεχρι\s)(?<!ωσ\s)(?<!απο\s)(?:σημερα|χθεσ|προχθεσ)"
    rf"\s?,?\s{_WEEKDAY}$"
)
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:ανακοιν\w+|γνωστοποι\w+|εγινε\sγνωστο|δημοσιοποι\w+|παρουσια(?:σ\w+|στηκ\w+)|εξεδωσ\w+)"
    rf"(?:\s\w+){{0,3}}\s{_ARTICLE}$"
)
_DEADLINE_CUES = tuple("εωσ μεχρι ωσ πριν αργοτερ προθεσμι καταληκτικ ληγ ληξ εκπν παρατ".split())
_ANNOUNCED_CUES = tuple("ανακοιν γνωστ δημοσιοποι παρουσια εξεδωσ".split())

_NO_PLACE = r"(?:στισ|τισ|την|τησ|απο|εωσ|μεχρι|ωσ|για|κατα|μετα|πριν|και|η|στην)\s"
_NO_TOWN = r"(?:εναρξη|ληξη|αρχη|τελοσ|υπογραφη|ισχυσ|ισχυει|προθεσμια|διαρκεια)(?!\w)"  # «ΕΝΑΡΞΗ: 01/02/2024»
_PLACE = rf"(?!{_NO_PLACE}|{_NO_TOWN})[α-ω.]+(?:\s[α-ω]+)?"  # «Αθήνα», «Αγ. Νικόλαος»
_DATELINE = (
    re.compile(  # «Αθήνα, », «Αθήνα », «Ημερομηνία: », or nothing before the date in its block
        rf"(?:(?:{_PLACE}\s?[,:]|(?:{TOWNS}))\s|ημερομηνια\s?:?\s|ημ/νια\s?:?\s)?{_WEEKDAY}"
    )
)
_PRESS_RELEASE = re.compile(  # «ΔΕΛΤΙΟ ΤΥΠΟΥ 8/7/2019»
    rf"(?:δελτιο\s?τυπου|δ\.\s?τ\.|ανακοινωση)\s?[,:–—-]?\s?(?:{_PLACE},\s)?{_WEEKDAY}"
)
_BEHIND_SENDER = (
    re.compile(  # «ΥΠΟΥΡΓΕΙΟ ΥΠΟΔΟΜΩΝ – Δ.Τ. 22 Ιουν. 2021», «ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ Αθήνα, 7/4/2022»
        r"(?:υπουργειο|ελληνικη\s?δημοκρατια)[^\n.;]{0,90}?"
        rf"(?:\s[–—-]\s(?:δ\.\s?τ\.|δελτιο\sτυπου)?\s?,?\s?|\s{_PLACE},\s){_WEEKDAY}"
    )
)
# «ΛΑΜΙΑ, 21 Σεπτεμβρίου 2020 – Αυτοψία …», «ΛΑΜΙΑ, 12.12.23. Εγκρίθηκε …»: the text begins on its line
_PLACE_FIRST = re.compile(rf"{_PLACE}\s?,\s{_WEEKDAY}")
# the right column of a letterhead, which is all in capitals: «ΚΑΙ ΑΠΟΚΕΝΤΡΩΣΗΣ Αθήνα, 12 Φεβρουαρίου 2025»
_BESIDE_LETTERHEAD = re.compile(
    r"[^a-zα-ωά-ώ\n]{3,90}\s[Α-ΩΆ-Ώ][α-ωά-ώ]+(?:\s[Α-ΩΆ-Ώ][α-ωά-ώ]+)?,\s"
)
# «Αλεξανδρούπολη, 27 Νοεμβρίου 2025)»: where and when a speech was held
_IN_BRACKETS = re.compile(rf"\({_PLACE},\s{_WEEKDAY}$")
# the day a page was published: «12/05/2022 13:45», «25 Απριλίου 2023 | Παιδεία», «Δημοσίευση: 11/11/2023 18:20»
_PUBLISHED = re.compile(rf"(?:δημοσιευ\w+\s?:?\s)?{_WEEKDAY}")
_PUBLISHED_FOLLOWS = re.compile(
    r",?\s\d{1,2}:\d\d\b|\s?[|•·]|\s\d{1,3}[’']|\s?τευχοσ\b"  # and the day of a gazette
)
_LONGEST_PUBLISHED = 90
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
    if "announcement" not in roles:
        own = _own_day(dates, roles, clean)
        if own is not None:
            roles[own] = "announcement"
    for nth in datelines:
        if today and dates[nth].edtf[-5:] not in today:
            roles[nth] = "other"
    return roles


def _own_day(
    dates: Sequence[DateWindow], roles: Sequence[DateRole], clean: CleanText
) -> int | None:
    """The number of the date that takes the place of a dateline: the day a page was published, or that
    of a decision above its signature."""
    others = [nth for nth, role in enumerate(roles) if role == "other"]
    for nth in others:
        if dates[nth].start <= DATELINE_WITHIN and _is_published(dates[nth], clean):
            return nth
    return next((nth for nth in reversed(others) if _is_dateline(dates[nth], clean)), None)


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
        done = _UNTIL.search(before) and _WAS_DONE.match(folded, date.end)
        return "other" if done else "deadline"
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
    block, folded = _block_of_day(date, clean), clean.folded
    if block is None:
        return False
    if block.end <= date.end + 2:
        return (
            any(
                lead.fullmatch(folded, block.start, date.start) is not None
                for lead in (_DATELINE, _PRESS_RELEASE, _BEHIND_SENDER)
            )
            or _BESIDE_LETTERHEAD.fullmatch(clean.text, block.start, date.start) is not None
            or _IN_BRACKETS.search(folded, max(block.start, date.start - 60), date.start)
            is not None
        )
    return (
        _TEXT_FOLLOWS.match(folded, date.end) is not None
        and _HOUR_FOLLOWS.match(folded, date.end) is None
        and _PLACE_FIRST.fullmatch(folded, block.start, date.start) is not None
    )


def _is_published(date: DateWindow, clean: CleanText) -> bool:
    """«12/05/2022 13:45», «Δημοσίευση: 11/11/2023 18:20»: a short line of its own."""
    block = _block_of_day(date, clean)
    return (
        block is not None
        and block.end - block.start < _LONGEST_PUBLISHED
        and _PUBLISHED_FOLLOWS.match(clean.folded, date.end) is not None
        and _PUBLISHED.fullmatch(clean.folded, block.start, date.start) is not None
    )


def _block_of_day(date: DateWindow, clean: CleanText) -> Block | None:
    """The block that holds *date*, where it is a day with its year."""
    if len(date.edtf) != len("2020-03-14"):
        return None
    at = bisect_right(clean.blocks, date.start, key=lambda block: block.start) - 1
    return clean.blocks[at] if at >= 0 and date.end <= clean.blocks[at].end else None
