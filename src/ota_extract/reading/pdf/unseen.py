"""Text that nobody sees: printed invisibly, or in white on white paper.

What a page does not show is no part of the release. It is set aside and reported. The text that lies unseen
over a scan is left: it is the page's letters as recognised. White letters on a dark ground are seen.

A line is looked at where it begins, for a word asked about costs as much as one read.
"""

from __future__ import annotations

import ctypes
import re
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
_LINE_END = re.compile(r"\n(?!\Z)")
_FILLED = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
_NOTHING = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_GROUNDS = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM)


def suspects(text_page: object, text: str, tokens: list[tuple[int, int]]) -> list[int]:
    """Where those *tokens* of *text* begin that leave no ink or white one, in lines that begin so."""
    starts = [0, *[match.end() for match in _LINE_END.finditer(text)]] if text else []
    found: list[int] = []
    for start in _faint(text_page, starts):  # none, as nearly always
        end = text.find("\n", start)
        first = bisect_left(tokens, (start, 0))
        last = bisect_left(tokens, (end, 0)) if end >= 0 else len(tokens)
        found += _faint(text_page, [at for at, _ in tokens[first:last]])
    return found


def _faint(text_page: object, places: list[int]) -> list[int]:
    """Those of the *places* whose characters leave no ink, or white one."""
    red, green, blue, alpha = color = [ctypes.c_uint(1) for _ in range(4)]
    at_red, at_green, at_blue, at_alpha = [ctypes.byref(part) for part in color]
    found: list[int] = []
    for at in places:
        printed = _text_object(text_page, at)
        if not printed:
            continue
        mode = _render_mode(printed)
        _fill_color(printed, at_red, at_green, at_blue, at_alpha)
        if mode == 0 and red.value < WHITE and alpha.value:
            continue  # as nearly always
        white = min(red.value, green.value, blue.value) >= WHITE
        if mode in _NOTHING or alpha.value == 0 or (white and mode in _FILLED):
            found.append(at)
    return found


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
