"""Reads pages with pdfium: words with boxes, rules and pictures.

pdfium gives the text of a page in the order of its content stream, with the spaces and line breaks
it sees in the gaps of the glyphs. Two box look-ups a word, for its first and last character, are
enough; where the two do not lie on one line, the word is taken apart character by character.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium

from ota_extract.errors import UnreadableInputError
from ota_extract.reading.pdf.calls import direct
from ota_extract.reading.pdf.page import Box, PageContent, Turn, Word, turn_box
from ota_extract.reading.pdf.rules import read_rules
from ota_extract.reading.pdf.sideways import lines_of

HYPHENS = "\x02\ufffe\u00ad"
"""How pdfium shows a hyphen at the end of a line; on the page it is a plain one."""

MOST_PIXELS = 6_000
"""How wide or high a page is drawn at most."""

_WORD = re.compile(rf"[^\s\x00{HYPHENS}]+[{HYPHENS}]?|[{HYPHENS}]")
_loose_box = direct(pdfium.FPDFText_GetLooseCharBox)
_char_angle = direct(pdfium.FPDFText_GetCharAngle)
_PLAIN = str.maketrans(dict.fromkeys(HYPHENS, "-"))
_initialised = False

_ERRORS = {
    pdfium.FPDF_ERR_PASSWORD: "the PDF is encrypted; give its password with --password",
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
    count = max(int(pdfium.FPDFText_CountChars(text_page)), 0) if text_page else 0
    text = _characters(text_page, count)
    tokens = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    rotated = int(pdfium.FPDFPage_GetRotation(page)) * 90
    frame.turned = _turned(text_page, tokens)
    sideways: list[Word] = []
    words = _words(text_page, text, tokens, frame, sideways)
    width, height = frame.shown_width, frame.shown_height
    words = [
        w for w in words if w.x1 > -1 and w.x0 < width + 1 and w.bottom > -1 and w.top < height + 1
    ]
    drawn = read_rules(page, frame)
    return PageContent(
        number,
        frame.shown_width,
        frame.shown_height,
        Turn((rotated - frame.turned) % 360, frame.shown_width, frame.shown_height),
        "pdfium",
        words,
        lines_of(sideways),
        drawn.edges,
        picture_share=drawn.picture_share,
        widest_picture=drawn.widest_picture,
        characters=sum(end - start for start, end in tokens),
        drawings=drawn.things,
    )


class Frame:
    """The page's own coordinates, and the way to those of a reader in front of it."""

    def __init__(self, left: float, top: float, width: float, height: float) -> None:
        self.left, self.top, self.width, self.height = left, top, width, height
        self.turned = 0

    @property
    def shown_width(self) -> float:
        return self.height if self.turned in (90, 270) else self.width

    @property
    def shown_height(self) -> float:
        return self.width if self.turned in (90, 270) else self.height

    def show(self, left: float, top: float, right: float, bottom: float) -> Box:
        """``(x0, top, x1, bottom)`` from the top left, for a box in the page's coordinates."""
        box = left - self.left, self.top - top, right - self.left, self.top - bottom
        return turn_box(box, self.turned, self.width, self.height) if self.turned else box


def _characters(text_page: object, count: int) -> str:
    """The page's characters, one code unit each, so that an index here is pdfium's index."""
    if not count:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    if written == count + 1:
        return bytes(buffer).decode("utf-16-le", "surrogatepass")[:count]
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


def _turned(text_page: object, tokens: list[tuple[int, int]]) -> int:
    """How far to turn the page clockwise so that most of its words run from left to right."""
    sample = tokens[:: max(len(tokens) // 9, 1)]
    if not sample:
        return 0
    angles = Counter(_angle(text_page, at) for at, _ in sample)
    return int(angles.most_common(1)[0][0])


def _angle(text_page: object, at: int) -> int:
    return int(-round(_char_angle(text_page, at) * 57.29578 / 90) % 4 * 90)


def _words(
    text_page: object,
    text: str,
    tokens: list[tuple[int, int]],
    frame: Frame,
    sideways: list[Word],
) -> list[Word]:
    words: list[Word] = []
    box = (ctypes.c_float * 4)()  # left, top, right, bottom
    at_box = ctypes.byref(box)
    left, top_edge, upright = frame.left, frame.top, not frame.turned
    line, done, before = 0, 0, 0
    size = 0.0  # of the font, about: a word's own box is lower where it has no capitals
    for start, end in tokens:
        if start - done > 1 and "\n" in text[done:start]:
            line += 1
        done = end
        last = end - 1
        hyphen = last > start and text[last] in HYPHENS
        if not _loose_box(text_page, start, at_box):
            continue
        first_box = last_box = box[:]
        if last > start:
            _loose_box(text_page, last - hyphen, at_box)
            last_box = box[:]
        if upright:
            x0, one_top, _, one_bottom = first_box
            _, two_top, x1, two_bottom = last_box
            apart = abs(one_bottom - two_bottom)
            top = top_edge - (one_top if one_top > two_top else two_top)
            bottom = top_edge - (one_bottom if one_bottom < two_bottom else two_bottom)
            x0 -= left
            x1 -= left
        else:
            one, two = frame.show(*first_box), frame.show(*last_box)
            x0, top, x1, bottom = one[0], min(one[1], two[1]), two[2], max(one[3], two[3])
            apart = abs(one[3] - two[3])
        height = bottom - top
        size = max(height, 0.97 * size) if size < 1.8 * height else height
        word = text[start:end]
        width = (0.8 if word.isupper() else 0.6) * size  # of a letter, amply
        if apart > 0.3 * height or x1 < x0 or x1 - x0 > width * (end - start) + 0.4 * size:
            if _angle(text_page, start) != frame.turned:
                if words and len(words[-1].text) == 1 and _angle(text_page, before) != frame.turned:
                    sideways.append(words.pop())  # a letter's own box does not always tell
                box_of_all = (min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
                sideways.append(Word(word.translate(_PLAIN), *box_of_all, line))
            else:
                line = _take_apart(text_page, text, start, end, frame, line, words)
        else:
            words.append(
                Word(word.translate(_PLAIN) if hyphen else word, x0, top, x1, bottom, line)
            )
        if hyphen:
            line += 1
        before = start
    return words


def _take_apart(
    text_page: object, text: str, start: int, end: int, frame: Frame, line: int, words: list[Word]
) -> int:
    """A word whose characters do not stand in one row: part it where the row breaks or a gap opens."""
    box = (ctypes.c_float * 4)()
    at_box = ctypes.byref(box)
    letters: list[str] = []  # of the run that is under way, and its box
    run_x0 = run_top = run_x1 = run_bottom = 0.0
    for at in range(start, end):
        if not _loose_box(text_page, at, at_box):
            continue
        x0, top, x1, bottom = frame.show(*box[:])
        if letters:
            height = bottom - top
            if height < run_bottom - run_top:
                height = run_bottom - run_top
            same_row = abs(bottom - run_bottom) <= 0.5 * height
            if same_row and -0.4 * height <= x0 - run_x1 <= 0.35 * height:
                letters.append(text[at])
                run_top = top if top < run_top else run_top
                run_x1 = x1 if x1 > run_x1 else run_x1
                run_bottom = bottom if bottom > run_bottom else run_bottom
                continue
            words.append(_word(letters, run_x0, run_top, run_x1, run_bottom, line))
            if not same_row:
                line += 1
        letters = [text[at]]
        run_x0, run_top, run_x1, run_bottom = x0, top, x1, bottom
    if letters:
        words.append(_word(letters, run_x0, run_top, run_x1, run_bottom, line))
    return line


def _word(letters: list[str], x0: float, top: float, x1: float, bottom: float, line: int) -> Word:
    return Word("".join(letters).translate(_PLAIN), x0, top, x1, bottom, line)
