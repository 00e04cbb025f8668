"""What is written on a page in annotations: typed texts and the fields of a form that are filled in.

pdfium leaves annotations out of a page's text, though a viewer shows them. Diavgeia writes the ΑΔΑ of each
act that way. The text is the one that the annotation holds (``/Contents``, ``/V``); where in its box each
word stands is worked out. Comments, links, stamps and signatures say nothing of the release and are left.
"""

from __future__ import annotations

import re

import pypdfium2.raw as pdfium

from ota_extract.reading.pdf.page import Box, Frame, Word

MOST = 300
"""So many annotations of a page are looked at; a hostile file may have millions."""
LONGEST = 20_000
"""A text of more UTF-16 bytes is left."""
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_SIZE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s+Tf\b")
_USUAL_SIZE = 12.0
_LETTER, _LINE = 0.6, 1.3
"""How wide a letter is and how high a line, as shares of the font's size."""


def read_annotations(page: object, frame: Frame, line: int) -> list[list[Word]]:
    """The lines written in annotations of *page*; *line* is the first number free for them."""
    lines: list[list[Word]] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if text := _text(annotation):
                lines += _lines(text, _size(annotation), _box(annotation, frame), line + len(lines))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return lines


def _text(annotation: object) -> str:
    """What the viewer shows of *annotation* as text; empty for one of another kind."""
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        key = "Contents"
    elif kind == pdfium.FPDF_ANNOT_WIDGET and _string(annotation, "FT") == "Tx":
        key = "V"
    else:
        return ""
    if pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return ""
    return "\n".join(_string(annotation, key).split("\r\n")).replace("\r", "\n").strip()


def _string(annotation: object, key: str) -> str:
    size = int(pdfium.FPDFAnnot_GetStringValue(annotation, key.encode(), None, 0))
    if not 2 < size <= LONGEST:
        return ""
    buffer = (pdfium.FPDF_WCHAR * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key.encode(), buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _size(annotation: object) -> float:
    found = _SIZE.search(_string(annotation, "DA"))
    return float(found[1]) if found and 4 <= float(found[1]) <= 100 else _USUAL_SIZE


def _box(annotation: object, frame: Frame) -> Box:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rect)
    low, high = sorted((rect.bottom, rect.top))
    return frame.show(rect.left, high, rect.right, low)


def _lines(text: str, size: float, box: Box, number: int) -> list[list[Word]]:
    """The words of *text*, set from the top left of *box*; no box of theirs lies outside of it."""
    x0, top, x1, bottom = box
    lines = text.split("\n")
    height = min(_LINE * size, (bottom - top) / len(lines))
    letter = min(_LETTER * size, (x1 - x0) / max(map(len, lines)))
    return [
        [
            Word(
                word[0],
                x0 + word.start() * letter,
                top + index * height,
                x0 + word.end() * letter,
                top + (index + 1) * height,
                number + index,
            )
            for word in re.finditer(r"\S+", line)
        ]
        for index, line in enumerate(lines)
        if line.strip()
    ]
