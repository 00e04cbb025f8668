"""``ota-extract extract``: releases in, one record each out."""

from __future__ import annotations

from collections import Counter
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
    Files,
    MaxPages,
    Memory,
    Password,
    Quiet,
    Timeout,
    Vocabulary,
    limits,
)
from ota_extract.cli.run import Run, put, say

if TYPE_CHECKING:
    from ota_extract.records import Release

NOTED_LEVELS = ("warning", "error")
MOST_OF_A_KIND = 3
"""So many findings of one kind are said; the record has them all."""


def extract(
    files: Files,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help="Write to FILE, or as NAME.json into DIR, which is made; needed for several FILEs.",
        ),
    ] = None,
    encoding: Encoding = None,
    password: Password = None,
    vocabulary: Vocabulary = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
    max_pages: MaxPages = PAGES,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 where a finding is a warning or an error.")
    ] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Read releases and write the record of each as JSON.

    The record goes to standard output, or where -o says. Findings of level warning and error are
    repeated on standard error.
    """
    run = Run(quiet=quiet, debug=debug)
    into = output is not None and _is_folder(output, files)
    targets = _targets(files, output, into)
    if output is not None and into:
        with run.on_program():
            _make_folder(Path(output))
        if run.status:
            raise typer.Exit(run.status)
    for file, target in zip(files, targets, strict=True):
        with run.on(file):
            from ota_extract.pipeline import extract as extract_release
            from ota_extract.writing import can_be_written, write_whole

            if target is not None:
                can_be_written(target)
            release = extract_release(
                file,
                encoding=encoding,
                password=password,
                vocabulary=vocabulary,
                limits=limits(timeout, memory, max_pages),
            )
            if target is None:
                put(release.to_json_bytes())
            else:
                write_whole(target, release.to_json_bytes())
            _note_findings(release, file, run, strict=strict)
    raise typer.Exit(run.status)


def _is_folder(output: str, files: list[Path]) -> bool:
    return len(files) > 1 or output.endswith(("/", "\\")) or Path(output).is_dir()


def _targets(files: list[Path], output: str | None, into: bool) -> list[Path | None]:
    """Where each record goes; ``None`` is standard output. Wrong usage ends the program here."""
    if output is None:
        if len(files) > 1:
            raise _wrong_usage("several files need -o DIR to write to")
        return [None]
    if into and Path(output).exists() and not Path(output).is_dir():
        raise _wrong_usage(f"a directory is needed to write to, and {output} is a file")
    targets = [Path(output) / f"{_stem(file)}.json" for file in files] if into else [Path(output)]
    for target in targets:
        if targets.count(target) > 1:
            raise _wrong_usage(f"{target} would be written twice; extract those files one by one")
        if target.is_file() and any(file.exists() and target.samefile(file) for file in files):
            raise _wrong_usage(f"{target} would be overwritten by its record; choose another -o")
    return list(targets)


def _stem(file: Path) -> str:
    return "stdin" if file == Path("-") else file.stem


def _make_folder(folder: Path) -> None:
    from ota_extract.errors import OutputError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: the directory cannot be made ({error.strerror}); choose another with -o"
        ) from error


def _wrong_usage(message: str) -> typer.Exit:
    say(message)
    return typer.Exit(Exit.USAGE)


def _note_findings(release: Release, file: Path, run: Run, *, strict: bool) -> None:
    noted = [finding for finding in release.findings if finding.level in NOTED_LEVELS]
    said: Counter[str] = Counter()
    for finding in noted:
        said[finding.code] += 1
        if said[finding.code] <= MOST_OF_A_KIND:
            run.note(f"{file}: {finding.level} {finding.code} {finding.name}: {finding.message}")
    for code, count in said.items():
        if count > MOST_OF_A_KIND:
            run.note(f"{file}: and {count - MOST_OF_A_KIND} more {code}; the record lists them all")
    if noted and strict:
        run.status = max(run.status, Exit.FINDINGS)
