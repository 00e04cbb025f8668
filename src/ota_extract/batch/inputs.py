"""The inputs of a batch, each with the name of its record.

Two inputs that come by the same label both get a mark made of the path they were given by, so that the
order of the arguments changes nothing. A name that an earlier run gave stays with its source.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ota_extract.batch.archives import OpenArchive
from ota_extract.batch.names import numbered, record_name, same_place
from ota_extract.batch.walk import Place, is_output, places_of, without_records
from ota_extract.errors import UnreadableInputError
from ota_extract.reading.files import content, printable, refuse_size


@dataclass(frozen=True, slots=True)
class Input:
    """One release to read, at *place*; ``record`` is its record's path below the output folder."""

    place: Place
    record: str

    @property
    def origin(self) -> str:
        """Where it stands on this machine, to tell it from others of the same label."""
        return self.place.origin

    @property
    def name(self) -> str:
        """What the record calls it: its file's name."""
        given = self.place.path if self.place.member is None else self.place.member
        return printable(given.replace("\\", "/").rpartition("/")[2]) or "unnamed"

    @property
    def is_there(self) -> bool:
        """Whether there is a release, readable or not; else its name is mistyped, or it has gone."""
        return os.path.lexists(self.place.path) and not is_output(self.place.path)

    def load(self, archives: OpenArchive) -> bytes:
        """Its bytes. Raises :class:`UnreadableInputError`."""
        place = self.place
        if place.fault is not None:
            raise UnreadableInputError(place.fault)
        if place.member is not None:
            return archives.read(Path(place.path), place.member)
        _refuse_endless(place.origin)
        data = content(place.origin)
        refuse_size(len(data), place.origin)
        return data


Owner = Callable[[str], str | None]
"""Gives the origin that a record's name belongs to, from earlier runs."""


def find_inputs(
    sources: Iterable[str | Path],
    *,
    leave_out: Path | None = None,
    owner: Owner | None = None,
    records: bool = False,
    nothing_in: Callable[[str], None] | None = None,
) -> list[Input]:
    """All inputs in *sources*, sorted by the names of their records; each file once.

    *leave_out* is a folder that is not looked into (the output). *owner* knows who has which name.
    Approved records beside their releases are left out, but with *records*. *nothing_in* is told of each
    source that holds no release.
    """
    found: dict[str, Place] = {}
    for source in sources:
        places = list(places_of(source, leave_out=leave_out))
        for place in places:
            found.setdefault(place.origin, place)
        if not places and nothing_in is not None:
            nothing_in(os.fspath(source))
    return named(found.values() if records else without_records(found.values()), owner)


def named(places: Iterable[Place], owner: Owner | None = None) -> list[Input]:
    """The inputs at *places*, sorted by the names of their records, which *owner* may know already."""
    wanted = [
        (place, name, same_place(name)) for place in places if (name := record_name(place.label))
    ]
    times = Counter(key for _, _, key in wanted)
    taken: dict[str, Input] = {}
    for place, name, key in wanted:
        holder = owner(name) if owner else None
        if holder not in (place.origin, printable(place.origin)) and (
            times[key] > 1 or (holder is not None and _exists(holder))
        ):
            name = numbered(name, place.given)
            key = same_place(name)
        while key in taken:
            name = numbered(name, place.origin)
            key = same_place(name)
        taken[key] = Input(place, name)
    return sorted(taken.values(), key=lambda one: one.record)


def _refuse_endless(path: str) -> None:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - often
    except (OSError, ValueError):
        return  # ``load`` says what is wrong
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise UnreadableInputError(f"{path}: this is no file but a pipe or device; leave it out")


def _exists(origin: str) -> bool:
    return os.path.lexists(origin) or os.path.lexists(origin.partition("!")[0])
