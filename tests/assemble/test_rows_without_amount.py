"""Rows of a PDF's table with a dash where the amount would stand, as for what was refused."""

from __future__ import annotations

import pytest

from ota_extract import Release, extract
from ota_extract.reading.pdf import Limits
from tests.reading.pdf.writing import Page, pdf_of

XS = [50.0, 200, 400, 520]


def release(rows: list[tuple[str, str, str]]) -> Release:
    """A release with a ruled table of *rows*; the rule above a cell of the first column that is empty is
    left out: merged with the one above."""
    page = Page().text(50, 60, f"Το ποσό κατανέμεται στους παρακάτω {len(rows)} Δήμους:")
    lines = [("ΝΟΜΟΣ", "ΔΗΜΟΣ", "ΠΟΣΟ"), *rows]
    for number, cells in enumerate(lines):
        y = 100 + 20 * number
        page.line(XS[0] if cells[0] else XS[1], y, XS[-1], y)
        for x, cell in zip(XS, cells, strict=False):
            if cell:
                page.text(x + 5, y + 14, cell)
    page.line(XS[0], 100 + 20 * len(lines), XS[-1], 100 + 20 * len(lines))
    for x in XS:
        page.line(x, 100, x, 100 + 20 * len(lines))
    return extract(pdf_of(page), name="made.pdf", limits=Limits(isolate=False))


@pytest.mark.parametrize("dash", ["-", "–", "---"])
def test_a_dash_for_an_amount_makes_a_row_without_one(dash: str) -> None:
    record = release(
        [
            ("ΑΧΑΪΑΣ", "ΠΑΤΡΕΩΝ", "500.000,00"),
            ("", "ΑΙΓΙΑΛΕΙΑΣ", "200.000,00"),
            ("ΜΑΓΝΗΣΙΑΣ", "ΒΟΛΟΥ", "400.000,00"),
            ("", "ΣΚΙΑΘΟΥ", dash),
        ]
    )
    (table,) = record.municipality_tables
    found = [(row.municipality.as_written, row.amount is None) for row in table.rows]
    assert found == [
        ("ΠΑΤΡΕΩΝ", False),
        ("ΑΙΓΙΑΛΕΙΑΣ", False),
        ("ΒΟΛΟΥ", False),
        ("ΣΚΙΑΘΟΥ", True),
    ]
    assert "OTA202" not in {finding.code for finding in record.findings}


def test_a_name_whose_amount_stands_with_its_second_half_is_one_row() -> None:
    record = release(
        [
            ("ΑΧΑΪΑΣ", "ΠΑΤΡΕΩΝ", "500.000,00"),
            ("", "ΑΙΓΙΑΛΕΙΑΣ", "200.000,00"),
            ("ΜΑΓΝΗΣΙΑΣ", "ΒΟΛΟΥ", ""),
            ("", "", "400.000,00"),
        ]
    )
    (table,) = record.municipality_tables
    assert [row.municipality.as_written for row in table.rows] == ["ΠΑΤΡΕΩΝ", "ΑΙΓΙΑΛΕΙΑΣ", "ΒΟΛΟΥ"]
    assert all(row.amount is not None for row in table.rows)
