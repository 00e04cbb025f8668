"""What stands in folders, archives and globs, one place each.

The label of a place is what ``cp -r INBOX DIR`` would call it: the folder's name and the path below it;
for a file its name. Links to folders are not followed, they may lead back.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from ota_extract.batch.archives import is_archive, members
from ota_extract.errors import UnreadableInputError

LEFT_OUT = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
"""What systems leave in folders, beside all that begins with a dot or ``~$``."""
UNFINISHED = (".part", ".partial", ".filepart", ".crdownload", ".download")
"""How browsers and copying programs call a file until they are done with it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a release stands: a file, or a member of an archive; ``fault`` where it is known to be none."""

    label: str
    path: str
    """As it was given, and below."""
    origin: str
    """Where it stands on this machine, to tell it from others of the same label."""
    member: str | None = None
    fault: str | None = None

    @property
    def given(self) -> str:
        """By what it was given, the same on every system."""
        path = PurePath(self.path).as_posix()
        return path if self.member is None else f"{path}!{self.member}"


def places_of(source: str | Path, *, leave_out: Path | None = None) -> Iterator[Place]:
    """The places in *source*: a file, a folder, an archive, or a glob.

    *leave_out* is a folder that is not looked into. What is not there is a place with a fault, or one
    that cannot be loaded.
    """
    given = os.fspath(source)
    closed = os.path.realpath(leave_out) if leave_out else None
    if os.path.lexists(given):
        path = Path(given)
        label = path.name if path.name not in ("", "..") else path.resolve().name or "root"
        if path.is_dir():
            if os.path.realpath(given) != closed:
                yield from folder(given, label, closed)
        else:
            yield from file(given, label)
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - absolute ones too
        for match in matches:
            yield from places_of(match, leave_out=leave_out)
        if not matches:
            yield _fault(
                given, PurePath(given).name, f"{given}: no file matches; check the pattern"
            )
    else:
        yield from file(given, PurePath(given).name or "unnamed")


def left_out(name: str) -> bool:
    """Tell whether nothing called *name* in a folder is ever a release."""
    if name.startswith((".", "~$")):
        return True
    small = name.lower()
    return small in LEFT_OUT or small.endswith(UNFINISHED)


def folder(path: str, label: str, closed: str | None = None) -> Iterator[Place]:
    """The places below the folder at *path*, called *label*; nothing below *closed*."""
    try:
        with os.scandir(path) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield _fault(
            path,
            label,
            f"{path}: the folder cannot be read ({error.strerror}); ask for the permission",
        )
        return
    standing = _absolute(path)
    for entry in listed:
        name = entry.name
        if left_out(name):
            continue
        below = f"{label}/{name}"
        if entry.is_dir(follow_symlinks=False):
            if closed is None or os.path.realpath(entry.path) != closed:
                yield from folder(entry.path, below, closed)
        elif entry.is_symlink() and entry.is_dir():
            continue
        elif entry.is_file(follow_symlinks=False) and not name.lower().endswith(".zip"):
            yield Place(below, entry.path, os.path.join(standing, name))  # noqa: PTH118 - often
        else:
            yield from file(entry.path, below)


def file(path: str, label: str) -> Iterator[Place]:
    """The place of the file at *path*, or those in it where it is an archive."""
    if not path.lower().endswith(".zip") or not is_archive(Path(path)):
        yield Place(label, path, _absolute(path))
        return
    try:
        inside = members(Path(path))
    except UnreadableInputError as error:
        yield _fault(path, label, str(error))
        return
    for member in inside:
        parts = [part for part in member.replace("\\", "/").split("/") if part not in (".", "..")]
        if not any(map(left_out, parts)):
            yield Place(f"{label}/{member}", path, f"{_absolute(path)}!{member}", member)


def _fault(path: str, label: str, why: str) -> Place:
    return Place(label, path, _absolute(path), fault=why)


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a link stays a link
