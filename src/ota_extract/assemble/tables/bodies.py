"""The body of a table that the layout shows, read row by row.

Totals become checks, headings of groups and merged cells are carried down, and a name cut in two by
a page break is joined. What the columns are is known already (``profiles``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import Amount
from ota_extract.assemble.tables.authorities import Recipient, is_area, is_municipality
from ota_extract.assemble.tables.cells import CellReader, Cells
from ota_extract.assemble.tables.profiles import Profile
from ota_extract.assemble.tables.rows import Row, column_sums, without_apposition, written
from ota_extract.assemble.tables.totals import is_carried, total_kind

_BEGINS_AS_AMOUNT = re.compile(r"[\s(€+−-]*\d[\dOoΟο]*[.,][\dOoΟο.,]*(?!\w)|\(\d{1,2}\)\Z")


class Body:
    """Reads the body row by row, with what is carried down from above."""

    def __init__(
        self, reader: CellReader, profile: Profile, *, merged: bool, in_lines: bool = False
    ) -> None:
        self.rows: list[Row] = []
        self.claims: list[Span] = []
        self.subtotals: list[tuple[str, Sequence[Amount | None]]] = []
        self._totals: list[Sequence[Amount | None]] = []
        self._rows_above: list[int] = []  # of each sub-total, how many rows came before it
        self._unnamed: list[Amount] = []
        self._reader, self._profile = reader, profile
        self._text, self._folded = reader.text, reader.folded
        self._carried: dict[int, Span] = {}
        self._pending: Span | None = None
        self._merged = merged  # the layout shows merged cells: an empty one is not carried down
        self._in_lines = in_lines  # each row is a line: none is the rest of the one above
        self.area_above: Span | None = None

    def take(self, cells: Cells) -> None:
        profile = self._profile
        amounts = tuple(
            self._reader.amount(cells[at]) if at < len(cells) else None for at in profile.amounts
        )
        for at in profile.amounts:
            self.claims += self._reader.notes(cells[at]) if at < len(cells) else ()
        words = [
            cell
            for at, cell in enumerate(cells)
            if cell.start < cell.end and at not in profile.amounts
        ]
        if any(is_carried(self._folded[cell.start : cell.end]) for cell in words):
            self.claims += [one.span for one in amounts if one]
            return
        label = next((c for c in words if total_kind(self._folded[c.start : c.end])), None)
        if label is not None and any(amounts):
            self._take_total(label, amounts)
            return
        name = cells[profile.name] if profile.name < len(cells) else Span(0, 0)
        if not any(amounts) and not any(cell.start < cell.end for cell in cells):
            return
        unread = self._unread(cells) if name.start < name.end else ()
        if not any(amounts) and not unread and self._fragment(cells, name):
            return
        recipient = self._recipient(name)
        if recipient is None:
            self._unnamed += [one for one in amounts if one]
            return
        row = self._row(cells, recipient, amounts)
        self.rows.append(replace(row, unread=unread) if unread else row)

    def _unread(self, cells: Cells) -> tuple[Span, ...]:
        """The cells that begin with digits where an amount is due, and are none that can be read."""
        return tuple(
            cells[at]
            for at in self._profile.amounts
            if at < len(cells)
            and self._reader.amount(cells[at]) is None
            and _BEGINS_AS_AMOUNT.match(self._text[slice(*cells[at])])
        )

    def _take_total(self, label: Span, amounts: Sequence[Amount | None]) -> None:
        words = self._folded[label.start : label.end]
        self.claims += [one.span for one in amounts if one]
        if total_kind(words) == "total":
            self._totals.append(amounts)
        else:
            self.subtotals.append((written(self._text, label), amounts))
            self._rows_above.append(len(self.rows))

    def total(self, rows: Sequence[Row]) -> Sequence[Amount | None]:
        """The amounts of the total that the table states: the last labelled one, one that is named after
        what it sums up («Σύνολο εγκρίσεων»), or an unlabelled amount that is the sum."""
        if self._totals:
            return self._totals[-1]
        if self._is_of_all(rows):
            return self.subtotals.pop()[1]
        if self._unnamed and self._unnamed[-1].numeral.value in column_sums(rows):
            self.claims += [one.span for one in self._unnamed]
            return self._unnamed[-1:]
        return ()

    def _is_of_all(self, rows: Sequence[Row]) -> bool:
        """Whether the last of the sub-totals sums up the whole table: the only one, above or below all
        rows and no group's, or one that is the sum of all rows."""
        if not self.subtotals:
            return False
        if len(self.subtotals) == 1 and self._rows_above[0] in (0, len(rows)) and not self._carried:
            return True
        sums = column_sums(rows)
        printed = self.subtotals[-1][1]
        return len(printed) == len(sums) and all(
            one is None or one.numeral.value == added
            for one, added in zip(printed, sums, strict=True)
        )

    def _fragment(self, cells: Cells, name: Span) -> bool:
        """A row without an amount: a group heading or half of a name; False where it is a row."""
        filled = [cell for cell in cells if cell.start < cell.end]
        if len(filled) == 1 and is_area(written(self._text, filled[0])):
            for at in self._profile.areas or (-1,):
                self._carried[at] = filled[0]
            return True
        numbered = any(
            at in (self._profile.index, self._profile.code) and cell.start < cell.end
            for at, cell in enumerate(cells)
        )
        if numbered or self._says_none(cells, name):
            return False
        if self._in_lines and name.start < name.end:
            recipient = self._reader.recipient(name)
            return recipient is None or not recipient.certain
        if (
            name.start < name.end
            and self.rows
            and name not in [r.recipient.span for r in self.rows[-1:]]
        ):
            self._pending = name
        return not self._profile.names_only

    def _says_none(self, cells: Cells, name: Span) -> bool:
        """Whether a dash stands for the amount of *name*: a row, and no part of a name."""
        return (
            name.start < name.end
            and not is_area(written(self._text, name))
            and any(
                at < len(cells)
                and cells[at].start < cells[at].end
                and self._reader.is_blank(cells[at])
                for at in self._profile.amounts
            )
        )

    def _recipient(self, name: Span) -> Recipient | None:
        if name.start >= name.end:
            if self._pending is None:
                return None
            name = self._pending
        self._pending = None
        return self._reader.recipient(name)

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
            for at in (profile.index, profile.code, *profile.references)
            if at is not None and at < len(cells) and cells[at].start < cells[at].end
        ]
        index = text[slice(*cells[profile.index])].strip(" .)") if profile.index is not None else ""
        counts = [
            (at, one)
            for at in profile.counts
            if at < len(cells) and (one := self._reader.amount(cells[at]))
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
        return _unbroken(without_apposition(row, self._folded), text)


_BROKEN = re.compile(r"(?<=[^\W\d])[-\u2010\u00ad](?=[^\W\d])")


def _unbroken(row: Row, text: str) -> Row:
    """The row with its name whole where a cell broke it: «ΠΥΔΝΑΣ - ΚΟΛΙΝ-ΔΡΟΥ», which the registry knows
    without the second hyphen only."""
    name = written(text, row.recipient.span)
    if _BROKEN.search(name) is None or is_municipality(name):
        return row
    for hyphen in _BROKEN.finditer(name):
        whole = name[: hyphen.start()] + name[hyphen.end() :]
        if is_municipality(whole):
            recipient = row.recipient._replace(kind="municipality", certain=True)
            return replace(row, recipient=recipient, name=whole)
    return row
