"""A row before it is known what table it belongs to, and the parts all kinds of rows share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import Amount
from ota_extract.assemble.tables.authorities import Recipient
from ota_extract.assemble.tables.fronts import Front

_APPOSITION = re.compile(
    r"(?:\s*[,(]\s*|\s+)(?:νομο[συ]\b|ν\.|π\.?\s?ε\.|πε\s|περιφερειακη(?:σ)? ενοτητα(?:σ)?\b)\s*"
    r"(?P<area>[α-ω][α-ω.\s\-–]*?)\s*\)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A recipient and the amounts beside it. ``numbers`` are the index and code, used up as well."""

    recipient: Recipient
    amounts: tuple[Amount | None, ...]
    span: Span
    index: int | None = None
    code: str | None = None
    prefecture: Span | None = None
    region: Span | None = None
    numbers: tuple[Span, ...] = ()
    name: str | None = None
    """The name where it is not what stands at the recipient's span: one wrapped over two rows."""
    counts: tuple[tuple[str, Amount], ...] = field(default=())
    """Values of columns that are no money, by column name."""
    unread: tuple[Span, ...] = ()
    """Cells with digits where an amount is due, and none can be read: «1O.000,00»."""
    owed: bool = False
    """Whether the amount is none that the recipient gets: a debt, a fine, what was refused."""
    front: Front | None = None
    """The known name that the words begin with, where a column without a mark may follow it."""


def written(text: str, span: Span) -> str:
    """The words at *span*, line ends and tabs turned to spaces."""
    return " ".join(text[span.start : span.end].split())


def trimmed(text: str, start: int, end: int) -> Span:
    """``[start, end)`` without the white space around; empty where there is nothing else."""
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return Span(begin, max(begin, start + len(words.rstrip())))


def without_apposition(row: Row, folded: str) -> Row:
    """Take «Νομού Χανίων», «, Νομός Λάρισας» or «(Ν. Ξάνθης)» out of the name."""
    span = row.recipient.span
    if row.recipient.kind in ("region", "regional_unit"):
        return row
    found = _APPOSITION.search(folded, span.start, span.end)
    if found is None or found.start() <= span.start:
        return row
    if row.recipient.kind == "association" and not folded[
        found.start() : found.start("area")
    ].lstrip().startswith((",", "(")):
        return row  # «Σύνδεσμος Δήμων Ν. Λακωνίας»: whose association it is
    area = Span(found.start("area"), found.end("area"))
    return replace(
        row,
        recipient=row.recipient._replace(span=Span(span.start, found.start())),
        prefecture=row.prefecture or area,
    )


def column_sums(rows: Sequence[Row]) -> list[Decimal]:
    """The sum of each column of amounts, from the left."""
    sums: list[Decimal] = []
    for row in rows:
        sums += [Decimal(0)] * (len(row.amounts) - len(sums))
        for at, one in enumerate(row.amounts):
            if one is not None:
                sums[at] += one.numeral.value
    return sums
