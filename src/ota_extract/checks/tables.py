"""Checks on municipality tables: presence, number of rows, sums against stated totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import RowDraft, TableDraft
from ota_extract.checks.subtotals import wrong_subtotals
from ota_extract.findings import Observation, quoted
from ota_extract.plurals import counted
from ota_extract.records import Figure, MunicipalityTable


def check_table(
    table: MunicipalityTable,
    draft: TableDraft,
    figures: Sequence[Figure],
) -> Iterator[Observation]:
    """Yield what is missing from one table or does not add up.

    The sum of the rows is compared with the total printed in the table, to the cent. *figures* give
    the announced range that each amount should lie in, *draft* the sub-totals.
    """
    rows = len(table.rows)
    if table.status == "missing":
        rows_said = f" of {counted(table.announced_rows, 'row')}" if table.announced_rows else ""
        yield Observation(
            "table-announced-absent",
            f"A table{rows_said} is announced and does not follow; look for it in the original document.",
            expected=table.announced_rows,
            found=0,
            refs=_refs(table, figures),
        )
        return
    if table.announced_rows is not None and rows != table.announced_rows:
        yield Observation(
            "table-incomplete",
            f"{counted(table.announced_rows, 'row is', 'rows are')} announced, "
            f"{counted(rows, 'was', 'were')} found.",
            expected=table.announced_rows,
            found=rows,
            refs=_refs(table, figures),
        )
    amounts = [row.amount for row in table.rows if row.amount is not None]
    added = sum(amounts, Decimal(0))
    if table.stated_total is not None and amounts and added != table.stated_total:
        yield Observation(
            "table-sum-differs",
            f"The rows add up to {added:f}, the stated total is {table.stated_total:f}: "
            f"{abs(added - table.stated_total):f} {'too much' if added > table.stated_total else 'missing'}.",
            expected=table.stated_total,
            found=added,
            refs=(table.id,),
        )
    if len(amounts) == rows == table.announced_rows and table.stated_total is None:
        yield from _announced_sum(table, draft, added, figures)
    if added == table.stated_total:  # else rows are missing from every column
        yield from _other_columns(table, draft)
    wrong = wrong_subtotals(table.id, draft)
    yield from wrong or ()
    subtotals = draft.subtotals
    if wrong is None and len(subtotals) > 1 and table.stated_total is not None:
        parts = sum((amount for _, amount, _ in subtotals), Decimal(0))
        if parts not in (table.stated_total, added):
            yield Observation(
                "table-sum-differs",
                f"The sub-totals add up to {parts:f}, the stated total is {table.stated_total:f}.",
                spans=tuple(span for _, _, span in subtotals),
                expected=table.stated_total,
                found=parts,
                refs=(table.id,),
            )
    yield from _outside_range(table, figures)


def _announced_sum(
    table: MunicipalityTable, draft: TableDraft, added: Decimal, figures: Sequence[Figure]
) -> Iterator[Observation]:
    """«Κατανέμονται 1.000.000 ευρώ σε τέσσερις Δήμους:», where four rows add up to something else."""
    if draft.caption_span is None:
        return
    start, end = draft.caption_span
    announced = [
        figure
        for figure in figures
        if figure.kind == "money"
        and any(start <= evidence.start < end for evidence in figure.evidence)
    ]
    if len(announced) != 1:
        return
    (one,) = announced
    plain = one.bound == "exact" and one.per is None and one.statistic in (None, "total")
    if plain and one.value is not None and one.value != added:
        yield Observation(
            "table-sum-differs",
            f"The rows add up to {added:f}, the sentence that announces them says {one.value:f}: "
            f"{abs(added - one.value):f} {'too much' if added > one.value else 'missing'}.",
            expected=one.value,
            found=added,
            refs=(table.id, one.id),
        )


def _other_columns(table: MunicipalityTable, draft: TableDraft) -> Iterator[Observation]:
    """Totals of the columns that are not the rows' own amounts («Προϋπολογισμός» beside «Επιχορήγηση»). One
    that is no greater than a row's number is a mean or a share, and no sum."""
    for column, stated, span in draft.other_totals:
        numbers = [row.values[column] for row in table.rows if column in row.values]
        added = sum(numbers, Decimal(0))
        if len(numbers) > 1 and added != stated and stated > max(numbers):
            yield Observation(
                "table-sum-differs",
                f"The rows of {quoted(column)} add up to {added:f}, the stated total is {stated:f}: "
                f"{abs(added - stated):f} {'too much' if added > stated else 'missing'}.",
                spans=(span,),
                expected=stated,
                found=added,
                refs=(table.id,),
            )


def skipped_rows(table: str, rows: Sequence[RowDraft]) -> Iterator[Observation]:
    """Where the numbers of the rows of *table* (its id) skip some («15, 17»).

    A list whose numbers mostly do not follow one another was picked from another one; numbers that begin
    anew are of a new group. Rows without a number between two that have one are counted.
    """
    numbered = [(at, row, row.index) for at, row in enumerate(rows) if row.index is not None]
    steps = [
        (one, two, last + at - before, index - 1)
        for (before, one, last), (at, two, index) in pairwise(numbered)
    ]
    skips = [step for step in steps if step[2] <= step[3]]
    follow = sum(first == last + 1 for _, _, first, last in steps)
    if len(skips) > follow or 2 * len(numbered) < len(rows):
        return
    for one, two, first, last in skips:
        lost = f"row {first} is" if first == last else f"rows {first} to {last} are"
        yield Observation(
            "row-numbers-skip",
            f"Behind row number {one.index} comes {two.index}: {lost} missing, "
            "in the release or in what was read of it.",
            spans=(one.span, two.span),
            expected=first,
            found=two.index,
            refs=(table,),
        )


def stated_range(figures: Sequence[Figure]) -> Figure | None:
    """The range that the release states for the amount of each municipality; None if there are two."""
    ranges = [
        f for f in figures if f.bound == "range" and f.per == "municipality" and f.kind == "money"
    ]
    return ranges[0] if len(ranges) == 1 else None


def _outside_range(table: MunicipalityTable, figures: Sequence[Figure]) -> Iterator[Observation]:
    """Rows outside the stated range. One that holds no row of several is about something else: «μηνιαίο
    επίδομα από 400 έως 1.000 ευρώ»."""
    stated = stated_range(figures)
    if stated is None or stated.low is None or stated.high is None:
        return
    rows = [(row, row.amount) for row in table.rows if row.amount is not None]
    outside = [(row, found) for row, found in rows if not stated.low <= found <= stated.high]
    if len(outside) == len(rows) > 1:
        return
    for row, found in outside:
        yield Observation(
            "amount-outside-range",
            f"Row {row.position}, {row.municipality.as_written}: {found:f} lies outside the "
            f"stated range {stated.low:f} to {stated.high:f}.",
            spans=tuple(Span(e.start, e.end) for e in row.evidence),
            expected=f"{stated.low:f}-{stated.high:f}",
            found=found,
            refs=(table.id, stated.id),
        )


def _refs(table: MunicipalityTable, figures: Sequence[Figure]) -> tuple[str, ...]:
    """The table, and the figures that state its number of rows."""
    counts = tuple(
        figure.id
        for figure in figures
        if figure.kind == "count"
        and figure.unit == "municipality"
        and figure.value == table.announced_rows
        and table.announced_rows is not None
    )
    return (table.id, *counts[:1])
