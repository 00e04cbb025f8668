"""``ota-extract schema``: what a record looks like, for programs."""

from __future__ import annotations

import typer

from ota_extract.cli.options import Debug
from ota_extract.cli.run import Run, put


def schema(debug: Debug = False) -> None:
    """Print the JSON Schema (draft 2020-12) of a record."""
    run = Run(debug=debug)
    with run.on_program():
        import json

        from ota_extract.records import json_schema

        put(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
    raise typer.Exit(run.status)
