"""An export: records in, tables out, one record in memory at a time.

What is no record, or does not fit the tables, is told and left out, and the others are exported. A
record whose source is that of an earlier one is listed in ``releases`` and left out of all else.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ota_extract.errors import OtaExtractError, OutputError, UnreadableInputError
from ota_extract.export.checking import Checks, TooFineError
from ota_extract.export.columns import Row, Table
from ota_extract.export.decoding import BadRecordError, OutdatedRecordError, decode
from ota_extract.export.formats import Format, missing, opened
from ota_extract.export.rows import CONTENT, municipality_rows, release_row
from ota_extract.export.tables import chosen, widened
from ota_extract.export.text_files import TOO_LONG_FOR_EXCEL, Formulas
from ota_extract.plurals import counted
from ota_extract.record_files import (
    LISTED,
    READ_AGAIN,
    File,
    Found,
    Problem,
    again_and_again,
    find,
    read,
)
from ota_extract.records import Release


class WrongUsageError(OtaExtractError):
    """What was asked for cannot be; nothing was done."""


@dataclass(slots=True)
class Summary:
    """What an export came to."""

    releases: int = 0
    """All that are listed, duplicates among them."""
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    """Each with the release that it has the source of."""
    left_out: int = 0
    """Files, and lines of streams, that could not be exported; each was told."""
    rows: Counter[str] = field(default_factory=Counter)
    """How many, by table."""
    formulas: int = 0
    """Cells of a CSV file that a spreadsheet would run."""


def export(
    sources: Iterable[str | Path],
    target: Path,
    to: Format | str,
    *,
    tables: Sequence[str] = (),
    excel: bool = False,
    problem: Problem | None = None,
) -> Summary:
    """Write the records in *sources* (folders, files, streams) as tables to *target*.

    *tables* are the names of those that are wanted, all without it. *excel* makes CSV that Excel in
    Greek settings opens safely. *problem* is told, a line each, what could not be exported.

    Raises :class:`WrongUsageError` where that cannot be asked for,
    :class:`~ota_extract.errors.UnreadableInputError` where there is no record at all, and
    :class:`~ota_extract.errors.OutputError` where *target* cannot be written; then nothing is.
    """
    to = Format(to)
    wanted = _tables(to, tables, excel)
    given = [Path(source) for source in sources]
    told: dict[str, None] = {}

    def tell(what: str) -> None:
        if problem is not None and what not in told:
            problem(what)
        told[what] = None

    early: list[str] = []
    files = find(given, leave_out=target, problem=early.append)
    _refuse_overwriting([file.path for file in files], given, target)
    with again_and_again(files) as readable:
        while True:
            summary = Summary()
            for what in early:
                summary.left_out += 1
                tell(what)
            try:
                _write(readable, target, to, wanted, excel, summary, tell)
            except TooFineError as need:  # rare: begin again with columns of more decimals
                wanted = widened(wanted, need.type, need.decimals)
            else:
                return summary


def _write(
    files: Sequence[File],
    target: Path,
    to: Format,
    tables: tuple[Table, ...],
    excel: bool,
    summary: Summary,
    tell: Problem,
) -> None:
    formulas = Formulas()
    exporting = _Exporting(tables, summary, tell)
    with opened(to, target, tables, excel=excel, formulas=formulas) as put:
        put(exporting.registry(), 0)
        for found in read(files, problem=exporting.left_out):
            put(exporting.rows(found), len(found.data))
        exporting.tell_rest()
        if not summary.releases:
            raise UnreadableInputError(
                "there is no record to export; name the --out folder of a batch, records, or a"
                " stream of them"
            )
    summary.formulas = formulas.count


class _Exporting:
    """What has to be known of the records before, to export the next one."""

    def __init__(self, tables: Sequence[Table], summary: Summary, tell: Problem) -> None:
        self._tables = tables
        self._checks = Checks(tables)
        self._content = [table.name for table in tables if table.name in CONTENT]
        self._lists_releases = any(table.name == "releases" for table in tables)
        self._summary = summary
        self._tell = tell
        self._by_source: dict[str, str] = {}
        self._releases: set[str] = set()
        self._bad_lines: Counter[str] = Counter()
        self._outdated = 0

    def registry(self) -> dict[str, Sequence[Row]]:
        """The rows that are there whatever the records are."""
        if all(table.name != "municipalities" for table in self._tables):
            return {}
        rows = {"municipalities": list(municipality_rows())}
        self._summary.rows["municipalities"] = len(rows["municipalities"])
        return dict(rows)

    def left_out(self, what: str) -> None:
        """Count and tell something that holds no record."""
        self._summary.left_out += 1
        self._tell(what)

    def rows(self, found: Found) -> dict[str, Sequence[Row]]:
        """The rows of one record; none where it cannot be exported."""
        try:
            record = decode(found.data)
            if found.release in self._releases:
                raise BadRecordError("another release is called the same; rename the file")
            rows = self._made(found.release, record)
            self._checks.check(rows)
        except OutdatedRecordError as error:
            self._outdated += found.stream is None  # after an upgrade, all of a folder may be
            self._leave_out(found, f"{error}; {READ_AGAIN}", told=self._outdated <= LISTED)
            return {}
        except BadRecordError as error:
            self._leave_out(found, str(error))
            return {}
        except ArithmeticError:
            self._leave_out(found, "an amount is larger or smaller than any in a release")
            return {}
        self._releases.add(found.release)
        self._by_source.setdefault(record.source.sha256, found.release)
        self._summary.releases += 1
        first = self._by_source[record.source.sha256]
        if first != found.release:
            self._summary.duplicates.append((found.release, first))
        for name, own in rows.items():
            self._summary.rows[name] += len(own)
        return rows

    def _made(self, release: str, record: Release) -> dict[str, Sequence[Row]]:
        duplicate_of = self._by_source.get(record.source.sha256)
        rows: dict[str, Sequence[Row]] = {}
        if self._lists_releases:
            rows["releases"] = [release_row(release, record, duplicate_of)]
        if duplicate_of is None:
            rows |= {name: list(CONTENT[name](release, record)) for name in self._content}
        return rows

    def _leave_out(self, found: Found, why: str, *, told: bool = True) -> None:
        self._summary.left_out += 1
        if found.stream is not None:
            self._bad_lines[found.stream] += 1
            told = self._bad_lines[found.stream] <= LISTED
        if told:
            self._tell(f"{found.place}: {why}")

    def tell_rest(self) -> None:
        """Say how many records of other versions, and lines of each stream, were left out without a word."""
        if self._outdated > LISTED:
            more = counted(self._outdated - LISTED, "more record")
            self._tell(f"and {more} of another version of ota-extract; {READ_AGAIN}")
        for stream, bad in self._bad_lines.items():
            if bad > LISTED:
                self._tell(
                    f"{stream}: and {counted(bad - LISTED, 'more line')} that cannot be exported"
                )


def _tables(to: Format, names: Sequence[str], excel: bool) -> tuple[Table, ...]:
    if excel and to is not Format.CSV:
        raise WrongUsageError("--excel is for --to csv")
    if why := missing(to):
        raise WrongUsageError(why)
    wanted = chosen(tuple(names))
    if unknown := set(names) - {table.name for table in wanted}:
        known = ", ".join(table.name for table in chosen(()))
        raise WrongUsageError(f"there is no table {sorted(unknown)[0]}; there are {known}")
    if not excel:
        return wanted
    if any(name in names for name in TOO_LONG_FOR_EXCEL):
        raise WrongUsageError("texts are too long for Excel's cells; leave --excel out")
    return tuple(table for table in wanted if table.name not in TOO_LONG_FOR_EXCEL)


def _refuse_overwriting(files: Sequence[Path], given: Sequence[Path], target: Path) -> None:
    place = os.path.realpath(target)
    if place in {os.path.realpath(path) for path in given if path.is_dir()}:
        raise OutputError(f"{target}: the records are there; choose another -o")
    if place in {os.path.realpath(path) for path in files}:
        raise OutputError(f"{target}: this is a record; choose another -o")
