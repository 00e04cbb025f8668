"""Names as releases write them are linked to the right municipality, or to none."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ota_extract.municipalities import LinkContext, area_named, link, link_rows, registry

HERE = Path(__file__).parent
SURE = ("exact", "variant", "fuzzy")


def rows_of(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_of_all_spellings_nearly_all_are_linked_and_none_is_linked_wrongly() -> None:
    right, wrong, total = 0, [], 0
    for row in rows_of("spellings.csv"):
        context = LinkContext(regional_unit=row["regional_unit"] or None, date=row["date"] or None)
        found = link(row["spelling"], context)
        codes = set(row["code"].split("|"))
        total += 1
        if found.municipality is None:
            # where nobody can tell, the candidates are all named
            right += len(codes) > 1 and codes <= {each.code for each in found.candidates}
        elif codes == {found.municipality.code}:
            right += 1
        else:
            wrong.append((row["spelling"], found.municipality.code, row["code"]))
    assert not wrong
    assert total >= 6000
    assert right / total >= 0.995


@pytest.mark.parametrize("row", rows_of("leave_alone.csv"), ids=lambda row: row["name"] or "empty")
def test_what_is_no_municipality_is_linked_to_none(row: dict[str, str]) -> None:
    found = link(row["name"])
    assert found.municipality is None
    assert found.recipient_kind == row["kind"]


@pytest.mark.parametrize("row", rows_of("undecided.csv"), ids=lambda row: row["name"])
def test_doubtful_names_list_their_candidates(row: dict[str, str]) -> None:
    context = LinkContext(regional_unit=row["regional_unit"] or None, date=row["date"] or None)
    found = link(row["name"], context)
    assert found.match == "ambiguous"
    assert found.municipality is None
    assert [each.code for each in found.candidates] == row["candidates"].split()
    assert found.reason


@pytest.mark.parametrize(
    ("context", "code"),
    [
        (LinkContext(regional_unit="Ηρακλείου"), "7101"),
        (LinkContext(regional_unit="ΑΤΤΙΚΗΣ"), "4604"),
        (LinkContext(region="Περιφέρεια Κρήτης"), "7101"),
        (LinkContext(neighbours=("7107", "7103")), "7101"),
        (LinkContext(neighbours=("4601", "4607", "4608")), "4604"),
        (LinkContext(neighbours=("7107",)), None),
        (LinkContext(neighbours=("7107", "4601", "7103")), None),
        (LinkContext(neighbours=("7107", "7103", "0101", "0102", "0201", "0202")), None),
    ],
)
def test_context_decides_between_the_two_heraklions(context: LinkContext, code: str | None) -> None:
    found = link("ΗΡΑΚΛΕΙΟΥ", context)
    assert (found.municipality.code if found.municipality else None) == code


@pytest.mark.parametrize(
    ("name", "date", "code"),
    [
        ("Κερκυραίων", "2016", "9118"),
        ("ΚΕΦΑΛΛΗΝΙΑΣ", "2019-08-31", "9120"),
        ("Δ. ΣΑΜΟΥ", "2018-05", "9264"),
        ("ΛΕΣΒΟΥ", "2017/2018", "9261"),
        ("Σερβίων και Βελβεντού", "2014-01-01", "9069"),
    ],
)
def test_an_old_release_means_the_municipality_before_its_split(
    name: str, date: str, code: str
) -> None:
    municipality = link(name, LinkContext(date=date)).municipality
    assert municipality is not None
    assert municipality.code == code
    assert municipality.dissolved


def test_the_area_behind_a_name_is_given_as_written() -> None:
    found = link("ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ ΑΡΤΑΣ")
    assert found.regional_unit_written == "ΑΡΤΑΣ"
    assert found.municipality == registry().municipality("1902")


def test_an_area_that_contradicts_is_said() -> None:
    found = link("Αγιάς", LinkContext(regional_unit="Κοζάνης"))
    assert found.contradicts_area
    assert found.municipality is None


def test_neighbours_in_the_table_decide_on_both_sides() -> None:
    attica = "Αμαρουσίου Βριλησσίων Κηφισιάς Ηρακλείου Πεντέλης Χαλανδρίου Περιστερίου".split()
    crete = "Βιάννου Γόρτυνας Μαλεβιζίου Ηρακλείου Φαιστού Χερσονήσου Σητείας".split()
    codes = [
        row.municipality.code
        for row in link_rows([(name, None) for name in attica + crete])
        if row.as_written == "Ηρακλείου" and row.municipality
    ]
    assert codes == ["4604", "7101"]


def test_neighbours_from_everywhere_decide_nothing() -> None:
    names = "Ηγουμενίτσας Ήλιδας Ηλιουπόλεως Ηρακλείου Θάσου Θέρμης".split()
    links = link_rows([(name, None) for name in names])
    assert links[3].match == "ambiguous"


def test_names_a_letter_apart_are_told_apart() -> None:
    for one, other in pairwise(
        ("Παιανίας", "Παιονίας", "Σουλίου", "Σουφλίου", "Πάρου", "Πόρου", "Πύλης", "Φυλής")
    ):
        assert link(one).municipality != link(other).municipality


@pytest.mark.parametrize("slip", ["ΠΑΙΥΝΙΑΣ", "ΣΟΥΛΛΙΟΥ", "ΠΕΡΟΥ", "ΓΥΛΗΣ", "ΜΗΝΟΥ", "ΣΥΜΗΖ"])
def test_a_slip_between_two_names_is_never_taken_for_one(slip: str) -> None:
    assert link(slip).municipality is None


def test_every_municipality_is_found_by_its_own_name_and_prefecture() -> None:
    for each in registry().municipalities:
        found = link(each.name, LinkContext(regional_unit=each.regional_unit))
        assert found.municipality == each
        assert found.match == "exact"


@given(st.text(max_size=60))
def test_any_text_at_all_gives_a_link(name: str) -> None:
    found = link(name)
    assert found.as_written == name
    assert (found.municipality or found.area) if found.match in SURE else not found.municipality
    assert bool(found.candidates) == (found.match == "ambiguous")


@given(
    st.sampled_from([each.name for each in registry().municipalities]),
    st.sampled_from([area.name for area in registry().regional_units]),
)
def test_an_area_never_leads_to_a_municipality_outside_it(name: str, unit: str) -> None:
    found = link(name, LinkContext(regional_unit=unit))
    area = area_named(unit)
    assert area is not None
    assert found.municipality is None or found.municipality.unit_code in area.units
