"""What a file is, told by its first bytes; what is neither text nor PDF is refused with advice.

>>> is_pdf(b"%PDF-1.7 ...")
True
>>> refuse_other_media(b"{\\\\rtf1 ...", name="release.rtf")
Traceback (most recent call last):
    ...
ota_extract.errors.UnreadableInputError: release.rtf: an RTF document; open it in a word processor and save it as PDF or plain text
"""

from __future__ import annotations

import re

from ota_extract.errors import UnreadableInputError

PDF_WINDOW = 1024  # the standard lets other bytes stand before the mark, readers look this far

_SAVE_AS = "open it in a word processor and save it as PDF or plain text"
_RECOGNISE = "a picture of a text; recognise its characters (OCR) and give the PDF or text"
_UNPACK = "unpack it and give the files in it"

# (first bytes, what it is, what to do)
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "an RTF document", _SAVE_AS),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document", _SAVE_AS),
    (b"\x89PNG\r\n", "a PNG image", _RECOGNISE),
    (b"\xff\xd8\xff", "a JPEG image", _RECOGNISE),
    (b"GIF8", "a GIF image", _RECOGNISE),
    (b"II*\x00", "a TIFF image", _RECOGNISE),
    (b"MM\x00*", "a TIFF image", _RECOGNISE),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"Rar!\x1a", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ", "an xz archive", _UNPACK),
)

# (a file name inside the zip, what the zip is)
OFFICE_PARTS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document (DOCX)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint presentation (PPTX)"),
    (b"opendocument", "an OpenDocument file"),
)

# a page, told by what it opens with (small letters, after white space)
MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", "a web page (HTML)"),
    (b"<html", "a web page (HTML)"),
    (b"<head", "a web page (HTML)"),
    (b"<body", "a web page (HTML)"),
    (b"<?xml", "an XML document"),
)

_RECORD = re.compile(rb'\{\s*"schema_version"\s*:')


def is_pdf(data: bytes) -> bool:
    """Tell whether *data* is a PDF."""
    return b"%PDF-" in data[:PDF_WINDOW]


def refuse_other_media(data: bytes, *, name: str) -> None:
    """Raise :class:`UnreadableInputError` where *data* is of a known kind that is not read."""
    for mark, what, advice in SIGNATURES:
        if data.startswith(mark):
            raise UnreadableInputError(f"{name}: {what}; {advice}")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        for part, what in OFFICE_PARTS:
            if part in data:
                raise UnreadableInputError(f"{name}: {what}; {_SAVE_AS}")
        raise UnreadableInputError(f"{name}: a zip archive; {_UNPACK}")
    opening = data[:PDF_WINDOW].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if _RECORD.match(opening):
        raise UnreadableInputError(
            f"{name}: a record of ota-extract; give the release that it was made from"
        )
    for mark, what in MARKUP:
        if opening.startswith(mark):
            raise UnreadableInputError(
                f"{name}: {what}; open it in a browser and save it as PDF, or copy its text"
            )
