"""Sums over a folder: exact, each row once, and apart what belongs to no municipality."""

from __future__ import annotations

from decimal import Decimal

from ota_extract.municipalities import registry
from ota_extract.records import Release
from ota_extract.report.folder.entries import entry_of, marked_copies
from ota_extract.report.folder.totals import Totals, residents_of_region, totals_of
from tests.report.folder.records import release, row, table

THERMO, KOMOTINI = "3805", "0101"  # in western Greece, and in eastern Macedonia and Thrace


def totals(**releases: Release) -> Totals:
    return totals_of(marked_copies([entry_of(name, each) for name, each in releases.items()]))


def test_amounts_are_added_exactly():
    found = totals(
        a=release(table((THERMO, "0.10"), (KOMOTINI, "0.20"))),
        b=release(table((THERMO, "12345678901234567890123456789012.003"))),
    )
    assert found.all.amount == Decimal("12345678901234567890123456789012.303")
    assert found.by_municipality[THERMO].releases == {"a", "b"}


def test_every_row_is_in_its_region_and_year():
    found = totals(
        a=release(table((THERMO, "100"), (KOMOTINI, "30")), day="2024-05-01"),
        b=release(table((THERMO, "7")), day="2025"),
    )
    assert {name: total.amount for name, total in found.by_region.items() if total.rows} == {
        "Δυτικής Ελλάδας": 107,
        "Ανατολικής Μακεδονίας και Θράκης": 30,
    }
    assert len(found.by_region) == 13
    assert {year: total.amount for year, total in found.by_year.items()} == {"2025": 7, "2024": 130}


def test_a_release_without_a_year_is_in_no_year():
    found = totals(
        a=release(table((THERMO, "1")), day="XXXX-07-25"),
        b=release(table((THERMO, "2")), day=None),
        c=release(table((THERMO, "4")), day="2023/2025"),
    )
    assert {year: total.amount for year, total in found.by_year.items()} == {"2023": 4, None: 3}


def test_a_year_without_amounts_is_there_with_its_releases():
    found = totals(a=release(day="2020-01-01"))
    assert found.by_year["2020"].rows == 0
    assert found.releases_of_year == {"2020": 1}


def test_rows_of_no_municipality_are_summed_apart():
    utility = row("ΔΕΥΑ Κάπου", "5").model_copy(update={"recipient_kind": "water_utility"})
    given = table((THERMO, "100"), ("Δήμος Πουθενά", "30"))
    found = totals(a=release(given.model_copy(update={"rows": (*given.rows, utility)})))
    assert [found.linked.amount, found.unlinked.amount, found.others.amount] == [100, 30, 5]
    assert found.all.amount == 135
    assert sum(total.amount for total in found.by_region.values()) == 100


def test_a_code_that_the_registry_does_not_know_is_no_municipality():
    stranger = row(THERMO, "9")
    stranger = stranger.model_copy(
        update={"municipality": stranger.municipality.model_copy(update={"code": "0000"})}
    )
    found = totals(a=release(table().model_copy(update={"rows": (stranger,)})))
    assert (found.unlinked.amount, found.by_municipality) == (9, {})


def test_a_municipality_that_was_split_counts_in_its_region():
    dissolved = registry().dissolved[0]
    found = totals(a=release(table((dissolved.code, "9"))))
    assert found.by_region[dissolved.region].amount == 9


def test_the_same_file_counts_once_whatever_it_is_called():
    given = release(table((THERMO, "100")), content="x")
    found = totals(b=given, a=given, c=release(table((THERMO, "1"))))
    assert (found.all.amount, found.copies) == (101, 1)
    entries = marked_copies([entry_of(name, given) for name in ("b", "a")])
    assert [(entry.release, entry.copy_of) for entry in entries] == [("a", None), ("b", "a")]


def test_the_same_amount_in_two_releases_counts_twice():
    found = totals(a=release(table((THERMO, "9"))), b=release(table((THERMO, "9")), title="Νέο"))
    assert found.all.amount == 18


def test_rows_without_an_amount_are_counted_and_not_added():
    found = totals(a=release(table((THERMO, None), (KOMOTINI, "1"))))
    assert (found.without_amount, found.all.rows, found.all.amount) == (1, 1, 1)
    assert set(found.by_municipality) == {KOMOTINI}


def test_releases_whose_table_is_missing_or_incomplete_are_counted():
    missing = table().model_copy(update={"status": "missing"})
    found = totals(a=release(missing, table((THERMO, "1"))), b=release(table((THERMO, "1"))))
    assert found.incomplete == 1


def test_the_residents_of_the_regions_are_those_of_the_country():
    everyone = sum(one.population_2021 for one in registry().municipalities)
    assert sum(residents_of_region(area.name) for area in registry().regions) == everyone
