"""``ota-extract explain``: the repaired text with its repairs in it, or a table of them."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from ota_extract.cli.options import Debug, Encoding, OneFile, Password, Quiet
from ota_extract.cli.run import Run, put

if TYPE_CHECKING:
    from ota_extract.clean import CleanText
    from ota_extract.explain import Repair

STYLES = {
    "kept": "",
    "removed": "red strike",
    "added": "green",
    "set aside": "dim",
    "cut": "dim",
}
"""How each state of a stretch looks on a terminal."""

COLUMNS = ("rule", "place", "offset", "before", "after", "why")
LONGEST_CELL = 60


def explain(
    file: OneFile,
    table: Annotated[
        bool, typer.Option("--table", help="One line a repair: rule, place, before, after, why.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The same for programs, as a JSON array.")
    ] = False,
    encoding: Encoding = None,
    password: Password = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show the repaired text with each repair in its place.

    On a terminal, what was removed is red and struck out, what was put in green, and a passage that
    was set aside dim. Elsewhere, or where NO_COLOR is set, they are marked [-removed-], {+added+},
    {~set aside~}, and [~…~] where it was taken from.
    """
    run = Run(quiet=quiet, debug=debug)
    with run.on(file):
        from ota_extract.explain import repairs
        from ota_extract.reading import read
        from ota_extract.repair import repair

        clean = repair(read(file, encoding=encoding, password=password))
        if as_json:
            put(_json(repairs(clean)))
        elif table:
            put(_table(repairs(clean)))
        else:
            put(_text(clean))
        for seen in clean.observations or clean.document.observations:
            run.note(f"{file}: {seen.name}: {seen.message}")
    raise typer.Exit(run.status)


def _json(found: tuple[Repair, ...]) -> str:
    import json

    return json.dumps([asdict(fix) for fix in found], ensure_ascii=False, indent=2) + "\n"


def _table(found: tuple[Repair, ...]) -> str:
    from ota_extract.explain import visible

    rows = [
        (
            fix.rule,
            fix.place,
            str(fix.start),
            _short(visible(fix.before)),
            "(set aside)" if fix.moved_to is not None else _short(visible(fix.after)),
            fix.why,
        )
        for fix in found
    ]
    if not _is_terminal():
        return "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))

    from rich import box
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE_HEAD)
    for column in COLUMNS:
        grid.add_column(column)
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    return _coloured(grid)


def _text(clean: CleanText) -> str:
    from ota_extract.explain import marked, shown, stretches

    parts = stretches(clean)
    if not _is_terminal():
        return marked(parts).rstrip("\n") + "\n"

    from rich.text import Text

    text = Text()
    for part in parts:
        text.append(shown(part), STYLES[part.state])
    return _coloured(text)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def _is_terminal() -> bool:
    import os

    return bool(sys.stdout and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def _coloured(thing: object) -> str:
    from rich.console import Console

    console = Console(force_terminal=True, highlight=False)
    with console.capture() as capture:
        console.print(thing, soft_wrap=not hasattr(thing, "columns"))
    return capture.get()
