"""Lines become blocks: two are joined with a space, or without the hyphen that broke a word.

>>> from ota_extract.repair.sheet import lines_of
>>> text = "να αξιο-\\nποιήσουν"
>>> Joiner(text).join(*lines_of(text))
Replace(at=7, old='-\\n', new='', rule='hyphen', why='a word broken at the line end')

A hyphen before a capital or a figure belongs to the name or the period:

>>> text = "Μάνδρας-\\nΕιδυλλίας"
>>> Joiner(text).join(*lines_of(text)).new
''
>>> Joiner(text).join(*lines_of(text)).old
'\\n'
>>> text = "ΕΣΠΑ 2021–\\n2027"
>>> Joiner(text).join(*lines_of(text)).new
''
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import regex

from ota_extract.alignment import Edit, Replace
from ota_extract.clean import separator
from ota_extract.repair.sheet import Group, Line

_HYPHENS = "-\u2010\u00ac"
_PERIOD_BROKEN = regex.compile(r"(?<!\d)20\d\d–$")  # «2021–⏎2027»
_FIRST_LETTERS = regex.compile(r"\p{L}{1,6}")
_LAST_WORD = regex.compile(r"\p{L}+$")
_COMPOUND = regex.compile(r"(\p{L}++)-(?=(\p{L}{1,6}))")
_LONGEST = 40  # letters of a word that are looked at


def line_joins(text: str, lines: Sequence[Line], groups: Sequence[Group]) -> Iterator[Edit]:
    """The edits that join the lines of each group and part the groups."""
    if not lines:
        if text:
            yield Replace(0, text, "", "empty-lines", "nothing stands here")
        return
    if lines[0].start:
        yield Replace(0, text[: lines[0].start], "", "empty-lines", "space before the text")
    joiner = Joiner(text)
    before: Group | None = None
    for group in groups:
        if before is not None:
            at = lines[before.last].end
            old, new = text[at : lines[group.first].start], separator(before.kind, group.kind)
            if old != new:
                yield Replace(at, old, new, "paragraph", "a block begins here")
        for index in range(group.first + 1, group.last + 1):
            yield joiner.join(lines[index - 1], lines[index])
        before = group
    if lines[-1].end < len(text):
        yield Replace(
            lines[-1].end, text[lines[-1].end :], "", "empty-lines", "space after the text"
        )


class Joiner:
    """Joins the lines of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def join(self, before: Line, after: Line) -> Replace:
        """The edit that makes one line of *before* and *after*."""
        gap = self._text[before.end : after.start]
        mark = before.text[-1]
        if mark in _HYPHENS and len(before.text) > 1 and before.text[-2].isalnum():
            if (
                before.text[-2].isalpha()
                and after.text[0].islower()
                and not self._is_compound(before, after)
            ):
                why = "a word broken at the line end"
                return Replace(before.end - 1, mark + gap, "", "hyphen", why)
            return Replace(before.end, gap, "", "join", "a line broken after a hyphen")
        if _PERIOD_BROKEN.search(before.text[-6:]) and after.text[:2].isdigit():
            return Replace(before.end, gap, "", "join", "a period broken after its dash")
        return Replace(before.end, gap, " ", "join", "a line broken by the page")

    def _is_compound(self, before: Line, after: Line) -> bool:
        """Tell whether the word is written with this hyphen elsewhere («τηλε-εργασία»)."""
        left = _LAST_WORD.search(before.text[-_LONGEST - 1 : -1])
        right = _FIRST_LETTERS.match(after.text)
        return bool(left and right) and (left[0], right[0]) in self._compounds

    @cached_property
    def _compounds(self) -> set[tuple[str, str]]:
        """All words before a hyphen within a line, with each beginning of what stands behind it."""
        return {
            (found[1][-_LONGEST:], found[2][:length])
            for found in _COMPOUND.finditer(self._text)
            for length in range(1, len(found[2]) + 1)
        }
