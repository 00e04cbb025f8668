"""Greek that was decoded with the wrong table before it got here, mended line by line.

>>> [edit.new for edit in wrong_encoding("Î”Î®Î¼Î¿Ï‚ Πάρου")]
[]
>>> [edit.new for edit in wrong_encoding("Ο Î”Î®Î¼Î¿Ï‚".replace("Ο ", ""))]
['Δήμος']
>>> [edit.new for edit in wrong_encoding("ÄÞìïò ¢ñôáò")]
['Δήμος', 'Άρτας']

It must not touch words of other languages («à la carte», «Jürgen Müller»), nor a short line where no more is
damaged:

>>> list(wrong_encoding("Ο Jürgen Müller, à la carte"))
[]
>>> list(wrong_encoding("Ôçë:")), [edit.new for edit in wrong_encoding("ÄÞìïò\\n" * 5 + "Ôçë:")][-1]
([], 'Τηλ')
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ota_extract.alignment import Edit, Replace

# Windows tables, with the positions that they leave empty standing for themselves
_EMPTY = {chr(code): bytes([code]) for code in range(0x80, 0xA0)}
_RUN = regex.compile(r"[^\x00-\x7f]+")
_UTF8_IN_1253 = regex.compile(
    "[ΞΟ][\u0080-\u00bf\u0384-\u038f\u2010-\u2122\u0192\u02c6\u02dc΅Ά£¤¥¦§¨©«¬­®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ]"
)
_UTF8_IN_1252 = regex.compile(
    "[ÎÏ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2010-\u2122]"
)
_HIGH_LATIN = regex.compile("[À-ÿ]")  # «Î» and «Ï» too
ENOUGH_LINES = 5
"""Where so many lines were read with the wrong table, those of two or three letters were so too."""
_GREEK_WORD = regex.compile(r"[\p{Greek}]+")


def wrong_encoding(text: str) -> Iterator[Edit]:
    """The edits that bring wrongly decoded lines back, only where the mending is certain."""
    if not (_HIGH_LATIN.search(text) or _UTF8_IN_1253.search(text)):
        return
    at = single = 0
    short: list[Edit] = []
    for line in text.split("\n"):
        if not line.isascii():
            if len(_UTF8_IN_1252.findall(line)) >= 3:
                yield from _utf8(line, at, "cp1252")
            elif len(_UTF8_IN_1253.findall(line)) >= 3:
                yield from _utf8(line, at, "cp1253")
            elif (high := len(_HIGH_LATIN.findall(line))) >= 4:
                edits = _single_byte(line, at)
                single += bool(edits)
                yield from edits
            elif high >= 2:
                short += _single_byte(line, at)
        at += len(line) + 1
    if single >= ENOUGH_LINES:
        yield from short


def _utf8(line: str, at: int, table: str) -> Iterator[Edit]:
    """UTF-8 that was read as *table*: each run of its characters must be valid UTF-8 in Greek."""
    edits: list[Edit] = []
    for match in _RUN.finditer(line):
        try:
            new = _encode(match[0], table).decode("utf-8")
        except UnicodeError:
            return  # not all of the line is damaged in this way: nothing is certain
        edits.append(_mended(at + match.start(), match[0], new))
    yield from edits


def _single_byte(line: str, at: int) -> list[Edit]:
    """cp1253 that was read as cp1252 or Latin-1: a line of high letters and no Greek."""
    letters = sum(map(str.isalpha, line))
    if _GREEK_WORD.search(line) or len(_HIGH_LATIN.findall(line)) * 10 < letters * 6:
        return []
    edits: list[Edit] = []
    for match in _RUN.finditer(line):
        try:
            new = _encode(match[0], "cp1252").decode("cp1253")
        except UnicodeError:
            return []
        if new != match[0]:
            edits.append(_mended(at + match.start(), match[0], new))
    return edits


def _mended(at: int, old: str, new: str) -> Replace:
    return Replace(at, old, new, "mojibake", "Greek that was decoded with the wrong table")


def _encode(text: str, table: str) -> bytes:
    try:
        return text.encode(table)
    except UnicodeError:
        return b"".join(_EMPTY.get(char) or char.encode(table) for char in text)
