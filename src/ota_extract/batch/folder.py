"""The output folder: made, swept, and one batch's alone while it runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import regex

from ota_extract.errors import OutputError

LOCK = ".lock"
_TEMPORARY = regex.compile(r"\.[0-9a-f]{12}\.tmp")
"""What ``writing`` leaves behind when it is killed."""


def made_ready(out: Path) -> None:
    """Make the folder. Raises :class:`OutputError`."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{out}: the folder cannot be made ({error.strerror}); choose another --out"
        ) from error


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Keep other batches out of the folder; the system lifts the lock of a process that ends.

    What a killed batch left half-written is swept away. Raises :class:`OutputError` where another
    batch is at work.
    """
    try:
        descriptor = os.open(out / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise OutputError(
            f"{out}: the folder cannot be written to ({error.strerror}); choose another --out"
        ) from error
    try:
        try:
            _lock(descriptor)
        except OSError:
            raise OutputError(
                f"{out}: another batch or watch is writing there; wait for its end or choose another --out"
            ) from None
        _sweep(out)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sweep(folder: Path) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _sweep(Path(entry.path))
            elif _TEMPORARY.fullmatch(entry.name):
                with suppress(OSError):
                    Path(entry.path).unlink()
