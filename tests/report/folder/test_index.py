"""What the index says of a folder, and what its script gets to know."""

from __future__ import annotations

import json

import pytest

from ota_extract.records import Release
from ota_extract.report.folder.contents import IndexPage
from ota_extract.report.folder.data import as_json, script_data
from ota_extract.report.folder.entries import Entry, entry_of, marked_copies
from ota_extract.report.folder.index_page import index_page
from ota_extract.report.speech import Speech
from tests.report.folder.records import release, row, table

THERMO, KOMOTINI = "3805", "0101"
EL = Speech("el")


def entries_of(**releases: Release) -> list[Entry]:
    return marked_copies([entry_of(name, each) for name, each in releases.items()])


def page(unread: int = 0, **releases: Release) -> IndexPage:
    return index_page(entries_of(**releases), unread, EL)


def known_to_the_script(**releases: Release) -> dict:
    found = index_page(entries_of(**releases), 0, EL)
    listed = [each.entry for each in found.releases]
    return json.loads(script_data(listed, found.totals, EL))


def test_releases_are_listed_from_the_latest_on_and_those_without_a_day_last():
    days = {"a": "2024-01-02", "b": None, "c": "2025-12-31", "d": "2024", "e": "XXXX-07-25"}
    listed = page(**{name: release(day=day) for name, day in days.items()}).releases
    assert [each.entry.release for each in listed] == ["c", "a", "d", "b", "e"]


def test_a_release_without_a_title_is_called_after_its_file():
    assert page(a=release(title=None, name="x.pdf")).releases[0].title == "x.pdf"


def test_the_list_says_what_makes_a_sum_less_than_it_seems():
    status = table((THERMO, "5"))
    listed = page(
        a=release(),
        b=release(table().model_copy(update={"status": "missing"})),
        c=release(status.model_copy(update={"status": "incomplete"})),
        d=release(table((THERMO, None))),
        e=release(status),
    ).releases
    assert {each.entry.release: each.remarks for each in listed} == {
        "a": ("χωρίς πίνακα",),
        "b": ("ο πίνακας λείπει",),
        "c": ("ο πίνακας δεν είναι πλήρης",),
        "d": ("χωρίς ποσά",),
        "e": (),
    }


def test_a_copy_is_listed_with_the_name_of_the_first():
    given = release(table((THERMO, "100")), content="x")
    found = page(a=given, b=given)
    assert [each.remarks for each in found.releases] == [
        (),
        ("ίδιο αρχείο με το «a»: δεν μετρά ξανά",),
    ]
    assert any("δεν μετρούν ξανά: 1." in note for note in found.notes)


def test_what_was_left_out_is_said():
    assert any("λείπουν από εδώ: 2." in note for note in page(2, a=release()).notes)
    assert not any("λείπουν" in note for note in page(0, a=release()).notes)


def test_nothing_found_is_a_dash_and_not_a_zero():
    found = page(a=release())
    assert found.releases[0].total.said == "–"
    assert {region.amount.said for region in found.regions} == {"–"}


def test_euro_per_resident_of_a_region_is_over_all_who_live_there():
    regions = {each.name: each for each in page(a=release(table((THERMO, "648220")))).regions}
    assert regions["Δυτικής Ελλάδας"].per_resident.said == "1\xa0€"


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!-- ", "a\u2028b & c"])
def test_the_data_of_the_script_cannot_end_their_block(title):
    written = as_json({"title": title})
    assert not set(written) & set("<>&\u2028")
    assert json.loads(written) == {"title": title}


def test_a_row_has_the_place_in_the_data_that_it_has_on_its_page():
    first = table(("Πουθενά", "1"), (THERMO, "2.50"))
    unsure = row(KOMOTINI, "3")
    unsure = unsure.model_copy(
        update={"municipality": unsure.municipality.model_copy(update={"match": "fuzzy"})}
    )
    second = table().model_copy(update={"rows": (unsure, row(THERMO, None))})
    (found,) = known_to_the_script(a=release(first, second))["releases"]
    assert found[4] == [[0, [THERMO, "2.50"]], [[KOMOTINI, "3", "fuzzy"], [THERMO, None]]]


def test_names_that_are_linked_to_nothing_can_be_searched():
    (found,) = known_to_the_script(a=release(table(("ΔΕΥΑ Κάπου", "1"))))["releases"]
    assert "ΔΕΥΑ Κάπου" in found[3]


def test_the_script_knows_every_municipality_by_all_its_names():
    known = {each[0]: each for each in known_to_the_script(a=release())["municipalities"]}
    assert len(known) == 332
    assert known[THERMO][6].split("|") == ["θερμου", "thermo", "θερμο"]
    assert known["7101"][1] == "Ηρακλείου (Ηρακλείου)"


def test_totals_of_a_municipality_are_ready_for_the_script():
    known = known_to_the_script(
        a=release(table((THERMO, "0.1"))), b=release(table((THERMO, "0.2")))
    )
    assert known["totals"][THERMO][0] == "0.3"
