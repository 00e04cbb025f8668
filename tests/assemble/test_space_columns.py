"""Tables in text whose columns spaces part are read by their columns."""

from __future__ import annotations

import ota_extract
from ota_extract import Release


def read(*lines: str) -> Release:
    return ota_extract.extract("Κατανομή στους Δήμους\n\n" + "\n".join(lines) + "\n\nΤέλος.")


def rows(release: Release) -> list[tuple[str, str]]:
    (table,) = release.municipality_tables
    return [(row.municipality.as_written, str(row.amount)) for row in table.rows]


def test_an_area_printed_once_is_no_part_of_the_name_beside_it() -> None:
    release = read(
        "Π.Ε.         ΔΗΜΟΣ                  ΠΟΣΟ",
        "ΑΡΓΟΛΙΔΑΣ    Άργους - Μυκηνών    95.500,00",
        "             Ερμιονίδας         180.000,00",
        "ΑΡΚΑΔΙΑΣ     Γορτυνίας          100.000,00",
    )
    assert [name for name, _ in rows(release)] == ["Άργους - Μυκηνών", "Ερμιονίδας", "Γορτυνίας"]


def test_each_cell_says_what_its_row_gets() -> None:
    release = read(
        "Δήμος            Ποσό",
        "Χανίων           (12.000,00)",
        "Ρεθύμνης         -5.000,00",
        "Ζίτσας           12.34.567,00",
        "Βόλου            —",
        "Τρικκαίων        1O.000,00",
        "Καρδίτσας        15 000,00",
        "Παλαμά           7.500,-",
    )
    assert rows(release) == [
        ("Χανίων", "-12000"),
        ("Ρεθύμνης", "-5000"),
        ("Ζίτσας", "None"),
        ("Βόλου", "None"),
        ("Τρικκαίων", "None"),
        ("Καρδίτσας", "15000"),
        ("Παλαμά", "7500"),
    ]
    said = [one.message for one in release.findings if one.name == "number-malformed"]
    assert said == [
        "«Ζίτσας»: «12.34.567,00» is written in no known way.",
        "«Τρικκαίων»: «1O.000,00» is written in no known way.",
    ]


def test_two_groups_of_columns_side_by_side_are_one_table() -> None:
    release = read(
        "Α/Α  ΔΗΜΟΣ      ΠΟΣΟ         Α/Α  ΔΗΜΟΣ      ΠΟΣΟ",
        "1    Πάρου      61.500,00    3    Κισσάμου   77.900,00",
        "2    Ρεθύμνης   34.200,00    4    Χανίων     10.400,00",
    )
    assert [name for name, _ in rows(release)] == ["Πάρου", "Ρεθύμνης", "Κισσάμου", "Χανίων"]


def test_a_row_that_the_text_cuts_has_no_amount() -> None:
    release = ota_extract.extract("Δήμος    Ποσό\nΠάρου    61.500,00\nΧίου     187.")
    assert rows(release) == [("Πάρου", "61500"), ("Χίου", "None")]
    assert release.municipality_tables[0].status == "incomplete"


def test_one_space_will_do_below_a_head_of_name_and_amount() -> None:
    release = read(
        "Δήμος Ποσό (χιλ. €)",
        "Χανίων 1.200",
        "Ρεθύμνης -800",
        "Βόλου —",
        "Τρικκαίων 1O.000,00",
        "Καρδίτσας (50)",
        "Παλαμά (150)",
        "Σύνολο 350",
    )
    assert rows(release) == [
        ("Χανίων", "1200000"),
        ("Ρεθύμνης", "-800000"),
        ("Βόλου", "None"),
        ("Τρικκαίων", "None"),
        ("Καρδίτσας", "None"),
        ("Παλαμά", "-150000"),
    ]


def test_a_hyphen_before_each_amount_is_no_minus() -> None:
    release = read("Δήμος Ποσό", "Χανίων -1.200,00", "Ρεθύμνης -800,00")
    assert rows(release) == [("Χανίων", "1200"), ("Ρεθύμνης", "800")]


def test_a_dash_at_the_end_of_half_a_name_is_none_of_an_amount() -> None:
    release = read("Δήμος Ποσό", "Δήμος Μάνδρας -", "Ειδυλλίας 90.000,00", "Δήμος Κέας -7.000,00")
    assert rows(release)[0] == ("Μάνδρας - Ειδυλλίας", "90000")


def test_a_list_goes_on_behind_the_comma_at_a_line_end() -> None:
    release = read(
        "Κατανέμονται 950.000 ευρώ σε τέσσερις Δήμους:",
        "",
        "Δήμος Χανίων 250.000 ευρώ, Δήμος Ρεθύμνης 250.000 ευρώ,",
        "Δήμος Άρτας 250.000 ευρώ και Δήμος Ζίτσας 200.000 ευρώ.",
    )
    assert [name for name, _ in rows(release)] == ["Χανίων", "Ρεθύμνης", "Άρτας", "Ζίτσας"]
    assert release.municipality_tables[0].status == "complete"


def test_tables_below_one_another_are_read_each_by_its_head() -> None:
    release = ota_extract.extract(
        "Δήμος                  Ποσό (€)\nΧανίων              1.200.000,00\nΚω                    800.000,00\n\n"
        "Πρόγραμμα                    Π/Υ (εκατ. €)    Απορρόφηση\n"
        "ΕΣΠΑ 2021-2027                  1.200,5           45%\n"
        "Ταμείο Ανάκαμψης                  800,0           62%\n\n"
        "Ο ΥΠΟΥΡΓΟΣ                               Ο ΓΕΝΙΚΟΣ ΓΡΑΜΜΑΤΕΑΣ\n"
    )
    assert rows(release) == [("Χανίων", "1200000"), ("Κω", "800000")]
    assert [(str(f.value), f.unit, f.subject) for f in release.figures] == [
        ("1200500000", "EUR", "ΕΣΠΑ 2021-2027"),
        ("45", "percent", "ΕΣΠΑ 2021-2027"),
        ("800000000", "EUR", "Ταμείο Ανάκαμψης"),
        ("62", "percent", "Ταμείο Ανάκαμψης"),
    ]
