"""What stands in folders, archives and globs, one place each.

The label of a place is what ``cp -r INBOX DIR`` would call it: the folder's name and the path below it;
for a file its name. Links to folders are not followed, they may lead back.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from ota_extract.batch.archives import is_archive, is_damaged, members
from ota_extract.batch.folder import LOCK
from ota_extract.batch.journal import FILE
from ota_extract.errors import UnreadableInputError
from ota_extract.record_files import RECORD

LEFT_OUT = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
"""What systems leave in folders, beside all that begins with a dot or ``~$``."""
OUTPUT = frozenset((FILE, LOCK))
"""What stands in the output of a batch."""
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
    for place in _files_of(os.fspath(source), os.path.realpath(leave_out) if leave_out else None):
        yield from unpacked(place)


def files_at(path: str, root: str, leave_out: Path) -> Iterator[Place]:
    """The files at or below *path*, which lies in the folder *root*, called as in a walk from there.

    Nothing where such a walk would not come by, or nothing is there.
    """
    closed = os.path.realpath(leave_out)
    here, label = root, label_of(root)
    for name in Path(path).relative_to(_absolute(root)).parts:
        if left_out(name) or os.path.realpath(here) == closed:
            return
        here, label = os.path.join(here, name), f"{label}/{name}"  # noqa: PTH118
        if is_folder(here) and (Path(here).is_symlink() or is_output(here)):
            return
    if is_folder(here):
        if os.path.realpath(here) != closed:
            yield from _folder(here, label, closed)
    elif os.path.lexists(here):
        yield Place(label, here, _absolute(here))


def is_output(path: str) -> bool:
    """Tell whether the folder at *path* is the output of a batch."""
    return all(os.path.lexists(os.path.join(path, name)) for name in OUTPUT)  # noqa: PTH118


def is_folder(path: str) -> bool:
    """Tell whether there is a folder at *path*, or a link to one, whatever else may be there."""
    return os.path.isdir(path)  # noqa: PTH112 - pathlib's raises errors


def label_of(path: str) -> str:
    """What a file or folder given as *path* is called: its name, whatever the way to it."""
    name = PurePath(path).name
    return name if name not in ("", "..") else PurePath(os.path.realpath(path)).name or "root"


def left_out(name: str) -> bool:
    """Tell whether nothing called *name* in a folder is ever a release."""
    if name.startswith((".", "~$")):
        return True
    small = name.lower()
    return small in LEFT_OUT or small.endswith(UNFINISHED)


def without_records(
    places: Iterable[Place], is_there: Callable[[str], bool] | None = None
) -> Iterator[Place]:
    """The *places* without those of approved records: ``a.pdf.json`` where ``a.pdf`` is one of them, too.

    *is_there* tells of what else is beside them.
    """
    places = list(places)
    origins = {place.origin for place in places}
    for place in places:
        source = place.origin.removesuffix(RECORD)
        beside = source in origins or (is_there is not None and is_there(source))
        if source == place.origin or not beside:
            yield place


def unpacked(place: Place) -> Iterator[Place]:
    """What is in the archive at *place*, or *place* itself where there is none."""
    path = place.path
    if place.fault or not path.lower().endswith(".zip") or not os.path.isfile(path):  # noqa: PTH113
        yield place
        return
    if not is_archive(Path(path)):
        fault = f"{path}: the archive is damaged or cut off; get it again"
        yield replace(place, fault=fault) if is_damaged(Path(path)) else place
        return
    try:
        inside = members(Path(path))
    except UnreadableInputError as error:
        yield replace(place, fault=str(error))
        return
    for member in inside:
        parts = [part for part in member.replace("\\", "/").split("/") if part not in (".", "..")]
        if not any(map(left_out, parts)):
            yield Place(f"{place.label}/{member}", path, f"{place.origin}!{member}", member)


def _files_of(given: str, closed: str | None) -> Iterator[Place]:
    if os.path.lexists(given):
        label = label_of(given)
        if not is_folder(given):
            yield Place(label, given, _absolute(given))
        elif is_output(given):
            fault = f"{given}: it holds the records of a batch; give the releases themselves"
            yield Place(label, given, _absolute(given), fault=fault)
        elif os.path.realpath(given) != closed:
            yield from _folder(given, label, closed)
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - absolute ones too
        for match in matches:
            yield from _files_of(match, closed)
        if not matches:
            fault = f"no file matches «{given}»; check the pattern"
            yield Place(PurePath(given).name, given, _absolute(given), fault=fault)
    else:
        yield Place(PurePath(given).name or "unnamed", given, _absolute(given))


def _folder(path: str, label: str, closed: str | None) -> Iterator[Place]:
    """The files below the folder at *path*, called *label*; nothing below *closed*."""
    standing = _absolute(path)
    try:
        with os.scandir(path) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        why = f"{path}: the folder cannot be read ({error.strerror}); ask for the permission"
        yield Place(label, path, standing, fault=why)
        return
    if {entry.name for entry in listed} >= OUTPUT:
        return
    for entry in listed:
        name = entry.name
        if left_out(name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if closed is None or os.path.realpath(entry.path) != closed:
                yield from _folder(entry.path, f"{label}/{name}", closed)
        elif not (entry.is_symlink() and is_folder(entry.path)):
            yield Place(f"{label}/{name}", entry.path, f"{standing}{os.sep}{name}")


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a link stays a link
