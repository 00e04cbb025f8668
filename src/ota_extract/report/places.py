"""The places of a page: each piece of evidence gets an anchor, each value the list of its places.

Ids are made here and never taken from the record: a value is ``f0``, ``f1`` …, its places are ``f0.0``,
``f0.1`` …, the boxes of a place on the pages of a PDF ``f0.0@2`` (on page 2).

>>> from ota_extract.records import Evidence
>>> places = Places("52 Δήμοι")
>>> places.of("f0", "count", (Evidence(start=0, end=8, quote="52 Δήμοι"),))
(Place(id='f0.0', value='f0', kind='count', start=0, end=8, quote='52 Δήμοι', regions=()),)
>>> places.of("f1", "count", (Evidence(start=0, end=99, quote="52 Δήμοι"),))
()
>>> len(places.all), len(places.astray)
(1, 1)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ota_extract.records import Evidence, PageRegion


class Place(NamedTuple):
    """Where a value was read: ``text[start:end]`` of the record, and the boxes on the pages."""

    id: str
    value: str
    kind: str
    start: int
    end: int
    quote: str
    regions: tuple[PageRegion, ...]

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

    def of(self, value: str, kind: str, evidence: Iterable[Evidence]) -> tuple[Place, ...]:
        """The places of *value*, in the order of the record; evidence that does not fit is noted."""
        found: list[Place] = []
        for piece in evidence:
            inside = 0 <= piece.start < piece.end <= len(self.text)
            if (
                not inside
                or self.text[piece.start : piece.end] != piece.quote
                or not piece.quote.strip()
            ):
                self.astray.append(Astray(value, piece.quote))
                continue
            anchor = f"{value}.{len(found)}"
            found.append(
                Place(anchor, value, kind, piece.start, piece.end, piece.quote, piece.regions)
            )
        self.all.extend(found)
        return tuple(found)
