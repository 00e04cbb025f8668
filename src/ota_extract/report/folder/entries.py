"""What the index knows of one release: small, so that a thousand of them fit where one record may not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from ota_extract.records import Match, RecipientKind, Release, TableStatus

LONGEST_TITLE = 300
"""Characters of a title or an issuer in the index; the page of the release has all of it."""
LONGEST_NAME = 200


class TableRow(NamedTuple):
    """One row of a table, with its place on the page of the release."""

    table: int
    row: int
    kind: RecipientKind
    code: str | None
    as_written: str
    match: Match
    amount: Decimal | None

    @property
    def anchor(self) -> str:
        """Its id on the page of the release."""
        return f"t{self.table}-{self.row}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One release of the folder."""

    release: str
    """Its record's path below the folder, without ``.json``."""
    sha256: str
    """Of the file that the record was made from."""
    file: str
    title: str
    issuers: tuple[str, ...]
    announced_on: str | None
    """EDTF."""
    errors: int
    warnings: int
    infos: int
    tables: tuple[TableStatus, ...]
    rows: tuple[TableRow, ...]
    mentions: tuple[str, ...]
    """The codes of the municipalities that its text names."""
    page: str | None = None
    """The address of its page, from the index."""
    copy_of: str | None = None
    """The release that was made from the same file, where that comes first."""

    @property
    def year(self) -> str | None:
        """The year that it was announced in, where the release says it."""
        year = (self.announced_on or "")[:4]
        return year if year.isdecimal() else None

    @property
    def codes(self) -> frozenset[str]:
        """The municipalities in its tables."""
        return frozenset(row.code for row in self.rows if row.code is not None)


def entry_of(name: str, release: Release, page: str | None = None) -> Entry:
    """Note what the index needs of *release*, called *name* in its folder."""
    levels = [finding.level for finding in release.findings]
    return Entry(
        release=name,
        sha256=release.source.sha256,
        file=_short(release.source.name),
        title=_short(release.title.text) if release.title else "",
        issuers=tuple(_short(issuer.name) for issuer in release.issuers[:5]),
        announced_on=release.announced_on.edtf[:40] if release.announced_on else None,
        errors=levels.count("error"),
        warnings=levels.count("warning"),
        infos=levels.count("info"),
        tables=tuple(table.status for table in release.municipality_tables),
        rows=tuple(_rows(release)),
        mentions=tuple(
            dict.fromkeys(
                mention.municipality.code
                for mention in release.mentions
                if mention.municipality.code is not None
            )
        ),
        page=page,
    )


def marked_copies(entries: list[Entry]) -> list[Entry]:
    """*entries* in the order of their names, each copy of an earlier one marked as such."""
    first: dict[str, str] = {}
    marked = []
    for entry in sorted(entries, key=lambda entry: entry.release):
        original = first.setdefault(entry.sha256, entry.release)
        marked.append(entry if original == entry.release else replace(entry, copy_of=original))
    return marked


def _rows(release: Release) -> Iterator[TableRow]:
    for number, table in enumerate(release.municipality_tables):
        for index, row in enumerate(table.rows):
            link = row.municipality
            yield TableRow(
                table=number,
                row=index,
                kind=row.recipient_kind,
                code=link.code if row.recipient_kind == "municipality" else None,
                as_written=link.as_written[:LONGEST_NAME],
                match=link.match,
                amount=row.amount,
            )


def _short(text: str) -> str:
    line = " ".join(text[: 2 * LONGEST_TITLE].split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…"
