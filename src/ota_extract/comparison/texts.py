"""Two versions of a text, aligned: which passages differ, and where an offset has gone.

>>> both = align("ποσό 39 εκατ. ευρώ", "το ποσό 39,5 εκατ. ευρώ")
>>> [("ποσό 39 εκατ. ευρώ"[p.start:p.end], "το ποσό 39,5 εκατ. ευρώ"[p.fresh_start:p.fresh_end])
...  for p in both.passages]
[('', 'το '), ('39', '39,5')]
>>> both.place(8, 18)  # «εκατ. ευρώ»
(13, 23)
>>> both.place(5, 7), both.place(6, 7)  # «39» as a whole is «39,5»; where its «9» is, nobody can tell
((8, 12), None)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import regex
from rapidfuzz.distance import LCSseq

LARGEST_GRID = 100_000_000
"""Tokens of one text times tokens of the other, beyond which a passage counts as changed as a whole."""
BETWEEN = 16
"""Characters between two passages that are shown as one."""

_WORDS = regex.compile(r"\s+|[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*|[^\s\p{L}\p{M}\p{N}]")
_LINES = regex.compile(r"[^\n]*\n|[^\n]+")


class Passage(NamedTuple):
    """``approved[start:end]`` became ``fresh[fresh_start:fresh_end]``; one of them may be empty."""

    start: int
    end: int
    fresh_start: int
    fresh_end: int


class Alignment:
    """Where each stretch of the approved text stands in the fresh one. ``passages`` is what differs."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages
        self._starts = [passage.start for passage in passages]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where ``approved[start:end]`` stands in the fresh text, or ``None`` where that cannot be told."""
        if not self.passages:
            return start, end
        first, last = self._start(start), self._end(end)
        return None if first is None or last is None else (first, last)

    def neighbours(self) -> Iterator[Passage]:
        """The passages, those with hardly anything between them as one."""
        last: Passage | None = None
        for passage in self.passages:
            if last and passage.start - last.end <= BETWEEN:
                last = last._replace(end=passage.end, fresh_end=passage.fresh_end)
                continue
            if last:
                yield last
            last = passage
        if last:
            yield last

    def _start(self, offset: int) -> int | None:
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self.passages[index].start == offset < self.passages[index].end:
            return self.passages[index].fresh_start
        return self._kept(offset, index)

    def _end(self, offset: int) -> int | None:
        # a passage that begins where the stretch ends stands behind it
        index = bisect_right(self._starts, offset - 1) - 1
        if index >= 0 and self.passages[index].end == offset > self.passages[index].start:
            return self.passages[index].fresh_end
        return self._kept(offset, index)

    def _kept(self, offset: int, index: int) -> int | None:
        if index < 0:
            return offset
        passage = self.passages[index]
        return None if offset < passage.end else passage.fresh_end + offset - passage.end


def align(approved: str, fresh: str) -> Alignment:
    """Align the two texts: their lines first, then the words of the lines that differ."""
    if approved == fresh:
        return Alignment(())
    passages: list[Passage] = []
    for lines in _changed(_LINES.findall(approved), _LINES.findall(fresh)):
        before = approved[lines.start : lines.end]
        after = fresh[lines.fresh_start : lines.fresh_end]
        for words in _changed(_WORDS.findall(before), _WORDS.findall(after)):
            passage = Passage(
                lines.start + words.start,
                lines.start + words.end,
                lines.fresh_start + words.fresh_start,
                lines.fresh_start + words.fresh_end,
            )
            passages.append(passage)
    return Alignment(tuple(passages))


def _changed(approved: Sequence[str], fresh: Sequence[str]) -> Iterator[Passage]:
    """The runs of tokens that differ, as offsets in characters."""
    at = [0, *accumulate(map(len, approved))]
    fresh_at = [0, *accumulate(map(len, fresh))]
    head, tail = _common(approved, fresh)
    left, right = approved[head : len(approved) - tail], fresh[head : len(fresh) - tail]
    if not left and not right:
        return
    if not left or not right or len(left) * len(right) > LARGEST_GRID:
        spans = [(0, len(left), 0, len(right))]
    else:
        spans = [
            (code.src_start, code.src_end, code.dest_start, code.dest_end)
            for code in LCSseq.opcodes(left, right)
            if code.tag != "equal"
        ]
    joined: list[list[int]] = []
    for span in spans:
        if joined and joined[-1][1] == span[0] and joined[-1][3] == span[2]:
            joined[-1][1], joined[-1][3] = span[1], span[3]
        else:
            joined.append(list(span))
    for start, end, fresh_start, fresh_end in joined:
        yield Passage(
            at[head + start],
            at[head + end],
            fresh_at[head + fresh_start],
            fresh_at[head + fresh_end],
        )


def _common(approved: Sequence[str], fresh: Sequence[str]) -> tuple[int, int]:
    """How many tokens both begin with, and end with behind those."""
    shorter = min(len(approved), len(fresh))
    head = 0
    while head < shorter and approved[head] == fresh[head]:
        head += 1
    tail = 0
    while tail < shorter - head and approved[-1 - tail] == fresh[-1 - tail]:
        tail += 1
    return head, tail
