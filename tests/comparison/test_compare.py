"""What a person is told: by meaning, once, in the words of the record."""

from __future__ import annotations

import copy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import ota_extract
from ota_extract.comparison import (
    NoRecordError,
    compare,
    load_record,
    plain,
    record_data,
    sentence,
    shown,
)
from ota_extract.comparison.texts import align

GOLDEN = Path(__file__).parents[1] / "golden"
RELEASE = """Νέοι δρόμοι σε τρεις Δήμους

Το Υπουργείο Εσωτερικών διαθέτει περισσότερα από 39 εκατ. ευρώ σε 52 Δήμους, έως 30 Ιουνίου 2025.

Τα ποσά ανά Δήμο:

ΔΗΜΟΣ ΠΟΣΟ
ΘΕΡΜΟΥ 281.500,00
ΑΓΡΙΝΙΟΥ 96.480,00
ΠΑΤΡΕΩΝ 233.070,50
ΣΥΝΟΛΟ 611.050,50
"""


def record(text: str = RELEASE) -> dict[str, Any]:
    return dict(record_data(ota_extract.extract(text, name="release.txt")))


def told(approved: dict[str, Any], fresh: dict[str, Any]) -> list[str]:
    return [plain(line) for line in shown(compare(approved, fresh))]


@pytest.fixture
def approved() -> dict[str, Any]:
    found = record()
    rows = found["municipality_tables"][0]["rows"]
    assert [row["amount"] for row in rows] == [281500, 96480, Decimal("233070.5")]
    return found


@pytest.fixture
def fresh(approved: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy(approved)


def test_a_value(approved: dict[str, Any], fresh: dict[str, Any]) -> None:
    figure = next(figure for figure in fresh["figures"] if figure["value"] == 39000000)
    figure |= {"value": 39500000, "bound": "exact"}
    name = f"figure {figure['id']} («περισσότερα από 39 εκατ. ευρώ»)"
    assert told(approved, fresh) == [
        f"{name}: value 39000000 → 39500000",
        f"{name}: bound more_than → exact",
    ]


def test_a_row_that_is_missing(approved: dict[str, Any], fresh: dict[str, Any]) -> None:
    rows = fresh["municipality_tables"][0]["rows"]
    del rows[0]
    for row in rows:
        row["position"] -= 1
    assert told(approved, fresh) == ["table t1: row «ΘΕΡΜΟΥ» (281500) is missing"]
    assert told(fresh, approved) == ["table t1: row «ΘΕΡΜΟΥ» (281500) is new"]


def test_an_amount_and_the_column_it_stands_in_are_said_together(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    row = fresh["municipality_tables"][0]["rows"][0]
    row["amount"] = row["values"]["ΠΟΣΟ"] = 281000
    assert told(approved, fresh) == [
        "table t1, row «ΘΕΡΜΟΥ»: amount, values «ΠΟΣΟ» 281500 → 281000"
    ]


def test_a_municipality_linked_elsewhere_keeps_its_row(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    fresh["municipality_tables"][0]["rows"][0]["municipality"]["code"] = "9999"
    assert told(approved, fresh) == [
        f"table t1, row «ΘΕΡΜΟΥ»: municipality code"
        f" {approved['municipality_tables'][0]['rows'][0]['municipality']['code']} → 9999"
    ]


def test_a_municipality_that_stands_twice_is_told_from_itself_by_its_amount(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    table = approved["municipality_tables"][0]["rows"]
    table[1] = copy.deepcopy(table[0]) | {"amount": Decimal(7), "position": 2}
    fresh["municipality_tables"][0]["rows"] = [copy.deepcopy(table[1]) | {"position": 1}, table[2]]
    assert told(approved, fresh) == [
        "table t1: row «ΘΕΡΜΟΥ» (281500) is missing",
    ]


def test_one_figure_more_moves_the_others_without_a_word(approved: dict[str, Any]) -> None:
    fresh = copy.deepcopy(approved)
    first = copy.deepcopy(fresh["figures"][0])
    first["evidence"][0] |= {"start": 1, "end": 3, "quote": "έο", "source": []}
    fresh["figures"].insert(0, first)
    ids = {figure["id"]: f"f{number}" for number, figure in enumerate(fresh["figures"][1:], 2)}
    for number, figure in enumerate(fresh["figures"], 1):
        figure["id"] = f"f{number}"
    for finding in fresh["findings"]:
        finding["refs"] = [ids.get(ref, ref) for ref in finding["refs"]]
    lines = told(approved, fresh)
    assert len(lines) == 2
    assert lines[0].startswith("figure f1 («έο») (")
    assert lines[0].endswith(" is new")
    assert lines[1].startswith("ids are others: f1 → f2, f2 → f3")


def test_a_word_more_in_the_text_moves_the_evidence_without_a_word(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    fresh["text"] = fresh["text"].replace("Νέοι", "Νέοι και καλοί", 1)

    def move(value: Any) -> None:
        if isinstance(value, dict):
            if "quote" in value and value["start"] > 0:
                value["start"] += 10
                value["end"] += 10
            for child in value.values():
                move(child)
        elif isinstance(value, list):
            for child in value:
                move(child)

    move(fresh)
    title = fresh["title"]
    title["evidence"] |= {"end": title["evidence"]["end"] + 10}
    assert told(approved, fresh) == [
        "text, at 5: Νέοι {+και καλοί +}δρόμοι σε τρεις Δήμους⏎⏎Το Υπουρ…",
    ]


def test_evidence_that_points_elsewhere_is_told(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    fresh["figures"][0]["evidence"][0]["source"] = [{"start": 1, "end": 9}]
    (line,) = told(approved, fresh)
    assert line.startswith("figure f1 («")
    assert line.endswith("→ 1–9")


def test_what_is_there_once_or_not_at_all(approved: dict[str, Any], fresh: dict[str, Any]) -> None:
    fresh["title"] = None
    assert told(approved, fresh) == ["title «Νέοι δρόμοι σε τρεις Δήμους» is missing"]
    assert told(fresh, approved) == ["title «Νέοι δρόμοι σε τρεις Δήμους» is new"]
    fresh["title"] = {}
    assert "title: text" in told(approved, fresh)[0]


def test_references_are_compared_by_what_they_mean(approved: dict[str, Any]) -> None:
    approved["findings"] = [
        {"code": "OTA221", "name": "figures-disagree", "message": "m", "refs": ["f1", "f2"], "evidence": []}
    ]  # fmt: skip
    swapped = copy.deepcopy(approved)
    one, two = swapped["figures"][:2]
    one["id"], two["id"] = two["id"], one["id"]
    assert any("refs f2, f1 → f1, f2" in line for line in told(approved, swapped))
    swapped["findings"][0]["refs"] = ["f2", "f1"]
    assert told(approved, swapped) == ["ids are others: f1 → f2, f2 → f1"]


def test_a_reference_to_what_is_gone_is_no_reference_to_what_has_its_number(
    approved: dict[str, Any],
) -> None:
    approved["findings"] = [
        {"code": "OTA221", "name": "figures-disagree", "message": "m", "refs": ["f1"], "evidence": []}
    ]  # fmt: skip
    fresh = copy.deepcopy(approved)
    del fresh["figures"][0]
    fresh["figures"][0]["id"] = "f1"
    assert any("refs «f1 (missing)» → f1" in line for line in told(approved, fresh))


def test_another_version_of_the_program_alone_is_no_difference(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    fresh["extractor"]["version"] = "99.0"
    assert compare(approved, fresh) == ()
    fresh["extractor"]["name"] = "another"
    assert told(approved, fresh) == ["extractor: name ota-extract → another"]


def test_another_schema_is_not_compared_further(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    approved["schema_version"] = "0.9"
    del approved["figures"]
    (line,) = told(approved, fresh)
    assert line.startswith("schema_version 0.9 → 1.0;")


def test_a_field_that_an_older_version_did_not_write_is_said_once(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    for row in approved["municipality_tables"][0]["rows"]:
        del row["recipient_kind"]
    (line,) = told(approved, fresh)
    assert "recipient_kind is a field of the fresh record that the approved one lacks" in line
    assert line.endswith("(and 2 more)")


def test_a_changed_source_is_said_and_its_places_are_not_compared(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    fresh["source"]["sha256"] = "0" * 64
    fresh["figures"][0]["evidence"][0]["source"] = [{"start": 1, "end": 9}]
    (line,) = told(approved, fresh)
    assert line.startswith("source: the source itself has changed")


def test_the_notation_of_a_number_does_not_count(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    fresh["municipality_tables"][0]["stated_total"] = Decimal("611050.5")
    assert str(approved["municipality_tables"][0]["stated_total"]) == "611050.50"
    assert compare(approved, fresh) == ()
    fresh["municipality_tables"][0]["stated_total"] = "611050.50"
    assert told(approved, fresh) == ["table t1: stated_total 611050.50 → 611050.50"]


def test_of_many_alike_the_first_are_shown_and_the_others_counted() -> None:
    approved = dict(load_record((GOLDEN / "2025-03-14-playgrounds.json").read_bytes()))
    fresh = copy.deepcopy(approved)
    for row in fresh["municipality_tables"][0]["rows"]:
        row["municipality"]["match"] = "fuzzy"
    lines = told(approved, fresh)
    assert len(compare(approved, fresh)) == 60
    assert len(lines) == 13
    assert lines[-1] == "… and 48 more like this"


def test_nothing_in_a_record_reaches_the_terminal_raw(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    evil = "\x1b[31m\u202eα\r\nβ"
    for figure in fresh["figures"]:
        figure |= {"subject": evil, "unit_text": evil, "id": evil, "evidence": [{"quote": evil}]}
    fresh["title"] = {evil: evil}
    fresh[evil] = evil
    fresh["text"] += evil
    for record in (approved, fresh):
        record["coverage"][evil] = record is fresh
        record["new" + evil] = [{"α": record is fresh, evil: [1]}]
    fresh["findings"] = [{"code": evil, "name": evil, "message": evil, "refs": [evil]}]
    lines = told(approved, fresh)
    assert lines
    assert not any(mark in line for line in lines for mark in "\x1b\u202e\r\n")


def test_what_is_nested_too_deeply_is_refused() -> None:
    deep: Any = 1
    for _ in range(900):
        deep = {"a": [deep]}
    with pytest.raises(NoRecordError, match="nested too deeply"):
        compare({"schema_version": "1.0", "x": deep}, {"schema_version": "1.0", "x": {"a": [{}]}})


def test_a_number_of_a_million_digits_is_not_written_out(
    approved: dict[str, Any], fresh: dict[str, Any]
) -> None:
    fresh["coverage"]["tokens"] = Decimal("1e999999999")
    (line,) = told(approved, fresh)
    assert line.endswith("→ 1E+999999999")


FIELDS = st.sampled_from(
    ["text", "source", "figures", "rankings", "municipality_tables", "statements", "findings", "title",
     "evidence", "rows", "values", "refs", "id", "start", "end", "quote", "municipality", "x/~y"]
)  # fmt: skip
ANYTHING = st.recursive(
    st.sampled_from([None, True, 0, 1, 5, Decimal("0.5"), "", "α β", "t1"]),
    lambda child: st.lists(child, max_size=3) | st.dictionaries(FIELDS, child, max_size=4),
    max_leaves=10,
)
RECORDS = st.dictionaries(FIELDS, ANYTHING, max_size=5)


@example({"figures": [{"text": None, "source": None, "id": ""}]}, {})
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(RECORDS, RECORDS)
def test_whatever_stands_in_two_records_they_can_be_compared(
    one: dict[str, Any], two: dict[str, Any]
) -> None:
    for difference in compare(one, two):
        assert sentence(difference)
    assert compare(one, copy.deepcopy(one)) == ()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no JSON"),
        (b"<<<<<<< HEAD\n{}", "it is no JSON"),
        (b"\xff\xfe{}", "it is no JSON"),
        (b"[" * 100_000, "it is no JSON"),
        (b'{"schema_version": "1.0", "value": 1e99999999999999999999}', "it is no JSON"),
        (b"[]", "no record of ota-extract"),
        (b'{"name": "package"}', "no record of ota-extract"),
        (b'{"schema_version": 1}', "no record of ota-extract"),
    ],
)
def test_what_is_no_record_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(NoRecordError, match=why) as caught:
        load_record(data)
    assert "\n" not in str(caught.value)


WORDS = st.lists(st.sampled_from(["39", "εκατ.", "ευρώ", " ", "\n", "α", "β", "4,5"]), max_size=12)


@given(WORDS, WORDS)
def test_passages_turn_one_text_into_the_other(left: list[str], right: list[str]) -> None:
    approved, fresh = "".join(left), "".join(right)
    made, at = "", 0
    both = align(approved, fresh)
    for passage in both.passages:
        made += approved[at : passage.start] + fresh[passage.fresh_start : passage.fresh_end]
        at = passage.end
    assert made + approved[at:] == fresh
    for start in range(len(approved)):
        place = both.place(start, start + 1)
        kept = not any(p.start <= start < p.end for p in both.passages)
        assert not kept or place is not None
        if kept and place is not None:
            assert fresh[place[0] : place[1]] == approved[start]
