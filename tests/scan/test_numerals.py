"""Numerals: what digits and words are worth, and what is no number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from greek_words import FORMS, Form, spell
from hypothesis import given, settings
from hypothesis import strategies as st

from ota_extract.greek import fold
from ota_extract.mentions import Numeral
from ota_extract.scan.digits import parse_digits
from ota_extract.scan.numerals import find_numerals


def values(text: str) -> list[str]:
    return [f"{numeral.value:f}" for numeral in find_numerals(fold(text))]


def only(text: str) -> Numeral:
    (numeral,) = find_numerals(fold(text))
    return numeral


@pytest.mark.parametrize(
    ("digits", "value", "doubt"),
    [
        ("0", "0", None),
        ("7", "7", None),
        ("800", "800", None),
        ("3852", "3852", None),
        ("1.000", "1000", None),
        ("1.000,5", "1000.5", None),
        ("235.285.163", "235285163", None),
        ("41.207.318,05", "41207318.05", None),
        ("1.234.567.890,12", "1234567890.12", None),
        ("12,75", "12.75", None),
        ("0,5", "0.5", None),
        ("100000,25", "100000.25", None),
        # a dot before one or two digits
        ("1.4", "1.4", "dot-decimal"),
        ("12.34", "12.34", "dot-decimal"),
        # the English way, where the Greek one is impossible
        ("83,150.00", "83150", None),
        ("1,000,000", "1000000", None),
        ("1,234,567.89", "1234567.89", None),
        # dots all the way
        ("50.000.00", "50000", "odd-decimals"),
        ("1.000.00", "1000", "odd-decimals"),
    ],
)
def test_value_of_digits(digits: str, value: str, doubt: str | None) -> None:
    assert parse_digits(digits) == (Decimal(value), doubt)


@pytest.mark.parametrize("digits", ["1.2.3", "1.00.000", "12.3456", "1..2", "9" * 40, "1.000,00.0"])
def test_unknown_writing_is_marked(digits: str) -> None:
    parsed = parse_digits(digits)
    assert parsed is not None
    assert parsed[1] == "malformed"


@pytest.mark.parametrize("digits", ["1,2,3", "14,15,16"])
def test_list_is_no_number(digits: str) -> None:
    assert parse_digits(digits) is None
    assert values(digits) == digits.split(",")


def test_four_hundred_digits_are_one_malformed_number() -> None:
    numeral = only("9" * 400)
    assert (numeral.start, numeral.end, numeral.doubt) == (0, 400, "malformed")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("39 εκατ.", "39000000"),
        ("39 εκατομμύρια", "39000000"),
        ("39 εκατομμυρίων", "39000000"),
        ("61 εκ. ευρώ", "61000000"),
        ("14εκ€", "14000000"),
        ("1 εκατομμύριο", "1000000"),
        ("2 δισ.", "2000000000"),
        ("2 δις", "2000000000"),
        ("2 δισεκατομμυρίων", "2000000000"),
        ("1,02 δισεκατομμύριο", "1020000000"),
        ("75 χιλ.", "75000"),
        ("75 χιλιάδες", "75000"),
        ("75 χιλιάδων", "75000"),
        ("1.4 δις", "1400000000"),
        ("1 δισ. 275 εκ. ευρώ", "1275000000"),
        ("2 εκατ. και 300 χιλιάδες", "2300000"),
        ("700 και πλέον εκατομμυρίων", "700000000"),
        ("33 περίπου εκατομμύρια", "33000000"),
        ("250 .000.000 ευρώ", "250000000"),
        ("1 250 000 ευρώ", "1250000"),
        ("μισό εκατομμύριο", "500000"),
        ("μισού εκατομμυρίου", "500000"),
        ("ενάμισι εκατομμύριο", "1500000"),
        ("ΕΝΑΜΙΣΙ ΕΚΑΤΟΜΜΥΡΙΟ", "1500000"),
        ("δυόμισι δισεκατομμύρια", "2500000000"),
        ("τρεισήμισι χιλιάδες", "3500"),
        ("τεσσεράμισι εκατομμύρια", "4500000"),
        ("δύο και μισό εκατομμύρια", "2500000"),
        ("ενός εκατομμυρίου", "1000000"),
        ("μία χιλιάδα", "1000"),
        ("δύο δισεκατομμύρια τριακόσια εκατομμύρια", "2300000000"),
    ],
)
def test_scale_words(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "ένας δήμος", "μία περιφέρεια", "ένα έργο", "χιλιάδες έργα", "δεκάδες προτάσεις",
        "εκατομμύρια", "μισό", "τοις εκατό", "δέκατος", "πενταετία", "εξίσου", "δύοντας",
    ],
)  # fmt: skip
def test_words_that_are_no_numbers(text: str) -> None:
    assert values(text) == []


def test_of_which_is_no_million() -> None:
    assert values("81 εκ των οποίων") == ["81"]


def test_scale_word_behind_a_full_number_is_left_out() -> None:
    numeral = only("9.310.400,00 εκ. ευρώ")
    assert (f"{numeral.value:f}", numeral.doubt) == ("9310400", "scale-dropped")


def test_english_scale_words_count_too() -> None:
    assert only("€2.5 million ").value == Decimal(2500000)
    assert only("1.2 billion ευρώ").scale == 10**9
    assert only("5 months").scale == 1


def test_fraction_without_its_whole_number_means_nothing() -> None:
    assert only("ποσό ,00 ευρώ").doubt == "digits-lost"
    assert only("Δήμος Χίου,12000.00").value == Decimal("12000.00")  # a space was lost, no digits


@pytest.mark.parametrize("text", ["τρεις (3) δόσεις", "3 (τρεις) δόσεις", "ΤΡΕΙΣ ( 3 ) ΔΟΣΕΙΣ"])
def test_bracket_repeats_the_number(text: str) -> None:
    numeral = only(text)
    assert (numeral.value, numeral.in_words) == (3, None)
    assert text[numeral.start : numeral.end].endswith(")") or text.startswith("3")


def test_bracket_that_says_something_else_is_kept() -> None:
    assert only("τρεις (4) δόσεις").in_words == 3


@pytest.mark.parametrize(
    ("text", "glued"), [("24ωρης", "ωρησ"), ("5G", "g"), ("11ης", "ησ"), ("58.900€", ""), ("3ευρώ", "")]
)  # fmt: skip
def test_letters_against_the_digits_are_told(text: str, glued: str) -> None:
    assert only(text).glued == glued


@pytest.mark.parametrize("form", FORMS)
def test_every_number_word_up_to_a_thousand(form: Form) -> None:
    wrong = {n: spell(n, form) for n in range(2, 1001) if values(spell(n, form)) != [str(n)]}
    assert wrong == {}


@settings(max_examples=400, deadline=None)
@given(st.integers(2, 999_999_999), st.sampled_from(FORMS), st.booleans())
def test_spelt_numbers_come_back(number: int, form: Form, capitals: bool) -> None:
    words = spell(number, form)
    assert values(words.upper() if capitals else words) == [str(number)]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**15), st.integers(0, 99))
def test_greek_print_comes_back(whole: int, cents: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{cents:02}"
    (numeral,) = find_numerals(written)
    assert numeral.value == whole + Decimal(cents) / 100


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789.,() καιεκατδσχλ€%-–", max_size=60))
def test_numerals_lie_in_the_text_in_order_and_apart(text: str) -> None:
    folded, at = fold(text), 0
    for numeral in find_numerals(folded):
        assert at <= numeral.start < numeral.end <= len(folded)
        at = numeral.end
