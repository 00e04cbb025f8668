"""Listings: rankings and municipality tables as records, every row linked to the registry."""

from __future__ import annotations

from collections.abc import Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import RankingDraft, RowDraft, TableDraft
from ota_extract.assemble.grounding import Grounding
from ota_extract.municipalities import Link, LinkContext, MunicipalityMention, link_rows
from ota_extract.records import (
    Candidate,
    Column,
    Evidence,
    Mention,
    MunicipalityLink,
    MunicipalityTable,
    Ranking,
    RankingItem,
    Row,
)
from ota_extract.spans import SpanSet


def ranking_record(number: int, draft: RankingDraft, ground: Grounding) -> Ranking:
    """The record of a ranking, with the id r*number*."""
    return Ranking(
        id=f"r{number}",
        title=draft.title,
        announced_length=draft.announced_length,
        unit=draft.unit,
        items=tuple(
            RankingItem(
                rank=item.rank,
                label=item.label,
                value=item.value,
                unit=item.unit,
                bound=item.bound,
                evidence=(ground.evidence(*item.span),),
            )
            for item in draft.items
        ),
        evidence=_whole(
            draft.title_span, draft.claims, [item.span for item in draft.items], ground
        ),
    )


def table_record(
    number: int, draft: TableDraft, date: str | None, ground: Grounding
) -> tuple[MunicipalityTable, list[Link]]:
    """The record of a table, with the id t*number*, and the link of each of its rows.

    *date* is the day of the release in EDTF, which decides names that a reform dissolved.
    """
    links = link_rows((row.as_written, _context(row, date)) for row in draft.rows)
    rows = tuple(
        Row(
            position=row.position,
            recipient_kind=row.recipient_kind,
            municipality=link_record(row.as_written, link),
            amount=row.amount,
            values=dict(row.values),
            evidence=(ground.evidence(*row.span),),
        )
        for row, link in zip(draft.rows, links, strict=True)
    )
    record = MunicipalityTable(
        id=f"t{number}",
        status=draft.status,
        caption=draft.caption,
        announced_rows=draft.announced_rows,
        columns=tuple(Column(name=column.name, role=column.role) for column in draft.columns),
        rows=rows,
        stated_total=draft.stated_total,
        evidence=_whole(
            draft.caption_span or draft.span,
            draft.claims,
            [row.span for row in draft.rows],
            ground,
        ),
    )
    return record, links


def _whole(
    announced: Span, claims: Sequence[Span], parts: Sequence[Span], ground: Grounding
) -> tuple[Evidence, ...]:
    """The evidence of a list or table as a whole: its announcement, and every number it uses up
    that stands in none of its items or rows (a total, a number of rows said elsewhere)."""
    held = SpanSet([announced, *parts])
    others = [claim for claim in sorted(set(claims)) if not held.holds(*claim)]
    return tuple(ground.evidence(*span) for span in (announced, *others))


def _context(row: RowDraft, date: str | None) -> LinkContext:
    return LinkContext(regional_unit=row.prefecture, region=row.region, date=date)


def link_record(as_written: str, link: Link) -> MunicipalityLink:
    """The record of a link; a recipient that is no municipality has neither code nor name."""
    municipality = link.municipality
    return MunicipalityLink(
        as_written=as_written,
        code=municipality.code if municipality else None,
        name=municipality.name if municipality else None,
        regional_unit=municipality.regional_unit if municipality else None,
        region=municipality.region if municipality else None,
        match=link.match,
        candidates=tuple(Candidate(code=c.code, name=c.name) for c in link.candidates),
    )


def mention_records(found: Sequence[MunicipalityMention], ground: Grounding) -> tuple[Mention, ...]:
    """The municipalities named in prose, each once."""
    links: dict[str, MunicipalityLink] = {}
    places: dict[str, list[Evidence]] = {}
    for mention in found:
        link = link_record(mention.link.as_written, mention.link)
        key = link.code or link.as_written
        links.setdefault(key, link)
        places.setdefault(key, []).append(ground.evidence(mention.start, mention.end))
    return tuple(
        Mention(municipality=link, evidence=tuple(places[key])) for key, link in links.items()
    )
