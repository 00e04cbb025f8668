"""Tables drawn with characters."""

from __future__ import annotations

from tests.reading.pdf.test_pages import read, tables
from tests.reading.pdf.writing import Page

BORDER = "+------+------------------------------+--------------+"


def typed(*lines: str) -> Page:
    """*lines* in a font whose characters all have one width, blanks left out as programs do."""
    page = Page()
    for row, line in enumerate(lines):
        at = 0
        for word in line.split(" "):
            if word:
                page.text(60 + 4.5 * at, 100 + 12 * row, word, 9)
            at += len(word) + 1
    return page


def test_characters_draw_a_table() -> None:
    document = read(
        typed(
            "ΚΑΤΑΝΕΜΟΥΜΕ ΠΟΣΟ ΩΣ ΕΞΗΣ:",
            BORDER,
            "| Α/Α  | ΔΗΜΟΣ                        | ΠΟΣΟ         |",
            BORDER,
            "|   1  | ΝΕΣΤΟΥ ..................... |   327.604,55 |",
            "|   2  | ΠΑΥΛΟΥ ΜΕΛΑ ................ |    47.875,02 |",
            BORDER,
            "|      | ΣΥΝΟΛΟ                       |   375.479,57 |",
            BORDER,
            "Ο ΥΠΟΥΡΓΟΣ",
        )
    )
    assert tables(document) == [
        [
            ["Α/Α", "ΔΗΜΟΣ", "ΠΟΣΟ"],
            ["1", "ΝΕΣΤΟΥ", "327.604,55"],
            ["2", "ΠΑΥΛΟΥ ΜΕΛΑ", "47.875,02"],
            ["", "ΣΥΝΟΛΟ", "375.479,57"],
        ]
    ]
    assert document.tables[0].header_rows == 1
    assert document.text.startswith("ΚΑΤΑΝΕΜΟΥΜΕ")
    assert document.text.endswith("ΥΠΟΥΡΓΟΣ\n")


def test_a_name_over_two_lines_is_one_row_wherever_its_amount_stands() -> None:
    (rows,) = tables(
        read(
            typed(
                BORDER,
                "|  29  | ΚΕΝΤΡΙΚΗΣ ΚΕΡΚΥΡΑΣ ΚΑΙ        |              |",
                "|      | ΔΙΑΠΟΝΤΙΩΝ ΝΗΣΩΝ             |   381.159,83 |",
                "|  30  | ΝΟΤΙΑΣ ΚΕΡΚΥΡΑΣ              |   263.052,64 |",
                "|  31  | ΛΟΥΤΡΑΚΙΟΥ - ΠΕΡΑΧΩΡΑΣ -     |    10.000,00 |",
                "|      | ΑΓΙΩΝ ΘΕΟΔΩΡΩΝ               |              |",
                "|  32  | ΘΕΡΜΟΥ                       |   237.534,52 |",
                BORDER,
            )
        )
    )
    assert [row[1] for row in rows] == [
        "ΚΕΝΤΡΙΚΗΣ ΚΕΡΚΥΡΑΣ ΚΑΙ ΔΙΑΠΟΝΤΙΩΝ ΝΗΣΩΝ",
        "ΝΟΤΙΑΣ ΚΕΡΚΥΡΑΣ",
        "ΛΟΥΤΡΑΚΙΟΥ - ΠΕΡΑΧΩΡΑΣ - ΑΓΙΩΝ ΘΕΟΔΩΡΩΝ",
        "ΘΕΡΜΟΥ",
    ]
    assert [row[0] for row in rows] == ["29", "30", "31", "32"]


def test_bars_that_no_border_goes_with_are_text() -> None:
    document = read(typed("| ΝΕΣΤΟΥ | 1 |", "| ΠΑΥΛΟΥ | 2 |", "+ 30 + 12"))
    assert document.tables == ()
    assert "| ΝΕΣΤΟΥ | 1 |" in document.text


def test_a_border_alone_is_text() -> None:
    assert BORDER in read(typed(BORDER, "Ο ΥΠΟΥΡΓΟΣ")).text
