"""Records to export: those of the samples, and small ones changed by hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ota_extract.pipeline import extract
from ota_extract.records import Release

GOLDEN = Path(__file__).parents[1] / "golden"
TEXT = (
    "Το Υπουργείο Εσωτερικών δίνει περισσότερα από 39 εκατ. ευρώ σε 3 Δήμους.\n\n"
    "Δήμος Θέρμου: 281.500,25 ευρώ\nΔήμος Βιάννου: 60.000 ευρώ\nΔήμος Γαύδου: 9.000 ευρώ\n"
)

Record = dict[str, Any]
WriteRecord = Callable[..., Path]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the records of the samples, called as a batch calls them."""
    folder = tmp_path_factory.mktemp("samples") / "records"
    folder.mkdir()
    for path in GOLDEN.glob("*.json"):
        name = json.loads(path.read_text(encoding="utf-8"))["source"]["name"]
        shutil.copy(path, folder / f"{name}.json")
    return folder


@pytest.fixture(scope="session")
def known(samples: Path) -> dict[str, Release]:
    """The same records, read by their models."""
    return {
        path.name.removesuffix(".json"): Release.from_json(path.read_bytes())
        for path in sorted(samples.iterdir())
    }


@pytest.fixture(scope="session")
def small() -> bytes:
    """A small record with a table of three rows."""
    return extract(TEXT).to_json().encode()


@pytest.fixture
def write_record(tmp_path: Path, small: bytes) -> WriteRecord:
    """Write the small record as ``records/NAME.json``, its ``change`` made, its source its own."""

    def write(name: str, change: Callable[[Record], object] | None = None) -> Path:
        record = json.loads(small)
        record["source"]["sha256"] = name.encode().hex().ljust(64, "0")
        if change is not None:
            change(record)
        path = tmp_path / "records" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        return path

    return write
