"""From a record to the rows of the tables, each a tuple in the order of the table's columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from itertools import count

from ota_extract.export.columns import DECIMALS, DIGITS, Row, Type
from ota_extract.export.tables import PARTED
from ota_extract.municipalities.registry import registry
from ota_extract.records import Evidence, MunicipalityLink, Release

LAST_DAY = date(2019, 8, 31)
"""Of the municipalities that were split by law 4600/2019."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EXACT = Context(prec=4 * DIGITS, rounding=ROUND_HALF_EVEN)
"""Wide enough that no sum of amounts is rounded."""
_RATE = Decimal(1).scaleb(-DECIMALS[Type.RATE])


def municipality_rows() -> Iterator[Row]:
    """The registry."""
    every = registry()
    split = {code: one.code for one in every.dissolved for code in one.successors}
    for one in sorted((*every.municipalities, *every.dissolved), key=lambda one: one.code):
        yield (
            one.code, one.name, one.name_nominative, one.name_en or None, one.seat, one.regional_unit,
            one.nuts3, one.region, one.nuts2, one.population_2021, one.population_2011,
            None if one.latitude is None else Decimal(repr(one.latitude)),
            None if one.longitude is None else Decimal(repr(one.longitude)),
            LAST_DAY if one.dissolved else None, split.get(one.code), one.code_ypes, one.diavgeia_uid,
        )  # fmt: skip


def release_row(release: str, record: Release, duplicate_of: str | None) -> Row:
    """The record's own row."""
    levels = [finding.level for finding in record.findings]
    source = record.source
    return (
        release, source.name, source.media_type, source.sha256, source.bytes, source.encoding,
        source.pages, record.extractor.version, record.title.text if record.title else None,
        *_announced(record), record.coverage.tokens, record.coverage.unclassified,
        levels.count("error"), levels.count("warning"), levels.count("info"), duplicate_of,
    )  # fmt: skip


def texts(release: str, record: Release) -> Iterator[Row]:
    yield (release, record.text)


def issuers(release: str, record: Release) -> Iterator[Row]:
    for at, one in zip(count(1), record.issuers):
        yield (release, at, one.name, *_evidence(one.evidence))


def programmes(release: str, record: Release) -> Iterator[Row]:
    for at, one in zip(count(1), record.programmes):
        yield (release, at, one.name, one.period, *_evidence(one.evidence))


def dates(release: str, record: Release) -> Iterator[Row]:
    for at, one in zip(count(1), record.dates):
        yield (release, at, one.edtf, _day(one.edtf), one.role, one.text, *_evidence(one.evidence))


def statements(release: str, record: Release) -> Iterator[Row]:
    for one in record.statements:
        yield (release, one.id, one.speaker, one.role, one.text, *_evidence(one.evidence))


def figures(release: str, record: Release) -> Iterator[Row]:
    for one in record.figures:
        change = (one.change.role, one.change.other) if one.change else (None, None)
        yield (
            release, one.id, one.kind, one.measure, one.value, one.low, one.high, one.bound,
            one.statistic, one.per, one.unit, one.unit_text, one.subject, *change, one.statement,
            *_evidence(one.evidence),
        )  # fmt: skip


def rankings(release: str, record: Release) -> Iterator[Row]:
    for one in record.rankings:
        yield (
            release, one.id, one.title, one.announced_length, len(one.items), one.unit,
            *_evidence(one.evidence),
        )  # fmt: skip


def ranking_items(release: str, record: Release) -> Iterator[Row]:
    for ranking in record.rankings:
        for at, one in zip(count(1), ranking.items):
            yield (
                release, ranking.id, at, one.rank, one.label, one.value, one.unit, one.bound,
                *_evidence(one.evidence),
            )  # fmt: skip


def municipality_tables(release: str, record: Release) -> Iterator[Row]:
    for one in record.municipality_tables:
        amounts = [row.amount for row in one.rows if row.amount is not None]
        total = None
        for amount in amounts:
            total = amount if total is None else _EXACT.add(total, amount)
        yield (
            release, one.id, one.status, one.caption,
            PARTED.join(column.name for column in one.columns) or None, one.announced_rows,
            len(one.rows), len(one.rows) - len(amounts), one.stated_total, total,
            *_evidence(one.evidence),
        )  # fmt: skip


def allocations(release: str, record: Release) -> Iterator[Row]:
    announced = _announced(record)
    for table in record.municipality_tables:
        for one in table.rows:
            population = _population(one.municipality.code)
            rate = None
            if one.amount is not None and population:
                rate = _EXACT.quantize(_EXACT.divide(one.amount, Decimal(population)), _RATE)
            yield (
                release, table.id, one.position, one.recipient_kind, *_link(one.municipality),
                population, one.amount, rate, *announced, *_evidence(one.evidence),
            )  # fmt: skip


def allocation_values(release: str, record: Release) -> Iterator[Row]:
    for table in record.municipality_tables:
        roles = {column.name: column.role for column in reversed(table.columns)}
        for row in table.rows:
            for at, (name, value) in zip(count(1), row.values.items()):
                yield (release, table.id, row.position, at, name, roles.get(name), value)


def mentions(release: str, record: Release) -> Iterator[Row]:
    for at, one in zip(count(1), record.mentions):
        yield (release, at, *_link(one.municipality), *_evidence(one.evidence))


def identifiers(release: str, record: Release) -> Iterator[Row]:
    for at, one in zip(count(1), record.identifiers):
        yield (release, at, one.kind, one.text, *_evidence(one.evidence))


def unclassified(release: str, record: Release) -> Iterator[Row]:
    for at, one in zip(count(1), record.unclassified):
        yield (release, at, one.text, one.reason, *_evidence(one.evidence))


def findings(release: str, record: Release) -> Iterator[Row]:
    for at, one in zip(count(1), record.findings):
        yield (
            release, at, one.code, one.name, one.level, one.message, _said(one.expected),
            _said(one.found), PARTED.join(one.refs) or None, *_evidence(one.evidence),
        )  # fmt: skip


CONTENT: Mapping[str, Callable[[str, Release], Iterator[Row]]] = {
    make.__name__: make
    for make in (
        texts, issuers, programmes, dates, statements, figures, rankings, ranking_items,
        municipality_tables, allocations, allocation_values, mentions, identifiers, unclassified,
        findings,
    )
}  # fmt: skip
"""What is in a record, by the name of the table it goes to."""


def _announced(record: Release) -> tuple[str | None, date | None]:
    edtf = record.announced_on.edtf if record.announced_on else None
    return edtf, _day(edtf)


def _day(edtf: str | None) -> date | None:
    if edtf is None or not _DAY.fullmatch(edtf):
        return None
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


def _evidence(pieces: Sequence[Evidence]) -> Row:
    if not pieces:
        return (None, None, None, None, 0)
    first = pieces[0]
    page = first.regions[0].page if first.regions else None
    return (first.quote, first.start, first.end, page, len(pieces))


def _link(link: MunicipalityLink) -> Row:
    candidates = PARTED.join(one.code for one in link.candidates) or None
    return (
        link.as_written, link.code, link.name, link.regional_unit, link.region, link.match, candidates,
    )  # fmt: skip


@cache
def _population(code: str | None) -> int | None:
    try:
        return registry().municipality(code).population_2021 if code else None
    except KeyError:
        return None


def _said(value: Decimal | str | None) -> str | None:
    return f"{value:f}" if isinstance(value, Decimal) else None if value is None else str(value)
