"""The scores stand at or above their floors, and the floors are those of today's cases.

A change that raises a score raises its floor in the same commit: ``python -m tests.quality.floors``.
"""

from __future__ import annotations

import json

import pytest

from tests.quality.cases_run import fingerprint, run_cases
from tests.quality.floors import FLOORS, rounded
from tests.quality.score import Tally


@pytest.fixture(scope="module")
def totals() -> dict[str, Tally]:
    return run_cases()[0]


@pytest.fixture(scope="module")
def floors() -> dict[str, float | str]:
    loaded: dict[str, float | str] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return loaded


MEASURES = (
    "figures", "bounds", "traps", "dates", "date values", "ranking items", "table rows", "exact tables",
    "grounded", "records",
)  # fmt: skip


@pytest.mark.parametrize("measure", MEASURES)
def test_the_score_is_not_below_its_floor(
    measure: str, totals: dict[str, Tally], floors: dict[str, float | str]
) -> None:
    assert rounded(totals[measure]) >= float(floors[measure]), "\n".join(totals[measure].notes)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_score_that_rose_has_raised_its_floor(
    measure: str, totals: dict[str, Tally], floors: dict[str, float | str]
) -> None:
    assert rounded(totals[measure]) <= float(floors[measure]), "run python -m tests.quality.floors"


def test_the_floors_are_those_of_these_cases(floors: dict[str, float | str]) -> None:
    assert floors["cases"] == fingerprint(), (
        "cases or gold changed: run python -m tests.quality.floors"
    )
