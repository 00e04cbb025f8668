"""The floor of ``benchmarks/unwrapping.py``, on a smaller run."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

BENCHMARK = runpy.run_path(
    str(Path(__file__).parents[2] / "benchmarks" / "unwrapping.py"), run_name="unwrapping"
)


FLOORS = {"plain": 0.99, "blank": 0.99, "space": 0.99, "ragged": 0.99, "mixed": 0.99}


@pytest.mark.parametrize("hyphens", [False, True], ids=["whole words", "hyphens"])
@pytest.mark.parametrize("shape", FLOORS)
def test_paragraphs_come_back_whole(shape: str, hyphens: bool) -> None:
    assert BENCHMARK["measure"](shape, 6, hyphens).share >= FLOORS[shape]
