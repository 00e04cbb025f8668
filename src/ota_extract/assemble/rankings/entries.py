"""The entries of a list below its announcement: marked ones with what hangs on them, or bare lines.

>>> from ota_extract.clean import CleanText
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text):
...     clean = CleanText.of(text)
...     ranked, _ = EntryReader(clean, Numbers(find_numerals(clean.folded))).read(0)
...     return [(rank, clean.text[slice(*item.label)], str(item.numeral.value)) for rank, item in ranked]
>>> read("1. Άδεια χρήσης νερού –\\n412.308\\n2. Βεβαίωση βοσκοτόπου – 96.440\\nΤο σύνολο ξεπέρασε τα 2,7 εκατ.")
[(1, 'Άδεια χρήσης νερού', '412308'), (2, 'Βεβαίωση βοσκοτόπου', '96440')]
>>> read("Αθηναίων (11.420 επιταγές)\\nΠατρέων (4.377)\\nΤα αποτελέσματα αναρτώνται στις 9 Ιουλίου.")
[(1, 'Αθηναίων', '11420'), (2, 'Πατρέων', '4377')]
>>> read("Η επιδότηση ανέρχεται στο 50% της δαπάνης για 12 Δήμους.\\nΤο όφελος θα φτάσει τις 214.000 ώρες.")
[]

Running text below an announcement is no list; neither is a line of a table with several numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.rankings.items import Item, is_signed, read_item
from ota_extract.assemble.rankings.leads import VERB
from ota_extract.clean import BULLETS, DASHES, Block, BlockKind, CleanText
from ota_extract.stops import NO_ABBREVIATION

_BULLET = re.compile(rf"(?:[{DASHES}{BULLETS}]|o\s)\s*(?!\d{{1,3}}\s*[-–—]\Z)")
_NUMBERED = re.compile(r"(?P<number>\d{1,2})(?:[.)](?!\d)|(?:οσ|ησ?|ο)\b[.):]?)\s*(?=\S)")
_LETTERED = re.compile(r"(?:[α-ω]{1,2}|[ivx]{1,4})(?:\)|΄\)|['΄]|\.)\s+(?=\S)")
_BRACKET = re.compile(r"[(\[][^()\[\]]{1,90}[)\]][.,;]?")
_STARTS_VALUE = re.compile(
    r"[€«]?\s*(?:\d|(?:πανω απο|περισσοτερ\w+ απο|περιπου|συνολικα|με)\s+\d)"
)
_BARE_END = re.compile(
    r"\s*(?:%|τοισ\s+(?:εκατο|%))?(?:\s*[^\W\d_][^\s()\d]*){0,4}\s*(?:[(\[][^()]*[)\]])?[\s.,;·)\]]*\Z"
)
_SENTENCE_WITHIN = re.compile(rf"[.;!]{NO_ABBREVIATION}\s+[Α-ΩΆ-Ώ«]")
_DASHED_VALUE = re.compile(rf"[{DASHES}]\s*[€«]?\d")  # under its label: «– 980 χιλ. ευρώ»
_LONGEST_BARE = 170
_LONGEST_TAIL = 220
_MOST = 500
_MOST_LINES = 4
_MOST_EMPTY = 5
Ranked = list[tuple[int, Item]]


class EntryReader:
    """Reads the lists of one text, whose numerals are *numbers*."""

    def __init__(self, clean: CleanText, numbers: Numbers) -> None:
        self._text, self._folded, self._blocks = clean.text, clean.folded, clean.blocks
        self._numbers = numbers

    def read(self, at: int, announced: int | None = None) -> tuple[Ranked, int]:
        """Read the list that begins with block *at*: its items with their places, and the block behind it.

        Lines without marks end at the *announced* length.
        """
        at = self._skip(at)
        if at >= len(self._blocks):
            return [], at
        sort = self._mark(self._blocks[at])
        if sort is not None:
            return self._marked(at, sort[0])
        return self._bare(at, announced or _MOST)

    def _marked(self, at: int, sort: str) -> tuple[Ranked, int]:
        """Entries with one sort of mark; lines without one hang on the entry before them."""
        entries: list[tuple[list[Block], Item | None]] = []
        last, after = 0, at
        while at < len(self._blocks) and len(entries) < _MOST:
            block = self._blocks[at]
            mark = self._mark(block)
            if mark is None or mark[0] != sort or (mark[1] and mark[1] <= last):
                break
            last = mark[1]
            blocks = [block]
            own = self._item(block.start, block.end)
            after = at + 1
            at = self._skip(after, captions_only=True)
            while len(blocks) < _MOST_LINES and self._hangs_on(block, own, at, sort):
                blocks.append(self._blocks[at])
                after = at + 1
                at = self._skip(after, captions_only=True)
            entries.append((blocks, self._entry(blocks, own)))
            if len(entries) > _MOST_EMPTY and not any(i for _, i in entries[-_MOST_EMPTY:]):
                break
        while entries and entries[-1][1] is None:  # what is behind the ranking belongs elsewhere
            after -= len(entries.pop()[0])
        ranked = [(place, item) for place, (_, item) in enumerate(entries, 1) if item is not None]
        return (ranked, after) if len(ranked) * 2 >= len(entries) else ([], after)

    def _bare(self, at: int, announced: int) -> tuple[Ranked, int]:
        """Lines without a mark, each with its value, or a label and its value by turns."""
        ranked: Ranked = []
        after = at
        while at < len(self._blocks) and len(ranked) < announced:
            block = self._blocks[at]
            item = self._bare_item(block)
            following = self._skip(at + 1, captions_only=True)
            if item is None and following < len(self._blocks) and self._is_label(block):
                value = self._blocks[following]
                if self._is_value_line(value) and self._mark(value) is None:
                    item = self._entry([block, value], self._item(block.start, block.end))
                    following = self._skip(following + 1, captions_only=True)
            if item is None:
                break
            ranked.append((len(ranked) + 1, item))
            at = after = following
        return ranked, after

    def _item(self, start: int, end: int, below: int | None = None) -> Item | None:
        inside = self._numbers.within(start, end)
        return read_item(self._text, self._folded, inside, start, end, below=below)

    def _entry(self, blocks: Sequence[Block], own: Item | None) -> Item | None:
        """The item of all *blocks*; *own* is what the first one alone gives."""
        if len(blocks) == 1:
            return own
        start, end, below = blocks[0].start, blocks[-1].end, blocks[1]
        if self._is_value_line(below):
            if own is not None and is_signed(self._folded, own, brackets=False):
                return own
            return self._item(start, end, below.start)
        if own is not None and self._folded.startswith(("(", "["), below.start):
            return own
        return self._item(start, end)

    def _bare_item(self, block: Block) -> Item | None:
        start, end = block.start, block.end
        if end - start > _LONGEST_BARE or "|" in self._text[start:end]:
            return None
        if _SENTENCE_WITHIN.search(self._text, start, end):
            return None
        item = self._item(start, end)
        if item is None:
            return None
        if item.numeral.start > start and VERB.search(self._folded, *item.label):
            return None
        if item.numeral.start == start or is_signed(self._folded, item):
            return item if self._ends_with(item, end) else None
        return item if _BARE_END.match(self._folded, item.numeral.end, end) else None

    def _ends_with(self, item: Item, end: int) -> bool:
        """Whether nothing but a unit, a bracket or a nested count follows."""
        if item.numeral.start < item.label.start:
            return True
        tail = self._folded[item.numeral.end : end]
        return len(tail) < 60 and bool(
            re.match(r"\s*[^.;!]*[.;!]?\s*\Z|\s*(?:εκατ|δισ|χιλ|εκ)\.", tail)
        )

    def _hangs_on(self, head: Block, own: Item | None, at: int, sort: str) -> bool:
        """Whether block *at* goes on with the entry *head*: its value, its bracket, or words of its label."""
        if at >= len(self._blocks):
            return False
        block = self._blocks[at]
        start, end = block.start, block.end
        if self._mark(block) is not None:
            dashed = self._text[head.start] in DASHES
            return own is None and not dashed and self._is_dashed_value(block)
        if end - start > _LONGEST_TAIL:
            return False
        if _BRACKET.fullmatch(self._folded, start, end):
            return True
        following = self._skip(at + 1, captions_only=True)
        mark = self._mark(self._blocks[following]) if following < len(self._blocks) else None
        goes_on = mark is not None and mark[0] == sort
        if self._is_value_line(block):
            return own is None or goes_on
        if _SENTENCE_WITHIN.search(self._text, start, end):
            return False
        if own is None and self._text[head.end - 1] not in ".;":
            return self._text[start].islower() or goes_on
        return goes_on and (self._text[start].islower() or self._text[start] in "([–-")

    def _is_dashed_value(self, block: Block) -> bool:
        return bool(
            block.end - block.start < _LONGEST_TAIL // 4
            and _DASHED_VALUE.match(self._folded, block.start, block.end)
            and not VERB.search(self._folded, block.start, block.end)
        )

    def _is_label(self, block: Block) -> bool:
        """A short line that could name something; no sentence."""
        return (
            block.end - block.start < 110
            and self._text[block.end - 1] not in ".;!"
            and self._text[block.start].isalpha()
            and self._mark(block) is None
        )

    def _is_value_line(self, block: Block) -> bool:
        start, end = block.start, block.end
        return bool(
            end - start < 130
            and _STARTS_VALUE.match(self._folded, start, end)
            and not _SENTENCE_WITHIN.search(self._text, start, end)
            and not VERB.search(self._folded, start, end)
        )

    def _mark(self, block: Block) -> tuple[str, int] | None:
        """The sort of the block's mark and its number; None where it bears none."""
        start, end = block.start, block.end
        if _BULLET.match(self._folded, start, end):
            return "bullet", 0
        if found := _NUMBERED.match(self._folded, start, end):
            return "number", int(found["number"])
        if block.kind is BlockKind.ITEM and _LETTERED.match(self._folded, start, end):
            return "letter", 0
        return None

    def _skip(self, at: int, *, captions_only: bool = False) -> int:
        """The next block that is no caption (and, before the list, no remark in brackets)."""
        while at < len(self._blocks):
            block = self._blocks[at]
            if block.kind is not BlockKind.CAPTION and (
                captions_only or not _BRACKET.fullmatch(self._folded, block.start, block.end)
            ):
                return at
            at += 1
        return at
