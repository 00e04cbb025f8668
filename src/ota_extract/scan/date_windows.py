"""Windows and periods: two points of the calendar that one phrase joins.

The year said once at the end holds for both ends, unless that would turn the window upside down:
then the first end keeps its unknown year.

>>> from ota_extract.scan.calendar_points import find_points
>>> def show(folded):
...     return [(folded[w.start:w.end], w.edtf) for w in join_windows(folded, find_points(folded))]
>>> show("απο 1 δεκεμβριου εωσ 15 ιανουαριου 2021")
[('απο 1 δεκεμβριου εωσ 15 ιανουαριου 2021', 'XXXX-12-01/2021-01-15')]
>>> show("στις 3 μαρτιου και στισ 5 απριλιου 2024")
[('3 μαρτιου', '2024-03-03'), ('5 απριλιου 2024', '2024-04-05')]
>>> show("εσπα 2021-2027, σχολικο ετοσ 2024-'25")
[('2021-2027', '2021/2027'), ("2024-'25", '2024/2025')]
>>> show("01/02/2025-28/02/2025, 1.1.2025-31.3.2025, αρ. 12/05/2024-12")
[('01/02/2025-28/02/2025', '2025-02-01/2025-02-28'), ('1.1.2025-31.3.2025', '2025-01-01/2025-03-31')]
>>> show("1.1.-31.12.2023, 1/7-30/9/2024, το 1.1-3 και 2.4. – 5.6 μονάδες, 2.4-5.6")
[('1.1.-31.12.2023', '2023-01-01/2023-12-31'), ('1/7-30/9/2024', '2024-07-01/2024-09-30')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ota_extract.scan.calendar_points import WEEKDAY, CalendarPoint

_JOINT = re.compile(
    rf"""(?:\.(?=\s?[-–—]))?(?:,?\s(?:και\s)?(?:ωρα\s)?\d{{1,2}}[:.]\d\d)?\s?(?: (?P<dash>[-–—]) | (?P<until>εωσ|μεχρι|ωσ) | (?P<to>με) | (?P<and>και) )\s?
        (?:και\s)?(?:(?:το\sτελοσ|τελοσ)\sτου\s|(?:τισ|την|τη|τον|το|τα)\s)?(?:{WEEKDAY}\s?,?\s)?$""",
    re.VERBOSE,
)
_FROM = re.compile(
    rf"(?<!\w)(?:απο|μεταξυ)\s(?:(?:τισ|την|τη|τον|το|τα|των)\s)?(?:{WEEKDAY}\s?,?\s)?$"
)
_ALSO = re.compile(  # «, και από τις»
    rf",?\s?(?P<and>και\s)?(?:(?:απο|στισ|μεταξυ)\s)?(?:(?:τισ|την|τη)\s)?(?:{WEEKDAY}\s?,?\s)?"
)
_SHORT_END = re.compile(r"\s?[-–—/]\s?['’΄´]?((?:20)?\d\d)(?![\d.,%€/-]\d|[\d%€])")


@dataclass(frozen=True, slots=True)
class DateWindow:
    """A date as it is mentioned: one point, or two that make a window or period."""

    start: int
    end: int
    edtf: str
    is_period: bool


def join_windows(folded: str, points: Sequence[CalendarPoint]) -> list[DateWindow]:
    """Join the points that «από … έως …», «μεταξύ … και …» or a dash make one; keep the others."""
    points = _with_shared_years(folded, points)
    windows: list[DateWindow] = []
    at = 0
    while at < len(points):
        one = points[at]
        two = points[at + 1] if at + 1 < len(points) else None
        window = _window(folded, one, two) if two else None
        if window:
            at += 1
        else:
            window = _school_year(folded, one) or _alone(folded, one)
        windows.append(window)
        at += 1
    return windows


def _with_shared_years(folded: str, points: Sequence[CalendarPoint]) -> list[CalendarPoint]:
    """«στις 3 Μαρτίου και στις 5 Απριλίου 2024», «1-15 Μαρτίου και 3-20 Απριλίου 2024»: one year for all.

    A comma alone lends no year; in «Α, Β και Γ 2024» it does.
    """
    shared = list(points)
    lent = False
    for nth in range(len(shared) - 2, -1, -1):
        one, two = shared[nth], shared[nth + 1]
        lends = one.year is None and two.year is not None and one.days and two.days
        if not lends or two.start - one.end > 40 or not _not_later(one, two):
            lent = False
            continue
        also = _ALSO.fullmatch(folded, one.end, two.start)
        lent = bool(also and (lent or also["and"])) or bool(
            not also and _JOINT.fullmatch(folded, one.end, two.start)
        )
        if lent:
            shared[nth] = replace(one, year=two.year)
    return shared


def _window(folded: str, one: CalendarPoint, two: CalendarPoint) -> DateWindow | None:
    if two.start - one.end > 40 or len(one.days) > 1 or len(two.days) > 1:
        return None
    joint = _JOINT.fullmatch(folded, one.end, two.start)
    if not joint:
        return None
    lead = _FROM.search(folded[max(one.start - 28, 0) : one.start])
    says_from = lead is not None and lead[0].startswith("απο")
    between = lead is not None and not says_from
    if joint["and"] and not between:
        return None
    if joint["to"] and not says_from and one.days == ():
        return None
    first = one
    if one.year is None and two.year is not None and _not_later(one, two):
        first = replace(one, year=two.year)
    if None not in (first.year, two.year) and first.edtf > two.edtf:
        return None  # upside down: two dates, not a window
    start = one.start - (len(lead[0]) if lead else 0)
    return DateWindow(start, two.end, f"{first.edtf}/{two.edtf}", is_period=True)


def _not_later(one: CalendarPoint, two: CalendarPoint) -> bool:
    return (one.month or 0, one.days) <= (two.month or 12, two.days or (31,))


def _school_year(folded: str, one: CalendarPoint) -> DateWindow | None:
    """«2024-'25», «2024-25»: the second year by its last two digits."""
    if one.year is None or one.month or one.sub_year:
        return None
    tail = _SHORT_END.match(folded, one.end)
    if not tail or not 0 < (int(tail[1]) - one.year) % 100 <= 9:
        return None
    last = one.year + (int(tail[1]) - one.year) % 100
    return DateWindow(one.start, tail.end(), f"{one.year}/{last}", is_period=True)


def _alone(folded: str, one: CalendarPoint) -> DateWindow:
    if not one.span_of_days:
        return DateWindow(one.start, one.end, one.edtf, is_period=False)
    lead = _FROM.search(folded[max(one.start - 28, 0) : one.start])
    start = one.start - (len(lead[0]) if lead else 0)
    return DateWindow(start, one.end, one.edtf, is_period=True)
