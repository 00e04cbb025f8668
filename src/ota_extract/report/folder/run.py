"""The report of a folder: one record in memory at a time, an index, and a page for each release beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from ota_extract.errors import OtaExtractError, OutputError, UnreadableInputError
from ota_extract.plurals import counted
from ota_extract.record_files import File, Problem
from ota_extract.report.folder.data import script_data
from ota_extract.report.folder.entries import Entry, entry_of, marked_copies
from ota_extract.report.folder.files import files_in, records_in
from ota_extract.report.folder.index_page import index_page
from ota_extract.report.folder.stale import home_of, remove_stale
from ota_extract.report.inputs import Given
from ota_extract.report.one_release import release_html
from ota_extract.report.rendering import render
from ota_extract.report.speech import Language, Speech
from ota_extract.writing import can_be_written, write_whole

PAGES = "-releases"
"""Behind the name of the index: the folder of the pages."""
TOLD = 20
"""So many files that are no records are named."""
AT_ONCE = 8
"""Records that a worker is handed together."""
WORTH_A_POOL = 48
"""Records: with fewer, starting workers takes longer than they save."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a report came to."""

    releases: int
    copies: int
    left_out: int
    """Files that are no records; each was told."""
    index: Path
    pages: Path | None
    """The folder of the pages."""
    removed: int
    """Pages of an earlier report whose releases are not in this one."""


@dataclass(frozen=True, slots=True)
class _Task:
    """Records for one worker, and where their pages go."""

    files: Sequence[File]
    pages: Path | None
    language: Language
    index: str


@dataclass(frozen=True, slots=True)
class _Done:
    entries: Sequence[Entry]
    problems: Sequence[str]


def folder_report(
    folder: Path,
    index: Path,
    *,
    language: Language = "el",
    index_only: bool = False,
    jobs: int = 0,
    problem: Problem | None = None,
) -> Summary:
    """Write the report of the records in *folder*, the subfolders with it, to the file *index*.

    Beside the index, in a folder called after it (``report-releases/`` for ``report.html``), there is a
    page for each release unless *index_only*. *jobs* are processes, 0 one for each core. *problem* is told
    a line for each file that is no record; it is left out, and counted on the index.

    The pages of releases that an earlier report with this index had, and this one has not, are removed.
    The same records give the same bytes. Raises :class:`UnreadableInputError` where *folder* has no record
    in it, and :class:`OutputError` where something cannot be written.
    """
    problems: list[str] = []

    def tell(what: str) -> None:
        problems.append(what)
        if problem is not None and len(problems) <= TOLD:
            problem(what)

    pages = None if index_only else index.with_name(index.stem + PAGES)
    files = files_in(folder, tell)
    if files:
        _make_ready(index, pages)
    entries: list[Entry] = []
    for done in _work(_tasks(files, pages, language, index.name), len(files), jobs):
        entries += done.entries
        for what in done.problems:
            tell(what)
    if problem is not None and len(problems) > TOLD:
        problem(f"and {counted(len(problems) - TOLD, 'more file')} that hold no record")
    if not entries:
        raise UnreadableInputError(_nothing(folder))
    entries = marked_copies(entries)
    speech = Speech(language)
    page = index_page(entries, len(problems), speech)
    listed = [row.entry for row in page.releases]
    html = render(
        "folder.html.j2",
        speech,
        styles=("folder.css",),
        scripts=("folder.js",),
        page=page,
        word=lambda key, *values: (
            speech.word("folder", key) % values if values else speech.word("folder", key)
        ),
        data=script_data(listed, page.totals, speech),
    )
    write_whole(index, html)
    written = {f"{entry.release}.html" for entry in entries}
    removed = remove_stale(pages, written, index.name) if pages else 0
    return Summary(
        releases=len(entries),
        copies=page.totals.copies,
        left_out=len(problems),
        index=index,
        pages=pages,
        removed=removed,
    )


def _tasks(
    files: Sequence[File], pages: Path | None, language: Language, index: str
) -> Iterator[_Task]:
    for start in range(0, len(files), AT_ONCE):
        yield _Task(files[start : start + AT_ONCE], pages, language, index)


def _work(tasks: Iterator[_Task], records: int, jobs: int) -> Iterator[_Done]:
    """Do the *tasks*, in their order, in this process or in several."""
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or records < WORTH_A_POOL:
        yield from map(_do, tasks)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(_do, tasks)
        except BrokenProcessPool:
            raise OtaExtractError(
                "a worker process was ended from outside, perhaps for want of memory; try --jobs 1"
            ) from None


def _do(task: _Task) -> _Done:
    """Read the records of a task and write their pages. Runs in a worker."""
    entries: list[Entry] = []
    problems: list[str] = []
    for name, release in records_in(task.files, problems.append):
        page = None
        if task.pages is not None:
            place = PurePosixPath(f"{name}.html")
            home = home_of(place, task.index)
            html = release_html(Given(release, None, None), task.language, most_sheets=0, home=home)
            _make_folder((task.pages / place).parent)
            write_whole(task.pages / place, html, durable=False)
            page = quote(f"{task.pages.name}/{place}")
        entries.append(entry_of(name, release, page))
    return _Done(entries, problems)


def _make_ready(index: Path, pages: Path | None) -> None:
    """See that the report can be written, before the work is done."""
    _make_folder(index.parent)
    can_be_written(index)
    if pages is not None and pages.exists():
        can_be_written(pages / "page.html")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: the folder cannot be made ({error.strerror}); choose another -o"
        ) from error


def _nothing(folder: Path) -> str:
    """What to do with a folder that has no records: the releases themselves may be there."""
    kinds = {".txt", ".pdf", ".zip"}
    if any(name.suffix.lower() in kinds for name in folder.rglob("*")):
        return (
            f"{folder}: there are releases in it but no records; read them first: ota-extract batch"
            f" {folder} --out RECORDS, then ota-extract report RECORDS"
        )
    return f"{folder}: there is no record in it; name the --out folder of a batch"
