"""Letters that pdfium puts on a line each, where it takes a page for one that is written downwards.

It does so on some pages in landscape whose letters are set one by one, as browsers print them: «Π», «ε», «ρ» …
The letters still come in order, each where it stands. Those that touch are a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ota_extract.reading.pdf.page import Word

FEWEST = 20
"""On a page with fewer pairs that touch over the end of a line nothing is torn."""
SHARE = 0.1
"""And with fewer than this share of its words."""
TOUCHING = 0.13
"""A gap of less than this share of the letters' height is none."""
LEVEL = 0.1
"""How far apart the feet, and the heads, of two letters of one size lie at most, as such a share."""


def are_torn(words: Sequence[Word]) -> bool:
    """Whether many of *words*, in stream order, end a line where the next one touches them."""
    if not words or words[-1].stream_line < 0.4 * len(words):  # as on most pages
        return False
    torn = sum(
        one.stream_line != two.stream_line and _touch(one, two) for one, two in pairwise(words)
    )
    return torn >= max(FEWEST, SHARE * len(words))


def glued(words: Sequence[Word]) -> list[Word]:
    """*words*, in stream order, with those made one that touch one another on the same line.

    >>> letters = [Word("Κ", 0, 0, 5, 10, 0), Word("ω", 5, 0, 10, 10, 1), Word("5", 13, 0, 18, 10, 2)]
    >>> [word.text for word in glued(letters)]
    ['Κω', '5']
    """
    whole: list[Word] = []
    for word in words:
        last = whole[-1] if whole else None
        if last is None or not _touch(last, word):
            whole.append(word)
            continue
        whole[-1] = Word(
            last.text + word.text,
            last.x0,
            min(last.top, word.top),
            word.x1,
            max(last.bottom, word.bottom),
            last.stream_line,
        )
    return whole


def _touch(one: Word, two: Word) -> bool:
    height = two.bottom - two.top
    return (
        abs(two.x0 - one.x1) < TOUCHING * height
        and abs(two.bottom - one.bottom) < LEVEL * height
        and abs(two.top - one.top) < LEVEL * height
    )
