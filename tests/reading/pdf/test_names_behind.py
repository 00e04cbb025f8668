"""Tables without columns' rules whose names stand behind their numbers, and what only looks like one."""

from __future__ import annotations

from tests.reading.pdf.test_pages import PROSE, read, tables
from tests.reading.pdf.writing import Page

NAMES = ["Κοζάνης", "Φούρνων Κορσεών*", "Ελασσόνας", "Βόλου", "Ρήγα Φεραίου"]


def amounts_first(page: Page, names: list[str], top: float = 100) -> Page:
    for row, name in enumerate(names):
        y = top + 20 * row
        page.text(60, y, f"{row + 1}").text(120, y, f"{row + 1}5.000,00").text(220, y, name)
    return page


def test_amounts_may_stand_before_the_names() -> None:
    (rows,) = tables(read(amounts_first(Page(), NAMES)))
    assert rows == [[f"{row + 1}", f"{row + 1}5.000,00", name] for row, name in enumerate(NAMES)]


def test_a_head_longer_than_the_names_under_it_is_the_head() -> None:
    page = Page().text(60, 80, "α/α").text(125, 80, "Ποσό")
    document = read(amounts_first(page.text(220, 80, "Δικαιούχος ή Ενότητα χώρας"), NAMES))
    (rows,) = tables(document)
    assert rows[0] == ["α/α", "Ποσό", "Δικαιούχος ή Ενότητα χώρας"]
    assert document.tables[0].header_rows == 1


def test_two_amounts_before_words_are_no_table_yet() -> None:
    assert read(amounts_first(Page(), NAMES[:2])).tables == ()


def test_numbers_of_sections_are_no_amounts() -> None:
    page = Page()
    for row in range(6):
        page.text(60, 100 + 20 * row, f"1.{row}").text(90, 100 + 20 * row, PROSE)
    assert read(page).tables == ()


def test_words_behind_amounts_at_places_of_their_own_are_text() -> None:
    page = Page()
    for row in range(6):
        page.text(60, 100 + 20 * row, "15.000,00").text(140 + 17 * row, 100 + 20 * row, PROSE)
    assert read(page).tables == ()
