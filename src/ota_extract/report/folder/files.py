"""The records in a folder and below it, by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from ota_extract.errors import UnreadableInputError
from ota_extract.records import Release
from ota_extract.report.pictures.recipients import can_be_drawn

RECORD = ".json"
MOST_BYTES = 512 * 2**20
"""Of one record; that of a PDF of 300 pages has 9 MB."""

Problem = Callable[[str], None]
"""Is told, in one line, what could not be read."""


class RecordFile(NamedTuple):
    """A file that may hold a record, and what its release is called: the path without ``.json``."""

    release: str
    path: Path


def record_files(folder: Path, problem: Problem) -> list[RecordFile]:
    """The files in *folder* and below that end in ``.json``, sorted; hidden ones and links are left out.

    What a batch keeps beside its records, its journal, has another ending.
    """
    found = (
        RecordFile(_written(path.relative_to(folder).as_posix()[: -len(RECORD)]), path)
        for path in _below(folder, problem)
    )
    return sorted(found)


def record_in(path: Path) -> Release:
    """The record in the file *path*. Raises :class:`UnreadableInputError`."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableInputError(
            f"{path}: it cannot be read ({error.strerror}); see to its permissions"
        ) from None
    if len(data) > MOST_BYTES:
        raise UnreadableInputError(f"{path}: larger than a record can be; leave it out")
    try:
        release = Release.from_json(data)
    except (ValueError, RecursionError):
        raise UnreadableInputError(
            f"{path}: this is no record of this version of ota-extract; leave it out or extract the"
            " release again"
        ) from None
    for table in release.municipality_tables:
        for row in table.rows:
            if row.amount is not None and not can_be_drawn(row.amount):
                raise UnreadableInputError(
                    f"{path}: its number {str(row.amount)[:20]} is larger or smaller than any in a"
                    " release; leave it out"
                )
    return release


def _below(folder: Path, problem: Problem) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problem(f"{folder}: the folder cannot be read ({error.strerror}); see to its permissions")
        return
    for entry in listed:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), problem)
        elif entry.name.lower().endswith(RECORD) and entry.is_file():
            yield Path(entry.path)


def _written(name: str) -> str:
    """*name* as it can be written, whatever bytes the file system has in it."""
    return name.encode(errors="surrogateescape").decode(errors="replace")
