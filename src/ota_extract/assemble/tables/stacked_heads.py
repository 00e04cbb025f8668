"""The columns of a table whose cells stand one a line: named one below the other, or shown by the rows.

>>> from ota_extract.clean import CleanText
>>> clean = CleanText.of("ΠΙΝΑΚΑΣ ΚΑΤΑΝΟΜΗΣ\\nΑ/Α\\nΔικαιούχος\\nΤίτλος πράξης\\nΠοσό")
>>> cells = [Cell(Span(block.start, block.end)) for block in clean.blocks]
>>> [role for _, role in heads_of(clean, cells)[0][1]]
['amount', 'index', 'municipality', 'other', 'amount']
>>> [len(columns) for columns in parts_of(heads_of(clean, cells)[0][1])]  # the title is no column
[5, 4]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, product

from ota_extract.alignment import Span
from ota_extract.assemble.tables.authorities import find_recipient, is_area, is_municipality
from ota_extract.assemble.tables.columns import RECIPIENTS, role
from ota_extract.assemble.tables.heads import read_head
from ota_extract.assemble.tables.rows import written
from ota_extract.assemble.tables.stacked_rows import Cell
from ota_extract.clean import CleanText
from ota_extract.records import ColumnRole

Columns = list[tuple[Span | None, ColumnRole]]
"""The columns from the left: where the head names each, and its role."""

_MOST_COLUMNS = 8
_BETWEEN: list[list[ColumnRole]] = [[], ["regional_unit"], ["other"], ["regional_unit", "other"]]
"""Columns of words that may stand between name and amounts."""
_IN_UNIT = re.compile(r"\(\s?(?:σε\s)?(?:(?:χιλ|εκατ)[α-ω]*\.?\s?)?(?:ευρω|€)\s?\)|σε (?:ευρω|€)")
"""«(σε ευρώ)» below «ΠΟΣΟ»: the rest of a column's name."""
_LATIN = str.maketrans("a", "α")


def heads_of(clean: CleanText, cells: list[Cell]) -> list[tuple[int, Columns]]:
    """Where a table begins, with its columns; the cells of its head, and of each that repeats it, are marked."""
    found: list[tuple[int, Columns]] = []
    names: list[str] = []
    at = 0
    while at < len(cells):
        columns, end = _head(clean, cells, at)
        if not columns:
            at += 1
            continue
        said = [clean.folded[c.span.start : c.span.end].translate(_LATIN) for c in cells[at:end]]
        if said != names:
            found.append((at, columns))
            names = said
        cells[at:end] = [cell._replace(head=True) for cell in cells[at:end]]
        at = end
    return found


def _head(clean: CleanText, cells: Sequence[Cell], at: int) -> tuple[Columns, int]:
    """The columns that the lines from *at* on name, and the line behind them; none where they are no head."""
    columns: Columns = []
    more: list[int] = []  # lines that go on with the name above them
    end = at
    for number, cell in enumerate(cells[at : at + _MOST_COLUMNS + 2], at):
        if cell.amount is not None:
            break
        if columns and _IN_UNIT.fullmatch(clean.folded, *cell.span):
            name, role_above = columns[-1]
            start = name.start if name else cell.span.start
            columns[-1] = (Span(start, cell.span.end), role_above)
            more.append(number)
            end = number + 1
            continue
        kind = _role(clean, cell)
        if kind is None:
            if not columns:
                return [], at
            columns.append((cell.span, "other"))
        else:
            columns.append((cell.span, kind))
            end = number + 1
    columns = columns[: end - at - len(more)]
    roles = [kind for _, kind in columns]
    if "amount" not in roles or not any(kind in RECIPIENTS for kind in roles):
        return [], at
    return columns, end


def _role(clean: CleanText, cell: Cell) -> ColumnRole | None:
    """The role of the column that a line names; None where it names none that is known."""
    words = written(clean.text, cell.span)
    if is_municipality(words) or is_area(words):
        return None
    kind = role(clean.folded[cell.span.start : cell.span.end])
    if kind in RECIPIENTS and (named := find_recipient(clean.text, clean.folded, *cell.span)):
        return None if named.certain else kind
    if kind == "other":
        return kind if len(read_head(clean.text, clean.folded, *cell.span)) == 1 else None
    return kind


def parts_of(head: Columns) -> Iterator[Columns]:
    """The head, and without the lines at its front, which may be a title: «ΠΙΝΑΚΑΣ ΚΑΤΑΝΟΜΗΣ ⏎ Α/Α ⏎ …»."""
    for start, (_, kind) in enumerate(head):
        yield head[start:]
        if kind in ("index", "code", *RECIPIENTS):
            return


def shapes_of(text: str, cells: Sequence[Cell]) -> Iterator[Columns]:
    """The columns that a table without a head may have, by the numbers that follow one another in it.

    Without the rows' numbers, one amount a row shows no table: it may be any label and value.
    """
    usual = _usual_run(cells)
    fronts: list[list[ColumnRole]] = [["index"], ["index", "code"]]
    if not _are_numbered(text, cells):
        if usual < 2:
            return
        fronts = [[]]
    behind: list[list[ColumnRole]] = [[], ["other"]]
    for front, words, last in product(fronts, _BETWEEN, behind):
        # the numbers of the next row follow the amounts, where no words stand between
        count = usual if last else usual - len(front)
        if 0 < count <= _MOST_COLUMNS:
            amounts: list[ColumnRole] = ["amount"] * count
            kinds: list[ColumnRole] = [*front, "municipality", *words, *amounts, *last]
            yield [(None, kind) for kind in kinds]


def _are_numbered(text: str, cells: Sequence[Cell]) -> bool:
    """Whether a line «1» stands so far above a line «2» as a row is long."""
    digits = [text[slice(*cell.span)].rstrip(".)") if cell.amount else "" for cell in cells]
    return any(
        one == "1" and "2" in digits[at + 2 : at + 2 + _MOST_COLUMNS]
        for at, one in enumerate(digits)
    )


def _usual_run(cells: Sequence[Cell]) -> int:
    """How many numbers follow one another most often."""
    runs = Counter(
        sum(1 for _ in group)
        for is_number, group in groupby(cells, key=lambda cell: cell.amount is not None)
        if is_number
    )
    return max(runs, key=lambda length: (runs[length], length), default=0)
