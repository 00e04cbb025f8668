"""What identifies the elements of each list of the record, and what a person calls them.

A list is known by the name of its field. Its *passes* say by what its elements are paired: the first
by all that an element is, the next by less, until a value or a place has changed and it is still the
same element. A list that has no entry here is paired by equality, then by position.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, NamedTuple

from ota_extract.comparison.matching import Keys, Side
from ota_extract.comparison.values import as_list, get
from ota_extract.explain import visible
from ota_extract.greek import fold

LONGEST_LABEL = 60


class Listing(NamedTuple):
    """A list of the record: ``noun`` and ``label`` name an element, ``tells`` is said of a lone one."""

    noun: str
    label: Callable[[Mapping[str, Any]], str]
    passes: tuple[Keys, ...]
    tells: tuple[str, ...] = ()


NUMBERING = frozenset(("position", "rank"))
"""Fields that count the elements: one more at the top moves all, which is no news of the others."""


def quoted(text: object) -> str:
    """*text* in quotation marks, on one line, not too long."""
    line = visible(" ".join(str(text).split()))
    return f"«{line if len(line) <= LONGEST_LABEL else line[: LONGEST_LABEL - 1] + '…'}»"


# what the keys are made of


def _plain(value: object) -> Hashable:
    """*value* as a key, whatever stands there; names as they sound."""
    if isinstance(value, str):
        return str(fold(value))
    return value if isinstance(value, Hashable) and not isinstance(value, bool) else repr(value)


def _evidence(element: object) -> list[Any]:
    found = get(element, "evidence")
    return found if isinstance(found, list) else [found]


def _place(evidence: object, side: Side) -> tuple[int, int] | None:
    start, end = get(evidence, "start"), get(evidence, "end")
    return side.place(start, end) if isinstance(start, int) and isinstance(end, int) else None


def _by(*fields: str) -> Keys:
    """By these fields; an element that lacks the first is left for the next pass."""

    def keys(element: Any, _: Side) -> Iterator[Hashable]:
        values = tuple(_plain(get(element, *name.split("."))) for name in fields)
        if values[0] is not None:
            yield values

    return keys


def _at(*fields: str) -> Keys:
    """By the place of any piece of evidence, and these fields."""

    def keys(element: Any, side: Side) -> Iterator[Hashable]:
        values = tuple(_plain(get(element, *name.split("."))) for name in fields)
        for evidence in _evidence(element):
            if (place := _place(evidence, side)) is not None:
                yield (place, *values)

    return keys


def _near(*fields: str) -> Keys:
    """By where any piece of evidence begins, or ends, and these fields."""

    def keys(element: Any, side: Side) -> Iterator[Hashable]:
        values = tuple(_plain(get(element, name)) for name in fields)
        for evidence in _evidence(element):
            start, end = get(evidence, "start"), get(evidence, "end")
            if isinstance(start, int) and isinstance(end, int) and start < end:
                if first := side.place(start, start + 1):
                    yield ("from", first[0], *values)
                if last := side.place(end - 1, end):
                    yield ("to", last[1], *values)

    return keys


def _of_rows(element: Any, _: Side) -> Iterator[Hashable]:
    for row in as_list(get(element, "rows")):
        if code := get(row, "municipality", "code"):
            yield _plain(code)


def _of_items(element: Any, _: Side) -> Iterator[Hashable]:
    for item in as_list(get(element, "items")):
        if label := get(item, "label"):
            yield _plain(label)


def _of_refs(element: Any, side: Side) -> Iterator[Hashable]:
    for ref in as_list(get(element, "refs")):
        yield _plain(get(element, "code")), side.ids.get(str(ref), str(ref))


def _own_place(element: Any, side: Side) -> Iterator[Hashable]:
    if (place := _place(element, side)) is not None:
        yield place


def _own_ends(element: Any, side: Side) -> Iterator[Hashable]:
    return iter(_near()({"evidence": [element]}, side))


# what they are called


def _id_and_quote(element: Mapping[str, Any]) -> str:
    quote = next((get(one, "quote") for one in _evidence(element)), None)
    return visible(str(get(element, "id"))) + (f" ({quoted(quote)})" if quote else "")


def _named(*path: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda element: quoted(get(element, *path))


def _finding(element: Mapping[str, Any]) -> str:
    return visible(f"{get(element, 'code')} {get(element, 'name')}")


NUMBER = ("value", "low", "high")
LISTINGS: dict[str, Listing] = {
    "issuers": Listing("issuer", _named("name"), (_by("name"), _at(), _near())),
    "programmes": Listing(
        "programme", _named("name"), (_by("name", "period"), _by("name"), _at(), _near()), ("period",)
    ),
    "dates": Listing(
        "date",
        _named("text"),
        (_at("edtf", "role"), _at(), _by("edtf", "text", "role"), _near(), _by("edtf", "text")),
        ("edtf", "role"),
    ),
    "figures": Listing(
        "figure",
        _id_and_quote,
        (
            _at("kind", "measure", "unit", "bound", *NUMBER),
            _at("kind"),
            _at(),
            _by("kind", "measure", "unit", *NUMBER),
            _near("kind"),
            _near(),
        ),
        ("bound", *NUMBER, "unit"),
    ),
    "rankings": Listing(
        "ranking",
        lambda element: f"{visible(str(get(element, 'id')))} ({quoted(get(element, 'title'))})",
        (_at("title"), _by("title"), _at(), _near(), _of_items),
    ),
    "items": Listing(
        "item",
        _named("label"),
        (_by("label", "value"), _by("label"), _at(), _near()),
        ("value", "unit", "bound"),
    ),
    "municipality_tables": Listing(
        "table",
        lambda element: visible(str(get(element, "id"))),
        (_at("caption"), _at(), _by("caption"), _near(), _of_rows),
        ("status",),
    ),
    "columns": Listing("column", _named("name"), (_by("name", "role"), _by("name")), ("role",)),
    "rows": Listing(
        "row",
        _named("municipality", "as_written"),
        (
            _by("municipality.code", "municipality.as_written", "amount"),
            _by("municipality.code", "amount"),
            _by("municipality.code"),
            _by("municipality.as_written", "amount"),
            _by("municipality.as_written"),
            _at(),
            _near(),
        ),
        ("amount",),
    ),
    "candidates": Listing("candidate", _named("name"), (_by("code"), _by("name"))),
    "mentions": Listing(
        "mention of",
        _named("municipality", "as_written"),
        (
            _at("municipality.code"),
            _at(),
            _by("municipality.code"),
            _by("municipality.as_written"),
            _near(),
        ),
    ),
    "statements": Listing(
        "statement",
        lambda element: f"{visible(str(get(element, 'id')))} ({quoted(get(element, 'text'))})",
        (_at("text"), _by("text"), _at(), _near()),
    ),
    "identifiers": Listing(
        "identifier",
        _named("text"),
        (_at("kind", "text"), _at(), _by("text", "kind"), _near()),
        ("kind",),
    ),
    "unclassified": Listing(
        "unclassified number",
        _named("text"),
        (_at("text"), _at(), _by("text", "reason"), _near()),
        ("reason",),
    ),
    "findings": Listing(
        "finding",
        _finding,
        (_at("code", "message"), _by("message", "code"), _at("code"), _of_refs, _near("code")),
        ("message",),
    ),
    "evidence": Listing(
        "evidence", _named("quote"), (_own_place, _own_ends, _by("quote"))
    ),
}  # fmt: skip
