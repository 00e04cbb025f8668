"""The inputs of a batch: what stands in folders, archives, globs and lists, each with its record's name.

The label of an input is what ``cp -r INBOX DIR`` would call it: the folder's name and the path below
it; for a file its name. Two inputs that come by the same label both get a mark made of the path they
were given by, so that the order of the arguments changes nothing.
"""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ota_extract.batch.archives import OpenArchive, is_archive, members
from ota_extract.batch.names import numbered, record_name, same_place
from ota_extract.errors import UnreadableInputError
from ota_extract.reading.files import load

LEFT_OUT = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
"""What systems leave in folders, beside all that begins with a dot or ``~$``."""


@dataclass(frozen=True, slots=True)
class Input:
    """One release to read: a file, or a member of an archive; ``fault`` where it is known to be none."""

    label: str
    path: Path
    member: str | None = None
    record: str = ""
    fault: str | None = None

    @property
    def origin(self) -> str:
        """Where it stands on this machine, to tell it from others of the same label."""
        place = os.path.abspath(self.path)  # noqa: PTH100 - a link stays a link
        return f"{place}!{self.member}" if self.member is not None else place

    def load(self, archives: OpenArchive) -> bytes:
        """Its bytes. Raises :class:`UnreadableInputError`."""
        if self.fault is not None:
            raise UnreadableInputError(self.fault)
        if self.member is None:
            return load(_regular(self.path))[1]
        return load(archives.read(self.path, self.member))[1]


Owner = Callable[[str], str | None]
"""Gives the origin that a record's name belongs to, from earlier runs."""


def find_inputs(
    sources: Iterable[str | Path], *, leave_out: Path | None = None, owner: Owner | None = None
) -> list[Input]:
    """All inputs in *sources*, sorted by the names of their records; each file once.

    *leave_out* is a folder that is not looked into (the output). *owner* knows who has which name.
    """
    closed = os.path.realpath(leave_out) if leave_out else None
    found: dict[str, Input] = {}
    for source in sources:
        for one in _of(source, closed):
            found.setdefault(one.origin, one)
    return _named(list(found.values()), owner)


def _of(source: str | Path, closed: str | None) -> Iterator[Input]:
    path = Path(source)
    if os.path.lexists(path):
        label = path.name or path.resolve().name or "root"
        if path.name == "..":
            label = path.resolve().name
        if path.is_dir():
            yield from _folder(path, label, closed)
        else:
            yield from _file(path, label)
    elif glob.has_magic(str(source)):
        matches = sorted(glob.glob(str(source), recursive=True))  # noqa: PTH207 - absolute ones too
        for match in matches:
            yield from _of(Path(match), closed)
        if not matches:
            yield Input(path.name, path, fault=f"{source}: no file matches; check the pattern")
    else:
        yield from _file(path, path.name or "unnamed")


def _folder(folder: Path, label: str, closed: str | None) -> Iterator[Input]:
    """The files below *folder*; links to folders are not followed, they may lead back."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        why = f"{folder}: the folder cannot be read ({error.strerror}); ask for the permission"
        yield Input(label, folder, fault=why)
        return
    for entry in listed:
        name = entry.name
        if name.startswith((".", "~$")) or name.lower() in LEFT_OUT:
            continue
        if entry.is_dir(follow_symlinks=False):
            if closed is None or os.path.realpath(entry.path) != closed:
                yield from _folder(Path(entry.path), f"{label}/{name}", closed)
        elif not (entry.is_symlink() and entry.is_dir()):
            yield from _file(Path(entry.path), f"{label}/{name}")


def _file(path: Path, label: str) -> Iterator[Input]:
    if path.suffix.lower() != ".zip" or not is_archive(path):
        yield Input(label, path)
        return
    try:
        inside = members(path)
    except UnreadableInputError as error:
        yield Input(label, path, fault=str(error))
        return
    for member in inside:
        parts = member.replace("\\", "/").split("/")
        if any(p.startswith((".", "~$")) and p not in (".", "..") for p in parts):
            continue
        if not any(part.lower() in LEFT_OUT for part in parts):
            yield Input(f"{label}/{member}", path, member)


def _named(found: list[Input], owner: Owner | None) -> list[Input]:
    plain = [record_name(one.label) for one in found]
    wanted = Counter(map(same_place, plain))
    named: dict[str, Input] = {}
    for one, name in zip(found, plain, strict=True):
        holder = owner(name) if owner else None
        if holder != one.origin and (
            wanted[same_place(name)] > 1 or (holder is not None and _exists(holder))
        ):
            name = numbered(name, _given(one))
        while same_place(name) in named:
            name = numbered(name, one.origin)
        named[same_place(name)] = replace(one, record=name)
    return sorted(named.values(), key=lambda one: one.record)


def _given(one: Input) -> str:
    return Path(one.path).as_posix() + (f"!{one.member}" if one.member is not None else "")


def _exists(origin: str) -> bool:
    return os.path.lexists(origin) or os.path.lexists(origin.partition("!")[0])


def _regular(path: Path) -> Path:
    """*path*, unless reading from it might never end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return path  # ``load`` says what is wrong
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise UnreadableInputError(f"{path}: this is no file but a pipe or device; leave it out")
    return path
