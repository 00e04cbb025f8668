"""Passages that stand twice: a paragraph copied again, the end of a row printed once more.

A table line that is repeated whole is no damage: a municipality can be paid for two purposes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ota_extract.alignment import Edit, Replace
from ota_extract.clean import Block, BlockKind
from ota_extract.repair.rows import is_fragment
from ota_extract.repair.sheet import Line

_SHORTEST = 40  # characters of a paragraph that is not repeated by chance


def row_fragments(text: str, lines: Sequence[Line]) -> Iterator[Edit]:
    """The end of a row alone on the line after it goes.

    >>> from ota_extract.repair.sheet import lines_of
    >>> text = "Δήμος Άρτας : 90.000 €\\n: 90.000 €\\nΔήμος Πάρου: 5.000 €"
    >>> [edit.old for edit in row_fragments(text, lines_of(text))]
    ['\\n: 90.000 €']
    """
    for before, line in pairwise(lines):
        if (
            line.text[0] == ":"
            and is_fragment(line.text)
            and before.text.endswith(line.text[1:].strip())
        ):
            old = text[before.end : line.end]
            yield Replace(
                before.end, old, "", "row-end-repeated", "the end of the row before, once more"
            )


def repeated_paragraphs(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """Each paragraph that was there word for word, with the first one."""
    seen: dict[str, Block] = {}
    for block in blocks:
        if block.kind is not BlockKind.PARAGRAPH or block.end - block.start < _SHORTEST:
            continue
        words = text[block.start : block.end]
        if words in seen:
            yield block, seen[words]
        else:
            seen[words] = block
