"""Tables that the layout of the source shows: cells in columns.

Head and body are parted, a shifted head is put over its column, groups of columns side by side come
below one another, and a table that was cut goes on (``joined_grids``). ``profiles`` says what a column
is, ``bodies`` reads the rows.

Not read: grids whose names are no authorities (programmes, years), or whose numbers are no money.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import Amount, amount
from ota_extract.assemble.tables.between import is_cut
from ota_extract.assemble.tables.bodies import Body
from ota_extract.assemble.tables.build import Parts, build
from ota_extract.assemble.tables.cells import CellReader, Cells
from ota_extract.assemble.tables.columns import RECIPIENTS, role
from ota_extract.assemble.tables.joined_grids import Grid, joined
from ota_extract.assemble.tables.profiles import profile_columns
from ota_extract.assemble.tables.rows import Row, column_sums, trimmed, written
from ota_extract.assemble.tables.totals import total_kind
from ota_extract.clean import CleanTable, CleanText

_LONGEST_SUM = 160  # letters of a line that states a sum
_YEAR = re.compile(r"20\d\d")
_NAME_AND_YEAR = re.compile(r"(.+?)\s+20\d\d")
_FOOT = re.compile(r"α\.?δ\.?α\.?\s?:\s?\S+(?:\s\d{1,3})?")  # of a page, with its number


def read_grids(
    clean: CleanText, numbers: Numbers, tables: Iterable[CleanTable]
) -> list[TableDraft]:
    """Read those of *tables* that allot money to authorities, in text order."""
    drafts = []
    reader = CellReader(clean, numbers)
    grids = [_grid(clean, reader, table) for table in tables if table.rows]
    for grid in joined(reader, grids):
        parts = _read(reader, grid)
        if parts is not None:
            drafts.append(replace(build(clean, parts), span=grid.span))
    return drafts


def _grid(clean: CleanText, reader: CellReader, table: CleanTable) -> Grid:
    """Part head and body; a head that is a row, and a row that repeats the head, are what they are."""
    rows: Sequence[Cells] = table.rows
    if table.in_lines:
        rows = _filled_up(reader, rows)
    rows = _one_group(clean, rows, table.header_rows)
    rows = _unshifted(rows, table.header_rows)
    head: list[Cells] = []
    body: list[Cells] = []
    scraps: list[Span] = []
    for at, cells in enumerate(rows):
        if _is_foot(clean.folded, cells):
            scraps += [cell for cell in cells if cell.start < cell.end]
            continue
        is_row = any(reader.amount(cell) for cell in cells[1:]) or _is_sum(clean, reader, cells[0])
        if is_row and (at < table.header_rows or (at == 0 and table.in_lines)):
            is_row = not _is_head_with_years(reader, cells)
        if at < table.header_rows and not is_row:
            head.append(cells)
        elif not is_row and (
            _is_head(clean.folded, cells)
            or (at == 0 and table.in_lines and _names_recipients(clean.folded, cells))
        ):
            if at < 3 and not body:
                head.append(cells)
            else:
                scraps += [cell for cell in cells if cell.start < cell.end]
        else:
            body.append(cells)
    spans = [cell for cells in rows for cell in cells if cell.start < cell.end]
    span = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else Span(0, 0)
    return Grid(head, body, span, scraps, in_lines=table.in_lines)


def _filled_up(reader: CellReader, rows: Sequence[Cells]) -> list[Cells]:
    """Give each of *rows* as many cells as the longest has: a short one that ends in amounts lacks cells
    before them («Σύνολο | 876.000»), another its last ones."""
    width = max(map(len, rows))
    done: list[Cells] = []
    for cells in rows:
        if len(cells) == width:
            done.append(cells)
            continue
        at = len(cells)
        while at > 1 and reader.amount(cells[at - 1]) is not None:
            at -= 1
        blank = Span(cells[-1].end, cells[-1].end)
        done.append((*cells[:at], *([blank] * (width - len(cells))), *cells[at:]))
    return done


def _is_foot(folded: str, cells: Cells) -> bool:
    """Whether the *cells* are a page's foot, which the reader took for a row."""
    filled = [cell for cell in cells if cell.start < cell.end]
    if not filled or folded[filled[0].start] != "α":
        return False  # as of nearly every row
    return _FOOT.fullmatch(" ".join(written(folded, cell) for cell in filled)) is not None


def _is_head_with_years(reader: CellReader, cells: Cells) -> bool:
    """Whether the only numbers alone in *cells* are years: «Δήμος | Επιχορήγηση 2024 | 2025»."""
    years = [cell for cell in cells if reader.amount(cell) is not None]
    words = [cell for cell in cells if cell not in years]
    return any(role(reader.folded[slice(*cell)]) in RECIPIENTS for cell in words) and all(
        _YEAR.fullmatch(reader.folded, *cell) for cell in years
    )


def _is_sum(clean: CleanText, reader: CellReader, cell: Span) -> bool:
    """Whether *cell*, the first of its row, holds an amount and not the number of the row."""
    one = reader.amount(cell)
    return one is not None and not clean.text[cell.start : cell.end].strip(" .)").isdecimal()


def _one_group(clean: CleanText, rows: Sequence[Cells], header_rows: int) -> Sequence[Cells]:
    """Put groups of columns that stand side by side under one head below one another."""
    if not header_rows or len(rows[0]) % 2 or len(rows[0]) < 4:
        return rows
    half = len(rows[0]) // 2
    names = [clean.folded[cell.start : cell.end] for cell in rows[0]]
    if names[:half] != names[half:]:
        return rows
    left = [cells[:half] for cells in rows]
    right = [cells[half:] for cells in rows[header_rows:]]
    return [*left, *(cells for cells in right if any(c.start < c.end for c in cells))]


def _unshifted(rows: Sequence[Cells], header_rows: int) -> Sequence[Cells]:
    """Make one column of two neighbours that no row fills both: a head that stands beside its cells."""
    width = len(rows[0])
    if any(len(cells) != width for cells in rows):
        return rows
    at = 0
    while at + 1 < width:
        if any(
            cells[at].start < cells[at].end and cells[at + 1].start < cells[at + 1].end
            for cells in rows
        ):
            at += 1
            continue
        headless = header_rows == 0 or any(
            all(cells[at + side].start == cells[at + side].end for cells in rows[:header_rows])
            for side in (0, 1)
        )
        if not headless:
            at += 1
            continue
        rows = [
            (
                *cells[:at],
                cells[at] if cells[at].start < cells[at].end else cells[at + 1],
                *cells[at + 2 :],
            )
            for cells in rows
        ]
        width -= 1
    return rows


def _is_head(folded: str, cells: Cells) -> bool:
    roles = [role(folded[cell.start : cell.end]) for cell in cells if cell.start < cell.end]
    whom = sum(kind in RECIPIENTS for kind in roles)
    others = sum(kind in ("amount", "index", "code", "count") for kind in roles)
    return whom >= 1 and others >= 1 and (whom + others) * 3 >= 2 * len(roles)


def _names_recipients(folded: str, cells: Cells) -> bool:
    """Whether the first line of a table is words alone, one of them for whom the others are."""
    words = [folded[cell.start : cell.end] for cell in cells if cell.start < cell.end]
    return (
        len(words) > 1
        and any(role(word) in RECIPIENTS for word in words)
        and not any(char.isdigit() for word in words for char in _YEAR.sub("", word))
    )


def _read(reader: CellReader, grid: Grid) -> Parts | None:
    names = _column_names(reader.text, grid)
    profile = profile_columns(reader, names, grid.body)
    if profile is None:
        return None
    names = profile.names
    parts = Parts(
        rows=(),
        head=[
            (name, profile.roles[at])
            for at, name in enumerate(names)
            if name or profile.roles[at] != "other"
        ],
        amounts=[names[at] for at in profile.amounts],
        has_prefecture_column=any(r in ("region", "regional_unit") for r in profile.roles),
        default_kind=profile.kind,
    )
    claims = [
        Span(n.start, n.end)
        for cells in [*grid.head, grid.scraps]
        for cell in cells
        for n in reader.numbers.within(cell.start, cell.end)
    ]
    merged = _has_merged(grid.body, profile.areas)
    body = Body(reader, profile, merged=merged, in_lines=grid.in_lines)
    strays = dict(grid.strays)
    for at, cells in enumerate(grid.body):
        if at in strays and profile.areas:
            body.area_above = strays[at]
        elif at in strays:
            body.take((strays[at], *(Span(0, 0) for _ in cells[1:])))
        body.take(cells)
    rows = body.rows
    if len(rows) < 2:
        return None
    parts.total = body.total(rows) or _sum_below(reader, grid.span.end, rows)
    if not parts.total and is_cut(reader.text, rows[-1]):
        parts.cut = rows[-1].span
        rows[-1] = replace(rows[-1], amounts=(*rows[-1].amounts[:-1], None))
    elif _is_before_its_amount(reader, grid, rows[-1]):
        parts.cut = rows[-1].span
    parts.rows = rows
    parts.claims = [*claims, *body.claims]
    parts.subtotals = body.subtotals
    return parts


def _is_before_its_amount(reader: CellReader, grid: Grid, last: Row) -> bool:
    """Whether the text ends with the words of a row, before its amount."""
    words = grid.body[-1][-1].end if grid.body else 0
    return (
        grid.in_lines
        and not any(last.amounts)
        and last.span.end == words == len(reader.text.rstrip())
        and grid.body[-1][-1].start == words
    )


def _sum_below(reader: CellReader, end: int, rows: Sequence[Row]) -> tuple[Amount, ...]:
    """«Συνολικό εγκεκριμένο ποσό: € 39.227.588,35» right below the table, where the rows add up to it.

    It is told apart from another table's by that; the amount stays a figure of the text.
    """
    line = trimmed(reader.text, end, min(end + _LONGEST_SUM, len(reader.text)))
    stop = reader.text.find("\n", line.start, line.end)
    line = Span(line.start, stop if stop >= 0 else line.end)
    inside = reader.numbers.within(*line)
    if len(inside) != 1 or total_kind(reader.folded[line.start : inside[0].start]) is None:
        return ()
    one = amount(reader.folded, inside[0])
    sums = column_sums(rows)
    return (one,) if one is not None and sums and one.numeral.value == sums[-1] else ()


def _has_merged(body: Sequence[Cells], areas: Sequence[int]) -> bool:
    return any(
        one[at] == two[at] and one[at].start < one[at].end
        for one, two in pairwise(body)
        for at in areas
        if at < len(one) and at < len(two)
    )


def _column_names(text: str, grid: Grid) -> list[str]:
    """The name of each column: the words of all head rows above it."""
    width = max((len(cells) for cells in [*grid.head, *grid.body]), default=0)
    names: list[str] = []
    for at in range(width):
        spans = [cells[at] for cells in grid.head if at < len(cells)]
        words: list[str] = []
        for span in spans:
            word = written(text, span)
            if word and word not in words:
                words.append(word)
        name = " ".join(words)
        if _YEAR.fullmatch(name) and names and (before := _NAME_AND_YEAR.fullmatch(names[-1])):
            name = f"{before[1]} {name}"  # «Επιχορήγηση», over 2024 and 2025
        names.append(name)
    return names
