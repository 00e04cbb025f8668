"""Headings of the groups of one table: «ΝΟΜΟΣ ΧΑΝΙΩΝ», «Περιφέρεια Ηπείρου (7 Δήμοι)».

>>> from ota_extract.clean import CleanText
>>> def area(line):
...     clean = CleanText.of(line)
...     found = read_group_heading(clean.text, clean.folded, 0, len(line))
...     return found and line[slice(*found.row.recipient.span)]
>>> area("Περιφέρεια Ηπείρου (7 Δήμοι)"), area("ΝΟΜΟΣ ΧΑΝΙΩΝ - 3 ΔΗΜΟΙ:")
('Περιφέρεια Ηπείρου', 'ΝΟΜΟΣ ΧΑΝΙΩΝ')
>>> area("Οι Δήμοι της Ηπείρου (7 Δήμοι)"), area("Περιφέρεια Ηπείρου (7 έργα)")
(None, None)

A heading without a number is a line of words like others; ``gathering`` sees that it names an area.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ota_extract.assemble.tables.authorities import find_recipient, is_area
from ota_extract.assemble.tables.line_kinds import NameLine, Run, TotalLine
from ota_extract.assemble.tables.rows import Row, trimmed, written

_COUNTED = re.compile(
    r"\s*(?:[(,:–—-]\s*)(?:συνολο:?\s+)?\d{1,3}\s+(?:δημοι|δημοσ|οτα|φορεισ|φορεασ|δικαιουχοι)\s*\)?\s*:?\s*\Z"
)
_LONGEST = 90


def read_group_heading(text: str, folded: str, start: int, end: int) -> NameLine | None:
    """Read ``text[start:end]`` as an area with the number of its recipients; None where it is else."""
    if end - start > _LONGEST:
        return None
    counted = _COUNTED.search(folded, start, end)
    if counted is None:
        return None
    name = trimmed(text, start, counted.start())
    if not is_area(written(text, name)):
        return None
    recipient = find_recipient(text, folded, *name)
    return NameLine(Row(recipient, (), name), cells=False) if recipient else None


def is_group_heading(text: str, line: NameLine) -> bool:
    """Whether *line* is nothing but an area: no row's number, no cells."""
    row = line.row
    if line.cells or row.index is not None or row.amounts:
        return False
    return row.recipient.kind in ("region", "regional_unit") or is_area(
        written(text, row.recipient.span)
    )


def without_group_totals(run: Run, rows_at: Sequence[tuple[TotalLine, int]]) -> None:
    """Make the total of *run* a sub-total where it sums up the last group alone.

    *rows_at*: each total and sub-total, with the number of rows above it.
    """
    if len(rows_at) < 2 or run.total is None or rows_at[-1][0] is not run.total:
        return
    groups = [0, *(rows for _, rows in rows_at)]
    group = run.rows[groups[-2] : groups[-1]]
    values = [row.amounts[-1].numeral.value for row in group if row.amounts and row.amounts[-1]]
    if group and sum(values) == run.total.amounts[-1].numeral.value:
        run.subtotals.append(run.total)
        run.total = None
