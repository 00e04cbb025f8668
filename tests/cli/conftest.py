"""Running the command line as users do: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src"
RELEASE = (
    "Την ένταξη 17 Δήμων στη δράση «Έξυπνες Γειτονιές» ανακοίνωσε το Υπουργείο\n"
    "Εσωτερικών. Ο συνολικός προϋπολογισμός ανέρχεται σε 4.250.000 ευρώ.\n"
)

Program = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Run ``ota-extract`` with arguments; ``given`` is its standard input."""

    def run(
        *arguments: str | Path, given: bytes = b"", **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "ota_extract", *map(str, arguments)],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(SOURCES), **variables},
            check=False,
        )

    return run


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A small release in a file."""
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path
