"""Days in digits: «07.04.2022», «1,2/12/2018», «στις 29/8», «2025-09-01», «από 03/2024».

>>> [p.edtf for p in numeric_days("7/4/2022, 29.02.2023, στισ 3/5, 24/7, 10.6.15")]
['2022-04-07', 'XXXX-05-03']

Two digits of a year count behind a slash, a word that announces a day («στις»), or the place of a
dateline; «10.6.15» may as well number a section:

>>> [p.edtf for p in numeric_days("λαμια, 12.12.23. εγκριθηκε η παρ. 10.6.15")]
['2023-12-12']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ota_extract.scan.calendar_points.by_name import WEEKDAY
from ota_extract.scan.calendar_points.point import CalendarPoint, days_of, exists

# 01/02/2025-28/02/2025, 07/04/2022, 7.4.2022, 07-04-2022, 12/1/19, 1,2/12/2018, 14-16/11/2018, 2025-09-01
_NUMERIC = re.compile(
    r"""[0-9](?<!\w\d)(?<![/:+]\d)(?:(?<!\d[.,–-]\d)|(?<=[/.](?:19|20)\d\d[–-]\d)|(?<=[/.]\d[–-]\d)|(?<=[/.]\d\d[–-]\d))
    (?: (?<=(?P<iso>[12]))[0-9]{3}-[01]?\d-[0-3]?\d(?!\d|-\d)
      | [0-9]?(?:η|ησ)?(?P<more>(?:(?!-\d\d?-\d\d(?![\d-]))\s?(?:,|-|–|\sκαι\s)\s?[0-3]?\d(?:η|ησ)?){0,8})
        (?P<one>\s?[/.-]\s?)(?P<month>[01]?\d)
        (?:(?P=one)(?P<year>(?:19|20)\d\d|\d\d)(?![.,]?\d|/\d|-\d(?!\d?(?P=one)[01]?\d(?P=one)(?:19|20)\d\d)|\s?[€%])|(?P<short>)(?![\d/%€]|[.,:]\d|-\d(?!\d?(?P=one)[01]?\d(?P=one)(?:19|20)\d\d)))
    )""",
    re.VERBOSE,
)
# «στις 29/8», «(23/5)»: words that make a day of two numbers with a slash
_CUE = re.compile(
    rf"(?:(?<!\w)(?:στισ|τισ|την|στην|τησ|απο|εωσ|μεχρι|ωσ|σημερα|χθεσ|αυριο|{WEEKDAY})\s?,?\s|\()$"
)
_PLACE = re.compile(r"(?:^|\n)\s?(?:[α-ω]{3,20}(?:\s[α-ω]{3,20})?(?:,|\s?:)?\s|ημερομηνια\s?:\s?)$")
_FRACTION_CUE = re.compile(r"(?:απο|εωσ|μεχρι|ωσ)\s$")
_OF = re.compile(r"\s(?:του|των|τησ)\b")
_SHORT_WINDOW = re.compile(
    r"\.?\s?(?:-|–|εωσ|μεχρι|ωσ)\s?(?:και\s)?(?:τισ\s|την\s)?\d{1,2}([/.])\d{1,2}\1\d"
)
_MONTH_YEAR = re.compile(r"(?<![\w/.,-])(?P<month>0[1-9]|1[0-2]|[1-9])/(?P<year>20\d\d)(?![\w/.-])")
_MONTH_YEAR_CUE = re.compile(r"(?<!\w)(?:τον|απο|εωσ|μεχρι|περιοδο|διαστημα|μηνα)\s(?:τον\s)?$")


def numeric_days(folded: str) -> Iterator[CalendarPoint]:
    """Yield the days in digits, then the months («από 03/2024»)."""
    for found in _NUMERIC.finditer(folded):
        point = _point(folded, found)
        if point:
            yield point
    if "/20" in folded:
        for found in _MONTH_YEAR.finditer(folded):
            if _MONTH_YEAR_CUE.search(folded[max(found.start() - 24, 0) : found.start()]):
                yield CalendarPoint(
                    found.start(), found.end(), int(found["year"]), int(found["month"])
                )


def _point(folded: str, found: re.Match[str]) -> CalendarPoint | None:
    start, end = found.span()
    if found["iso"]:
        year, month, day = (int(part) for part in found[0].split("-"))
        fits = exists(day, month, year) and year > 1900
        return CalendarPoint(start, end, year, month, (day,)) if fits else None
    mark, month = found["one"].strip(), int(found["month"])
    days, is_span = days_of(folded[start : found.start("one")])
    if not days or not all(exists(day, month, None) for day in days):
        return None
    before = folded[max(start - 48, 0) : start]
    if found["year"] is None:
        if len(days) > 1 or not _day_and_month_only(folded, found, before[-24:], mark):
            return None
        return CalendarPoint(start, end, None, month, days)
    year = int(found["year"])
    if len(found["year"]) == 2:
        if mark != "/" and not _CUE.search(before[-24:]) and not _PLACE.search(before):
            return None
        year += 2000 if year < 50 else 1900
    if not exists(days[-1], month, year):
        return None
    return CalendarPoint(start, end, year, month, days, is_span)


def _day_and_month_only(folded: str, found: re.Match[str], before: str, mark: str) -> bool:
    """«στις 29/8», «(23/5)», «από 1.9 έως 30.11.2020»; not «24/7», «έως 2/3 του», «11.4 C»."""
    if _SHORT_WINDOW.match(folded, found.end()):
        return True
    cue = _CUE.search(before)
    if mark != "/" or cue is None or "\n" in found[0]:
        return False
    if cue[0] == "(":
        return folded[found.end() : found.end() + 1] == ")"
    return not (_FRACTION_CUE.search(before) and _OF.match(folded, found.end()))
