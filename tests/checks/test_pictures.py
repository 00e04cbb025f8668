"""A wide picture is named where the text speaks of a table that was not found, and only there."""

from __future__ import annotations

import pytest

from ota_extract import extract
from tests.reading.pdf.writing import Page, pdf_of

NEWS = "Εγκρίθηκε η χρηματοδότηση των δήμων της χώρας με συνολικά 39.000.000 ευρώ."
PROMISE = "Ακολουθεί αναλυτικός πίνακας με τους 52 Δήμους που εντάχθηκαν στο πρόγραμμα."


def names(*pages: Page) -> list[str]:
    return [finding.name for finding in extract(pdf_of(*pages)).findings]


def test_a_promised_table_may_be_the_picture() -> None:
    found = names(Page().text(60, 100, NEWS).text(60, 130, PROMISE).picture(60, 200, 450, 300))
    assert "table-is-picture" in found


@pytest.mark.parametrize(
    "page",
    [
        Page().text(60, 100, NEWS).picture(60, 200, 450, 300),  # a photograph below the news
        Page().text(60, 100, NEWS).text(60, 130, PROMISE).picture(60, 200, 180, 400),  # a portrait
    ],
    ids=["nothing promised", "narrow"],
)
def test_a_photograph_is_no_table(page: Page) -> None:
    assert "table-is-picture" not in names(page)
