"""``ota-extract status``: the journal of a batch as a table."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ota_extract.cli.options import Debug
from ota_extract.cli.run import Run, put

if TYPE_CHECKING:
    from ota_extract.batch import Entry

COLUMNS = (
    "outcome", "record", "bytes", "errors", "warnings", "infos", "euro", "seconds", "MB", "version",
    "reason",
)  # fmt: skip

SPARED = ("version", "bytes", "MB", "seconds", "infos")
"""Left out of the table in this order, where a terminal has no room for them."""
ROOM = 50
"""Of a name, so much shall stand on one line before columns are spared for it."""


def status(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The --out folder of a batch.")],
    quarantined: Annotated[
        bool, typer.Option("--quarantined", help="Only what could not be read.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The same for programs, as a JSON array.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Show what became of each input of a batch.

    A line each: outcome, findings by level, euro in tables, seconds, memory, reason. On a terminal it is
    a table, elsewhere lines of fields with tabs between them.
    """
    run = Run(debug=debug)
    with run.on_program():
        from ota_extract.batch import entries

        rows = (
            entry for entry in entries(folder) if not quarantined or entry.outcome == "quarantined"
        )
        if as_json:
            _put_json(rows)
        elif sys.stdout and sys.stdout.isatty():
            _put_table(rows)
        else:
            put("\t".join(COLUMNS) + "\n")
            for entry in rows:
                put("\t".join(_cells(entry)) + "\n")
    raise typer.Exit(run.status)


def _cells(entry: Entry) -> tuple[str, ...]:
    return (
        entry.outcome,
        entry.record,
        str(entry.bytes or ""),
        str(entry.errors),
        str(entry.warnings),
        str(entry.infos),
        entry.euro,
        f"{entry.seconds:.3f}",
        str(entry.peak_bytes // 2**20),
        entry.version,
        " ".join((entry.reason or "").split()),
    )


def _put_json(rows: Iterator[Entry]) -> None:
    import json

    opening = "["
    for entry in rows:
        put(f"{opening}\n  {json.dumps(asdict(entry), ensure_ascii=False)}")
        opening = ","
    put("[]\n" if opening == "[" else "\n]\n")


def _put_table(entries: Iterator[Entry]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    rows = [dict(zip(COLUMNS, _cells(entry), strict=True)) for entry in entries]
    grid = Table(box=box.SIMPLE_HEAD)
    columns = _columns(rows, console.width)
    for column in columns:
        right = column in COLUMNS[2:9]
        grid.add_column(column, justify="right" if right else "left", overflow="fold")
    for row in rows:
        style = "red" if row["reason"] else ""
        row["record"] = "\n".join(filter(None, (row["record"], row["reason"])))
        grid.add_row(*(Text(row[column], style) for column in columns))
    console.print(grid)


def _columns(rows: Sequence[Mapping[str, str]], width: int) -> list[str]:
    """The columns that a terminal of *width* has room for; the reason stands under the name."""
    columns = [name for name in COLUMNS if name != "reason"]
    longest = {name: max([len(name), *(len(row[name]) for row in rows)]) for name in columns}
    longest["record"] = min(longest["record"], ROOM)
    for spared in SPARED:
        if sum(3 + longest[name] for name in columns) < width:
            break
        columns.remove(spared)
    return columns
