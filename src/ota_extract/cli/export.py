"""``ota-extract export``: the records of many releases as tables for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ota_extract.cli.exits import Exit
from ota_extract.cli.options import Debug, Quiet
from ota_extract.cli.run import Run, put, say
from ota_extract.plurals import counted

if TYPE_CHECKING:
    from ota_extract.export import Summary

TOLD = 20
"""So many duplicates are named."""
CHUNK = 2**20


class To(StrEnum):
    """The formats, as ``ota_extract.export.Format`` has them; not imported for ``--help``."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    DUCKDB = "duckdb"
    SQLITE = "sqlite"
    DATAPACKAGE = "datapackage"


def export(
    records: Annotated[
        list[Path],
        typer.Argument(
            metavar="RECORDS",
            help="Folders with records (those of batch or extract), records, .jsonl streams; - is "
            "standard input.",
            readable=False,
        ),
    ],
    to: Annotated[To, typer.Option("--to", help="What to write.")],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="A database's file; else a folder, a .zip, or with one --table its file or -.",
        ),
    ],
    table: Annotated[
        list[str] | None,
        typer.Option("--table", metavar="NAME", help="Only this table; may be repeated."),
    ] = None,
    excel: Annotated[
        bool,
        typer.Option(
            "--excel", help="CSV for Excel in Greek settings, with nothing in it that it would run."
        ),
    ] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write the records of many releases as tables.

    There are releases, figures, rankings, allocations and more. What is no record is named and left out, and the others are exported. What stands at PATH is
    replaced as a whole when all is written. docs/export.md describes the tables.
    """
    run = Run(quiet=quiet, debug=debug)
    with run.on_program():
        from ota_extract.export import WrongUsageError
        from ota_extract.export import export as export_records

        try:
            if output == Path("-") and (to not in (To.CSV, To.JSONL) or len(table or ()) != 1):
                raise WrongUsageError("-o - takes one --table, as csv or jsonl")
            with _target(output, to) as target:
                summary = export_records(
                    records, target, to.value, tables=table or (), excel=excel, problem=run.fail
                )
        except WrongUsageError as error:
            say(str(error))
            run.status = Exit.USAGE
        else:
            for line in _told(summary):
                run.note(line)
            for line in _without_record(records):
                run.note(line)
    raise typer.Exit(run.status)


@contextmanager
def _target(output: Path, to: To) -> Iterator[Path]:
    """Where to write; for ``-`` a file that is poured out when it is whole."""
    if output != Path("-"):
        yield output
        return
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / f"table.{to.value}"
        yield target
        with target.open(encoding="utf-8", newline="") as file:
            while chunk := file.read(CHUNK):
                put(chunk)


def _told(summary: Summary) -> Iterator[str]:
    for release, first in summary.duplicates[:TOLD]:
        yield f"{release}: the same source as {first}; it stands in the table releases only"
    if len(summary.duplicates) > TOLD:
        yield f"and {len(summary.duplicates) - TOLD} more; see releases.duplicate_of"
    counts = ", ".join(
        counted(summary.rows[name], name.removesuffix("s"), name)
        for name in ("figures", "allocations")
        if name in summary.rows
    )
    yield (
        f"{counted(summary.releases, 'release')} exported"
        + (f" ({counts})" if counts else "")
        + (
            f", {counted(len(summary.duplicates), 'of them a duplicate', 'of them duplicates')}"
            * bool(summary.duplicates)
        )
        + (f"; {summary.left_out} left out" if summary.left_out else "")
    )
    if summary.formulas:
        yield (
            f"{counted(summary.formulas, 'cell begins', 'cells begin')} with = + - or @, which a"
            " spreadsheet may run as a formula; for Excel use --excel"
        )


def _without_record(records: list[Path]) -> Iterator[str]:
    """What batches could not read has no record, and an analyst should know that it is missing."""
    from ota_extract.batch import entries
    from ota_extract.batch.journal import FILE

    for folder in records:
        if (folder / FILE).is_file():
            lost = sum(entry.outcome == "quarantined" for entry in entries(folder))
            if lost:
                yield (
                    f"{folder}: {counted(lost, 'input')} of this batch could not be read;"
                    f" see ota-extract status {folder} --quarantined"
                )
