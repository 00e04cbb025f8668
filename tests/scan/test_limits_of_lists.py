"""Limits that a sentence announces for the list below it."""

from __future__ import annotations

import pytest

from ota_extract.clean import CleanText
from ota_extract.scan import scan

ENTRIES = "Κατηγορία Α (Δήμοι έως 5.000 κατοίκους): 180.000 €\n\nΚατηγορία Β: 320.000 €"


def bounds(text: str) -> list[tuple[str, str, str | None]]:
    found = [q for q in scan(CleanText.of(text)).quantities if q.kind == "money"]
    return [(f"{q.value:f}", q.bound, q.statistic) for q in found]


@pytest.mark.parametrize(
    ("lead", "bound", "statistic"),
    [
        ("Τα ανώτατα όρια χρηματοδότησης διαμορφώνονται ως εξής:", "at_most", "maximum"),
        ("Τα ελάχιστα ποσά ανά κατηγορία:", "at_least", "minimum"),
        ("Τα ποσά ανά κατηγορία:", "exact", None),
        ("Τα ανώτατα όρια ορίζονται με απόφαση. Τα ποσά είναι:", "exact", None),
    ],
)
def test_lead_gives_its_limit_to_the_amounts(lead: str, bound: str, statistic: str | None) -> None:
    assert bounds(f"{lead}\n\n{ENTRIES}") == [
        ("180000", bound, statistic), ("320000", bound, statistic),
    ]  # fmt: skip


def test_limit_ends_with_the_list_and_spares_bounds() -> None:
    text = f"Τα ανώτατα όρια είναι:\n\nΓια νησιά: περίπου 90.000 €\n\n{ENTRIES}\n\nΑυτά ισχύουν.\n\nΤέλος: 50 €"
    assert [bound for _, bound, _ in bounds(text)] == ["approximate", "at_most", "at_most", "exact"]
