"""Reading: a file, bytes or text become a :class:`SourceDocument`, whatever they are called.

What a file is, its first bytes say and not its name. Nothing is changed here: line ends, odd
characters and page furniture stay as they stand in the source, for ``repair`` to see to.

>>> document = read("Την ένταξη 52 Δήμων\\r\\nανακοίνωσε το Υπουργείο.")
>>> document.text
'Την ένταξη 52 Δήμων\\r\\nανακοίνωσε το Υπουργείο.'
>>> read("52 Δήμοι".encode("cp1253"), name="release.txt").encoding
'windows-1253'
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ota_extract.reading.files import UNNAMED, load, refuse_a_path
from ota_extract.reading.impressions import impressions
from ota_extract.reading.media import is_pdf, refuse_other_media
from ota_extract.reading.text import read_bytes, read_characters
from ota_extract.source import SourceDocument

if TYPE_CHECKING:
    from ota_extract.reading.pdf import Limits


def read(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    encoding: str | None = None,
    password: str | None = None,
    limits: Limits | None = None,
) -> SourceDocument:
    """Read *source*: a ``Path`` is a file (``Path("-")`` standard input), ``str`` text, ``bytes`` a file's content.

    *name* is what the record calls the source; without it, the file's name. *encoding* forces the
    encoding of a text, *password* opens an encrypted PDF, *limits* say what reading a PDF may cost
    (default: ``DEFAULT_LIMITS`` of :mod:`ota_extract.reading.pdf`). Raises
    :class:`~ota_extract.errors.UnreadableInputError`, whose text is one line for a person, and
    ``TypeError`` where *source* is none of the three.
    """
    if not isinstance(source, str | Path | bytes):
        raise TypeError(
            f"a release is a Path, the bytes of a file or a text as str, not {type(source).__name__}"
        )
    if isinstance(source, str):
        refuse_a_path(source)
        document = read_characters(source, name=name or UNNAMED)
    else:
        found_name, data = load(source)
        name = name or found_name
        if is_pdf(data):
            # here and not above: the PDF libraries take longer to import than a text to extract
            from ota_extract.reading.pdf import DEFAULT_LIMITS, read_pdf

            document = read_pdf(data, name=name, password=password, limits=limits or DEFAULT_LIMITS)
        else:
            refuse_other_media(data, name=name)
            document = read_bytes(data, name=name, encoding=encoding)
    if document.observations and not any(map(str.isalpha, document.text)):
        return document  # of pages without text, or that cannot be read, nothing else is to be said
    seen = impressions(document.text)
    return replace(document, observations=document.observations + seen) if seen else document
