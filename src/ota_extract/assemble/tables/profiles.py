"""What the columns of a grid are, told by their content and their names together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import LEAST_MONEY
from ota_extract.assemble.tables.authorities import is_area
from ota_extract.assemble.tables.cells import CellReader
from ota_extract.assemble.tables.columns import role
from ota_extract.assemble.tables.joined_grids import is_heading
from ota_extract.assemble.tables.totals import total_kind
from ota_extract.greek import fold
from ota_extract.records import ColumnRole, RecipientKind

_DIGITS = re.compile(r"\d{1,6}[.)]?")
_CODE = re.compile(r"\d{4,6}|\d{2,3}-\d+")
_LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class Profile:
    """Which column is what, by index from the left."""

    names: list[str]
    roles: list[ColumnRole]
    name: int
    amounts: list[int]
    counts: list[int]
    areas: list[int]
    index: int | None
    code: int | None
    kind: RecipientKind | None
    names_only: bool


def profile_columns(
    reader: CellReader, names: Sequence[str], body: Sequence[Sequence[Span]]
) -> Profile | None:
    """Tell the columns of *body*; None where the table does not allot money to authorities."""
    text, folded = reader.text, reader.folded
    rows = [
        cells
        for cells in body[:_LOOKED_AT]
        if not any(total_kind(folded[c.start : c.end]) for c in cells if c.start < c.end)
    ]
    own = [cells for cells in rows if not is_heading(text, cells)]
    rows = own if len(own) * 2 > len(rows) else rows  # else a list of areas
    if len(rows) < 2:
        return None
    width = len(names)
    said = [role(fold(name)) if name else "other" for name in names]
    roles: list[ColumnRole] = ["other"] * width
    money: list[int] = []
    numbered: list[int] = []  # bare numbers that an identifier explains: row numbers, codes
    words: dict[int, tuple[int, int]] = {}
    for at in range(width):
        cells = [row[at] for row in rows if at < len(row) and not reader.is_blank(row[at])]
        if not cells:
            continue
        found = [one for cell in cells if (one := reader.amount(cell))]
        if len(found) * 2 > len(cells):
            money.append(at)
        elif all(_DIGITS.fullmatch(text[cell.start : cell.end].strip()) for cell in cells):
            numbered.append(at)
        elif any(char.isalpha() for cell in cells[:20] for char in text[cell.start : cell.end]):
            recipients = [r for c in cells if (r := reader.recipient(c))]
            areas = sum(is_area(text[c.start : c.end]) for c in cells)
            words[at] = (
                sum(r.certain for r in recipients) * 100 // len(cells),
                areas * 100 // len(cells),
            )
    index, code, left = _index_and_code(text, rows, said, sorted([*money, *numbered]))
    money = [at for at in left if at in money]
    name = _name_column(said, words)
    if name is None:
        return None
    if index is not None:
        roles[index] = "index"
    if code is not None:
        roles[code] = "code"
    areas_at = []
    for at, (_, area) in words.items():
        if at == name:
            continue
        if said[at] in ("region", "regional_unit") or area >= 60:
            roles[at] = said[at] if said[at] in ("region", "regional_unit") else "regional_unit"
            areas_at.append(at)
    counts = [
        at
        for at in money
        if said[at] in ("count", "date") or not _is_money(reader, rows, at, said[at])
    ]
    amounts = [at for at in money if at not in counts]
    for at in amounts:
        roles[at] = "amount"
    for at in counts:
        roles[at] = "count"
    kind, certain = _kind(said[name], words[name])
    roles[name] = kind if kind in ("region", "regional_unit") else "municipality"
    names_only = not amounts
    if not certain or (names_only and (counts or words[name][0] < 60)):
        return None
    return Profile(
        list(names), roles, name, amounts, counts, areas_at, index, code, kind, names_only
    )


def _index_and_code(
    text: str, rows: Sequence[Sequence[Span]], said: Sequence[str], money: list[int]
) -> tuple[int | None, int | None, list[int]]:
    """The columns of bare whole numbers before the name that count the rows or name the recipient."""
    index = code = None
    for at in list(money):
        cells = [text[slice(*row[at])].strip() for row in rows if at < len(row)]
        cells = [cell for cell in cells if cell]
        if said[at] == "amount" or not all(_DIGITS.fullmatch(cell) for cell in cells):
            continue
        values = [int(cell.strip(".)")) for cell in cells]
        rising = sum(b - a in (0, 1) for a, b in pairwise(values))
        if index is None and (said[at] == "index" or rising * 10 >= 8 * max(len(values) - 1, 1)):
            index = at
            money.remove(at)
        elif code is None and (
            said[at] == "code"
            or (said[at] == "other" and at <= 2 and all(_CODE.fullmatch(c) for c in cells))
        ):
            code = at
            money.remove(at)
    return index, code, money


def _name_column(said: Sequence[str], words: dict[int, tuple[int, int]]) -> int | None:
    """The column of recipients: named so, or the one with most known names; a column of areas last."""
    if not words:
        return None

    def rank(at: int) -> tuple[int, int, int]:
        certain, area = words[at]
        named = said[at] == "municipality"
        areas = said[at] in ("region", "regional_unit") or area > certain
        return (0 if areas and not named else 1, (200 if named else 0) + certain, -at)

    return max(words, key=rank)


def _kind(said: str, shares: tuple[int, int]) -> tuple[RecipientKind | None, bool]:
    certain, area = shares
    if said == "region":
        return "region", True
    if said == "regional_unit":
        return "regional_unit", True
    if said == "municipality":
        return "municipality", True
    return None, certain >= 50 or area >= 80


def _is_money(reader: CellReader, rows: Sequence[Sequence[Span]], at: int, said: str) -> bool:
    cells = [row[at] for row in rows if at < len(row)]
    folded = reader.folded
    found = [one for cell in cells if (one := reader.amount(cell))]
    if said == "amount" or any(
        one.span.end - one.span.start > one.numeral.end - one.numeral.start for one in found
    ):
        return True
    large = sum(abs(one.numeral.value) >= LEAST_MONEY for one in found)
    formatted = sum(
        "," in folded[a:b] or "." in folded[a:b] for one in found for a, b in [one.span]
    )
    return large * 2 > len(found) and formatted > 0
