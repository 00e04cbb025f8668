"""Labels: what each quantity of a text measures, and the words that say so.

``cues`` finds the cue that speaks of a quantity; here its measure is brought into line with the words
around (whose budget, an age, a denial), and ``subjects`` gives the words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.assemble.cues import Cues, has_own_verb
from ota_extract.assemble.measures import Cue, Measures
from ota_extract.assemble.negation import goes_on, negation_around
from ota_extract.assemble.subjects import (
    item_label,
    negated_subject,
    sentence_start,
    subject_before,
    subject_beside,
    subject_of_count,
)
from ota_extract.clean import BlockKind, CleanText
from ota_extract.mentions import Quantity

_PER_MUNICIPALITY = {("money", "EUR"): "amount_per_municipality", ("count", "project"): "projects_per_municipality"}  # fmt: skip

# what a denied verb takes away: «Δεν εγκρίθηκε η χρηματοδότηση των 3 εκατ. ευρώ»
_GIVEN = frozenset(
    ("allocation", "aid", "subsidy", "payment", "funding", "loan", "instalment", "amount_per_municipality",
     "total_amount", "increase", "decrease", "municipalities_admitted", "municipalities_that_applied",
     "municipalities_selecting", "municipalities_funded", "projects_admitted", "applications_submitted",
     "applications_approved", "grant_rate", "cofinancing_rate")
)  # fmt: skip
# whose budget it is where a count of them stands before «συνολικού προϋπολογισμού»
_BUDGET_OF = {
    "application": "amount_requested", "proposal": "amount_requested", "project": "project_value"
}  # fmt: skip
_PROGRAMME = re.compile(r"\b(?:προγραμμα|δρασ|προσκλησ|ταμει)")
# «ηλικιωμένοι άνω των 65 ετών»
_PEOPLE_BEFORE = re.compile(
    r"\b(?:ηλικιωμεν|πολιτ|ατομ|ανθρωπ|γυναικ|ανδρ|παιδι|νε|ανεργ|κατοικ|ωφελουμεν|συνταξιουχ|μαθητ|προσωπ|εργαζομεν)"
    r"(?:οι|ουσ|εσ|ων|α)\s+\Z"
)
_OVER_OR_UNDER = re.compile(r"(?:ανω|κατω|πανω|εωσ)\s")


class Label(NamedTuple):
    """The measure of a figure and its subject, the words that say what it is about."""

    measure: str
    subject: str | None
    negated: bool = False
    """Whether the words deny it: no money is given, nobody is admitted."""


class Labeller:
    """Labels the quantities of one text."""

    def __init__(
        self,
        clean: CleanText,
        quantities: Sequence[Quantity],
        measures: Measures,
        recipients: Mapping[int, Span],
    ) -> None:
        self._text, self._folded = clean.text, clean.folded
        self._quantities = quantities
        self._measures = measures
        self._recipients = recipients
        self._denied = -1
        """The last quantity that the words deny: quantities are labelled in text order."""
        self._blocks = clean.blocks
        self._block_starts = [block.start for block in clean.blocks]
        self._cues = Cues(clean, quantities, measures)

    def default(self, quantity: Quantity) -> str:
        """The measure of a quantity that no cue speaks of: by its unit."""
        if quantity.kind in ("count", "measure"):
            return self._measures.defaults.get(quantity.unit, "unspecified")
        return "unspecified"

    def label(self, index: int) -> Label:
        """The label of the quantity at *index*."""
        quantity = self._quantities[index]
        if quantity.change == "to" and index:
            return self.label(index - 1)
        sentence = sentence_start(self._folded, quantity.start)
        limit = self._cues.limit(index)
        cue, measure = self._cues.speaking_of(index, sentence)
        if quantity.kind == "percentage" and self._has_plus(quantity):
            cue, measure = None, "increase"
        if measure is None and quantity.unit == "year" and self._is_age(quantity):
            measure = "age"
        if measure == "programme_budget" and cue is not None:
            measure = self._budget_of(index, cue, sentence)
        if quantity.per == "municipality":
            measure = _PER_MUNICIPALITY.get((quantity.kind, quantity.unit), measure)
        start, end = quantity.core
        subject = None
        if quantity.label is not None:
            subject = " ".join(self._text[slice(*quantity.label)].split())
        elif quantity.kind == "count":
            subject = subject_of_count(self._text, self._folded, start, end, limit)
        elif quantity.kind in ("money", "percentage"):
            subject = self._item_label(quantity)
            if subject is None and cue is not None and cue.start < quantity.start:
                subject = subject_before(
                    self._text,
                    self._folded,
                    cue.start,
                    cue.end,
                    self._first_amount(index, cue),
                    sentence,
                )
            if subject is None:
                subject = subject_beside(self._text, self._folded, quantity.start, quantity.end)
        if quantity.kind == "money" and (subject is None or len(subject.split()) == 1):
            subject = self._recipient(quantity) or subject
        if measure is None or measure in _GIVEN:
            negation = self._negation(index, sentence)
            if negation is not None:
                self._denied = index
                denied = negated_subject(
                    self._text, self._folded, negation, quantity.start, subject
                )
                return Label(self.default(quantity), denied, negated=True)
        return Label(measure or self.default(quantity), subject)

    def _recipient(self, quantity: Quantity) -> str | None:
        """Who stands beside the amount, where it is no table's: «300.000 € στον Δήμο Κω»."""
        for start in (quantity.core.start, quantity.start):
            if (name := self._recipients.get(start)) is not None:
                return " ".join(self._text[slice(*name)].split())
        return None

    def _budget_of(self, index: int, cue: Cue, sentence: int) -> str:
        """Whose budget a genitive tells: «214 αιτήσεις από 187 δήμους, συνολικού προϋπολογισμού 312,7 εκατ.»"""
        if self._folded.startswith("συνολικου ", cue.start):
            for before in reversed(self._quantities[max(0, index - 3) : index]):
                if before.start < sentence or before.kind != "count":
                    break
                if (measure := _BUDGET_OF.get(before.unit)) is not None:
                    between = self._folded[before.end : cue.start]
                    return "programme_budget" if _PROGRAMME.search(between) else measure
        return "programme_budget"

    def _negation(self, index: int, sentence: int) -> int | None:
        """Where the words begin that deny the quantity at *index*."""
        quantity = self._quantities[index]
        before = self._quantities[index - 1] if index else None
        if before is not None and before.kind == quantity.kind:
            if self._denied == index - 1 and goes_on(self._folded, before.end, quantity.start):
                return quantity.start
            sentence = max(sentence, before.end)
        if quantity.kind == "count" and has_own_verb(self._folded, quantity):
            sentence = quantity.start
        return negation_around(self._folded, sentence, quantity.start, quantity.end)

    def _has_plus(self, quantity: Quantity) -> bool:
        """«+15% η χρηματοδότηση»; not «Euribor + 1,15%»."""
        start = quantity.core.start
        return (
            self._text.startswith("+", start - 1)
            and not self._text[start - 2 : start - 1].isalnum()
        )

    def _is_age(self, quantity: Quantity) -> bool:
        start = quantity.start
        return (
            _OVER_OR_UNDER.match(self._folded, start) is not None
            and _PEOPLE_BEFORE.search(self._folded, max(0, start - 20), start) is not None
        )

    def _first_amount(self, index: int, cue: Cue) -> int:
        """Where the words of *cue* end at the latest: at the first amount behind it, up to the quantity
        at *index* («αυξημένο κατά 2,1 εκατ. ευρώ, ήτοι 12%»)."""
        first = self._quantities[index].start
        for at in range(index - 1, -1, -1):
            before = self._quantities[at]
            if before.start < cue.end:
                break
            if before.kind == "money":
                first = before.start
        return first

    def _item_label(self, quantity: Quantity) -> str | None:
        """The label of the list entry or table line whose value the quantity is."""
        at = bisect_right(self._block_starts, quantity.start) - 1
        block = self._blocks[at] if at >= 0 else None
        if block is None or block.kind not in (BlockKind.ITEM, BlockKind.ROW):
            return None
        return item_label(self._text, block.start, quantity.start)
