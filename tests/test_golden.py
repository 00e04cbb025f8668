"""The records of the samples, byte for byte as a user gets them.

After a change that is meant to alter them: ``pytest tests/test_golden.py --force-regen``, then read
the difference as if a user had sent it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

import ota_extract

SAMPLES = Path(__file__).parent.parent / "samples"
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    "sample", sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.pdf")]), ids=lambda path: path.stem
)
def test_the_record_is_the_known_one(sample: Path, file_regression: FileRegressionFixture) -> None:
    record = ota_extract.extract(sample).to_json()
    file_regression.check(
        record, fullpath=GOLDEN / f"{sample.stem}.json", encoding="utf-8", newline=""
    )
