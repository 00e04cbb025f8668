"""Numbers, bounds and dates as a person says them, in the reader's language.

>>> el, en = Speech("el"), Speech("en")
>>> el.quantity(Decimal("39000000"), "EUR"), en.quantity(Decimal("1080000.7"), "EUR")
('39.000.000\\xa0€', '€1,080,000.70')
>>> el.date("XXXX-07-25"), el.date("2024-07"), en.date("2021/2027")
('25 Ιουλίου (χωρίς έτος)', 'Ιούλιος 2024', '2021–2027')
>>> el.date("XXXX-08"), en.date("XXXX-08")
('Αύγουστος (χωρίς έτος)', 'August (no year stated)')
>>> el.per("municipality"), en.per("month")
('ανά δήμο', 'per month')
>>> el.word("measure", "allocation"), el.word("measure", "no_such_measure")
('Χρηματοδότηση', 'no such measure')

No digit is rounded or added, but the cents that money has.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import (
    get_currency_symbol,
    get_decimal_symbol,
    get_group_symbol,
    list_currencies,
)

from ota_extract.records import Bound, Figure, RankingItem

Language = Literal["el", "en"]
LOCALES: dict[Language, str] = {"el": "el_GR", "en": "en_GB"}

_LEAP_YEAR = 2000  # a day without a year may be 29 February
_MOST_PLACES = 40
_EDTF = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


class Speech:
    """How the page speaks."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._at = 0 if language == "el" else 1
        self._locale = Locale.parse(LOCALES[language])
        self._group = get_group_symbol(self._locale)
        self._point = get_decimal_symbol(self._locale)

    def word(self, group: str, key: str) -> str:
        """The word of ``words.toml``; where it has none, *key* itself with its ``_`` as spaces."""
        entry = words()[group].get(key)
        return str(entry[self._at]) if entry else key.replace("_", " ")

    def say(self, key: str, *values: object) -> str:
        """A word or sentence of the page, with *values* in its gaps."""
        sentence = self.word("page", key)
        return sentence % values if values else sentence

    def noun(self, key: str, count: int) -> str:
        """A word of the page that has a form for one and one for many, as *count* takes it."""
        one, many = self.word("page", key).split("|")
        return one if count == 1 else many

    def number(self, value: Decimal | int) -> str:
        """A plain number with the digits it has."""
        value = Decimal(value)
        return self._digits(value) if is_writable(value) else str(value)

    def amount(self, value: Decimal, *, cents: bool) -> str:
        """An amount of a column: all of its amounts with two decimals, or all with none.

        >>> Speech("el").amount(Decimal("261000"), cents=True)
        '261.000,00'
        """
        return self._digits(value, 2) if cents and is_writable(value) else self.number(value)

    def quantity(
        self, value: Decimal, unit: str, unit_text: str = "", high: Decimal | None = None
    ) -> str:
        """A number with its unit; with *high*, the range from one to the other."""
        if unit in _currencies():
            return self._money(value, unit, high)
        said = self.number(value) if high is None else f"{self.number(value)}–{self.number(high)}"
        if unit == "percent":
            return f"{said}%"
        one, many = self._unit(unit, unit_text)
        return f"{said} {one if value == 1 and high is None else many}".rstrip()

    def figure(self, figure: Figure) -> str:
        """A figure with bound, unit, statistic and «per»."""
        if figure.value is not None:
            said = self.quantity(figure.value, figure.unit, figure.unit_text)
        elif figure.low is not None:
            said = self.quantity(figure.low, figure.unit, figure.unit_text, figure.high)
        elif figure.high is not None:
            said = self.quantity(figure.high, figure.unit, figure.unit_text)
        else:
            said = "–"
        parts = [self._bounded(said, figure.bound, is_money=figure.kind == "money")]
        if figure.per:
            parts.append(self.per(figure.per))
        if figure.statistic:
            parts.append(self.word("statistic", figure.statistic))
        return " ".join(parts)

    def item(self, item: RankingItem) -> str:
        """The number behind a place of a ranking, with unit and bound."""
        said = self.quantity(item.value, item.unit)
        return self._bounded(said, item.bound, is_money=item.unit in _currencies())

    def per(self, unit: str) -> str:
        """What a figure is counted by: «ανά δήμο»."""
        if unit in words()["per"]:
            return self.word("per", unit)
        return self.say("per", self._unit(unit, "", at=2 if self.language == "el" else 0)[0])

    def date(self, edtf: str) -> str:
        """A date or period; what is no such date is given as it is."""
        return "–".join(self._day(part) for part in edtf.split("/"))

    def _money(self, value: Decimal, unit: str, high: Decimal | None) -> str:
        ends = [value] if high is None else [value, high]
        if not all(map(is_writable, ends)):
            return "–".join(map(str, ends)) + f" {unit}"
        least = 2 if any(end != end.to_integral_value() for end in ends) else 0
        symbol = get_currency_symbol(unit, self._locale)
        said = []
        for end in ends:
            digits = self._digits(end.copy_abs(), least)
            money = f"{digits}\xa0{symbol}" if self.language == "el" else f"{symbol}{digits}"
            said.append(f"-{money}" if end.is_signed() else money)
        if self.language == "el" and high is not None:
            said[0] = said[0].rsplit("\xa0", 1)[0]  # «210.000–2.770.000 €»
        return "–".join(said)

    def _digits(self, value: Decimal, least: int = 0) -> str:
        """All digits of *value*, with at least so many decimals.

        As ``format_decimal`` writes them, at a tenth of its time; a page has thousands of numbers.
        """
        whole, _, part = f"{value:,f}".partition(".")
        part = part.rstrip("0").ljust(least, "0")
        whole = whole.replace(",", self._group)
        return f"{whole}{self._point}{part}" if part else whole

    def _bounded(self, said: str, bound: Bound, *, is_money: bool) -> str:
        group = "bound"
        if not is_money and bound in words()["bound_of_count"]:
            group = "bound_of_count"
        return self.word(group, bound) % said

    def _unit(self, unit: str, unit_text: str, at: int = 0) -> tuple[str, str]:
        """The word from place *at* on, twice where there is no second."""
        if unit in words()["unit"]:
            forms = self.word("unit", unit).split("|")
            return forms[at], forms[min(at + 1, len(forms) - 1)]
        text = unit_text if unit.isascii() and unit_text else unit.replace("_", " ")
        return text, text

    def _day(self, edtf: str) -> str:
        match = _EDTF.fullmatch(edtf)
        if match is None or match["month"] is None:
            return edtf
        year, month, day = match["year"], match["month"], match["day"]
        try:
            date = datetime.date(
                _LEAP_YEAR if year == "XXXX" else int(year), int(month), int(day or 1)
            )
        except ValueError:
            return edtf
        if year == "XXXX":
            said = (
                format_skeleton("MMMMd", date, locale=self._locale)
                if day
                else format_date(date, "LLLL", locale=self._locale)
            )
            return f"{said} ({self.say('no_year')})"
        if day is None:
            return str(format_skeleton("yMMMM", date, locale=self._locale))
        return str(format_date(date, "long", locale=self._locale))


def is_writable(value: Decimal) -> bool:
    """Whether *value* can be written out: a record may say ``1e999999``, which nobody wants to read."""
    if not value.is_finite() or abs(value.adjusted()) > _MOST_PLACES:
        return False
    return len(value.as_tuple().digits) <= 2 * _MOST_PLACES


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """``words.toml``: by group and key, the words in Greek and in English."""
    source = files(__package__).joinpath("words.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())
