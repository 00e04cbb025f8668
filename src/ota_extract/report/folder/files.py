"""The records of a folder: which files they are, and what is in one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ota_extract.record_files import READ_AGAIN, STREAM, File, Found, Problem, find, read
from ota_extract.records import Release
from ota_extract.report.pictures.recipients import can_be_drawn


def files_in(folder: Path, problem: Problem) -> list[File]:
    """The files in *folder* and below it that may hold a record, sorted by name.

    Streams are left out: what a batch writes into one with ``--jsonl`` stands in files of its own too.
    """
    found = find([folder], leave_out=None, problem=problem)
    return [file for file in found if file.path.suffix.lower() != STREAM]


def records_in(files: Sequence[File], problem: Problem) -> Iterator[tuple[str, Release]]:
    """The records in *files*, each with the name of its release. *problem* is told what is no record."""
    for found in read(files, problem=problem):
        release = _record(found, problem)
        if release is not None:
            yield found.release, release


def _record(found: Found, problem: Problem) -> Release | None:
    try:
        release = Release.from_json(found.data)
    except (ValueError, RecursionError):
        problem(
            f"{found.place}: this is no record of this version of ota-extract; leave it out, or"
            f" {READ_AGAIN}"
        )
        return None
    for table in release.municipality_tables:
        for row in table.rows:
            if row.amount is not None and not can_be_drawn(row.amount):
                problem(
                    f"{found.place}: its number {str(row.amount)[:20]} is larger or smaller than any"
                    " in a release; leave it out"
                )
                return None
    return release
