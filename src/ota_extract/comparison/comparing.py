"""The comparison itself: two records walked together, field by field, in the order of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ota_extract.comparison.differences import Difference
from ota_extract.comparison.identities import LISTINGS, NUMBERING, Listing, quoted
from ota_extract.comparison.loading import NoRecordError
from ota_extract.comparison.matching import Keys, Pairs, Side, match
from ota_extract.comparison.spots import Spot
from ota_extract.comparison.texts import Alignment, align
from ota_extract.comparison.values import as_list, counted_from, get, has_elements, same
from ota_extract.explain import visible

WITH_IDS = ("figures", "rankings", "municipality_tables", "statements")
"""The lists whose elements others refer to."""
REFERENCES = ("statement", "other", "refs")
"""The fields that hold such references."""
IN_SOURCE = ("source", "regions")
"""The fields of evidence that say where it stands in the source."""
AROUND = 32
"""Characters of the text that are shown on each side of a passage that differs."""


def compare(approved: Mapping[str, Any], fresh: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What differs between two records, as :func:`~ota_extract.comparison.load_record` gives them.

    Empty where they say the same. Whatever stands in the records, they can be compared;
    :class:`~ota_extract.comparison.NoRecordError` where they are nested too deeply.
    """
    if approved.get("schema_version") != fresh.get("schema_version"):
        versions = approved.get("schema_version"), fresh.get("schema_version")
        at = "/schema_version"
        return (Difference("schema", (), "schema_version", *versions, at, at),)
    try:
        return tuple(_Comparison(approved, fresh).all())
    except RecursionError as error:
        raise NoRecordError("it is nested too deeply") from error


class _Comparison:
    def __init__(self, approved: Mapping[str, Any], fresh: Mapping[str, Any]) -> None:
        self._approved, self._fresh = approved, fresh
        then, now = approved.get("text"), fresh.get("text")
        self._alignment = (
            align(then, now) if isinstance(then, str) and isinstance(now, str) else Alignment(())
        )
        self._same_source = get(approved, "source", "sha256") == get(fresh, "source", "sha256")
        self._sides = Side(self._alignment.place), Side(lambda start, end: (start, end))
        self._renumbered: dict[str, str] = {}
        self._matched = {name: self._with_ids(name) for name in WITH_IDS}
        # where neither text nor ids have moved, what is written the same says the same
        self._unmoved = not self._alignment.passages and all(
            old == new for old, new in self._sides[0].ids.items()
        )
        self._fields: dict[tuple[str, tuple[str, ...], str], Difference] = {}

    def all(self) -> Iterator[Difference]:
        """All differences, in the order of the record; at the end what holds for many elements."""
        yield from self._mapping(self._approved, self._fresh, Spot())
        yield from self._fields.values()
        if self._renumbered:
            before, after = list(self._renumbered), list(self._renumbered.values())
            yield Difference("renumbered", (), "ids", before, after, count=len(before))

    def _with_ids(self, name: str) -> Pairs:
        """Pair the elements of a list, and note which id became which."""
        approved, fresh = as_list(self._approved.get(name)), as_list(self._fresh.get(name))
        pairs = match(approved, fresh, LISTINGS[name].passes, self._sides)
        ids = self._sides[0].ids
        for index in pairs.missing:
            if isinstance(old := get(approved[index], "id"), str):
                ids[old] = f"{old} (missing)"
        for index, fresh_index in pairs.paired:
            old, new = get(approved[index], "id"), get(fresh[fresh_index], "id")
            if isinstance(old, str) and isinstance(new, str):
                ids[old] = new
                if old != new:
                    self._renumbered[old] = new
        return pairs

    def _mapping(
        self,
        approved: Mapping[str, Any],
        fresh: Mapping[str, Any],
        spot: Spot,
        skipped: frozenset[str] = frozenset(),
    ) -> Iterator[Difference]:
        for name in dict.fromkeys((*approved, *fresh)):
            if name in skipped:
                continue
            inner = spot.into(name, quoted(name) if spot.field == "values" else None)
            if name not in fresh or name not in approved:
                self._note_field(name, approved, fresh, inner)
            else:
                yield from self._field(name, approved[name], fresh[name], inner)

    def _note_field(
        self, name: str, approved: Mapping[str, Any], fresh: Mapping[str, Any], spot: Spot
    ) -> None:
        """A field that one of the versions of the program does not know: said once for all."""
        kinds = tuple(label.partition(" ")[0] for label in spot.where)
        kind = "field-new" if name in fresh else "field-missing"
        key = (kind, kinds, spot.field or name)
        if (noted := self._fields.get(key)) is not None:
            self._fields[key] = replace(noted, count=noted.count + 1)
            return
        self._fields[key] = Difference(
            "field-new" if name in fresh else "field-missing",
            spot.where,
            spot.field,
            approved.get(name),
            fresh.get(name),
            spot.approved_at if name in approved else None,
            spot.fresh_at if name in fresh else None,
        )

    def _field(self, name: str, approved: Any, fresh: Any, spot: Spot) -> Iterator[Difference]:
        if self._unmoved and repr(approved) == repr(fresh):
            return
        at_top = not spot.where and spot.field == name
        if at_top and name == "text" and isinstance(approved, str) and isinstance(fresh, str):
            yield from self._text(approved, fresh)
        elif at_top and name == "source" and not self._same_source:
            sha256 = get(approved, "sha256"), get(fresh, "sha256")
            at = "/source/sha256"
            yield Difference("source", ("source",), "sha256", *sha256, at, at)
            yield from self._value(approved, fresh, spot, frozenset(("sha256",)))
        elif at_top and name == "extractor":
            yield from self._value(approved, fresh, spot, frozenset(("version",)))
        elif name in REFERENCES:
            yield from self._value(self._renamed(approved), fresh, spot)
        elif name in LISTINGS and isinstance(approved, list) and isinstance(fresh, list):
            pairs = self._matched.get(name) if at_top else None
            yield from self._elements(LISTINGS[name], approved, fresh, spot, pairs)
        elif name == "evidence" and isinstance(approved, dict) and isinstance(fresh, dict):
            around = replace(spot, where=spot.where or (spot.field or "",))
            yield from self._piece(approved, fresh, around)
        else:
            yield from self._value(approved, fresh, spot)

    def _value(
        self, approved: Any, fresh: Any, spot: Spot, skipped: frozenset[str] = frozenset()
    ) -> Iterator[Difference]:
        if isinstance(approved, dict) and isinstance(fresh, dict):
            outermost = not spot.where and spot.field is not None
            inner = replace(spot, where=(spot.field or "",), field=None) if outermost else spot
            yield from self._mapping(approved, fresh, inner, skipped)
        elif has_elements(approved) and has_elements(fresh) and spot.field not in IN_SOURCE:
            yield from self._elements(_UNKNOWN, approved, fresh, spot, None)
        elif approved is None and isinstance(fresh, dict):
            at = spot.fresh_at
            yield Difference(
                "new", (*spot.where, _called(spot, fresh)), None, None, fresh, None, at
            )
        elif fresh is None and isinstance(approved, dict):
            at = spot.approved_at
            yield Difference(
                "missing", (*spot.where, _called(spot, approved)), None, approved, None, at
            )
        elif not same(approved, fresh):
            yield Difference(
                "changed",
                spot.where,
                spot.field,
                approved,
                fresh,
                spot.approved_at,
                spot.fresh_at,
            )

    def _elements(
        self,
        listing: Listing,
        approved: Sequence[Any],
        fresh: Sequence[Any],
        spot: Spot,
        pairs: Pairs | None,
    ) -> Iterator[Difference]:
        if pairs is None:
            passes = listing.passes or _by_equality(approved, fresh)
            pairs = match(approved, fresh, passes, self._sides)
        partners = dict(pairs.paired)
        noun = listing.noun or spot.field or "element"
        for index, old in enumerate(approved):
            partner = partners.get(index)
            around = spot.element(_label(listing, noun, old), index, partner)
            if partner is None:
                yield Difference("missing", around.where, None, old, None, around.approved_at)
                continue
            new = fresh[partner]
            if listing is LISTINGS["evidence"]:
                yield from self._piece(old, new, around)
            elif isinstance(old, dict) and isinstance(new, dict):
                known = {
                    name
                    for name in NUMBERING
                    if counted_from(old.get(name), index) == counted_from(new.get(name), partner)
                }
                if "id" in new and self._sides[0].ids.get(str(old.get("id"))) == new["id"]:
                    known.add("id")  # that it became another is said once, of all
                yield from self._mapping(old, new, around, frozenset(known))
            else:
                yield from self._value(old, new, around)
        for index in pairs.new:
            around = spot.element(_label(listing, noun, fresh[index]), None, index)
            yield Difference("new", around.where, None, None, fresh[index], None, around.fresh_at)
        if pairs.moved:
            moved = [_label(listing, noun, approved[index]) for index in pairs.moved]
            yield Difference(
                "reordered",
                spot.where,
                spot.field,
                moved,
                None,
                spot.approved_at,
                spot.fresh_at,
                count=len(moved),
            )

    def _piece(self, approved: Any, fresh: Any, spot: Spot) -> Iterator[Difference]:
        """A piece of evidence. Where its place has moved with the text around it, nothing differs."""
        skipped = set() if self._same_source else set(IN_SOURCE)
        start, end = get(approved, "start"), get(approved, "end")
        if isinstance(start, int) and isinstance(end, int):
            place = self._alignment.place(start, end)
            moved = place is None or place == (get(fresh, "start"), get(fresh, "end"))
            if moved and self._alignment.passages:
                skipped |= {"start", "end"}
        yield from self._value(approved, fresh, replace(spot, field=None), frozenset(skipped))

    def _text(self, approved: str, fresh: str) -> Iterator[Difference]:
        for one in self._alignment.neighbours():
            yield Difference(
                "text",
                (f"text, at {one.start}",),
                None,
                approved[one.start : one.end],
                fresh[one.fresh_start : one.fresh_end],
                "/text",
                "/text",
                around=_around(approved, one.start, one.end),
            )

    def _renamed(self, references: Any) -> Any:
        """References of the approved record with the ids of the fresh one."""
        ids = self._sides[0].ids
        if isinstance(references, list):
            return [self._renamed(one) for one in references]
        return ids.get(references, references) if isinstance(references, str) else references


_UNKNOWN = Listing("", lambda element: quoted(element), ())


def _by_equality(approved: Sequence[Any], fresh: Sequence[Any]) -> tuple[Keys, ...]:
    """For a list that nobody has named: what is equal belongs together, then what has its place."""
    places = {id(one): index for side in (approved, fresh) for index, one in enumerate(side)}
    return (lambda element, _: [repr(element)]), (lambda element, _: [places[id(element)]])


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    before, behind = max(start - AROUND, 0), end + AROUND
    return (
        ("…" if before else "") + text[before:start],
        text[end:behind] + ("…" if behind < len(text) else ""),
    )


def _label(listing: Listing, noun: str, element: Any) -> str:
    return f"{noun} {listing.label(element) if isinstance(element, dict) else quoted(element)}"


def _called(spot: Spot, value: Mapping[str, Any]) -> str:
    """What a field is called whose value is there or not."""
    text = value.get("text")
    return f"{visible(spot.field or 'value')}{f' {quoted(text)}' if text else ''}"
