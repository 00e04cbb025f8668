"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The encoding of a text (utf-8, windows-1253, iso-8859-7, mac-greek, …); found without it.",
    ),
]
Password = Annotated[
    str | None, typer.Option("--password", metavar="TEXT", help="Opens an encrypted PDF.")
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but what went wrong.")
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Show the traceback where the program itself is at fault.")
]
OneFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="A text or PDF; - is standard input.")
]
Files = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="Texts or PDFs; - is standard input.")
]
OutFolder = Annotated[
    Path, typer.Option("--out", "-o", metavar="DIR", help="Where the records go; made if missing.")
]
Vocabulary = Annotated[
    Path | None,
    typer.Option(
        "--vocabulary",
        metavar="FILE",
        help="A TOML file with further measures.",
        exists=True,
        dir_okay=False,
    ),
]
