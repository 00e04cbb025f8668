"""Where a paragraph ends by its looks: a gap below a line that is wider than those between lines.

The lines of a title and of what stands below it would else be one sentence, as nothing else parts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ota_extract.reading.pdf.pieces import Block, TextLine

WIDE = 0.8
"""A gap that parts paragraphs is wider than the usual one by this share of the line's height."""
_GOES_ON = ("-", "\u00ad", "\u2010", ",", "(", "«")


def paragraph_starts(blocks: Sequence[Block]) -> set[int]:
    """The lines of a page's *blocks*, by their ``id``, that begin a paragraph below a wide gap."""
    steps = [
        (two.top - one.bottom, one, two)
        for one, two in pairwise(blocks)
        if isinstance(one, TextLine) and isinstance(two, TextLine) and two.top > one.top
    ]
    gaps = sorted(gap for gap, _, _ in steps)
    if not gaps:
        return set()
    usual = max(gaps[len(gaps) // 4], 0.0)
    return {
        id(two)
        for gap, one, two in steps
        if gap - usual > WIDE * (two.bottom - two.top)
        and not one.piece.text.endswith(_GOES_ON)
        and not two.piece.text[:1].islower()
    }
