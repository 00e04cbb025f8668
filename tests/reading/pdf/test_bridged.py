"""Rows that reach over the gap between two columns of a table without rules."""

from __future__ import annotations

from tests.reading.pdf.test_pages import read, tables
from tests.reading.pdf.writing import Page

NAMES = ["Μυτιλήνης", "Ικαρίας", "Ανάφης", "Φολεγάνδρου", "Λέρου", "Καρπάθου"]


def numbered(page: Page) -> Page:
    for row, name in enumerate(NAMES):
        y = 100 + 20 * row
        page.text(60, y, f"{row + 1}").text(80, y, name).text(330, y, f"{row + 1}5.000,00")
    return page


def test_the_label_of_a_sum_joins_no_columns_and_is_one_cell() -> None:
    page = numbered(Page()).text(56, 220, "Γενικό σύνολο χώρας").text(330, 220, "99.000,00")
    (rows,) = tables(read(page))
    assert rows[0] == ["1", "Μυτιλήνης", "15.000,00"]
    assert rows[-1] == ["Γενικό σύνολο χώρας", "", "99.000,00"]


def test_a_gap_that_names_of_many_rows_bridge_parts_nothing() -> None:
    page = Page()
    for row, name in enumerate(NAMES):
        y = 100 + 20 * row
        page.text(60, y, "Δ.").text(80, y, name).text(330, y, f"{row + 1}5.000,00")
        page.text(56, y + 130, f"Σύνδεσμος {name}").text(330, y + 130, f"{row + 1}5.000,00")
    for found in tables(read(page)):
        assert all(len(row) == 2 for row in found)
