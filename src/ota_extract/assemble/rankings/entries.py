"""The entries of a list below its announcement: marked ones with what hangs on them, or bare lines.

>>> from ota_extract.clean import CleanText
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text):
...     clean = CleanText.of(text)
...     ranked, _ = read_entries(clean, find_numerals(clean.folded), 0)
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
from bisect import bisect_left
from collections.abc import Sequence

from ota_extract.assemble.rankings.items import Item, is_signed, read_item
from ota_extract.assemble.rankings.leads import VERB
from ota_extract.clean import Block, BlockKind, CleanText
from ota_extract.mentions import Numeral

_BULLET = re.compile(r"(?:[-–—•·*▪●■◦\uf0b7]|o\s)\s*(?!\d{1,3}\s*[-–—]\Z)")
_NUMBERED = re.compile(r"(?P<number>\d{1,2})(?:[.)](?!\d)|[οη]\b[.):]?)\s*(?=\S)")
_LETTERED = re.compile(r"(?:[α-ω]{1,2}|[ivx]{1,4})(?:\)|΄\)|['΄]|\.)\s+(?=\S)")
_BRACKET = re.compile(r"[(\[][^()\[\]]{1,90}[)\]][.,;]?")
_STARTS_VALUE = re.compile(
    r"[€«]?\s*(?:\d|(?:πανω απο|περισσοτερ\w+ απο|περιπου|συνολικα|με)\s+\d)"
)
_VALUE_LINE = re.compile(
    r"[^.;!]{0,60}(?:\.[^.;!\s]{0,30}){0,4}(?:[(\[][^()]{0,90}[)\]])?[.;·,]?\s*"
)
_BARE_END = re.compile(
    r"\s*(?:%|τοισ\s+(?:εκατο|%))?(?:\s*[^\W\d_][^\s()\d]*){0,4}\s*(?:[(\[][^()]*[)\]])?[\s.,;·)\]]*\Z"
)
_SENTENCE_WITHIN = re.compile(
    r"(?<!εκατ)(?<!δισ)(?<!χιλ)(?<!\bεκ)(?<!\bΑγ)(?<!\bΝ)[.;!]\s+[Α-ΩΆ-Ώ«]"
)
_LONGEST_BARE = 170
_LONGEST_TAIL = 220
_MOST = 60
Ranked = list[tuple[int, Item]]


def read_entries(
    clean: CleanText, numerals: Sequence[Numeral], at: int, announced: int | None = None
) -> tuple[Ranked, int]:
    """Read the list that begins with block *at*: its items with their places, and the block behind it.

    *numerals* are those of the whole text, in text order. Lines without marks end at the *announced* length.
    """
    reader = _Reader(clean, numerals, announced or _MOST)
    return reader.read(at)


class _Reader:
    def __init__(self, clean: CleanText, numerals: Sequence[Numeral], announced: int) -> None:
        self._text, self._folded, self._blocks = clean.text, clean.folded, clean.blocks
        self._numerals, self._announced = numerals, announced

    def read(self, at: int) -> tuple[Ranked, int]:
        at = self._skip(at)
        if at >= len(self._blocks):
            return [], at
        if self._mark(self._blocks[at]) is not None:
            return self._marked(at)
        return self._bare(at)

    def _marked(self, at: int) -> tuple[Ranked, int]:
        """Entries with one sort of mark; lines without one hang on the entry before them."""
        sort = self._mark(self._blocks[at])
        entries: list[list[Block]] = []
        last, after = 0, at
        while at < len(self._blocks) and len(entries) < _MOST:
            block = self._blocks[at]
            mark = self._mark(block)
            if mark is not None and sort is not None and mark[0] == sort[0]:
                if mark[1] and mark[1] <= last:
                    break
                last = mark[1]
                entries.append([block])
            elif mark is not None or not self._hangs_on(entries[-1], at, sort):
                break
            else:
                entries[-1].append(block)
            after = at + 1
            at = self._skip(after, captions_only=True)
        read = [(place, self._entry(entry)) for place, entry in enumerate(entries, 1)]
        ranked = [(place, item) for place, item in read if item is not None]
        while read and read[-1][1] is None:  # entries behind the ranking belong to something else
            after -= len(entries[read[-1][0] - 1])
            read.pop()
        return (ranked, after) if len(ranked) * 2 >= len(read) else ([], after)

    def _bare(self, at: int) -> tuple[Ranked, int]:
        """Lines without a mark, each with its value, or a label and its value by turns."""
        ranked: Ranked = []
        after = at
        while at < len(self._blocks) and len(ranked) < self._announced:
            block = self._blocks[at]
            item = self._bare_item(block)
            following = self._skip(at + 1, captions_only=True)
            if item is None and following < len(self._blocks) and self._is_label(block):
                value = self._blocks[following]
                if self._is_value_line(value) and self._mark(value) is None:
                    item = self._entry([block, value])
                    following = self._skip(following + 1, captions_only=True)
            if item is None:
                break
            ranked.append((len(ranked) + 1, item))
            at = after = following
        return ranked, after

    def _entry(self, blocks: Sequence[Block]) -> Item | None:
        head, end = blocks[0], blocks[-1].end
        inside = self._inside(head.start, end)
        own = read_item(self._text, self._folded, inside, head.start, head.end)
        if len(blocks) == 1:
            return own
        below = blocks[1]
        if self._is_value_line(below):
            if own is not None and is_signed(self._folded, own, brackets=False):
                return own
            return read_item(self._text, self._folded, inside, head.start, end, below=below.start)
        if own is not None and self._folded.startswith(("(", "["), below.start):
            return own
        return read_item(self._text, self._folded, inside, head.start, end)

    def _bare_item(self, block: Block) -> Item | None:
        start, end = block.start, block.end
        if end - start > _LONGEST_BARE or "|" in self._text[start:end]:
            return None
        if _SENTENCE_WITHIN.search(self._text, start, end):
            return None
        item = read_item(self._text, self._folded, self._inside(start, end), start, end)
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

    def _hangs_on(self, entry: Sequence[Block], at: int, sort: tuple[str, int] | None) -> bool:
        """Whether block *at* goes on with *entry*: its value, its bracket, or words of its label."""
        block = self._blocks[at]
        start, end = block.start, block.end
        if end - start > _LONGEST_TAIL:
            return False
        if _BRACKET.fullmatch(self._folded, start, end):
            return True
        following = self._skip(at + 1, captions_only=True)
        mark = self._mark(self._blocks[following]) if following < len(self._blocks) else None
        goes_on = mark is not None and sort is not None and mark[0] == sort[0]
        head = entry[0]
        own = read_item(
            self._text, self._folded, self._inside(head.start, head.end), head.start, head.end
        )
        if self._is_value_line(block):
            return own is None or goes_on
        if _SENTENCE_WITHIN.search(self._text, start, end):
            return False
        if own is None and self._text[head.end - 1] not in ".;":
            return self._text[start].islower() or goes_on
        return goes_on and (self._text[start].islower() or self._text[start] in "([–-")

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

    def _inside(self, start: int, end: int) -> Sequence[Numeral]:
        low = bisect_left(self._numerals, start, key=_start)
        return self._numerals[low : bisect_left(self._numerals, end, key=_start)]


def _start(numeral: Numeral) -> int:
    return numeral.start
