"""The bytes of a file or of standard input, never more than a release can need.

>>> load(b"52 ...")
('unnamed', b'52 ...')
"""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

from ota_extract.errors import UnreadableInputError

MAX_BYTES = 64 * 2**20
"""The largest input that is read; the largest release met so far has 9 MB."""

UNNAMED = "unnamed"
STANDARD_INPUT = Path("-")


_UNPRINTABLE = re.compile(
    "[\0-\x1f\x7f-\x9f\u2028\u2029"  # controls, breaks of lines
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turns of the direction
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"  # half characters, bytes that are no UTF-8; private use
)
_LIKE_A_PATH = re.compile(r"\S+\.(?:pdf|txt)", re.IGNORECASE)


def printable(text: str) -> str:
    """*text* with what cannot be written as UTF-8, or breaks a line, made visible.

    >>> printable("a\\nb\\udcff.txt")
    'a\ufffdb\ufffd.txt'
    """
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def refuse_a_path(text: str) -> None:
    """Raise :class:`UnreadableInputError` where *text*, which should be a release, is a file's path.

    >>> refuse_a_path("release.pdf")
    Traceback (most recent call last):
    ...
    ota_extract.errors.UnreadableInputError: release.pdf: a str is taken for the text itself; \
give Path('release.pdf') to read the file
    """
    if _LIKE_A_PATH.fullmatch(text):
        raise UnreadableInputError(
            f"{text}: a str is taken for the text itself; give Path({text!r}) to read the file"
        )


def load(source: Path | bytes) -> tuple[str, bytes]:
    """Return the name and the content of *source*; ``Path("-")`` is standard input.

    What cannot be printed in the name is replaced.

    Raises :class:`UnreadableInputError` where it is missing, a directory, empty, too large, or may
    not be read. A file that is too large is told by its size and not read.
    """
    if isinstance(source, bytes):
        name, data = UNNAMED, source
    elif source == STANDARD_INPUT:
        name, data = "stdin", sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        name, data = printable(source.name), content(source)
    label = name if isinstance(source, bytes) else str(source)
    refuse_size(len(data), label)
    return name, data


def refuse_size(size: int, label: str) -> None:
    """Raise :class:`UnreadableInputError` where *size* bytes are nothing, or more than is read."""
    if not size:
        raise UnreadableInputError(f"{label}: the file is empty; get the release again")
    if size > MAX_BYTES:
        raise UnreadableInputError(
            f"{label}: larger than {MAX_BYTES // 2**20} MB, the most that is read; "
            "split it, one release a file"
        )


def content(path: str | Path) -> bytes:
    """The bytes of the file at *path*, one more than ``MAX_BYTES`` at most. Raises as :func:`load`."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a batch asks often, and pathlib takes longer
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableInputError(
                f"{path}: this is a directory; name the files in it, or let `ota-extract batch` read it"
            )
        if status.st_size > MAX_BYTES:
            refuse_size(status.st_size, str(path))
        if stat.S_ISFIFO(status.st_mode) and os.path.exists(os.path.realpath(path)):  # noqa: PTH110
            raise UnreadableInputError(
                f"{path}: this is a named pipe, which may never end; read it from standard input (- < {path})"
            )
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read(status.st_size + 1)
            # a pipe has no size, and a file may grow
            return data if len(data) <= status.st_size else data + file.read(MAX_BYTES)
    except FileNotFoundError:
        raise UnreadableInputError(
            f"{path}: there is no such file; check the name and the folder"
        ) from None
    except PermissionError:
        raise UnreadableInputError(
            f"{path}: the file may not be read; ask for the permission, or copy it"
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInputError(
            f"{path}: the file cannot be read ({reason}); copy it to another place and try again"
        ) from None
