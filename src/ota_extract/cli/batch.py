"""``ota-extract batch``: folders and archives in, a record each out, again and again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ota_extract.cli.exits import Exit
from ota_extract.cli.options import (
    MEGABYTES,
    PAGES,
    SECONDS,
    Debug,
    Encoding,
    Jobs,
    MaxPages,
    Memory,
    OutFolder,
    Password,
    Quiet,
    Timeout,
    Vocabulary,
    keep_apart,
    limits,
)
from ota_extract.cli.run import Run, put, say
from ota_extract.cli.stopping import stoppable

if TYPE_CHECKING:
    from concurrent.futures import Executor

STANDARD_OUTPUT = Path("-")


def batch(
    inbox: Annotated[
        list[str],
        typer.Argument(
            metavar="INBOX",
            help="Files, folders, globs, zip archives; - reads a list of them, one a line.",
        ),
    ],
    out: OutFolder,
    jsonl: Annotated[
        Path | None,
        typer.Option("--jsonl", metavar="FILE", help="All records as one stream too; - is stdout."),
    ] = None,
    jobs: Jobs = 0,
    force: Annotated[bool, typer.Option("--force", help="Read unchanged inputs again.")] = False,
    retry: Annotated[
        bool, typer.Option("--retry", help="Read quarantined inputs again, though unchanged.")
    ] = False,
    dask: Annotated[
        str | None,
        typer.Option("--dask", metavar="tcp://…", help="Let a Dask cluster do the work."),
    ] = None,
    encoding: Encoding = None,
    password: Password = None,
    vocabulary: Vocabulary = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
    max_pages: MaxPages = PAGES,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Extract every release in INBOX, and keep a journal.

    Each gets a record of its own. What has not changed since the last run is not read again. An input that cannot be read is
    quarantined with the reason, and the others are written. Ctrl-C finishes what is under way; a
    second one stops at once. Either way the same command goes on from there.
    """
    keep_apart(out, inbox)
    run = Run(quiet=quiet, debug=debug)
    with run.on_program():
        from ota_extract.batch import Options, run_batch
        from ota_extract.batch.folder import made_ready
        from ota_extract.cli.progress import shown
        from ota_extract.confinement import share_memory
        from ota_extract.writing import can_be_written

        if jsonl is not None and jsonl != STANDARD_OUTPUT:
            made_ready(out)  # where the stream may be wanted, too
            can_be_written(jsonl)
        share_memory()
        sources = list(_sources(inbox))
        options = Options(
            encoding=encoding,
            password=password,
            vocabulary=vocabulary,
            jobs=jobs,
            limits=limits(timeout, memory, max_pages),
            force=force,
            retry=retry,
        )
        with _executor(dask) as executor, stoppable() as stop, shown(quiet=quiet) as progress:
            summary = run_batch(
                sources, out, options=options, executor=executor, progress=progress, stop=stop
            )
        if jsonl is not None and not summary.stopped:
            _stream(out, jsonl)
        for line in summary.lines():
            run.note(line)
        if summary.quarantined or summary.absent:
            run.status = max(run.status, Exit.INCOMPLETE)
        if quiet:
            for line in summary.missing():
                say(line)
            if summary.quarantined:
                say(f"{summary.quarantined} quarantined; see ota-extract status {out}")
        if summary.stopped:
            run.status = Exit.INTERRUPTED
    raise typer.Exit(run.status)


def _sources(inbox: list[str]) -> Iterator[str]:
    for source in inbox:
        if source != "-":
            yield source
            continue
        for line in sys.stdin.buffer:
            if name := line.rstrip(b"\r\n").decode(errors="surrogateescape"):
                yield name


def _stream(out: Path, jsonl: Path) -> None:
    from ota_extract.batch.stream import lines, write_stream

    if jsonl != STANDARD_OUTPUT:
        write_stream(out, jsonl)
        return
    for line in lines(out):
        put(line.decode())


@contextmanager
def _executor(dask: str | None) -> Iterator[Executor | None]:
    if dask is None:
        yield None
        return
    from ota_extract.batch.clusters import dask_executor

    with dask_executor(dask) as executor:
        yield executor
