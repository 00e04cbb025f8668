"""The words of a page, with their boxes, as pdfium has them.

pdfium gives the text of a page in the order of its content stream, with the spaces and line breaks
it sees in the gaps of the glyphs. Two box look-ups a word, for its first and last character, are
enough; where the two do not lie on one line, the word is taken apart character by character.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium

from ota_extract.reading.pdf.calls import direct
from ota_extract.reading.pdf.page import Box, Frame, Word
from ota_extract.reading.pdf.torn import are_torn, glued
from ota_extract.reading.pdf.unseen import suspects

HYPHENS = "\x02\ufffe\u00ad"
"""How pdfium shows a hyphen at the end of a line; on the page it is a plain one."""

RAISED = 0.88
"""A digit less tall than this share of what stands beside it, and raised, is an exponent or leads to a note."""
RISE = 1.0
"""How far above the base line it stands at least, in points,"""
NEAR = 0.4
"""and how far from what is taller, as a share of that one's height."""

_WORD = re.compile(rf"[^\s\x00{HYPHENS}]+[{HYPHENS}]?|[{HYPHENS}]")
_loose_box = direct(pdfium.FPDFText_GetLooseCharBox)
_origin = direct(pdfium.FPDFText_GetCharOrigin)
_char_angle = direct(pdfium.FPDFText_GetCharAngle)
_PLAIN = str.maketrans(dict.fromkeys(HYPHENS, "-"))
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CLOSING = ".,;:)»"


class Words(NamedTuple):
    """The words that run as most of the page does, those that do not, how many characters and lines there
    are, and where words begin that may be unseen."""

    words: list[Word]
    sideways: list[Word]
    characters: int
    lines: int
    suspects: list[int]


def read_words(
    text_page: object, frame: Frame, wanted: Callable[[int], bool] | None = None
) -> Words:
    """Read the words of *text_page*, those alone that begin where is *wanted* if that is given; *frame* is
    turned so that most of them run from left to right."""
    count = max(int(pdfium.FPDFText_CountChars(text_page)), 0) if text_page else 0
    text = _characters(text_page, count)
    tokens = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    doubtful: list[int] = []
    if wanted is None:
        doubtful = suspects(text_page, text, tokens)
    else:
        tokens = [token for token in tokens if wanted(token[0])]
    frame.turned = _turned(text_page, tokens)
    reading = _Reading(text_page, text, frame)
    reading.read(tokens)
    words = glued(reading.words) if are_torn(reading.words) else reading.words
    characters = sum(end - start for start, end in tokens)
    return Words(words, reading.sideways, characters, reading.line + 1, doubtful)


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


class _Reading:
    """One pass over the words of a page; *line* counts the lines of the text as pdfium gives it."""

    def __init__(self, text_page: object, text: str, frame: Frame) -> None:
        self.text_page, self.text, self.frame = text_page, text, frame
        self.words: list[Word] = []
        self.sideways: list[Word] = []
        self.line = 0
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at_x, self._at_y = ctypes.byref(self._x), ctypes.byref(self._y)

    def read(self, tokens: Sequence[tuple[int, int]]) -> None:
        """Read the words that stand at *tokens*."""
        text_page, text, frame = self.text_page, self.text, self.frame
        box = (ctypes.c_float * 4)()  # left, top, right, bottom
        at_box = ctypes.byref(box)
        left, top_edge, upright = frame.left, frame.top, not frame.turned
        done, before = 0, 0
        size = 0.0  # of the font, about: a word's own box is lower where it has no capitals
        tall = 0.0  # the word before
        for start, end in tokens:
            if start - done > 1 and "\n" in text[done:start]:
                self.line += 1
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
            if (
                (end - start < 5 and word[0].isdigit())  # as what is raised is
                if height < RAISED * tall
                else tall < RAISED * height
            ):
                word = self._beside(word, (x0, top, x1, bottom), before, start)
                if not word:
                    continue
            tall = height
            raised = ""
            if word[-1] in _CLOSING if apart <= 0.1 * height else word[-1].isdigit():
                raised = self._with_raised_digits(word, start)
            if raised:
                self.words.append(Word(raised, x0, top, x1, bottom, self.line))
            elif apart > 0.3 * height or x1 < x0 or x1 - x0 > width * (end - start) + 0.4 * size:
                if _angle(text_page, start) != frame.turned:
                    self._put_sideways(word, (x0, top, x1, bottom), before)
                else:
                    self._take_apart(start, end)
            else:
                plain = word.translate(_PLAIN) if hyphen else word
                self.words.append(Word(plain, x0, top, x1, bottom, self.line))
            if hyphen:
                self.line += 1
            before = start

    def _with_raised_digits(self, word: str, start: int) -> str:
        """*word*, which begins at *start*, with the digits at its end as superscripts where they are set
        small and raised: «m²», «905.655,05¹»; empty where none are."""
        end = len(word)
        while end > 1 and word[end - 1] in _CLOSING:
            end -= 1
        at = end
        while at > 1 and word[at - 1].isdigit() and self._is_raised(start + at - 1, start):
            if not self._is_small(start + at - 1, start):
                break
            at -= 1
        return "" if at == end else word[:at] + word[at:end].translate(_SUPERSCRIPT) + word[end:]

    def _beside(self, word: str, box: Box, before: int, start: int) -> str:
        """*word*, which begins at *start*, where the one at *before* is taller or less tall. A raised number
        that follows that word at once is put to it, and nothing is left; one that *word* follows at once is
        made a superscript."""
        if not self.words:
            return word
        other = self.words[-1]
        height = other.bottom - other.top
        if (
            abs(box[0] - other.x1) > NEAR * max(height, box[3] - box[1])
            or box[1] >= other.bottom
            or box[3] <= other.top
        ):
            return word
        digits = word.rstrip(_CLOSING)
        if box[3] - box[1] < height:
            if not (len(digits) < 3 and digits.isdigit() and self._is_raised(start, before)):
                return word
            text = other.text + word.translate(_SUPERSCRIPT)
            self.words[-1] = other._replace(text=text, top=min(other.top, box[1]), x1=box[2])
            return ""
        if len(other.text) < 3 and other.text.isdigit() and self._is_raised(before, start):
            self.words[-1] = other._replace(text=other.text.translate(_SUPERSCRIPT))
        return word

    def _is_raised(self, at: int, beside: int) -> bool:
        """Whether the character *at* stands above the base line of the one *beside*: boxes do not tell, as
        those of two fonts differ."""
        _origin(self.text_page, at, self._at_x, self._at_y)
        x, y = self._x.value, self._y.value
        _origin(self.text_page, beside, self._at_x, self._at_y)
        if self.frame.turned:
            one = self.frame.show(x, y, x, y)
            two = self.frame.show(self._x.value, self._y.value, self._x.value, self._y.value)
            return two[1] - one[1] > RISE
        return bool(y - self._y.value > RISE)

    def _is_small(self, at: int, beside: int) -> bool:
        box, other = (ctypes.c_float * 4)(), (ctypes.c_float * 4)()
        return bool(
            _loose_box(self.text_page, at, ctypes.byref(box))
            and _loose_box(self.text_page, beside, ctypes.byref(other))
            and box[1] - box[3] < RAISED * (other[1] - other[3])
        )

    def _put_sideways(self, word: str, box: Box, before: int) -> None:
        """Put *word* aside, which runs another way than most; with it a letter alone before it, at
        *before*, whose own box does not always tell."""
        if (
            self.words
            and len(self.words[-1].text) == 1
            and _angle(self.text_page, before) != self.frame.turned
        ):
            self.sideways.append(self.words.pop())
        x0, top, x1, bottom = box
        whole = (min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
        self.sideways.append(Word(word.translate(_PLAIN), *whole, self.line))

    def _take_apart(self, start: int, end: int) -> None:
        """A word whose characters do not stand in one row: part it where the row breaks or a gap opens."""
        text_page, text, frame = self.text_page, self.text, self.frame
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
                self._put(letters, (run_x0, run_top, run_x1, run_bottom))
                if not same_row:
                    self.line += 1
            letters = [text[at]]
            run_x0, run_top, run_x1, run_bottom = x0, top, x1, bottom
        if letters:
            self._put(letters, (run_x0, run_top, run_x1, run_bottom))

    def _put(self, letters: list[str], box: Box) -> None:
        self.words.append(Word("".join(letters).translate(_PLAIN), *box, self.line))
