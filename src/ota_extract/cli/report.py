"""``ota-extract report``: the page to look at, every value beside the place it was read from."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ota_extract.cli.exits import Exit
from ota_extract.cli.options import (
    MEGABYTES,
    PAGES,
    SECONDS,
    Debug,
    Encoding,
    MaxPages,
    Memory,
    Password,
    Quiet,
    Timeout,
    limits,
)
from ota_extract.cli.run import Run, put, say
from ota_extract.plurals import counted

PICTURES = 20
"""So many pages of a PDF are shown: ``MOST_SHEETS`` of ``ota_extract.report``, not imported for ``--help``."""


class Language(StrEnum):
    """The language of the page."""

    EL = "el"
    EN = "en"


def report(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|DIR",
            help="A text, a PDF, or the record of one; - is standard input. Or a folder of records.",
            readable=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the page to FILE; of a folder of records, its index, or a folder for it.",
        ),
    ] = None,
    lang: Annotated[
        Language, typer.Option("--lang", help="The language of the page.")
    ] = Language.EL,
    source: Annotated[
        Path | None,
        typer.Option(
            "--source",
            metavar="FILE",
            help="The release that a record was made from, where it is not beside it.",
            readable=False,
        ),
    ] = None,
    pictures: Annotated[
        int,
        typer.Option(
            "--pictures",
            metavar="N",
            min=0,
            help="Show so many pages of a PDF as pictures; 0 shows none.",
        ),
    ] = PICTURES,
    index_only: Annotated[
        bool,
        typer.Option(
            "--index-only", help="Of a folder, the index without a page for each release."
        ),
    ] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=0,
            help="Of a folder: worker processes; 0 is one for each core.",
        ),
    ] = 0,
    encoding: Encoding = None,
    password: Password = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
    max_pages: MaxPages = PAGES,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write an HTML page that shows each value where it was read.

    The page is whole in itself: it opens from disk and asks nothing of the network. Of a record it shows
    the repairs and the pages of the PDF where the release lies beside it or is given with --source.

    Of a folder of records, such as the --out folder of a batch, FILE is an index with search, totals and
    what each municipality is allotted; the releases' pages go into a folder beside it.
    """
    if file.is_dir():
        raise typer.Exit(
            _of_folder(file, output, lang, index_only, jobs, Run(quiet=quiet, debug=debug))
        )
    if output is not None and _same_file(output, file):
        say(f"{output} would be overwritten by its report; choose another -o")
        raise typer.Exit(Exit.USAGE)
    run = Run(quiet=quiet, debug=debug)
    with run.on(file):
        from ota_extract.report import given, release_html
        from ota_extract.writing import can_be_written, write_whole

        if output is not None:
            can_be_written(output)
        allowed = limits(timeout, memory, max_pages)
        found = given(file, source, encoding=encoding, password=password, limits=allowed)
        page = release_html(
            found, lang.value, most_sheets=pictures, password=password, limits=allowed
        )
        if output is None:
            put(page)
        else:
            write_whole(output, page)
        if found.release.source.pages and found.pdf is None:
            run.note(
                f"{file}: the PDF is not beside the record, so its pages are not shown; give it with --source"
            )
    raise typer.Exit(run.status)


def _of_folder(
    folder: Path, output: Path | None, lang: Language, index_only: bool, jobs: int, run: Run
) -> Exit:
    if output is None:
        say(f"{folder}: say with -o where its index goes, for instance -o report.html")
        return Exit.USAGE
    is_folder = output.is_dir() or not output.suffix
    index = output / "index.html" if is_folder else output
    if index.suffix.lower() not in (".html", ".htm"):
        say(f"{output}: an index is HTML; choose a name that ends in .html, or a folder")
        return Exit.USAGE
    with run.on_program():
        from ota_extract.report.folder import folder_report

        summary = folder_report(
            folder, index, language=lang.value, index_only=index_only, jobs=jobs, problem=run.fail
        )
        copies = f", {summary.copies} of them the same file as another" if summary.copies else ""
        pages = f", their pages in {summary.pages}" if summary.pages else ""
        run.note(
            f"{counted(summary.releases, 'release')}{copies}; the index is {summary.index}{pages}"
        )
        if summary.removed:
            run.note(f"{counted(summary.removed, 'page')} of an earlier report removed")
        if summary.left_out:
            run.note(f"{counted(summary.left_out, 'is', 'are')} left out, and counted on the index")
    return Exit(run.status)


def _same_file(one: Path, other: Path) -> bool:
    return one.is_file() and other.exists() and one.samefile(other)
