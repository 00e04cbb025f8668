"""What a date is for: the day of the announcement, a deadline, a period, or something else.

>>> from ota_extract.clean import CleanText
>>> from ota_extract.scan.dates import find_dates
>>> [d.role for d in find_dates(CleanText.of("Αθήνα, 14 Μαρτίου 2020"), [])]
['announcement']
>>> [d.role for d in find_dates(CleanText.of("Οι αιτήσεις συνεχίζονται μέχρι τις 30 Απριλίου."), [])]
['deadline']
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ota_extract.clean import CleanText
from ota_extract.records import DateRole
from ota_extract.scan.calendar_points import WEEKDAY
from ota_extract.scan.date_windows import DateWindow

_ARTICLE = rf"(?:(?:τισ|στισ|την|στην|τη|το|τον|τα)\s)?(?:{WEEKDAY}\s?,?\s)?"
_DEADLINE = re.compile(
    r"(?<!\w)(?:εωσ|μεχρι|ωσ|πριν(?:\sαπο)?|αργοτερο|προθεσμια\w*|καταληκτικη|ληγ\w{2,5}|εκπνε\w{2,5}|παρατ\w+)"
    rf"(?:\s(?:και|ημερομηνια|υποβολησ|ειναι|η|οριστηκε|απο|σε|για|αυτη))*\s?:?\s?{_ARTICLE}$"
)
_TODAY = re.compile(rf"(?<!\w)(?:σημερα|χθεσ|προχθεσ)\s?,?\s(?:{WEEKDAY}\s?,?\s)?$")
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:ανακοιν\w+|γνωστοποι\w+|εγινε\sγνωστο|δημοσιοποι\w+|παρουσια(?:σ\w+|στηκ\w+)|εξεδωσ\w+)"
    rf"(?:\s\w+){{0,3}}\s{_ARTICLE}$"
)
_DEADLINE_CUES = (
    "εωσ",
    "μεχρι",
    "ωσ",
    "πριν",
    "αργοτερ",
    "προθεσμι",
    "καταληκτικ",
    "ληγ",
    "εκπν",
    "παρατ",
)
_ANNOUNCED_CUES = ("ανακοιν", "γνωστ", "δημοσιοποι", "παρουσια", "εξεδωσ")
_DATELINE = re.compile(  # «Αθήνα, », «Ημερομηνία: », or nothing before the date in its block
    rf"(?:[α-ω.]+(?:\s[α-ω]+)?\s?,\s|ημερομηνια\s?:?\s|ημ/νια\s?:?\s)?(?:{WEEKDAY}\s?,?\s)?"
)
DATELINE_WITHIN = 1500  # code points from the top: a dateline is no part of the body


def role_of(date: DateWindow, clean: CleanText) -> DateRole:
    """Tell the role of *date* from the words just before it and the block it stands in."""
    if date.is_period:
        return "period"
    before = clean.folded[max(date.start - 70, 0) : date.start]
    near = before[-40:]
    if ("σημερα" in near or "χθεσ" in near) and _TODAY.search(near):
        return "announcement"
    if any(cue in before for cue in _DEADLINE_CUES) and _DEADLINE.search(before):
        return "deadline"
    if any(cue in before for cue in _ANNOUNCED_CUES) and _ANNOUNCED.search(before):
        return "announcement"
    if _is_dateline(date, clean):
        return "announcement"
    return "other"


def _is_dateline(date: DateWindow, clean: CleanText) -> bool:
    """«Αθήνα, 14 Μαρτίου 2020» alone on its line, near the top."""
    if date.start > DATELINE_WITHIN or len(date.edtf) < len("2020-03-14"):
        return False
    at = bisect_right(clean.blocks, date.start, key=lambda block: block.start) - 1
    if at < 0 or clean.blocks[at].end > date.end + 2:
        return False
    block = clean.blocks[at]
    return _DATELINE.fullmatch(clean.folded, block.start, date.start) is not None
