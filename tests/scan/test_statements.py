"""Quotations with their speakers; quoted names are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_tables import lines, rows

from ota_extract.clean import CleanText
from ota_extract.scan.statements import find_statements


def read(text: str) -> str:
    found = []
    for said in find_statements(CleanText.of(text)):
        words = text[said.start : said.end].split()
        found.append(f"{said.speaker} | {said.role} | {words[0]} … {words[-1]}")
    return " ; ".join(found)


@pytest.mark.parametrize(("text", "expected"), rows("wild/statements.tsv"))
def test_reads_who_says_what(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", lines("leave_alone/statements.txt"))
def test_a_quoted_name_is_no_statement(text: str) -> None:
    assert read(text) == ""


def test_a_quotation_may_run_over_paragraphs() -> None:
    text = (
        "Ο Υπουργός Υγείας Νίκος Μέλιος δήλωσε: «Πρώτη παράγραφος εδώ.\n\nΔεύτερη παράγραφος εκεί»."
    )
    assert read(text) == "Νίκος Μέλιος | Υπουργός Υγείας | Πρώτη … εκεί"


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = (
        "Ο Υπουργός Υγείας Νίκος Μέλιος δήλωσε: «Πρώτη παράγραφος εδώ.\n\nΑκολουθεί πίνακας δήμων."
    )
    assert read(text) == "Νίκος Μέλιος | Υπουργός Υγείας | Πρώτη … εδώ."


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "«",
                "»",
                "“",
                "”",
                " δήλωσε: ",
                "Ο Υπουργός Υγείας ",
                "Άρης Μέλιος ",
                "νέα έργα τώρα",
                ", τόνισε ο ",
                ".",
                "\n",
                "\n\n",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for said in find_statements(CleanText.of(text)):
        assert at <= said.start <= said.end <= len(text)
        at = said.end
