"""The sum that the sentence before a table announces, against its rows."""

from __future__ import annotations

import pytest

import ota_extract

ROWS = "Δήμος Χανίων 250.000 ευρώ\nΔήμος Άρτας 250.000 ευρώ\nΔήμος Ζίτσας 200.000 ευρώ"


def sums(announcement: str, rows: str = ROWS) -> list[tuple[int, int]]:
    """What is expected and found, of each finding about a sum."""
    findings = ota_extract.extract(f"{announcement}\n\n{rows}\n").findings
    return [
        (int(one.expected or 0), int(one.found or 0)) for one in findings if one.code == "OTA203"
    ]


def test_rows_that_do_not_make_the_announced_sum_have_a_finding() -> None:
    assert sums("Κατανέμονται 750.000 ευρώ σε τρεις Δήμους:") == [(750_000, 700_000)]


@pytest.mark.parametrize(
    "announcement",
    [
        "Κατανέμονται 700.000 ευρώ σε τρεις Δήμους:",
        "Κατανέμονται περισσότερα από 600.000 ευρώ σε τρεις Δήμους:",
        "Κατανέμονται 750.000 ευρώ σε τέσσερις Δήμους, μεταξύ των οποίων οι εξής:",
        "Κατανέμονται, από τα 750.000 ευρώ, 700.000 ευρώ σε τρεις Δήμους:",
        "Κατανέμονται ποσά έως 250.000 ευρώ ανά Δήμο σε τρεις Δήμους:",
    ],
)
def test_other_sums_are_none_of_the_rows(announcement: str) -> None:
    assert sums(announcement) == []


def test_a_total_below_the_rows_is_what_they_are_compared_with() -> None:
    found = sums("Κατανέμονται 750.000 ευρώ σε τρεις Δήμους:", ROWS + "\nΣύνολο 700.000 ευρώ")
    assert found == []
