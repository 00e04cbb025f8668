"""Amounts of authorities told in order: a ranking, and a table only where they are the whole allocation."""

from __future__ import annotations

import pytest

from ota_extract import extract

TOLD = (
    "Τη μερίδα του λέοντος παίρνει ο Δήμος Παλαμά με 4.260.000 ευρώ και ακολουθούν ο Δήμος Βόλου με 3,15 "
    "εκατ. ευρώ και ο Δήμος Τρικκαίων με 1.900.000 ευρώ."
)
PLACES = [("Δήμος Παλαμά", 4260000), ("Δήμος Βόλου", 3150000), ("Δήμος Τρικκαίων", 1900000)]


@pytest.mark.parametrize(
    ("total", "tables"), [("9,31 εκατ.", 1), ("9.310.000", 1), ("12.400.000", 0)]
)
def test_places_are_rows_too_where_they_add_up_to_a_stated_sum(total: str, tables: int) -> None:
    release = extract(f"Η συνολική χρηματοδότηση είναι {total} ευρώ. {TOLD}\n")
    (ranking,) = release.rankings
    assert [(item.label, item.value) for item in ranking.items] == PLACES
    assert len(release.municipality_tables) == tables
    rows = [row for table in release.municipality_tables for row in table.rows]
    assert [row.amount for row in rows] == [value for _, value in PLACES][: len(rows)]
