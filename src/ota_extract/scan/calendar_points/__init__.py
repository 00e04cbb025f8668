"""Single points of the calendar: a day, several days of one month, a month, a part of a year, a year.

The ends of a window are points of their own here; ``date_windows`` joins them.

>>> [(p.year, p.month, p.days) for p in find_points("την 31η μαιου 2021, 29.02.2023, στισ 3/5")]
[(2021, 5, (31,)), (None, 5, (3,))]
>>> [p.edtf for p in find_points("τελη νοεμβριου, β΄ εξαμηνο του 2025, για το 2024")]
['XXXX-11', '2025-41', '2024']
"""

from __future__ import annotations

from bisect import bisect_left

from ota_extract.scan.calendar_points.by_name import WEEKDAY, named_months
from ota_extract.scan.calendar_points.in_digits import numeric_days
from ota_extract.scan.calendar_points.of_years import parts_of_year, years
from ota_extract.scan.calendar_points.point import CalendarPoint

__all__ = ["WEEKDAY", "CalendarPoint", "find_points"]

_READERS = (named_months, numeric_days, parts_of_year, years)


def find_points(folded: str) -> list[CalendarPoint]:
    """Return the points that the folded text names, in order, none overlapping another.

    What is more exactly said goes first: the «2021» of «31η Μαΐου 2021» is no year of its own.
    """
    taken: list[CalendarPoint] = []
    for reader in _READERS:
        starts = [point.start for point in taken]
        found = list(reader(folded))
        for point in found:
            at = bisect_left(starts, point.end)
            if at == 0 or taken[at - 1].end <= point.start:
                taken.append(point)
        taken.sort(key=lambda point: point.start)
        taken = _first_of_overlapping(taken)
    return taken


def _first_of_overlapping(points: list[CalendarPoint]) -> list[CalendarPoint]:
    kept: list[CalendarPoint] = []
    for point in points:
        if not kept or kept[-1].end <= point.start:
            kept.append(point)
    return kept
