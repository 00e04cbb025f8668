"""What holds for the quantities of any text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quantity_files import Sentence, quantities, sentences

from ota_extract.greek import fold
from ota_extract.mentions import Quantity
from ota_extract.scan.numerals import find_numerals

ALL = sentences("wild") + sentences("made") + sentences("leave_alone")
FRAGMENTS = [
    "12", "1.500", "2,5", "3.400.000,50", "1.4", "9.310.400,00", "πέντε", "τρεις (3)", "δώδεκα", "μισό", "ενάμισι",
    "1.2.3", ",00", "2021", "εκατ.", "δισ.", "χιλ.", "εκατομμύρια", "ευρώ", "€", "δολάρια", "%", "τοις εκατό", "‰",
    "δήμους", "Δήμοι", "έργα", "σχολεία", "αιτήσεις", "θερμοκήπια", "κατοίκων", "χλμ.", "τ.μ.", "ημέρες", "οκτάμηνο",
    "από", "έως", "μεταξύ", "και", "σε", "στους", "-", "–", "κατά μέσο όρο", "περισσότερα από", "άνω των", "δεν",
    "ξεπερνά τα", "τουλάχιστον", "περίπου", "και πλέον", "μέγιστο", "ανά δήμο", "κάθε", "οι υπόλοιπες", "τα",
    "εκ των οποίων", "προϋπολογισμού", "ύψους", "έκαστος", "ποσοστό", "συντελεστής", "(", ")", ",", ".", ":", "\n",
    "- ", "«", "»",
]  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=18).map(" ".join)


@settings(max_examples=500, deadline=None)
@given(texts)
def test_spans_lie_in_the_text_and_cores_apart(text: str) -> None:
    at = 0
    for quantity in quantities(text):
        assert 0 <= quantity.start <= quantity.core.start
        assert quantity.core.end <= quantity.end <= len(text)
        assert at <= quantity.core.start < quantity.core.end
        at = quantity.core.end


@settings(max_examples=500, deadline=None)
@given(texts)
def test_range_has_two_ends_in_order_and_all_others_one_value(text: str) -> None:
    for quantity in quantities(text):
        if quantity.bound == "range":
            assert quantity.value is None
            assert quantity.low is not None
            assert quantity.high is not None
            assert quantity.low < quantity.high
        else:
            assert quantity.value is not None
            assert quantity.low is quantity.high is None


@settings(max_examples=300, deadline=None)
@given(texts)
def test_changes_come_in_pairs(text: str) -> None:
    roles = [quantity.change for quantity in quantities(text) if quantity.change]
    assert roles == ["from", "to"] * (len(roles) // 2)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_unit_words_stand_in_the_text(text: str) -> None:
    for quantity in quantities(text):
        assert quantity.unit
        assert quantity.unit_text in text[quantity.start : quantity.end]


@pytest.mark.parametrize("sentence", ALL, ids=str)
def test_value_is_that_of_the_number_inside(sentence: Sentence) -> None:
    """With its sign, that of the first number in a range, up to the scale that an elided number takes over, and the quotient of a ratio."""
    for quantity in quantities(sentence.text):
        if quantity.unit == "ratio" or quantity.unit_text[-4:] in ("ηνο", "ηνη", "ετία", "πτών"):
            continue
        core = sentence.text[slice(*quantity.core)]
        inside = [n.value for n in find_numerals(fold(core))]
        if inside and core[0] in "-–−":
            inside[0] = -inside[0]
        for value in (quantity.value, quantity.low, quantity.high):
            if value is None or not inside:
                continue
            powers = (10**0, 10**3, 10**6, 10**9)
            assert any(
                value in (n * power, inside[0] + n / 100) for n in inside for power in powers
            )


def capitals(text: str) -> str:
    """*text* in capitals without accents, as headings are set."""
    plain = unicodedata.normalize("NFD", text.upper()).replace("\N{COMBINING ACUTE ACCENT}", "")
    return unicodedata.normalize("NFC", plain)


def gist(quantity: Quantity) -> tuple[object, ...]:
    unit = quantity.unit if quantity.unit.isascii() else fold(quantity.unit)
    ends = quantity.value, quantity.low, quantity.high
    return quantity.kind, *ends, quantity.bound, quantity.statistic, unit, quantity.per


# A word in capitals behind a number may be a name («8 ΠΑΛΑΜΑ»): only nouns of the vocabulary count.
KNOWN_NOUNS = [
    s for s in ALL if all(q.kind != "count" or q.unit.isascii() for q in quantities(s.text))
]


@pytest.mark.parametrize("sentence", KNOWN_NOUNS, ids=str)
def test_capitals_without_accents_say_the_same(sentence: Sentence) -> None:
    raised = capitals(sentence.text)
    assert len(raised) == len(sentence.text)
    assert [*map(gist, quantities(raised))] == [*map(gist, quantities(sentence.text))]


def test_nearly_all_sentences_can_be_told_in_capitals() -> None:
    assert len(KNOWN_NOUNS) > 0.9 * len(ALL)


@pytest.mark.parametrize("sentence", ALL, ids=str)
def test_paragraph_before_changes_nothing(sentence: Sentence) -> None:
    """What was said of other things does not spill over into the next paragraph."""
    before = "Ο τόπος προχωρά.\n\n"
    assert [*map(gist, quantities(before + sentence.text))] == [
        *map(gist, quantities(sentence.text))
    ]
