"""Numbers alone in a cell of a table: «715.000,54 €», «12 %», «41.207.318,05», «37» below «Έργα».

Such a number has the unit that stands with it in its cell, the one that the head of its column or the
label of its row says (``heads``), or is an amount by the way it is written or by a line above the table
(«ποσά σε ευρώ»); nothing in the cells beside joins it to another number or makes it part of a name. One
that none of these tells is left to the rules for prose, which look at the words of its row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.clean import CleanTable, CleanText
from ota_extract.mentions import Numeral
from ota_extract.records import Kind
from ota_extract.scan.currencies import AMOUNT_FORM
from ota_extract.scan.heads import HeadUnit, factor_around, is_in_full, unit_of_head
from ota_extract.scan.tabular import tables_of
from ota_extract.scan.unit import Unit

_UNITS: dict[str, tuple[Kind, str]] = {
    "€": ("money", "EUR"), "ευρω": ("money", "EUR"), "eur": ("money", "EUR"),
    "%": ("percentage", "percent"),
}  # fmt: skip
_PLAIN = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?")
_MINUS = frozenset("-–−")
_NUMBERS_OF = re.compile(r"\s*(?:πληθοσ|αριθμοσ|ποσοτητα)\s*")
"""Heads of a column of counts, each of what the label of its row says."""
_ABOVE = 200  # code points over a table in which a line may say what its amounts are in
_AMOUNTS_IN = re.compile(r"\bποσα\b.{0,20}\bσε\b.{0,20}(?:€|\bευρω\b)")  # «(ποσά σε χιλ. ευρώ)»
_NAMES = re.compile(r"[αa]/[αa]|κωδ|\bκ\.?α\.?ε?\b|\bmis\b|ετοσ|ημερομηνια|\bαφμ\b")
"""Heads of columns whose numbers name or date the row, also in a table of amounts."""
_YEAR = re.compile(r"20\d\d")
_YEARS = re.compile(r"20\d\d(?:\s?[-–]\s?(?:20)?\d\d)?")
_LONGEST_LABEL = 160
_SHORTEST_AMOUNT = len("1.000,00")


class CellUnit(NamedTuple):
    """The unit of a number alone in its cell, and where the words stand that say it."""

    unit: Unit
    """Its span is empty where it stands elsewhere, or the way the amount is written says it."""
    factor: int = 1
    head: Span | None = None
    minus: int | None = None
    """Where the minus before it stands; at the start of a line a dash is a bullet."""
    label: Span | None = None
    """Where the label of its row stands."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The numbers that stand alone in a cell, by the offset where the number begins."""

    units: Mapping[int, CellUnit]
    """Those that have a unit."""
    plain: Collection[int]
    """Those that can be no code, telephone or year: no identifier."""


class _Lone(NamedTuple):
    """A number alone in a cell: the column, the numeral, and the unit and the minus beside it."""

    column: int
    numeral: Numeral
    cell: Span
    beside: str
    minus: int | None


class _Said(NamedTuple):
    """What a head or a label says, and where it stands."""

    unit: HeadUnit
    place: Span


def read_cells(clean: CleanText, numerals: Sequence[Numeral]) -> Cells:
    """Find the *numerals* of *clean* that stand alone in a cell of a table."""
    reader = _Reader(clean, numerals)
    for table in tables_of(clean):
        reader.take(table)
    return Cells(reader.units, reader.plain)


class _Reader:
    """Reads the tables of a text one after the other, with the heads that are in force."""

    def __init__(self, clean: CleanText, numerals: Sequence[Numeral]) -> None:
        self.units: dict[int, CellUnit] = {}
        self.plain: set[int] = set()
        self._text, self._folded = clean.text, clean.folded
        self._numerals = numerals
        self._starts = [numeral.start for numeral in numerals]
        self._heads: dict[int, _Said] = {}
        self._names: dict[int, Span] = {}  # of the columns, what they say or not
        self._width = 0  # of the heads, in columns
        self._factor = 1  # of amounts, as a line above the table says it
        self._of_amounts = False  # the line says that all numbers of the table are amounts
        self._end = 0  # of the table before

    def take(self, table: CleanTable) -> None:
        """Read the numbers of *table*, which keeps the heads of the one before where it goes on."""
        ends = [cell for cells in (table.rows[0], table.rows[-1]) for cell in cells if any(cell)]
        if not ends:
            return
        start = ends[0].start
        if table.header_rows or self._text[self._end : start].strip():
            above = self._folded[max(start - _ABOVE, 0) : start].rstrip().rpartition("\n")[2]
            self._factor = factor_around(self._folded, start, ends[-1].end)
            self._of_amounts = _AMOUNTS_IN.search(above) is not None
            self._heads, self._names = {}, {}
        self._end = ends[-1].end
        rows = [self._lone(cells) for cells in table.rows]
        labels = self._labels(table, rows)
        for at, (cells, numbers) in enumerate(zip(table.rows, rows, strict=True)):
            if at < table.header_rows:
                self._heads |= self._said(cells)
                self._names |= dict(enumerate(cells))
                self._width = len(cells)
            elif numbers and not self._are_years(numbers):
                # a row with more or fewer cells than the heads is under none
                heads = self._heads if len(cells) == self._width else {}
                told, label = labels.get(at), self._label(cells)
                for one in numbers:
                    self._keep(one, heads.get(one.column) or told, label)
            elif sum(cell.start < cell.end for cell in cells) > 1 and (said := self._said(cells)):
                self._heads, self._width = said, len(cells)
                self._names = dict(enumerate(cells))

    def _lone(self, cells: Sequence[Span]) -> list[_Lone]:
        """The numbers of a row that stand alone in one of its *cells*."""
        starts, numerals, folded = self._starts, self._numerals, self._folded
        found = []
        for column, (begin, stop) in enumerate(cells):
            at = bisect_left(starts, begin)
            if at == len(starts) or starts[at] >= stop:
                continue
            numeral = numerals[at]
            end = numeral.end
            if end > stop or numeral.glued:
                continue
            beside, minus = "", None
            if end - starts[at] < stop - begin:
                beside = folded[begin : starts[at]].strip() + folded[end:stop].strip()
                if column and beside[:1] in _MINUS and folded[begin] == beside[0]:
                    beside, minus = beside[1:], begin
            if not beside or beside in _UNITS:
                found.append(_Lone(column, numeral, cells[column], beside, minus))
        return found

    def _said(self, cells: Sequence[Span]) -> dict[int, _Said]:
        """What each of *cells*, a row of heads, says of the column below it."""
        said = {}
        for at, cell in enumerate(cells):
            if (unit := unit_of_head(self._text, self._folded, *cell)) is not None:
                said[at] = _Said(unit, cell)
        return said

    def _labels(self, table: CleanTable, rows: Sequence[Sequence[_Lone]]) -> dict[int, _Said]:
        """What the label of each row says, where *table* is a sheet of labels and values.

        Where all labels are nouns alone («Σχολεία», «Δρόμοι») the numbers may be what each of them gets,
        unless the head of the values says that they are counts.
        """
        labels: dict[int, _Said] = {}
        for at, (cells, numbers) in enumerate(zip(table.rows, rows, strict=True)):
            if at < table.header_rows or not numbers:
                continue
            if len(cells) != 2 or len(numbers) > 1 or numbers[0].column != 1:
                return {}
            if said := self._said(cells[:1]):
                labels[at] = said[0]
        if all(said.unit.plain for said in labels.values()):
            head = table.rows[0][-1]
            if rows[0] or not _NUMBERS_OF.fullmatch(self._folded, *head):
                return {}
        return labels

    def _are_years(self, numbers: Sequence[_Lone]) -> bool:
        """Whether the *numbers* of a row are years, each the head of its column."""
        return numbers[0].column > 0 and all(
            _YEAR.fullmatch(self._folded, one.numeral.start, one.numeral.end) for one in numbers
        )

    def _label(self, cells: Sequence[Span]) -> Span | None:
        """The label of a row: the first of its *cells* with words in it, or a year."""
        text = self._text
        for cell in cells:
            words = text[cell.start : cell.end]
            if sum(map(str.isalpha, words)) > 1:
                return cell if len(words) <= _LONGEST_LABEL else None
        first = cells[0]
        return first if _YEARS.fullmatch(text, *first) else None

    def _keep(self, one: _Lone, head: _Said | None, label: Span | None) -> None:
        start, end = one.numeral.start, one.numeral.end
        if unit := self._unit(one, head, start, end):
            before = label is not None and label.end <= start
            self.units[start] = unit._replace(label=label) if before else unit
        if _PLAIN.fullmatch(self._folded, start, end):
            self.plain.add(start)

    def _unit(self, one: _Lone, head: _Said | None, start: int, end: int) -> CellUnit | None:
        """The unit of *one*, the number at ``start:end``: the one beside it, or what its *head* says, or
        that of its form."""
        if one.beside:
            at = self._folded.find(one.beside, end, one.cell.end)
            if at < 0:
                at = self._folded.index(one.beside, one.cell.start, start)
            unit = Unit(*_UNITS[one.beside], at, at + len(one.beside))
            return CellUnit(unit, minus=one.minus)
        if head is not None and _fits(one.numeral, head.unit):
            said = head.unit
            factor = self._factor_of(one.numeral, said.factor) if said.kind == "money" else 1
            return CellUnit(Unit(said.kind, said.slug, end, end), factor, head.place, one.minus)
        if self._of_amounts and head is None and self._is_amount(one, start, end):
            name, factor = self._names.get(one.column), self._factor_of(one.numeral)
            return CellUnit(Unit("money", "EUR", end, end), factor, name, one.minus)
        if end - start >= _SHORTEST_AMOUNT and AMOUNT_FORM.fullmatch(self._folded, start, end):
            return CellUnit(Unit("money", "EUR", end, end), minus=one.minus)
        return None

    def _factor_of(self, numeral: Numeral, said: int = 1) -> int:
        """What the amount is multiplied by: what its head *said*, or else the line above the table; not
        where it names its own scale, or is too large for that."""
        factor = said if said > 1 else self._factor
        full = is_in_full(self._folded, numeral, factor, in_euro=False)
        return 1 if numeral.scale > 1 or full else factor

    def _is_amount(self, one: _Lone, start: int, end: int) -> bool:
        """Whether *one* is an amount, where a line above says that of the table: no label, year or code."""
        if one.column == 0 or _YEAR.fullmatch(self._folded, start, end):
            return False
        name = self._names.get(one.column)
        return name is None or _NAMES.search(self._folded, *name) is None


def _fits(numeral: Numeral, said: HeadUnit) -> bool:
    """Whether *numeral* can be what the head says: nothing is counted in parts, and none is no figure."""
    return numeral.value != 0 and not (said.kind == "count" and numeral.value % 1)
