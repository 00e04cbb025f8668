"""The floor of ``benchmarks/unwrapping.py``, on a smaller run."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

BENCHMARK = runpy.run_path(
    str(Path(__file__).parents[2] / "benchmarks" / "unwrapping.py"), run_name="unwrapping"
)


@pytest.mark.parametrize("hyphens", [False, True], ids=["whole words", "hyphens"])
@pytest.mark.parametrize("shape", ["plain", "blank", "space", "mixed"])
def test_paragraphs_come_back_whole(shape: str, hyphens: bool) -> None:
    assert BENCHMARK["measure"](shape, 4, hyphens).share >= 0.98
