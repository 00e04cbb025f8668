"""Single points of the calendar: a day, several days of one month, a month, a part of a year, a year.

The ends of a window are points of their own here; ``date_windows`` joins them.

>>> [(p.year, p.month, p.days) for p in find_points("την 31η μαιου 2021, 29.02.2023, στισ 3/5")]
[(2021, 5, (31,)), (None, 5, (3,))]
>>> [p.edtf for p in find_points("τελη νοεμβριου, β΄ εξαμηνο του 2025, για το 2024")]
['XXXX-11', '2025-41', '2024']
"""

from __future__ import annotations

from ota_extract.scan.calendar_points.by_name import WEEKDAY, named_months
from ota_extract.scan.calendar_points.in_digits import numeric_days
from ota_extract.scan.calendar_points.of_years import parts_of_year, years
from ota_extract.scan.calendar_points.point import CalendarPoint
from ota_extract.spans import SpanSet, first_of_overlapping

__all__ = ["WEEKDAY", "CalendarPoint", "find_points"]

_READERS = (named_months, numeric_days, parts_of_year, years)


def find_points(folded: str) -> list[CalendarPoint]:
    """Return the points that the folded text names, in order, none overlapping another.

    What is more exactly said goes first: the «2021» of «31η Μαΐου 2021» is no year of its own.
    """
    points: list[CalendarPoint] = []
    for reader in _READERS:
        taken = SpanSet.of(points)
        found = [p for p in reader(folded) if not taken.overlaps(p.start, p.end)]
        points = first_of_overlapping([*points, *found])
    return points
