"""Opens PDFs with pdfium, reads their pages (``words`` and ``rules`` say how) and draws them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium

from ota_extract.errors import UnreadableInputError
from ota_extract.reading.pdf.annotations import read_annotations
from ota_extract.reading.pdf.page import Frame, PageContent, Turn, Word
from ota_extract.reading.pdf.rules import read_rules
from ota_extract.reading.pdf.sideways import lines_of
from ota_extract.reading.pdf.unseen import unseen
from ota_extract.reading.pdf.words import read_words

MOST_PIXELS = 6_000
"""How wide or high a page is drawn at most."""

_initialised = False

_ERRORS = {
    pdfium.FPDF_ERR_PASSWORD: "the PDF is encrypted; give its password with --password, or as password= in Python",
    pdfium.FPDF_ERR_SECURITY: "the PDF uses an encryption that is not supported; save it without",
    pdfium.FPDF_ERR_FORMAT: "the PDF is damaged or cut off; fetch it again",
}


def start() -> None:
    """Load the library, once a process."""
    global _initialised
    if not _initialised:
        pdfium.FPDF_InitLibrary()
        _initialised = True


@contextmanager
def opened(data: bytes, *, name: str, password: str | None = None) -> Iterator[Document]:
    """Open the PDF in *data*, with the empty password where none is given.

    Raises :class:`UnreadableInputError` where it is damaged or encrypted.
    """
    start()
    secret = (password or "").encode()
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), secret)
    if not handle:
        error = pdfium.FPDF_GetLastError()
        if error == pdfium.FPDF_ERR_PASSWORD and password:
            raise UnreadableInputError(f"{name}: the password does not open the PDF; give another")
        reason = _ERRORS.get(error, "this is no PDF that can be opened; fetch it again")
        raise UnreadableInputError(f"{name}: {reason}")
    try:
        yield Document(handle)
    finally:
        pdfium.FPDF_CloseDocument(handle)


class Document:
    """An open PDF; its pages are read one at a time and closed at once."""

    def __init__(self, handle: object) -> None:
        self._handle = handle

    def __len__(self) -> int:
        return int(pdfium.FPDF_GetPageCount(self._handle))

    def read(self, number: int) -> PageContent | None:
        """Page *number*, counted from 1; ``None`` where pdfium cannot load it."""
        page = pdfium.FPDF_LoadPage(self._handle, number - 1)
        if not page:
            return None
        text_page = pdfium.FPDFText_LoadPage(page)
        try:
            return _read(page, text_page, number)
        finally:
            if text_page:
                pdfium.FPDFText_ClosePage(text_page)
            pdfium.FPDF_ClosePage(page)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of page *number* as it is shown, in points; 0 where pdfium cannot load it."""
        page = pdfium.FPDF_LoadPage(self._handle, number - 1)
        if not page:
            return 0.0, 0.0
        try:
            return float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))
        finally:
            pdfium.FPDF_ClosePage(page)

    def render(self, number: int, scale: float) -> tuple[tuple[int, int], bytes]:
        """Page *number* as a picture: its size in pixels, and four bytes a pixel (blue, green, red, –)."""
        page = pdfium.FPDF_LoadPage(self._handle, number - 1)
        width = max(int(pdfium.FPDF_GetPageWidthF(page) * scale), 1) if page else 1
        height = max(int(pdfium.FPDF_GetPageHeightF(page) * scale), 1) if page else 1
        width, height = min(width, MOST_PIXELS), min(height, MOST_PIXELS)
        bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            if page:
                pdfium.FPDF_RenderPageBitmap(
                    bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT
                )
            pixels = ctypes.string_at(
                pdfium.FPDFBitmap_GetBuffer(bitmap), pdfium.FPDFBitmap_GetStride(bitmap) * height
            )
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
            if page:
                pdfium.FPDF_ClosePage(page)
        return (width, height), pixels


def _read(page: object, text_page: object, number: int) -> PageContent:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    frame = Frame(box.left, box.top, box.right - box.left, box.top - box.bottom)
    found = read_words(text_page, frame)
    hidden: list[Word] = []
    if found.suspects and (away := unseen(page, text_page, found.suspects)):
        hidden = read_words(text_page, frame, away.__contains__).words
        found = read_words(text_page, frame, lambda at: at not in away)
    rotated = int(pdfium.FPDFPage_GetRotation(page)) * 90
    width, height = frame.shown_width, frame.shown_height
    words, hidden = (
        [w for w in each if w.x1 > -1 and w.x0 < width + 1 and w.bottom > -1 and w.top < height + 1]
        for each in (found.words, hidden)
    )
    drawn = read_rules(page, frame)
    content = PageContent(
        number,
        frame.shown_width,
        frame.shown_height,
        Turn((rotated - frame.turned) % 360, frame.shown_width, frame.shown_height),
        "pdfium",
        words,
        lines_of(found.sideways),
        drawn.edges,
        picture_share=drawn.picture_share,
        widest_picture=drawn.widest_picture,
        characters=found.characters,
        drawings=drawn.things,
        unseen=hidden,
    )
    for line in read_annotations(page, frame, found.lines):
        content.add_note(line)
    return content
