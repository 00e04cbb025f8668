"""Tables in thousands or millions: their amounts come in full units, whatever line says so."""

from __future__ import annotations

import pytest

import ota_extract

TAB, SPACES, SPACE, BAR = "\t", "       ", " ", " | "


def amounts(*lines: str) -> list[str]:
    release = ota_extract.extract("Κατανομή στους Δήμους\n\n" + "\n".join(lines))
    return [
        str(amount)
        for table in release.municipality_tables
        for amount in [*(row.amount for row in table.rows), table.stated_total]
    ]


@pytest.mark.parametrize("gap", [TAB, SPACES, SPACE, BAR])
@pytest.mark.parametrize(
    "head", ["Ποσό (χιλ. €)", "Ποσό σε χιλ. €", "Ποσό χιλ. €", "Ποσό (€ '000)", "Ποσό (χιλ.)"]
)
def test_the_head_of_the_column_says_it(head: str, gap: str) -> None:
    lines = [f"Δήμος{gap}{head}", f"Χανίων{gap}1.200,50", f"Κω{gap}800,00", f"Σύνολο{gap}2.000,50"]
    assert amounts(*lines) == ["1200500", "800000", "2000500"]


@pytest.mark.parametrize("gap", [TAB, SPACES, SPACE, BAR])
@pytest.mark.parametrize("caption", ["(ποσά σε χιλ. ευρώ)", "Ποσά σε χιλιάδες ευρώ"])
def test_a_line_above_the_table_says_it(caption: str, gap: str) -> None:
    lines = [f"Δήμος{gap}Ποσό", f"Χανίων{gap}1.200,50", f"Κω{gap}800,00"]
    assert amounts(caption, "", *lines) == ["1200500", "800000", "None"]


def test_a_line_below_the_table_says_it() -> None:
    note = "* Τα ποσά είναι σε χιλ. ευρώ."
    assert amounts("Δήμος   Ποσό", "Χανίων  1,5", "Κω      2,5", "", note)[:2] == ["1500", "2500"]


def test_one_column_of_several_is_in_thousands() -> None:
    release = ota_extract.extract(
        "Δήμος     Λεωφορεία   Π/Υ (σε χιλ. €)   Επιχορήγηση (€)\n"
        "Πειραιώς  22          9.240             1.000.000,00\n"
        "Κω        11          4.620             2.000.000,00\n"
    )
    values = [dict(row.values) for row in release.municipality_tables[0].rows]
    assert [list(map(str, one.values())) for one in values] == [
        ["22", "9240000", "1000000"],
        ["11", "4620000", "2000000"],
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Δόθηκαν 5 εκατ. ευρώ σε δύο Δήμους:",
        "Δόθηκαν χιλιάδες ευρώ σε δύο Δήμους:",
        "(ποσά σε ευρώ)",
    ],
)
def test_other_words_above_the_table_multiply_nothing(caption: str) -> None:
    lines = ["Δήμος   Ποσό", "Χανίων  1.200,50", "Κω      800,00"]
    assert amounts(caption, "", *lines)[:2] == ["1200.50", "800"]


def test_the_scale_of_one_table_is_not_that_of_the_next() -> None:
    lines = ["Δήμος  Ποσό (χιλ. €)", "Κω     1.200,50", "Ρόδου  800,00", "", "Κατανομή των ΚΑΠ", ""]
    lines += ["Δήμος  Ποσό", "Χίου   1.500,50", "Σάμου  900,00"]
    assert amounts(*lines)[3:5] == ["1500.50", "900"]
