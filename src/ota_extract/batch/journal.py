"""The journal of a batch: what became of each input, in SQLite beside the records.

Only the parent process writes it. A row is written after its record stands in place, so after a power
cut a record may be there that the journal does not know, which costs a second reading, but never the
reverse: :meth:`Entry.holds` looks whether the record is there, too.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from ota_extract.batch.options import Conditions
from ota_extract.errors import OutputError

FILE = "journal.sqlite"
DONE = "done"
QUARANTINED = "quarantined"
ABSENT = "absent"
"""Of an input that is not there. The journal keeps no such entry: a name that was mistyped is no release."""
LAYOUT = 1
"""Of the table; a journal of another layout is put aside and the inputs are read again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one input. ``record`` is its record's path below the output folder."""

    record: str
    origin: str
    sha256: str | None
    bytes: int | None
    version: str
    options: str
    """A digest of the options that the record depends on."""
    limits: str
    """Time and memory: what was quarantined under other limits is tried again."""
    outcome: str
    """``done`` or ``quarantined``; of one that is told and not kept, ``absent``."""
    reason: str | None
    errors: int
    warnings: int
    infos: int
    euro: str
    """The sum of the amounts in the tables, exact."""
    seconds: float
    peak_bytes: int
    attempts: int
    record_bytes: int | None

    @property
    def source(self) -> str:
        """What the input is called: the path of its record without the ending."""
        return self.record.removesuffix(".json")

    def holds(self, folder: Path, sha256: str | None, conditions: Conditions) -> bool:
        """Tell whether the input with this content need not be read again."""
        if (self.sha256, self.version) != (sha256, conditions.version):
            return False
        if self.options != conditions.options:
            return False
        if self.outcome == QUARANTINED:
            return self.limits == conditions.limits
        try:
            return os.stat(f"{folder}/{self.record}").st_size == self.record_bytes  # noqa: PTH116 - often
        except OSError:
            return False


_NAMES = [field.name for field in fields(Entry)]
_COLUMNS = ", ".join(_NAMES)
_TABLE = """
create table if not exists inputs (
  record text primary key, origin text not null, sha256 text, bytes integer, version text not null,
  options text not null, limits text not null, outcome text not null, reason text,
  errors integer not null, warnings integer not null, infos integer not null, euro text not null,
  seconds real not null, peak_bytes integer not null, attempts integer not null, record_bytes integer
) without rowid
"""
_PUT = f"insert or replace into inputs ({_COLUMNS}) values ({', '.join('?' * len(_NAMES))})"
_GET = f"select {_COLUMNS} from inputs where record = ?"
_OWNER = "select origin from inputs where record = ?"
_ALL = f"select {_COLUMNS} from inputs order by record"
_row: Any = attrgetter(*_NAMES)
"""The values of an entry; ``dataclasses.astuple`` would copy each of them deeply."""


class Journal:
    """The journal in *folder*, made where there is none. Close it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._put_aside: Path | None = None
        try:
            try:
                self._base = _opened(self._file)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._put_aside = _put_aside(self._file)
                self._base = _opened(self._file)
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error

    def notes(self) -> list[str]:
        """What a person has to know of it."""
        if self._put_aside is None:
            return []
        return [
            f"{self._file}: the journal could not be read, or is another version's; it is"
            f" {self._put_aside.name} now, and all inputs are read again"
        ]

    def get(self, record: str) -> Entry | None:
        """The entry of the input with that record."""
        try:
            row = self._base.execute(_GET, (record,)).fetchone()
        except sqlite3.Error as error:
            raise self._failure(error) from error
        return Entry(*row) if row else None

    def owner(self, record: str) -> str | None:
        """The origin that a record's name belongs to."""
        try:
            row = self._base.execute(_OWNER, (record,)).fetchone()
        except sqlite3.Error as error:
            raise self._failure(error) from error
        return row[0] if row else None

    def put(self, entry: Entry) -> None:
        """Keep *entry*; it is on the disk after :meth:`commit`."""
        try:
            self._base.execute(_PUT, _row(entry))
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def commit(self) -> None:
        """Bring what was put to the disk."""
        try:
            self._base.commit()
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def close(self) -> None:
        """Commit and let go of the file."""
        with suppress(sqlite3.Error):
            self._base.commit()
        self._base.close()

    def _failure(self, error: Exception) -> OutputError:
        return OutputError(
            f"{self._file}: the journal cannot be written ({error});"
            " make room or see to the permissions, and run again"
        )


def entries(folder: Path) -> Iterator[Entry]:
    """All entries of the journal in *folder*, by the names of their records, without changing it.

    Raises :class:`OutputError` where there is no journal, or none that can be read, before the first.
    """
    file = folder / FILE
    if not file.is_file():
        raise OutputError(f"{folder}: there is no journal; name the --out folder of a batch")
    try:
        base = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
        return _entries(base, base.execute(_ALL), file)
    except sqlite3.Error as error:
        raise _unreadable(file, error) from error


def _entries(base: sqlite3.Connection, rows: sqlite3.Cursor, file: Path) -> Iterator[Entry]:
    with closing(base):
        try:
            for row in rows:
                yield Entry(*row)
        except sqlite3.Error as error:
            raise _unreadable(file, error) from error


def _unreadable(file: Path, error: sqlite3.Error) -> OutputError:
    return OutputError(
        f"{file}: the journal cannot be read ({error}); the next batch puts it aside and reads all"
        " inputs again"
    )


def _opened(file: Path) -> sqlite3.Connection:
    base = sqlite3.connect(file, timeout=10)
    try:
        base.execute("pragma journal_mode = wal")
        base.execute("pragma synchronous = normal")
        layout = base.execute("pragma user_version").fetchone()[0]
        if layout not in (0, LAYOUT):
            raise sqlite3.DatabaseError(f"layout {layout}")
        base.execute(_TABLE)
        base.execute(f"pragma user_version = {LAYOUT}")
        base.commit()
        base.execute(f"select {_COLUMNS} from inputs limit 1").fetchone()
    except BaseException:
        base.close()
        raise
    return base


def _put_aside(file: Path) -> Path:
    """A journal that cannot be read stays, for whoever wants to look at it."""
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    return file.replace(file.with_name(f"{file.name}.broken"))
