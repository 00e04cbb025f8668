"""The places of a page: each piece of evidence gets an anchor, each value the list of its places.

Ids are made here and never taken from the record: a value is ``f0``, ``f1`` …, its places are ``f0.0``,
``f0.1`` …, the boxes of a place on the pages of a PDF ``f0.0@2`` (on page 2).

>>> from ota_extract.records import Evidence
>>> places = Places("52 Δήμοι")
>>> places.of("f0", "count", (Evidence(start=0, end=8, quote="52 Δήμοι"),))
(Place(value='f0', number=0, of=1, kind='count', start=0, end=8, quote='52 Δήμοι', regions=()),)
>>> places.all[0].id
'f0.0'
>>> places.of("f1", "count", (Evidence(start=0, end=99, quote="52 Δήμοι"),))
()
>>> len(places.all), len(places.astray)
(1, 1)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ota_extract.records import Evidence, PageRegion

MOST_PLACES = 20_000
"""So many places are marked on a page; the largest release met so far has 4,000."""
MOST_TEXT = 4_000_000
"""So many characters of the text are on a page; a book of 1,000 pages has as many."""


class Place(NamedTuple):
    """Where a value was read: ``text[start:end]`` of the record, and the boxes on the pages.

    It is place *number*, from 0, *of* those that the value has.
    """

    value: str
    number: int
    of: int
    kind: str
    start: int
    end: int
    quote: str
    regions: tuple[PageRegion, ...] = ()

    @property
    def id(self) -> str:
        """Its anchor in the text."""
        return f"{self.value}.{self.number}"

    @property
    def previous(self) -> str:
        """The anchor of the place before; empty at the first."""
        return f"{self.value}.{self.number - 1}" if self.number else ""

    @property
    def next(self) -> str:
        """The anchor of the place behind; empty at the last."""
        return f"{self.value}.{self.number + 1}" if self.number + 1 < self.of else ""

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that it stands on, in order."""
        return tuple(sorted({region.page for region in self.regions}))


class Astray(NamedTuple):
    """Evidence that does not fit the text of its record: only a record from elsewhere can have it."""

    value: str
    quote: str


class Places:
    """The places of one release, collected while its values are put on the page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all: list[Place] = []
        self.astray: list[Astray] = []
        self.left_out = 0

    @property
    def is_full(self) -> bool:
        """Whether the page takes no more of them."""
        return len(self.all) + self.left_out >= MOST_PLACES

    def of(self, value: str, kind: str, evidence: Iterable[Evidence]) -> tuple[Place, ...]:
        """The places of *value*, in the order of the record; evidence that does not fit is noted."""
        fitting: list[Evidence] = []
        for piece in evidence:
            if not self._fits(piece):
                self.astray.append(Astray(value, piece.quote))
            elif len(self.all) + len(fitting) >= MOST_PLACES or piece.end > MOST_TEXT:
                self.left_out += 1
            else:
                fitting.append(piece)
        found = tuple(
            Place(value, number, len(fitting), kind, each.start, each.end, each.quote, each.regions)
            for number, each in enumerate(fitting)
        )
        self.all.extend(found)
        return found

    def _fits(self, piece: Evidence) -> bool:
        inside = 0 <= piece.start < piece.end <= len(self.text)
        return (
            inside
            and self.text[piece.start : piece.end] == piece.quote
            and bool(piece.quote.strip())
        )
