"""Where an export goes: a folder, a zip archive or a file; whole or not at all.

It is made beside its place under another name and then renamed. Where it fails on the way, what stood
there before still stands there. Of a folder that is there already only the files that are written anew
are replaced, each in one step.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ota_extract.errors import OutputError
from ota_extract.writing import ADVICE

ZIP = ".zip"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of all files in an archive, so that the same tables make the same bytes."""


@contextmanager
def folder(target: Path) -> Iterator[Path]:
    """An empty folder to write to, which becomes the folder or the ``.zip`` archive *target*."""
    with _told(target):
        place = Path(os.path.realpath(target))
        packed = target.suffix.lower() == ZIP and not place.is_dir()
        if packed:
            _refuse_special(target, place)
        else:
            if place.exists() and not place.is_dir():
                raise OutputError(f"{target}: this is a file; name a folder, or a .zip")
            place.parent.mkdir(parents=True, exist_ok=True)
        with _beside(place) as made:
            yield made
            if packed:
                _pack(made, place)
            else:
                _move_in(made, place)


@contextmanager
def file(target: Path) -> Iterator[Path]:
    """A path to write one file to, which becomes *target*."""
    with _told(target):
        place = Path(os.path.realpath(target))
        _refuse_special(target, place)
        with _beside(place) as made:  # a folder, for databases have files beside theirs
            path = made / "file"
            yield path
            _to_disk(path)
            if place.exists():
                path.chmod(stat.S_IMODE(place.stat().st_mode))
            path.replace(place)


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A folder on the disk of *place*, gone in the end unless it has been renamed."""
    made = place.with_name(f".{secrets.token_hex(6)}.tmp")
    made.mkdir()
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """What the system or a library cannot write becomes one line."""
    try:
        yield
    except OSError as error:
        number = errno.ENOTDIR if isinstance(error, FileExistsError) else error.errno
        reason = ADVICE.get(number or 0) or (
            f"it cannot be written ({error.strerror or error}); choose another with -o"
        )
        raise OutputError(f"{target}: {reason}") from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("sqlite3", "duckdb", "_duckdb"):
            raise
        reason = " ".join(str(error).split())[:200]
        raise OutputError(
            f"{target}: it cannot be written ({reason}); make room or choose another -o"
        ) from error


def _refuse_special(target: Path, place: Path) -> None:
    if place.exists() and not place.is_file():
        kind = "folder" if place.is_dir() else "pipe or device"
        raise OutputError(f"{target}: this is a {kind}; name a file")


def _move_in(made: Path, place: Path) -> None:
    for path in sorted(made.iterdir()):
        _to_disk(path)
    if not place.exists():
        made.rename(place)
        return
    for path in sorted(made.iterdir()):
        path.replace(place / path.name)


def _pack(made: Path, place: Path) -> None:
    archive_path = made / "archive.zip"
    with zipfile.ZipFile(archive_path, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(made.iterdir()):
            if path != archive_path:
                info = zipfile.ZipInfo(path.name, EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                info.file_size = path.stat().st_size
                with path.open("rb") as source, archive.open(info, "w") as packed:
                    shutil.copyfileobj(source, packed)
    _to_disk(archive_path)
    archive_path.replace(place)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
