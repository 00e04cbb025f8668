"""What the reader of a file knows of its layout: furniture goes, tables stay, cells keep their place."""

from __future__ import annotations

from ota_extract.alignment import Span
from ota_extract.clean import BlockKind, CleanText
from ota_extract.repair import repair
from ota_extract.repair.furniture import page_furniture
from ota_extract.repair.sheet import lines_of
from ota_extract.source import Cell, SourceDocument, Table

TEXT = (
    "Διατίθενται συνολικά 5.000 ευρώ στους δύο δήμους και\n"
    "Εφημερίδα των δήμων\n"
    "στις κοινότητες.\n"
    "∆ΗΜΟΣ\tΠΟΣΟ\n"
    "ΑΡΤΑΣ\t2.000,00\n"
    "ΠΑΡΟΥ\t\n"
    "Τέλος του πίνακα.\n"
)


def cell(words: str) -> Cell:
    start = TEXT.index(words)
    return Cell(start, start + len(words))


def release() -> CleanText:
    empty = TEXT.index("ΠΑΡΟΥ\t") + 6
    table = Table(
        rows=(
            (cell("∆ΗΜΟΣ"), cell("ΠΟΣΟ")),
            (cell("ΑΡΤΑΣ"), cell("2.000,00")),
            (cell("ΠΑΡΟΥ"), Cell(empty, empty)),
        ),
        header_rows=1,
    )
    start = TEXT.index("Εφημερίδα")
    furniture = ((Span(start, start + len("Εφημερίδα των δήμων")), "repeats on every page"),)
    return repair(
        SourceDocument(
            "a.pdf", "application/pdf", "", 0, TEXT, tables=(table,), furniture=furniture
        )
    )


def test_furniture_leaves_the_sentence_whole() -> None:
    assert release().text.startswith(
        "Διατίθενται συνολικά 5.000 ευρώ στους δύο δήμους και στις κοινότητες."
    )


def test_the_lines_of_a_table_stay_one_a_row() -> None:
    result = release()
    rows = [b for b in result.blocks if b.kind is BlockKind.ROW]
    assert [result.text[b.start : b.end] for b in rows] == [
        "ΔΗΜΟΣ\tΠΟΣΟ",
        "ΑΡΤΑΣ\t2.000,00",
        "ΠΑΡΟΥ",
    ]


def test_cells_are_spans_of_the_clean_text() -> None:
    result = release()
    (table,) = result.tables
    words = [[result.text[c.start : c.end] for c in row] for row in table.rows]
    assert words == [["ΔΗΜΟΣ", "ΠΟΣΟ"], ["ΑΡΤΑΣ", "2.000,00"], ["ΠΑΡΟΥ", ""]]
    assert table.header_rows == 1


def test_the_head_of_a_table_below_a_page_counter_stays() -> None:
    text = (
        "Πίνακας κατανομής Σελίδα 2 από 3\nΔήμος\tΠοσό\nΔράμας\t100,00\n"
        "Πίνακας κατανομής Σελίδα 3 από 3\nΔήμος\tΠοσό\nΘάσου\t200,00\n"
    )
    edits = page_furniture(text, lines_of(text), ())
    assert not any("Δήμος" in edit.old for edit in edits)
