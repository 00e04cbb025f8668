"""Numbers alone in a cell of a table that the layout shows."""

from __future__ import annotations

import pytest

import ota_extract
from ota_extract.alignment import AlignedText, Span
from ota_extract.clean import Block, BlockKind, CleanTable, CleanText
from ota_extract.mentions import Quantity
from ota_extract.scan import scan
from ota_extract.source import SourceDocument


def quantities_of(rows: list[list[str]], header_rows: int = 0) -> list[Quantity]:
    """What is read from a table of these cells, each row a line."""
    text = "\n".join("\t".join(row) for row in rows)
    spans, blocks, at = [], [], 0
    for row in rows:
        cells = []
        for cell in row:
            cells.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        spans.append(tuple(cells))
        blocks.append(Block(BlockKind.ROW, cells[0].start, cells[-1].end))
    document = SourceDocument("", "application/pdf", "", len(text), text)
    table = CleanTable(tuple(spans), header_rows)
    clean = CleanText(document, AlignedText.of(text), tuple(blocks), tables=(table,))
    return list(scan(clean).quantities)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("715.000,54 €", ("money", "715000.54", "€")),
        ("€ 600", ("money", "600", "€")),
        ("12,5 %", ("percentage", "12.5", "%")),
        ("41.207.318,05", ("money", "41207318.05", "")),
    ],
)
def test_the_unit_is_the_one_in_the_cell(cell: str, expected: tuple[str, str, str]) -> None:
    (found,) = quantities_of([["Ύδρευση", cell, "Δικαιούχοι"]])
    assert (found.kind, str(found.value), found.unit_text) == expected


def test_a_word_of_the_next_cell_is_no_unit() -> None:
    found = quantities_of([["ΠΑΘΗΤΙΚΟ", "45.862.484,52", "θέσεις"]])
    assert [quantity.unit for quantity in found] == ["EUR"]


def test_numbers_of_neighbouring_cells_are_no_range() -> None:
    found = quantities_of([["Δήμος Θέρμου", "1.000,00 €", "-", "2.000,00 €"]])
    assert [str(quantity.value) for quantity in found] == ["1000", "2000"]


def test_a_bound_in_the_cell_before_still_bounds() -> None:
    (found,) = quantities_of([["Ποσό έως", "5.000 €"]])
    assert (found.bound, str(found.value)) == ("at_most", "5000")


def said(rows: list[list[str]], header_rows: int = 0) -> list[tuple[str, str, str]]:
    """Value, unit and what the unit was told by, of each quantity of the table."""
    text = "\n".join("\t".join(row) for row in rows)
    return [
        (str(q.value), q.unit, text[slice(*q.head)] if q.head else "")
        for q in quantities_of(rows, header_rows)
    ]


HEAD = ["Άξονας", "Έργα", "Ποσό (σε χιλ. €)", "Ποσοστό"]


@pytest.mark.parametrize("header_rows", [0, 1])
def test_the_head_of_a_column_says_the_unit(header_rows: int) -> None:
    assert said([HEAD, ["Ύδρευση", "12", "27.000", "8"]], header_rows) == [
        ("12", "project", "Έργα"),
        ("27000000", "EUR", "Ποσό (σε χιλ. €)"),
        ("8", "percent", "Ποσοστό"),
    ]


def test_the_unit_in_the_cell_wins_over_the_head() -> None:
    assert said([HEAD, ["Ύδρευση", "12", "27.000 €", "8"]])[1] == ("27000", "EUR", "")


def test_a_scale_in_the_cell_is_not_multiplied_by_the_head() -> None:
    assert said([HEAD, ["Ύδρευση", "12", "27 εκατ.", "8"]])[1][0] == "27000000"


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Έργο", "12"),  # which one, not how many
        ("Α/Α", "12"),
        ("Έτος", "2.024"),
        ("Αριθμός απόφασης", "12"),
        ("Έργα", "1,5"),
        ("Έργα", "0"),
    ],
)
def test_a_head_that_does_not_fit_says_nothing(head: str, cell: str) -> None:
    assert said([["Άξονας", head], ["Ύδρευση", cell]]) == []


def test_a_row_of_another_width_is_under_no_head() -> None:
    assert said([HEAD, ["Ύδρευση", "12", "8"]]) == []


def test_heads_hold_until_the_next_ones() -> None:
    rows = [["Άξονας", "Έργα"], ["Ύδρευση", "12"], ["Φορέας", "Αιτήσεις"], ["ΔΕΥΑ", "7"]]
    assert [unit for _, unit, _ in said(rows)] == ["project", "application"]


def test_a_heading_of_a_group_is_no_head() -> None:
    rows = [HEAD, ["Δήμοι", "", "", ""], ["Ύδρευση", "12", "27.000", "8"]]
    assert len(said(rows)) == 3


def test_labels_of_different_things_say_what_their_values_are() -> None:
    rows = [["Δείκτης", "Τιμή"], ["Δήμοι", "52"], ["Προϋπολογισμός", "235.285.163"]]
    assert said(rows) == [
        ("52", "municipality", "Δήμοι"),
        ("235285163", "EUR", "Προϋπολογισμός"),
    ]


def test_labels_of_one_kind_may_be_what_the_amounts_are_for() -> None:
    rows = [["Κατηγορία", "Σύνολο"], ["Σχολεία", "450"], ["Δρόμοι", "12.000"]]
    assert said(rows) == []
    rows[0][1] = "Πλήθος"
    assert [unit for _, unit, _ in said(rows)] == ["school", "road"]


def test_a_line_above_says_that_all_numbers_are_amounts() -> None:
    text = (
        "Πόροι ανά έτος (ποσά σε χιλ. ευρώ)\n\nΑ/Α | Άξονας | 2024 | Έργα\n"
        "1 | Ύδρευση | 1.250,5 | 3\n2 | Οδοποιία | 300 | 4"
    )
    found = ota_extract.extract(text)
    assert [(f.value, f.unit, f.subject) for f in found.figures] == [
        (1250500, "EUR", "Ύδρευση"),
        (3, "project", "Ύδρευση"),
        (300000, "EUR", "Οδοποιία"),
        (4, "project", "Οδοποιία"),
    ]


def test_a_table_by_year_parted_by_spaces() -> None:
    text = (
        "Τα ποσά ανά έτος παρουσιάζονται στον πίνακα.\n\n                (ποσά σε εκατ. ευρώ)\n"
        "Έτος        ΚΑΠ            Σύνολο\n2021        1.793,5        2.042,0\n2022        96,4           2.201,8"
    )
    found = ota_extract.extract(text)
    assert [(str(f.value), f.subject, f.unit_text) for f in found.figures] == [
        ("1793500000", "2021", "ΚΑΠ"),
        ("2042000000", "2021", "Σύνολο"),
        ("96400000", "2022", "ΚΑΠ"),
        ("2201800000", "2022", "Σύνολο"),
    ]
    assert not found.unclassified
    assert not found.municipality_tables


def test_a_table_of_lines_says_what_its_numbers_are_of() -> None:
    found = ota_extract.extract(
        "Η κατανομή ανά άξονα παρουσιάζεται στον πίνακα.\n\n"
        "Άξονας\tΈργα\tΠροϋπολογισμός (€)\nΎδρευση\t3\t300\nΑγροτική οδοποιία\t3\t1.208.000"
    )
    assert [(f.value, f.measure, f.subject, f.unit_text) for f in found.figures] == [
        (3, "projects", "Ύδρευση", "Έργα"),
        (300, "budget", "Ύδρευση", "Προϋπολογισμός (€)"),
        (3, "projects", "Αγροτική οδοποιία", "Έργα"),
        (1208000, "budget", "Αγροτική οδοποιία", "Προϋπολογισμός (€)"),
    ]
    assert not found.unclassified
    assert not found.municipality_tables  # a table follows, of no recipients: none is missing


def test_a_table_of_axes_is_not_the_one_of_municipalities_that_is_announced() -> None:
    found = ota_extract.extract(
        "Ακολουθεί πίνακας με το ποσό κάθε Δήμου:\n\nΆξονας\tΈργα\nΎδρευση\t3\nΟδοποιία\t4"
    )
    assert [table.status for table in found.municipality_tables] == ["missing"]


def test_a_minus_in_a_cell_makes_it_negative_and_no_range() -> None:
    rows = [["Υποχρέωση προς το Δημόσιο", "-25.951.232,93 €", "−31.411.948,33 €"]]
    assert [value for value, _, _ in said(rows)] == ["-25951232.93", "-31411948.33"]


def test_a_dash_at_the_start_of_a_line_is_a_bullet() -> None:
    assert [value for value, _, _ in said([["- 5.000 €", "Ύδρευση"]])] == ["5000"]


def test_a_year_can_be_the_label_of_a_row() -> None:
    found = ota_extract.extract(
        "Πόροι ανά έτος\n\nΈτος\tΠοσό (€)\n2024\t1.250.000\n2025\t1.250.000"
    )
    assert [(f.value, f.subject) for f in found.figures] == [(1250000, "2024"), (1250000, "2025")]


def test_the_label_of_a_row_is_a_name_and_no_measure() -> None:
    found = ota_extract.extract("Πόροι\n\nΆξονας\tΈργα\nΚοινωνική ένταξη\t10\nΎδρευση\t4")
    assert [f.measure for f in found.figures] == ["projects", "projects"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("27", "27000"), ("27 εκατ.", "27000000"), ("450.000,00", "450000"), ("1.250,50", "1250500")],
)
def test_a_line_above_multiplies_what_is_not_told_in_full(cell: str, value: str) -> None:
    text = f"Πόροι (ποσά σε χιλ. ευρώ)\n\nΆξονας | 2024 | 2025\nΎδρευση | {cell} | {cell}"
    figures = ota_extract.extract(text).figures
    assert {str(figure.value) for figure in figures} == {value}
