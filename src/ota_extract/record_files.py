"""Where the records come from: folders, files, streams of a line each, standard input.

A release is called by its record's path below the folder that was given, without ``.json``
(``2024/a.pdf`` for ``DIR/2024/a.pdf.json``); a record of a stream by the stream and the line
(``all.jsonl:12``). Where two come by the same name, the paths they were given by stand before it, so
that the order of the arguments changes nothing.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

STANDARD_INPUT = Path("-")
MOST_BYTES = 512 * 2**20
"""Of one record; that of a PDF of 300 pages has 9 MB."""
LISTED = 5
"""So many lines of a stream are named that hold no record."""

READ_AGAIN = "read the releases again: ota-extract batch INBOX --out DIR --force"
"""What to do with records of another version."""

RECORD, STREAM = ".json", ".jsonl"

Problem = Callable[[str], None]
"""Is told, in one line, what could not be read."""


class Found(NamedTuple):
    """A record as it was found: what its release is called, where it stands, its bytes, its stream."""

    release: str
    place: str
    data: bytes
    stream: str | None = None


class File(NamedTuple):
    """A file that may hold records, and what its releases are called after."""

    label: str
    path: Path
    kept: IO[bytes] | None = None
    """What came by standard input."""


def find(sources: Iterable[Path], *, leave_out: Path | None, problem: Problem) -> list[File]:
    """The files in *sources* that may hold records, sorted by name.

    Of folders those that end in ``.json`` or ``.jsonl``, all below them but hidden ones and the folder
    *leave_out*. Files are taken whatever they are called.
    """
    closed = os.path.realpath(leave_out) if leave_out else None
    found: dict[str, File] = {}
    for source in sources:
        if source != STANDARD_INPUT and source.is_dir():
            below = list(_below(source, closed, problem))
        else:
            below = [source]
        for path in below:
            whole = os.path.realpath(path) if path != STANDARD_INPUT else "-"
            file = File(_label(path, source), path)
            known = found.get(whole, file)  # the same file twice, by its folder and by itself
            found[whole] = max(known, file, key=lambda one: (len(one.label), one.label))
    labels = Counter(file.label for file in found.values())
    named = [
        file if labels[file.label] == 1 else file._replace(label=_written(file.path.as_posix()))
        for file in found.values()
    ]
    return sorted(named, key=lambda file: file.label)


@contextmanager
def again_and_again(files: Sequence[File]) -> Iterator[Sequence[File]]:
    """The *files* so that they can be read more than once: standard input is kept in a file."""
    if all(file.path != STANDARD_INPUT for file in files):
        yield files
        return
    with tempfile.TemporaryFile() as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
        yield [file._replace(kept=kept) if file.path == STANDARD_INPUT else file for file in files]


def read(files: Iterable[File], *, problem: Problem) -> Iterator[Found]:
    """What stands in *files*, one record after the other."""
    for file in files:
        try:
            if file.kept is not None:
                file.kept.seek(0)
                yield from _lines(file, file.kept, problem, whole=True)
                continue
            if not stat.S_ISREG(file.path.stat().st_mode):
                problem(f"{file.path}: this is no file; leave it out")
                continue
            with file.path.open("rb") as stream:
                if file.path.suffix.lower() == STREAM:
                    yield from _lines(file, stream, problem, whole=False)
                else:
                    data = stream.read(MOST_BYTES + 1)
                    if len(data) > MOST_BYTES:
                        problem(f"{file.path}: larger than a record can be; leave it out")
                    else:
                        yield Found(file.label, str(file.path), data)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            problem(f"{file.path}: it cannot be read ({reason}); see to the path and permissions")


def _below(folder: Path, closed: str | None, problem: Problem) -> Iterator[Path]:
    """The files below *folder* that may hold records; links to folders are not followed."""
    if os.path.realpath(folder) == closed:
        return
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problem(f"{folder}: the folder cannot be read ({error.strerror}); ask for the permission")
        return
    for entry in listed:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), closed, problem)
        elif entry.name.lower().endswith((RECORD, STREAM)) and not entry.is_dir():
            yield Path(entry.path)


def _lines(file: File, stream: IO[bytes], problem: Problem, *, whole: bool) -> Iterator[Found]:
    """A record a line; with *whole*, one record over all lines, too, where the first is a bare ``{``."""
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES:
            problem(f"{file.path}: line {number} is longer than a record can be; leave it out")
            return
        if whole and number == 1 and line.strip() == b"{":
            yield Found(file.label, "standard input", line + stream.read(MOST_BYTES))
            return
        if line.strip():
            place = "standard input" if file.path == STANDARD_INPUT else str(file.path)
            yield Found(f"{file.label}:{number}", f"{place}: line {number}", line, place)


def _label(path: Path, source: Path) -> str:
    if path == STANDARD_INPUT:
        return "stdin"
    name = path.name if path == source else path.relative_to(source).as_posix()
    return _written(name[: -len(RECORD)] if name.lower().endswith(RECORD) else name) or "unnamed"


def _written(name: str) -> str:
    """*name* as it can be written, whatever bytes the file system has in it."""
    return name.encode(errors="surrogateescape").decode(errors="replace")
