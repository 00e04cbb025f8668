"""What the SQL on the page of exports gives: asked of the samples' records, in DuckDB and in SQLite."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

from ota_extract.export import export

GOLDEN = Path(__file__).parents[1] / "golden"

Cell = str | int | float | Decimal | date | None


def answer(query: str, folder: Path) -> str:
    """The rows that *query* gives, as a page shows them; both databases have to agree."""
    made = folder / ".databases"
    if not made.exists():
        _make(made)
    with closing(duckdb.connect(str(made / "duckdb"), read_only=True)) as base:
        cursor = base.execute(query)
        head = [column[0] for column in cursor.description or ()]
        rows = cursor.fetchall()
    with closing(sqlite3.connect(made / "sqlite")) as lite:
        others = lite.execute(query).fetchall()
    shown = drawn(head, rows)
    assert shown == drawn(head, others), "DuckDB and SQLite give different answers"
    return shown


def drawn(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Columns in lines of text; numbers to the right."""
    cells = [[_shown(cell) for cell in row] for row in rows]
    lines = [list(head), *cells]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    right = [
        all(cell is None or isinstance(cell, int | float | Decimal) for cell in column)
        for column in (zip(*rows, strict=True) if rows else [[""]] * len(head))
    ]
    return "".join(
        "  ".join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(line, widths, right, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def _shown(cell: Cell) -> str:
    """Whole numbers without a fraction, others with two digits at least."""
    if cell is None:
        return ""
    if not isinstance(cell, float | Decimal):
        return str(cell)
    number = Decimal(repr(cell)) if isinstance(cell, float) else cell
    whole, _, fraction = f"{number:f}".partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction:0<2}" if fraction else whole


def _make(made: Path) -> None:
    """The databases, of the samples' records called as a batch calls them."""
    records = made / "records"
    records.mkdir(parents=True)
    for record in GOLDEN.glob("*.json"):
        name = json.loads(record.read_text(encoding="utf-8"))["source"]["name"]
        shutil.copy(record, records / f"{name}.json")
    for kind in ("duckdb", "sqlite"):
        export([records], made / kind, kind)
