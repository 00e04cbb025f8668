"""Checks on the sub-totals of a table: which of them its rows do not make.

The rows of a sub-total are those between it and the one before (or behind, where sub-totals stand above
their rows). One that sums up several groups («Περιφέρεια» behind its «Νομοί») is right as well. Where most
do not fit, the groups are others than they seem, and nothing is said of any.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from operator import attrgetter

from ota_extract.assemble.drafts import RowDraft, TableDraft
from ota_extract.findings import Observation, quoted
from ota_extract.greek import fold
from ota_extract.plurals import counted


def wrong_subtotals(table: str, draft: TableDraft) -> list[Observation] | None:
    """What is wrong with the sub-totals of *draft*, one by one; None where it is not clear which rows each
    is of. *table* is its id."""
    subtotals = sorted(draft.subtotals, key=lambda one: one[2].start)
    rows = sorted(draft.rows, key=attrgetter("span.start"))
    marks = [
        bisect_left(rows, span.start, key=attrgetter("span.start")) for _, _, span in subtotals
    ]
    above = marks[:1] == [0]
    groups = [
        rows[first:last] for first, last in pairwise([*marks, len(rows)] if above else [0, *marks])
    ]
    sums = [sum((row.amount for row in group if row.amount), Decimal(0)) for group in groups]
    fits = [
        printed in accumulate(sums[at:] if above else reversed(sums[: at + 1]))
        for at, (_, printed, _) in enumerate(subtotals)
    ]
    if fits.count(True) < max(fits.count(False), 1):
        return None
    if any(not fit and not group for fit, group in zip(fits, groups, strict=True)):
        return None
    return [
        Observation(
            "table-sum-differs",
            f"The sub-total {quoted(label)}{_of(label, group)} is {printed:f}, "
            f"its {counted(len(group), 'row adds', 'rows add')} up to {added:f}.",
            spans=(span,),
            expected=printed,
            found=added,
            refs=(table,),
        )
        for (label, printed, span), group, added, fit in zip(
            subtotals, groups, sums, fits, strict=True
        )
        if not fit
    ]


def _of(label: str, rows: Sequence[RowDraft]) -> str:
    """Which area it is of, where all *rows* name one and the *label* does not."""
    for areas in ({row.prefecture for row in rows}, {row.region for row in rows}):
        area = areas.pop() if len(areas) == 1 else None
        if area is not None:
            return "" if fold(area) in fold(label) else f" of {area}"
    return ""
