"""Tables of text whose columns spaces part: which lines they are, and what is a cell."""

from __future__ import annotations

import pytest

from ota_extract.reading.text_columns import find_tables


def cells(*lines: str) -> list[list[str]]:
    """The cells of the one table of *lines*."""
    text = "\n".join(lines)
    (table,) = find_tables(text)
    return [[text[cell.start : cell.end] for cell in row] for row in table.rows]


def test_a_cell_belongs_to_the_column_it_stands_below() -> None:
    assert cells(
        "Π.Ε.         ΔΗΜΟΣ              ΠΟΣΟ",
        "ΑΡΓΟΛΙΔΑΣ    Επιδαύρου       95.500,00",
        "             Ερμιονίδας     180.000,00",
        "             ΣΥΝΟΛΟ         275.500,00",
    )[1:] == [
        ["ΑΡΓΟΛΙΔΑΣ", "Επιδαύρου", "95.500,00"],
        ["", "Ερμιονίδας", "180.000,00"],
        ["", "ΣΥΝΟΛΟ", "275.500,00"],
    ]


def test_a_name_that_reaches_its_number_is_a_cell_of_its_own() -> None:
    rows = cells("1  Πάρου          500,00", "2  Ξυλοκάστρου -  600,00", "3  Ευρωστίνης κ.ά. 70,00")
    assert rows[2] == ["3", "Ευρωστίνης κ.ά.", "70,00"]


def test_where_nothing_is_aligned_all_rows_need_as_many_cells() -> None:
    assert cells("Πάρου  500,00", "Ξυλοκάστρου - Ευρωστίνης  600,00")[0] == ["Πάρου", "500,00"]
    assert not find_tables("Πάρου  5.500,00\nΞυλοκάστρου - Ευρωστίνης  5  600,00")


@pytest.mark.parametrize(
    "text",
    [
        "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ     Αθήνα, 3.3.2025\nΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ     Αρ. Πρωτ.: 1234",
        "Η δράση  αφορά 5 έργα\nκαι θα  γίνει το 2025",
        "17  ΚΕΡΚΥΡΑΣ ΚΑΙ\n    ΔΙΑΠΟΝΤΙΩΝ ΝΗΣΩΝ   35.500\n18  ΠΑΞΩΝ              20.000",
        "Πάρου   500,00\nΝΟΜΟΣ ΧΑΝΙΩΝ\nΚισσάμου   600,00",
        "Πάρου\t  500,00\nΚω\t  600,00",
    ],
    ids=["letterhead", "prose", "wrapped names", "headings of groups", "tabs"],
)
def test_other_lines_are_no_table(text: str) -> None:
    assert find_tables(text) == ()


def test_a_rows_number_is_apart_from_the_name_one_space_behind_it() -> None:
    rows = cells(
        "α/α Δήμος                Αίτημα     Εγκριθέν ποσό",
        "  1 Σαμοθράκης        17.500,00            -",
        "  2 Καβάλας          150.500,00      120.400,00(1)",
    )
    assert rows[0][:2] == ["α/α", "Δήμος"]
    assert [row[:2] for row in rows[1:]] == [["1", "Σαμοθράκης"], ["2", "Καβάλας"]]


def test_names_of_columns_that_one_space_parts_are_each_above_its_own() -> None:
    rows = cells(
        "α/α         Δήμος        Πληθυσμός   Αρχικό αίτημα Εγκεκριμένο ποσό",
        "  1 Αρριανών               14.905      87.000,00      65.250,00",
        "  2 Δράμας                 55.679     164.000,00     164.000,00",
    )
    assert rows[0] == ["α/α", "Δήμος", "Πληθυσμός", "Αρχικό αίτημα", "Εγκεκριμένο ποσό"]


def test_a_name_above_several_columns_is_none_of_theirs() -> None:
    rows = cells(
        "               Ποσά που εγκρίθηκαν",
        "Δήμος          2024         2025 ",
        "Αρριανών    87.000,00    65.250,00",
        "Δράμας      16.000,00    64.000,00",
    )
    assert rows[0] == ["Δήμος", "2024", "2025"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("blank", [0, 1, 2])
def test_line_ends_and_blank_lines_between_rows_part_nothing(end: str, blank: int) -> None:
    lines = ["Δήμος    Ποσό", "Πάρου    500,00", "Κω       600,00"]
    text = (end * (blank + 1)).join(lines) + end
    (table,) = find_tables(text)
    assert [text[row[0].start : row[0].end] for row in table.rows] == ["Δήμος", "Πάρου", "Κω"]
    assert table.header_rows == 1
