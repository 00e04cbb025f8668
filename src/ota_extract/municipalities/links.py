"""What linking takes and gives: the context of a name, and the link that was found for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ota_extract.municipalities.entries import Area, Municipality

if TYPE_CHECKING:  # Pydantic takes longer to import than all this room
    from ota_extract.records import Match, RecipientKind


@dataclass(frozen=True, slots=True)
class LinkContext:
    """What stands around a name and may decide which municipality it means. All of it is optional."""

    regional_unit: str | None = None
    """The prefecture or regional unit as written in a neighbouring column."""
    region: str | None = None
    """The region as written in a neighbouring column, or in the heading above."""
    neighbours: tuple[str, ...] = ()
    """Codes of municipalities in the rows about it, the nearest first."""
    date: str | None = None
    """The date of the release in EDTF; a name dissolved in 2019 needs it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name as written, and what it stands for.

    ``municipality`` is set where ``match`` is exact, variant or fuzzy and the recipient is one.
    ``area`` is set where it is a region or regional unit. Wherever there is doubt ``match`` is
    ambiguous and ``candidates`` holds every municipality that may be meant.
    """

    as_written: str
    match: Match
    recipient_kind: RecipientKind
    municipality: Municipality | None
    candidates: tuple[Municipality, ...]
    reason: str
    """Why, in words for a person."""
    regional_unit_written: str | None = None
    """The area that the name itself ends in, as written: «ΑΡΤΑΣ» of «ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ ΑΡΤΑΣ»."""
    runners_up: tuple[Municipality, ...] = ()
    """Municipalities whose names are near and were not taken, the nearest first."""
    area: Area | None = None
    contradicts_area: bool = False
    """Whether the area written beside the name holds no municipality of that name."""
