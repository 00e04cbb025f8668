"""Tables with something beside them: a column of text, another table; and borders made of dots."""

from __future__ import annotations

from tests.reading.pdf.test_pages import read, tables
from tests.reading.pdf.writing import Page

NAMES = ["Θέρμου", "Πάρου", "Βιάννου", "Ζαχάρως", "Λειψών", "Δράμας", "Θάσου", "Σκύρου"]
PROSE = "Η κατανομή του ποσού γίνεται με"


def ladder(page: Page, x: float, top: float, names: list[str], *, lines: bool = True) -> Page:
    """Rows 16 points high, 220 wide, with a rule under each."""
    for row, name in enumerate(names):
        y = top + 16 * row
        page.text(x + 3, y + 11, name, 9).text(x + 170, y + 11, f"{row + 1}10.000", 9)
        if lines:
            page.line(x, y + 16, x + 220, y + 16)
    return page


def prose(page: Page, x: float, top: float, count: int, pitch: float = 13) -> Page:
    for row in range(count):
        page.text(x, top + pitch * row, f"{row} {PROSE}", 9)
    return page


def test_text_beside_a_table_is_not_in_its_rows() -> None:
    page = prose(ladder(Page(), 320, 100, NAMES), 50, 104, 10)
    document = read(page)
    (rows,) = tables(document)
    assert rows == [[name, f"{n + 1}10.000"] for n, name in enumerate(NAMES)]
    assert all(f"{row} {PROSE}\n" in document.text for row in range(10))


def test_two_tables_side_by_side_are_two() -> None:
    page = ladder(ladder(Page(), 50, 100, NAMES), 320, 108, ["Έργα", "Μελέτες", "Δίκτυα", "Άλλα"])
    assert sorted(len(rows) for rows in tables(read(page))) == [4, 8]


def test_a_table_goes_on_at_the_top_of_the_next_column() -> None:
    page = Page().line(297, 80, 297, 800)
    page.text(53, 630, "Δήμος", 9).text(220, 630, "Ποσό", 9).line(50, 634, 270, 634)
    ladder(prose(page, 50, 100, 35), 50, 636, NAMES)
    ladder(page, 310, 90, ["Ιητών", "Κέας", "Σύμης", "Νισύρου", "Κιμώλου"])
    prose(page, 310, 200, 30)
    document = read(page)
    (rows,) = tables(document)
    assert rows[0] == ["Δήμος", "Ποσό"]
    assert [row[0] for row in rows[1:]] == [*NAMES, "Ιητών", "Κέας", "Σύμης", "Νισύρου", "Κιμώλου"]
    lines = [line for line in document.text.split("\n") if line.endswith(PROSE)]
    assert lines == [f"{row} {PROSE}" for row in [*range(35), *range(30)]]


def test_a_rule_down_the_page_parts_its_columns() -> None:
    page = Page().line(297, 80, 297, 800)
    prose(prose(page, 50, 100, 9), 310, 104, 9)
    lines = read(page).text.rstrip("\n").split("\n")
    assert lines == [f"{row} {PROSE}" for row in range(9)] * 2


def test_a_shaded_head_and_a_shaded_sum_belong_to_the_rows_between() -> None:
    page = Page()
    for y in (84, 100 + 16 * 8):
        page.shade(50, y, 200, y + 16).shade(200, y, 270, y + 16)
    page.text(53, 95, "Δήμος", 9).text(220, 95, "Ποσό", 9)
    ladder(page, 50, 100, [*NAMES, "Σύνολο"])
    (rows,) = tables(read(page))
    assert rows[0] == ["Δήμος", "Ποσό"]
    assert [row[0] for row in rows[1:]] == [*NAMES, "Σύνολο"]


def test_dotted_borders_are_borders() -> None:
    page = Page()
    for y in range(100, 181, 20):
        for x in range(50, 351, 2):
            page.shade(x, y, x + 0.8, y + 0.8)
    for x in (50, 130, 350):
        for y in range(100, 181, 2):
            page.shade(x, y, x + 0.8, y + 0.8)
    for row, name in enumerate(NAMES[:4]):
        page.text(60, 114 + 20 * row, f"{row}10.000,00", 9).text(140, 114 + 20 * row, name, 9)
    (rows,) = tables(read(page))
    assert rows == [[f"{row}10.000,00", name] for row, name in enumerate(NAMES[:4])]
