"""A text release: its bytes decoded, its identity kept, not a character changed.

>>> document = read_bytes(b"\\xef\\xbb\\xbf52 \\xce\\x94\\xce\\xae\\xce\\xbc\\xce\\xbf\\xce\\xb9", name="release.txt")
>>> document.text, document.encoding, document.size
('52 Δήμοι', 'utf-8-sig', 16)
"""

from __future__ import annotations

import hashlib

import regex

from ota_extract.errors import UnreadableInputError
from ota_extract.reading.encoding import decode
from ota_extract.reading.text_columns import find_tables
from ota_extract.source import SourceDocument

MEDIA_TYPE = "text/plain"

MOST_CHARACTERS = 2_000_000
"""The longest text that is read, some 800 full pages: what a text costs grows with its length, and one
of nothing but numbers takes a minute and a gigabyte at that."""
MOST_CONTROLS = 0.01
"""The share of control characters from which on a file is no text."""

_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = regex.compile(r"[\ud800-\udfff]")


def read_bytes(data: bytes, *, name: str, encoding: str | None = None) -> SourceDocument:
    """Decode *data*, in *encoding* where it is given.

    Offsets in the document are those of the decoded text, a byte order mark left out. Raises
    :class:`UnreadableInputError` where the bytes are no text, or no text in that encoding.
    """
    decoded = decode(data, name=name, forced=encoding)
    _refuse_length(decoded.text, name)
    _refuse_binary(decoded.text, name)
    _refuse_blank(decoded.text, name)
    return SourceDocument(
        name=name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        text=decoded.text,
        encoding=decoded.encoding,
        tables=find_tables(decoded.text),
        observations=decoded.observations,
    )


def read_characters(text: str, *, name: str) -> SourceDocument:
    """Take *text* as it is; its hash and size are those of its UTF-8, its encoding is none.

    Raises :class:`UnreadableInputError` where it is blank, too long, or holds half a character.
    """
    _refuse_length(text, name)
    half = _SURROGATE.search(text)
    if half:
        raise UnreadableInputError(
            f"{name}: half a character (a lone surrogate) stands at offset {half.start()}; "
            "decode the text again, with errors='replace'"
        )
    data = text.encode()
    _refuse_blank(text, name)
    return SourceDocument(
        name=name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        text=text,
        tables=find_tables(text),
    )


def _refuse_length(text: str, name: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise UnreadableInputError(
            f"{name}: a text of {len(text):,} characters, and {MOST_CHARACTERS:,} are the most that is read; "
            "split it, one release a file"
        )


def _refuse_blank(text: str, name: str) -> None:
    if not text or text.isspace():
        raise UnreadableInputError(f"{name}: there is no text in it; get the release again")


def _refuse_binary(text: str, name: str) -> None:
    sample = text[:65536]
    if len(_CONTROL.findall(sample)) > MOST_CONTROLS * len(sample):
        raise UnreadableInputError(
            f"{name}: binary data and no text; give the release as PDF or plain text"
        )
    half = _SURROGATE.search(text)
    if half:
        raise UnreadableInputError(
            f"{name}: half a character (a lone surrogate) stands at offset {half.start()}; "
            "force another encoding"
        )
