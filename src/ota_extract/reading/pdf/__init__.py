"""PDF into a source document: lines in reading order, tables, furniture, and a box for every word.

``read_pdf`` is the one door. Inside, pdfium reads the characters and the drawn lines of a page,
pdfplumber's table finder finds what rules enclose, and pdfplumber's own reading is the second opinion.
"""

from __future__ import annotations

from functools import partial

from ota_extract.errors import UnreadableInputError
from ota_extract.reading.pdf.limits import Limits
from ota_extract.source import SourceDocument

__all__ = ["DEFAULT_LIMITS", "Limits", "read_pdf"]

DEFAULT_LIMITS = Limits()
_HEAD = b"%PDF-"


def read_pdf(
    data: bytes, *, name: str, password: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> SourceDocument:
    """Read the PDF in *data*; *name* is what messages call it.

    Raises :class:`UnreadableInputError` where it is no PDF, damaged, encrypted, or costs more than
    *limits* allow; the message says what to do.
    """
    from ota_extract.reading.pdf.isolation import run_isolated
    from ota_extract.reading.pdf.reader import read_document

    if _HEAD not in data[:1024]:
        raise UnreadableInputError(f"{name}: this is not a PDF, whatever its name says")
    if len(data) > limits.file_megabytes * 1024 * 1024:
        raise UnreadableInputError(
            f"{name}: the PDF is larger than {limits.file_megabytes} MB; split it or raise the limit"
        )
    work = partial(read_document, data, name=name, password=password, limits=limits)
    if limits.isolate:
        return run_isolated(work, name=name, limits=limits)
    return work()
