"""Dates and periods: the shapes that releases write, and the numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_tables import lines, rows

from ota_extract.clean import CleanText
from ota_extract.scan.dates import find_dates
from ota_extract.scan.identifiers import find_identifiers


def read(text: str) -> str:
    clean = CleanText.of(text)
    return " ; ".join(
        f"{text[date.start : date.end]} => {date.edtf} ({date.role})"
        for date in find_dates(clean, find_identifiers(clean))
    )


@pytest.mark.parametrize(("text", "expected"), rows("wild/dates.tsv") + rows("made/dates.tsv"))
def test_reads_the_date_no_finer_than_the_words(text: str, expected: str) -> None:
    assert read(text) == expected


def test_a_decision_has_its_day_above_the_signature() -> None:
    body = "Κατανέμουμε τα ποσά σύμφωνα με την απόφαση της 3ης Μαΐου 2021.\n" * 40
    assert read(f"ΑΠΟΦΑΣΗ\n{body}Αθήνα, 14 Ιουνίου 2025\nΟ ΥΠΟΥΡΓΟΣ").endswith(
        "14 Ιουνίου 2025 => 2025-06-14 (announcement)"
    )
    assert read(f"Αθήνα, 12 Ιουνίου 2025\n{body}Αθήνα, 14 Ιουνίου 2025\nΟ ΥΠΟΥΡΓΟΣ").endswith(
        "14 Ιουνίου 2025 => 2025-06-14 (other)"
    )


@pytest.mark.parametrize(
    "line",
    [
        "ΚΑΙ ΑΠΟΚΕΝΤΡΩΣΗΣ Αθήνα, 14 Ιουνίου 2025",  # the right column of a letterhead
        "ΔΕΛΤΙΟ ΤΥΠΟΥ 14/6/2025",
        "Απόσπασμα από την ομιλία στο συνέδριο (Άρτα, 14 Ιουνίου 2025)",
        "14/6/2025 13:48",
        "14 Ιουνίου 2025 | Παιδεία",
        "Δημοσίευση: 14/6/2025 18:20",
        "14 Ιουνίου 2025 ΤΕΥΧΟΣ ΠΡΩΤΟ Αρ. Φύλλου 7",
    ],
)
def test_a_release_tells_its_day_in_many_places(line: str) -> None:
    found = read(f"ΥΠΟΥΡΓΕΙΟ ΥΓΕΙΑΣ\n{line}\nΗ απόφαση της 3ης Μαΐου 2024 ισχύει.")
    assert "=> 2025-06-14 (announcement)" in found
    assert "3ης Μαΐου 2024 => 2024-05-03 (other)" in found


def test_the_day_a_page_was_published_gives_way_to_the_dateline() -> None:
    assert read("14/6/2025 13:48\nΑθήνα, 13 Ιουνίου 2025\nΤο έργο αρχίζει.") == (
        "14/6/2025 => 2025-06-14 (other) ; 13 Ιουνίου 2025 => 2025-06-13 (announcement)"
    )


@pytest.mark.parametrize(
    "line", ["Ημερίδα: 14/6/2025, ώρα 13:48", "Τα έργα αρχίζουν (από 14/6/2025 13:00)."]
)
def test_the_hour_of_an_event_is_no_dateline(line: str) -> None:
    assert "(announcement)" not in read(f"ΥΠΟΥΡΓΕΙΟ ΥΓΕΙΑΣ\n{line}\nΤο έργο αρχίζει.")


@pytest.mark.parametrize("text", lines("leave_alone/dates.txt"))
def test_reads_no_date_where_none_is_said(text: str) -> None:
    assert read(text) == ""


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "από ",
                "έως ",
                "1",
                "31",
                "/",
                ".",
                "-",
                "2",
                "2020",
                " Μαΐου",
                " του ",
                "και ",
                ",",
                " 2021",
                "(",
                ")",
                "\n",
                "η ",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for date in find_dates(CleanText.of(text), []):
        assert at <= date.start < date.end <= len(text)
        at = date.end
