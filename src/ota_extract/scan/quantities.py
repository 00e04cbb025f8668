"""Quantities: numerals with what they count or measure, joined to ranges and bounded.

Reads, number by number: percentages, ratios, amounts of money, physical measures and durations,
counts with their noun; then what a number without a unit of its own takes from its surroundings
(``elision``); then joins two numbers to a range (``ranges``) and gives each its bound (``bounds``).

>>> from ota_extract.clean import BlockKind, CleanText
>>> from ota_extract.scan.numerals import find_numerals
>>> def quantities(text):
...     clean = CleanText.of(text)
...     for q in find_quantities(clean, find_numerals(clean.folded), ()):
...         print(q.kind, q.value if q.value is not None else (str(q.low), str(q.high)), q.bound, q.unit, q.per)
>>> quantities("ανέρχεται σε περισσότερα από 39 εκατ. ευρώ")
money 39000000 more_than EUR None
>>> quantities("Κάθε Δήμος λαμβάνει από 195.000 μέχρι και 3,1 εκατ. ευρώ")
money ('195000', '3100000') range EUR municipality
>>> quantities("σαράντα έξι εκατομμύρια ευρώ (46.000.000€) σε 273 δήμους")
money 46000000 exact EUR None
count 273 exact municipality None
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.clean import BlockKind, CleanText
from ota_extract.greek import fold
from ota_extract.mentions import Numeral, Quantity
from ota_extract.scan.bounds import find_bounds
from ota_extract.scan.cells import Cells, CellUnit, read_cells
from ota_extract.scan.composition import Composer, is_year
from ota_extract.scan.elision import Context, Said, elided_unit, genders
from ota_extract.scan.pairs import Read, read_pair
from ota_extract.scan.percentages import fraction
from ota_extract.scan.unit import Unit
from ota_extract.spans import SpanSet

_MEANINGLESS = ("malformed", "odd-decimals", "digits-lost")
_GLUED_DURATIONS = (("μην", "month"), ("ετ", "year"), ("ημερ", "day"))


def find_quantities(
    clean: CleanText, numerals: Sequence[Numeral], taken: Iterable[Span], cells: Cells | None = None
) -> list[Quantity]:
    """The quantities of *clean*, in text order; *taken* are the spans that dates and identifiers hold,
    *cells* the numbers alone in a cell, where they are known already.

    A numeral without any unit, even an elided one, is not among them.
    """
    held = SpanSet(taken)
    free = [
        n for n in numerals if n.doubt not in _MEANINGLESS and not held.overlaps(n.start, n.end)
    ]
    cells = cells or read_cells(clean, numerals)
    return _Reader(clean, free, cells).read()


class _Reader:
    """One pass over the numerals of a text, remembering what has been said so far."""

    def __init__(self, clean: CleanText, numerals: Sequence[Numeral], cells: Cells) -> None:
        self.text = clean.text
        self.folded = clean.folded
        self.numerals = numerals
        bounds = find_bounds(clean.folded, [numeral.start for numeral in numerals])
        self.composer = Composer(clean.text, clean.folded, bounds)
        self.cells = cells
        self.blocks = clean.blocks
        self.block_starts = [block.start for block in clean.blocks]
        self.context = Context()
        self.found: list[Quantity] = []
        self.floor = 0

    def read(self) -> list[Quantity]:
        index = 0
        while index < len(self.numerals):
            numeral = self.numerals[index]
            if self.found and numeral.end <= self.found[-1].core.end:
                index += 1  # the mark of a note between a number and its unit
                continue
            following = self.numerals[index + 1] if index + 1 < len(self.numerals) else None
            self._move_to(numeral)
            read = self._read(numeral, following)
            taken = self.numerals[index : index + read.numerals]
            for quantity in read.quantities:
                self._keep(quantity, numeral, max(n.scale for n in taken))
            self.floor = max(self.floor, taken[-1].end)
            index += read.numerals
        return self.found

    def _move_to(self, numeral: Numeral) -> None:
        """Set the floor, and forget what was said in other paragraphs; a list is one."""
        block = bisect_right(self.block_starts, numeral.start) - 1
        block_start = self.block_starts[block] if block >= 0 else 0
        if block_start > self.floor:
            if not self._continues_list(block):
                self.context.begin_paragraph()
            self.floor = block_start

    def _continues_list(self, block: int) -> bool:
        return block > 0 and all(
            self.blocks[index].kind in (BlockKind.ITEM, BlockKind.ROW)
            for index in (block - 1, block)
        )

    def _read(self, numeral: Numeral, following: Numeral | None) -> Read:
        """The quantities that begin with *numeral*: of a part of a word, a pair, or by itself."""
        if (cell := self.cells.units.get(numeral.start)) is not None:
            return Read([self._in_cell(numeral, cell)], 1)
        if numeral.glued:
            duration = self._glued_duration(numeral)
            return Read([duration] if duration else [], 1)
        if (part := fraction(self.folded, numeral)) is not None:
            return Read([self.composer.quotient(numeral, part[1], part[0], self.floor)], 1)
        unit = self.composer.unit_beside(numeral, self.floor)
        if following is not None and not following.glued:
            pair = read_pair(self.composer, numeral, following, unit, self.floor, self.context)
            if pair is not None:
                return pair
        if unit is not None:
            return Read([self.composer.single(numeral, numeral.value, unit, self.floor)], 1)
        if is_year(numeral, self.folded):
            return Read([], 1)
        elided = elided_unit(self.text, self.folded, numeral, self.floor, self.context)
        if elided is None:
            return Read([], 1)
        value = numeral.value * elided.factor
        return Read([self.composer.single(numeral, value, elided.unit, self.floor)], 1)

    def _in_cell(self, numeral: Numeral, cell: CellUnit) -> Quantity:
        value = numeral.value * cell.factor
        quantity = self.composer.single(numeral, value, cell.unit, self.floor)
        if cell.minus is not None and quantity.value is not None and quantity.value > 0:
            start = min(quantity.start, cell.minus)
            core = Span(min(quantity.core.start, cell.minus), quantity.core.end)
            quantity = quantity._replace(start=start, core=core, value=-quantity.value)
        return quantity._replace(head=cell.head, label=cell.label)

    def _glued_duration(self, numeral: Numeral) -> Quantity | None:
        """«3μηνη», «5μηνες»."""
        for stem, slug in _GLUED_DURATIONS:
            if numeral.glued.startswith(stem) and self.folded.startswith(stem, numeral.end):
                unit = Unit("measure", slug, numeral.end, numeral.end + len(numeral.glued))
                return self.composer.single(numeral, numeral.value, unit, self.floor)
        return None

    def _keep(self, quantity: Quantity, numeral: Numeral, scale: int) -> None:
        """Add *quantity*, or take it into the one before that it repeats in brackets."""
        merged = self._repeats(quantity)
        if merged is not None:
            self.found[-1] = merged
        else:
            self.found.append(quantity)
        self.floor = max(self.floor, quantity.end)
        if quantity.unit == "resident" and quantity.bound not in ("exact", "approximate"):
            return  # «άνω των 50.000 κατοίκων» says which ones; nothing goes on from it
        self.context.say(self._said(quantity, numeral, scale))

    def _said(self, quantity: Quantity, numeral: Numeral, scale: int) -> Said:
        """What the numbers behind *quantity* may take over from it."""
        unit = Unit(quantity.kind, quantity.unit, quantity.core.end, quantity.core.end)
        value = quantity.value if quantity.value is not None else quantity.high or Decimal(0)
        last, counted = self.context.last, self.context.counted
        if scale == 1 and last is not None and value == numeral.value * last.scale:
            scale = last.scale
        if quantity.unit_text:
            found = genders(fold(quantity.unit_text))
        else:
            found = counted.genders if counted and counted.unit.slug == unit.slug else "mfn"
        return Said(unit, value, scale, *quantity.core, found, not quantity.unit_text)

    def _repeats(self, quantity: Quantity) -> Quantity | None:
        """«σαράντα έξι εκατομμύρια ευρώ (46.000.000€)»: one quantity, its span both writings."""
        if not self.found:
            return None
        before = self.found[-1]
        gap = self.folded[before.end : quantity.start]
        closed = self.folded.startswith(")", quantity.end)
        if gap.strip() != "(" or not closed or before.kind != quantity.kind:
            return None
        if before.value != quantity.value or before.unit != quantity.unit:
            return None
        return before._replace(end=quantity.end + 1, core=Span(before.core.start, quantity.end + 1))
