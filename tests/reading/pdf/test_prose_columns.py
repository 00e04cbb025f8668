"""Two columns of text on short pages, whose lines need not stand level; and what is no such page."""

from __future__ import annotations

import pytest

from tests.reading.pdf.test_pages import read
from tests.reading.pdf.writing import Page

LEFT = [
    "Με απόφαση του Υπουργού Εσωτερικών οι",
    "Δήμοι της χώρας ενισχύονται για έργα και",
    "δράσεις που αφορούν σε όλους τους πολίτες",
    "τους, με πόρους από το εθνικό πρόγραμμα.",
    "Κάθε Δήμος υποβάλλει το αίτημά του και θα",
]
RIGHT = [
    "λάβει κατ' ελάχιστον 150.000 ευρώ για όλα",
    "όσα εγκριθούν από την αρμόδια υπηρεσία σε",
    "διάστημα δύο μηνών από την υποβολή τους.",
    "Η πρώτη δόση αντιστοιχεί στο 40% του ποσού",
    "και καταβάλλεται έως το τέλος του έτους.",
]
LETTER = 5.5
"""The width of a letter of 11 points in the font that the pages are set in."""


def width(line: str) -> float:
    spaces = line.count(" ")
    return LETTER * (len(line) - spaces) + LETTER / 2 * spaces


def columns(gap: float, shift: float, *, top: float = 100) -> Page:
    """``LEFT`` and ``RIGHT``, *gap* points apart, the lines of the right one *shift* points lower."""
    page = Page()
    second = 60 + max(map(width, LEFT)) + gap
    for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        page.text(60, top + 14 * row, left).text(second, top + shift + 14 * row, right)
    return page


@pytest.mark.parametrize("shift", [0, 5, 9])
@pytest.mark.parametrize("gap", [11, 24, 40])
def test_columns_of_a_few_lines_are_read_one_after_the_other(gap: float, shift: float) -> None:
    assert read(columns(gap, shift)).text.replace("\n\n", "\n").splitlines() == [*LEFT, *RIGHT]


def test_a_heading_over_both_columns_comes_before_them() -> None:
    heading = "Ενίσχυση των Δήμων της χώρας για έργα και δράσεις, με πόρους του προγράμματος"
    document = read(columns(24, 5, top=120).text(60, 80, heading, 12))
    assert document.text.replace("\n\n", "\n").splitlines() == [heading, *LEFT, *RIGHT]


def test_two_columns_of_cells_whose_rows_begin_level_are_read_row_by_row() -> None:
    page = Page()
    for row in range(3):
        top = 100 + 50 * row
        for line in range(2):
            page.text(60, top + 14 * line, LEFT[line]).text(340, top + 14 * line, RIGHT[line])
    lines = read(page).text.replace("\n\n", "\n").splitlines()
    assert lines[:2] == [f"{LEFT[0]} {RIGHT[0]}", f"{LEFT[1]} {RIGHT[1]}"]


def test_a_letterhead_in_two_columns_is_no_page_of_two() -> None:
    page = Page()
    left = ["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ", "ΓΕΝΙΚΗ ΓΡΑΜΜΑΤΕΙΑ", "Σταδίου 27, Αθήνα"]
    right = ["Αθήνα, 3 Μαΐου 2025", "Αρ. πρωτ. 4512", "Προς: τους Δήμους", "Κοιν.: ΚΕΔΕ"]
    for row, (one, two) in enumerate(zip(left, right, strict=True)):
        page.text(60, 60 + 14 * row, one).text(340, 60 + 14 * row, two)
    for row, line in enumerate([*LEFT, *RIGHT]):
        page.text(60, 150 + 14 * row, line)
    assert (
        read(page).text.replace("\n\n", "\n").splitlines()[0]
        == "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ Αθήνα, 3 Μαΐου 2025"
    )


def test_lines_of_one_column_with_a_word_at_the_same_place_are_not_cut() -> None:
    page = Page()
    for row, line in enumerate(LEFT):
        page.text(60, 100 + 14 * row, line).text(60 + width(line) + 3, 100 + 14 * row, RIGHT[row])
    lines = read(page).text.replace("\n\n", "\n").splitlines()
    assert lines == [f"{one} {two}" for one, two in zip(LEFT, RIGHT, strict=True)]


def table(page: Page, top: float, rows: int) -> Page:
    """*rows* rows over the whole width, a rule under each."""
    page.line(60, top, 530, top)
    for row in range(rows):
        y = top + 16 * row
        page.text(62, y + 12, f"ΔΗΜΟΣ Α{row}").text(300, y + 12, "Λακωνίας")
        page.text(460, y + 12, f"1{row % 10}.500,00").line(60, y + 16, 530, y + 16)
    return page


@pytest.mark.parametrize("rows", [3, 20])
@pytest.mark.parametrize("shift", [0, 5])
def test_columns_over_a_table_as_wide_as_the_page_are_read_first(rows: int, shift: float) -> None:
    document = read(table(columns(24, shift), 240, rows))
    assert document.text.replace("\n\n", "\n").splitlines()[:10] == [*LEFT, *RIGHT]
    assert [len(table.rows) for table in document.tables] == [rows]


def test_a_caption_of_the_table_below_ends_no_column() -> None:
    page = columns(24, 0).text(60, 225, "Κατανομή πιστώσεων")
    lines = read(table(page, 240, 5)).text.replace("\n\n", "\n").splitlines()
    assert lines[:11] == [*LEFT, *RIGHT, "Κατανομή πιστώσεων"]


def test_a_column_that_is_longer_by_a_line_goes_on_with_it() -> None:
    page = columns(24, 0).text(60, 100 + 14 * len(LEFT), "παραλάβει τα ποσά.")
    lines = read(table(page, 240, 5)).text.replace("\n\n", "\n").splitlines()
    assert lines[:11] == [*LEFT, "παραλάβει τα ποσά.", *RIGHT]
