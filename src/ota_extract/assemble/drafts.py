"""What assembling gives for lists and tables: all that the record needs but ids, links and quotes.

Spans are code points of the clean text. ``claims`` are the spans of the numbers that a list or
table uses up (values, announced lengths, indices, codes, totals): they are no figures any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.findings import Observation
from ota_extract.records import Bound, ColumnRole, RecipientKind, TableStatus


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One place of a ranking; *label* is what stands at ``label_span``, in one line."""

    rank: int
    label: str
    label_span: Span
    value: Decimal
    value_span: Span
    unit: str
    bound: Bound
    span: Span


@dataclass(frozen=True, slots=True)
class RankingDraft:
    """A list that claims an order. *title* is what stands at ``title_span``: the announcing words."""

    title: str
    title_span: Span
    announced_length: int | None
    unit: str
    items: tuple[ItemDraft, ...]
    claims: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ColumnDraft:
    """A column of a table, named as in its head."""

    name: str
    role: ColumnRole


@dataclass(frozen=True, slots=True)
class RowDraft:
    """One recipient and what it is allotted; ``amount`` is None where the source gives none."""

    position: int
    recipient_kind: RecipientKind
    as_written: str
    name_span: Span
    amount: Decimal | None
    amount_span: Span | None
    span: Span
    values: Mapping[str, Decimal] = field(default_factory=dict)
    prefecture: str | None = None
    """The regional unit that the row names in a column or apposition of its own."""
    region: str | None = None
    index: int | None = None
    """The number that the source gives the row (α/α)."""


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table recipient → amount, or the announcement of one that does not follow."""

    status: TableStatus
    caption: str | None
    caption_span: Span | None
    announced_rows: int | None
    columns: tuple[ColumnDraft, ...]
    rows: tuple[RowDraft, ...]
    stated_total: Decimal | None
    span: Span
    claims: tuple[Span, ...]
    subtotals: tuple[tuple[str, Decimal, Span], ...] = ()
    """Label, amount and place of each sub-total, in text order."""
    other_totals: tuple[tuple[str, Decimal, Span], ...] = ()
    """Column, amount and place of the totals that are not of the rows' own amounts."""
    codes: tuple[Span, ...] = ()
    """Row numbers, codes and references that stand in columns of their own: no amounts, however written."""
    observations: tuple[Observation, ...] = ()
