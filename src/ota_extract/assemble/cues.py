"""Cues: which cue of a text speaks of which quantity.

The cue nearest to the number decides: one within it («38 προτεινόμενων έργων»), else the last before
it in its sentence, else one right behind it. A cue on the other side of another quantity of the same
kind speaks of that one; of a number in a cell only the head of its column speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.measures import Cue, Measures
from ota_extract.clean import Block, CleanText
from ota_extract.mentions import Quantity

_REACH_BEFORE = 110  # code points from cue to number
_REACH_BEHIND = {"count": 4, "money": 1, "percentage": 1, "measure": 1}  # words between
_OF_THE_DIFFERENCE = ("increase", "decrease")  # what a change is, not what changes
_OF_RULES = ("eligibility_threshold",)  # what a sentence says, never the head of a column

# «της Ευρωπαϊκής Τράπεζας Επενδύσεων»: the word is part of the name of a body
_BODY_BEFORE = re.compile(
    r"\b(?:τραπεζ|ταμει|υπουργει|γραμματει|οργανισμ)\w*\s+(?:\w+\s+και\s+)?\Z"
)
_LONGEST_NAME = 40
# «αυξάνεται κατά 20% και φτάνει τα 120 εκατ.»: what changes has got so far
_GETS_TO = re.compile(r"\bκαι\s+(?:φτα|φθα|ανερχ|διαμορφ|αγγιζ|ξεπερν)\w*\s(?:[α-ω]+\s+){0,2}\Z")
# «μειώθηκε στα 4 εκατ.»: what it fell to
_LEVEL = re.compile(r"\s(?:σε|στ(?:ο|α|ουσ|ισ|η|ην))\s(?:μολισ\s|περιπου\s)?\Z")
# «μειώθηκε κατά 120 εκατ. ευρώ, στα 1,08 δισ.»
_RESULT = re.compile(r",?\s(?:(?:φτανοντασ|και\sεφτασε|και\sεφτασαν)\s)?(?:σε|στα|στο)\s")
# «Στα 4,2 εκατ. ευρώ ανέρχεται το συνολικό χρέος»
_AMOUNTS_TO = re.compile(
    r"\s(?:ανερχ|ανηλθ|φταν|εφτασ|φθαν|διαμορφων|διαμορφωθ|αγγιζ|εκτοξευ)\w*\s"
)
_OWN_VERB = re.compile(r"\s(?:δεν\s|θα\s|εχουν\s)?[α-ω]+(?:ονται|ουνται|ηκαν|ησαν|ουν)\b")


class Cues:
    """The cues of one text."""

    def __init__(
        self, clean: CleanText, quantities: Sequence[Quantity], measures: Measures
    ) -> None:
        self._text, self._folded = clean.text, clean.folded
        self._quantities = quantities
        self._measures = measures
        self._blocks = clean.blocks
        self._block_starts = [block.start for block in clean.blocks]
        self._block_ends = [block.end for block in clean.blocks]
        self._cues = [
            cue
            for block in self._blocks_of_quantities()
            for cue in measures.find(clean.folded, block.start, block.end)
            if not self._in_name(cue)
        ]
        self._cue_starts = [cue.start for cue in self._cues]

    def speaking_of(self, index: int, sentence: int) -> tuple[Cue | None, str | None]:
        """The cue that speaks of the quantity at *index*, and the measure it gives; *sentence* is where
        the quantity's sentence begins."""
        quantity = self._quantities[index]
        if quantity.head is not None:  # «Κοινωνική ένταξη» in its row is a name
            return self._of_head(quantity, quantity.head)
        cue, measure = self._inside(quantity)
        if measure is None:
            cue, measure = self._before(index, sentence)
        if measure is None:
            cue, measure = self._behind(quantity, self.limit(index))
        return cue, measure

    def _blocks_of_quantities(self) -> list[Block]:
        """The blocks that quantities begin in: a cue speaks of no other block."""
        found = {bisect_right(self._block_starts, one.start) - 1 for one in self._quantities}
        return [self._blocks[at] for at in sorted(found) if at >= 0]

    def _in_name(self, cue: Cue) -> bool:
        if not self._text[cue.start].isupper():
            return False
        before = max(0, cue.start - _LONGEST_NAME)
        return _BODY_BEFORE.search(self._folded, before, cue.start) is not None

    def _of_head(self, quantity: Quantity, head: Span) -> tuple[Cue | None, str | None]:
        """What the *head* of its column says that the quantity measures."""
        for cue in self._measures.find(self._folded, *head):
            measure = self._fitting(cue, quantity)
            if measure is not None and measure not in _OF_RULES:
                return cue, measure
        return None, None

    def limit(self, index: int) -> int:
        """The end of the quantity's block, or the beginning of the next quantity."""
        quantity = self._quantities[index]
        block = bisect_left(self._block_ends, quantity.end)
        limit = self._block_ends[block] if block < len(self._block_ends) else len(self._folded)
        if index + 1 < len(self._quantities):
            limit = min(limit, self._quantities[index + 1].start)
        return max(limit, quantity.end)

    def _fitting(self, cue: Cue, quantity: Quantity) -> str | None:
        measure = self._measures.fitting(cue, quantity)
        if measure in _OF_THE_DIFFERENCE and not self._is_difference(cue, quantity):
            return None
        return measure

    def _is_difference(self, cue: Cue, quantity: Quantity) -> bool:
        """Whether *cue* gives the quantity as a difference: not «από 8 σε 4 εκατ.», not «μειώθηκε στα 4
        εκατ.»."""
        return not quantity.change and not _LEVEL.search(self._folded, cue.end, quantity.start)

    def _inside(self, quantity: Quantity) -> tuple[Cue | None, str | None]:
        at = bisect_left(self._cue_starts, quantity.start)
        while at < len(self._cues) and self._cues[at].start < quantity.end:
            measure = self._fitting(self._cues[at], quantity)
            if measure is not None:
                return self._cues[at], measure
            at += 1
        return None, None

    def _before(self, index: int, sentence: int) -> tuple[Cue | None, str | None]:
        quantity = self._quantities[index]
        floor = max(sentence, quantity.start - _REACH_BEFORE)
        for at in range(index - 1, -1, -1):
            other = self._quantities[at]
            if other.end <= floor:
                break
            if other.kind == quantity.kind:
                if _RESULT.fullmatch(self._folded, other.end, quantity.start):
                    continue  # «μειώθηκε κατά 120 εκατ. ευρώ, στα 1,08 δισ.»: still the same thing
                floor = other.end
                break
        if quantity.kind == "count" and has_own_verb(self._folded, quantity):
            # «οι 52 εντάσσονται, οι 12 απορρίπτονται»
            floor = max(floor, self._folded.rfind(",", floor, quantity.start))
        at = bisect_right(self._cue_starts, quantity.start) - 1
        while at >= 0 and self._cues[at].start >= floor:
            measure = self._fitting(self._cues[at], quantity)
            if measure in _OF_THE_DIFFERENCE and _GETS_TO.search(
                self._folded, self._cues[at].end, quantity.start
            ):
                measure = None
            if measure is not None:
                return self._cues[at], measure
            at -= 1
        return None, None

    def _behind(self, quantity: Quantity, limit: int) -> tuple[Cue | None, str | None]:
        at = bisect_left(self._cue_starts, quantity.end)
        while at < len(self._cues) and self._cues[at].start < limit:
            cue = self._cues[at]
            gap = self._folded[quantity.end : cue.start]
            reach = _REACH_BEHIND[quantity.kind] + (2 if _AMOUNTS_TO.match(gap) else 0)
            if len(gap.split()) > reach or not _one_clause(gap):
                break
            measure = self._fitting(cue, quantity)
            if measure is not None:
                return cue, measure
            at += 1
        return None, None


def has_own_verb(folded: str, quantity: Quantity) -> bool:
    """«οι 12 απορρίπτονται»: a verb follows the number at once."""
    return _OWN_VERB.match(folded, quantity.end) is not None


def _one_clause(gap: str) -> bool:
    return not any(mark in gap for mark in ",.;:·()\n")
