"""Pairs: what two numbers that follow one another say together.

A ratio («7 στις 10», «2/3»), a part of a whole whose scale word both share («τα 2 από τα 2,85 εκατ.»), a range («από 210.000 έως 2.770.000 ευρώ»), a change («από 368 σε 20
ημέρες»), euro and cents («12 ευρώ και 50 λεπτά»), a unit said once for two («18.250 και 3.940
δικαιούχους»). None of these: each number stands for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeGuard

from ota_extract.mentions import Numeral, Quantity
from ota_extract.scan.composition import Composer, is_year
from ota_extract.scan.elision import Context, Elided, carried, elided_unit
from ota_extract.scan.percentages import ratio, written_fraction
from ota_extract.scan.ranges import Range, is_change, join_range
from ota_extract.scan.signs import sign_before
from ota_extract.scan.unit import Unit

_LISTED = re.compile(
    r"\s+(?:και|ή|η|αλλα)\s+(?:τα\s+|τισ\s+|τουσ\s+|κατ['’΄]?\s?(?:ανωτατο|ελαχιστον)\s+)?"
)
_AND = re.compile(r"\s+και\s+")
_PART_OF = re.compile(r"\s+(?:απο|ε[κξ]|επι)\s+(?:τα|των)\s+(?:(?:συνολικα|συνολο)\s+)?(?:€\s*)?")
_PEOPLE = re.compile(r"\b(?:οι|τουσ|τισ|στουσ|στισ)\s+$")
_ENDS = re.compile(r"\s?(?:[,;·)]|\.(?!\d)|\n|$)")  # a clause
_UP_TO = re.compile(
    r"\s+και\s+(?:(?:φτα|φθα)\w+\s+|(?:εωσ|μεχρι|ωσ)\s+)(?:και\s+)?"
    r"(?:(?:τα|τισ|τουσ|το|στα|στισ|στουσ|στο)\s+)?"
)
_CENTS = re.compile(r"\s+(?:λεπτ(?:α|ων|ο)|σεντσ?)\b")


class Read(NamedTuple):
    """The quantities read, and how many numerals they take."""

    quantities: list[Quantity]
    numerals: int


def read_pair(
    composer: Composer,
    one: Numeral,
    two: Numeral,
    unit: Unit | None,
    floor: int,
    context: Context,
) -> Read | None:
    """What *one* and *two* say together; *unit* is that beside the first, if it has one."""
    return _Pair(composer, one, two, unit, floor, context).read()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two numerals, what stands beside the first, and what was said before them."""

    composer: Composer
    one: Numeral
    two: Numeral
    unit: Unit | None
    floor: int
    context: Context

    def read(self) -> Read | None:
        composer, one, two, unit = self.composer, self.one, self.two, self.unit
        if composer.folded.find("\t", one.end, two.start) >= 0:
            return None  # of two cells
        quotient = written_fraction(composer.folded, one, two)
        if quotient is None and unit is None:
            quotient = ratio(composer.folded, one, one.end, two)
        elif quotient is None and self._is_one_euro(unit):
            quotient = ratio(composer.folded, one, max(one.end, unit.end), two)
        if quotient is not None:
            return Read([composer.quotient(one, two.end, quotient, self.floor)], 2)
        one_end = max(one.end, unit.end) if unit else one.end
        ends = join_range(composer.folded, one, two, one_end, self.floor)
        if ends is not None and not self._has_own_bound(ends):
            return self._range(ends)
        if (ends := self._least_to_most(one_end)) is not None:
            return self._range(ends)
        if is_change(composer.folded, one.start, one_end, two.start, self.floor):
            return self._change()
        if unit is not None and unit.kind == "money":
            return self._with_cents(unit)
        if unit is None and self._is_part():
            return self._unit_said_once()
        if unit is None and _LISTED.fullmatch(composer.folded, one.end, two.start):
            return self._unit_said_once()
        return None

    def _is_one_euro(self, unit: Unit | None) -> TypeGuard[Unit]:
        """«1 € στα 3», not «1 € στα 3 παιδιά»."""
        one_euro = unit is not None and unit.kind == "money" and self.one.value == 1
        return one_euro and self.composer.unit_beside(self.two, self.one.end) is None

    def _has_own_bound(self, ends: Range) -> bool:
        """«άνω των 100.000 ώς 120 χιλιάδες»: the first number has a bound of its own."""
        bound = self.composer.bounds.adjacent.get(self.one.start)
        return ends.start == self.one.start and bound is not None and bound[0] != "approximate"

    def _least_to_most(self, one_end: int) -> Range | None:
        """«τουλάχιστον 3 και έως 5 εκατ.», «ξεκινά από 50.000 ευρώ και φτάνει τα 400.000»."""
        one, two = self.one, self.two
        folded = self.composer.folded
        if _UP_TO.fullmatch(folded, one_end, two.start) is None:
            return None
        bound = self.composer.bounds.adjacent.get(one.start)
        if bound is None or bound[0] != "at_least" or bound[1] < self.floor:
            return None
        low = one.value * self._shared_scale
        return Range(bound[1], low, two.value) if low < two.value else None

    def _range(self, ends: Range) -> Read | None:
        """One quantity with two ends; two quantities where the ends stand in the wrong order."""
        one, two = self.one, self.two
        unit = self.composer.unit_beside(two, one.end)
        if unit is not None and self.unit is not None and unit.kind != self.unit.kind:
            return None
        unit = unit or self.unit
        if unit is None:
            elided = self._elided(one, self.floor) or self._elided(two, one.end)
            if elided is None:
                return None
            unit = carried(elided.unit, two.end)
            if one.scale == two.scale == 1:
                ends = ends._replace(low=ends.low * elided.factor, high=ends.high * elided.factor)
        sign = sign_before(self.composer.folded, one.start, self.floor, unit.kind, unit.slug)
        if sign is not None:  # «από -5% έως 10%»
            ends = ends._replace(start=min(ends.start, sign), low=-ends.low)
            one = one._replace(start=sign)
        if ends.low > ends.high:
            first = self._first(ends.low, unit)
            second = self.composer.single(two, ends.high, unit, first.end)
            return Read(
                [end._replace(bound="exact", reversed_range=True) for end in (first, second)], 2
            )
        return Read([self.composer.ranged(ends, one, two, unit, self.floor)], 2)

    def _change(self) -> Read | None:
        """Two quantities; a unit or scale word that only the second has holds for both."""
        one, two = self.one, self.two
        after = self.composer.unit_beside(two, one.end)
        if after is None and self.unit is None:
            elided = self._elided(one, self.floor)
            after = carried(elided.unit, two.end) if elided else None
        elif after is None and self.unit is not None and _ENDS.match(self.composer.folded, two.end):
            after = carried(self.unit, two.end)  # «από 148,20 ευρώ σε 117,90.»
        if after is None or (self.unit is not None and self.unit.kind != after.kind):
            return None
        first = self._first(one.value * self._shared_scale, after)
        second = self.composer.single(two, two.value, after, first.end)
        statistic = second.statistic or first.statistic
        return Read(
            [first._replace(change="from"), second._replace(change="to", statistic=statistic)], 2
        )

    def _with_cents(self, unit: Unit) -> Read | None:
        folded, one, two = self.composer.folded, self.one, self.two
        cents = _CENTS.match(folded, two.end)
        if cents is None or _AND.fullmatch(folded, unit.end, two.start) is None:
            return None
        value = one.value + two.value / 100
        unit = unit._replace(end=cents.end())
        return Read([self.composer.single(one, value, unit, self.floor)], 2)

    def _is_part(self) -> bool:
        """«Τα 2 από τα 2,85 εκατομμύρια»; not «οι 2 από τα 3 εκατ. κατοίκους»."""
        folded, one, two = self.composer.folded, self.one, self.two
        return (
            _PART_OF.fullmatch(folded, one.end, two.start) is not None
            and one.scale == 1 < two.scale
            and one.value * two.scale < two.value
            and not one.words
            and not _PEOPLE.search(folded, max(self.floor, one.start - 12), one.start)
        )

    def _unit_said_once(self) -> Read | None:
        """The first number, with the unit of the second; the second is read in its turn."""
        one, two = self.one, self.two
        unit = self.composer.unit_beside(two, one.end)
        if unit is None and two.scale > 1 and not _AND.match(self.composer.folded, one.end):
            elided = self._elided(
                two, one.end
            )  # «5 ή 6 εκατ.»; not «88 και 117,9 εκατ. αντίστοιχα»
            unit = elided.unit if elided else None
        if unit is None or is_year(one, self.composer.folded) or one.words != two.words:
            return None
        if one.scale > 1 == two.scale and unit.kind == "count":
            return None  # «με 41,7 εκατ. και 68 δήμους»
        if unit.kind == "percentage" and (one.scale > 1 or one.value > 100):
            return None
        return Read([self._first(one.value * self._shared_scale, unit)], 1)

    @property
    def _shared_scale(self) -> int:
        """The second number's scale where it holds for the first too («5 και 10 εκατ.»)."""
        shares = self.unit is None and self.one.scale == 1 and self.one.value < 1000
        return self.two.scale if shares else 1

    def _first(self, value: Decimal, unit: Unit) -> Quantity:
        """The quantity of the first number, in its own unit or else in *unit*."""
        own = self.unit or carried(unit, self.one.end)
        return self.composer.single(self.one, value, own, self.floor)

    def _elided(self, numeral: Numeral, floor: int) -> Elided | None:
        return elided_unit(self.composer.text, self.composer.folded, numeral, floor, self.context)
