"""Columns of numbers that are no money, in tables without rules: «Αγιάς 210 1 188.000,00».

A column counts something where its head says so («ΠΛΗΘΥΣΜΟΣ»), or where its numbers stand bare while
another column's are written as money.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ota_extract.assemble.tables.amounts import Amount, amount
from ota_extract.assemble.tables.columns import RECIPIENTS
from ota_extract.assemble.tables.rows import Row
from ota_extract.records import ColumnRole

_WORDS = (*RECIPIENTS, "index", "code")
Head = list[tuple[str, ColumnRole]]


def without_counts(folded: str, rows: Sequence[Row], head: Head) -> tuple[list[Row], Head]:
    """The rows with their counts apart from their amounts, and the head with the roles that show."""
    width = max((len(row.amounts) for row in rows), default=0)
    named = [at for at, (_, role) in enumerate(head) if role not in _WORDS]
    if width < 2:
        return list(rows), head
    whole = [row for row in rows if len(row.amounts) == width]
    counting = []
    for at in range(width):
        said = head[named[at]][1] if len(named) == width else "other"
        bare = sum(_is_bare(folded, row.amounts[at]) for row in whole)
        if said != "amount" and (said == "count" or bare * 3 > len(whole)):
            counting.append(at)
    if not counting or len(counting) == width:
        return list(rows), head
    names = [head[at][0] for at in named] if len(named) == width else []
    done = [_parted(folded, row, width, counting, names) for row in rows]
    if names:
        places = {named[at] for at in counting}
        head = [(name, "count" if at in places else role) for at, (name, role) in enumerate(head)]
    return done, head


def _parted(
    folded: str, row: Row, width: int, counting: Sequence[int], names: Sequence[str]
) -> Row:
    if len(row.amounts) == width:
        apart = counting
    else:
        apart = [at for at, one in enumerate(row.amounts) if _is_bare(folded, one)]
    counts = tuple(
        (names[at] if at < len(names) else f"πλήθος {at + 1}", one)
        for at in apart
        if (one := row.amounts[at]) is not None
    )
    kept = tuple(one for at, one in enumerate(row.amounts) if at not in apart)
    return replace(row, amounts=kept, counts=(*row.counts, *counts))


def _is_bare(folded: str, one: Amount | None) -> bool:
    """Whether the number shows nothing of money: neither currency nor thousands nor cents."""
    return one is not None and amount(folded, one.numeral) is None
