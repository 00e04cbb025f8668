"""What scanning gives: the things a release says, each at its place in the clean text.

Offsets are code points of the clean text, spans are half-open, numbers are in full units.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from ota_extract.alignment import Span
from ota_extract.records import Bound, ChangeRole, DateRole, Kind, Statistic

Doubt = Literal["malformed", "odd-decimals", "digits-lost", "dot-decimal", "scale-dropped"]
"""``malformed``: the separators follow no known way of writing («1.2.3»), the value means nothing;
``odd-decimals``: dots all the way («50.000.00»); ``digits-lost``: a fraction without its whole number
(«ποσό ,00 ευρώ»), the value means nothing; ``dot-decimal``: one dot before one or two digits («2.4»);
``scale-dropped``: a full number with a scale word behind it («9.310.400,00 εκ.»), which was left out."""


class Numeral(NamedTuple):
    """A number, in digits or words, with its scale word: «39», «1 δισ. 275 εκ.», «τρεις (3)».

    ``glued`` is the letters that follow without a space («24ωρης», «5G», «11ης»), else empty.
    """

    start: int
    end: int
    value: Decimal
    words: bool = False
    scale: int = 1
    """The scale word's factor (1000 for «χιλ.»), already part of ``value``."""
    glued: str = ""
    in_words: Decimal | None = None
    """What the words of a number say whose digits beside them say another («τρεις (4)»: 3)."""
    doubt: Doubt | None = None
    """Why the value may not be what the writer meant."""


class Quantity(NamedTuple):
    """A number with its unit and bound: «περισσότερα από 39 εκατ. ευρώ».

    ``start``/``end`` hold the bound too; ``core`` only number, scale and unit.
    """

    start: int
    end: int
    core: Span
    kind: Kind
    value: Decimal | None
    unit: str
    unit_text: str
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = "exact"
    statistic: Statistic | None = None
    per: str | None = None
    change: ChangeRole | None = None
    """``from`` and ``to`` on two quantities that follow one another: «από 4,1 σε 5,6 δισ.»."""
    reversed_range: bool = False
    """Whether it is one end of a range whose ends stand in the wrong order; both are given apart."""
    head: Span | None = None
    """Where the head of its column or the label of its row stands, which says what it is."""
    label: Span | None = None
    """Where the label of its row stands, of a number alone in a cell."""


class DateMention(NamedTuple):
    """A date or period: ``edtf`` is no finer than the words, ``XXXX`` where no year is said."""

    start: int
    end: int
    edtf: str
    role: DateRole


class Identifier(NamedTuple):
    """A number that names and does not measure: ``law``, ``gazette``, ``protocol``, ``phone``, …"""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class ProgrammeMention:
    """A programme or instrument as named, with the period that belongs to its name."""

    start: int
    end: int
    name: str
    period: str | None


@dataclass(frozen=True, slots=True)
class IssuerMention:
    """An authority that speaks in the release."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class StatementMention:
    """A quotation with the person who said it; the span is that of the quoted words."""

    start: int
    end: int
    speaker: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that scanning found, each kind in text order. No two of one kind overlap."""

    numerals: tuple[Numeral, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    programmes: tuple[ProgrammeMention, ...] = ()
    issuers: tuple[IssuerMention, ...] = ()
    statements: tuple[StatementMention, ...] = ()
