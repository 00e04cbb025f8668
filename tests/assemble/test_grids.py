"""Tables that the layout shows: amounts with notes and signs, totals, rows without an amount."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

import ota_extract
from ota_extract.alignment import Span
from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.tables import find_tables
from ota_extract.clean import CleanTable, CleanText
from ota_extract.mentions import Mentions
from ota_extract.scan.numerals import find_numerals


def read(*rows: str, header_rows: int = 1, below: str = "") -> list[TableDraft]:
    """The tables of *rows*, cells parted by «|», with *below* as the text after them."""
    text = ""
    cells: list[tuple[Span, ...]] = []
    for row in rows:
        spans = []
        for cell in row.split("|"):
            spans.append(Span(len(text), len(text) + len(cell.strip())))
            text += cell.strip() + "\t"
        text = text[:-1] + "\n"
        cells.append(tuple(spans))
    text = text + "\n" + below if below else text
    clean = replace(CleanText.of(text), tables=(CleanTable(tuple(cells), header_rows),))
    return find_tables(clean, Mentions(numerals=tuple(find_numerals(clean.folded))))


def amounts(table: TableDraft) -> list[str | None]:
    return [str(row.amount) if row.amount is not None else None for row in table.rows]


def test_a_mark_that_leads_to_a_note_is_no_part_of_the_amount() -> None:
    (table,) = read(
        "Δήμος|Ποσό",
        "Θέρμης|61.500,00(1)",
        "Πάρου|70.000,00**",
        "Κω|20.250,00 1",
        "Λέρου|1.250,00⁴",
    )
    assert amounts(table) == ["61500", "70000", "20250", "1250"]


def test_what_is_taken_off_is_less_than_nothing() -> None:
    (table,) = read("Δήμος|Ποσό", "Θέρμης|-6.000,00", "Πάρου|– 29.250,50", "Σύνολο|-35.250,50")
    assert amounts(table) == ["-6000", "-29250.50"]
    assert table.stated_total == Decimal("-35250.50")


def test_a_reduction_beside_the_amounts_is_a_value_of_the_row() -> None:
    (table,) = read(
        "ΟΤΑ|ΑΡΧΙΚΗ ΠΙΣΤΩΣΗ|ΜΕΙΩΣΗ (-)|ΔΙΑΜΟΡΦΩΘΕΙΣΑ ΠΙΣΤΩΣΗ",
        "ΔΗΜΟΣ ΔΡΑΜΑΣ|326.000,00|-|326.000,00",
        "ΔΗΜΟΣ ΦΛΩΡΙΝΑΣ|345.000,00|-18.000,00|327.000,00",
    )
    assert amounts(table) == ["326000", "327000"]
    assert table.rows[1].values["ΜΕΙΩΣΗ (-)"] == Decimal(-18000)


def test_a_request_that_was_refused_has_no_amount() -> None:
    (table,) = read(
        "Δήμος|Αίτημα|Εγκριθέν ποσό",
        "Σαμοθράκης|17.500,00|-",
        "Καβάλας|150.500,00|120.400,00*",
        "Σύνολο εγκρίσεων||120.400,00",
    )
    assert amounts(table) == [None, "120400"]
    assert table.stated_total == Decimal(120400)


def test_the_only_sum_at_the_foot_or_on_top_is_the_total_whatever_its_name() -> None:
    rows = ["ΔΗΜΟΣ ΔΡΑΜΑΣ|300.000,00", "ΔΗΜΟΣ ΘΑΣΟΥ|100.000,00"]
    total = "ΣΥΝΟΛΟ ΠΡΟΓΡΑΜΜΑΤΟΣ Α|500.000,00"
    for order in ([*rows, total], [total, *rows]):
        (table,) = read("ΟΤΑ|ΠΟΣΟ", *order)
        assert table.stated_total == Decimal(500000)
        assert table.subtotals == ()


def test_the_sum_of_the_last_group_is_no_total() -> None:
    (table,) = read(
        "Δήμος|Ποσό",
        "Δράμας|100.000,00",
        "Σύνολο Ροδόπης|100.000,00",
        "Πάρου|50.000,00",
        "Σύνολο Κυκλάδων|50.000,00",
    )
    assert table.stated_total is None
    assert len(table.subtotals) == 2


def test_the_amount_may_stand_before_the_name() -> None:
    (table,) = read(
        "Επιχορήγηση|Δικαιούχος|Εισήγηση",
        "150.000,00 €|Δήμος Ιθάκης|62/17.01.2025",
        "240.000,00 €|Δ.Ε.Υ.Α. Κέρκυρας|71/24.01.2025",
        "180.000,00 €|Δήμος Ορχομενού|55/15.01.2025",
        "570.000,00 €|Σύνολο Προγράμματος Β|",
    )
    assert amounts(table) == ["150000", "240000", "180000"]
    assert table.stated_total == Decimal(570000)


def test_what_is_carried_over_the_page_is_no_row_and_no_sum_of_its_own() -> None:
    (table,) = read(
        "Α/Α|Δ Η Μ Ο Σ|ΠΟΣΟ",
        "1|ΔΡΑΜΑΣ|300.000,00",
        "|ΣΕ ΜΕΤΑΦΟΡΑ|300.000,00",
        "|ΑΠΟ ΜΕΤΑΦΟΡΑ|300.000,00",
        "2|ΘΑΣΟΥ|100.000,00",
        "|Γ Ε Ν Ι Κ Ο Σ Υ Ν Ο Λ Ο|400.000,00",
    )
    assert amounts(table) == ["300000", "100000"]
    assert table.stated_total == Decimal(400000)
    assert table.subtotals == ()


def test_a_sum_right_below_the_table_is_its_total_where_the_rows_add_up_to_it() -> None:
    rows = ("Δήμος|Ποσό", "Δράμας|€ 300.000,00", "Θάσου|€ 100.000,00")
    for words, total in (
        ("Συνολικό εγκεκριμένο ποσό: € 400.000,00", 400000),
        ("Σύνολο: 900.000 €", None),
    ):
        (table,) = read(*rows, below=words)
        assert table.stated_total == (Decimal(total) if total else None)


def test_a_sentence_about_a_table_above_promises_none() -> None:
    rows = ("Δήμος|Ποσό", "Δράμας|€ 300.000,00", "Θάσου|€ 100.000,00")
    (table,) = read(
        *rows, below="Στον πίνακα παρουσιάζονται 2 Δήμοι, των οποίων τα αιτήματα εγκρίθηκαν."
    )
    assert (table.status, table.announced_rows) == ("complete", 2)
    one, two = read(*rows, below="Ακολουθεί πίνακας με τους 19 Δήμους που εντάχθηκαν.")
    assert (one.status, two.status, two.announced_rows) == ("complete", "missing", 19)


def test_a_total_whose_letters_the_reader_tore_apart_is_one() -> None:
    (table,) = read("Δήμος|Ποσό", "Δράμας|300,00", "Θάσου|100.000,00", "Σύνολ ο|100.300,00")
    assert table.stated_total == Decimal(100300)
    assert len(table.rows) == 2


def explained(*rows: str) -> list[str]:
    """The numbers of *rows*, a table, that it claims."""
    (table,) = read(*rows)
    text = "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)
    return [
        text[n.start : n.end]
        for n in find_numerals(CleanText.of(text).folded)
        if any(span.start <= n.start < span.end for span in table.claims)
    ]


def test_the_number_of_a_contract_belongs_to_the_row() -> None:
    numbers = explained(
        "Δικαιούχος|Αρ. σύμβασης|Ποσό", "ΔΗΜΟΣ ΠΑΡΟΥ|1Α/2024|500,00", "ΔΗΜΟΣ ΚΩ|α 9|600,00"
    )
    assert numbers[1:] == ["2024", "500,00", "9", "600,00"]


def test_a_column_of_references_is_known_by_its_content() -> None:
    numbers = explained("Δήμος|Εισήγηση|Ποσό", "Πάρου|62/2025|500,00", "Κω|71Β/2025|600,00")
    assert numbers == ["62", "2025", "500,00", "71", "2025", "600,00"]


def test_numbers_in_the_words_of_a_column_are_not_the_rows() -> None:
    numbers = explained("Δήμος|Έργο|Ποσό", "Πάρου|Δίκτυο 12 χλμ|500,00", "Κω|Δίκτυο|600,00")
    assert numbers == ["500,00", "600,00"]


def test_the_foot_of_a_page_between_the_rows_is_none() -> None:
    (table,) = read(
        "α/α|Δήμος|Πληθυσμός|Ποσό (€)",
        "1|Πάρου|14.926|500,00",
        "ΑΔΑ:|9ΛΚ2465ΧΘΞ-ΟΩΡ||1",
        "2|Κω|37.089|600,00",
    )
    assert amounts(table) == ["500", "600"]


def test_a_table_of_lines_is_read_by_its_columns() -> None:
    lines = [
        "Περιφέρεια\tΔήμος\tΠληθυσμός\tΠοσό 2024\tΠοσό 2025\tΜεταβολή %",
        "Κρήτης\tΧανίων\t111.375\t1.200.000,00\t1.320.000,00\t10,0",
        "\tΡεθύμνης\t56.696\t800.000,00\t760.000,00\t-5,0",
        "Ηπείρου\tΑρταίων\t41.600\t0,00\t50.000,00\t-",
        "Σύνολο\t\t209.671\t2.000.000,00\t2.130.000,00\t6,5",
    ]
    found = ota_extract.extract("Κατανομή στους Δήμους\n\n" + "\n".join(lines))
    (table,) = found.municipality_tables
    rows = [(r.municipality.as_written, str(r.amount), dict(r.values)) for r in table.rows]
    assert [row[:2] for row in rows] == [
        ("Χανίων", "1320000"),
        ("Ρεθύμνης", "760000"),
        ("Αρταίων", "50000"),
    ]
    assert {name: str(value) for name, value in rows[1][2].items()} == {
        "Πληθυσμός": "56696",
        "Ποσό 2024": "800000",
        "Ποσό 2025": "760000",
        "Μεταβολή %": "-5",
    }
    roles = ["region", "municipality", "count", "amount", "amount", "other"]
    assert [column.role for column in table.columns] == roles
    assert (str(table.stated_total), table.status) == ("2130000", "complete")
    assert [(f.value, f.unit, f.subject) for f in found.figures] == [
        (209671, "resident", "Σύνολο"),
        (Decimal("6.5"), "percent", "Σύνολο"),
    ]
    assert not found.findings


def test_cells_parted_by_semicolons_are_cells() -> None:
    found = ota_extract.extract(
        "Δήμος;Πληθυσμός;Α' δόση;Σύνολο\nΑγίου Νικολάου;27.785;100.000,00;150.000,00\n"
        "Ιεράπετρας;27.602;90.000,00;150.000,00\nΣύνολο;55.387;190.000,00;300.000,00\n"
    )
    (table,) = found.municipality_tables
    assert [str(row.amount) for row in table.rows] == ["150000", "150000"]
    assert table.stated_total == 300000


def roles(*rows: str) -> list[str]:
    (table,) = read(*rows)
    return [column.role for column in table.columns]


def test_a_column_of_accounts_is_no_amount() -> None:
    rows = ("Δήμος|Στοιχεία|Ποσό", "Πάρου|64.7324.0021|500,00", "Κω|25.7326.0031|600,00")
    assert roles(*rows) == ["municipality", "code", "amount"]
    (table,) = read(*rows)
    assert table.rows[0].values == {"Ποσό": Decimal("500.00")}
    assert explained(*rows) == ["64.7324.0021", "500,00", "25.7326.0031", "600,00"]


def test_amounts_with_two_dots_are_amounts() -> None:
    (table,) = read("Δήμος|Ποσό", "Πάρου|1.150.000", "Κω|2.050.000")
    assert amounts(table) == ["1150000", "2050000"]


def test_codes_of_any_length_are_codes_where_the_head_says_so() -> None:
    rows = ("Δήμος|MIS|Π/Υ", "Πάρου|5135032|500,00", "Κω|5195671|600,00")
    assert roles(*rows) == ["municipality", "code", "amount"]


def test_what_a_head_gives_another_unit_is_no_money() -> None:
    rows = (
        "Δήμος|Κατανάλωση (kWh)|Ενίσχυση",
        "Πάρου|7.182.195|14.915,12",
        "Κω|6.447.566|41.846,45",
    )
    assert roles(*rows) == ["municipality", "count", "amount"]
    (table,) = read(*rows)
    assert table.rows[0].values["Κατανάλωση (kWh)"] == Decimal(7182195)
    assert roles("Δήμος|Ποσό (σε ευρώ)", "Πάρου|7.182.195", "Κω|6.447.566")[1] == "amount"


def test_a_code_in_a_column_of_its_own_is_not_malformed() -> None:
    text = (
        "Κατανομή πιστώσεων στους Δήμους:\n\nΔήμος\tΚ.Α.\tΠοσό\nΠάρου\t64.7324.0021\t500.000,00\n"
        "Κω\t25.7326.0031\t600.000,00\nΘέρμης\t25.7326.0032\t{}\n"
    )
    release = ota_extract.extract(text.format("700.000,00"))
    assert "OTA224" not in [finding.code for finding in release.findings]
    release = ota_extract.extract(text.format("70.00.000,00"))
    assert "OTA224" in [finding.code for finding in release.findings]


def test_a_head_over_two_years_names_both_columns() -> None:
    (table,) = read(
        "Δήμος | Επιχορήγηση (χιλ. €) 2024 | 2025 | Μεταβολή",
        "Χανίων | 1.200 | 1.320 | +120",
        "Ρεθύμνης | 800 | 760 | -40",
        "Σύνολο | 2.000 | 2.080 | +80",
    )
    assert [str(row.amount) for row in table.rows] == ["1320000", "760000"]
    assert [column.name for column in table.columns] == [
        "Δήμος",
        "Επιχορήγηση (χιλ. €) 2024",
        "Επιχορήγηση (χιλ. €) 2025",
        "Μεταβολή",
    ]
    assert table.stated_total == 2080000


def test_a_name_that_its_cell_broke_is_whole() -> None:
    (table,) = read(
        "Δήμος|Ποσό",
        "ΠΥΔΝΑΣ - ΚΟΛΙΝ-ΔΡΟΥ|500,00",
        "ΑΝΔΡΑΒΙΔΑΣ-ΚΥΛ-ΛΗΝΗΣ|600,00",
        "ΔΗΜΟΣ ΛΙΜΝΗΣ ΠΛΑ-ΣΤΗΡΑ|700,00",
    )
    names = ["ΠΥΔΝΑΣ - ΚΟΛΙΝΔΡΟΥ", "ΑΝΔΡΑΒΙΔΑΣ-ΚΥΛΛΗΝΗΣ", "ΛΙΜΝΗΣ ΠΛΑΣΤΗΡΑ"]
    assert [row.as_written for row in table.rows] == names


def test_the_hyphen_of_a_double_name_stays_and_so_does_one_of_a_name_nobody_knows() -> None:
    names = ["ΑΡΓΟΥΣ-ΜΥΚΗΝΩΝ", "ΝΕΑΣ-ΤΕΣΤΙΑΣ", "ΣΠΑΤΩΝ-ΑΡΤΕΜΙΔΟΣ"]
    (table,) = read("Δήμος|Ποσό", *(f"{name}|500,00" for name in names))
    assert [row.as_written for row in table.rows] == names


@pytest.mark.parametrize(
    ("table", "amounts"),
    [
        ("Δήμος\tΠοσό (εκατ. €)\nΧανίων\t1,2\nΒόλου\t800.000 €", ["1200000", "800000"]),
        ("Δήμος\tΠοσό (χιλ. €)\nΧανίων\t1.250,50\nΒόλου\t450.000,00 €", ["1250500", "450000"]),
        ("Δήμος\tΠοσό (χιλ. €)\nΧανίων\t1.250\nΒόλου\t€ 450.000", ["1250000", "450000"]),
        (
            "Δήμος\tΕπιχορήγηση\tΠροϋπολογισμός έργου (χιλ. €)\nΧανίων\t120.000,00\t350\nΒόλου\t80.000,00\t210",
            ["120000", "80000"],
        ),
    ],
)
def test_amounts_in_full_are_not_multiplied_by_what_a_head_says(
    table: str, amounts: list[str]
) -> None:
    (found,) = ota_extract.extract(f"Ενισχύσεις\n\n{table}").municipality_tables
    assert [str(row.amount) for row in found.rows] == amounts


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("Δήμος\tΤάξεις\tΧλμ\tΠοσό", {"Τάξεις": "14", "Χλμ": "8.5", "Ποσό": "300000"}),
        ("Δήμος\t\t\tΠοσό", {"πλήθος 1": "14", "πλήθος 2": "8.5", "Ποσό": "300000"}),
        ("Δήμος\tΤάξεις\tΤάξεις\tΠοσό", {"Τάξεις": "14", "Τάξεις (2)": "8.5", "Ποσό": "300000"}),
    ],
)
def test_no_count_of_a_row_is_lost(head: str, values: dict[str, str]) -> None:
    text = f"Ενισχύσεις\n\n{head}\nΧανίων\t14\t8,5\t300.000\nΒόλου\t9\t8\t250.000"
    (table,) = ota_extract.extract(text).municipality_tables
    assert {name: str(value) for name, value in table.rows[0].values.items()} == values


def test_people_are_counted_and_works_may_be_what_amounts_are_for() -> None:
    text = "Ενισχύσεις\n\nΔήμος\t{}\tΠοσό\nΧανίων\t21.420\t300.000\nΒόλου\t19.980\t250.000"
    roles = {
        name: ota_extract.extract(text.format(name)).municipality_tables[0].columns[1].role
        for name in ("Μαθητές", "Σχολεία")
    }
    assert roles == {"Μαθητές": "count", "Σχολεία": "amount"}


def test_the_amount_beside_a_budget_is_the_rows_own() -> None:
    text = "Ενισχύσεις\n\nΔήμος\tΠοσό\tΠροϋπολογισμός έργου\nΧανίων\t120.000\t350.000\nΒόλου\t80.000\t210.000"
    (table,) = ota_extract.extract(text).municipality_tables
    assert [str(row.amount) for row in table.rows] == ["120000", "80000"]
    asked = text.replace("Ποσό", "Αιτούμενο ποσό").replace("Προϋπολογισμός έργου", "Επιχορήγηση")
    (table,) = ota_extract.extract(asked).municipality_tables
    assert [str(row.amount) for row in table.rows] == ["350000", "210000"]


def test_a_line_that_says_in_all_is_the_total() -> None:
    lines = "Δήμος Πάρου: 2.000.000 ευρώ\nΔήμος Θήρας: 1.000.000 ευρώ\nΣυνολικά: 3.000.000 ευρώ"
    (table,) = ota_extract.extract(f"Ενισχύσεις σε Δήμους\n\n{lines}\n").municipality_tables
    assert [row.municipality.as_written for row in table.rows] == ["Πάρου", "Θήρας"]
    assert table.stated_total == 3000000


def test_years_can_be_the_heads_of_the_columns() -> None:
    text = "Ενισχύσεις\n\nΔήμος\t2024\t2025\nΧανίων\t120.000\t350.000\nΒόλου\t80.000\t210.000"
    (table,) = ota_extract.extract(text).municipality_tables
    assert [column.name for column in table.columns] == ["Δήμος", "2024", "2025"]
    assert {name: str(value) for name, value in table.rows[1].values.items()} == {
        "2024": "80000",
        "2025": "210000",
    }
