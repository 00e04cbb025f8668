"""OTA303 is about tables of municipalities: a head that speaks of any recipient promises none."""

from __future__ import annotations

import pytest

from ota_extract import extract

ROWS = "Δήμος Λαμιέων | 120.000,00 €\nΔήμος Πάρου | 90.000,00 €\nΔΕΥΑ Λαμίας | 60.000,00 €\n"


def codes(head: str) -> list[str]:
    record = extract(f"Η κατανομή έχει ως εξής:\n{head} | Ποσό\n{ROWS}".encode())
    assert len(record.municipality_tables[0].rows) == 3
    return [finding.code for finding in record.findings]


@pytest.mark.parametrize("head", ["Δικαιούχος", "Φορέας", "Δήμος / Φορέας"])
def test_a_head_of_any_recipient_says_nothing_of_municipalities(head: str) -> None:
    assert "OTA303" not in codes(head)


@pytest.mark.parametrize("head", ["Δήμος", "Δικαιούχος Δήμος"])
def test_among_municipalities_another_recipient_is_worth_a_word(head: str) -> None:
    assert codes(head).count("OTA303") == 1
