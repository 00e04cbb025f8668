"""Where a table goes on at the top of a page: rests of rows, lines of the page, and other tables."""

from __future__ import annotations

import pytest

from ota_extract.source import SourceDocument
from tests.reading.pdf.test_pages import grid, read, tables
from tests.reading.pdf.writing import Page

XS = [60.0, 100.0, 250.0, 420.0, 520.0]
HEAD = ("Α/Α", "ΔΗΜΟΣ", "ΕΡΓΑ", "ΠΟΣΟ")
NAMES = ["ΙΑΣΜΟΥ", "ΝΕΣΤΟΥ", "ΑΒΔΗΡΩΝ", "ΒΕΡΟΙΑΣ", "ΚΑΤΕΡΙΝΗΣ", "ΠΟΛΥΓΥΡΟΥ"]

Texts = tuple[str, ...]


def ruled(page: Page, top: float, rows: list[Texts]) -> Page:
    grid(page, XS, [top + 20 * row for row in range(len(rows) + 1)])
    return written(page, top, rows)


def written(page: Page, top: float, rows: list[Texts]) -> Page:
    for row, texts in enumerate(rows):
        for x, text in zip(XS, texts, strict=False):
            if text:
                page.text(x + 4, top + 14 + 20 * row, text, 9)
    return page


def rows(first: int, names: list[str]) -> list[Texts]:
    return [
        (str(number), name, "Αγορά οχήματος", f"{number}0.500")
        for number, name in enumerate(names, first)
    ]


def cut(*, head_again: bool) -> tuple[Page, Page]:
    """A table whose last row on the first page ends on the second."""
    begun = ("4", "ΔΙΣΤΟΜΟΥ -", "Αγορά υδροφόρου", "40.500")
    rest = ("", "ΑΡΑΧΟΒΑΣ", "οχήματος", "")
    one = ruled(Page(), 700, [HEAD, *rows(1, NAMES[:3]), begun])
    two = ruled(Page(), 60, [*([HEAD] if head_again else []), rest, *rows(5, NAMES[3:])])
    return one, two


def test_the_rest_of_a_cut_row_is_no_head() -> None:
    (found,) = tables(read(*cut(head_again=False)))
    assert found[4] == ["4", "ΔΙΣΤΟΜΟΥ - ΑΡΑΧΟΒΑΣ", "Αγορά υδροφόρου οχήματος", "40.500"]
    assert [row[0] for row in found] == ["Α/Α", *"1234567"]


def test_nor_is_it_a_part_of_the_head_that_stands_above_it_again() -> None:
    (found,) = tables(read(*cut(head_again=True)))
    assert found[4] == ["4", "ΔΙΣΤΟΜΟΥ - ΑΡΑΧΟΒΑΣ", "Αγορά υδροφόρου οχήματος", "40.500"]
    assert [row[0] for row in found] == ["Α/Α", *"1234567"]


def test_another_tables_head_is_one() -> None:
    other = ("Α/Α", "ΔΕΥΑ", "ΜΕΛΕΤΗ", "ΔΑΠΑΝΗ")
    one = ruled(Page(), 700, [HEAD, *rows(1, NAMES[:4])])
    two = ruled(Page(), 60, [other, *rows(1, NAMES[4:])])
    assert [found[0] for found in tables(read(one, two))] == [list(HEAD), list(other)]


def over_two_pages(over: str, at: float = 34, second_head: Texts = HEAD) -> tuple[Page, Page]:
    """A table over two pages, and a line *over* its second part, *at* points from the top."""
    one = written(Page().text(60, 70, "Απόφαση του Υπουργού", 9), 640, [HEAD, *rows(1, NAMES[:3])])
    two = written(Page().text(60, at, over, 9), 70, [second_head, *rows(4, NAMES[3:])])
    return one, two


def aside(document: SourceDocument) -> list[str]:
    return [document.text[span.start : span.end] for span, _ in document.furniture]


def test_a_line_higher_than_any_other_page_begins_is_of_the_page() -> None:
    document = read(*over_two_pages("Υπουργείο Ανάπτυξης – Γραφείο Τύπου"))
    (found,) = tables(document)
    assert [row[1] for row in found] == ["ΔΗΜΟΣ", *NAMES]
    assert "Υπουργείο Ανάπτυξης – Γραφείο Τύπου" in aside(document)


@pytest.mark.parametrize(
    ("over", "at", "second_head"),
    [
        ("Β' φάση: 350.000 ευρώ σε 3 Δήμους", 34, HEAD),
        ("Β. Λοιποί δικαιούχοι", 66, HEAD),  # where the text begins on the page before
        ("Πίνακας δεύτερος", 34, ("Α/Α", "ΔΕΥΑ", "ΜΕΛΕΤΗ", "ΔΑΠΑΝΗ")),
    ],
)
def test_what_says_something_of_the_rows_below_stays(
    over: str, at: float, second_head: Texts
) -> None:
    document = read(*over_two_pages(over, at, second_head))
    assert len(tables(document)) == 2
    assert over not in aside(document)
