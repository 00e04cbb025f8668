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
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import RankingDraft
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.rankings.announcers import (
    BREAKDOWN,
    HINTS,
    NEXT,
    ORDER,
    POSITION,
    STRONG,
    announced_length,
)
from ota_extract.assemble.rankings.drafting import Drafting
from ota_extract.assemble.rankings.entries import EntryReader
from ota_extract.assemble.rankings.inline import read_brackets
from ota_extract.assemble.rankings.items import Item
from ota_extract.assemble.rankings.outline import read_outline
from ota_extract.assemble.rankings.prose import in_order, read_places
from ota_extract.clean import Block, BlockKind, CleanText
from ota_extract.mentions import Mentions
from ota_extract.stops import NO_ABBREVIATION

_SENTENCE = re.compile(rf"[.;!]{NO_ABBREVIATION}\s+(?=[Α-ΩΆ-Ώ«])|\n")
_MONEY = re.compile(
    r"ευρω|€|\bποσ(?:α|ο|ων)\b|πιστωσ|χρηματοδοτ|επιχορηγ|ενισχυσ|πληρωμ|δαπαν|κονδυλ|προυπολογ|αποζημιω"
)
_AUTHORITY = re.compile(r"\bδημ(?:ο|οσ|ου|οι|ων|ουσ)\b|περιφερει")
_SHORT = 70
_AROUND = 60
"""No cue is longer than this, before or behind the stem it holds."""
_MOST_TRIES = 40
"""No paragraph claims an order in more sentences."""
_REACH = 3_000
"""No ranking told in a paragraph is longer than this."""


def find_rankings(clean: CleanText, mentions: Mentions) -> list[RankingDraft]:
    """Find the rankings of *clean*, in text order. Spans are code points of ``clean.text``."""
    if len(mentions.numerals) < 2:
        return []
    finder = _Finder(clean, mentions)
    return finder.find()


class _Finder:
    def __init__(self, clean: CleanText, mentions: Mentions) -> None:
        self._text, self._folded, self._blocks = clean.text, clean.folded, clean.blocks
        self._numbers = Numbers(mentions.numerals)
        self._entries = EntryReader(clean, self._numbers)
        self._drafting = Drafting(clean, self._numbers, mentions.quantities)

    def find(self) -> list[RankingDraft]:
        found: list[RankingDraft] = []
        at = 0
        for hinted, hints in self._hinted():
            if hinted < at or self._blocks[hinted].kind is BlockKind.ROW:
                continue
            at = hinted + 1
            block = self._whole(hinted)
            edges = self._sentences(block)
            if self._text[block.end - 1] == ":" or self._numbers.count(block.start, block.end) < 2:
                draft, at = self._listed(block, edges, hints, at)
                if draft is not None:
                    found.append(draft)
                else:
                    found += self._in_sentences(edges, hints)
            elif told := self._in_sentences(edges, hints):
                found += told
            else:
                draft, at = self._listed(block, edges, hints, at)
                found += [draft] if draft else []
        return found

    def _hinted(self) -> Iterator[tuple[int, list[int]]]:
        """The blocks that hold a stem of a cue, each with the offsets of the stems."""
        folded = self._folded
        hints: list[int] = []
        for stem in HINTS:
            at = folded.find(stem)
            while at >= 0:
                hints.append(at)
                at = folded.find(stem, at + 1)
        hints.sort()
        starts = [block.start for block in self._blocks]
        for block, held in groupby(hints, key=lambda hint: bisect_right(starts, hint) - 1):
            if block >= 0:
                yield block, list(held)

    def _cue(
        self, pattern: re.Pattern[str], hints: Sequence[int], start: int, end: int
    ) -> re.Match[str] | None:
        """A match of *pattern* around the hints that lie between *start* and *end*."""
        low, high = bisect_left(hints, start), bisect_left(hints, end)
        if low == high:
            return None
        return pattern.search(
            self._folded, max(start, hints[low] - _AROUND), min(end, hints[high - 1] + _AROUND)
        )

    def _whole(self, at: int) -> Block:
        """The block with the next one, where a sentence runs on into a bracket."""
        block = self._blocks[at]
        if at + 1 < len(self._blocks) and self._text[block.end - 1].isalnum():
            following = self._blocks[at + 1]
            if self._text[following.start] == "(" and self._text[following.end - 1] not in ")":
                return Block(block.kind, block.start, following.end)
        return block

    def _sentences(self, block: Block) -> list[int]:
        """The edges of the block's sentences."""
        edges = [block.start]
        edges += [
            found.end()
            for found in _SENTENCE.finditer(self._text, block.start, block.end - 1)
            if "\n" not in found.group() or not self._text.startswith(("\n(", "("), found.end())
        ]
        return [*edges, block.end]

    def _listed(
        self, block: Block, edges: Sequence[int], hints: Sequence[int], at: int
    ) -> tuple[RankingDraft | None, int]:
        """A list of items below an announcing sentence, the last of its block."""
        ending = self._text[block.end - 1]
        if at >= len(self._blocks) or (ending != ":" and block.kind is BlockKind.ITEM):
            return None, at
        if self._numbers.count(block.end, block.end + _REACH) < 2:
            return None, at
        sentence = Span(edges[-2], block.end)
        cue = self._cue(ORDER, hints, *sentence)
        if len(edges) > 2 and (
            sentence.end - sentence.start < _SHORT
            and (cue is None or not self._numbers.count(*sentence))
            and (before := self._cue(ORDER, hints, edges[-3], edges[-2]))
        ):  # «Έξι δράσεις συγκέντρωσαν τις περισσότερες αιτήσεις. Με φθίνουσα σειρά:»
            sentence, cue = Span(edges[-3], block.end), before
        if cue is None or BREAKDOWN.search(self._folded, *sentence):
            return None, at
        announced = announced_length(
            self._folded, cue, self._numbers.within(*sentence), sentence.end
        )
        items, after = self._entries.read(at, announced[0] if announced else None)
        if len(items) < 2:
            return None, at
        first = self._blocks[at]
        bare = items[0][1].span.start == first.start
        if bare and ending in ".;!":
            return None, at
        if not STRONG.search(cue.group()) and not in_order([item for _, item in items]):
            return None, at
        if (
            bare
            and first.kind is BlockKind.ROW
            and (
                _MONEY.search(self._folded, *sentence)
                or self._drafting.is_money(items[0][1].numeral)
            )
        ):
            return None, at
        return self._drafting.draft(sentence, cue, items), after

    def _in_sentences(self, edges: Sequence[int], hints: Sequence[int]) -> list[RankingDraft]:
        """The rankings inside the sentences of a block: items in brackets, or places told one by one."""
        found: list[RankingDraft] = []
        done, tries = edges[0], 0
        for start, end in pairwise(edges):
            if tries > _MOST_TRIES:
                break
            last = min(edges[-1], start + _REACH)
            if start < done or self._numbers.count(start, last) < 2:
                continue
            if bisect_left(hints, start) == bisect_left(hints, end):
                continue
            tries += 1
            if draft := self._in_sentence(hints, start, min(end, last), last):
                found.append(draft)
                done = draft.items[-1].span.end
        return found

    def _in_sentence(
        self, hints: Sequence[int], start: int, end: int, last: int
    ) -> RankingDraft | None:
        """The ranking that begins in the sentence from *start* to *end*; it may go on until *last*."""
        cue = self._cue(ORDER, hints, start, end)
        if cue is not None and BREAKDOWN.search(self._folded, start, cue.start()):
            cue = None
        first = self._cue(POSITION, hints, start, end)
        if (outlined := cue or first) and (draft := self._outlined(outlined, start, end)):
            return draft
        told = self._told(first, start, end, last, bare=False) if first is not None else None
        if cue is not None and (draft := self._inline(cue, start, end)):
            longer = told is not None and len(told.items) > len(draft.items)
            return told if longer else draft  # «πρώτος ο Δήμος Α, με 42, και κατά σειρά ο Β (30)»
        if told is not None:
            return told
        if cue is None:
            return None
        colon = self._folded.find(":", cue.end(), end)
        if draft := self._told(cue, start, end, last, bare=colon >= 0):
            return draft
        if STRONG.search(cue.group()):
            return self._told(cue, start, end, end, bare=False, alone=True)
        return None

    def _outlined(self, cue: re.Match[str], start: int, end: int) -> RankingDraft | None:
        places = read_outline(
            self._text, self._folded, self._numbers.within(cue.end(), end), cue.end(), end
        )
        if not places or not self._is_claimed(cue, [item for _, item in places], start):
            return None
        return self._drafting.draft(Span(start, places[0][1].span.start), cue, places)

    def _inline(self, cue: re.Match[str], start: int, end: int) -> RankingDraft | None:
        items = read_brackets(
            self._text, self._folded, self._numbers.within(cue.end(), end), cue.end(), end
        )
        if not items or not self._is_claimed(cue, items, start):
            return None
        whole = self._told(cue, start, end, end, bare=False)
        if whole is not None and len(whole.items) > len(items):
            return whole
        return self._drafting.draft(
            Span(start, items[0].label.start), cue, [*enumerate(items, start=1)]
        )

    def _told(
        self,
        cue: re.Match[str],
        start: int,
        end: int,
        last: int,
        *,
        bare: bool,
        alone: bool = False,
    ) -> RankingDraft | None:
        """Places named in prose from *cue* on until *last*, the first of them in the sentence that goes to
        *end*; *alone*: without a word like «ακολουθεί»."""
        if not (bare or alone) and not NEXT.search(self._folded, cue.end(), last):
            return None
        colon = self._folded.find(":", cue.end(), last) if bare else -1
        low = colon + 1 if colon >= 0 else cue.start()
        places = read_places(
            self._text, self._folded, self._numbers.within(low, last), low, last, bare=bare
        )
        if places and places[0][1].span.start >= end:
            return None  # «Πρωταθλήτρια είναι η Κρήτη. Ακολουθούν …»: of the first one it tells nothing
        if not places or not self._is_claimed(cue, [item for _, item in places], start):
            return None
        first = places[0][1].span.start
        title = Span(start, first) if first > start + 3 else Span(start, places[-1][1].span.end)
        return self._drafting.draft(title, cue, places)

    def _is_claimed(self, cue: re.Match[str], items: Sequence[Item], start: int) -> bool:
        """Whether the cue and the values claim an order: a weak cue needs values that fall, and
        money to authorities under it is a table."""
        if STRONG.search(cue.group()):
            return True
        if not in_order(items):
            return False
        counted = announced_length(
            self._folded, cue, self._numbers.within(start, items[0].span.start), cue.end()
        )
        if counted is not None and counted[0] == len(items):
            return True  # «οι τρεις δήμοι με τις μεγαλύτερες ανάγκες»: so many, and those
        return not (
            self._drafting.is_money(items[0].numeral)
            and _AUTHORITY.search(self._folded, start, items[-1].span.end)
        )
