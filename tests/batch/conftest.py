"""Folders of small releases, and batches over them."""

from __future__ import annotations

from pathlib import Path

import pytest

RELEASE = (
    "Την ένταξη {number} Δήμων στη δράση «Έξυπνες Γειτονιές» ανακοίνωσε το Υπουργείο\n"
    "Εσωτερικών. Ο συνολικός προϋπολογισμός ανέρχεται σε {number}.250.000 ευρώ.\n"
)


def write_releases(folder: Path, count: int) -> Path:
    """*count* small releases in *folder*, no two alike."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = RELEASE.format(number=number + 10)
        (folder / f"release-{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def records(out: Path) -> dict[str, bytes]:
    """All that stands below *out* but the journal and the lock, by its path."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(("journal.sqlite", ".lock"))
    }


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Six small releases."""
    return write_releases(tmp_path / "inbox", 6)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the records go."""
    return tmp_path / "out"
