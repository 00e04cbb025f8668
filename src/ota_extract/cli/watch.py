"""``ota-extract watch``: releases are read as they come, until it is stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
from ota_extract.cli.run import Run, say
from ota_extract.cli.stopping import stoppable

SETTLE_SECONDS = 2.0
"""The default of ``ota_extract.batch.watch``, not imported for ``--help``."""


def watch(
    inbox: Annotated[
        list[Path],
        typer.Argument(metavar="INBOX", help="Folders.", exists=True, file_okay=False),
    ],
    out: OutFolder,
    settle: Annotated[
        float,
        typer.Option(
            "--settle", metavar="SECONDS", min=0, help="A file is read when unchanged for so long."
        ),
    ] = SETTLE_SECONDS,
    poll: Annotated[
        bool,
        typer.Option("--poll", help="Look at all files again and again, as network drives need."),
    ] = False,
    jobs: Jobs = 0,
    encoding: Encoding = None,
    password: Password = None,
    vocabulary: Vocabulary = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
    max_pages: MaxPages = PAGES,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Extract what is in INBOX, then each release that comes.

    It goes on until Ctrl-C. A file is read when it is complete, and again when it has changed. One line each tells what became of
    it. The journal and the quarantine are those of batch.
    """
    keep_apart(out, inbox)
    run = Run(quiet=quiet, debug=debug)
    with run.on_program():
        from ota_extract.batch import Options, watch_inbox
        from ota_extract.confinement import share_memory

        share_memory()
        options = Options(
            encoding=encoding,
            password=password,
            vocabulary=vocabulary,
            jobs=jobs,
            limits=limits(timeout, memory, max_pages),
        )
        with stoppable() as stop:
            summary = watch_inbox(
                inbox, out, stop=stop, options=options, settle=settle, poll=poll, note=run.note
            )
        run.note(f"ended: {summary.counts()}")
        for line in summary.quarantine():
            run.note(line)
        if summary.quarantined and quiet:
            say(f"{summary.quarantined} quarantined; see ota-extract status {out}")
    raise typer.Exit(run.status)
