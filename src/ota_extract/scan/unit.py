"""A unit as it stands beside a number."""

from __future__ import annotations

from typing import NamedTuple

from ota_extract.records import Kind


class Unit(NamedTuple):
    """What a number counts or measures: kind, slug or ISO code, and the span of the unit's words."""

    kind: Kind
    slug: str
    start: int
    end: int
