"""A finding is said in the reader's language, with the numbers as they are written there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ota_extract.findings import BY_NAME
from ota_extract.records import Finding
from ota_extract.report.remarks import comparison, pages
from ota_extract.report.speech import Language, Speech, words
from tests.report.releases import TEXT, changed, record

SAID = {
    ("table-sum-differs", "12400000", "12400000.50"): (
        "Το δελτίο γράφει σύνολο 12.400.000\xa0€, το άθροισμα βγαίνει 12.400.000,50\xa0€.",
        "The stated total is €12,400,000, the sum is €12,400,000.50.",
    ),
    ("amount-outside-range", "100000-2000000.5", "50000"): (
        "Αναγγέλλονται 100.000,00–2.000.000,50\xa0€ ανά δήμο, εδώ είναι 50.000\xa0€.",
        "€100,000.00–€2,000,000.50 per municipality is announced, here it is €50,000.",
    ),
    ("table-incomplete", "1050", "52"): (
        "Γραμμές: αναγγέλλονται 1.050, βρέθηκαν 52.",
        "Rows: 1,050 announced, 52 found.",
    ),
    ("municipality-misspelt", "Αλεξανδρούπολης", "ΑΛΕΞΑΝΡΟΥΠΟΛΗΣ"): (
        "Συνδέθηκε με τον δήμο Αλεξανδρούπολης, ενώ γράφεται «ΑΛΕΞΑΝΡΟΥΠΟΛΗΣ».",
        "Linked to Αλεξανδρούπολης, though written “ΑΛΕΞΑΝΡΟΥΠΟΛΗΣ”.",
    ),
    ("name-of-a-later-version", "100-200", "1000"): (
        "αναμενόταν 100–200, βρέθηκε 1.000",
        "expected 100–200, found 1,000",
    ),
}


def finding(name: str, expected: str | None, found: str | None, *refs: str) -> Finding:
    sides = [
        Decimal(each) if each and each[0].isdigit() and "-" not in each else each
        for each in (expected, found)
    ]
    return Finding(
        code="OTA999", name=name, level="warning", message="", expected=sides[0], found=sides[1], refs=refs, evidence=()
    )  # fmt: skip


@pytest.mark.parametrize("given", SAID, ids=lambda given: given[0])
@pytest.mark.parametrize("language", ["el", "en"])
def test_what_was_expected_and_found_is_a_sentence(
    language: Language, given: tuple[str, str, str]
) -> None:
    said = comparison(finding(*given), record(TEXT), Speech(language))
    assert said == SAID[given][language == "en"]


def test_figures_that_disagree_are_said_with_their_unit() -> None:
    figures = [each for each in record(TEXT).figures if each.kind == "money" and each.value][:2]
    release = changed(record(TEXT), figures=[each.model_dump() for each in figures])
    refs = tuple(each.id for each in figures)
    said = comparison(finding("figures-disagree", "5", "6000", *refs), release, Speech("el"))
    assert said == "Σε ένα σημείο 5\xa0€, σε άλλο 6.000\xa0€."


def test_where_one_side_is_not_known_nothing_is_compared() -> None:
    release, speech = record(TEXT), Speech("el")
    assert comparison(finding("table-announced-absent", None, "0"), release, speech) == ""
    assert comparison(finding("municipality-unknown", None, "ΦΑΝΤΑΣΙΑΣ"), release, speech) == ""


def test_the_pages_that_a_finding_is_about_are_named() -> None:
    refs = [f"page {number}" for number in range(1, 15)]
    assert (
        pages(finding("page-without-text", None, None, "page 3", "t1", "page x"), Speech("el"))
        == "σ. 3"
    )
    assert pages(finding("page-without-text", None, None, *refs), Speech("en")).endswith("p. 12, …")


def test_every_comparison_is_of_a_finding_and_has_its_two_sides() -> None:
    assert words()["comparison"].keys() <= BY_NAME.keys()
    assert {entry[0].count("%s") for entry in words()["comparison"].values()} == {2}
