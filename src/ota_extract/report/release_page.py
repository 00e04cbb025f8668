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

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TypeVar

from ota_extract.records import Coverage, Figure, Finding, Ranking, Release, Statement
from ota_extract.report.pictures import Picture, Strip, ranking_strips, table_pictures
from ota_extract.report.places import Astray, Place, Places
from ota_extract.report.repairs import Traces
from ota_extract.report.speech import Speech
from ota_extract.report.tables import Table, table
from ota_extract.report.texts import Line, lay_out

KINDS = ("money", "count", "percentage", "measure")
LEVELS = ("error", "warning", "info")

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to another value of the page."""

    value: str
    said: str


@dataclass(frozen=True, slots=True)
class Value:
    """Something that the record says, in words, and where it was read."""

    id: str
    said: str
    places: tuple[Place, ...]
    label: str = ""
    """What it is, in the words of the page."""
    words: str = ""
    """What it is, in the words of the release."""
    see: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Values of one kind under its name."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: its message in the words of the record, and what was expected and found."""

    id: str
    message: str
    comparison: str
    places: tuple[Place, ...]
    see: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one code."""

    code: str
    level: str
    level_name: str
    name: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class RankingItem:
    """One place of a ranking: its number, and what it has."""

    rank: int
    value: Value


@dataclass(frozen=True, slots=True)
class RankingList:
    """A ranking with its places."""

    id: str
    title: str
    announced: int | None
    items: tuple[RankingItem, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a person is quoted saying."""

    value: Value
    speaker: str
    role: str


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """All that the page of a release shows."""

    release: Release
    title: Value | None
    issuers: tuple[Value, ...]
    announced_on: Value | None
    findings: tuple[FindingGroup, ...]
    figures: tuple[Group, ...]
    rankings: tuple[RankingList, ...]
    tables: tuple[Table, ...]
    statements: tuple[Quotation, ...]
    dates: tuple[Value, ...]
    programmes: tuple[Value, ...]
    mentions: tuple[Value, ...]
    unclassified: tuple[Value, ...]
    identifiers: tuple[Group, ...]
    coverage: Coverage
    astray: tuple[Astray, ...]
    text: tuple[Line, ...]
    places: tuple[Place, ...]
    pictures: dict[str, tuple[Picture, ...]]
    """Of each table, by its id."""
    strips: dict[str, tuple[Strip, ...]]
    """The bars of each ranking, by its id."""
    places_left_out: int
    """How many places are not marked in the text: a page of millions would open in no browser."""
    repairs: int | None
    """How many repairs the text shows; ``None`` where its source is not at hand."""

    @property
    def identifier_count(self) -> int:
        """How many numbers only name something."""
        return sum(len(group.values) for group in self.identifiers)

    @property
    def figure_count(self) -> int:
        """How many figures there are."""
        return sum(len(group.values) for group in self.figures)

    def findings_of(self, level: str) -> int:
        """How many findings of *level* there are."""
        return sum(len(group.remarks) for group in self.findings if group.level == level)


def release_page(release: Release, speech: Speech, traces: Traces | None = None) -> ReleasePage:
    """Put *release* into the words of *speech*; *traces* are the repairs of its text, if known."""
    return _Composer(release, speech).page(traces)


class _Composer:
    def __init__(self, release: Release, speech: Speech) -> None:
        self.release = release
        self.speech = speech
        self.places = Places(release.text)
        self.references = dict(self._named())

    def page(self, traces: Traces | None) -> ReleasePage:
        release, speech = self.release, self.speech
        title = None
        if release.title is not None:
            where = self.places.of("title", "name", [release.title.evidence])
            title = Value("title", release.title.text, where)
        announced_on = None
        if (day := release.announced_on) is not None:
            where = self.places.of("day", "date", [day.evidence])
            announced_on = Value("day", speech.date(day.edtf), where, words=day.text)
        issuers = tuple(
            Value(id_, each.name, self.places.of(id_, "name", each.evidence))
            for id_, each in _numbered("a", release.issuers)
        )
        figures = self._figures()
        rankings = tuple(self._ranking(*pair) for pair in _numbered("r", release.rankings))
        tables = tuple(
            table(id_, each, speech, self.places)
            for id_, each in _numbered("t", release.municipality_tables)
        )
        statements = tuple(self._statement(*pair) for pair in _numbered("s", release.statements))
        dates = tuple(
            Value(
                id_,
                speech.date(each.edtf),
                self.places.of(id_, "date", each.evidence),
                speech.word("date_role", each.role),
                each.text,
            )
            for id_, each in _numbered("d", release.dates)
        )
        programmes = tuple(
            Value(
                id_,
                each.name,
                self.places.of(id_, "name", each.evidence),
                speech.date(each.period) if each.period else "",
            )
            for id_, each in _numbered("p", release.programmes)
        )
        mentions = tuple(
            Value(
                id_,
                each.municipality.name or each.municipality.as_written,
                self.places.of(id_, "name", each.evidence),
                "" if each.municipality.match == "exact" else speech.word("match", each.municipality.match),
                ", ".join(candidate.name for candidate in each.municipality.candidates),
            )
            for id_, each in _numbered("m", release.mentions)
        )  # fmt: skip
        unclassified = tuple(
            Value(
                id_,
                each.text,
                self.places.of(id_, "unclassified", each.evidence),
                speech.word("reason", each.reason),
            )
            for id_, each in _numbered("u", release.unclassified)
        )
        identifiers = self._identifiers()
        findings = self._findings()
        shown = [*self.places.all, *(traces.spans if traces else ())]
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
            text=lay_out(release.text, shown, traces.marks if traces else ()),
            places=tuple(self.places.all),
            places_left_out=self.places.left_out,
            pictures={
                id_: table_pictures(id_, each, release.figures, speech)
                for id_, each in _numbered("t", release.municipality_tables)
            },
            strips={
                id_: ranking_strips(each, release.figures)
                for id_, each in _numbered("r", release.rankings)
            },
            repairs=len(traces.marks) + len(traces.spans) if traces else None,
        )

    def _figures(self) -> tuple[Group, ...]:
        numbered = sorted(
            _numbered("f", self.release.figures), key=lambda pair: KINDS.index(pair[1].kind)
        )
        return tuple(
            Group(
                self.speech.word("kind", kind),
                tuple(self._figure(id_, each) for id_, each in pairs),
            )
            for kind, pairs in groupby(numbered, key=lambda pair: pair[1].kind)
        )

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
            see=self._references(see),
        )

    def _identifiers(self) -> tuple[Group, ...]:
        """The identifiers by kind, the kinds in the order of the text."""
        kinds: dict[str, list[Value]] = {}
        for id_, each in _numbered("i", self.release.identifiers):
            value = Value(id_, each.text, self.places.of(id_, "identifier", each.evidence))
            kinds.setdefault(each.kind, []).append(value)
        return tuple(
            Group(self.speech.word("identifier", kind), tuple(values))
            for kind, values in kinds.items()
        )

    def _ranking(self, id_: str, ranking: Ranking) -> RankingList:
        items = []
        for index, item in enumerate(ranking.items):
            value = Value(
                id=f"{id_}-{index}",
                said=self.speech.quantity(item.value, item.unit),
                places=self.places.of(f"{id_}-{index}", "ranking", item.evidence),
                words=item.label,
            )
            items.append(RankingItem(item.rank, value))
        return RankingList(
            id=id_,
            title=ranking.title,
            announced=ranking.announced_length,
            items=tuple(items),
            places=self.places.of(id_, "ranking", ranking.evidence),
        )

    def _statement(self, id_: str, statement: Statement) -> Quotation:
        value = Value(id_, statement.text, self.places.of(id_, "statement", statement.evidence))
        return Quotation(value, statement.speaker or "", statement.role or "")

    def _findings(self) -> tuple[FindingGroup, ...]:
        def rank(pair: tuple[str, Finding]) -> tuple[int, str]:
            return LEVELS.index(pair[1].level), pair[1].code

        numbered = sorted(_numbered("g", self.release.findings), key=rank)
        groups = []
        for _, pairs in groupby(numbered, key=rank):
            found = list(pairs)
            first = found[0][1]
            groups.append(
                FindingGroup(
                    code=first.code,
                    level=first.level,
                    level_name=self.speech.word("level", first.level),
                    name=self.speech.word("finding", first.name),
                    remarks=tuple(self._remark(*pair) for pair in found),
                )
            )
        return tuple(groups)

    def _remark(self, id_: str, finding: Finding) -> Remark:
        sides = [
            each if isinstance(each, str) else None if each is None else self.speech.number(each)
            for each in (finding.expected, finding.found)
        ]
        comparison = ""
        if None not in sides:
            comparison = self.speech.say("expected_found", *sides)
        return Remark(
            id=id_,
            message=finding.message,
            comparison=comparison,
            places=self.places.of(id_, "finding", finding.evidence),
            see=self._references((ref, "") for ref in finding.refs),
        )

    def _references(self, refs: Iterable[tuple[str, str]]) -> tuple[Reference, ...]:
        """Links to what the record's ids *refs* name, each as *said* or by its own name."""
        found = []
        for ref, said in refs:
            if ref in self.references:
                value, name = self.references[ref]
                found.append(Reference(value, said or name()))
        return tuple(found)

    def _named(self) -> Iterator[tuple[str, tuple[str, Callable[[], str]]]]:
        """The ids of the record, each with the id on the page and what gives the words for it."""
        release, speech = self.release, self.speech
        for id_, figure in _numbered("f", release.figures):
            yield figure.id, (id_, partial(speech.figure, figure))
        for id_, ranking in _numbered("r", release.rankings):
            yield ranking.id, (id_, partial(speech.word, "kind", "ranking"))
        for id_, each in _numbered("t", release.municipality_tables):
            yield each.id, (id_, partial(speech.word, "kind", "table"))
        for id_, statement in _numbered("s", release.statements):
            yield statement.id, (id_, partial(speech.word, "kind", "statement"))


def _numbered(letter: str, entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each entry with its id on the page: ``f0``, ``f1`` …"""
    return ((f"{letter}{number}", entry) for number, entry in enumerate(entries))
