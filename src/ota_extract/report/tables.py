"""A table of municipalities as the page shows it, with its sums and as a file for a spreadsheet.

>>> as_cell("=HYPERLINK(1)"), as_cell("-5 έργα"), as_cell("Δήμος Κύθνου")
("'=HYPERLINK(1)", "'-5 έργα", 'Δήμος Κύθνου')
"""

from __future__ import annotations

import base64
import csv
import decimal
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ota_extract.records import Column, MunicipalityTable, Row
from ota_extract.report.places import Place, Places
from ota_extract.report.speech import Speech, is_writable

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
_CSV_HEAD = ("position", "as_written", "recipient", "code", "regional_unit", "region", "recipient_kind", "match", "candidates")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """A column of numbers: its name as in the release, and the sum of its rows."""

    name: str
    is_money: bool
    sum: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A recipient and its numbers, one for each :class:`Head`, as said and as they sort."""

    id: str
    position: int
    name: str
    """The official name, or the name as written where there is none."""
    as_written: str
    """The name as written, where it differs from the official one by more than case and accents."""
    code: str
    regional_unit: str
    region: str
    kind: str
    """What the recipient is, where it is no municipality."""
    match: str
    """How sure the link is, where the name is not the official one."""
    doubtful: bool
    candidates: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or the announcement of one that is not there."""

    id: str
    caption: str
    status: str
    status_name: str
    announced_rows: int | None
    heads: tuple[Head, ...]
    rows: tuple[TableRow, ...]
    rows_left_out: int
    """How many rows a page of millions has no room for."""
    total: str
    """The sum of its amounts, in euro."""
    stated_total: str
    places: tuple[Place, ...]
    csv: str
    """The table as a ``data:`` address; empty where it has no rows, or too many."""

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self.rows) + self.rows_left_out


def table(id_: str, given: MunicipalityTable, speech: Speech, places: Places) -> Table:
    """Put *given* into the words of *speech*; its evidence goes to *places*."""
    columns = _number_columns(given)
    whole = {column.name: _is_whole(_numbers(given, column)) for column in columns}
    rows: list[TableRow] = []
    for index, row in enumerate(given.rows):
        if places.is_full:
            break
        rows.append(_row(f"{id_}-{index}", row, columns, whole, speech, places))
    left_out = len(given.rows) - len(rows)
    heads = tuple(
        Head(
            name=column.name or speech.say("amount"),
            is_money=column.role == "amount",
            sum=_said(_sum(_numbers(given, column)), column, whole, speech),
        )
        for column in columns
    )
    total = _sum([row.amount for row in given.rows if row.amount is not None])
    stated = given.stated_total
    return Table(
        id=id_,
        caption=given.caption or "",
        status=given.status,
        status_name=speech.word("status", given.status),
        announced_rows=given.announced_rows,
        heads=heads,
        rows=tuple(rows),
        rows_left_out=left_out,
        total="" if total is None else speech.quantity(total, "EUR"),
        stated_total="" if stated is None else speech.quantity(stated, "EUR"),
        places=places.of(id_, "table", given.evidence),
        csv=_address(_csv(given, columns, speech)) if rows and not left_out else "",
    )


def as_cell(text: str) -> str:
    """*text* so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(
    id_: str,
    row: Row,
    columns: tuple[Column, ...],
    whole: dict[str, bool],
    speech: Speech,
    places: Places,
) -> TableRow:
    link = row.municipality
    is_municipality = row.recipient_kind == "municipality"
    name = link.name or link.as_written
    return TableRow(
        id=id_,
        position=row.position,
        name=name,
        as_written=link.as_written if link.match in ("variant", "fuzzy") else "",
        code=link.code or "",
        regional_unit=link.regional_unit or "",
        region=link.region or "",
        kind="" if is_municipality else speech.word("recipient_kind", row.recipient_kind),
        match=speech.word("match", link.match) if is_municipality and link.match != "exact" else "",
        doubtful=is_municipality and link.match in ("ambiguous", "none"),
        candidates=tuple(f"{each.name} ({each.code})" for each in link.candidates),
        cells=tuple(_cell(_number(row, column), column, whole, speech) for column in columns),
        places=places.of(id_, "row", row.evidence),
    )


def _cell(
    value: Decimal | None, column: Column, whole: dict[str, bool], speech: Speech
) -> tuple[str, str]:
    """A number as said and as it sorts."""
    if value is None or not is_writable(value):
        return ("" if value is None else str(value)), ""
    return _said(value, column, whole, speech), format(value, "f")


_TOTAL = Column(name="", role="amount")
"""The amount of a row, where no column of the table has it."""


def _number_columns(given: MunicipalityTable) -> tuple[Column, ...]:
    """The columns with numbers, in the order of the table."""
    named = {name for row in given.rows for name in row.values}
    known = {column.name: column for column in reversed(given.columns) if column.name in named}
    columns = list(reversed(known.values()))
    columns += [Column(name=name, role="other") for name in sorted(named - known.keys())]
    amounts = [row.amount for row in given.rows]
    held = any([row.values.get(column.name) for row in given.rows] == amounts for column in columns)
    if held or not any(amount is not None for amount in amounts):
        return tuple(columns)
    return (*columns, _TOTAL)


def _number(row: Row, column: Column) -> Decimal | None:
    return row.amount if column is _TOTAL else row.values.get(column.name)


def _numbers(given: MunicipalityTable, column: Column) -> list[Decimal]:
    found = (_number(row, column) for row in given.rows)
    return [value for value in found if value is not None]


def _is_whole(values: Iterable[Decimal]) -> bool:
    return all(not is_writable(value) or value == value.to_integral_value() for value in values)


def _sum(values: list[Decimal]) -> Decimal | None:
    if not values or not all(map(is_writable, values)):
        return None
    with decimal.localcontext(prec=120):
        return sum(values, Decimal(0))


def _said(value: Decimal | None, column: Column, whole: dict[str, bool], speech: Speech) -> str:
    if value is None:
        return ""
    return speech.amount(value, cents=column.role == "amount" and not whole[column.name])


def _csv(given: MunicipalityTable, columns: tuple[Column, ...], speech: Speech) -> str:
    """The rows as a spreadsheet of the reader's country opens them: in Greece by «;», decimals by «,»."""
    greek = speech.language == "el"
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if greek else ",", lineterminator="\r\n")
    writer.writerow(
        [
            *(speech.word("csv", name) for name in _CSV_HEAD),
            *(as_cell(column.name) or speech.say("amount") for column in columns),
        ]
    )
    for row in given.rows:
        writer.writerow([*map(as_cell, _described(row, speech)), *_plain(row, columns, greek)])
    return out.getvalue()


def _described(row: Row, speech: Speech) -> Iterator[str]:
    link = row.municipality
    yield str(row.position)
    yield link.as_written
    yield link.name or ""
    yield link.code or ""
    yield link.regional_unit or ""
    yield link.region or ""
    yield speech.word("recipient_kind", row.recipient_kind)
    yield speech.word("match", link.match)
    yield ", ".join(f"{each.name} ({each.code})" for each in link.candidates)


def _plain(row: Row, columns: tuple[Column, ...], greek: bool) -> Iterator[str]:
    for column in columns:
        value = _number(row, column)
        if value is None:
            yield ""
            continue
        said = format(value, "f") if is_writable(value) else str(value)
        yield said.replace(".", ",") if greek else said


def _address(content: str) -> str:
    """*content* as a ``data:`` address; the mark before it tells a spreadsheet that it is UTF-8."""
    encoded = base64.b64encode(("\ufeff" + content).encode()).decode("ascii")
    return f"data:text/csv;charset=utf-8;base64,{encoded}"
