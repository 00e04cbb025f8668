"""The arguments and options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ota_extract.reading.pdf import Limits

SECONDS = 60
MEGABYTES = 512
PAGES = 2000
"""What reading one PDF may cost: the defaults of ``ota_extract.reading.pdf``, not imported for ``--help``."""


def _encoding(name: str | None) -> str | None:
    """Refuse what is no encoding of text before anything is read."""
    if name is not None:
        try:
            b" ".decode(name)  # of nothing, Python does not look the name up
        except UnicodeError:
            pass  # a space is no whole character of UTF-16
        except (LookupError, ValueError) as error:  # ValueError: a NUL in the name
            raise typer.BadParameter(
                f"{name!r} is no text encoding; try utf-8, windows-1253, iso-8859-7 or mac-greek"
            ) from error
    return name


Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The encoding of a text (utf-8, windows-1253, iso-8859-7, mac-greek, …); found without it.",
        callback=_encoding,
    ),
]
Password = Annotated[
    str | None, typer.Option("--password", metavar="TEXT", help="Opens an encrypted PDF.")
]
Timeout = Annotated[
    int,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        min=1,
        help="Give a PDF up that takes more processor time to read.",
    ),
]
Memory = Annotated[
    int,
    typer.Option(
        "--memory", metavar="MB", min=32, help="Give a PDF up that takes more memory to read."
    ),
]
MaxPages = Annotated[
    int,
    typer.Option("--max-pages", metavar="N", min=1, help="Refuse a PDF of more pages."),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but what went wrong.")
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Show the traceback where the program itself is at fault.")
]
# what may not be read costs itself only: whoever reads it says so, and not the parser of the command line
OneFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="A text or PDF; - is standard input.", readable=False)
]
Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help="Texts or PDFs; - is standard input.", readable=False),
]
OutFolder = Annotated[
    Path, typer.Option("--out", "-o", metavar="DIR", help="Where the records go; made if missing.")
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", "-j", metavar="N", min=0, help="Worker processes; 0 is one for each core."
    ),
]


def keep_apart(out: Path, inbox: Iterable[str | Path]) -> None:
    """Refuse an output folder that is an input, too: its records would lie among the releases."""
    for source in inbox:
        if os.path.realpath(source) == os.path.realpath(out):
            raise typer.BadParameter(
                f"{out} is the inbox, too; choose another folder", param_hint="--out"
            )


def _vocabulary(path: Path | None) -> Path | None:
    """Refuse what is no vocabulary before anything is read, and not once for each input."""
    if path is not None:
        from ota_extract.assemble.measures import load_measures
        from ota_extract.errors import UnreadableInputError

        try:
            load_measures(path)
        except UnreadableInputError as error:
            raise typer.BadParameter(str(error)) from error
    return path


Vocabulary = Annotated[
    Path | None,
    typer.Option(
        "--vocabulary",
        metavar="FILE",
        help="A TOML file with further measures.",
        exists=True,
        dir_okay=False,
        callback=_vocabulary,
    ),
]


def limits(timeout: int, memory: int, max_pages: int) -> Limits:
    """The limits that the options ask for."""
    from ota_extract.reading.pdf import Limits

    return Limits(pages=max_pages, seconds=timeout, megabytes=memory)
