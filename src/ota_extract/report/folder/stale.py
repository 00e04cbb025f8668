"""Pages of an earlier report that belong to no release of this one: they are removed, and nothing else is.

A page says in its head what made it (``generator``) and which index it belongs to (``index``). Whatever
lacks one of the two stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from urllib.parse import quote

from ota_extract.report.rendering import GENERATOR

HEAD_BYTES = 4096
"""The generator and the way back stand within so many bytes of a page."""


def home_of(page: PurePosixPath, index: str) -> str:
    """The address of *index* as seen from *page*, a path below the folder of the pages."""
    return "../" * len(page.parts) + quote(index)


def remove_stale(pages: Path, written: Collection[str], index: str) -> int:
    """Remove from the folder *pages* what an earlier report made, and is not *written*; how many.

    *written* are paths below *pages*. Folders that become empty go, too. What cannot be removed stays.
    """
    removed = 0
    for path in _stale(pages, {_same_place(place) for place in written}, index):
        with suppress(OSError):
            path.unlink()
            removed += 1
            for folder in path.relative_to(pages).parents[:-1]:
                (pages / folder).rmdir()  # the first that holds something ends it
    return removed


def _stale(pages: Path, written: Collection[str], index: str) -> Iterator[Path]:
    for path in sorted(pages.rglob("*.html")):
        place = PurePosixPath(path.relative_to(pages).as_posix())
        if _same_place(str(place)) in written or path.is_symlink() or not path.is_file():
            continue
        with suppress(OSError):
            with path.open("rb") as file:
                head = file.read(HEAD_BYTES).decode(errors="replace")
            link = f'<link rel="index" href="{home_of(place, index)}">'
            if GENERATOR in head and link in head:
                yield path


def _same_place(place: str) -> str:
    """What two paths share where some file system would put them in one place."""
    return normalize("NFC", place).casefold()
