"""Numbers are written as Babel writes them, digit for digit."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from babel.numbers import format_currency, format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from ota_extract.report.speech import LOCALES, Speech, is_writable

PATTERNS = {"el": "#,##0{}\xa0¤", "en": "¤#,##0{}"}
numbers = st.decimals(min_value=Decimal("-1e20"), max_value=Decimal("1e20"), allow_nan=False)
numbers = numbers.filter(is_writable)  # of more digits than anyone reads, none is written out


@pytest.mark.parametrize("language", ["el", "en"])
@given(number=numbers)
@example(number=Decimal("1E+3"))
@example(number=Decimal("-0.50"))
@example(number=Decimal("1234567.891000"))
@example(number=Decimal(10) ** 30 + Decimal("0.01"))
def test_numbers_are_babels(language, number):
    speech = Speech(language)
    with localcontext(prec=100):
        plain = format_decimal(number, locale=LOCALES[language], decimal_quantization=False)
        cents = format_decimal(
            number, "#,##0.00##", locale=LOCALES[language], decimal_quantization=False
        )
    assert speech.number(number) == plain
    assert speech.amount(number, cents=True) == cents


@pytest.mark.parametrize("language", ["el", "en"])
@pytest.mark.parametrize("unit", ["EUR", "USD", "CHF"])
@given(number=numbers)
@example(number=Decimal("-5"))
@example(number=Decimal("0.00"))
def test_money_is_babels(language, unit, number):
    pattern = PATTERNS[language].format(".00##" if number % 1 else "")
    with localcontext(prec=100):
        expected = format_currency(
            number,
            unit,
            pattern,
            LOCALES[language],
            currency_digits=False,
            decimal_quantization=False,
        )
    assert Speech(language).quantity(number, unit) == expected


@pytest.mark.parametrize("digits", [80, 81])
def test_a_number_is_written_out_up_to_eighty_digits(digits):
    number = Decimal("1." + "5" * (digits - 1))
    assert Speech("el").number(number) == str(number).replace(".", "," if digits == 80 else ".")
