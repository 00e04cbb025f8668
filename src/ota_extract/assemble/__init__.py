"""Assembling: from mentions to figures, rankings, tables and statements, each with its evidence.

Lists and tables take their numbers first; what is left are figures. Every number that nothing takes
is listed as unclassified.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ota_extract.alignment import Span
from ota_extract.assemble.coverage import account
from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.figures import assemble_figures, unclaimed
from ota_extract.assemble.grounding import Grounding
from ota_extract.assemble.listings import mention_records, ranking_record, table_record
from ota_extract.assemble.measures import Measures
from ota_extract.assemble.rankings import find_rankings, with_length_of_headline
from ota_extract.assemble.tables import find_recipients
from ota_extract.assemble.titles import find_title
from ota_extract.clean import CleanText
from ota_extract.mentions import (
    DateMention,
    IssuerMention,
    Mentions,
    ProgrammeMention,
    Quantity,
    StatementMention,
)
from ota_extract.mentions import Identifier as IdentifierMention
from ota_extract.municipalities import Link, LinkContext, find_mentions
from ota_extract.records import (
    Announcement,
    Coverage,
    Date,
    Evidence,
    Figure,
    Identifier,
    Issuer,
    Mention,
    MunicipalityTable,
    Programme,
    Ranking,
    Statement,
    Title,
    Unclassified,
)
from ota_extract.spans import SpanSet


@dataclass(frozen=True, slots=True)
class Assembly:
    """All parts of a record but source and findings, with the drafts that the checks look at."""

    title: Title | None
    issuers: tuple[Issuer, ...]
    announced_on: Announcement | None
    programmes: tuple[Programme, ...]
    dates: tuple[Date, ...]
    figures: tuple[Figure, ...]
    rankings: tuple[Ranking, ...]
    municipality_tables: tuple[MunicipalityTable, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    identifiers: tuple[Identifier, ...]
    unclassified: tuple[Unclassified, ...]
    coverage: Coverage
    table_drafts: tuple[TableDraft, ...]
    links: tuple[tuple[Link, ...], ...]
    quantities: tuple[Quantity, ...]


def assemble(clean: CleanText, mentions: Mentions, measures: Measures) -> Assembly:
    """Put the mentions of *clean* together; *measures* says what figures can measure."""
    ground = Grounding(clean)
    announced = _announcement(mentions.dates, ground)
    ranking_drafts = find_rankings(clean, mentions)
    ranked = {item.value_span for ranking in ranking_drafts for item in ranking.items}
    table_drafts, recipients = find_recipients(clean, mentions, ranked)
    date = announced.edtf if announced else None
    tables = [
        table_record(number, draft, date, ground) for number, draft in enumerate(table_drafts, 1)
    ]
    statements = _statements(mentions.statements, ground)
    listed = [row.span for draft in table_drafts for row in draft.rows]
    rows = SpanSet(listed)
    listed += [item.span for ranking in ranking_drafts for item in ranking.items]
    headline = find_title(clean, listed)
    ranking_drafts = with_length_of_headline(clean, mentions, ranking_drafts, headline)
    claims = [span for ranking in ranking_drafts for span in ranking.claims]
    claims += [span for table in table_drafts for span in table.claims]
    programme_spans = [Span(p.start, p.end) for p in mentions.programmes]
    quantities = unclaimed(mentions.quantities, [*claims, *programme_spans])
    coverage, unclassified = account(
        clean,
        mentions.numerals,
        [
            *claims,
            *programme_spans,
            *(Span(q.start, q.end) for q in quantities),
            *(Span(d.start, d.end) for d in mentions.dates),
            *(Span(i.start, i.end) for i in mentions.identifiers),
        ],
        ground,
    )
    return Assembly(
        title=_title(headline, ground),
        issuers=_issuers(mentions.issuers, ground),
        announced_on=announced,
        programmes=_programmes(mentions.programmes, ground),
        dates=_dates(mentions.dates, ground),
        figures=assemble_figures(
            clean, quantities, statements, measures, ground, _year_of(announced), recipients
        ),
        rankings=tuple(
            ranking_record(n, draft, ground) for n, draft in enumerate(ranking_drafts, 1)
        ),
        municipality_tables=tuple(record for record, _ in tables),
        mentions=mention_records(
            find_mentions(clean.folded, clean.text, LinkContext(date=date), rows), ground
        ),
        statements=statements,
        identifiers=_identifiers(mentions.identifiers, rows, ground),
        unclassified=unclassified,
        coverage=coverage,
        table_drafts=tuple(table_drafts),
        links=tuple(tuple(links) for _, links in tables),
        quantities=tuple(quantities),
    )


def _title(span: tuple[int, int] | None, ground: Grounding) -> Title | None:
    if span is None:
        return None
    evidence = ground.evidence(*span)
    return Title(text=evidence.quote, evidence=evidence)


def _announcement(dates: Sequence[DateMention], ground: Grounding) -> Announcement | None:
    """The first date that the release gives as its own."""
    date = next((date for date in dates if date.role == "announcement"), None)
    if date is None:
        return None
    evidence = ground.evidence(date.start, date.end)
    return Announcement(edtf=date.edtf, text=evidence.quote, role=date.role, evidence=evidence)


def _year_of(announced: Announcement | None) -> int | None:
    year = announced.edtf[:4] if announced is not None else ""
    return int(year) if year.isdigit() else None


def _dates(mentions: Sequence[DateMention], ground: Grounding) -> tuple[Date, ...]:
    """Each date once, with all places that say it in the same role."""
    first: dict[tuple[str, str], DateMention] = {}
    places: dict[tuple[str, str], list[Evidence]] = {}
    for mention in mentions:
        key = (mention.edtf, mention.role)
        first.setdefault(key, mention)
        places.setdefault(key, []).append(ground.evidence(mention.start, mention.end))
    return tuple(
        Date(
            edtf=mention.edtf,
            text=places[key][0].quote,
            role=mention.role,
            evidence=tuple(places[key]),
        )
        for key, mention in first.items()
    )


def _programmes(mentions: Sequence[ProgrammeMention], ground: Grounding) -> tuple[Programme, ...]:
    """Each programme once, by name, with the period where any mention states it."""
    periods: dict[str, str | None] = {}
    for mention in mentions:
        periods[mention.name] = periods.get(mention.name) or mention.period
    places = _by_name(mentions, ground)
    return tuple(
        Programme(name=name, period=periods[name], evidence=tuple(evidence))
        for name, evidence in places.items()
    )


def _issuers(mentions: Sequence[IssuerMention], ground: Grounding) -> tuple[Issuer, ...]:
    return tuple(
        Issuer(name=name, evidence=tuple(evidence))
        for name, evidence in _by_name(mentions, ground).items()
    )


def _by_name(
    mentions: Iterable[ProgrammeMention | IssuerMention], ground: Grounding
) -> dict[str, list[Evidence]]:
    places: dict[str, list[Evidence]] = {}
    for mention in mentions:
        places.setdefault(mention.name, []).append(ground.evidence(mention.start, mention.end))
    return places


def _statements(mentions: Sequence[StatementMention], ground: Grounding) -> tuple[Statement, ...]:
    """The quotations in text order, numbered s1, s2, …"""
    evidence = [ground.evidence(said.start, said.end) for said in mentions]
    return tuple(
        Statement(id=f"s{n}", speaker=said.speaker, role=said.role, text=one.quote, evidence=(one,))
        for n, (said, one) in enumerate(zip(mentions, evidence, strict=True), 1)
    )


def _identifiers(
    mentions: Sequence[IdentifierMention], rows: SpanSet, ground: Grounding
) -> tuple[Identifier, ...]:
    """The identifiers, but for the numbers of table *rows*, which are part of the row."""
    told = [one for one in mentions if one.kind != "list_number" or one.start not in rows]
    evidence = [ground.evidence(one.start, one.end) for one in told]
    return tuple(
        Identifier(kind=found.kind, text=one.quote, evidence=(one,))
        for found, one in zip(told, evidence, strict=True)
    )
