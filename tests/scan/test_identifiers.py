"""Identifiers: numbers that name; never an amount, count, percentage or date."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_tables import lines, rows

from ota_extract.clean import CleanText
from ota_extract.scan.identifiers import find_identifiers
from ota_extract.scan.idioms import IDIOMS, find_idioms


def read(text: str) -> str:
    return " ; ".join(
        f"{text[found.start : found.end]} => {found.kind}"
        for found in find_identifiers(CleanText.of(text))
    )


@pytest.mark.parametrize(("text", "expected"), rows("wild/identifiers.tsv"))
def test_names_the_kind_of_identifier(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", lines("leave_alone/identifiers.txt"))
def test_swallows_no_figure(text: str) -> None:
    assert read(text) == ""


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ν. ",
                "ΦΕΚ ",
                "Β' ",
                "12",
                "/",
                ".",
                "2020",
                "τηλ. ",
                "210",
                " ",
                "α)",
                "@",
                "a",
                "(",
                ")",
                "\n",
                "άρθρα ",
                ",",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for found in find_identifiers(CleanText.of(text)):
        assert at <= found.start < found.end <= len(text)
        at = found.end


@pytest.mark.parametrize("idiom", IDIOMS)
def test_each_idiom_of_the_vocabulary_is_found(idiom: str) -> None:
    assert (0, len(idiom), "idiom") in [(i.start, i.end, i.kind) for i in find_idioms(idiom)]
