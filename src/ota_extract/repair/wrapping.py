"""How the lines of a text were broken: their width, and what empty lines and indents mean there.

>>> from ota_extract.repair.sheet import lines_of
>>> shape = shape_of(lines_of("Διατίθενται συνολικά πέντε\\nεκατομμύρια ευρώ για τα έργα\\nτων δήμων."))
>>> shape.width, shape.blank_breaks
(28, True)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ota_extract.clean import BULLETS, DASHES
from ota_extract.repair.rows import looks_like_row
from ota_extract.repair.sentences import ends_sentence
from ota_extract.repair.sheet import Line

_WIDEST = 170  # a longer line was not broken by a page
_LIST_SIGNS = DASHES + BULLETS + "0123456789("
_SOUND = 0.75  # a wrap that leaves more of the line empty tells nothing of its width


class Shape(NamedTuple):
    """What the certain wraps of a text (the next line goes on in lower case) show."""

    width: int
    """A line whose end and the next word make more than this is full; 0 where nothing is known."""
    blank_breaks: bool
    """An empty line parts paragraphs (it does not stand within sentences)."""
    newline_joins: bool
    """Lines without an empty line between them are one paragraph, as a rule."""
    indent_joins: bool
    """Lines that go on begin with a space."""
    gap: int
    """The number of empty lines that can stand within a sentence."""

    def is_full(self, line: str, after: str, share: float = 1.0) -> bool:
        """Tell whether the first word of *after* would not have fitted on *line*, if only so large a
        *share* of it were to be filled."""
        return 0 < share * self.width < len(line) + 1 + len(after.split(None, 1)[0])


def shape_of(lines: Sequence[Line]) -> Shape:
    """Read the shape of *lines* from the wraps that are beyond doubt."""
    wraps = [
        (before, after)
        for before, after in pairwise(lines)
        if after.text[0].islower()
        and 20 <= len(before.text) <= _WIDEST
        and not ends_sentence(before.text)
        and before.text[-1] != ":"
    ]
    wraps = wraps or _alike(lines)
    lengths = [len(line.text) for line in lines]
    unbroken = sum(length for length in lengths if length > _WIDEST)
    if not wraps or unbroken * 4 > sum(lengths):  # paragraphs stand on one line each
        return Shape(0, True, False, False, 0)
    longest = sorted(len(before.text) for before, _ in wraps)[int(len(wraps) * 0.98)]
    if sum(length for length in lengths if length > 1.3 * longest) * 2 > sum(lengths):
        return Shape(0, True, False, False, 0)
    # with the next word the line would have been longer than it could be
    reaches = [len(before.text) + 1 + len(after.text.split(None, 1)[0]) for before, after in wraps]
    sound = sorted(reach for reach in reaches if reach >= _SOUND * longest)
    room = sound[len(sound) // 50] - 1
    width = max((len(line.text) for line in lines if len(line.text) <= room), default=room)
    blank = sum(after.gap > 0 for _, after in wraps)
    indents = sum(after.indented for _, after in wraps)
    tight = [after for before, after in pairwise(lines) if after.gap == 0]
    return Shape(
        width=width,
        blank_breaks=blank * 10 <= len(wraps),
        newline_joins=blank * 10 <= len(wraps) and len(tight) < len(lines) - 1,
        indent_joins=indents * 10 >= len(wraps) * 9 and indents < len(lines) - 1,
        gap=max(after.gap for _, after in wraps),
    )


def _alike(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Where no line begins in lower case: lines that are all nearly as long and end no sentence."""
    longest = max((len(line.text) for line in lines if len(line.text) <= _WIDEST), default=0)
    if not 50 <= longest <= 130 or any(len(line.text) > _WIDEST for line in lines):
        return []
    pairs = [
        (before, after)
        for before, after in pairwise(lines)
        if 0.85 * longest <= len(before.text) <= longest
        and not ends_sentence(before.text)
        and before.text[-1] != ":"
        and not before.text.isupper()
        and after.text[0] not in _LIST_SIGNS
        and not looks_like_row(before.text)
    ]
    return pairs if len(pairs) >= 3 else []
