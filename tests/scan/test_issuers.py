"""The authority that issues, not everyone who is named."""

from __future__ import annotations

import pytest
from scan_tables import lines, rows

import ota_extract
from ota_extract.clean import CleanText
from ota_extract.scan.issuers import find_issuers


def read(text: str) -> str:
    return " ; ".join(found.name for found in find_issuers(CleanText.of(text)))


@pytest.mark.parametrize(("text", "expected"), rows("wild/issuers.tsv"))
def test_names_the_issuer_in_the_nominative(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", lines("leave_alone/issuers.txt"))
def test_leaves_out_who_is_only_named(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("head", "issuers"),
    [
        (
            "Υπουργείο Εσωτερικών\nΑθήνα, 3 Μαρτίου 2025\nΚατανομή σε Δήμους",
            ["Υπουργείο Εσωτερικών"],
        ),
        ("Κατανομή σε Δήμους", []),
    ],
)
def test_the_area_of_the_rows_below_it_issues_nothing(head: str, issuers: list[str]) -> None:
    text = (
        f"{head}\nΠΕΡΙΦΕΡΕΙΑ ΚΡΗΤΗΣ\n1. Δήμος Χανίων: 300.000 €\n2. Δήμος Ρεθύμνης: 200.000 €\n"
        "ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ\n3. Δήμος Αρταίων: 150.000 €\n4. Δήμος Ζίτσας: 100.000 €\n"
    )
    assert [issuer.name for issuer in ota_extract.extract(text).issuers] == issuers


@pytest.mark.parametrize("state", ["", "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ\n"])
def test_a_region_at_the_top_of_its_paper_issues_it(state: str) -> None:
    text = f"{state}ΠΕΡΙΦΕΡΕΙΑ ΚΡΗΤΗΣ\n1. Δήμος Χανίων: 300.000 €\n2. Δήμος Ρεθύμνης: 200.000 €\n"
    assert [issuer.name for issuer in ota_extract.extract(text).issuers] == ["Περιφέρεια Κρήτης"]
