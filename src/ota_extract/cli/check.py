"""``ota-extract check``: known releases read afresh and compared with their approved records."""

from __future__ import annotations

import sys
from collections.abc import Sequence
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
    Password,
    Quiet,
    Timeout,
    Vocabulary,
    limits,
)
from ota_extract.cli.run import Run, put, say
from ota_extract.plurals import counted

if TYPE_CHECKING:
    from ota_extract.approval import Verdict

STANDARD_OUTPUT = Path("-")


def check(
    samples: Annotated[
        list[str],
        typer.Argument(metavar="SAMPLES", help="Releases, folders of them, globs."),
    ],
    records: Annotated[
        Path | None,
        typer.Option(
            "--records",
            metavar="DIR",
            help="The folder of the approved records, as batch --out writes it; without it, the record"
            " of release.pdf is release.pdf.json beside it.",
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="GLOB",
            help="Leave these files or folders out, as README.md or drafts/*; may be repeated.",
        ),
    ] = None,
    update: Annotated[
        bool,
        typer.Option("--update", help="Approve the fresh records, after a question."),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="With --update: approve without a question.")
    ] = False,
    junit: Annotated[
        Path | None,
        typer.Option("--junit", metavar="FILE", help="The results as JUnit XML, for CI systems."),
    ] = None,
    as_json: Annotated[
        Path | None,
        typer.Option(
            "--json", metavar="FILE", help="The results and all differences as JSON; - is stdout."
        ),
    ] = None,
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
    """Compare fresh records of known releases with approved ones.

    Exits with 1 where a record differs, where a release has no approved record, or a record no
    release, and shows what differs. With --update the fresh records become the approved ones.
    """
    run = Run(quiet=quiet, debug=debug)
    _refuse_wrong_usage(update=update, yes=yes, junit=junit, as_json=as_json)
    with run.on_program():
        from ota_extract.approval import Tally, check_samples, find_samples
        from ota_extract.batch import Options
        from ota_extract.cli.progress import shown
        from ota_extract.cli.verdicts import show
        from ota_extract.writing import can_be_written

        for results in filter(None, (junit, as_json)):
            if results != STANDARD_OUTPUT:
                can_be_written(results)
        found = find_samples(samples, records=records, exclude=exclude or ())
        options = Options(
            encoding=encoding,
            password=password,
            vocabulary=vocabulary,
            jobs=jobs,
            limits=limits(timeout, memory, max_pages),
        )
        with shown(quiet=quiet) as progress:
            verdicts = check_samples(found, options=options, keep=update, progress=progress)
        show(verdicts, on_errors=as_json == STANDARD_OUTPUT)
        if found:
            run.note(Tally.of(verdicts).line())
        if not update and any(_can_be_approved(verdict) for verdict in verdicts):
            run.note("where the fresh records are right, approve them with --update")
        left = _approve(verdicts, run, sure=yes) if update else verdicts
        _write_results(verdicts, run, junit, as_json)
        run.status = max(run.status, _status(left))
        if not found:
            say(f"{', '.join(samples)}: there is no release and no record in it; check the path")
            run.status = Exit.USAGE
    raise typer.Exit(run.status)


def _refuse_wrong_usage(
    *, update: bool, yes: bool, junit: Path | None, as_json: Path | None
) -> None:
    wrong = None
    if yes and not update:
        wrong = "--yes answers the question of --update, which is not there"
    elif update and not yes and not (sys.stdin and sys.stdin.isatty()):
        wrong = "--update asks before it approves, and nobody is there to answer; add --yes"
    elif junit is not None and junit == as_json:
        wrong = f"--junit and --json would both write to {junit}"
    if wrong:
        say(wrong)
        raise typer.Exit(Exit.USAGE)


def _approve(verdicts: Sequence[Verdict], run: Run, *, sure: bool) -> list[Verdict]:
    """Approve what can be, if the answer is yes; the verdicts that are left."""
    from ota_extract.approval import Outcome, approve

    offered = [verdict for verdict in verdicts if verdict.record is not None]
    if not offered:
        run.note("there is nothing to approve")
        return list(verdicts)
    new = sum(verdict.outcome is Outcome.UNAPPROVED for verdict in offered)
    told = counted(len(offered), "record")
    told += f" ({new} new, {len(offered) - new} in the place of others)"
    if not sure and not _agreed(f"Approve {told}?"):
        run.note("nothing was approved")
        return list(verdicts)
    approved: set[int] = set()
    for verdict in offered:
        with run.on_program():
            approve(verdict)
            approved.add(id(verdict))
    run.note(
        f"{len(approved)} of {told} approved"
        if len(approved) < len(offered)
        else f"{told} approved"
    )
    return [verdict for verdict in verdicts if id(verdict) not in approved]


def _can_be_approved(verdict: Verdict) -> bool:
    from ota_extract.approval import Outcome

    return verdict.outcome in (Outcome.DIFFERENT, Outcome.UNAPPROVED)


def _agreed(question: str) -> bool:
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)  # noqa: T201
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        print(file=sys.stderr)  # noqa: T201
    return answer.strip().lower() in ("y", "yes", "ν", "ναι")


def _write_results(
    verdicts: Sequence[Verdict], run: Run, junit: Path | None, as_json: Path | None
) -> None:
    from ota_extract.writing import write_whole

    if junit is not None:
        from ota_extract.approval.junit import junit_xml

        with run.on_program():
            write_whole(junit, junit_xml(verdicts))
    if as_json is not None:
        from ota_extract.approval.results import results_json

        with run.on_program():
            results = results_json(verdicts)
            if as_json == STANDARD_OUTPUT:
                put(results)
            else:
                write_whole(as_json, results)


def _status(verdicts: Sequence[Verdict]) -> Exit:
    from ota_extract.approval import Outcome

    outcomes = {verdict.outcome for verdict in verdicts}
    if Outcome.UNREADABLE in outcomes:
        return Exit.INCOMPLETE
    return Exit.DIFFERENCE if outcomes - {Outcome.SAME} else Exit.DONE
