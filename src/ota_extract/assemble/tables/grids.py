"""Tables that the layout of the source shows: cells in columns.

What a column is, its content and its name say together, so that a strange, shifted or missing head
does no harm. Totals become checks, headings of groups and merged cells are carried down, a name cut
in two by a page break is joined, and a table that a page break cut goes on.

Not read: grids whose names are no authorities (programmes, years), or whose numbers are no money.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.tables.amounts import Amount, Numbers
from ota_extract.assemble.tables.authorities import Recipient, find_recipient, is_area
from ota_extract.assemble.tables.build import Parts, build
from ota_extract.assemble.tables.columns import role
from ota_extract.assemble.tables.profiles import Profile, amount_cell, profile_columns
from ota_extract.assemble.tables.rows import Row, column_sums, without_apposition, written
from ota_extract.assemble.tables.totals import total_kind
from ota_extract.clean import CleanTable, CleanText

Cells = tuple[Span, ...]


@dataclass(slots=True)
class _Grid:
    """One table of the layout, its head apart from its body."""

    head: list[Cells]
    body: list[Cells]
    span: Span
    scraps: list[Span] = field(default_factory=list)
    strays: list[tuple[int, Span]] = field(default_factory=list)
    """Areas whose merged cell a page break cut: the number of the row they stand before, and where."""


def read_grids(clean: CleanText, numbers: Numbers) -> list[TableDraft]:
    """Read the tables of ``clean.tables`` that allot money to authorities, in text order."""
    drafts = []
    for grid in _joined(
        clean, [_grid(clean, numbers, table) for table in clean.tables if table.rows]
    ):
        parts = _read(clean, numbers, grid)
        if parts is not None:
            drafts.append(replace(build(clean, parts), span=grid.span))
    return drafts


def _grid(clean: CleanText, numbers: Numbers, table: CleanTable) -> _Grid:
    """Part head and body; a head that is a row, and a row that repeats the head, are what they are."""
    rows = _one_group(clean, table.rows, table.header_rows)
    rows = _unshifted(rows, table.header_rows)
    head: list[Cells] = []
    body: list[Cells] = []
    scraps: list[Span] = []
    for at, cells in enumerate(rows):
        is_row = any(amount_cell(clean.folded, numbers, cell) for cell in cells[1:])
        if at < table.header_rows and not is_row:
            head.append(cells)
        elif not is_row and _is_head(clean.folded, cells):
            if at < 3 and not body:
                head.append(cells)
            else:
                scraps += [cell for cell in cells if cell.start < cell.end]
        else:
            body.append(cells)
    spans = [cell for cells in rows for cell in cells if cell.start < cell.end]
    span = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else Span(0, 0)
    return _Grid(head, body, span, scraps)


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
    whom = sum(kind in ("municipality", "region", "regional_unit") for kind in roles)
    others = sum(kind in ("amount", "index", "code", "count") for kind in roles)
    return whom >= 1 and others >= 1 and (whom + others) * 3 >= 2 * len(roles)


def _joined(clean: CleanText, grids: list[_Grid]) -> list[_Grid]:
    """Join a table to the one before where nothing but its rows stands between and the columns fit."""
    joined: list[_Grid] = []
    for grid in grids:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.body
            and grid.body
            and len(last.body[-1]) == len(grid.body[0])
            and (not grid.head or _texts(clean, grid.head) == _texts(clean, last.head))
            and (stray := _between(clean.text, last.span.end, grid.span.start)) is not None
        ):
            if stray.start < stray.end:
                last.strays.append((len(last.body), stray))
            last.body += grid.body
            last.scraps += [
                c for cells in grid.head for c in cells if c.start < c.end
            ] + grid.scraps
            last.span = Span(last.span.start, grid.span.end)
        else:
            joined.append(grid)
    return joined


def _between(text: str, start: int, end: int) -> Span | None:
    """What stands between two grids: an area's name or nothing; None where it is something else."""
    if end - start > 80 or end < start:
        return None
    inner = Span(
        start + len(text[start:end]) - len(text[start:end].lstrip()),
        start + len(text[start:end].rstrip()),
    )
    if inner.start >= inner.end:
        return Span(start, start)
    return inner if is_area(written(text, inner)) else None


def _texts(clean: CleanText, head: Sequence[Cells]) -> list[str]:
    return [clean.folded[cell.start : cell.end] for cells in head for cell in cells]


def _read(clean: CleanText, numbers: Numbers, grid: _Grid) -> Parts | None:
    text, folded = clean.text, clean.folded
    names = _column_names(text, grid)
    profile = profile_columns(clean, numbers, names, grid.body)
    if profile is None:
        return None
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
        for n in numbers.within(cell.start, cell.end)
    ]
    reader = _Body(text, folded, numbers, profile, merged=_has_merged(grid.body, profile.areas))
    strays = dict(grid.strays)
    for at, cells in enumerate(grid.body):
        if at in strays:
            reader.area_above = strays[at]
        reader.take(cells)
    rows = reader.rows
    if len(rows) < 2:
        return None
    total = reader.total(rows)
    parts.rows = rows
    parts.claims = [*claims, *reader.claims]
    parts.subtotals = tuple(reader.subtotals)
    if total is not None:
        parts.stated_total, parts.total_span = total.numeral.value, total.span
    return parts


def _has_merged(body: Sequence[Cells], areas: Sequence[int]) -> bool:
    return any(
        one[at] == two[at] and one[at].start < one[at].end
        for one, two in pairwise(body)
        for at in areas
        if at < len(one) and at < len(two)
    )


def _column_names(text: str, grid: _Grid) -> list[str]:
    """The name of each column: the words of all head rows above it."""
    width = max((len(cells) for cells in [*grid.head, *grid.body]), default=0)
    names = []
    for at in range(width):
        spans = [cells[at] for cells in grid.head if at < len(cells)]
        words: list[str] = []
        for span in spans:
            word = written(text, span)
            if word and word not in words:
                words.append(word)
        names.append(" ".join(words))
    return names


class _Body:
    """Reads the body row by row, with what is carried down from above."""

    def __init__(
        self, text: str, folded: str, numbers: Numbers, profile: Profile, *, merged: bool
    ) -> None:
        self.rows: list[Row] = []
        self.claims: list[Span] = []
        self.subtotals: list[tuple[str, Decimal, Span]] = []
        self._totals: list[Amount] = []
        self._unnamed: list[Amount] = []
        self._text, self._folded, self._numbers, self._profile = text, folded, numbers, profile
        self._carried: dict[int, Span] = {}
        self._pending: Span | None = None
        self._merged = merged  # the layout shows merged cells: an empty one is not carried down
        self.area_above: Span | None = None

    def take(self, cells: Cells) -> None:
        profile = self._profile
        amounts = tuple(
            amount_cell(self._folded, self._numbers, cells[at]) if at < len(cells) else None
            for at in profile.amounts
        )
        words = [
            cell
            for at, cell in enumerate(cells)
            if cell.start < cell.end and at not in profile.amounts
        ]
        label = next((c for c in words if total_kind(self._folded[c.start : c.end])), None)
        if label is not None and any(amounts):
            self._take_total(label, [one for one in amounts if one])
            return
        name = cells[profile.name] if profile.name < len(cells) else Span(0, 0)
        if not any(amounts) and not any(cell.start < cell.end for cell in cells):
            return
        if not any(amounts) and self._fragment(cells, name):
            return
        recipient = self._recipient(name)
        if recipient is None:
            self._unnamed += [one for one in amounts if one]
            return
        self.rows.append(self._row(cells, recipient, amounts))

    def _take_total(self, label: Span, amounts: list[Amount]) -> None:
        words = self._folded[label.start : label.end]
        self.claims += [one.span for one in amounts]
        own = amounts[-1]
        if total_kind(words) == "total":
            self._totals.append(own)
        else:
            self.subtotals.append((written(self._text, label), own.numeral.value, own.span))

    def total(self, rows: Sequence[Row]) -> Amount | None:
        """The total that the table states: the last labelled one, or an unlabelled amount that is the sum."""
        if self._totals:
            return self._totals[-1]
        if self._unnamed:
            last = self._unnamed[-1]
            if last.numeral.value in column_sums(rows):
                self.claims += [one.span for one in self._unnamed]
                return last
        return None

    def _fragment(self, cells: Cells, name: Span) -> bool:
        """A row without an amount: a group heading or half of a name; False where it is a row."""
        filled = [cell for cell in cells if cell.start < cell.end]
        numbered = any(
            at in (self._profile.index, self._profile.code) and cell.start < cell.end
            for at, cell in enumerate(cells)
        )
        if numbered:
            return False
        if len(filled) == 1 and is_area(self._text[filled[0].start : filled[0].end]):
            for at in self._profile.areas or (-1,):
                self._carried[at] = filled[0]
            return True
        if (
            name.start < name.end
            and self.rows
            and name not in [r.recipient.span for r in self.rows[-1:]]
        ):
            self._pending = name
        return not self._profile.names_only

    def _recipient(self, name: Span) -> Recipient | None:
        if name.start >= name.end:
            if self._pending is None:
                return None
            name = self._pending
        self._pending = None
        return find_recipient(self._text, self._folded, name.start, name.end)

    def _row(self, cells: Cells, recipient: Recipient, amounts: tuple[Amount | None, ...]) -> Row:
        profile, text = self._profile, self._text
        areas: dict[str, Span] = {}
        for at in profile.areas:
            cell = cells[at] if at < len(cells) else Span(0, 0)
            if cell.start < cell.end:
                self._carried[at] = cell
                self.area_above = None
            elif self.area_above is not None:
                cell = self.area_above
            elif at in self._carried and not self._merged:
                cell = self._carried[at]
            if cell.start < cell.end:
                areas[profile.roles[at]] = cell
        if not profile.areas and -1 in self._carried:
            areas[
                "region"
                if "περιφερεια" in self._folded[slice(*self._carried[-1])]
                else "regional_unit"
            ] = self._carried[-1]
        used = [
            cells[at]
            for at in (profile.index, profile.code)
            if at is not None and at < len(cells) and cells[at].start < cells[at].end
        ]
        index = text[slice(*cells[profile.index])].strip(" .)") if profile.index is not None else ""
        counts = [
            (at, one)
            for at in profile.counts
            if at < len(cells) and (one := amount_cell(self._folded, self._numbers, cells[at]))
        ]
        own = [
            cells[at]
            for at in range(len(cells))
            if at not in profile.areas and cells[at].start < cells[at].end
        ]
        row = Row(
            recipient,
            amounts,
            Span(min(c.start for c in own), max(c.end for c in own)),
            index=int(index) if index.isdecimal() else None,
            code=text[slice(*cells[profile.code])].strip() or None
            if profile.code is not None
            else None,
            prefecture=areas.get("regional_unit"),
            region=areas.get("region"),
            numbers=tuple(used),
            counts=tuple((profile.names[at], one) for at, one in counts),
        )
        return without_apposition(row, self._folded)
