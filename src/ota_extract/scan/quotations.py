"""Quotations: what stands between quotation marks, «…», “…”, or "…" in pairs.

Inner quotes (“ ” or a second «) belong to the outer; an opening « that nothing closes ends with its
paragraph.

>>> from ota_extract.clean import CleanText
>>> def quoted(text): return [text[quote.start : quote.end] for quote in find_quotations(CleanText.of(text))]
>>> quoted("Το «νέο “έργο”» και το \\"παλιό\\", 5\\" και «ό,τι δεν κλείνει")
['νέο “έργο”', 'παλιό', 'ό,τι δεν κλείνει']

Whether somebody says them is not asked here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ota_extract.clean import Block, CleanText

MAX_BLOCKS = 6  # blocks that one quotation may run over

_OPENS = re.compile(r'[«“"](?:(?<!")|(?<![^\s(:]")(?=\w))')
_STRAIGHT_CLOSES = re.compile(r'(?<=[\w.!;…%)])"(?!\w)')
_MARKS = {"«": re.compile("[«»]"), "“": re.compile("[“”]")}
_SHUT_AT_END = re.compile(r"[»”][.,;!]{0,2}$")


class Quotation(NamedTuple):
    """The quoted words, and the marks around them."""

    start: int
    end: int
    after: int


def find_quotations(clean: CleanText) -> Iterator[Quotation]:
    """The outermost quotations, each within the blocks that its marks allow."""
    text, at = clean.text, 0
    starts = [block.start for block in clean.blocks]
    for mark in _OPENS.finditer(text):
        if mark.start() < at:
            continue
        here = bisect_right(starts, mark.start()) - 1
        if here < 0:
            continue
        end = _closing(text, mark.start(), clean.blocks, here)
        yield Quotation(mark.end(), end, min(end + 1, len(text)))
        at = end


def _closing(text: str, opening: int, blocks: tuple[Block, ...], here: int) -> int:
    """Where the quotation that opens at *opening* ends: its mark, or the end of its paragraph."""
    if text[opening] == '"':  # only in pairs, and within its paragraph
        straight = _STRAIGHT_CLOSES.search(text, opening + 1, blocks[here].end)
        return straight.start() if straight else opening + 1
    opens, closes = text[opening], "»" if text[opening] == "«" else "”"
    furthest = blocks[min(here + MAX_BLOCKS, len(blocks)) - 1].end
    if text.find(closes, opening, furthest) < 0:
        return blocks[here].end
    depth = 0
    marks = _MARKS[opens]
    for nth, block in enumerate(blocks[here : here + MAX_BLOCKS]):
        for mark in marks.finditer(text, max(block.start, opening), block.end):
            if mark[0] == closes:
                depth -= 1
                if depth == 0:
                    return mark.start()
            elif not (nth and depth == 1 and mark.start() == block.start):
                depth += 1  # (a further paragraph of one quotation may open with the mark again)
        shut = _SHUT_AT_END.search(text, max(block.end - 4, opening), block.end)
        if shut and shut[0][0] == closes:
            return shut.start()  # one mark closes the inner and the outer quotation
    return blocks[here].end
