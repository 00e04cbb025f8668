"""What a comparison gives: one thing that differs, for programs; :mod:`showing` says it to people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "changed",  # a field has another value
    "missing",  # an element of the approved record is not in the fresh one
    "new",  # an element of the fresh record is not in the approved one
    "reordered",  # the elements of a list stand in another order
    "renumbered",  # ids are others; said once, references to them are compared by what they mean
    "text",  # a passage of the text
    "field-missing",  # a field that the approved record has and the fresh one does not
    "field-new",
    "source",  # the source itself is another
    "schema",  # the records are of two schemas and were not compared
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between an approved record and a fresh one.

    ``where`` names the element, from the outermost in («table t1», «row «Θέρμου»»); it is empty for the
    record itself. ``approved`` and ``fresh`` are the values as in JSON, numbers exact; ``approved_at``
    and ``fresh_at`` their JSON Pointers (RFC 6901), ``None`` where there is nothing to point at.
    ``around`` is the text before and behind a passage; ``count`` is how many elements it holds for.
    """

    kind: Kind
    where: tuple[str, ...]
    field: str | None = None
    approved: Any = None
    fresh: Any = None
    approved_at: str | None = None
    fresh_at: str | None = None
    around: tuple[str, str] = ("", "")
    count: int = 1
