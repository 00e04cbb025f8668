"""Tables as text: CSV for programs, CSV for Excel, lines of JSON.

CSV is RFC 4180: commas, CRLF, quotes where needed, UTF-8; numbers as digits with a dot, an empty cell
for what is not known. Every cell is what the record holds, so one may begin like a formula; such cells
are counted, for a spreadsheet would run them.

For Excel (Greek settings): a byte order mark, semicolons, decimal commas. A cell that would be run as a
formula has an apostrophe before it; a text that looks like a number (``0401``) is written ``="0401"``,
or Excel would take its zero away.

>>> for_excel("=HYPERLINK(1)"), for_excel("0401"), for_excel(Decimal("908250.40")), for_excel(None)
("'=HYPERLINK(1)", '="0401"', '908250,40', '')
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import msgspec

from ota_extract.export.checking import Rows
from ota_extract.export.columns import Row, Table, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

TOO_LONG_FOR_EXCEL = ("texts",)
"""Tables whose cells may be longer than the 32 767 characters that Excel takes."""

_LIKE_A_NUMBER = re.compile(r"\d[\d.,:/ Ee-]*")

Put = Callable[[Rows, int], None]
"""Takes the rows of a record, and how many bytes the record has."""


@dataclass(slots=True)
class Formulas:
    """How many cells begin like a formula."""

    count: int = 0


@contextmanager
def csv_files(
    paths: Mapping[str, Path], tables: Sequence[Table], *, excel: bool, formulas: Formulas
) -> Iterator[Put]:
    """Write a CSV file for each of *tables* to its path."""
    with ExitStack() as stack:
        writers = {}
        for table in tables:
            encoding = "utf-8-sig" if excel else "utf-8"
            file = stack.enter_context(
                paths[table.name].open("w", encoding=encoding, errors="replace", newline="")
            )
            writers[table.name] = csv.writer(file, delimiter=";" if excel else ",")
            writers[table.name].writerow(table.names)

        def put(rows: Rows, _weight: int) -> None:
            for name, own in rows.items():
                if excel:
                    writers[name].writerows([for_excel(value) for value in row] for row in own)
                else:
                    formulas.count += sum(map(_formulas, own))
                    writers[name].writerows([plain(value) for value in row] for row in own)

        yield put


@contextmanager
def jsonl_files(paths: Mapping[str, Path], tables: Sequence[Table]) -> Iterator[Put]:
    """Write a file of JSON lines for each of *tables* to its path; every line has all columns."""
    encoder = msgspec.json.Encoder(decimal_format="number")
    with ExitStack() as stack:
        files = {table.name: stack.enter_context(paths[table.name].open("wb")) for table in tables}
        names = {table.name: table.names for table in tables}

        def put(rows: Rows, _weight: int) -> None:
            for name, own in rows.items():
                objects: list[dict[str, Value]] = [_object(names[name], row) for row in own]
                files[name].write(encoder.encode_lines(objects))

        yield put


def plain(value: Value) -> Value:
    """A cell as ``csv`` writes it right: digits with a dot, never an exponent."""
    return f"{value:f}" if type(value) is Decimal else value


def for_excel(value: Value) -> str:
    """A cell as Excel in Greek settings shows it right, and never runs it."""
    if type(value) is Decimal:
        return f"{value:f}".replace(".", ",")
    if type(value) is not str:
        return "" if value is None else str(value)
    if value.startswith(FORMULA):
        return f"'{value}"
    return f'="{value}"' if _LIKE_A_NUMBER.fullmatch(value) else value


def _formulas(row: Row) -> int:
    return sum([type(value) is str and value.startswith(FORMULA) for value in row])


def _object(names: tuple[str, ...], row: Row) -> dict[str, Value]:
    return dict(zip(names, row, strict=True))
