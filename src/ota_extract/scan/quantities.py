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

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.clean import BlockKind, CleanText
from ota_extract.greek import fold
from ota_extract.mentions import Numeral, Quantity
from ota_extract.scan.bounds import find_bounds
from ota_extract.scan.currencies import currency_before, currency_behind
from ota_extract.scan.distribution import per_unit
from ota_extract.scan.elision import Context, Said, elided_unit, genders
from ota_extract.scan.nouns import noun_behind
from ota_extract.scan.numerals import plain
from ota_extract.scan.percentages import (
    fraction,
    percent_before,
    percent_behind,
    ratio,
    written_fraction,
)
from ota_extract.scan.ranges import Range, is_change, join_range
from ota_extract.scan.unit import Unit

_MEANINGLESS = ("malformed", "odd-decimals", "digits-lost")
_LISTED = re.compile(r"\s+(?:και|ή|η)\s+(?:τα\s+|τισ\s+|τουσ\s+)?")
_AND_CENTS = re.compile(r"\s+και\s+")
_CENTS_BEHIND = re.compile(r"\s+(?:λεπτ(?:α|ων|ο)|σεντσ?)\b")
_GLUED_DURATIONS = (("μην", "month"), ("ετ", "year"), ("ημερ", "day"))


def find_quantities(
    clean: CleanText, numerals: Sequence[Numeral], taken: Sequence[Span]
) -> list[Quantity]:
    """The quantities of *clean*, in text order; *taken* are the spans that dates and identifiers hold.

    A numeral without any unit, even an elided one, is not among them.
    """
    return _Reader(clean, [n for n in _free(numerals, taken) if n.doubt not in _MEANINGLESS]).read()


def _free(numerals: Sequence[Numeral], taken: Sequence[Span]) -> Iterator[Numeral]:
    """The numerals that no taken span overlaps; both are in text order."""
    spans = sorted(taken)
    at = 0
    for numeral in numerals:
        while at < len(spans) and spans[at].end <= numeral.start:
            at += 1
        if at == len(spans) or spans[at].start >= numeral.end:
            yield numeral


class _Reader:
    """One pass over the numerals of a text, remembering what has been counted so far."""

    def __init__(self, clean: CleanText, numerals: Sequence[Numeral]) -> None:
        self.text = clean.text
        self.folded = clean.folded
        self.numerals = numerals
        self.bounds = find_bounds(clean.folded)
        self.blocks = clean.blocks
        self.block_starts = [block.start for block in clean.blocks]
        self.context = Context()
        self.found: list[Quantity] = []
        self.floor = 0

    def read(self) -> list[Quantity]:
        index = 0
        while index < len(self.numerals):
            numeral = self.numerals[index]
            following = self.numerals[index + 1] if index + 1 < len(self.numerals) else None
            self._move_to(numeral)
            quantities, taken = self._quantities(numeral, following)
            scale = max(n.scale for n in self.numerals[index : index + taken])
            for quantity in quantities:
                self._keep(quantity, numeral, scale)
            self.floor = max(self.floor, self.numerals[index + taken - 1].end)
            index += taken
        return self.found

    def _move_to(self, numeral: Numeral) -> None:
        """Set the floor, and forget what was said in other paragraphs; a list is one."""
        block = bisect_right(self.block_starts, numeral.start) - 1
        block_start = self.block_starts[block] if block >= 0 else 0
        if block_start > self.floor:
            if not self._continues_list(block):
                self.context = self.context.in_new_block()
            self.floor = block_start

    def _continues_list(self, block: int) -> bool:
        return block > 0 and all(
            self.blocks[index].kind in (BlockKind.ITEM, BlockKind.ROW)
            for index in (block - 1, block)
        )

    def _quantities(
        self, numeral: Numeral, following: Numeral | None
    ) -> tuple[list[Quantity], int]:
        """The quantities that begin with *numeral*, and how many numerals they take."""
        if numeral.glued:
            duration = self._glued_duration(numeral)
            return [duration] if duration else [], 1
        if (part := fraction(self.folded, numeral)) is not None:
            return [self._ratio(numeral, part[1], part[0])], 1
        if following is not None and (share := written_fraction(self.folded, numeral, following)):
            return [self._ratio(numeral, following.end, share)], 2
        unit = self._unit(numeral)
        if following is not None and not following.glued:
            several = self._with_following(numeral, following, unit)
            if several is not None:
                return several
        if unit is not None and unit.kind == "money" and following is not None:
            cents = _CENTS_BEHIND.match(self.folded, following.end)
            if cents and _AND_CENTS.fullmatch(self.folded, unit.end, following.start):
                value = numeral.value + following.value / 100
                return [self._single(numeral, value, unit._replace(end=cents.end()))], 2
        if unit is not None:
            return [self._single(numeral, numeral.value, unit)], 1
        if _is_year(numeral, self.folded):
            return [], 1
        elided = elided_unit(self.text, self.folded, numeral, self.floor, self.context)
        if elided is None:
            return [], 1
        return [self._single(numeral, plain(numeral.value * elided.factor), elided.unit)], 1

    def _with_following(
        self, one: Numeral, two: Numeral, unit: Unit | None
    ) -> tuple[list[Quantity], int] | None:
        """A ratio, range or change of two numbers; None where each stands for itself."""
        quotient = ratio(self.folded, one, two) if unit is None else None
        if quotient is not None:
            return [self._ratio(one, two.end, quotient)], 2
        one_end = max(one.end, unit.end) if unit else one.end
        ends = join_range(self.folded, one, two, one_end, self.floor)
        if ends is not None and not self._bounded(one, ends):
            ranged = self._range(ends, one, two, unit)
            return (ranged, 2) if ranged else None
        if is_change(self.folded, one.start, one_end, two.start, self.floor):
            return self._change(one, two, unit)
        if unit is None and _LISTED.fullmatch(self.folded, one.end, two.start):
            return self._shared(one, two)
        return None

    def _shared(self, one: Numeral, two: Numeral) -> tuple[list[Quantity], int] | None:
        """«σε 18.250 και 3.940 δικαιούχους»: the first takes the unit of the second."""
        unit = self._unit(two)
        if unit is None or _is_year(one, self.folded) or one.words != two.words:
            return None
        if unit.kind == "percentage" and (one.scale > 1 or one.value > 100):
            return None
        scale = two.scale if one.scale == 1 and one.value < 1000 else 1
        return [self._single(one, plain(one.value * scale), _carried(unit, one.end))], 1

    def _change(
        self, one: Numeral, two: Numeral, unit: Unit | None
    ) -> tuple[list[Quantity], int] | None:
        """«από 368 σε 20 ημέρες»: two quantities, the first with the unit of the second."""
        after = self._unit(two)
        if after is None and unit is None:
            elided = elided_unit(self.text, self.folded, one, self.floor, self.context)
            after = elided and elided.unit._replace(start=two.end, end=two.end)
        if after is None or (unit is not None and unit.kind != after.kind):
            return None
        value = one.value
        if unit is None and one.scale == 1 and value < 1000:
            value = plain(value * two.scale)
        before = unit or Unit(after.kind, after.slug, one.end, one.end)
        first = self._single(one, value, before)
        self.floor = first.end
        second = self._single(two, two.value, after)
        statistic = second.statistic or first.statistic
        return [replace(first, change="from"), replace(second, change="to", statistic=statistic)], 2

    def _unit(self, numeral: Numeral) -> Unit | None:
        """The unit that stands beside the number."""
        folded, start, end = self.folded, numeral.start, numeral.end
        unit = (
            percent_behind(folded, end)
            or currency_behind(folded, end)
            or currency_before(folded, start, self.floor)
        )
        if unit is not None:
            return unit
        unit = noun_behind(self.text, folded, end)
        if unit is not None and _is_year(numeral, folded):
            return None
        if unit is not None and unit.kind == "count" and numeral.value % 1:
            slip = numeral.doubt == "dot-decimal"  # «131.79 αιτήσεις», for some other number
            if slip or unit.slug == self.text[unit.start : unit.end]:
                return None
        return unit or percent_before(folded, start, self.floor, numeral.value)

    def _single(self, numeral: Numeral, value: Decimal, unit: Unit) -> Quantity:
        start, end = min(numeral.start, unit.start), max(numeral.end, unit.end)
        around = self.bounds.around(numeral.start, numeral.end, end, self.floor)
        per = per_unit(self.folded, start, end, self.floor)
        return Quantity(
            min(start, around.start),
            max(around.end, per.end if per else 0),
            Span(start, end),
            unit.kind,
            value,
            unit.slug,
            self.text[unit.start : unit.end],
            bound=around.bound,
            statistic=around.statistic,
            per=per.slug if per else None,
        )

    def _range(
        self, ends: Range, one: Numeral, two: Numeral, unit_of_one: Unit | None
    ) -> list[Quantity]:
        """One quantity with two ends; two quantities where the ends stand in the wrong order."""
        unit = self._unit(two)
        if unit is not None and unit_of_one is not None and unit.kind != unit_of_one.kind:
            return []
        unit = unit or unit_of_one
        if unit is None:
            elided = elided_unit(self.text, self.folded, one, self.floor, self.context)
            elided = elided or elided_unit(self.text, self.folded, two, one.end, self.context)
            if elided is None:
                return []
            unit = elided.unit._replace(start=two.end, end=two.end)
            if one.scale == two.scale == 1:
                low, high = (plain(end * elided.factor) for end in (ends.low, ends.high))
                ends = ends._replace(low=low, high=high)
        if ends.low > ends.high:
            carried = unit_of_one or Unit(unit.kind, unit.slug, one.end, one.end)
            singles = (self._single(one, ends.low, carried), self._single(two, ends.high, unit))
            return [replace(q, bound="exact", reversed_range=True) for q in singles]
        core = Span(one.start, max(two.end, unit.end))
        around = self.bounds.around(one.start, two.end, core.end, self.floor)
        per = per_unit(self.folded, ends.start, core.end, self.floor)
        ranged = Quantity(
            ends.start,
            max(around.end, per.end if per else 0),
            core,
            unit.kind,
            None,
            unit.slug,
            self.text[unit.start : unit.end],
            low=ends.low,
            high=ends.high,
            bound="range",
            statistic="mean" if around.statistic == "mean" else None,
            per=per.slug if per else None,
        )
        return [ranged]

    def _bounded(self, one: Numeral, ends: Range) -> bool:
        """«άνω των 100.000 ώς 120 χιλιάδες»: the first number has a bound of its own."""
        bound = self.bounds.adjacent.get(one.start)
        return ends.start == one.start and bound is not None and bound[0] != "approximate"

    def _ratio(self, part: Numeral, end: int, quotient: Decimal) -> Quantity:
        """«7 στις 10», «δύο τρίτα»: the quotient, its unit the words behind the first number."""
        around = self.bounds.around(part.start, end, end, self.floor)
        core = Span(part.start, end)
        words = self.text[part.end : end].strip()
        return Quantity(
            around.start, end, core, "measure", quotient, "ratio", words, bound=around.bound
        )

    def _glued_duration(self, numeral: Numeral) -> Quantity | None:
        """«3μηνη», «5μηνες»."""
        end = numeral.end + len(numeral.glued)
        for stem, slug in _GLUED_DURATIONS:
            if numeral.glued.startswith(stem) and self.folded.startswith(stem, numeral.end):
                unit = Unit("measure", slug, numeral.end, end)
                return self._single(numeral, numeral.value, unit)
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
        self.context = self.context.with_said(self._said(quantity, numeral, scale))

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
        return Said(unit, value, scale, quantity.core.end, found, not quantity.unit_text)

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
        return replace(before, end=quantity.end + 1, core=Span(before.core.start, quantity.end + 1))


def _carried(unit: Unit, at: int) -> Unit:
    return Unit(unit.kind, unit.slug, at, at)


def _is_year(numeral: Numeral, folded: str) -> bool:
    """Whether the number could be a year: four digits between 1900 and 2099."""
    digits = folded[numeral.start : numeral.end]
    return len(digits) == 4 and digits.isdigit() and digits[:2] in ("19", "20")
