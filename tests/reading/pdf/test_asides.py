"""Boxes beside the text, and boxes that stand in it."""

from __future__ import annotations

import pytest

from tests.reading.pdf.test_pages import read
from tests.reading.pdf.test_prose_columns import LEFT, RIGHT, columns
from tests.reading.pdf.writing import Page

BOX = ["Δείτε επίσης", "Νέα παράταση για τα", "Κέντρα Κοινότητας"]
WIDE = "Οι συμβάσεις υπογράφονται έως τις 30 Απριλίου 2026, ενώ οι πρώτες δομές"
END = "θα υποδεχθούν ωφελούμενους το φθινόπωρο."


def boxed(page: Page, x: float, top: float, lines: list[str], *, drawn: bool) -> Page:
    """*lines* in a box, not level with those beside it."""
    x0, y0, x1, y1 = x - 6, top - 14, x + 130, top + 15 * len(lines) - 10
    if drawn:
        for a, b, c, d in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            page.line(a, b, c, d)
    else:
        page.shade(x0, y0, x1, y1)
    for row, line in enumerate(lines):
        page.text(x, top + 15 * row, line, 9)
    return page


def written(page: Page, x: float, top: float, lines: list[str]) -> Page:
    for row, line in enumerate(lines):
        page.text(x, top + 14 * row, line)
    return page


@pytest.mark.parametrize("drawn", [True, False])
def test_a_box_beside_the_text_comes_behind_its_paragraph(drawn: bool) -> None:
    page = written(Page(), 60, 100, [*LEFT[:4], WIDE, END])
    boxed(page, 330, 108, BOX, drawn=drawn).text(60, 220, "Ο Υπουργός")
    lines = read(page).text.replace("\n\n", "\n").splitlines()
    assert lines == [*LEFT[:4], WIDE, END, *BOX, "Ο Υπουργός"]


def test_a_box_on_the_left_does_too() -> None:
    page = boxed(Page().text(60, 80, WIDE), 66, 108, BOX, drawn=False)
    lines = read(written(page, 230, 100, LEFT[:4])).text.replace("\n\n", "\n").splitlines()
    assert lines == [WIDE, *LEFT[:4], *BOX]


def test_a_boxed_letterhead_stays_level_with_the_lines_beside_it() -> None:
    page = boxed(Page(), 330, 100, ["Αθήνα, 3 Μαΐου 2025", "Αρ. πρωτ. 4512"], drawn=True)
    for row, line in enumerate(["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ"]):
        page.text(60, 100 + 15 * row, line)
    lines = read(written(page, 60, 170, [WIDE, END])).text.replace("\n\n", "\n").splitlines()
    assert lines[0] == "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ Αθήνα, 3 Μαΐου 2025"


def test_a_box_as_wide_as_its_column_stays_where_it_is() -> None:
    page = columns(24, 0)
    page.shade(58, 128, 290, 142).shade(58, 142, 290, 157)
    assert read(page).text.replace("\n\n", "\n").splitlines() == [*LEFT, *RIGHT]
