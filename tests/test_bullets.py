"""A bullet is a bullet in every room: what is read of a list does not hang on its sign."""

from __future__ import annotations

import pytest

from ota_extract.clean import BULLETS, DASHES
from ota_extract.pipeline import extract

SIGNS = [pytest.param(sign, id=f"U+{ord(sign):04X}") for sign in BULLETS + DASHES]


@pytest.mark.parametrize("sign", SIGNS)
def test_the_entries_of_a_ranking_are_read_behind_any_bullet(sign: str) -> None:
    release = extract(
        "Οι τρεις δημοφιλέστερες δράσεις είναι:\n\n"
        f"{sign} Έξυπνη στάθμευση στο κέντρο: 16 Δήμοι\n\n"
        f"{sign} Φωτισμός: 12 Δήμοι\n\n"
        f"{sign} Κάδοι: 9 Δήμοι"
    )
    (ranking,) = release.rankings
    labels = [(item.label, item.value) for item in ranking.items]
    assert labels == [("Έξυπνη στάθμευση στο κέντρο", 16), ("Φωτισμός", 12), ("Κάδοι", 9)]


@pytest.mark.parametrize("sign", SIGNS)
def test_the_rows_of_a_list_are_read_behind_any_bullet(sign: str) -> None:
    release = extract(
        f"Τα ποσά είναι:\n{sign} Δήμος Βιάννου: 60.000 €\n{sign} Δήμος Πάρου: 120.000 €\n"
        f"{sign} Δήμος Κέας: 5.000 €"
    )
    (table,) = release.municipality_tables
    assert [(row.municipality.code, row.amount) for row in table.rows] == [
        ("7103", 60000), ("6801", 120000), ("6301", 5000),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
def test_the_municipalities_of_a_list_are_named_behind_any_bullet(sign: str) -> None:
    release = extract(
        f"Συμμετέχουν οι Δήμοι:\n{sign} Βιάννου\n{sign} Πάρου\nΤο έργο αρχίζει αύριο."
    )
    (table,) = release.municipality_tables
    assert [row.municipality.code for row in table.rows] == ["7103", "6801"]
