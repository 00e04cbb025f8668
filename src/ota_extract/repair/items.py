"""Which lines begin an entry of a list.

>>> from ota_extract.repair.sheet import lines_of
>>> entries(lines_of("Είναι:\\n-Η υποδομή\\n1) Το σύστημα\\n2) Ο οδηγός\\n2021 ήταν"))
{1: '-', 2: '1', 3: '2'}

An «o» at a line's start is a bullet where an entry of its kind has just ended, else it may be an article:

>>> entries(lines_of("Είναι:\\no λιμένας στην Πάρο,\\no μονοπάτι στο Ζαγόρι"))
{1: 'o', 2: 'o'}

A figure or a dash at the start of a line that goes on is none:

>>> entries(lines_of("σύμφωνα με το άρθρο\\n5. Οι δήμοι"))
{}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from ota_extract.clean import BULLETS, DASHES
from ota_extract.repair.sentences import ends_sentence
from ota_extract.repair.sheet import Line

_BULLET = regex.compile(rf"([{DASHES}{BULLETS}]|[oο](?=\s))\s*(?=[\p{{L}}\d«“\"'(])")
_NUMBERED = regex.compile(
    r"\(?(?:(\d{1,3})[.)]|([α-ωΑ-Ωa-zA-Z]|[α-ω]{2}|[ivxIVX]{2,4})['΄’]?\)|([Α-Ω])\.(?=\s))\s*(?=[\p{L}\d«“\"(])(?!\d)"
)
_GLYPHS = frozenset(DASHES + BULLETS + "oο")
_NUMBER_LENGTH = 7  # characters up to its mark, «(xiii΄)»
_BETWEEN_ENTRIES = (",", ";", "·")
_FIRST = ("1", "α", "a", "i", "Α", "A")


def entries(lines: Sequence[Line]) -> dict[int, str]:
    """The index of each line that begins an entry, with its bullet or number."""
    bullets: dict[int, str] = {}
    numbers: dict[int, str] = {}
    for index, line in enumerate(lines):
        text, head = line.text, line.text[:_NUMBER_LENGTH]
        if text[0] in _GLYPHS and (match := _BULLET.match(text)):
            bullets[index] = match[1]
        elif (")" in head or "." in head) and (match := _NUMBERED.match(text)):
            numbers[index] = next(group for group in match.groups() if group)
    often = Counter(bullets.values())
    found: dict[int, str] = {}
    for index in sorted(bullets.keys() | numbers.keys()):
        glyph = bullets.get(index)
        before = lines[index - 1].text if index else ""
        parted = not before or ends_sentence(before) or before[-1] == ":" or index - 1 in found
        if glyph is not None:
            listed = before[-1:] in _BETWEEN_ENTRIES and glyph == _last(found)
            if (
                glyph in BULLETS
                or parted
                or listed
                or (often[glyph] > 1 and not _is_article(lines[index]))
            ):
                found[index] = glyph
        elif parted or numbers[index] in _FIRST or _follows(numbers[index], found):
            found[index] = numbers[index]
    return found


def _last(found: dict[int, str]) -> str | None:
    """The bullet or number of the last entry found."""
    return found[next(reversed(found))] if found else None


def _is_article(line: Line) -> bool:
    """Tell whether the «ο» that *line* begins with is the article: «όπως προβλέπει ⏎ ο ν. 4555/2018»."""
    return line.text[0] in "oο" and line.text[1:].lstrip()[0].islower()


def _follows(number: str, found: dict[int, str]) -> bool:
    """Tell whether *number* is the one after that of the last entry found."""
    last = _last(found)
    if last is None:
        return False
    if number.isdecimal() and last.isdecimal():
        return int(number) == int(last) + 1
    return not number.isdecimal() and not last.isdecimal() and number > last
