"""What is odd about the recipients of a table is said, and nothing about what is not."""

from __future__ import annotations

import pytest

from ota_extract.alignment import Span
from ota_extract.findings import BY_NAME
from ota_extract.greek import fold
from ota_extract.municipalities import (
    LinkContext,
    LinkedRow,
    announces_all,
    check_rows,
    link,
    link_rows,
    missing_of_all,
    registry,
)


def rows(*names: str, unit: str | None = None) -> list[LinkedRow]:
    return [
        LinkedRow(link(name, LinkContext(regional_unit=unit)), Span(at, at + 1))
        for at, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("table", "seen"),
    [
        (rows("Παλαμά", "Πύλης"), []),
        (rows("Παλαμά", "Πύλης", "ΔΗΜΟΣ ΠΑΛΑΜΑ"), ["municipality-repeated"]),
        (rows("Πύλης", unit="Κοζάνης"), ["prefecture-contradicts"]),
        (rows("Ηρακλείου"), ["municipality-ambiguous"]),
        (rows("Δήμος Παρισίων"), ["municipality-unknown"]),
        (rows("Παλαμά", "Περιφέρεια Κρήτης"), ["recipient-not-municipality"]),
        (rows("Περιφέρεια Ηπείρου", "Περιφέρεια Κρήτης"), []),
        (rows("ΔΙΔΥΜΟΤΕΙΧΟΝ"), ["municipality-misspelt"]),
    ],
)
def test_odd_recipients_are_seen(table: list[LinkedRow], seen: list[str]) -> None:
    assert [each.name for each in check_rows(table)] == seen


def test_every_observation_has_its_place_in_the_catalogue_and_in_the_text() -> None:
    table = rows("Παλαμά", "Παλαμά", "Ηρακλείου", "Δήμος Παρισίων", "ΔΕΥΑ Λάρισας")
    found = list(check_rows(table))
    assert len(found) == 4
    assert all(BY_NAME[each.name].code.startswith("OTA3") and each.spans for each in found)


def test_both_rows_of_a_repeated_municipality_are_pointed_at() -> None:
    (seen,) = check_rows(rows("Παλαμά", "Πύλης", "Παλαμά"))
    assert seen.spans == (Span(0, 1), Span(2, 3))
    assert (seen.expected, seen.found) == (1, 2)


def test_a_name_in_a_cell_merged_over_rows_stands_there_once() -> None:
    merged = [LinkedRow(link("Παλαμά"), Span(0, 6))] * 3
    assert list(check_rows(merged)) == []
    (seen,) = check_rows([*merged, LinkedRow(link("Παλαμά"), Span(40, 46))])
    assert seen.name == "municipality-repeated"


def test_missing_ones_are_named_where_all_are_announced() -> None:
    names = [(each.name, None) for each in registry().municipalities if each.code != "2603"]
    seen = missing_of_all([LinkedRow(row) for row in link_rows(names)])
    assert seen is not None
    assert seen.message.endswith("1 is not in the table: Πύλης (2603).")
    assert seen.expected == 332


def test_of_an_old_release_325_are_expected() -> None:
    old = registry().roster(before_september_2019=True)
    context = LinkContext(date="2018-06")
    links = link_rows([(each.name, context) for each in old])
    found = [LinkedRow(row) for row in links]
    assert missing_of_all(found, date="2018-06") is None
    seen = missing_of_all(found[:-1], date="2018-06")
    assert seen is not None
    assert seen.expected == 325


def test_a_chosen_few_are_not_compared_with_all() -> None:
    assert missing_of_all(rows("Παλαμά", "Πύλης")) is None


@pytest.mark.parametrize(
    ("text", "all_meant"),
    [
        ("επιχορηγούνται όλοι οι Δήμοι της χώρας", True),
        ("σε όλους τους δήμους", True),
        ("και στους 332 Δήμους", True),
        ("στο σύνολο των Δήμων", True),
        ("σε όλους τους μικρούς δήμους", False),
        ("σε 58 Δήμους", False),
        ("όλοι οι δήμοι που υπέβαλαν αίτηση", False),
        ("σε όλη τη χώρα", False),
    ],
)
def test_it_is_read_whether_all_are_meant(text: str, all_meant: bool) -> None:
    assert (announces_all(fold(text)) is not None) == all_meant
