"""The page of one release as data: every value in the reader's words, with its places. Nothing of HTML.

>>> import ota_extract
>>> release = ota_extract.extract("Διατίθενται περισσότερα από 39 εκατ. ευρώ σε 52 Δήμους.")
>>> page = release_page(release, Speech("el"))
>>> [(value.said, value.label) for group in page.figures for value in group.values]
[('περισσότερα από 39.000.000\\xa0€', 'Χρηματοδότηση'), ('52 δήμοι', 'Δήμοι')]
>>> page.figures[0].values[0].places[0].quote
'περισσότερα από 39 εκατ. ευρώ'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from ota_extract.records import (
    Date,
    Figure,
    Identifier,
    Issuer,
    Mention,
    MunicipalityTable,
    Programme,
    Ranking,
    Release,
    Statement,
    Unclassified,
)
from ota_extract.report.contents import (
    Group,
    Quotation,
    RankingItem,
    RankingList,
    ReleasePage,
    Value,
)
from ota_extract.report.pictures import ranking_strips, table_pictures
from ota_extract.report.places import MOST_TEXT, Places
from ota_extract.report.references import References, numbered
from ota_extract.report.remarks import finding_groups
from ota_extract.report.repairs import Traces
from ota_extract.report.speech import Speech
from ota_extract.report.tables import Table, table
from ota_extract.report.texts import lay_out

KINDS = ("money", "count", "percentage", "measure")

Entry = TypeVar("Entry")
Made = TypeVar("Made")


def release_page(release: Release, speech: Speech, traces: Traces | None = None) -> ReleasePage:
    """Put *release* into the words of *speech*; *traces* are the repairs of its text, if known."""
    return _Composer(release, speech).page(traces)


class _Composer:
    def __init__(self, release: Release, speech: Speech) -> None:
        self.release = release
        self.speech = speech
        self.places = Places(release.text)
        self.references = References(release, speech)
        self.unlisted: set[str] = set()

    def page(self, traces: Traces | None) -> ReleasePage:
        release, speech = self.release, self.speech
        title, announced_on = self._title(), self._announced_on()
        issuers = self._each("a", release.issuers, self._issuer)
        figures = self._figures()
        rankings = self._each("r", release.rankings, self._ranking)
        tables = self._each("t", release.municipality_tables, self._table)
        statements = self._each("s", release.statements, self._statement)
        dates = self._each("d", release.dates, self._date)
        programmes = self._each("p", release.programmes, self._programme)
        mentions = self._each("m", release.mentions, self._mention)
        unclassified = self._each("u", release.unclassified, self._unclassified)
        identifiers = self._identifiers()
        findings = finding_groups(release, speech, self.places, self.references)
        # now that all of them have been collected
        text = release.text[:MOST_TEXT]
        marked = [*self.places.all, *(traces.spans if traces else ())]
        return ReleasePage(
            release=release,
            title=title,
            issuers=issuers,
            announced_on=announced_on,
            findings=findings,
            figures=figures,
            rankings=rankings,
            tables=tables,
            statements=statements,
            dates=dates,
            programmes=programmes,
            mentions=mentions,
            unclassified=unclassified,
            identifiers=identifiers,
            coverage=release.coverage,
            astray=tuple(self.places.astray),
            text=lay_out(text, marked, traces.marks if traces else ()),
            places=tuple(self.places.all),
            all_places=not (self.places.left_out or self.unlisted),
            text_left_out=len(release.text) - len(text),
            unlisted=frozenset(self.unlisted),
            pictures={
                id_: table_pictures(id_, each, release.figures, speech)
                for id_, each in numbered("t", release.municipality_tables)
            },
            strips={id_: ranking_strips(each) for id_, each in numbered("r", release.rankings)},
            repairs=len(traces.marks) + len(traces.spans) if traces else None,
        )

    def _title(self) -> Value | None:
        title = self.release.title
        if title is None:
            return None
        return Value("title", title.text, self.places.of("title", "name", [title.evidence]))

    def _announced_on(self) -> Value | None:
        day = self.release.announced_on
        if day is None:
            return None
        places = self.places.of("day", "date", [day.evidence])
        return Value("day", self.speech.date(day.edtf), places, words=day.text)

    def _issuer(self, id_: str, issuer: Issuer) -> Value:
        return Value(id_, issuer.name, self.places.of(id_, "name", issuer.evidence))

    def _table(self, id_: str, given: MunicipalityTable) -> Table:
        return table(id_, given, self.speech, self.places)

    def _date(self, id_: str, date: Date) -> Value:
        return Value(
            id=id_,
            said=self.speech.date(date.edtf),
            places=self.places.of(id_, "date", date.evidence),
            label=self.speech.word("date_role", date.role),
            words=date.text,
        )

    def _programme(self, id_: str, programme: Programme) -> Value:
        return Value(
            id=id_,
            said=programme.name,
            places=self.places.of(id_, "name", programme.evidence),
            label=self.speech.date(programme.period) if programme.period else "",
        )

    def _mention(self, id_: str, mention: Mention) -> Value:
        link = mention.municipality
        return Value(
            id=id_,
            said=link.name or link.as_written,
            places=self.places.of(id_, "name", mention.evidence),
            label="" if link.match == "exact" else self.speech.word("match", link.match),
            words=", ".join(candidate.name for candidate in link.candidates),
        )

    def _unclassified(self, id_: str, number: Unclassified) -> Value:
        return Value(
            id=id_,
            said=number.text,
            places=self.places.of(id_, "unclassified", number.evidence),
            label=self.speech.word("reason", number.reason),
        )

    def _figures(self) -> tuple[Group, ...]:
        ordered = sorted(
            numbered("f", self.release.figures), key=lambda pair: KINDS.index(pair[1].kind)
        )
        groups = (
            Group(self.speech.word("kind", kind), self._made(pairs, self._figure))
            for kind, pairs in groupby(ordered, key=lambda pair: pair[1].kind)
        )
        return tuple(group for group in groups if group.values)

    def _figure(self, id_: str, figure: Figure) -> Value:
        see = []
        if figure.change is not None:
            key = "change_from" if figure.change.role == "to" else "change_to"
            see.append((figure.change.other, self.speech.say(key)))
        if figure.statement is not None:
            see.append((figure.statement, self.speech.say("in_statement")))
        return Value(
            id=id_,
            said=self.speech.figure(figure),
            places=self.places.of(id_, figure.kind, figure.evidence),
            label=self.speech.word("measure", figure.measure),
            words=figure.subject or "",
            see=self.references.to(see),
        )

    def _identifiers(self) -> tuple[Group, ...]:
        """The identifiers by kind, the kinds in the order of the text."""

        def make(id_: str, each: Identifier) -> tuple[str, Value]:
            places = self.places.of(id_, "identifier", each.evidence)
            return each.kind, Value(id_, each.text, places)

        kinds: dict[str, list[Value]] = {}
        for kind, value in self._each("i", self.release.identifiers, make):
            kinds.setdefault(kind, []).append(value)
        return tuple(
            Group(self.speech.word("identifier", kind), tuple(values))
            for kind, values in kinds.items()
        )

    def _ranking(self, id_: str, ranking: Ranking) -> RankingList:
        items = []
        for index, item in enumerate(ranking.items):
            if self.places.is_full:
                break
            value = Value(
                id=f"{id_}-{index}",
                said=self.speech.item(item),
                places=self.places.of(f"{id_}-{index}", "ranking", item.evidence),
                words=item.label,
            )
            items.append(RankingItem(item.rank, value))
        return RankingList(
            id=id_,
            title=ranking.title,
            announced=ranking.announced_length,
            items=tuple(items),
            count=len(ranking.items),
            places=self.places.of(id_, "ranking", ranking.evidence),
        )

    def _statement(self, id_: str, statement: Statement) -> Quotation:
        value = Value(id_, statement.text, self.places.of(id_, "statement", statement.evidence))
        return Quotation(value, statement.speaker or "", statement.role or "")

    def _each(
        self, letter: str, entries: Sequence[Entry], make: Callable[[str, Entry], Made]
    ) -> tuple[Made, ...]:
        """What *make* makes of each entry and its id."""
        return self._made(numbered(letter, entries), make)

    def _made(
        self, entries: Iterable[tuple[str, Entry]], make: Callable[[str, Entry], Made]
    ) -> tuple[Made, ...]:
        """What *make* makes of the entries and their ids, while the page has room."""
        made = []
        for id_, entry in entries:
            if self.places.is_full:
                self.unlisted.add(id_)
            else:
                made.append(make(id_, entry))
        return tuple(made)
