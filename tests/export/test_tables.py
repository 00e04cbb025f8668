"""The definitions of the tables hold together, and the rows are as they say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from ota_extract.export.columns import Row, Table, Type
from ota_extract.export.decoding import decode
from ota_extract.export.rows import CONTENT, municipality_rows, release_row
from ota_extract.export.tables import BY_NAME, TABLES, chosen
from ota_extract.municipalities import registry
from ota_extract.records import Evidence, Release, json_schema

KINDS = {Type.TEXT: str, Type.INTEGER: int, Type.DATE: date}


def rows_of(table: Table, known: dict[str, Release]) -> list[Row]:
    if table.name == "municipalities":
        return list(municipality_rows())
    if table.name == "releases":
        return [release_row(name, record, None) for name, record in known.items()]
    return [row for name, record in known.items() for row in CONTENT[table.name](name, record)]


def test_every_table_has_rows_and_every_row_a_table() -> None:
    assert set(CONTENT) | {"releases", "municipalities"} == set(BY_NAME)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_are_required_and_references_lead_to_keys(table: Table) -> None:
    before = TABLES[: TABLES.index(table) + 1]
    assert len(set(table.names)) == len(table.names)
    assert all(table.columns[place].required for place in table.places(table.key))
    for columns, name, key in table.references:
        assert set(columns) <= set(table.names)
        assert BY_NAME[name].key == key
        assert BY_NAME[name] in before


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_rows_are_as_the_table_says(table: Table, known: dict[str, Release]) -> None:
    for row in rows_of(table, known):
        for column, value in zip(table.columns, row, strict=True):
            if value is None:
                assert not column.required, column.name
            else:
                assert type(value) is KINDS.get(column.type, Decimal), column.name
                assert not column.choices or value in column.choices


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_samples_show_each_column(table: Table, known: dict[str, Release]) -> None:
    """A column that nothing ever fills is a slip in ``rows.py``, or the samples lack something."""
    rows = rows_of(table, known)
    filled = {
        name for at, name in enumerate(table.names) if any(row[at] is not None for row in rows)
    }
    assert {f"{table.name}.{name}" for name in set(table.names) - filled} <= {
        "releases.duplicate_of", "allocations.candidates", "mentions.candidates", "mentions.page", "unclassified.page",
        "figures.change_role", "figures.change_figure_id", "figures.per",
    }  # fmt: skip


def test_a_record_is_decoded_to_what_its_models_hold(known: dict[str, Release]) -> None:
    def comparable(thing: object) -> object:
        if isinstance(thing, tuple):
            return [comparable(one) for one in thing]
        if isinstance(thing, Evidence):
            return thing.start, thing.end, thing.quote, comparable(thing.regions)
        if hasattr(thing, "__struct_fields__"):  # an Evidence has lost its source
            fields = thing.__struct_fields__
            return tuple(comparable(getattr(thing, name)) for name in fields)
        names = getattr(type(thing), "model_fields", None) or getattr(
            thing, "__dataclass_fields__", None
        )
        if names is None:
            return thing
        return tuple(comparable(getattr(thing, name)) for name in names)

    for record in known.values():
        assert comparable(decode(record.to_json().encode())) == comparable(record)


def test_every_part_of_a_record_is_in_a_table() -> None:
    """What is new in the record has to be exported, or be left out on purpose."""
    elsewhere = {"schema_version", "source", "extractor", "title", "announced_on", "coverage"}
    parts = set(json_schema()["properties"]) - elsewhere
    assert {"texts" if part == "text" else part for part in parts} <= set(BY_NAME)


def test_the_registry_is_whole() -> None:
    rows = list(municipality_rows())
    today = [
        row for row in rows if row[BY_NAME["municipalities"].names.index("dissolved_on")] is None
    ]
    assert (len(rows), len(today)) == (337, 332)
    residents = BY_NAME["municipalities"].names.index("population_2021")
    assert sum(int(str(row[residents])) for row in today) == sum(
        one.population_2021 for one in registry().municipalities
    )


def test_those_of_2019_lead_to_the_one_that_was_split() -> None:
    names = BY_NAME["municipalities"].names
    rows = [dict(zip(names, row, strict=True)) for row in municipality_rows()]
    dissolved = {row["code"] for row in rows if row["dissolved_on"] is not None}
    led = [row for row in rows if row["predecessor_code"] is not None]
    assert len(led) == 12
    assert {row["predecessor_code"] for row in led} == dissolved
    (lesvos,) = (row for row in rows if row["name"] == "Λέσβου")
    parts = [row["name"] for row in led if row["predecessor_code"] == lesvos["code"]]
    assert parts == ["Μυτιλήνης", "Δυτικής Λέσβου"]


def test_what_is_due_to_each_resident_is_the_amount_by_the_census(
    known: dict[str, Release],
) -> None:
    table = BY_NAME["allocations"]
    code, residents, amount, rate = table.places(
        ("municipality_code", "population", "amount", "amount_per_resident")
    )
    checked = 0
    for row in rows_of(table, known):
        if row[code] is None:
            assert row[residents] is row[rate] is None
        elif isinstance(paid := row[amount], Decimal):
            people = registry().municipality(str(row[code])).population_2021
            assert row[residents] == people
            assert isinstance(row[rate], Decimal)
            assert abs(row[rate] * people - paid) <= people * Decimal("0.00005")
            checked += 1
    assert checked > 150


def test_references_to_tables_that_are_not_wanted_are_dropped() -> None:
    (table,) = chosen(("allocations",))
    assert table.references == ()
    figures = chosen(("releases", "figures"))[1]
    assert {reference.table for reference in figures.references} == {"releases", "figures"}


def test_fields_that_a_newer_program_adds_are_passed_over(small: bytes) -> None:
    record = msgspec.json.decode(small)
    record["new"] = {"a": 1}
    record["figures"][0]["new"] = 2
    assert decode(msgspec.json.encode(record)).figures[0].id == "f1"
