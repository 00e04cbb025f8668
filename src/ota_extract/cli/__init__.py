"""The command line: one module a command, each thin over the package's own functions.

Nothing heavy is imported here or at the top of a command's module: ``--help`` has to be quick, so a
command imports what it needs when it runs. To add a command, write its module beside these and
name it in :data:`COMMANDS`, give it a block in ``docs/cli.md``, and run ``make docs``.
"""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ota_extract.cli import (
    batch,
    check,
    explain,
    export,
    extract,
    municipality,
    report,
    schema,
    status,
    watch,
)
from ota_extract.cli.exits import Exit
from ota_extract.cli.run import PROGRAM, put, say, unexpected
from ota_extract.version import __version__

COMMANDS = (
    extract.extract,
    batch.batch,
    watch.watch,
    status.status,
    check.check,
    export.export,
    explain.explain,
    report.report,
    municipality.municipality,
    schema.schema,
)


class _Program(TyperGroup):
    """The program, which says what is wrong with an argument in its own words."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # which Pydantic adds
            raise


app = typer.Typer(
    name=PROGRAM,
    cls=_Program,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # else every --help imports Rich
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command()(command)


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        put(f"{PROGRAM} {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", is_eager=True, callback=show_version),
    ] = False,
) -> None:
    """Figures, rankings and municipality tables out of Greek ministry releases, each with its evidence."""


def main() -> None:
    """Run the command line and end the process with an :class:`Exit` status."""
    try:
        app(prog_name=PROGRAM)
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        say(unexpected(error, "the run"))
        sys.exit(Exit.INCOMPLETE)
