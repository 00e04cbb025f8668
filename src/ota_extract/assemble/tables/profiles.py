"""What the columns of a grid are, told by their content and their names together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import LEAST_MONEY, is_in_euro
from ota_extract.assemble.tables.authorities import is_area
from ota_extract.assemble.tables.cells import CellReader
from ota_extract.assemble.tables.columns import role
from ota_extract.assemble.tables.joined_grids import is_heading
from ota_extract.assemble.tables.totals import total_kind
from ota_extract.greek import fold
from ota_extract.records import ColumnRole, RecipientKind
from ota_extract.scan.heads import unit_of_head
from ota_extract.scan.vocabulary import unit_at

_DIGITS = re.compile(r"\d{1,6}[.)]?")
_CODE = re.compile(r"\d{4,6}|\d{2,3}-\d+")
_REFERENCE = re.compile(r"(?=\S*\d)(?=\S*(?:/|[^\W\d_]))[\w./–-]+")  # «1Α/2024», «62/17.01.2025»
_ACCOUNT = re.compile(r"\d{1,4}(?:[.-]\d{1,4}){2,4}")  # of a budget: «64.7322.0006»
_FOUR_DIGITS = re.compile(r"[.-]\d{4}")  # no thousands, no cents
_UNIT = re.compile(r"[(\[](?:σε\s+)?([^()\[\]]+)[)\]]")
_SHARE = re.compile(r"%|ποσοστ|μεταβολ")
_MOST_THINGS = 1000
_PEOPLE = frozenset(
    ["pupil", "child", "teacher", "doctor", "employee", "beneficiary", "patient", "household", "resident", "citizen",
     "visitor", "unemployed", "person", "farmer", "owner", "volunteer", "member"]
)  # fmt: skip
"""Who is counted, by unit: no amounts stand below a head that names them."""
_LOOKED_AT = 400
_FEWEST_KNOWN = 60  # in a hundred, where a column of names has no amounts beside it
_FEWEST_AREAS = 60  # in a hundred, where no head says that a column is of areas


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
    references: list[int]
    """Columns of contracts, protocols and the like («1Α/2024»): their numbers belong to the row."""


class _Shares(NamedTuple):
    """Of a column of words: how many in a hundred of its cells are surely recipients, and areas."""

    certain: int
    area: int


class _Contents(NamedTuple):
    """The columns by what their cells hold, as indices from the left."""

    money: list[int]
    numbered: list[int]
    """Bare numbers that an identifier explains: row numbers, codes."""
    words: dict[int, _Shares]


def profile_columns(
    reader: CellReader, names: Sequence[str], body: Sequence[Sequence[Span]]
) -> Profile | None:
    """Tell the columns of *body*; None where the table does not allot money to authorities."""
    rows = _own_rows(reader, body)
    if len(rows) < 2:
        return None
    said = [role(fold(name)) if name else "other" for name in names]
    held = _contents(reader, rows, len(names))
    name = _name_column(said, held.words)
    if name is None:
        return None
    index, code, left = _index_and_code(
        reader.text, rows, said, sorted([*held.money, *held.numbered])
    )
    money = [at for at in left if at in held.money and said[at] != "code"]
    counts = [
        at
        for at in money
        if said[at] in ("count", "date")
        or _measures(fold(names[at]))
        or _is_of_things(reader, rows, at, names[at])
        or not _is_money(reader, rows, at, said[at])
    ]
    amounts = [at for at in money if at not in counts]
    kind, certain = _kind(said[name], held.words[name])
    names_only = not amounts
    if not certain or (names_only and (counts or held.words[name].certain < _FEWEST_KNOWN)):
        return None
    areas = _areas(said, held.words, name)
    references = [
        at
        for at in sorted([*held.words, *left])
        if at != name and at not in areas and at not in money
        if said[at] == "code" or _is_reference(reader.text, rows, at)
    ]
    named: dict[int, ColumnRole] = {
        **({} if index is None else {index: "index"}),
        **({} if code is None else {code: "code"}),
        **areas,
        **dict.fromkeys(references, "code"),
        **dict.fromkeys(amounts, "amount"),
        **{at: "other" if _SHARE.search(fold(names[at])) else "count" for at in counts},
        name: kind if kind in ("region", "regional_unit") else "municipality",
    }
    roles = [named.get(at, "other") for at in range(len(names))]
    return Profile(
        names=_told_apart(names, counts),
        roles=roles,
        name=name,
        amounts=amounts,
        counts=counts,
        areas=list(areas),
        index=index,
        code=code,
        kind=kind,
        names_only=names_only,
        references=references,
    )


def _told_apart(names: Sequence[str], counts: Sequence[int]) -> list[str]:
    """*names* with one for each column of *counts*: numbered where there is none, or another has it."""
    told = list(names)
    for number, at in enumerate(counts, 1):
        told[at] = told[at] or f"πλήθος {number}"
        if told[at] in told[:at]:
            told[at] = f"{told[at]} ({number})"
    return told


def _own_rows(reader: CellReader, body: Sequence[Sequence[Span]]) -> Sequence[Sequence[Span]]:
    """The rows of *body*, as many as are looked at, without totals and headings of groups."""
    text, folded = reader.text, reader.folded
    rows = [
        cells
        for cells in body[:_LOOKED_AT]
        if not any(total_kind(folded[c.start : c.end]) for c in cells if c.start < c.end)
    ]
    own = [cells for cells in rows if not is_heading(text, cells)]
    return own if len(own) * 2 > len(rows) else rows  # else a list of areas


def _contents(reader: CellReader, rows: Sequence[Sequence[Span]], width: int) -> _Contents:
    """Sort the *width* columns of *rows* by what most of their cells are; empty columns are left out."""
    text = reader.text
    held = _Contents([], [], {})
    for at in range(width):
        cells = [row[at] for row in rows if at < len(row) and not reader.is_blank(row[at])]
        if not cells:
            continue
        amounts = sum(reader.amount(cell) is not None for cell in cells)
        if _are_accounts(text, cells):
            held.words[at] = _Shares(0, 0)
        elif amounts * 2 > len(cells):
            held.money.append(at)
        elif all(_DIGITS.fullmatch(text[cell.start : cell.end].strip()) for cell in cells):
            held.numbered.append(at)
        elif any(char.isalpha() for cell in cells[:20] for char in text[cell.start : cell.end]):
            recipients = [r for cell in cells if (r := reader.recipient(cell))]
            areas = sum(is_area(text[cell.start : cell.end]) for cell in cells)
            held.words[at] = _Shares(
                sum(r.certain for r in recipients) * 100 // len(cells), areas * 100 // len(cells)
            )
    return held


def _areas(
    said: Sequence[ColumnRole], words: dict[int, _Shares], name: int
) -> dict[int, ColumnRole]:
    """The columns beside that of the recipients, *name*, that say where they lie."""
    found: dict[int, ColumnRole] = {}
    for at, shares in words.items():
        if at == name:
            continue
        if said[at] in ("region", "regional_unit"):
            found[at] = said[at]
        elif shares.area >= _FEWEST_AREAS:
            found[at] = "regional_unit"
    return found


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


def _is_reference(text: str, rows: Sequence[Sequence[Span]], at: int) -> bool:
    cells = [text[slice(*row[at])].strip() for row in rows if at < len(row)]
    cells = [cell for cell in cells if cell]
    return all(_REFERENCE.fullmatch(cell) or _ACCOUNT.fullmatch(cell) for cell in cells)


def _are_accounts(text: str, cells: Sequence[Span]) -> bool:
    """Whether *cells* hold account numbers: figures in groups as no amount has them."""
    return bool(cells) and all(
        _ACCOUNT.fullmatch(cell) and _FOUR_DIGITS.search(cell)
        for cell in (text[span.start : span.end].strip() for span in cells)
    )


def _measures(name: str) -> bool:
    """Whether the folded *name* of a column gives a unit of measurement: «Κατανάλωση (kWh)».

    >>> _measures("καταναλωση 2024 (kwh)"), _measures("ποσο (σε ευρω)"), _measures("δαπανη (εργα)")
    (True, False, False)
    """
    found = _UNIT.search(name)
    unit = unit_at(found[1].strip(), 0) if found else None
    return unit is not None and unit.kind == "measure"


def _name_column(said: Sequence[str], words: dict[int, _Shares]) -> int | None:
    """The column of recipients: named so, or the one with most known names; a column of areas last."""
    if not words:
        return None

    def rank(at: int) -> tuple[int, int, int]:
        certain, area = words[at]
        named = said[at] == "municipality"
        areas = said[at] in ("region", "regional_unit") or area > certain
        return (0 if areas and not named else 1, (200 if named else 0) + certain, -at)

    return max(words, key=rank)


def _kind(said: str, shares: _Shares) -> tuple[RecipientKind | None, bool]:
    certain, area = shares
    if said == "region":
        return "region", True
    if said == "regional_unit":
        return "regional_unit", True
    if said == "municipality":
        return "municipality", True
    return None, certain >= 50 or area >= 80


def _is_of_things(reader: CellReader, rows: Sequence[Sequence[Span]], at: int, name: str) -> bool:
    """Whether the column counts what its name says: people always, things where its numbers are small and
    whole («Κάδοι»; «Σχολεία» over large amounts is what these are for)."""
    said = unit_of_head(name, fold(name), 0, len(name))
    if said is None or said.kind == "money":
        return False
    if said.slug in _PEOPLE or not said.plain:
        return True
    values = [
        one.numeral.value for row in rows if at < len(row) and (one := reader.amount(row[at]))
    ]
    return all(value < _MOST_THINGS and value % 1 == 0 for value in values)


def _is_money(reader: CellReader, rows: Sequence[Sequence[Span]], at: int, said: str) -> bool:
    cells = [row[at] for row in rows if at < len(row)]
    folded = reader.folded
    found = [one for cell in cells if (one := reader.amount(cell))]
    if said == "amount" or any(is_in_euro(folded, one) for one in found):
        return True
    large = sum(abs(one.numeral.value) >= LEAST_MONEY for one in found)
    formatted = sum(
        "," in folded[a:b] or "." in folded[a:b] for one in found for a, b in [one.span]
    )
    return large * 2 > len(found) and formatted > 0
