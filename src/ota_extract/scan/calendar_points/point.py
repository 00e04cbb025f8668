"""One point of the calendar, as far as the words say it, and its EDTF.

>>> CalendarPoint(0, 1, None, 7, (25,)).edtf, CalendarPoint(0, 1, 2025, sub_year=41).edtf
('XXXX-07-25', '2025-41')
>>> CalendarPoint(0, 1, 1990, decade=True).edtf
'199X'
>>> CalendarPoint(0, 1, 2017, 12, (1, 2)).edtf
'{2017-12-01,2017-12-02}'
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from itertools import pairwise

_NUMBER = re.compile(r"\d+")
_SPAN = re.compile(r"[-–]|εωσ|μεχρι|ωσ|με")


@dataclass(frozen=True, slots=True)
class CalendarPoint:
    """What is said of one point: ``None`` where it is not said, two days or more for a set.

    ``span_of_days`` marks «2-20 Νοεμβρίου»: the days are the ends of a window.
    ``sub_year`` is the EDTF code of a season, quarter or half-year.
    """

    start: int
    end: int
    year: int | None
    month: int | None = None
    days: tuple[int, ...] = ()
    span_of_days: bool = False
    sub_year: int | None = None
    decade: bool = False
    """Whether the ten years that begin with ``year`` are meant: «δεκαετία του 1990»."""

    @property
    def edtf(self) -> str:
        """The point in EDTF: ``XXXX-07-25``, ``2025-41``, ``{2017-12-01,2017-12-02}``."""
        each = [self.on_day(day) for day in self.days]
        if not each:
            return self.on_day(None)
        if self.span_of_days:
            return f"{each[0]}/{each[-1]}"
        return each[0] if len(each) == 1 else "{" + ",".join(each) + "}"

    def on_day(self, day: int | None) -> str:
        """The EDTF of the point on one *day* of it."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        if self.decade:
            return f"{year[:3]}X"
        within = self.sub_year or self.month
        return year + (f"-{within:02}" if within else "") + (f"-{day:02}" if day else "")


def days_of(words: str) -> tuple[tuple[int, ...], bool]:
    """The days of «1,2 και 3» or «2-20»; none where they do not go up (they are no days then).

    >>> days_of("2-20"), days_of("1,2 και 3"), days_of("12, 5")
    (((2, 20), True), ((1, 2, 3), False), ((), False))
    """
    days = tuple(map(int, _NUMBER.findall(words)))
    if len(days) == 1:
        return days, False
    if any(one >= two for one, two in pairwise(days)):
        return (), False
    return days, len(days) == 2 and _SPAN.search(words) is not None


def exists(day: int, month: int, year: int | None) -> bool:
    """Whether there is such a day, in *year* or at least in a leap year."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2000, month)[1]
