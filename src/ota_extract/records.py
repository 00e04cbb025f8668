"""The record of one release: the models that are written as JSON, and nothing else.

The JSON Schema in ``schemas/`` is generated from here. Offsets are code points of ``Release.text``,
spans are half-open, numbers are exact decimals in full units (39 million euro is ``39000000``).
Field by field for the reader of the JSON: ``docs/record.md``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
from pydantic import BaseModel, ConfigDict, WithJsonSchema
from pydantic.dataclasses import dataclass

SCHEMA_VERSION: Literal["1.0"] = "1.0"

Number = Annotated[Decimal, WithJsonSchema({"type": "number"})]
"""An exact decimal, written as a JSON number."""

Kind = Literal["money", "count", "percentage", "measure"]
Bound = Literal["exact", "approximate", "more_than", "at_least", "less_than", "at_most", "range"]
Statistic = Literal["mean", "minimum", "maximum", "total"]
ChangeRole = Literal["from", "to"]
DateRole = Literal["announcement", "deadline", "period", "other"]
RecipientKind = Literal[
    "municipality", "region", "regional_unit", "water_utility", "association", "other"
]
Match = Literal["exact", "variant", "fuzzy", "ambiguous", "none"]
TableStatus = Literal["complete", "incomplete", "missing"]
ColumnRole = Literal[
    "index", "code", "municipality", "regional_unit", "region", "amount", "count", "date", "other"
]
Level = Literal["info", "warning", "error"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_STRICT = ConfigDict(extra="forbid")
"""For what may come by the ten thousand: a dataclass is validated as a model is, at a sixth of its memory."""


@dataclass(frozen=True, slots=True, config=_STRICT)
class SourceSpan:
    """A stretch of the decoded source text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, config=_STRICT)
class PageRegion:
    """A box on a page of the source, in PDF points from the top left corner; pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, config=_STRICT)
class Evidence:
    """Where a value was read: ``text[start:end] == quote``."""

    start: int
    end: int
    quote: str
    source: tuple[SourceSpan, ...] = ()
    regions: tuple[PageRegion, ...] = ()


class Source(_Record):
    """The file that was read."""

    name: str
    media_type: str
    sha256: str
    bytes: int
    encoding: str | None
    pages: int | None


class Extractor(_Record):
    """The program that wrote the record."""

    name: str
    version: str


class Title(_Record):
    """The headline of the release."""

    text: str
    evidence: Evidence


class Issuer(_Record):
    """An authority that issues the release."""

    name: str
    evidence: tuple[Evidence, ...]


class Date(_Record):
    """A date or period, in EDTF (ISO 8601-2) no finer than the words say."""

    edtf: str
    text: str
    role: DateRole
    evidence: tuple[Evidence, ...]


class Announcement(_Record):
    """The day the release speaks of as its own."""

    edtf: str
    text: str
    role: DateRole
    evidence: Evidence


class Programme(_Record):
    """A funding programme or instrument that the release names."""

    name: str
    period: str | None
    evidence: tuple[Evidence, ...]


class Change(_Record):
    """One end of a change («από 4,1 σε 5,6 δισ.»), with the id of the figure at the other."""

    role: ChangeRole
    other: str


class Figure(_Record):
    """A number that the release states, with what it measures and how it is bounded."""

    id: str
    kind: Kind
    measure: str
    value: Number | None
    low: Number | None
    high: Number | None
    bound: Bound
    statistic: Statistic | None
    per: str | None
    unit: str
    unit_text: str
    subject: str | None
    change: Change | None
    statement: str | None
    evidence: tuple[Evidence, ...]


class RankingItem(_Record):
    """One place of a ranking."""

    rank: int
    label: str
    value: Number
    unit: str
    bound: Bound = "exact"
    evidence: tuple[Evidence, ...]


class Ranking(_Record):
    """A list that claims an order, with the number behind each place."""

    id: str
    title: str
    announced_length: int | None
    unit: str
    items: tuple[RankingItem, ...]
    evidence: tuple[Evidence, ...]


class Candidate(_Record):
    """A municipality that a written name may mean."""

    code: str
    name: str


class MunicipalityLink(_Record):
    """A name as written, and the official municipality it stands for."""

    as_written: str
    code: str | None
    name: str | None
    regional_unit: str | None
    region: str | None
    match: Match
    candidates: tuple[Candidate, ...] = ()


class Column(_Record):
    """A column of a table, named as in its head."""

    name: str
    role: ColumnRole


class Row(_Record):
    """One recipient and what it is allotted."""

    position: int
    recipient_kind: RecipientKind
    municipality: MunicipalityLink
    amount: Number | None
    values: dict[str, Number]
    evidence: tuple[Evidence, ...]


class MunicipalityTable(_Record):
    """The table municipality → amount, or the announcement of one that does not follow."""

    id: str
    status: TableStatus
    caption: str | None
    announced_rows: int | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stated_total: Number | None
    evidence: tuple[Evidence, ...]


class Mention(_Record):
    """A municipality that the text names outside any table."""

    municipality: MunicipalityLink
    evidence: tuple[Evidence, ...]


class Statement(_Record):
    """What a person is quoted saying."""

    id: str
    speaker: str | None
    role: str | None
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Unclassified:
    """A number that was read as nothing known."""

    text: str
    reason: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Identifier:
    """A number that names something: a law, a gazette issue, a protocol number, a telephone."""

    kind: str
    text: str
    evidence: tuple[Evidence, ...]


class Coverage(_Record):
    """How many numbers the text holds and what became of them: ``explained + unclassified == tokens``."""

    tokens: int
    explained: int
    unclassified: int


class Finding(_Record):
    """Something about the release that a person should know; ``docs/findings.md`` explains the codes."""

    code: str
    name: str
    level: Level
    message: str
    expected: Number | str | None
    found: Number | str | None
    refs: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Release(_Record):
    """One release, whole. ``text`` is the repaired release that all evidence points into."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: Source
    extractor: Extractor
    text: str
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
    findings: tuple[Finding, ...]

    def to_json(self) -> str:
        """The record as it is written: two spaces of indent, a newline at the end."""
        return self.to_json_bytes().decode()

    def to_json_bytes(self) -> bytes:
        """The same in UTF-8, at a fraction of the memory where a record is large."""
        return msgspec.json.format(_ENCODER.encode(self), indent=2) + b"\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Release:
        """Read a record back, its numbers exact.

        Raises :class:`ValueError` where it is no JSON or no record.
        """
        try:
            return cls.model_validate(_DECODER.decode(text))
        except ArithmeticError as error:  # a number that no Decimal can be
            raise ValueError(f"no number of a record: {error}") from error


# A model's own dictionary is its fields in their order; copying them all first doubles the memory.
_ENCODER = msgspec.json.Encoder(decimal_format="number", enc_hook=vars)
_DECODER: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=Decimal)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of :class:`Release` as it is written."""
    schema = Release.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://ota-extract.example/schemas/release-1.0.json",
        **schema,
    }
