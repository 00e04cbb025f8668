"""The registry is whole, and its areas and names fit together."""

from __future__ import annotations

from collections import Counter

import pytest

from ota_extract.municipalities import area_named, registry


def test_it_holds_332_municipalities_13_regions_and_74_regional_units() -> None:
    known = registry()
    assert len(known.municipalities) == len({each.code for each in known.municipalities}) == 332
    assert len(known.regions) == 13
    assert len(known.regional_units) == 74


def test_the_residents_add_up_to_the_census() -> None:
    # the resident population of 2021 less the 1 746 of Mount Athos, which is no municipality
    assert sum(each.population_2021 for each in registry().municipalities) == 10_482_487 - 1_746


def test_before_september_2019_there_were_325() -> None:
    before = registry().roster(before_september_2019=True)
    assert len(before) == 325
    assert {each.name for each in before if each.dissolved} == {
        "Κέρκυρας", "Κεφαλονιάς", "Λέσβου", "Σάμου", "Σερβίων - Βελβεντού",
    }  # fmt: skip


def test_the_residents_of_a_dissolved_municipality_are_those_of_its_successors() -> None:
    known = registry()
    for old in known.dissolved:
        successors = [known.municipality(code) for code in old.successors]
        assert old.population_2021 == sum(each.population_2021 for each in successors)
        assert {each.predecessor for each in successors} == {old.name}


def test_every_municipality_lies_in_an_area_of_the_registry() -> None:
    known = registry()
    units = {area.code: area for area in known.regional_units}
    regions = {area.name: area for area in known.regions}
    for each in known.municipalities:
        assert units[each.unit_code].name == each.regional_unit
        assert each.unit_code in regions[each.region].units
    assert Counter(unit for area in known.regions for unit in area.units) == Counter(list(units))


def test_only_the_two_heraklions_share_an_official_name() -> None:
    shared = {
        each.name for each in registry().municipalities if len(registry().named(each.name)) > 1
    }
    assert shared == {"Ηρακλείου"}


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        registry().municipality("0000")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Π.Ε. Σερρών", "Σερρών"),
        ("ΝΟΜΟΣ ΕΥΒΟΙΑΣ", "Εύβοιας"),
        ("Ν. Δράμας", "Δράμας"),
        ("ΠΕΡΙΦΕΡΕΙΑ ΣΤΕΡΕΑΣ ΕΛΛΑΔΑΣ", "Στερεάς Ελλάδας"),
        ("Φθιώτιδος", "Φθιώτιδας"),
        ("ΔΩΔ/ΝΗΣΟΥ", "Δωδεκανήσου"),
        ("ΦΘΙΩΤΙΔAΣ", "Φθιώτιδας"),  # a Latin A
    ],
)
def test_areas_are_known_in_the_ways_they_are_written(written: str, name: str) -> None:
    area = area_named(written)
    assert area is not None
    assert area.name == name


def test_an_old_prefecture_holds_the_units_it_was_parted_into() -> None:
    area = area_named("Μαγνησίας")
    assert area is not None
    assert area.units == {"24", "25"}
