"""Composition: a number, the unit beside it, its bound and its distribution make a quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.mentions import Numeral, Quantity
from ota_extract.scan.bounds import Bounds
from ota_extract.scan.currencies import currency_before, currency_behind
from ota_extract.scan.digits import plain
from ota_extract.scan.distribution import per_unit
from ota_extract.scan.nouns import noun_behind
from ota_extract.scan.percentages import percent_before, percent_behind
from ota_extract.scan.ranges import Range
from ota_extract.scan.signs import sign_before
from ota_extract.scan.unit import Unit

_LENGTH = re.compile(r"\b(?:αποστασ|μηκ|υψο|πλατ|βαθ|ακτιν|διαμετρ|υψομετρ)\w*[^\d.;]*$")
_MOST_MEASURES = 50


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes the quantities of one text. ``floor`` is everywhere the end of the number before, or the
    beginning of the paragraph: nothing before it belongs to the quantity."""

    text: str
    folded: str
    bounds: Bounds

    def unit_beside(self, numeral: Numeral, floor: int) -> Unit | None:
        """The unit that stands beside the number: percent sign, currency or noun."""
        folded, start, end = self.folded, numeral.start, numeral.end
        unit = (
            percent_behind(folded, end)
            or currency_behind(folded, end)
            or currency_before(folded, start, floor)
        )
        if unit is not None:
            return unit
        unit = noun_behind(self.text, folded, end)
        if unit is not None and unit.slug == "action" and self._is_length(numeral, unit):
            unit = unit._replace(kind="measure", slug="m")
        if unit is not None and is_year(numeral, folded):
            return None
        if unit is not None and unit.kind == "count" and numeral.value % 1:
            slip = numeral.doubt == "dot-decimal"  # «131.79 αιτήσεις», for some other number
            if slip or unit.slug == self.text[unit.start : unit.end]:
                return None
        return unit or percent_before(folded, start, floor, numeral.value)

    def _is_length(self, numeral: Numeral, unit: Unit) -> bool:
        """«σε απόσταση 300 μέτρων» (*metres*), not «πακέτο 12 μέτρων» (*measures*)."""
        folded = self.folded
        if not folded.startswith("μετρ", unit.start) or folded[numeral.end : unit.start].strip():
            return False
        said = _LENGTH.search(folded, max(0, numeral.start - 40), numeral.start)
        return said is not None or numeral.value >= _MOST_MEASURES or numeral.value % 1 != 0

    def single(self, numeral: Numeral, value: Decimal, unit: Unit, floor: int) -> Quantity:
        """The quantity of one number."""
        start, end = min(numeral.start, unit.start), max(numeral.end, unit.end)
        sign = sign_before(self.folded, start, floor, unit.kind, unit.slug)
        if sign is not None:
            start, value = sign, -value
        around = self.bounds.around(numeral.start, numeral.end, end, floor)
        per = per_unit(self.folded, start, end, floor)
        return Quantity(
            min(start, around.start),
            max(around.end, per.end if per else 0),
            Span(start, end),
            unit.kind,
            plain(value),
            unit.slug,
            self.text[unit.start : unit.end],
            bound=around.bound,
            statistic=around.statistic,
            per=per.slug if per else None,
        )

    def ranged(self, ends: Range, one: Numeral, two: Numeral, unit: Unit, floor: int) -> Quantity:
        """The quantity of two numbers that are the ends of one."""
        core = Span(min(one.start, unit.start), max(two.end, unit.end))
        start = min(ends.start, core.start)
        around = self.bounds.around(one.start, two.end, core.end, floor)
        per = per_unit(self.folded, start, core.end, floor)
        return Quantity(
            start,
            max(around.end, per.end if per else 0),
            core,
            unit.kind,
            None,
            unit.slug,
            self.text[unit.start : unit.end],
            low=plain(ends.low),
            high=plain(ends.high),
            bound="range",
            statistic="mean" if around.statistic == "mean" else None,
            per=per.slug if per else None,
        )

    def quotient(self, part: Numeral, end: int, value: Decimal, floor: int) -> Quantity:
        """«7 στις 10», «δύο τρίτα»: its unit are the words behind the first number."""
        around = self.bounds.around(part.start, end, end, floor)
        words = self.text[part.end : end].strip()
        core = Span(part.start, end)
        return Quantity(
            around.start, end, core, "measure", value, "ratio", words, bound=around.bound
        )


def is_year(numeral: Numeral, folded: str) -> bool:
    """Whether the number could be a year: four digits between 1900 and 2099."""
    digits = folded[numeral.start : numeral.end]
    return len(digits) == 4 and digits.isdigit() and digits[:2] in ("19", "20")
