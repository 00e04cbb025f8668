"""``ota-extract explain``: the repaired text with its repairs in it, its pages, or a table of repairs."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ota_extract.cli.options import (
    MEGABYTES,
    PAGES,
    SECONDS,
    Debug,
    Encoding,
    MaxPages,
    Memory,
    OneFile,
    Password,
    Quiet,
    Timeout,
    limits,
)
from ota_extract.cli.run import Run, put
from ota_extract.cli.terminal import coloured, shows_colour
from ota_extract.plurals import counted

if TYPE_CHECKING:
    from ota_extract.clean import CleanText
    from ota_extract.explain import Repair
    from ota_extract.reading.pdf import Limits

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
        bool, typer.Option("--json", help="Repairs and pages for programs, as a JSON object.")
    ] = False,
    image: Annotated[
        Path | None,
        typer.Option(
            "--image",
            metavar="DIR",
            help="Draw each page of a PDF into DIR, with what was read on it.",
            file_okay=False,
        ),
    ] = None,
    encoding: Encoding = None,
    password: Password = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
    max_pages: MaxPages = PAGES,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show the repaired text with each repair in its place.

    On a terminal, what was removed is red and struck out, what was put in green, and a passage that
    was set aside dim. Elsewhere, or where NO_COLOR is set, they are marked [-removed-], {+added+},
    {~set aside~}, and [~…~] where it was taken from. Behind the text, the pages of a PDF and a count
    of the repairs.
    """
    if table and as_json:
        raise typer.BadParameter("--table and --json are two shapes of the same; give one of them")
    run = Run(quiet=quiet, debug=debug)
    allowed = limits(timeout, memory, max_pages)
    with run.on(file):
        from ota_extract.explain import list_repairs
        from ota_extract.findings import BY_NAME
        from ota_extract.reading import read
        from ota_extract.reading.files import load
        from ota_extract.repair import repair

        name, data = load(file) if image is not None else (None, b"")  # standard input comes once
        source = file if image is None else data
        document = read(source, name=name, encoding=encoding, password=password, limits=allowed)
        clean = repair(document)
        if as_json:
            put(_json(clean))
        elif table:
            put(_table(list_repairs(clean)))
        else:
            put(_text(clean))
        for seen in clean.observations or clean.document.observations:
            kind = BY_NAME[seen.name]
            run.note(f"{file}: {kind.level} {kind.code} {kind.name}: {seen.message}")
        if image is not None:
            run.note(f"{file}: {_drawn(data, clean, image, password, allowed)}")
    raise typer.Exit(run.status)


def _json(clean: CleanText) -> str:
    import json

    from ota_extract.explain import list_repairs, page_accounts

    found = {
        "pages": [
            asdict(page) | {"furniture": [line._asdict() for line in page.furniture]}
            for page in page_accounts(clean.document)
        ],
        "repairs": [asdict(fix) for fix in list_repairs(clean)],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


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
    if not shows_colour(sys.stdout):
        return "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))

    from rich import box
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE_HEAD)
    for column in COLUMNS:
        grid.add_column(column)
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    return coloured(grid)


def _text(clean: CleanText) -> str:
    from ota_extract.cli.accounts import pages_told, repairs_told
    from ota_extract.explain import cut_in_stretches, light, list_repairs, marked, page_accounts

    parts = cut_in_stretches(clean)
    told = pages_told(page_accounts(clean.document)) + repairs_told(list_repairs(clean))
    if not shows_colour(sys.stdout):
        return marked(parts).rstrip("\n") + "\n" + told

    from rich.text import Text

    text = Text()
    for look in light(parts):
        text.append(look.text, "dim" if look.state is None else STYLES[look.state])
    text.rstrip()
    text.append("\n" + told.rstrip("\n"), "dim")
    return coloured(text)


def _drawn(
    data: bytes, clean: CleanText, directory: Path, password: str | None, allowed: Limits
) -> str:
    """Draw the pages; the line that says so."""
    from ota_extract.reading.media import is_pdf

    if not is_pdf(data):
        return "a text has no pages to draw; --image is for PDFs"

    from ota_extract.assemble.measures import load_measures
    from ota_extract.explain.drawing import draw
    from ota_extract.pipeline import extract_document

    release = extract_document(clean.document, load_measures(None))
    files = draw(data, clean.document, release, directory, password=password, limits=allowed)
    return f"{counted(len(files), 'page')} drawn into {directory}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
