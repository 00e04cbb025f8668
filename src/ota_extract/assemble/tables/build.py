"""From rows to the draft of a table: names, columns, the row's own amount, totals, state.

Names are the whole cell; a prefecture leaves them where it has a place of its own: a column, an
apposition, or, in lines without rules, where (nearly) every row ends in one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import ColumnDraft, RowDraft, TableDraft
from ota_extract.assemble.tables.amounts import Amount, is_in_euro
from ota_extract.assemble.tables.authorities import is_area, is_municipality, parted
from ota_extract.assemble.tables.columns import principal
from ota_extract.assemble.tables.rows import Row, written
from ota_extract.clean import CleanText
from ota_extract.findings import Observation, quoted
from ota_extract.greek import fold
from ota_extract.records import ColumnRole, RecipientKind, TableStatus
from ota_extract.scan.heads import amount_factor, factor_around, is_in_full

_UNNAMED = {"municipality": "δήμος"}
"""What a column is called that no head names."""


@dataclass(slots=True)
class Parts:
    """A table as read, before names and columns are settled."""

    rows: Sequence[Row]
    head: Sequence[tuple[str, ColumnRole]] = ()
    """Names and roles of all columns, from the left, as far as a head says them."""
    amounts: Sequence[str] = ()
    """Names of the amount columns, "" where there is none."""
    total: Sequence[Amount | None] = ()
    """The amounts of the row that gives the total, from the left."""
    subtotals: Sequence[tuple[str, Sequence[Amount | None]]] = ()
    """Label and amounts of the rows that give sub-totals."""
    claims: Sequence[Span] = ()
    prose: bool = False
    has_prefecture_column: bool = False
    cut: Span | None = None
    default_kind: RecipientKind | None = None


def build(clean: CleanText, parts: Parts) -> TableDraft:
    """Put *parts* into a draft; caption and announced rows are still to come."""
    text = clean.text
    rows = _without_prefectures(text, parts)
    start = min((row.span.start for row in rows), default=0)
    end = max((row.span.end for row in rows), default=0)
    factors = _factors(clean.folded, parts, rows)
    if any(factor > 1 for factor in factors):
        rows = [
            replace(row, amounts=_multiplied(clean.folded, row.amounts, factors)) for row in rows
        ]
    rows_read = rows
    unread = [one.span for row in rows for one in _doubted(row) if not _has_value(one)]
    rows = [_without_unread(row) for row in rows] if unread else rows
    values = [[one.numeral.value if one else None for one in row.amounts] for row in rows]
    width = max((len(v) for v in values), default=0)
    named = _of_columns(parts.amounts, width)
    own = principal([fold(name) for name in named], values)
    labels = _labels(named, width)
    totals = _multiplied(clean.folded, parts.total, factors)
    total = _own(totals, own, width)
    drafts = tuple(
        _draft(text, number, row, own, labels, parts.default_kind)
        for number, row in enumerate(rows, start=1)
    )
    claims = [span for row in rows for span in row.numbers]
    claims += [one.span for row in rows for one in row.amounts if one]
    claims += [one.span for row in rows for _, one in row.counts]
    claims += [*parts.claims, *unread]
    observations = []
    if parts.cut is not None:
        observations.append(_broken_off(text, parts.rows, parts.cut))
    observations += [
        _malformed(text, row, span)
        for row in rows_read
        for span in sorted([*row.unread, *(one.span for one in _doubted(row))])
    ]
    status: TableStatus = "incomplete" if parts.cut is not None else "complete"
    return TableDraft(
        status=status,
        caption=None,
        caption_span=None,
        announced_rows=None,
        columns=_columns(parts, labels),
        rows=drafts,
        stated_total=total.numeral.value if total is not None else None,
        span=Span(start, end),
        claims=tuple(sorted(set(claims))),
        subtotals=tuple(
            (label, one.numeral.value, one.span)
            for label, amounts in parts.subtotals
            if (one := _own(_multiplied(clean.folded, amounts, factors), own, width)) is not None
        ),
        other_totals=tuple(
            (label, one.numeral.value, one.span)
            for label, one in zip(labels, totals, strict=False)
            if one is not None and one is not total and len(totals) == width
        ),
        codes=tuple(span for row in rows for span in row.numbers),
        observations=tuple(observations),
    )


def _doubted(row: Row) -> list[Amount]:
    """The amounts of the row whose separators are those of no known way of writing."""
    return [
        one
        for one in row.amounts
        if one is not None and one.numeral.doubt in ("malformed", "odd-decimals")
    ]


def _has_value(one: Amount) -> bool:
    """Whether the amount means something: «50.000.00» does, «12.34.567,00» may be anything."""
    return one.numeral.doubt != "malformed"


def _without_unread(row: Row) -> Row:
    kept = tuple(one if one is not None and _has_value(one) else None for one in row.amounts)
    return replace(row, amounts=kept)


def _malformed(text: str, row: Row, amount: Span) -> Observation:
    name = row.name or written(text, row.recipient.span)
    said = written(text, amount)
    return Observation(
        "number-malformed",
        f"{quoted(name)}: {quoted(said)} is written in no known way.",
        (amount,),
    )


def _broken_off(text: str, rows: Sequence[Row], cut: Span) -> Observation:
    """The row at *cut*, by its name where it was read so far."""
    names = (row.name or written(text, row.recipient.span) for row in rows if row.span == cut)
    name = next(names, "")
    said = written(text, cut)
    return Observation(
        "table-incomplete",
        f"The table breaks off inside the row of {quoted(name)}."
        if name and name != said
        else f"The table breaks off inside the row {quoted(said)}.",
        (cut,),
    )


def _of_columns(names: Sequence[str], width: int) -> list[str]:
    """A name for each of the *width* amount columns; a head that names fewer names the last ones."""
    return ["" for _ in range(width - len(names))] + list(names[:width])


def _own(amounts: Sequence[Amount | None], own: int, width: int) -> Amount | None:
    """The amount of a total's row that sums up column *own* of *width*; counts may stand before them.
    A row with fewer amounts gives the last."""
    chosen = amounts[own - width] if 0 < width <= len(amounts) else None
    return chosen or next((one for one in reversed(amounts) if one is not None), None)


def _factors(folded: str, parts: Parts, rows: Sequence[Row]) -> list[int]:
    """What each column of amounts, from the left, is multiplied by: what its head says, or else what is
    said of the whole table, above or below it («(ποσά σε εκατ. ευρώ)»)."""
    width = max((len(row.amounts) for row in rows), default=0)
    if not width or parts.prose:
        return [1] * width
    start, end = min(row.span.start for row in rows), max(row.span.end for row in rows)
    said = [amount_factor(fold(name)) for name in _of_columns(parts.amounts, width)]
    if any(factor is not None and factor > 1 for factor in said):
        return [factor or 1 for factor in said]  # a head speaks of its own column
    return [factor or factor_around(folded, start, end) for factor in said]


def _multiplied(
    folded: str, amounts: Sequence[Amount | None], factors: Sequence[int]
) -> tuple[Amount | None, ...]:
    """The amounts in full units, where a head says thousands or millions and the amount does not.
    Fewer amounts than factors are those of the last columns."""
    own = factors[-len(amounts) :] if amounts else ()
    return tuple(
        one._replace(numeral=one.numeral._replace(value=_whole(one.numeral.value * factor)))
        if one is not None
        and one.numeral.scale == 1
        and factor > 1
        and not is_in_full(folded, one.numeral, factor, in_euro=is_in_euro(folded, one))
        else one
        for one, factor in zip(amounts, [*[1] * (len(amounts) - len(own)), *own], strict=True)
    )


def _whole(value: Decimal) -> Decimal:
    """Without the decimals that multiplying left empty."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _without_prefectures(text: str, parts: Parts) -> Sequence[Row]:
    """Part name and prefecture where (nearly) every row of a table without rules has both."""
    if parts.prose or any(row.prefecture for row in parts.rows):
        return parts.rows
    halves = [parted(row.name or written(text, row.recipient.span)) for row in parts.rows]
    whole = [row.recipient.kind == "municipality" for row in parts.rows]
    both = sum(area is not None and one for (_, area), one in zip(halves, whole, strict=True))
    if not both or (
        both * 5 < sum(whole) * 4 and not (parts.has_prefecture_column and both * 2 > sum(whole))
    ):
        return parts.rows
    done = []
    for row, (name, area) in zip(parts.rows, halves, strict=True):
        if area is None and row.recipient.kind in ("water_utility", "association"):
            name, area = _without_area(written(text, row.recipient.span), 2)
        elif row.recipient.kind in ("region", "regional_unit"):
            pass  # «ΠΕΡΙΦΕΡΕΙΑ ΝΟΤΙΟΥ ΑΙΓΑΙΟΥ»: the area is its own name
        elif area is None and parts.has_prefecture_column and not is_municipality(name):
            name, area = _without_area(name, 1)
        if area is None or row.name:
            done.append(row)
            continue
        start, end = row.recipient.span
        at = text.rfind(area, start, end)
        stop = start + len(text[start:end][: len(name)].rstrip()) if at < 0 else at
        stop = start + len(text[start:stop].rstrip(" ,(–-"))
        if text[start:stop].split() != name.split():
            done.append(row)
            continue
        recipient = row.recipient._replace(span=Span(start, stop))
        done.append(replace(row, recipient=recipient, prefecture=Span(max(at, stop), end)))
    return done


def _without_area(name: str, least: int) -> tuple[str, str | None]:
    """Part «ΔΕΥΑ ΡΟΔΟΥ ΔΩΔΕΚΑΝΗΣΟΥ»: an area behind at least two words is a column of its own."""
    words = name.split()
    for at in range(least, len(words)):
        if is_area(" ".join(words[at:])):
            return " ".join(words[:at]), " ".join(words[at:])
    return name, None


def _labels(names: Sequence[str], width: int) -> list[str]:
    """A name for each amount column, no two alike; those without a head are counted."""
    labels: list[str] = []
    for at in range(width):
        name = names[at] if at < len(names) and names[at] else ""
        label = name or ("ποσό" if width == 1 else f"ποσό {at + 1}")
        if label in labels:
            label = f"{label} ({at + 1})"
        labels.append(label)
    return labels


def _draft(
    text: str, position: int, row: Row, own: int, labels: list[str], kind: RecipientKind | None
) -> RowDraft:
    chosen = row.amounts[own] if own < len(row.amounts) else None
    if chosen is None and row.amounts and len(row.amounts) <= own:
        chosen = row.amounts[-1]
    certain = row.recipient.certain
    return RowDraft(
        position=position,
        recipient_kind=row.recipient.kind if certain or kind is None else kind,
        as_written=row.name or written(text, row.recipient.span),
        name_span=row.recipient.span,
        amount=chosen.numeral.value if chosen else None,
        amount_span=chosen.span if chosen else None,
        span=row.span,
        values={
            **{name: one.numeral.value for name, one in row.counts},
            **{
                label: one.numeral.value
                for label, one in zip(labels, row.amounts, strict=False)
                if one is not None
            },
        },
        prefecture=written(text, row.prefecture) if row.prefecture else None,
        region=written(text, row.region) if row.region else None,
        index=row.index,
    )


def _columns(parts: Parts, labels: list[str]) -> tuple[ColumnDraft, ...]:
    """The columns as the head names them, or as the rows show them."""
    if parts.head:
        waiting = list(labels)
        columns = [
            ColumnDraft(
                waiting.pop(0) if kind == "amount" and waiting else name or _UNNAMED.get(kind, ""),
                kind,
            )
            for name, kind in parts.head
        ]
        return (*columns, *(ColumnDraft(label, "amount") for label in waiting))

    return (
        ColumnDraft("δήμος", "municipality"),
        *(ColumnDraft(label, "amount") for label in labels),
    )
