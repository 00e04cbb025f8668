"""Tables in groups under headings: one table with its sub-totals; several tables stay several."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.tables import find_tables
from ota_extract.clean import CleanTable, CleanText
from ota_extract.mentions import Mentions
from ota_extract.scan.numerals import find_numerals

CRETE = "Δήμος Πλατανιά: 120.500 €\nΔήμος Σφακίων: 101.000 €\n"
EPIRUS = "Δήμος Αρταίων: 100.000 €\nΔήμος Ζίτσας: 200.000 €\n"


def read(text: str) -> list[TableDraft]:
    clean = CleanText.of(text)
    return find_tables(clean, Mentions(numerals=tuple(find_numerals(clean.folded))))


def laid_out(*parts: str | tuple[str, ...]) -> list[TableDraft]:
    """The tables of a text whose tuples are tables of the layout, a row a string with «|» between cells."""
    text, tables = "", []
    for part in parts:
        if isinstance(part, str):
            text += part + "\n"
            continue
        rows = []
        for row in part:
            spans = []
            for cell in row.split("|"):
                spans.append(Span(len(text), len(text) + len(cell)))
                text += cell + "\t"
            text = text[:-1] + "\n"
            rows.append(tuple(spans))
        heads = int(part[0].startswith("Α/Α"))
        tables.append(CleanTable(tuple(rows), heads))
    clean = replace(CleanText.of(text), tables=tuple(tables))
    return find_tables(clean, Mentions(numerals=tuple(find_numerals(clean.folded))))


def regions(table: TableDraft) -> list[str | None]:
    return [row.region for row in table.rows]


def subtotals(table: TableDraft) -> list[Decimal]:
    return [amount for _, amount, _ in table.subtotals]


def test_groups_with_the_number_of_their_recipients_are_one_table() -> None:
    (table,) = read(
        f"Η ενίσχυση έχει ως εξής:\nΠεριφέρεια Κρήτης (2 Δήμοι)\n{CRETE}Περιφέρεια Ηπείρου (2 Δήμοι)\n{EPIRUS}"
    )
    assert regions(table) == ["Περιφέρεια Κρήτης"] * 2 + ["Περιφέρεια Ηπείρου"] * 2


def test_each_group_may_have_its_sum_and_the_last_line_that_of_all() -> None:
    (table,) = read(
        f"ΝΟΜΟΣ ΧΑΝΙΩΝ\n{CRETE}Σύνολο: 221.500 €\nΝΟΜΟΣ ΑΡΤΑΣ\n{EPIRUS}Σύνολο: 300.000 €\n"
        "ΓΕΝΙΚΟ ΣΥΝΟΛΟ: 521.500 €"
    )
    assert table.stated_total == Decimal(521500)
    assert subtotals(table) == [Decimal(221500), Decimal(300000)]


def test_the_sum_of_the_last_group_is_not_that_of_all() -> None:
    (table,) = read(
        f"ΝΟΜΟΣ ΧΑΝΙΩΝ\n{CRETE}Σύνολο: 221.500 €\nΝΟΜΟΣ ΑΡΤΑΣ\n{EPIRUS}Σύνολο: 300.000 €\n"
    )
    assert len(table.rows) == 4
    assert table.stated_total is None
    assert subtotals(table) == [Decimal(221500), Decimal(300000)]


def test_a_sentence_between_two_tables_keeps_them_apart() -> None:
    tables = read(
        f"ΝΟΜΟΣ ΧΑΝΙΩΝ\n{CRETE}Σύνολο: 221.500 €\n"
        "Από άλλο πρόγραμμα, που αφορά μόνο την ύδρευση, λαμβάνουν επιπλέον ενίσχυση οι εξής Δήμοι.\n"
        f"ΝΟΜΟΣ ΑΡΤΑΣ\n{EPIRUS}Σύνολο: 300.000 €\n"
    )
    assert [table.stated_total for table in tables] == [Decimal(221500), Decimal(300000)]


def test_a_table_that_ended_without_groups_takes_no_group_behind_it() -> None:
    tables = read(f"{CRETE}Σύνολο: 221.500 €\nΝΟΜΟΣ ΑΡΤΑΣ\n{EPIRUS}Σύνολο: 300.000 €\n")
    assert [table.stated_total for table in tables] == [Decimal(221500), Decimal(300000)]


GROUPED = (
    "Περιφέρεια Κρήτης",
    ("1|ΔΗΜΟΣ ΠΛΑΤΑΝΙΑ|120.500,00", "2|ΔΗΜΟΣ ΣΦΑΚΙΩΝ|101.000,00"),
    ("|Μερικό σύνολο|221.500,00", "Περιφέρεια Ηπείρου||"),
    ("3|ΔΗΜΟΣ ΑΡΤΑΙΩΝ|100.000,00", "4|ΔΗΜΟΣ ΖΙΤΣΑΣ|200.000,00"),
    ("Α/Α|Φορέας|Πίστωση σε ευρώ", "5|ΔΗΜΟΣ ΚΟΝΙΤΣΑΣ|50.000,00"),
    ("Μερικό σύνολο|350.000,00", "ΓΕΝΙΚΟ ΣΥΝΟΛΟ|571.500,00"),
)


def test_sums_and_headings_between_the_parts_of_a_layout_are_rows_of_it() -> None:
    (table,) = laid_out("Α/Α Φορέας Πίστωση σε ευρώ", *GROUPED)
    assert regions(table) == ["Περιφέρεια Κρήτης"] * 2 + ["Περιφέρεια Ηπείρου"] * 3
    assert table.stated_total == Decimal(571500)
    assert subtotals(table) == [Decimal(221500), Decimal(350000)]
    assert [column.name for column in table.columns] == ["Α/Α", "Φορέας", "Πίστωση σε ευρώ"]


def test_a_head_that_was_not_there_before_begins_another_table() -> None:
    rows = ("6|ΔΗΜΟΣ ΠΑΡΟΥ|100.000,00", "7|ΔΗΜΟΣ ΘΗΡΑΣ|200.000,00")
    tables = laid_out(*GROUPED[:2], ("Α/Α|Δήμος|Δάνειο σε ευρώ", *rows))
    assert [len(table.rows) for table in tables] == [2, 2]


def test_a_part_whose_numbers_stand_in_the_cell_of_the_name_goes_on() -> None:
    (table,) = laid_out(
        ("Α/Α|Δήμος|Π.Ε.|Ποσό", "93|Γαύδου|Χανίων|217.500,00", "94|Καντάνου|Χανίων|49.000,00"),
        ("95 Πλατανιά|Χανίων|120.500,00", "96 Σφακίων|Χανίων|101.000,00", "Σύνολο||488.000,00"),
    )
    assert [row.as_written for row in table.rows][2:] == ["Πλατανιά", "Σφακίων"]
    assert table.stated_total == Decimal(488000)


def test_numbers_that_do_not_go_on_are_of_another_table() -> None:
    tables = laid_out(
        ("Α/Α|Δήμος|Π.Ε.|Ποσό", "93|Γαύδου|Χανίων|217.500,00", "94|Καντάνου|Χανίων|49.000,00"),
        ("1 Πλατανιά|Χανίων|120.500,00", "2 Σφακίων|Χανίων|101.000,00"),
    )
    assert [len(table.rows) for table in tables] == [2, 2]


def test_a_currency_at_the_end_of_a_line_is_not_that_of_the_next_number() -> None:
    (table,) = read("ΠΑΛΑΜΑ 100.000,00\n2. ΠΑΛΑΜΑ 1,2 εκατ. ευρώ\n1 οι Δήμοι Αγράφων και Δομοκού")
    assert [str(row.amount) for row in table.rows] == ["100000", "1200000"]
