"""What the page of a release holds, in the reader's words: the types that ``release_page.py`` fills."""

from __future__ import annotations

from dataclasses import dataclass

from ota_extract.records import Coverage, Release
from ota_extract.report.pictures import Picture, Strip
from ota_extract.report.places import Astray, Place
from ota_extract.report.tables import Table
from ota_extract.report.texts import Line


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
    """One finding: its message in the words of the record; what was expected and found, and its pages."""

    id: str
    message: str
    comparison: str
    pages: str
    places: tuple[Place, ...]
    see: tuple[Reference, ...]

    @property
    def says_enough(self) -> bool:
        """Whether the page tells in its own words, or by the words of the release, what it is about."""
        return bool(self.comparison or self.pages or self.places)


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one code."""

    code: str
    level: str
    level_name: str
    name: str
    remarks: tuple[Remark, ...]
    count: int
    """How many there are; a page of thousands has not all of them."""


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
    count: int
    """How many there are, also where the page has no room for all of them."""
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
    all_places: bool
    """Whether all places are marked in the text: a page of millions would open in no browser."""
    text_left_out: int
    """How many characters of the text are not on the page."""
    unlisted: frozenset[str]
    """The ids that values would have for which the page has no room."""
    repairs: int | None
    """How many repairs the text shows; ``None`` where its source is not at hand."""

    @property
    def identifier_count(self) -> int:
        """How many numbers only name something."""
        return sum(len(group.values) for group in self.identifiers) + self.unlisted_of("i")

    @property
    def figure_count(self) -> int:
        """How many figures there are."""
        return sum(len(group.values) for group in self.figures) + self.unlisted_of("f")

    def unlisted_of(self, letter: str) -> int:
        """How many of the values whose ids begin with *letter* the page has no room for."""
        return sum(id_.startswith(letter) for id_ in self.unlisted)

    def findings_of(self, level: str) -> int:
        """How many findings of *level* there are."""
        return sum(group.count for group in self.findings if group.level == level)
