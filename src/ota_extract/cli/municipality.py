"""``ota-extract municipality``: look a name up in the registry, or write the registry out."""

from __future__ import annotations

import re
import sys
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ota_extract.cli.options import Debug
from ota_extract.cli.run import Run, put

if TYPE_CHECKING:
    from ota_extract.municipalities import Link, Municipality

FIELDS = (
    "code", "name", "name_nominative", "name_en", "seat", "regional_unit", "nuts3", "region", "nuts2",
    "population_2021", "population_2011", "latitude", "longitude", "established", "code_ypes",
    "diavgeia_uid", "predecessor",
)  # fmt: skip
"""The columns of ``--list``, as in ``docs/municipalities.md``."""


NEAR = 5
"""So many names that are near are shown."""


class Listing(StrEnum):
    """How the registry is written out."""

    CSV = "csv"
    JSON = "json"


def _date(said: str | None) -> str | None:
    """Refuse what is no date: it would decide nothing, and nobody would be told."""
    if said is not None:
        day = said if said.count("-") == 2 else f"{said}-01" if "-" in said else f"{said}-01-01"
        try:
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", day, re.ASCII):
                raise ValueError(said)
            date.fromisoformat(day)
        except ValueError as error:
            raise typer.BadParameter(
                f"{said!r} is no date; give a year, a month or a day: 2018, 2019-08, 2019-08-30"
            ) from error
    return said


def municipality(
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="A name of one or more words, however it is written."),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--in", metavar="AREA", help="The prefecture or region written beside it."),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="EDTF",
            help="The date of the release: 2018, 2019-08-30.",
            callback=_date,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The link for programs.")] = False,
    listing: Annotated[
        Listing | None, typer.Option("--list", help="Write the whole registry instead.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Show which municipality a name stands for, and why.

    Others whose names are near are named, too.
    """
    written = " ".join(name or ()).strip()
    if bool(written) == (listing is not None):
        raise typer.BadParameter("give either a NAME or --list")
    run = Run(debug=debug)
    with run.on_program():
        from ota_extract.municipalities import LinkContext, link

        if listing is not None:
            put(_registry(listing))
        else:
            found = link(written, LinkContext(regional_unit=unit, date=of))
            put(_json(found) if as_json else _shown(found))
    raise typer.Exit(run.status)


def _entry(each: Municipality) -> dict[str, Any]:
    return {field: getattr(each, field) for field in FIELDS}


def _registry(listing: Listing) -> str:
    from ota_extract.municipalities import registry

    entries = [_entry(each) for each in registry().municipalities]
    if listing is Listing.JSON:
        return _dump(entries)
    import csv
    import io

    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(entries)
    return out.getvalue()


def _json(found: Link) -> str:
    from ota_extract.municipalities import runners_up

    return _dump(
        {
            "as_written": found.as_written,
            "match": found.match,
            "recipient_kind": found.recipient_kind,
            "municipality": _entry(found.municipality) if found.municipality else None,
            "area": {"kind": found.area.kind, "code": found.area.code, "name": found.area.name}
            if found.area
            else None,
            "reason": found.reason,
            "candidates": [_entry(each) for each in found.candidates],
            "runners_up": [_entry(each) for each in runners_up(found)],
        }
    )


def _dump(thing: object) -> str:
    import json

    return json.dumps(thing, ensure_ascii=False, indent=2) + "\n"


def _shown(found: Link) -> str:
    """The link in lines of words, in colour on a terminal."""
    from ota_extract.municipalities import runners_up

    lines = [("match", found.match), ("why", found.reason)]
    if found.municipality:
        lines[:0] = _described(found.municipality)
    else:
        lines[:0] = [("recipient", found.recipient_kind.replace("_", " "))]
    lines += [("may be", _brief(each)) for each in found.candidates]
    lines += [("near", _brief(each)) for each in runners_up(found)[:NEAR]]
    if not (sys.stdout and sys.stdout.isatty()):
        return "".join(f"{title}\t{value}\n" for title, value in lines)

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    for title, value in lines:
        grid.add_row(Text(title, "dim"), Text(value, "bold" if title == "municipality" else ""))
    console = Console(highlight=False)  # which leaves colours out where NO_COLOR is set
    with console.capture() as capture:
        console.print(grid)
    return capture.get()


def _described(each: Municipality) -> list[tuple[str, str]]:
    of_census = "residents 2021", f"{each.population_2021:,}".replace(",", " ")
    return [
        ("municipality", each.name),
        ("code", each.code),
        ("seat", each.seat),
        ("regional unit", f"{each.regional_unit} ({each.nuts3})"),
        ("region", f"{each.region} ({each.nuts2})"),
        of_census,
    ]


def _brief(each: Municipality) -> str:
    return f"{each.name} ({each.code}, {each.regional_unit})"
