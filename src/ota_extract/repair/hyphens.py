"""Two lines become one: with a space, or without the hyphen that broke a word.

>>> text = "να αξιο-\\nποιήσουν"
>>> join(text, *lines_of(text))
Replace(at=7, old='-\\n', new='', rule='hyphen', why='a word broken at the line end')

A hyphen before a capital or a figure belongs to the name or the period:

>>> text = "Μάνδρας-\\nΕιδυλλίας"
>>> join(text, *lines_of(text)).new
''
>>> join(text, *lines_of(text)).old
'\\n'
>>> text = "ΕΣΠΑ 2021–\\n2027"
>>> join(text, *lines_of(text)).new
''
"""

from __future__ import annotations

import regex

from ota_extract.alignment import Replace
from ota_extract.repair.sheet import Line, lines_of

__all__ = ["join", "lines_of"]

_HYPHENS = "-\u2010\u00ac"
_PERIOD_BROKEN = regex.compile(r"(?<!\d)20\d\d–$")  # «2021–⏎2027»
_FIRST_WORD = regex.compile(r"\p{L}+")
_LAST_WORD = regex.compile(r"\p{L}+$")


def join(text: str, before: Line, after: Line) -> Replace:
    """The edit that makes one line of *before* and *after*, which stand in *text*."""
    gap = text[before.end : after.start]
    mark = before.text[-1]
    if mark in _HYPHENS and len(before.text) > 1 and before.text[-2].isalnum():
        if (
            before.text[-2].isalpha()
            and after.text[0].islower()
            and not _is_compound(text, before, after)
        ):
            why = "a word broken at the line end"
            return Replace(before.end - 1, mark + gap, "", "hyphen", why)
        return Replace(before.end, gap, "", "join", "a line broken after a hyphen")
    if _PERIOD_BROKEN.search(before.text[-6:]) and after.text[:2].isdigit():
        return Replace(before.end, gap, "", "join", "a period broken after its dash")
    return Replace(before.end, gap, " ", "join", "a line broken by the page")


def _is_compound(text: str, before: Line, after: Line) -> bool:
    """Tell whether the word is written with this hyphen elsewhere («τηλε-εργασία»)."""
    left = _LAST_WORD.search(before.text[-41:-1])
    right = _FIRST_WORD.match(after.text)
    return bool(left and right) and f"{left[0]}-{right[0][:6]}" in text
