"""Durations in one word: «οκτάμηνο», «τριετία», «δωδεκάμηνης», «πενθήμερο».

>>> from ota_extract.clean import CleanText
>>> [(q.value, q.unit, q.unit_text) for q in find_durations(CleanText.of("σε οκτάμηνο, μια διετία"), ())]
[(Decimal('8'), 'month', 'οκτάμηνο'), (Decimal('2'), 'year', 'διετία')]

Where the word names a part of a year («α΄ εξάμηνο του 2022») it is a date, and those are read first.
An adjective («δίμηνος κύκλος») is read as well: it says how long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.clean import CleanText
from ota_extract.mentions import Quantity
from ota_extract.spans import SpanSet

_NUMBERS = {
    "δι": 2, "τρι": 3, "τετρα": 4, "πεντα": 5, "πενθ": 5, "εξα": 6, "επτα": 7, "εφτα": 7, "οκτα": 8, "οχτα": 8,
    "εννεα": 9, "εννια": 9, "δεκα": 10, "ενδεκα": 11, "εντεκα": 11, "δωδεκα": 12, "δεκαπενθ": 15, "δεκαοκτα": 18,
    "εικοσα": 20, "εικοσιτετρα": 24, "τριακοντα": 30,
}  # fmt: skip
_WORD = re.compile(
    "(?P<number>"
    + "|".join(sorted(_NUMBERS, key=len, reverse=True))
    + r")(?!(?<=δεκα)ετι(?:εσ|ων)\b)"  # decades
    r"(?:(?P<month>μην(?:ο|ου|α|ων|η|ησ|εσ|οσ|οι|ουσ))|(?P<year>ετ(?:ια|ιασ|ιεσ|ιων|ησ|εσ|ουσ|η|ων))"
    r"|(?P<day>ημερ(?:ο|ου|α|ων|η|ησ|εσ|οσ|οι|ουσ)))\b"
)
_STEM = re.compile(r"μην|ετ[ιηεο]|ημερ")
"""What every such word holds, behind its number."""
_LONGEST_NUMBER = max(map(len, _NUMBERS))
_OF_YEARS = re.compile(r"\s(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)")


def find_durations(clean: CleanText, taken: Iterable[Span]) -> list[Quantity]:
    """The durations of *clean* that are one word, in text order, outside the *taken* spans."""
    folded = clean.folded
    if not any(stem in folded for stem in ("μην", "ετια", "ετη", "ετεσ", "ημερ")):
        return []
    found = []
    held = SpanSet(taken)
    for stem in _STEM.finditer(folded):
        match = _word_around(folded, stem.start())
        if match is None:
            continue
        start, end = match.span()
        if _OF_YEARS.match(folded, end) is not None:
            continue  # «τη διετία 2024-2025»: the years are the date
        if held.overlaps(start, end):
            continue
        unit = match.lastgroup or "month"
        value = Decimal(_NUMBERS[match["number"]])
        found.append(
            Quantity(start, end, Span(start, end), "measure", value, unit, clean.text[start:end])
        )
    return found


def _word_around(folded: str, stem: int) -> re.Match[str] | None:
    """The word whose *stem* stands there, where nothing but its number stands before it."""
    start = stem
    while start > 0 and stem - start <= _LONGEST_NUMBER and folded[start - 1].isalnum():
        start -= 1
    match = _WORD.match(folded, start) if start < stem else None
    return match if match is not None and match.end("number") == stem else None
