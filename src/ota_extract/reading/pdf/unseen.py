"""Text that nobody sees: printed invisibly, or in white on white paper.

What a page does not show is no part of the release. It is set aside and reported. The text that lies unseen
over a scan is left: it is the page's letters as recognised. White letters on a dark ground are seen.

A line is looked at where it begins, for a word asked about costs as much as one read.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

import pypdfium2.raw as pdfium

from ota_extract.reading.pdf.calls import direct

WHITE = 250
"""Red, green and blue of what passes for white, of 255."""
BROAD = 4.0
"""A line of so many points is a ground that letters may stand on."""
MOST_OBJECTS = 20_000
"""So many things drawn on a page are looked at for what lies behind white letters."""
MOST_GROUNDS = 300
"""Behind which of more pictures and shapes a word stands is not asked."""
_text_object = direct(pdfium.FPDFText_GetTextObject)
_render_mode = direct(pdfium.FPDFTextObj_GetTextRenderMode)
_fill_color = direct(pdfium.FPDFPageObj_GetFillColor)
_loose_box = direct(pdfium.FPDFText_GetLooseCharBox)
_FILLED = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
_NOTHING = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_GROUNDS = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM)


class Ink:
    """How the characters of a page are printed."""

    def __init__(self, text_page: object) -> None:
        self._text_page = text_page
        self._color = [ctypes.c_uint() for _ in range(4)]
        self._at_color = [ctypes.byref(part) for part in self._color]

    def is_suspect(self, at: int) -> bool:
        """Whether the character *at* leaves no ink, or white one."""
        printed = _text_object(self._text_page, at)
        if not printed:
            return False
        mode = _render_mode(printed)
        if mode in _NOTHING:
            return True
        _fill_color(printed, *self._at_color)
        red, green, blue, alpha = self._color
        return alpha.value == 0 or (
            red.value >= WHITE and green.value >= WHITE and blue.value >= WHITE and mode in _FILLED
        )


def suspects(text_page: object, text: str, tokens: list[tuple[int, int]]) -> list[int]:
    """Where those *tokens* of *text* begin that may be unseen, in lines that begin so."""
    ink = Ink(text_page)
    found: list[int] = []
    for start in _line_starts(text):
        if not ink.is_suspect(start):  # as nearly always
            continue
        end = text.find("\n", start)
        first = bisect_left(tokens, (start, 0))
        last = bisect_left(tokens, (end, 0)) if end >= 0 else len(tokens)
        found += [at for at, _ in tokens[first:last] if ink.is_suspect(at)]
    return found


def _line_starts(text: str) -> Iterator[int]:
    at = 0
    while at < len(text):
        yield at
        at = text.find("\n", at) + 1
        if not at:
            return


def unseen(page: object, text_page: object, tokens: list[int]) -> frozenset[int]:
    """Those of the suspected *tokens* that have nothing behind them which would show them, or a picture of
    which they are the text."""
    grounds = list(islice(_grounds(page), MOST_GROUNDS + 1))
    if len(grounds) > MOST_GROUNDS:
        return frozenset()  # a drawing, in which anything may be seen
    box = (ctypes.c_float * 4)()  # left, top, right, bottom
    found = set()
    for at in tokens:
        if not _loose_box(text_page, at, ctypes.byref(box)):
            continue
        left, top, right, bottom = box
        x, y = (left + right) / 2, (top + bottom) / 2
        if not any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in grounds):
            found.add(at)
    return frozenset(found)


def _grounds(page: object) -> Iterator[tuple[float, float, float, float]]:
    """Where pictures lie, and shapes that are not white: left, bottom, right, top."""
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if not _is_dark(thing):
                continue
        elif kind not in _GROUNDS:
            continue
        if pdfium.FPDFPageObj_GetBounds(thing, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            yield left, bottom, right, top


def _is_dark(path: object) -> bool:
    """Whether *path* is filled with another colour than white, or drawn so with a broad pen."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    color = [ctypes.c_uint() for _ in range(4)]
    if fill.value:
        pdfium.FPDFPageObj_GetFillColor(path, *color)
        if any(part.value < WHITE for part in color[:3]):
            return True
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(path, width)
    if not stroke.value or width.value < BROAD:
        return False
    pdfium.FPDFPageObj_GetStrokeColor(path, *color)
    return any(part.value < WHITE for part in color[:3])
