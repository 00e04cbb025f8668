"""Writing a file whole or not at all.

The content goes to a temporary file beside the target, down to the disk, and takes its place in one
step. Where anything fails on the way, what stood there before still stands there, whole.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     write_whole(Path(folder) / "release.json", b"{}\\n")
...     (Path(folder) / "release.json").read_text()
'{}\\n'
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from ota_extract.errors import OutputError

O_BINARY: int = getattr(os, "O_BINARY", 0)
"""Windows writes other line ends without it."""

# what the system says, and what a person can do about it
ADVICE: dict[int, str] = {
    errno.ENOSPC: "the disk is full; make room and run again",
    errno.EDQUOT: "the disk quota is used up; make room and run again",
    errno.EACCES: "the folder may not be written to; choose another with -o",
    errno.EPERM: "the folder may not be written to; choose another with -o",
    errno.EROFS: "the disk is read-only; choose another with -o",
    errno.ENOENT: "the folder does not exist; make it first",
    errno.ENOTDIR: "a part of the path is a file and no folder; choose another with -o",
    errno.EISDIR: "this is a directory; name a file in it",
    errno.ENAMETOOLONG: "the name is too long; choose another with -o",
}


def write_whole(path: Path, content: str | bytes, *, durable: bool = True) -> None:
    """Put *content*, text as UTF-8, in the place of *path*, keeping the permissions of what stands there.

    A link is followed; a device or pipe is written to as it is. Without *durable* the system may take its
    time to bring it to the disk: for files that are many and made again in a moment. Raises
    :class:`~ota_extract.errors.OutputError`, one line, and leaves no temporary file behind.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "is a directory")
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(data)
        else:
            replace_whole(target, data, mode, durable=durable)
    except (OSError, ValueError) as error:
        raise failure(path, error) from error


def can_be_written(path: Path) -> None:
    """Raise the :class:`~ota_extract.errors.OutputError` that :func:`write_whole` would raise at once.

    For who has much to do before there is something to write. Nothing is left behind.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "is a directory")
        if mode is None or stat.S_ISREG(mode):
            temporary = _temporary(target)
            os.close(_created(temporary))
            os.unlink(temporary)  # noqa: PTH108
    except (OSError, ValueError) as error:
        raise failure(path, error) from error


def failure(path: Path | str, error: OSError | ValueError) -> OutputError:
    """The error for a person, who is told what to do where *path* could not be written."""
    number = getattr(error, "errno", None)
    known = ADVICE.get(number or 0)
    if number == errno.ENOENT and Path(path).parent.is_dir():  # «/proc» lets no file be made
        known = "no file can be made in this folder; choose another with -o"
    reason = known or (
        f"it cannot be written ({getattr(error, 'strerror', None) or error}); choose another with -o"
    )
    return OutputError(f"{path}: {reason}")


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def replace_whole(
    target: str | Path, data: bytes, mode: int | None = None, *, durable: bool = True
) -> None:
    """Put *data* in the place of the plain file *target*, or make it. Raises ``OSError``."""
    temporary = _temporary(target)
    descriptor = _created(temporary)
    try:
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(descriptor, left) :]
            if durable:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))  # noqa: PTH101
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _temporary(target: str | Path) -> str:
    """A name beside *target*; short, so that a name of the longest length allowed can be written."""
    return f"{os.path.dirname(target) or '.'}/.{secrets.token_hex(6)}.tmp"  # noqa: PTH120 - often


def _created(path: str) -> int:
    """A new file, open; not tempfile's, which are for the owner alone: a record has the usual permissions."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | O_BINARY, 0o666)
