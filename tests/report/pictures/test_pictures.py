"""What the pictures show is what the table says: nothing rounded, nothing left out in silence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ota_extract.municipalities import registry
from ota_extract.records import Ranking, RankingItem
from ota_extract.report.pictures import (
    BarChart,
    HistogramPicture,
    MapPicture,
    Picture,
    ranking_strips,
    strips_of,
    table_pictures,
)
from ota_extract.report.pictures.classes import sort_into_classes
from ota_extract.report.speech import Speech
from tests.report.pictures.tables import SOMEWHERE, some_codes, stated, table

EL, EN = Speech("el"), Speech("en")
amounts = st.decimals(min_value=-(10**9), max_value=10**12, places=2)


def pictures(*rows: tuple[str, str | None], figures=(), speech=EL) -> dict[str, Picture]:
    found = table_pictures("t0", table(*rows), figures, speech)
    return {picture.id.removeprefix("t0-"): picture for picture in found}


def bars(*rows: tuple[str, str | None]) -> BarChart:
    picture = pictures(*rows)["amounts"]
    assert isinstance(picture, BarChart)
    return picture


def the_map(*rows: tuple[str, str | None]) -> MapPicture:
    picture = pictures(*rows)["map"]
    assert isinstance(picture, MapPicture)
    return picture


def the_histogram(*values: str, figures=()) -> HistogramPicture:
    rows = zip(some_codes(len(values)), values, strict=True)
    picture = pictures(*rows, figures=figures)["histogram"]
    assert isinstance(picture, HistogramPicture)
    return picture


# bars


def test_bars_are_sorted_by_amount_and_lead_to_their_rows():
    chart = bars(("3805", "100"), ("0101", "300.55"), ("0102", "200"))
    assert [(bar.value, bar.name, bar.said) for bar in chart.bars] == [
        ("t0-1", "Κομοτηνής", "300,55\xa0€"),
        ("t0-2", "Αρριανών", "200\xa0€"),
        ("t0-0", "Θέρμου", "100\xa0€"),
    ]


def test_bars_are_to_scale():
    chart = bars(("3805", "100"), ("0101", "400"), ("0102", "200"))
    assert [bar.strip.length for bar in chart.bars] == ["100.00", "50.00", "25.00"]


def test_a_negative_amount_lies_left_of_zero_and_is_explained():
    chart = bars(("3805", "-100"), ("0101", "300"), ("0102", "100"))
    strip = chart.bars[-1].strip
    assert (strip.negative, strip.start, strip.tip, strip.zero) == (True, "0.00", "25.00", "25.00")
    assert chart.notes == (EL.word("picture", "negative_bars"),)


def test_amounts_of_zero_have_bars_without_length():
    assert {bar.strip.length for bar in bars(*[(code, "0") for code in some_codes(3)]).bars} == {
        "0.00"
    }


def test_of_a_long_table_the_largest_are_drawn_and_the_others_counted():
    chart = bars(*[(code, str(n)) for n, code in enumerate(some_codes(60), start=1)])
    assert [bar.said for bar in chart.bars] == [f"{n}\xa0€" for n in range(60, 48, -1)]
    assert chart.notes == ("Οι 12 μεγαλύτερες τιμές από 60· όλες υπάρχουν στον πίνακα.",)


def test_an_amount_that_dwarfs_the_others_is_spoken_of():
    chart = bars(("0101", "1000000"), ("0102", "100"), ("0103", "90"))
    assert "10.000 φορές" in chart.notes[0]


def test_rows_without_an_amount_have_no_bar():
    chart = bars(("3805", "100"), ("0101", None), ("0102", "200"), ("0103", "5"))
    assert [bar.value for bar in chart.bars] == ["t0-2", "t0-0", "t0-3"]


@pytest.mark.parametrize("rows", [[], [("3805", "1")], [("3805", "1"), ("0101", "2")]])
def test_a_table_that_is_read_at_a_glance_has_no_pictures(rows):
    assert pictures(*rows) == {}


def test_euro_per_resident_are_rounded_to_the_cent_and_leave_out_who_has_no_residents():
    found = pictures(("3805", "100000"), ("0101", "1"), ("0102", "1"), ("ΔΕΥΑ Κάπου", "9"))
    chart = found["per-resident"]
    assert isinstance(chart, BarChart)
    residents = registry().municipality("3805").population_2021
    share = (Decimal(100000) / residents).quantize(Decimal("0.01"))
    assert chart.bars[0].said == EL.quantity(share, "EUR")
    assert chart.notes[-1].endswith(": 1.")


def test_a_name_that_several_municipalities_share_has_its_regional_unit():
    names = [bar.name for bar in bars(("4604", "3"), ("7101", "2"), ("0101", "1")).bars]
    assert names == [
        "Ηρακλείου (Βορείου Τομέα Αθηνών)",
        "Ηρακλείου (Ηρακλείου)",
        "Κομοτηνής",
    ]


def test_a_name_as_written_is_cut_to_a_length_that_fits():
    chart = bars(("Σύνδεσμος " * 100_000, "3"), ("0102", "2"), ("0101", "1"))
    assert len(chart.bars[0].name) <= 80
    assert chart.bars[0].name.endswith("…")


def test_numbers_beyond_all_money_are_left_to_the_table():
    assert pictures(("3805", "1e999999"), ("0101", "1e-999999"), ("0102", "2"), ("0103", "1")) == {}


# the histogram


def test_an_amount_on_an_edge_counts_in_the_class_above():
    picture = the_histogram(*[str(n * 100) for n in range(1, 13)])
    by_edge = {column.low: column.count for column, _, _ in picture.columns}
    assert by_edge[Decimal(200)] == 2  # 200 and 300
    assert sum(by_edge.values()) == 12


def test_amounts_outside_the_announced_range_are_drawn_apart_and_named():
    values = [*map(str, range(1000, 2000, 50)), "300"]
    picture = the_histogram(*values, figures=[stated("1000", "1900")])
    assert sum(column.outside for column, _, _ in picture.columns) == 2
    assert picture.notes == (
        "Διαγραμμισμένο φόντο: το εύρος που αναγγέλλεται, 1.000–1.900\xa0€. "
        f"Έξω από το εύρος που αναγγέλλεται: {name(19)} 1.950\xa0€, {name(20)} 300\xa0€.",
    )
    assert picture.notes[0].split(". ", 1)[1] in picture.description


def test_amounts_that_all_lie_in_the_range_are_said_to():
    picture = the_histogram(*map(str, range(1000, 2000, 50)), figures=[stated("1000", "1950")])
    assert not any(column.outside for column, _, _ in picture.columns)
    assert EL.word("picture", "all_inside") in picture.notes[0]


def test_of_two_stated_ranges_none_is_taken_for_the_one():
    picture = the_histogram(
        *map(str, range(1000, 2000, 50)), figures=[stated("1", "2"), stated("3", "4")]
    )
    assert picture.classes.band is None
    assert picture.notes == ()


def test_a_range_far_from_all_amounts_has_no_background():
    picture = the_histogram(*map(str, range(1000, 2000, 50)), figures=[stated("1", "2")])
    assert picture.classes.band is None
    assert "και 15 ακόμη" in picture.notes[0]


def test_an_amount_far_beyond_the_others_has_a_class_of_its_own_apart():
    picture = the_histogram(*map(str, range(1000, 2000, 50)), "5000000")
    tail = picture.classes.tail
    assert tail is not None
    assert (tail.count, picture.beyond) == (1, "≥ 2.000")
    assert tail.left > picture.classes.axis_end
    assert f"{name(20)} 5.000.000\xa0€" in picture.notes[0]


@pytest.mark.parametrize("values", [["5"] * 30, ["1", "2"] * 5, ["1", "2", "3", "4", "5"]])
def test_too_few_or_equal_amounts_have_no_histogram(values):
    assert sort_into_classes([Decimal(value) for value in values]) is None


@given(st.lists(amounts, max_size=60), st.tuples(amounts, amounts) | st.none())
def test_every_amount_is_in_one_class(values, announced):
    announced = announced and (min(announced), max(announced))
    classes = sort_into_classes(values, announced)
    if classes is None:
        return
    assert sum(column.count for column in classes.columns) == len(values)
    assert len(classes.columns) <= 18
    assert 2 <= len(classes.ticks) <= 8
    for column in classes.columns:
        assert 0 <= float(column.left) <= float(column.left) + float(column.width) <= 100.02
    outside = sum(1 for a in values if announced and not announced[0] <= a <= announced[1])
    assert sum(column.outside for column in classes.columns) == outside


@pytest.mark.parametrize(("speech", "unit"), [(EL, "εκατομμύρια ευρώ"), (EN, "million euro")])
def test_the_axis_speaks_the_readers_language(speech, unit):
    rows = [(code, str(n * 100_000)) for n, code in enumerate(some_codes(12), start=1)]
    picture = pictures(*rows, speech=speech)["histogram"]
    assert isinstance(picture, HistogramPicture)
    assert picture.unit == unit
    said = [said.replace(",", ".") if speech is EL else said for _, said in picture.ticks]
    assert said == ["0", "0.4", "0.8", "1.2"]


# the map


def test_the_area_of_a_circle_is_its_amount():
    circles = the_map(("3805", "100"), ("0101", "400"), ("0102", "100")).circles
    radii = [circle.radius for circle, _ in circles]
    assert radii[0] == pytest.approx(2 * radii[1], abs=0.1)
    assert radii[1] == radii[2]


def test_rows_of_one_municipality_are_one_circle_with_their_sum():
    picture = the_map(("3805", "100"), ("0101", "40"), ("3805", "0.50"), ("0102", "30"))
    assert [said for _, said in picture.circles] == [
        "Θέρμου: 100,50\xa0€",
        "Κομοτηνής: 40\xa0€",
        "Αρριανών: 30\xa0€",
    ]
    assert EL.word("picture", "summed") in picture.notes


def test_who_has_no_place_on_the_map_is_named():
    dissolved = registry().dissolved[0]
    picture = the_map(
        ("0101", "5"), ("0102", "6"), ("0103", "7"), ("ΔΕΥΑ Κάπου", "9"), (dissolved.code, "8")
    )
    assert f"Χωρίς θέση στον χάρτη: ΔΕΥΑ Κάπου 9\xa0€, {dissolved.name} 8\xa0€." in picture.notes


def test_small_circles_lie_on_large_ones():
    rows = [(code, str(n)) for n, code in enumerate(some_codes(40), start=1)]
    radii = [circle.radius for circle, _ in the_map(*rows).circles]
    assert radii == sorted(radii, reverse=True)


def test_circles_of_all_municipalities_leave_the_country_to_be_seen():
    picture = the_map(*[(entry.code, "1000") for entry in registry().municipalities])
    covered = sum(circle.radius**2 * 3.1416 for circle, _ in picture.circles)
    assert covered < 0.1 * picture.width * picture.height


def test_circles_too_small_to_be_seen_are_drawn_larger_and_counted():
    picture = the_map(("3805", "1000000"), ("0101", "1"), ("0102", "1"))
    assert any(note.endswith("για να φαίνονται: 2.") for note in picture.notes)


def test_the_country_has_a_dot_for_every_seat_and_north_is_up():
    picture = the_map(*[(entry.code, "1") for entry in registry().municipalities])
    assert picture.dots.count("M") > 320  # some share their seat, to the hundredth of a degree
    places = {circle.municipality.name: circle for circle, _ in picture.circles}
    assert places["Χανίων"].y > places["Αθηναίων"].y > places["Θεσσαλονίκης"].y
    assert places["Πρέβεζας"].x < places["Ρόδου"].x
    for circle in places.values():
        assert 0 < circle.x < picture.width
        assert 0 < circle.y < picture.height


# rankings


def ranking(*values: str, units: tuple[str, ...] = ()) -> Ranking:
    items = tuple(
        RankingItem(
            rank=n + 1,
            label="x",
            value=Decimal(value),
            unit=units[n] if units else "project",
            evidence=(SOMEWHERE,),
        )
        for n, value in enumerate(values)
    )
    return Ranking(
        id="r1", title="", announced_length=None, unit="project", items=items, evidence=()
    )


def test_a_ranking_keeps_its_order_and_has_one_scale():
    assert [s.length for s in ranking_strips(ranking("50", "100", "25"))] == [
        "50.00",
        "100.00",
        "25.00",
    ]


def test_numbers_of_several_units_are_not_compared():
    assert ranking_strips(ranking("5", "1", units=("project", "EUR"))) == ()


def test_the_bar_of_a_bound_has_no_plain_edge():
    given = ranking("100", "50", "20")
    bounds = ("more_than", "at_most", "exact")
    items = tuple(
        item.model_copy(update={"bound": bound})
        for item, bound in zip(given.items, bounds, strict=True)
    )
    strips = ranking_strips(given.model_copy(update={"items": items}))
    assert [strip.end for strip in strips] == ["open", "below", "exact"]
    assert [EL.item(item) for item in items] == [
        "πάνω από 100 έργα",
        "έως 50 έργα",
        "20 έργα",
    ]


@given(st.lists(amounts, min_size=1))
def test_strips_stay_in_their_place(values):
    for strip in strips_of([(value, "exact") for value in values]):
        assert 0 <= float(strip.start) <= float(strip.tip) <= 100.01
        assert float(strip.start) + float(strip.length) == pytest.approx(float(strip.tip), abs=0.02)


def name(number: int) -> str:
    return registry().municipalities[number].name
