"""What repair gives: the clean text, its blocks, and every step that led there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum

from ota_extract.alignment import AlignedText, Edit, Span
from ota_extract.findings import Observation
from ota_extract.greek import fold
from ota_extract.source import SourceDocument

ARROWS = "►▶➢➤→⇒➔➜➡👉"
"""Signs that point from a name to its amount, or the other way; they stand before an entry as well."""
BULLETS = f"•·*▪▫◦●○■□◾◼{ARROWS}✓✔✅☑🔹🔸🔷🔶🔵🔴🟢🟠🟡💰💶📌📍\uf0b7\uf0a7\uf0d8"
"""Signs that stand before an entry of a list: on paper, in posts, and the last three in symbol fonts."""
DASHES = "-–—"
"""Signs that stand before an entry as well, and elsewhere too."""


class BlockKind(StrEnum):
    """What a block of the clean text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"  # one entry of a list, with its bullet or number
    ROW = "row"  # one line of a table
    CAPTION = "caption"  # a caption or pull quote that was set behind the sentence it cut


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or table line: ``text[start:end]`` without surrounding space."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CleanTable:
    """A table of the source, its cells as spans of the clean text."""

    rows: tuple[tuple[Span, ...], ...]
    header_rows: int
    in_lines: bool = False
    """Whether the text itself writes it, a row a line; rows may then differ in their number of cells."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """The repaired release. All offsets are code points of ``text``."""

    document: SourceDocument
    aligned: AlignedText
    blocks: tuple[Block, ...]
    steps: tuple[tuple[Edit, ...], ...] = ()
    """The edits that led from the source text to the clean text, one tuple a repair, each in the
    offsets of the text that the repairs before it left."""
    tables: tuple[CleanTable, ...] = ()
    observations: tuple[Observation, ...] = ()
    folded: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.aligned.text))

    @classmethod
    def of(cls, text: str) -> CleanText:
        """Text that needs no repair: each line a block, list items told by their mark.

        >>> [block.kind.value for block in CleanText.of("Δίνονται:\\n- 5 έργα\\n\\nΤέλος.").blocks]
        ['paragraph', 'item', 'paragraph']
        """
        blocks = tuple(
            Block(
                BlockKind.ITEM if _ITEM.match(line[0]) else BlockKind.PARAGRAPH,
                line.start(),
                line.end(),
            )
            for line in _LINE.finditer(text)
        )
        document = SourceDocument("", "text/plain", "", len(text.encode()), text)
        return cls(document, AlignedText.of(text), blocks)

    def noticing(self, seen: Iterable[Observation]) -> CleanText:
        """The same text with *seen* among its observations; it is not folded anew."""
        other = copy(self)
        object.__setattr__(other, "observations", (*self.observations, *seen))
        return other

    @property
    def text(self) -> str:
        """The repaired text: paragraphs parted by a blank line, list items and table lines by a newline."""
        return self.aligned.text


def separator(one: BlockKind, two: BlockKind | None) -> str:
    """What parts two blocks of these kinds: a newline within a list or table, else a blank line."""
    return "\n" if one is two and one in (BlockKind.ITEM, BlockKind.ROW) else "\n\n"


_LINE = re.compile(r"\S(?:[^\n]*\S)?")
# «- έργο», «- 5 έργα», «1) έργο», «α) έργο»; not «-5»
_ITEM = re.compile(rf"[{DASHES}{BULLETS}](?!\d)|(?:\d{{1,3}}|[α-ωΑ-Ω]{{1,2}})[.)]\s")
