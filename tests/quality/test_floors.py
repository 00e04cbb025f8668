"""The scores stand at or above their floors, and the floors are those of today's cases.

A change that raises a score raises its floor in the same commit: ``python -m tests.quality.floors``.
"""

from __future__ import annotations

import json
from functools import cache

import pytest

from tests.quality.cases_run import SETS, fingerprint, run_cases
from tests.quality.floors import FLOORS, rounded
from tests.quality.score import NAMES, Tally

Floors = dict[str, dict[str, float | str]]


@cache
def totals(name: str) -> dict[str, Tally]:
    return run_cases(SETS[name])[0]


@pytest.fixture(scope="module")
def floors() -> Floors:
    loaded: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("measure", NAMES)
def test_the_score_is_not_below_its_floor(name: str, measure: str, floors: Floors) -> None:
    tally = totals(name)[measure]
    assert rounded(tally) >= float(floors[name][measure]), "\n".join(tally.notes)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("measure", NAMES)
def test_a_score_that_rose_has_raised_its_floor(name: str, measure: str, floors: Floors) -> None:
    risen = rounded(totals(name)[measure]) > float(floors[name][measure])
    assert not risen, "run python -m tests.quality.floors"


@pytest.mark.parametrize("name", SETS)
def test_the_floors_are_those_of_these_cases(name: str, floors: Floors) -> None:
    changed = "cases or gold changed: run python -m tests.quality.floors"
    assert floors[name]["fingerprint"] == fingerprint(SETS[name]), changed
