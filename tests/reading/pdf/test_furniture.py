"""What the margins of several pages share: running heads go, what the release tells stays."""

from __future__ import annotations

import pytest

from ota_extract.source import SourceDocument
from tests.reading.pdf.test_pages import read
from tests.reading.pdf.writing import Page

BODIES = ["για έργα οδοποιίας", "για έργα ύδρευσης", "για παιδικές χαρές", "για αθλητικούς χώρους"]


def pages(*heads: list[str], foot: str = "") -> list[Page]:
    """A page for each of *heads*, which stand at the top of it, with a line of its own further down."""
    made = []
    for number, lines in enumerate(heads):
        page = Page()
        for row, line in enumerate(lines):
            page.text(60, 40 + 16 * row, line)
        page.text(60, 300, f"Ενισχύονται οι Δήμοι {BODIES[number]}")
        if foot:
            page.text(60, 815, foot.format(number + 1))
        made.append(page)
    return made


def furniture(document: SourceDocument) -> list[str]:
    return [document.text[span.start : span.end] for span, _ in document.furniture]


def test_headings_that_differ_in_their_amounts_are_no_running_heads() -> None:
    heads = [
        ["ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ", "Κατανομή 5.000.000 ευρώ σε 12 Δήμους"],
        ["ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ", "Κατανομή 7.250.000 ευρώ σε 9 Δήμους"],
    ]
    assert furniture(read(*pages(*heads))) == ["ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ"] * 2


@pytest.mark.parametrize("heading", ["Κατανομή {} εκατ. σε Δήμους", "Ενίσχυση {} νησιωτικών Δήμων"])
def test_amounts_that_go_up_with_the_pages_count_no_pages(heading: str) -> None:
    heads = [[heading.format(number)] for number in (1, 2, 3)]
    assert furniture(read(*pages(*heads))) == []


@pytest.mark.parametrize("heading", ["Πράξη {} της ημέρας", "ν. 4509/{} κατανομές"])
def test_numbers_that_do_not_count_the_pages_make_lines_differ(heading: str) -> None:
    heads = [[heading.format(number)] for number in (2017, 2011, 2023)]
    assert furniture(read(*pages(*heads))) == []


@pytest.mark.parametrize(
    "foot",
    ["ΥΠΕΣ – φύλλο {}", "Τμήμα Τύπου, {}/3", "ΥΠΕΣ, σελίδα {} από 3", "{} Τεύχος Α’ 7/22.01.2018"],
)
def test_a_foot_in_which_one_number_counts_the_pages_is_furniture(foot: str) -> None:
    document = read(*pages([], [], [], foot=foot))
    assert furniture(document) == [foot.format(number) for number in (1, 2, 3)]


def test_a_heading_with_an_amount_on_each_of_three_pages_is_told_once() -> None:
    heading = "Κατανομή 5.000.000 ευρώ σε 12 Δήμους"
    document = read(*pages([heading], [heading], [heading]))
    assert furniture(document) == [heading] * 2
    assert document.text.startswith(heading)


def test_a_heading_with_an_amount_on_two_pages_stays_on_both() -> None:
    heading = "Κατανομή 5.000.000 ευρώ"
    assert furniture(read(*pages([heading], [heading]))) == []


def test_a_date_that_stands_in_running_heads_alone_is_told_once() -> None:
    heads = [["ΔΕΛΤΙΟ ΤΥΠΟΥ", "Αθήνα, 14 Μαρτίου 2025"]] * 2
    document = read(*pages(*heads))
    assert furniture(document) == ["ΔΕΛΤΙΟ ΤΥΠΟΥ", "ΔΕΛΤΙΟ ΤΥΠΟΥ", "Αθήνα, 14 Μαρτίου 2025"]
    assert document.text.index("14 Μαρτίου") < document.text.index("οδοποιίας")


def test_a_date_in_running_feet_is_told_on_the_last_page_where_it_cuts_no_sentence() -> None:
    document = read(*pages([], [], foot="ΥΠΕΣ, 14/3/2025"))
    assert furniture(document) == ["ΥΠΕΣ, 14/3/2025"]
    assert document.text.endswith("για έργα ύδρευσης\nΥΠΕΣ, 14/3/2025\n")


@pytest.mark.parametrize("copies", [2, 3])
def test_a_release_printed_several_times_has_no_running_heads(copies: int) -> None:
    lines = ["ΔΕΛΤΙΟ ΤΥΠΟΥ", "Αθήνα, 3 Μαΐου 2025", "Το Υπουργείο ενισχύει τους Δήμους"]
    made = []
    for number in range(copies):
        page = Page().text(290, 815, f"{number + 1}")
        for row, line in enumerate(lines):
            page.text(60, 60 + 16 * row, line)
        made.append(page)
    document = read(*made)
    assert furniture(document) == [str(number + 1) for number in range(copies)]
    assert document.text.count("\n".join(lines)) == copies


def test_a_page_of_nothing_but_heads_does_not_make_them_running_heads() -> None:
    first = Page().text(60, 40, "ΔΕΛΤΙΟ ΤΥΠΟΥ").text(60, 56, "Οι Δήμοι ενισχύονται")
    (second,) = pages(["ΔΕΛΤΙΟ ΤΥΠΟΥ", "Οι Δήμοι ενισχύονται"])
    assert furniture(read(first, second)) == []


def test_a_page_with_its_head_alone_keeps_nothing_where_other_pages_prove_the_head() -> None:
    empty = Page().text(60, 40, "ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ")
    document = read(*pages(["ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ"], ["ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ"]), empty)
    assert furniture(document) == ["ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ"] * 3
