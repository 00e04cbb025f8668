"""The releases in a zip archive: which there are, and their bytes, however hostile the archive.

Nothing is ever unpacked to the disk, so a name like ``../../etc/passwd`` is only a name. What claims to
be larger than a release can be, or shrinks as no text or PDF does, is refused by what the archive says
of it, before a byte is read; and no more is read than it said.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from ota_extract.errors import UnreadableInputError
from ota_extract.reading.files import MAX_BYTES, refuse_size

MAX_MEMBERS = 200_000
MAX_RATIO = 200
"""A text shrinks to a fifth, a page of blanks to a hundredth; a bomb to a thousandth."""
SMALL = 2**20
"""What is no larger than this does no harm, whatever its ratio."""

OFFICE_PARTS = ("word/", "xl/", "ppt/", "[content_types].xml", "mimetype", "meta-inf/")
"""What stands in a document that is a zip inside: it is one file, and refused with advice."""


def is_archive(path: Path) -> bool:
    """Tell whether *path* is a zip archive of files, and not an office document or something broken."""
    try:
        if not path.is_file() or not zipfile.is_zipfile(path):
            return False
        with zipfile.ZipFile(path) as archive:
            names = [info.filename.lower() for info in archive.infolist()[:MAX_MEMBERS]]
    except Exception:  # zipfile raises whatever the bytes lead it to
        return False
    return not any(name.startswith(OFFICE_PARTS) for name in names)


def is_damaged(path: Path) -> bool:
    """Tell whether *path* begins as an archive does and is none, as one that was cut off."""
    try:
        with path.open("rb") as file:
            begins = file.read(4) == b"PK\x03\x04"
        return begins and not zipfile.is_zipfile(path)
    except OSError:
        return False


def members(path: Path) -> list[str]:
    """The names of the files in the archive at *path*, each once, in the archive's order.

    Raises :class:`UnreadableInputError` where there are more than a year of releases can be.
    """
    with zipfile.ZipFile(path) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
    if len(names) > MAX_MEMBERS:
        raise UnreadableInputError(
            f"{path}: more than {MAX_MEMBERS} files in one archive; split the archive"
        )
    return list(dict.fromkeys(names))


class OpenArchive:
    """The archive read last, kept open: its members come one after the other."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._archive: zipfile.ZipFile | None = None

    def read(self, path: Path, member: str) -> bytes:
        """The bytes of *member*. Raises :class:`UnreadableInputError`, with advice."""
        label = f"{path}: {member}"
        try:
            if self._archive is None or self._path != path:
                self.close()
                self._archive, self._path = zipfile.ZipFile(path), path
            info = self._archive.getinfo(member)
            _refuse_bombs(info, label)
            with self._archive.open(info) as file:
                data = file.read(MAX_BYTES + 1)
            refuse_size(len(data), label)
            return data
        except UnreadableInputError:
            raise
        except Exception as error:
            raise UnreadableInputError(f"{label}: {_reason(error)}") from error

    def close(self) -> None:
        """Let go of the archive."""
        if self._archive is not None:
            self._archive.close()
        self._archive = self._path = None


def _refuse_bombs(info: zipfile.ZipInfo, label: str) -> None:
    if info.flag_bits & 0x1:
        raise UnreadableInputError(
            f"{label}: encrypted in its archive; unpack it with its password and give the file"
        )
    refuse_size(info.file_size, label)
    if info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise UnreadableInputError(
            f"{label}: shrunk more than {MAX_RATIO} times, as only a zip bomb is; "
            "leave it out, or unpack it where it can do no harm"
        )


def _reason(error: Exception) -> str:
    if isinstance(error, NotImplementedError):
        return "packed in a way that is not read here; unpack it and give the file"
    return f"damaged in its archive ({type(error).__name__}); get the archive again"
