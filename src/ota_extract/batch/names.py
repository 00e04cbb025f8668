"""What the record of an input is called: after its source, the same in every run, never twice.

>>> record_name("inbox/2024/release.pdf")
'inbox/2024/release.pdf.json'
>>> record_name("../../etc/pass\\nwd")
'etc/pass_wd.json'
>>> numbered("a/release.pdf.json", "/mnt/b/release.pdf")
'a/release~44b9a7.pdf.json'

The ending of the source stays in the name, so ``a.txt`` and ``a.pdf`` have records of their own.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from pathlib import PurePosixPath

import regex

LONGEST_PART = 180
"""Bytes; with ``.json`` and the mark of a temporary file, below the 255 that file systems allow."""
LONGEST_NAME = 900
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""Names that Windows keeps for itself."""
OWN = "journal.sqlite"
"""What stands beside the records."""

_FORBIDDEN = regex.compile(r"[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Bidi_Control}<>:\"|?*\\]")


def record_name(label: str) -> str:
    """The path of the record, below the output folder, for a source called *label*."""
    parts = [_part(part) for part in label.replace("\\", "/").split("/")]
    kept = [part for part in parts if part] or ["unnamed"]
    # a folder called like a record would stand in that record's way
    kept[:-1] = [f"{part}_" if part.lower().endswith(".json") else part for part in kept[:-1]]
    name = "/".join(kept) + ".json"
    if len(name.encode()) > LONGEST_NAME:
        name = f"{_digest(label)}/{kept[-1]}.json"
    return name


def same_place(name: str) -> str:
    """What two names share where some file system would put them in one place."""
    return unicodedata.normalize("NFC", name).casefold()


def numbered(name: str, origin: str) -> str:
    """*name* with a mark that tells its *origin*, for where another source has the plain one."""
    path = PurePosixPath(name.removesuffix(".json"))
    stem, dot, ending = path.name.partition(".") if path.name[0] != "." else (path.name, "", "")
    return str(path.with_name(f"{stem}~{_digest(origin)}{dot}{ending}")) + ".json"


@lru_cache(1024)  # folders have many files
def _part(part: str) -> str:
    if part in ("", ".", ".."):
        return ""
    clean = str(_FORBIDDEN.sub("_", part)).rstrip(" .").lstrip(" ") or "_"
    if clean.startswith("."):  # hidden files beside the records are the batch's own
        clean = f"_{clean}"
    if clean.partition(".")[0].lower() in RESERVED or clean.lower().startswith(OWN):
        clean = f"_{clean}"
    if len(clean.encode()) > LONGEST_PART:
        ending = PurePosixPath(clean).suffix
        ending = ending if len(ending.encode()) <= 16 else ""
        room = LONGEST_PART - 8 - len(ending)
        clean = f"{clean.encode()[:room].decode(errors='ignore')}~{_digest(part)}{ending}"
    return clean


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()[:6]
