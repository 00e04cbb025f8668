"""Rankings: lists that claim an order, with the number behind each place.

>>> from ota_extract.clean import CleanText
>>> from ota_extract.mentions import Mentions
>>> from ota_extract.scan.numerals import find_numerals
>>> def rankings(text):
...     clean = CleanText.of(text)
...     return find_rankings(clean, Mentions(numerals=tuple(find_numerals(clean.folded))))
>>> (ranking,) = rankings("Οι δύο δημοφιλέστερες είναι:\\n- Στάθμευση: 16 Δήμοι\\n- Φωτισμός: 12 Δήμοι")
>>> ranking.announced_length, [(item.rank, item.label, str(item.value)) for item in ranking.items]
(2, [(1, 'Στάθμευση', '16'), (2, 'Φωτισμός', '12')])
>>> rankings("Η πορεία των έργων:\\n- Με σύμβαση: 22\\n- Σε δημοπράτηση: 14")  # no order is claimed
[]

Ties keep the printed order. A table of recipients and amounts is no ranking (``tables`` has it).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import ItemDraft, RankingDraft
from ota_extract.assemble.hints import hinted_blocks
from ota_extract.assemble.rankings.announcers import (
    BREAKDOWN,
    HINTS,
    ORDER,
    POSITION,
    announced_length,
)
from ota_extract.assemble.rankings.inline import read_brackets, read_counts
from ota_extract.assemble.rankings.items import Item, read_item
from ota_extract.assemble.rankings.prose import read_places
from ota_extract.clean import Block, BlockKind, CleanText
from ota_extract.mentions import Mentions, Numeral, Quantity

_SENTENCE = re.compile(r"[.;!](?<!εκατ\.)(?<!δισ\.)(?<!χιλ\.)(?<!κλπ\.)\s+(?=[^\W\d_])|\n")
_LONGEST_UNMARKED = 250
"""A longer paragraph without a list mark is prose."""
UNKNOWN = "unspecified"


def find_rankings(clean: CleanText, mentions: Mentions) -> list[RankingDraft]:
    """Find the rankings of *clean*, in text order. Spans are code points of ``clean.text``."""
    finder = _Finder(clean, mentions)
    return finder.find()


class _Finder:
    def __init__(self, clean: CleanText, mentions: Mentions) -> None:
        self._clean = clean
        self._text, self._folded, self._blocks = clean.text, clean.folded, clean.blocks
        self._numerals = mentions.numerals
        self._starts = [numeral.start for numeral in mentions.numerals]
        self._quantities = mentions.quantities
        self._quantity_starts = [quantity.core.start for quantity in mentions.quantities]

    def find(self) -> list[RankingDraft]:
        found: list[RankingDraft] = []
        at = 0
        for hinted in sorted(hinted_blocks(self._clean, HINTS)):
            block = self._blocks[hinted]
            if hinted < at or block.kind is BlockKind.ROW:
                continue
            at = hinted + 1
            cue = ORDER.search(self._folded, block.start, block.end)
            places = POSITION.search(self._folded, block.start, block.end) if cue is None else None
            if cue is None and places is None:
                continue
            if cue is not None:
                draft, at = self._listed(block, at)
                if draft is not None:
                    found.append(draft)
                    continue
                if draft := self._inline(block):
                    found.append(draft)
                    continue
            if draft := self._told(block):
                found.append(draft)
        return found

    def _listed(self, block: Block, at: int) -> tuple[RankingDraft | None, int]:
        """A list of items below an announcing sentence, the last of its block."""
        edges = [m.end() for m in _SENTENCE.finditer(self._folded, block.start, block.end - 1)]
        sentence = Span(edges[-1] if edges else block.start, block.end)
        cue = ORDER.search(self._folded, *sentence)
        if cue is None or BREAKDOWN.search(self._folded, *sentence):
            return None, at
        ending = self._folded[block.end - 1]
        if ending not in ":.-–—" and block.kind is BlockKind.ITEM:
            return None, at
        announced = announced_length(self._folded, cue, self._inside(*sentence), sentence.end)
        items, after = self._items(at, announced[0] if announced else None)
        if len(items) < 2:
            return None, at
        return self._draft(sentence, cue, [*enumerate(items, start=1)]), after

    def _items(self, at: int, announced: int | None) -> tuple[list[Item], int]:
        """The items from block *at* on; without marks they end at the announced length, or at prose."""
        items: list[Item] = []
        kind = None
        after = at
        while at < len(self._blocks):
            block = self._blocks[at]
            at += 1
            if block.kind is BlockKind.CAPTION:
                continue
            marked = block.kind is BlockKind.ITEM
            if kind is not None and marked != (kind is BlockKind.ITEM):
                break
            if not marked and (
                len(items) == announced or block.end - block.start > _LONGEST_UNMARKED
            ):
                break
            item = read_item(
                self._text,
                self._folded,
                self._inside(block.start, block.end),
                block.start,
                block.end,
            )
            if item is None:
                if kind is BlockKind.ITEM and items:
                    continue
                break
            kind = block.kind
            items.append(item)
            after = at
        return items, after

    def _inline(self, block: Block) -> RankingDraft | None:
        """Items in brackets in the announcing sentence itself."""
        edges = [block.start]
        edges += [m.end() for m in _SENTENCE.finditer(self._folded, block.start, block.end - 1)]
        edges.append(block.end)
        for start, end in pairwise(edges):
            cue = ORDER.search(self._folded, start, end)
            if cue is None or BREAKDOWN.search(self._folded, start, cue.start()):
                continue
            items = read_brackets(
                self._text, self._folded, self._inside(cue.end(), end), cue.end(), end
            )
            if not items:
                inside = self._inside(cue.end(), end)
                items = read_counts(self._text, self._folded, inside, cue.end(), end)
            if items:
                return self._draft(
                    Span(start, items[0].label.start), cue, [*enumerate(items, start=1)]
                )
        return None

    def _told(self, block: Block) -> RankingDraft | None:
        """Places named in prose, over the sentences of the block."""
        places = read_places(
            self._text, self._folded, self._inside(block.start, block.end), block.start, block.end
        )
        if not places:
            return None
        first = places[0][1].span.start
        edges = [m.end() for m in _SENTENCE.finditer(self._folded, block.start, first)]
        start = edges[-1] if edges else block.start
        title = Span(start, first) if first > start + 3 else Span(start, places[-1][1].span.end)
        cue = ORDER.search(self._folded, start, first) or POSITION.search(
            self._folded, start, first
        )
        return self._draft(title, cue, places)

    def _draft(
        self, title: Span, cue: re.Match[str] | None, items: Sequence[tuple[int, Item]]
    ) -> RankingDraft:
        announced = (
            announced_length(self._folded, cue, self._inside(*title), title.end) if cue else None
        )
        units = [self._unit(item.numeral) for _, item in items]
        own = next((unit for unit in units if unit is not None), UNKNOWN)
        drafts = tuple(
            ItemDraft(
                rank=rank,
                label=self._text[slice(*item.label)],
                label_span=item.label,
                value=item.numeral.value,
                value_span=self._value_span(item.numeral),
                unit=unit or own,
                span=item.span,
            )
            for (rank, item), unit in zip(items, units, strict=True)
        )
        length, numeral = announced or (None, None)
        span = Span(numeral.start, numeral.end) if numeral else None
        title = Span(title.start, title.start + len(self._text[slice(*title)].rstrip(" :–—-,(")))
        return RankingDraft(
            title=self._text[slice(*title)],
            title_span=title,
            announced_length=length,
            announced_span=span,
            unit=own,
            items=drafts,
            claims=tuple(
                sorted([*(item.value_span for item in drafts), *([span] if span else [])])
            ),
        )

    def _unit(self, numeral: Numeral) -> str | None:
        quantity = self._quantity(numeral)
        if quantity is not None and quantity.core.end > numeral.end:  # the unit stands there
            return quantity.unit
        return "percent" if self._folded.startswith(("%", " %"), numeral.end) else None

    def _value_span(self, numeral: Numeral) -> Span:
        quantity = self._quantity(numeral)
        return quantity.core if quantity is not None else Span(numeral.start, numeral.end)

    def _quantity(self, numeral: Numeral) -> Quantity | None:
        at = bisect_right(self._quantity_starts, numeral.start) - 1
        if at < 0:
            return None
        quantity = self._quantities[at]
        return quantity if numeral.start < quantity.core.end else None

    def _inside(self, start: int, end: int) -> Sequence[Numeral]:
        return self._numerals[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
