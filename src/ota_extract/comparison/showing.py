"""Differences as a person reads them: a line each, in the words of the record.

>>> from ota_extract.comparison.differences import Difference
>>> print(sentence(Difference("changed", ("table t1", "row «Θέρμου»"), "amount", 281500, 281000)))
table t1, row «Θέρμου»: amount 281500 → 281000
>>> print(sentence(Difference("missing", ("table t1", "row «Θέρμου»"), None, {"amount": 281500})))
table t1: row «Θέρμου» (281500) is missing
>>> print(sentence(Difference("changed", ("title",), "text", "Στέγη για όλους", "Στέγη για νέους")))
title: text «Στέγη για [-όλους-]{+νέους+}»
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ota_extract import plurals
from ota_extract.comparison.differences import Difference
from ota_extract.comparison.identities import LISTINGS
from ota_extract.comparison.wording import Piece, Role, change, passage, shortened, value_said
from ota_extract.explain import visible

MOST_OF_A_KIND = 12
"""So many differences of one kind are shown of a record; then the others are counted."""
LISTED = 5
"""So many ids, or elements that moved, are named."""


def sentence(difference: Difference) -> str:
    """The difference as one line of plain text."""
    return plain(pieces(difference))


def plain(line: Iterable[Piece]) -> str:
    """The pieces as text, what was taken out and put in marked."""
    marks = {Role.APPROVED: ("[-", "-]"), Role.FRESH: ("{+", "+}"), Role.WORDS: ("", "")}
    return "".join(
        f"{marks[piece.role][0]}{piece.text}{marks[piece.role][1]}" if piece.marked else piece.text
        for piece in line
    )


def counted(differences: Sequence[Difference]) -> str:
    """How many there are: «1 difference», «12 differences»."""
    return plurals.counted(sum(1 for _ in together(differences)), "difference")


def shown(differences: Sequence[Difference]) -> Iterator[list[Piece]]:
    """The differences of one record, a line each; of a kind that there are many of, the first.

    Fields of one element that changed in the same way (an amount, and the column it stands in) are
    said together.
    """
    said: Counter[tuple[object, ...]] = Counter()
    lines: list[tuple[tuple[object, ...], list[Piece]]] = []
    for same in together(differences):
        kind = _kind(same[0])
        said[kind] += 1
        if said[kind] <= MOST_OF_A_KIND:
            lines.append((kind, pieces(*same)))
    last = {kind: number for number, (kind, _) in enumerate(lines)}
    for number, (kind, line) in enumerate(lines):
        yield line
        if last[kind] == number and said[kind] > MOST_OF_A_KIND:
            yield [Piece(f"… and {said[kind] - MOST_OF_A_KIND} more like this")]


def pieces(difference: Difference, *same: Difference) -> list[Piece]:
    """The difference as one line; *same* are fields of its element that changed in the same way.

    Nothing in it can move the cursor or turn the direction of writing, whatever the records hold.
    """
    return [piece._replace(text=visible(piece.text)) for piece in _pieces(difference, same)]


def _pieces(difference: Difference, same: Sequence[Difference]) -> list[Piece]:
    fields = ", ".join(one.field for one in (difference, *same) if one.field)
    match difference.kind:
        case "missing" | "new":
            return _lone(difference)
        case "text":
            return [
                Piece(f"{difference.where[0]}: {difference.around[0]}"),
                *passage(difference.approved, difference.fresh),
                Piece(difference.around[1]),
            ]
        case "reordered":
            what = ", ".join((*difference.where, str(difference.field)))
            return [Piece(f"{what}: the order differs; moved: {_some(difference.approved)}")]
        case "renumbered":
            changes = [
                f"{old} → {new}"
                for old, new in zip(difference.approved, difference.fresh, strict=True)
            ]
            return [Piece(f"ids are others: {_some(changes)}")]
        case "field-new" | "field-missing":
            return [Piece(_about_field(difference))]
        case "source":
            words = "the source itself has changed (sha256); where the values stand in it was not compared"
            return [Piece(f"source: {words}")]
        case "schema":
            words = (
                f"schema_version {value_said(difference.approved)} → {value_said(difference.fresh)}"
            )
            return [Piece(f"{words}; records of two schemas are not compared field by field")]
    return [Piece(_where(difference, fields)), *change(difference.approved, difference.fresh)]


def theme(difference: Difference) -> str:
    """What it has in common with differences of other records: «figure: value», «table, row is missing».

    >>> theme(Difference("changed", ("table t1", "row «Θέρμου»"), "values «ΠΟΣΟ»", 1, 2))
    'table, row: values'
    """
    nouns = ", ".join(name.partition(" ")[0].rstrip(",") for name in difference.where)
    field = (difference.field or "").partition(" «")[0]
    match difference.kind:
        case "missing" | "new" as kind:
            return visible(f"{nouns} is {kind}")
        case "reordered":
            return visible(f"{nouns}: order of {field}" if nouns else f"order of {field}")
        case "field-missing" | "field-new" as kind:
            return visible(f"{nouns}: field {field} is {kind.removeprefix('field-')}".lstrip(": "))
        case "source":
            return "source: another file"
    return visible(": ".join(filter(None, (nouns, field))))


def _where(difference: Difference, fields: str) -> str:
    where = ", ".join(difference.where)
    return f"{where}: {fields} " if where and fields else f"{where}: " if where else f"{fields} "


def together(differences: Sequence[Difference]) -> Iterator[list[Difference]]:
    """The differences; fields of one element that changed in the same way as one."""
    found: list[Difference] = []
    for one in differences:
        if (
            found
            and one.kind == found[0].kind == "changed"
            and one.where == found[0].where
            and repr((one.approved, one.fresh)) == repr((found[0].approved, found[0].fresh))
        ):
            found.append(one)
            continue
        if found:
            yield found
        found = [one]
    if found:
        yield found


def _kind(difference: Difference) -> tuple[object, ...]:
    """What differences have in common that one grows tired of reading: the nouns and the field."""
    nouns = tuple(name.partition(" ")[0] for name in difference.where)
    return difference.kind, nouns, difference.field if difference.where else None


def _lone(difference: Difference) -> list[Piece]:
    """An element that only one of the records has."""
    missing = difference.kind == "missing"
    *around, name = difference.where
    element = difference.approved if missing else difference.fresh
    told = _told(name, element)
    role = Role.APPROVED if missing else Role.FRESH
    before = f"{', '.join(around)}: " if around else ""
    return [
        Piece(before),
        Piece(f"{name} ({told})" if told else name, role),
        Piece(" is missing" if missing else " is new"),
    ]


def _told(name: str, element: Any) -> str:
    """What is said of an element in brackets, so that a reader need not look it up."""
    listing = next((one for one in LISTINGS.values() if name.startswith(f"{one.noun} ")), None)
    if listing is None or not isinstance(element, dict):
        return ""
    return " ".join(
        shortened(value) if isinstance(value := element[field], str) else value_said(value)
        for field in listing.tells
        if element.get(field) is not None and element[field] != "exact"
    )


def _about_field(difference: Difference) -> str:
    there, lacking = ("fresh", "approved")
    if difference.kind == "field-missing":
        there, lacking = lacking, there
    where = f"{', '.join(difference.where)}: " if difference.where else ""
    more = f" (and {difference.count - 1} more)" if difference.count > 1 else ""
    said = f"is a field of the {there} record that the {lacking} one lacks{more}"
    return f"{where}{difference.field} {said}"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more
