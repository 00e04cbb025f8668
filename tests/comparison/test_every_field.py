"""Nothing of a record goes unseen: each value of each golden record, changed, makes a difference."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ota_extract.comparison import compare, load_record, plain, shown
from ota_extract.comparison.comparing import REFERENCES

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*.json"))
Path_ = tuple[str | int, ...]
FEW = 2
"""Of a list, so many elements at either end stand for all."""


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def record(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A golden record, shortened: a list of a hundred shows nothing that one of six does not."""
    return shortened(load_record(request.param.read_bytes()))


def shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: shortened(child) for name, child in value.items()}
    if isinstance(value, list):
        kept = value if len(value) <= 2 * FEW else [*value[:FEW], *value[-FEW:]]
        return [shortened(child) for child in kept]
    return value


def leaves(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    if isinstance(value, dict):
        for name, child in value.items():
            yield from leaves(child, (*path, name))
    elif isinstance(value, list) and value:
        for index, child in enumerate(value):
            yield from leaves(child, (*path, index))
    else:
        yield path, value


def lists(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    if isinstance(value, dict):
        for name, child in value.items():
            yield from lists(child, (*path, name))
    elif isinstance(value, list):
        yield path
        for index, child in enumerate(value):
            yield from lists(child, (*path, index))


def at(record: Any, path: Path_) -> Any:
    for step in path:
        record = record[step]
    return record


def changed(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case str():
            return value + "x"
        case []:
            return ["x"]
    return "x"


def test_a_record_does_not_differ_from_itself(record: dict[str, Any]) -> None:
    assert compare(record, copy.deepcopy(record)) == ()


def test_each_value_that_changes_is_a_difference(record: dict[str, Any]) -> None:
    for path, value in leaves(record):
        if path == ("extractor", "version"):
            continue
        other = copy.deepcopy(record)
        at(other, path[:-1])[path[-1]] = changed(value)
        for pair in ((record, other), (other, record)):
            found = compare(*pair)
            assert found, path
            assert all(plain(line) for line in shown(found)), path


def test_each_field_that_is_gone_is_a_difference(record: dict[str, Any]) -> None:
    for path, _ in leaves(record):
        if isinstance(path[-1], str) and path != ("extractor", "version"):
            other = copy.deepcopy(record)
            del at(other, path[:-1])[path[-1]]
            assert compare(record, other), path
            assert compare(other, record), path


def test_one_element_less_is_one_difference(record: dict[str, Any]) -> None:
    for path in lists(record):
        if path[-1] in ("source", "regions", "refs"):  # said as a whole
            continue
        for index in range(len(at(record, path))):
            other = copy.deepcopy(record)
            gone = at(other, path).pop(index)
            for old, new in ((record, other), (other, record)):
                found = compare(old, new)
                kind = "missing" if old is record else "new"
                # what refers to it now refers to nothing, which is a difference too
                lone = [one for one in found if one.field not in REFERENCES]
                assert [one.kind for one in lone] == [kind], (path, index)
                assert gone in (lone[0].approved, lone[0].fresh)


def test_another_order_is_said_once(record: dict[str, Any]) -> None:
    for path in lists(record):
        elements = at(record, path)
        if len(elements) < 2 or path[-1] in ("source", "regions", "refs"):
            continue
        other = copy.deepcopy(record)
        at(other, path).append(at(other, path).pop(0))
        if at(other, path) == elements:  # they are all the same
            continue
        kinds = [one.kind for one in compare(record, other)]
        assert kinds.count("reordered") == 1, path
        assert set(kinds) <= {"reordered", "changed"}, path  # "changed": its rank or position
