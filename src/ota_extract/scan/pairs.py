"""Pairs: what two numbers that follow one another say together.

A ratio («7 στις 10», «2/3»), a range («από 210.000 έως 2.770.000 ευρώ»), a change («από 368 σε 20
ημέρες»), euro and cents («12 ευρώ και 50 λεπτά»), a unit said once for two («18.250 και 3.940
δικαιούχους»). None of these: each number stands for itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from ota_extract.mentions import Numeral, Quantity
from ota_extract.scan.composition import Composer, is_year
from ota_extract.scan.elision import Context, elided_unit
from ota_extract.scan.percentages import ratio, written_fraction
from ota_extract.scan.ranges import Range, is_change, join_range
from ota_extract.scan.unit import Unit

_LISTED = re.compile(r"\s+(?:και|ή|η)\s+(?:τα\s+|τισ\s+|τουσ\s+)?")
_AND = re.compile(r"\s+και\s+")
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
    quotient = written_fraction(composer.folded, one, two)
    if quotient is None and unit is None:
        quotient = ratio(composer.folded, one, two)
    if quotient is not None:
        return Read([composer.quotient(one, two.end, quotient, floor)], 2)
    one_end = max(one.end, unit.end) if unit else one.end
    ends = join_range(composer.folded, one, two, one_end, floor)
    if ends is not None and not _has_own_bound(composer, one, ends):
        return _range(composer, ends, one, two, unit, floor, context)
    if is_change(composer.folded, one.start, one_end, two.start, floor):
        return _change(composer, one, two, unit, floor, context)
    if unit is not None and unit.kind == "money":
        return _with_cents(composer, one, two, unit, floor)
    if unit is None and _LISTED.fullmatch(composer.folded, one.end, two.start):
        return _unit_said_once(composer, one, two, floor)
    return None


def _has_own_bound(composer: Composer, one: Numeral, ends: Range) -> bool:
    """«άνω των 100.000 ώς 120 χιλιάδες»: the first number has a bound of its own."""
    bound = composer.bounds.adjacent.get(one.start)
    return ends.start == one.start and bound is not None and bound[0] != "approximate"


def _range(
    composer: Composer,
    ends: Range,
    one: Numeral,
    two: Numeral,
    unit_of_one: Unit | None,
    floor: int,
    context: Context,
) -> Read | None:
    """One quantity with two ends; two quantities where the ends stand in the wrong order."""
    unit = composer.unit_beside(two, one.end)
    if unit is not None and unit_of_one is not None and unit.kind != unit_of_one.kind:
        return None
    unit = unit or unit_of_one
    if unit is None:
        text, folded = composer.text, composer.folded
        elided = elided_unit(text, folded, one, floor, context)
        elided = elided or elided_unit(text, folded, two, one.end, context)
        if elided is None:
            return None
        unit = elided.unit._replace(start=two.end, end=two.end)
        if one.scale == two.scale == 1:
            ends = ends._replace(low=ends.low * elided.factor, high=ends.high * elided.factor)
    if ends.low > ends.high:
        first = composer.single(one, ends.low, unit_of_one or _carried(unit, one.end), floor)
        second = composer.single(two, ends.high, unit, first.end)
        return Read(
            [replace(end, bound="exact", reversed_range=True) for end in (first, second)], 2
        )
    return Read([composer.ranged(ends, one, two, unit, floor)], 2)


def _change(
    composer: Composer,
    one: Numeral,
    two: Numeral,
    unit: Unit | None,
    floor: int,
    context: Context,
) -> Read | None:
    """Two quantities; a unit or scale word that only the second has holds for both."""
    after = composer.unit_beside(two, one.end)
    if after is None and unit is None:
        elided = elided_unit(composer.text, composer.folded, one, floor, context)
        after = _carried(elided.unit, two.end) if elided else None
    if after is None or (unit is not None and unit.kind != after.kind):
        return None
    shares_scale = unit is None and one.scale == 1 and one.value < 1000
    value = one.value * two.scale if shares_scale else one.value
    first = composer.single(one, value, unit or _carried(after, one.end), floor)
    second = composer.single(two, two.value, after, first.end)
    statistic = second.statistic or first.statistic
    return Read(
        [replace(first, change="from"), replace(second, change="to", statistic=statistic)], 2
    )


def _with_cents(
    composer: Composer, one: Numeral, two: Numeral, unit: Unit, floor: int
) -> Read | None:
    cents = _CENTS.match(composer.folded, two.end)
    if cents is None or _AND.fullmatch(composer.folded, unit.end, two.start) is None:
        return None
    value = one.value + two.value / 100
    return Read([composer.single(one, value, unit._replace(end=cents.end()), floor)], 2)


def _unit_said_once(composer: Composer, one: Numeral, two: Numeral, floor: int) -> Read | None:
    """The first number, with the unit of the second; the second is read in its turn."""
    unit = composer.unit_beside(two, one.end)
    if unit is None or is_year(one, composer.folded) or one.words != two.words:
        return None
    if unit.kind == "percentage" and (one.scale > 1 or one.value > 100):
        return None
    scale = two.scale if one.scale == 1 and one.value < 1000 else 1
    return Read([composer.single(one, one.value * scale, _carried(unit, one.end), floor)], 1)


def _carried(unit: Unit, at: int) -> Unit:
    return Unit(unit.kind, unit.slug, at, at)
