"""Letters that pdfium puts on a line each are put together again, and only those."""

from __future__ import annotations

import pypdfium2

from ota_extract.reading.pdf.page import Word
from ota_extract.reading.pdf.torn import are_torn, glued
from tests.reading.pdf.test_pages import read, tables
from tests.reading.pdf.writing import Page, pdf_of

NAMES = ["Αγιάς", "Ελασσόνας", "Τεμπών", "Τυρνάβου", "Φαρσάλων", "Αργιθέας", "Νέας Ζίχνης"] * 3


def narrow_columns() -> Page:
    """Lines close below one another in columns far from one another, each letter set by itself: pdfium takes
    the page for one that is written downwards."""
    page = Page(width=842, height=595)
    for row, name in enumerate(NAMES):
        for x, words in ((60, str(row + 1)), (250, name), (700, f"{row % 9}12.044,40")):
            for letter in words:
                if letter != " ":
                    page.text(x, 100 + 12 * row, letter, 12)
                x += 6 if letter != " " else 4
    return page


def test_words_set_letter_by_letter_in_narrow_columns_are_whole() -> None:
    text = pypdfium2.PdfDocument(pdf_of(narrow_columns()))[0].get_textpage().get_text_range()
    assert "Α\r\nγ" in text, "pdfium no longer tears such pages"
    document = read(narrow_columns())
    (rows,) = tables(document)
    assert [row[1] for row in rows] == NAMES
    assert rows[3] == ["4", "Τυρνάβου", "312.044,40"]
    assert document.pages[0].reader == "pdfium"
    assert document.observations == ()


def word(text: str, x0: float, line: int, top: float = 100, size: float = 10) -> Word:
    return Word(text, x0, top, x0 + size / 2 * len(text), top + size, line)


def test_letters_apart_and_raised_ones_stay_apart() -> None:
    spaced = [word("Α", 0, 0), word("Π", 8, 1), word("Ο", 16, 2)]
    note = [word("1", 0, 3), word("0", 5, 4), word("2", 10, 5, 99, 6)]
    lines = [word("Κ", 0, 6), word("ω", 5, 7, 112)]
    assert [w.text for w in glued([*spaced, *note, *lines])] == ["Α", "Π", "Ο", "10", "2", "Κ", "ω"]


def test_cells_on_lines_of_their_own_are_not_torn() -> None:
    assert not are_torn([word("Δήμους", 50 * (n % 5), n, 100 + n // 5) for n in range(200)])


def test_a_few_cells_that_touch_are_not_torn() -> None:
    touching = [word("1.000,00", 40 * n, n) for n in range(10)]
    assert not are_torn([*[word("Δήμους", 50, n, 100 + 12 * n) for n in range(90)], *touching])
