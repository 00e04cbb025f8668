"""Rankings inside the sentences of a block: marked items, items in brackets, or places told one by one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import RankingDraft
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.rankings.announcers import (
    BREAKDOWN,
    NEXT,
    ORDER,
    POSITION,
    STRONG,
    announced_length,
)
from ota_extract.assemble.rankings.cues import Cues
from ota_extract.assemble.rankings.drafting import Drafting
from ota_extract.assemble.rankings.inline import read_brackets
from ota_extract.assemble.rankings.items import Item
from ota_extract.assemble.rankings.outline import read_outline
from ota_extract.assemble.rankings.prose import in_order, read_places
from ota_extract.clean import CleanText

_AUTHORITY = re.compile(r"\bδημ(?:ο|οσ|ου|οι|ων|ουσ)\b|περιφερει")
_MOST_TRIES = 40
"""No paragraph claims an order in more sentences."""
_REACH = 3_000
"""No ranking told in a paragraph is longer than this."""


class SentenceReader:
    """Reads the rankings that the sentences of one text tell."""

    def __init__(self, clean: CleanText, numbers: Numbers, cues: Cues, drafting: Drafting) -> None:
        self._text, self._folded = clean.text, clean.folded
        self._numbers, self._cues, self._drafting = numbers, cues, drafting

    def read(self, edges: Sequence[int], hints: Sequence[int]) -> list[RankingDraft]:
        """The rankings inside the sentences between *edges*, whose stems of cues are at *hints*."""
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
        cue = self._cues.search(ORDER, hints, start, end)
        if cue is not None and BREAKDOWN.search(self._folded, start, cue.start()):
            cue = None
        first = self._cues.search(POSITION, hints, start, end)
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
