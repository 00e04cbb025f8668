"""Runs of lines that are tables of recipients: which are, and what belongs to them."""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import replace
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import LEAST_MONEY, Amount
from ota_extract.assemble.tables.authorities import is_area
from ota_extract.assemble.tables.build import Parts
from ota_extract.assemble.tables.columns import (
    RECIPIENTS,
    has_other_column,
    named,
    with_unknown_amount,
)
from ota_extract.assemble.tables.counts import without_counts
from ota_extract.assemble.tables.line_kinds import Run
from ota_extract.assemble.tables.rows import (
    Row,
    column_sums,
    without_apposition,
    written,
)
from ota_extract.clean import CleanText


def table_of(clean: CleanText, run: Run) -> Parts | None:
    """A run is a table where two of its recipients are authorities, and most of them are."""
    text = clean.text
    head = named(text, run.head)
    roles = [role for _, role in head]
    if "count" in roles and "amount" not in roles:
        return None  # «ΔΗΜΟΣ ΘΕΣΕΙΣ»: no money
    rows = _with_fronts(clean.folded, run.rows, has_other_column(roles))
    certain = sum(row.recipient.certain for row in rows)
    for_authorities = any(role in RECIPIENTS for _, role in head)
    if for_authorities and certain * 4 < len(rows):
        areas = sum(is_area(written(text, row.recipient.span)) for row in rows)
        for_authorities = areas * 2 > len(rows)
    if len(rows) < 2 or not (certain >= 2 or for_authorities):
        return None
    if certain * 2 < len(rows) and not for_authorities:
        return None
    if not any(role == "amount" for _, role in head) and _are_rates(run):
        return None
    rows, head = without_counts(clean.folded, rows, head)
    head = with_unknown_amount(head, max((len(row.amounts) for row in rows), default=0))
    total, claims = _total(run, rows)
    claims += run.scraps
    return Parts(
        rows,
        head=head,
        amounts=[name for name, role in head if role == "amount"],
        total=total,
        subtotals=[(written(text, line.label), line.amounts) for line in run.subtotals],
        claims=[*claims, *(one.span for line in run.subtotals for one in line.amounts)],
        prose=run.prose,
        has_prefecture_column=any(role == "regional_unit" for _, role in head),
        cut=run.cut,
        default_kind=next((role for _, role in head if role in RECIPIENTS), None),
    )


def _with_fronts(folded: str, rows: list[Row], column: bool) -> list[Row]:
    """The rows with the known names that their words begin with, where a *column* follows the names
    by the head, or where most rows say so."""
    fronted = [row for row in rows if row.front is not None]
    if not column and (len(fronted) < 2 or len(fronted) * 2 < len(rows)):
        return rows
    return [
        without_apposition(replace(row, recipient=row.front.recipient), folded)
        if row.front
        else row
        for row in rows
    ]


def is_ranked(run: Run, ranked: Collection[Span], stated: Set[Decimal]) -> bool:
    """Whether a ranking holds all the amounts of *run*, and they add up to none of the *stated* sums."""
    amounts = [one for row in run.rows for one in row.amounts if one]
    places = {span.start for span in ranked}
    if not places or not amounts or any(one.numeral.start not in places for one in amounts):
        return False
    return sum(one.numeral.value for one in amounts) not in stated


def _are_rates(run: Run) -> bool:
    """Whether the numbers are no allotments: all small, with decimals, none in euro (prices of a litre)."""
    amounts = [one for row in run.rows for one in row.amounts if one]
    plain = [one for one in amounts if one.span == (one.numeral.start, one.numeral.end)]
    return len(plain) == len(amounts) and all(one.numeral.value < LEAST_MONEY for one in plain)


def _total(run: Run, rows: list[Row]) -> tuple[tuple[Amount, ...], list[Span]]:
    """The amounts of the total that the table states: of the labelled one, or last amounts equal to the
    sum; and the numbers that it takes."""
    if run.total is not None:
        spans = [*(one.span for one in run.total.amounts), *run.total.numbers]
        return run.total.amounts, spans
    if run.last_amounts is not None:
        amounts = run.last_amounts.amounts
        if amounts[-1].numeral.value in column_sums(rows):
            return amounts, [one.span for one in amounts]
    return (), []
