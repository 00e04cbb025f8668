"""Figures: the quantities that are no list or table value, merged, each with what it measures.

A quantity said twice is one figure with two pieces of evidence. Rounded and exact («15,6 εκατ.» and
«15.604.118,20») stay two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ota_extract.alignment import Span
from ota_extract.assemble.grounding import Grounding
from ota_extract.assemble.measures import Cue, Measures
from ota_extract.assemble.subjects import clause_start, subject_before, subject_of_count
from ota_extract.clean import CleanText
from ota_extract.mentions import Quantity
from ota_extract.records import Evidence, Figure, Statement

_CUE_REACH = 110  # code points between a cue and its number
_BEHIND_REACH = 45


@dataclass(slots=True)
class _Draft:
    """A figure on its way: the quantity first seen and all the places it stands."""

    quantity: Quantity
    measure: str
    subject: str | None
    per: str | None
    evidence: list[Evidence]
    statement: str | None


def assemble_figures(
    clean: CleanText,
    quantities: Sequence[Quantity],
    statements: Sequence[Statement],
    measures: Measures,
    ground: Grounding,
) -> tuple[Figure, ...]:
    """The figures of *quantities* in text order, numbered f1, f2, …

    *quantities* are those left when rankings and tables have taken theirs.
    """
    reader = _MeasureReader(clean, quantities, measures)
    drafts: dict[tuple[object, ...], list[_Draft]] = {}
    for index, quantity in enumerate(quantities):
        measure, subject = reader.read(index)
        evidence = ground.evidence(quantity.start, quantity.end)
        twins = drafts.setdefault(_identity(quantity), [])
        twin = next((t for t in twins if _same(t, measure, reader.default(t.quantity))), None)
        if twin is None:
            said_in = _statement_around(quantity, statements)
            twins.append(_Draft(quantity, measure, subject, quantity.per, [evidence], said_in))
            continue
        twin.evidence.append(evidence)
        twin.subject = twin.subject or subject
        twin.per = twin.per or quantity.per
        if twin.measure == reader.default(twin.quantity):
            twin.measure = measure
    ordered = sorted(
        (draft for twins in drafts.values() for draft in twins), key=lambda d: d.evidence[0].start
    )
    return tuple(_figure(number, draft) for number, draft in enumerate(ordered, 1))


class _MeasureReader:
    """Finds the cue that says what a quantity measures."""

    def __init__(
        self, clean: CleanText, quantities: Sequence[Quantity], measures: Measures
    ) -> None:
        self.text, self.folded = clean.text, clean.folded
        self.quantities = quantities
        self.measures = measures
        self.cues = measures.find(clean.folded)
        self.cue_starts = [cue.start for cue in self.cues]
        self.block_ends = [block.end for block in clean.blocks]

    def default(self, quantity: Quantity) -> str:
        """The measure of a quantity that no cue speaks of."""
        if quantity.kind == "count":
            return self.measures.defaults.get(quantity.unit, "unspecified")
        return "unspecified"

    def read(self, index: int) -> tuple[str, str | None]:
        """The measure of the quantity at *index*, and its subject."""
        quantity = self.quantities[index]
        if quantity.kind == "measure":
            return "unspecified", None
        sentence = clause_start(self.folded, quantity.start)
        block = bisect_left(self.block_ends, quantity.end)
        limit = self.block_ends[block] if block < len(self.block_ends) else len(self.folded)
        cue, measure = self._cue(quantity, sentence, limit)
        if quantity.kind == "money" and quantity.per == "municipality":
            measure = "amount_per_municipality"
        if (
            quantity.kind == "count"
            and quantity.per == "municipality"
            and quantity.unit == "project"
        ):
            measure = "projects_per_municipality"
        if quantity.kind == "count":
            core = quantity.core
            subject = subject_of_count(self.text, self.folded, core.start, core.end, limit)
            return measure or self.default(quantity), subject
        subject = None
        if cue is not None and cue.start < quantity.start:
            subject = subject_before(self.text, self.folded, cue.start, quantity.start, sentence)
        return measure or self.default(quantity), subject

    def _cue(self, quantity: Quantity, sentence: int, limit: int) -> tuple[Cue | None, str | None]:
        """The nearest fitting cue before the quantity in its sentence, else right behind it."""
        before = bisect_right(self.cue_starts, quantity.start) - 1
        while before >= 0 and self.cues[before].start >= max(sentence, quantity.start - _CUE_REACH):
            measure = self.measures.fitting(self.cues[before], quantity)
            if measure is not None:
                return self.cues[before], measure
            before -= 1
        behind = bisect_left(self.cue_starts, quantity.core.start)
        while behind < len(self.cues) and self.cues[behind].start < min(
            limit, quantity.end + _BEHIND_REACH
        ):
            cue = self.cues[behind]
            if clause_start(self.folded, cue.start, quantity.end) > quantity.end:
                break
            measure = self.measures.fitting(cue, quantity)
            if measure is not None:
                return cue, measure
            behind += 1
        return None, None


def _identity(quantity: Quantity) -> tuple[object, ...]:
    return (
        quantity.kind, quantity.value, quantity.low, quantity.high, quantity.unit, quantity.bound,
        quantity.statistic,
    )  # fmt: skip


def _same(twin: _Draft, measure: str, default: str) -> bool:
    return measure == twin.measure or default in (measure, twin.measure)


def _statement_around(quantity: Quantity, statements: Sequence[Statement]) -> str | None:
    for statement in statements:
        for evidence in statement.evidence:
            if evidence.start <= quantity.core.start and quantity.core.end <= evidence.end:
                return statement.id
    return None


def _figure(number: int, draft: _Draft) -> Figure:
    quantity = draft.quantity
    return Figure(
        id=f"f{number}",
        kind=quantity.kind,
        measure=draft.measure,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        statistic=quantity.statistic,
        per=draft.per,
        unit=quantity.unit,
        unit_text=quantity.unit_text,
        subject=draft.subject,
        statement=draft.statement,
        evidence=tuple(draft.evidence),
    )


def unclaimed(quantities: Sequence[Quantity], claims: Sequence[Span]) -> list[Quantity]:
    """The quantities whose number no claim overlaps."""
    taken = sorted(claims)
    starts = [span.start for span in taken]
    free = []
    for quantity in quantities:
        at = bisect_right(starts, quantity.core.end - 1) - 1
        if at < 0 or all(
            span.end <= quantity.core.start for span in taken[max(0, at - 3) : at + 1]
        ):
            free.append(quantity)
    return free
