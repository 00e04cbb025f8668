"""The samples in folders and files: each source with the place of its approved record.

The record of ``release.pdf`` is ``release.pdf.json`` beside it. With a folder of records it stands
there under the name that a batch would give it, so the output of a batch can be approved as it is.
A file called ``….json`` is always a record and never a source.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from ota_extract.batch import Input, find_inputs
from ota_extract.batch.names import record_name
from ota_extract.batch.walk import label_of

SUFFIX = ".json"
IN_ARCHIVE = (
    "in an archive there is no place for records beside the releases; name a folder of records with"
    " --records, or unpack the archive"
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A source and the place of its approved record; without *source*, a record that is left over.

    ``fault`` says why it cannot be checked, where that is known beforehand.
    """

    name: str
    record: Path
    source: Input | None = None
    fault: str | None = None


def find_samples(
    sources: Iterable[str | Path],
    *,
    records: Path | None = None,
    exclude: Sequence[str] = (),
) -> list[Sample]:
    """All samples in *sources* (files, folders with all below them, globs), sorted by name.

    *records* is the folder of the approved records, where they do not stand beside the sources.
    *exclude* are patterns of names or of the last parts of paths («README.md», «drafts/*»); what
    matches a folder leaves out all below it.
    """
    sources = list(sources)
    inputs = find_inputs(sources, leave_out=records, records=True)
    if records is None:
        samples = list(_beside(inputs))
    else:
        samples = [
            Sample(_name(one), records / one.record, one) for one in inputs if not _is_record(one)
        ]
        samples += _left_over(sources, records, {sample.record for sample in samples})
    chosen = [sample for sample in samples if not _excluded(sample.name, exclude)]
    return sorted(chosen, key=lambda sample: sample.name)


def _beside(inputs: Sequence[Input]) -> Iterator[Sample]:
    sources = [one for one in inputs if not _is_record(one)]
    wanted: set[str] = set()
    archives: set[Path] = set()
    for one in sources:
        path = Path(one.place.path)
        if one.place.member is not None:
            if path not in archives:  # said once, and not of each release in it
                archives.add(path)
                yield Sample(str(path), path, one, IN_ARCHIVE)
            continue
        record = path.with_name(path.name + SUFFIX) if path.name else path
        wanted.add(f"{one.origin}{SUFFIX}")
        gone = not os.path.lexists(path) and record.exists()
        yield _lone(record, ()) if gone else Sample(_name(one), record, one)
    for one in inputs:
        if _is_record(one) and one.origin not in wanted:
            record = Path(one.place.path)
            source = record.with_name(record.name.removesuffix(SUFFIX) or record.name)
            if source != record and source.is_file():  # the record alone was named
                yield Sample(str(source), record, find_inputs([source])[0])
            else:
                yield _lone(record, [Path(other.place.path) for other in sources])


def _left_over(sources: Sequence[str | Path], records: Path, wanted: set[Path]) -> Iterator[Sample]:
    """The records, in the folders where those of *sources* would be, that belong to none of them."""
    for source in sources:
        folder = records / record_name(label_of(str(source))).removesuffix(SUFFIX)
        for place, folders, files in os.walk(folder):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for file in sorted(files):
                found = Path(place) / file
                if file.endswith(SUFFIX) and not file.startswith(".") and found not in wanted:
                    yield _lone(found, ())


def _lone(record: Path, sources: Iterable[Path]) -> Sample:
    source = record.with_name(record.name.removesuffix(SUFFIX) or record.name)
    others = [
        other.name
        for other in sources
        if other.parent == record.parent and other.stem == source.name
    ]
    advice = (
        f"the record of {others[0]} is called {others[0]}{SUFFIX}"
        if others
        else "bring the source back, delete the record, or leave it out with --exclude"
    )
    return Sample(str(record), record, None, f"a record without its source; {advice}")


def _is_record(one: Input) -> bool:
    return one.place.member is None and one.place.path.endswith(SUFFIX)


def _name(one: Input) -> str:
    path, member = one.place.path, one.place.member
    return path if member is None else f"{path}/{member}"


def _excluded(name: str, patterns: Sequence[str]) -> bool:
    paths = (PurePath(name), PurePath(name.removesuffix(SUFFIX)), *PurePath(name).parents)
    return any(path.match(pattern) for path in paths for pattern in patterns)
