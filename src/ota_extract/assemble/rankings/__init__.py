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
from collections.abc import Sequence
from dataclasses import replace

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import RankingDraft
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.rankings.announcers import BREAKDOWN, ORDER, STRONG, announced_length
from ota_extract.assemble.rankings.cues import Cues
from ota_extract.assemble.rankings.drafting import Drafting
from ota_extract.assemble.rankings.entries import EntryReader
from ota_extract.assemble.rankings.prose import in_order
from ota_extract.assemble.rankings.sentences import SentenceReader
from ota_extract.clean import Block, BlockKind, CleanText
from ota_extract.mentions import Mentions
from ota_extract.stops import NO_ABBREVIATION

_SENTENCE = re.compile(rf"[.;!]{NO_ABBREVIATION}\s+(?=[Α-ΩΆ-Ώ«])|\n")
_MONEY = re.compile(
    r"ευρω|€|\bποσ(?:α|ο|ων)\b|πιστωσ|χρηματοδοτ|επιχορηγ|ενισχυσ|πληρωμ|δαπαν|κονδυλ|προυπολογ|αποζημιω"
)
_SHORT = 70
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 4  # letters that are alike in all cases of a noun
_REACH = 3_000
"""The values of a list begin within this of its announcement."""


def find_rankings(clean: CleanText, mentions: Mentions) -> list[RankingDraft]:
    """Find the rankings of *clean*, in text order. Spans are code points of ``clean.text``."""
    if len(mentions.numerals) < 2:
        return []
    finder = _Finder(clean, mentions)
    return finder.find()


def with_length_of_headline(
    clean: CleanText, mentions: Mentions, rankings: Sequence[RankingDraft], headline: Span | None
) -> list[RankingDraft]:
    """The only one of *rankings* with the length that the *headline* announces («Τα πέντε δημοφιλέστερα
    έργα»), where its own announcement («Τα πιο δημοφιλή έργα είναι:») gives none and names the same things."""
    if headline is None or len(rankings) != 1 or rankings[0].announced_length is not None:
        return list(rankings)
    (draft,) = rankings
    cue = ORDER.search(clean.folded, *headline)
    if cue is None or not _nouns(clean.folded, headline) & _nouns(clean.folded, draft.title_span):
        return [draft]
    inside = Numbers(mentions.numerals).within(*headline)
    length, numeral = announced_length(clean.folded, cue, inside, headline.end) or (0, None)
    if length < len(draft.items):
        return [draft]
    said = [Span(numeral.start, numeral.end)] if numeral else []
    return [replace(draft, announced_length=length, claims=tuple(sorted([*draft.claims, *said])))]


def _nouns(folded: str, span: Span) -> set[str]:
    """The beginnings of the words at *span*, but for those that claim the order."""
    words = ORDER.sub(" ", folded[span.start : span.end])
    return {word[:_STEM] for word in _LONG_WORD.findall(words)}


class _Finder:
    def __init__(self, clean: CleanText, mentions: Mentions) -> None:
        self._text, self._folded, self._blocks = clean.text, clean.folded, clean.blocks
        self._numbers = Numbers(mentions.numerals)
        self._cues = Cues(clean)
        self._entries = EntryReader(clean, self._numbers)
        self._drafting = Drafting(clean, self._numbers, mentions.quantities)
        self._told = SentenceReader(clean, self._numbers, self._cues, self._drafting)

    def find(self) -> list[RankingDraft]:
        found: list[RankingDraft] = []
        at = 0
        for hinted, hints in self._cues.blocks():
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
                    found += self._told.read(edges, hints)
            elif told := self._told.read(edges, hints):
                found += told
            else:
                draft, at = self._listed(block, edges, hints, at)
                found += [draft] if draft else []
        return found

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
        cue = self._cues.search(ORDER, hints, *sentence)
        if len(edges) > 2 and (
            sentence.end - sentence.start < _SHORT
            and (cue is None or not self._numbers.count(*sentence))
            and (before := self._cues.search(ORDER, hints, edges[-3], edges[-2]))
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
