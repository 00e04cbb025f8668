"""What shading and vertical heads say of a table."""

from __future__ import annotations

from itertools import pairwise

from tests.reading.pdf.test_pages import grid, read, tables
from tests.reading.pdf.writing import Page

XS = [60.0, 200.0, 300.0, 400.0]
NAMES = ["Ιάσμου", "Νέστου", "Αβδήρων", "Βέροιας", "Κατερίνης", "Πολυγύρου", "Εορδαίας", "Σουλίου"]


def zebra(page: Page, top: float, names: list[str], first_shaded: int) -> Page:
    """Rows 18 points high, every second one shaded cell by cell, numbers in the middle of their cells."""
    for row, name in enumerate(names):
        y = top + 18 * row
        if row % 2 == first_shaded:
            for x0, x1 in pairwise(XS):
                page.shade(x0, y, x1, y + 18)
        page.text(65, y + 12, name, 9).text(230 - row % 3, y + 12, f"{row + 1}.000,00", 9)
        page.text(340 - row % 2 * 8, y + 12, "–" if row % 3 else f"1{row}.500,00", 9)
    return page


def test_the_rows_between_shaded_ones_are_rows_of_the_same_table() -> None:
    (rows,) = tables(read(zebra(Page(), 100, NAMES, first_shaded=1)))
    assert [row[0] for row in rows] == NAMES
    assert [row[1] for row in rows] == [f"{n + 1}.000,00" for n in range(8)]


def test_the_unshaded_rows_at_both_ends_belong_to_it_and_a_note_below_does_not() -> None:
    page = zebra(Page(), 100, NAMES[:7], first_shaded=1)
    page.text(60, 100 + 7 * 18 + 12, "Πηγή: τα στοιχεία του συστήματος είναι προσωρινά ακόμη", 9)
    document = read(page)
    (rows,) = tables(document)
    assert [row[0] for row in rows] == NAMES[:7]
    assert "Πηγή" in document.text.rstrip("\n").split("\n")[-1]


def test_shaded_strips_further_apart_than_a_row_are_no_table() -> None:
    page = Page()
    for row, name in enumerate(NAMES[:4]):
        for x0, x1 in pairwise(XS):
            page.shade(x0, 100 + 90 * row, x1, 118 + 90 * row)
        page.text(65, 112 + 90 * row, name, 9)
        page.text(65, 150 + 90 * row, "Η κατανομή του ποσού γίνεται με απόφαση", 9)
    assert read(page).tables == ()


def test_a_head_ends_where_its_shading_ends() -> None:
    page = Page()
    for y in [*range(118, 118 + 18 * 5, 18)]:
        page.line(60, y, 400, y)
    page.line(60, 90, 400, 90)
    for x in XS:
        page.line(x, 90, x, 118 + 18 * 4)
    page.shade(60, 90, 400, 102)
    page.text(65, 99, "Δήμος", 8).text(205, 99, "Ποσό", 8).text(305, 99, "Δόση", 8)
    for row, name in enumerate(NAMES[:5]):
        y = 114 + 18 * row
        page.text(65, y, name, 8).text(205, y, f"{row}.100,00", 8).text(305, y, f"{row}00,00", 8)
    document = read(page)
    (rows,) = tables(document)
    assert rows[:2] == [["Δήμος", "Ποσό", "Δόση"], ["Ιάσμου", "0.100,00", "000,00"]]
    assert document.tables[0].header_rows == 1


def test_vertical_heads_are_read_in_their_columns() -> None:
    page = grid(Page(), XS, [100, 180, *range(200, 300, 20)])
    page.text(65, 140, "Δήμος", 9)
    page.upwards(250, 175, "Πυροπροστασία").upwards(340, 175, "Σχολικές").upwards(
        350, 175, "μονάδες"
    )
    for row, name in enumerate(NAMES[:5]):
        y = 195 + 20 * row
        page.text(65, y, name, 9).text(230, y, f"{row}.100,00", 9).text(330, y, f"{row}.200,00", 9)
    (rows,) = tables(read(page))
    assert rows[0] == ["Δήμος", "Πυροπροστασία", "Σχολικές μονάδες"]


def test_words_up_the_page_stand_apart_as_on_the_page() -> None:
    page = grid(Page(), XS, [100, 180, 200, 220, 240])
    page.text(65, 140, "Δήμος", 9).upwards(250, 175, "Μεταφορά μαθητών").upwards(340, 175, "ΣΑΤΑ")
    for row, name in enumerate(NAMES[:3]):
        y = 195 + 20 * row
        page.text(65, y, name, 9).text(230, y, f"{row}.100,00", 9).text(330, y, f"{row}.200,00", 9)
    (rows,) = tables(read(page))
    assert rows[0] == ["Δήμος", "Μεταφορά μαθητών", "ΣΑΤΑ"]


def test_vertical_heads_on_the_first_page_only_do_not_cut_the_table() -> None:
    pages = []
    for number in range(2):
        top = 700 if number == 0 else 60
        page = Page()
        if number == 0:
            grid(page, XS, [620, 700])
            page.text(65, 660, "Δήμος", 9).upwards(250, 695, "Πυροπροστασία").upwards(
                340, 695, "ΣΑΤΑ"
            )
        grid(page, XS, [top + 18 * row for row in range(5)])
        for row, name in enumerate(NAMES[4 * number : 4 * number + 4]):
            y = top + 13 + 18 * row
            page.text(65, y, name, 9).text(230, y, f"{row}.100,00", 9).text(
                330, y, f"{row}.200,00", 9
            )
        pages.append(page)
    (rows,) = tables(read(*pages))
    assert [row[0] for row in rows] == ["Δήμος", *NAMES]


def uneven(page: Page, top: float, lines: list[int], *, numbers: int = 1) -> float:
    """Rows of so many *lines* each, the second and every second one shaded; each with *numbers* amounts in
    its last column, in the middle of the row. Returns where they end."""
    y = top
    for row, count in enumerate(lines):
        high = 8 + 10 * count
        if row % 2:
            for x0, x1 in pairwise(XS):
                page.shade(x0, y, x1, y + high)
        middle = y + high / 2 + 3
        for line in range(count):
            page.text(205, y + 11 + 10 * line, f"έργα {line + 1}", 9)
        page.text(65, middle, NAMES[row], 9)
        for number in range(numbers if row % 2 == 0 else 1):
            page.text(330, middle + 10 * number, f"{row + 1}.500,00", 9)
        y += high
    return y


def test_rows_of_different_heights_between_shaded_ones_are_rows() -> None:
    page = Page()
    uneven(page, 100, [1, 1, 3, 1, 1, 3, 3, 2])
    (rows,) = tables(read(page))
    assert [row[0] for row in rows] == NAMES
    assert rows[2] == ["Αβδήρων", "έργα 1 έργα 2 έργα 3", "3.500,00"]
    assert rows[6] == ["Εορδαίας", "έργα 1 έργα 2 έργα 3", "7.500,00"]


def test_the_unshaded_head_and_sum_around_them_are_rows_of_their_own() -> None:
    page = Page()
    for x, word in zip(XS, ["Δήμος", "Έργα", "Ποσό"], strict=False):
        page.text(x + 5, 112, word, 9)
    end = uneven(page.line(60, 118, 400, 118), 118, [1, 3, 1, 3, 1, 3])
    page.text(65, end + 11, "Σύνολο", 9).text(330, end + 11, "9.500,00", 9)
    page.text(60, end + 40, "Η κατανομή του ποσού γίνεται με απόφαση του Υπουργού", 9)
    document = read(page)
    (rows,) = tables(document)
    assert rows[0] == ["Δήμος", "Έργα", "Ποσό"]
    assert [row[0] for row in rows[1:]] == [*NAMES[:6], "Σύνολο"]
    assert document.tables[0].header_rows == 1


def test_a_sentence_above_shaded_rows_is_no_head() -> None:
    page = Page().text(62, 92, "Οι Δήμοι που λαμβάνουν ποσά για έργα είναι οι", 9)
    uneven(page, 100, [1, 3, 1, 3])
    document = read(page)
    assert document.text.startswith("Οι Δήμοι που λαμβάνουν ποσά για έργα είναι οι\n")


def test_what_has_two_numbers_between_strips_is_no_single_row() -> None:
    page = Page()
    uneven(page, 100, [3, 1, 3, 1, 3, 1], numbers=2)
    for rows in tables(read(page)):
        assert not any(cell.count(",00") > 1 for row in rows for cell in row)
