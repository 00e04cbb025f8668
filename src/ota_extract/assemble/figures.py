"""Figures: the quantities that are no list or table value, merged, each with what it measures.

A quantity said twice is one figure with two pieces of evidence, unless the words around the two show
that they are different things (``repeats``). Rounded and exact («15,6 εκατ.» and «15.604.118,20») stay two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ota_extract.alignment import Span
from ota_extract.assemble.grounding import Grounding
from ota_extract.assemble.labels import Labeller
from ota_extract.assemble.measures import Measures
from ota_extract.assemble.repeats import Repeats
from ota_extract.clean import CleanText
from ota_extract.mentions import Quantity
from ota_extract.records import Change, ChangeRole, Evidence, Figure, Statement
from ota_extract.spans import SpanSet

_MOST_TWINS = 16  # figures of the same number that a further mention is compared with


@dataclass(slots=True)
class _Draft:
    """A figure on its way: the quantity first seen, the one seen last and all the places it stands."""

    quantity: Quantity
    last: Quantity
    measure: str
    subject: str | None
    negated: bool
    per: str | None
    evidence: list[Evidence]
    statement: str | None
    change: tuple[ChangeRole, _Draft] | None = None


def assemble_figures(
    clean: CleanText,
    quantities: Sequence[Quantity],
    statements: Sequence[Statement],
    measures: Measures,
    ground: Grounding,
    year: int | None = None,
    recipients: Mapping[int, Span] | None = None,
) -> tuple[Figure, ...]:
    """The figures of *quantities* in text order, numbered f1, f2, …

    *quantities* are those left when rankings and tables have taken theirs; *year* is that of the
    release, where it says one; *recipients* say, by the place of an amount's number, who stands beside it.
    """
    labeller = Labeller(clean, quantities, measures, recipients or {})
    repeats = Repeats(clean, year)
    drafts: dict[tuple[object, ...], list[_Draft]] = {}
    by_index: dict[int, _Draft] = {}
    for index, quantity in enumerate(quantities):
        measure, subject, negated = labeller.label(index)
        evidence = ground.evidence(quantity.start, quantity.end)
        twins = drafts.setdefault(_identity(quantity), [])
        twin = next(
            (
                t
                for t in twins[:_MOST_TWINS]
                if _same(t, measure, labeller.default(t.quantity))
                and not (t.quantity.head and quantity.head and t.subject != subject)
                and t.negated == negated
                and not (t.per and quantity.per and t.per != quantity.per)
                and not repeats.told_apart(t.quantity, quantity)
                and (t.last is t.quantity or not repeats.told_apart(t.last, quantity))
            ),
            None,
        )
        if twin is None:
            said_in = _statement_around(quantity, statements)
            twin = _Draft(
                quantity, quantity, measure, subject, negated, quantity.per, [evidence], said_in
            )
            twins.append(twin)
            by_index[index] = twin
            _tie_change(quantities, index, by_index)
            continue
        by_index[index] = twin
        twin.last = quantity
        twin.evidence.append(evidence)
        twin.subject = twin.subject or subject
        twin.per = twin.per or quantity.per
        if twin.measure == labeller.default(twin.quantity):
            twin.measure = measure
    ordered = sorted(
        (draft for twins in drafts.values() for draft in twins), key=lambda d: d.evidence[0].start
    )
    ids = {id(draft): f"f{number}" for number, draft in enumerate(ordered, 1)}
    return tuple(_figure(draft, ids, clean.text) for draft in ordered)


def _tie_change(quantities: Sequence[Quantity], index: int, drafts: dict[int, _Draft]) -> None:
    """Tie the two ends of «από Χ σε Υ» when the second one is reached."""
    before = drafts.get(index - 1)
    if quantities[index].change == "to" and before is not None and before.quantity.change == "from":
        drafts[index].change = ("to", before)
        before.change = ("from", drafts[index])


def _identity(quantity: Quantity) -> tuple[object, ...]:
    return (
        quantity.kind, quantity.value, quantity.low, quantity.high, quantity.unit, quantity.bound,
        quantity.statistic, quantity.change,
    )  # fmt: skip


def _same(twin: _Draft, measure: str, default: str) -> bool:
    return measure == twin.measure or default in (measure, twin.measure)


def _statement_around(quantity: Quantity, statements: Sequence[Statement]) -> str | None:
    for statement in statements:
        for evidence in statement.evidence:
            if evidence.start <= quantity.core.start and quantity.core.end <= evidence.end:
                return statement.id
    return None


def _figure(draft: _Draft, ids: dict[int, str], text: str) -> Figure:
    quantity = draft.quantity
    unit_text = quantity.unit_text
    if not unit_text and quantity.head is not None:
        unit_text = " ".join(text[slice(*quantity.head)].split())
    change = draft.change
    return Figure(
        id=ids[id(draft)],
        kind=quantity.kind,
        measure=draft.measure,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        statistic=quantity.statistic,
        per=draft.per,
        unit=quantity.unit,
        unit_text=unit_text,
        subject=draft.subject,
        change=Change(role=change[0], other=ids[id(change[1])]) if change else None,
        statement=draft.statement,
        evidence=tuple(draft.evidence),
    )


def unclaimed(quantities: Iterable[Quantity], claims: Iterable[Span]) -> list[Quantity]:
    """The quantities whose number no claim overlaps."""
    claimed = SpanSet(claims)
    return [quantity for quantity in quantities if not claimed.overlaps(*quantity.core)]
