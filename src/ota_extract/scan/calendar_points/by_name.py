"""Points with the name of a month: «8 Μαΐου 2023», «2-20 Νοεμβρίου», «αρχές Οκτωβρίου».

>>> [(p.year, p.month, p.days) for p in named_months("την 31η μαιου 2021, τον μαρτιο του 2020")]
[(2020, 3, ()), (2021, 5, (31,))]
>>> [p.edtf for p in named_months("τελη νοεμβριου, 2-20 νοεμβριου, 30 φεβρουαριου")]
['XXXX-11', 'XXXX-11-02/XXXX-11-20']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ota_extract.scan.calendar_points.point import CalendarPoint, days_of, exists

MONTH_STEMS = {
    "ιαν": 1, "γεν": 1, "φεβ": 2, "φλεβ": 2, "μαρ": 3, "απρ": 4, "μαι": 5, "μαη": 5, "ιουν": 6,
    "ιουλ": 7, "αυγ": 8, "σεπ": 9, "οκτ": 10, "νοε": 11, "δεκ": 12,
}  # fmt: skip
WEEKDAY = r"(?:δευτερα|τριτη|τεταρτη|πεμπτη|παρασκευη|σαββατο|κυριακη)[συ]?"

_MONTH = r"""(?:
    (?:ιανουαρι|φεβρουαρι|μαρτι|απριλι|μαι|ιουνι|ιουλι)(?:οσ|ου|ο)       # Ιανουάριος, Μαΐου, Ιούλιο
  | (?:αυγουστ|σεπτεμβρι|οκτωβρι|νοεμβρι|δεκεμβρι)(?:οσ|ου|ο)            # Αύγουστο, Δεκεμβρίου
  | (?:γεναρ|φλεβαρ|μαρτ|απριλ|μα|ιουν|ιουλ|σεπτεμβρ|οκτωβρ|νοεμβρ|δεκεμβρ)ησ?  # Γενάρη, Μάης
  | (?:ιαν|φεβρ?|μαρτ?|απρ|ιουν|ιουλ|αυγ|σεπτ?|οκτ|νοεμ?|δεκ)\b\.?       # Ιαν., Ιουλ
)(?!\w)"""
_MONTH_WORD = re.compile(_MONTH, re.VERBOSE)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:η[σν]?|α)?"  # 8, 08, 8η, 11ης

# What stands before a month and belongs to it, read backwards from the month.
_BEFORE_MONTH = re.compile(
    rf"""(?:
        (?P<weekday>(?<!\w){WEEKDAY}\s?,?\s)?
        (?<![\w/:+-])(?<!\d[.,])(?P<days>{_DAY}
            (?:\s?(?:,|-|–|(?<=\w)\s(?:και|εωσ|μεχρι|με|ωσ))\s?(?:(?:τισ|την|τη|και)\s)?{_DAY}){{0,6}})
        \s?,?\s?(?:του\s(?:μηνοσ\s|μηνα\s)?)?                              # «8 του Μαΐου»
      | (?<!\w)(?P<part>τελοσ|τελη|αρχεσ|αρχη|μεσα|τελευταιο|πρωτο|δευτερο|[αβ][΄'’´`ʹ]?)\s
        (?:(?:15νθημερο|δεκαπενθημερο|μισο|δεκαημερο)\s)?(?:(?:του|τον)\s(?:μηνα\s)?)?
    )$""",
    re.VERBOSE,
)
# a quick look at the word before, from its end: a day, «του (μηνός)», «αρχές», «τέλος», «15νθήμερο»
_MAY_BELONG = re.compile(
    r"[\s,]{0,3}(?:(?:[σν]?η|α)?\d|υοτ|νοτ|αν|ση|σο|αση|σομ|σολετ|ση|ηλετ|σεχρα|ηχρα|ασεμ|ορ|οσιμ)"
)
# the plain case, «στις 8 Μαΐου»: one day behind a word of small letters that no day goes before
_PLAIN_DAY = re.compile(r"(3[01]|[12]\d|0?[1-9])(?:η[σν]?)?")
_NO_PLAIN_WORD = re.compile(rf"(?:{WEEKDAY}|και|εωσ|μεχρι|με|ωσ|τισ|τη|την)\Z")
_YEAR_AFTER = re.compile(
    r"\s?(?:(?P<comma>,)\s?|[/.–-]\s?)?(?:του\s)?(?:ετουσ\s)?"
    r"(?:(?P<year>(?:19|20)\d\d)|(?<=\s)['’΄´](?P<short>\d\d))(?![\d%€]|[.,/]\d|\s?[€%])"
)
_NOUN_FOLLOWS = re.compile(r"\s[α-ω]{4,}")
_SHORT_BUT_WHOLE = frozenset({"μαιο", "μαη", "μαησ"})
_REACH = 48  # code points before a month in which its days may stand


def named_months(folded: str) -> Iterator[CalendarPoint]:
    """Yield the points that name a month, one month after the other."""
    for stem, month in MONTH_STEMS.items():
        at = folded.find(stem)
        while at >= 0:
            word = _MONTH_WORD.match(folded, at)
            if word and not (at and (folded[at - 1].isalpha() or folded[at - 1] == "_")):
                point = _named_month(folded, word.start(), word.end(), month)
                if point:
                    yield point
            at = folded.find(stem, at + len(stem))


def _named_month(folded: str, at: int, end: int, month: int) -> CalendarPoint | None:
    start, days, is_span, has_part = _before(folded, at)
    year, year_end = _year_after(folded, end)
    abbreviated = len(folded[at:end].rstrip(".")) <= 4 and folded[at:end] not in _SHORT_BUT_WHOLE
    if abbreviated and not days and year is None:
        return None  # «απρ.» alone is too short to be sure of
    if not days and not has_part and at and folded[at - 1] in "0123456789":
        return None
    if days and not exists(days[-1], month, year):
        return None
    return CalendarPoint(start, year_end, year, month, days, is_span)


def _before(folded: str, at: int) -> tuple[int, tuple[int, ...], bool, bool]:
    """Where the point begins, its days, whether they are a window, and whether «αρχές» stands there."""
    near = folded[max(at - 24, 0) : at]
    words = near.split(" ")
    if len(words) > 2 and not words[-1] and words[-2][:1].isdigit():
        plain = _PLAIN_DAY.fullmatch(words[-2])
        if plain and words[-3].isalpha() and not _NO_PLAIN_WORD.match(words[-3]):
            return at - 1 - len(words[-2]), (int(plain[1]),), False, False
    if not _MAY_BELONG.match(near[-8:][::-1]):
        return at, (), False, False
    begin = max(at - _REACH, 0)
    before = _BEFORE_MONTH.search(folded[begin:at])
    if not before:
        return at, (), False, False
    if before["part"]:
        return begin + before.start(), (), False, True
    days, is_span = days_of(before["days"])
    if days:
        return begin + before.start(), days, is_span, False
    # «12, 5 Μαΐου»: the last number alone is the day
    *_, last = re.finditer(r"\d+", before["days"])
    return begin + before.start("days") + last.start(), (int(last[0]),), False, False


def _year_after(folded: str, end: int) -> tuple[int | None, int]:
    found = _YEAR_AFTER.match(folded, end)
    if not found or (found["comma"] and _NOUN_FOLLOWS.match(folded, found.end())):
        return None, end
    return int(found["year"] or f"20{found['short']}"), found.end()
