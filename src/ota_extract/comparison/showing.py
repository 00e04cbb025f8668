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
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

import msgspec
import regex

from ota_extract.comparison.differences import Difference
from ota_extract.comparison.identities import LISTINGS
from ota_extract.comparison.texts import Passage, align
from ota_extract.explain import visible

MOST_OF_A_KIND = 12
"""So many differences of one kind are shown of a record; then the others are counted."""
LONGEST_VALUE = 160
LONGEST_EXPONENT = 40
"""Numbers beyond are said as they are written, 1E+999999 and not its zeros."""
LISTED = 5
"""So many ids, or elements that moved, are named."""

MOST_PASSAGES = 6
"""Of one text with more changes than these, nobody can read what stands between them."""

_WORD = regex.compile(r"[\p{L}\p{N}]")
_SLUG = regex.compile(r"[!-~]{1,40}")


class Role(Enum):
    """What a piece of a sentence is: words, or what stood in one of the records."""

    WORDS = "words"
    APPROVED = "approved"
    FRESH = "fresh"


class Piece(NamedTuple):
    """A piece of a sentence. ``marked`` where it stands in the middle of a text that both have."""

    text: str
    role: Role = Role.WORDS
    marked: bool = False


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
    count = sum(1 for _ in together(differences))
    return f"{count} difference{'' if count == 1 else 's'}"


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
                *_passage(difference.approved, difference.fresh),
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
            words = f"schema_version {_value(difference.approved)} → {_value(difference.fresh)}"
            return [Piece(f"{words}; records of two schemas are not compared field by field")]
    return [Piece(_where(difference, fields)), *_change(difference.approved, difference.fresh)]


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
        _middle(value) if isinstance(value := element[field], str) else _value(value)
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


def _change(approved: Any, fresh: Any) -> list[Piece]:
    both = isinstance(approved, str) and isinstance(fresh, str)
    if both and not (_SLUG.fullmatch(approved) and _SLUG.fullmatch(fresh)):
        return _changed_words(approved, fresh)
    return _arrow(_value(approved), _value(fresh))


def _changed_words(approved: str, fresh: str) -> list[Piece]:
    marked = [piece for piece in _passage(approved, fresh) if piece.text]
    if any(piece.role is Role.WORDS for piece in marked):
        return [Piece("«"), *marked, Piece("»")]
    return _arrow(f"«{_middle(approved)}»", f"«{_middle(fresh)}»")


def _arrow(approved: str, fresh: str) -> list[Piece]:
    return [Piece(approved, Role.APPROVED), Piece(" → "), Piece(fresh, Role.FRESH)]


def _passage(approved: str, fresh: str) -> Iterator[Piece]:
    """Two versions of a text in one, the words that differ marked; as a whole where little is left."""
    changes = list(_in_words(approved, align(approved, fresh).passages))
    if len(changes) > MOST_PASSAGES:
        first, last = changes[0], changes[-1]
        changes = [Passage(first.start, last.end, first.fresh_start, last.fresh_end)]
    at = 0
    for change in changes:
        yield Piece(_middle(approved[at : change.start]))
        if change.end > change.start:
            yield Piece(_middle(approved[change.start : change.end]), Role.APPROVED, marked=True)
        if change.fresh_end > change.fresh_start:
            text = fresh[change.fresh_start : change.fresh_end]
            yield Piece(_middle(text), Role.FRESH, marked=True)
        at = change.end
    yield Piece(_middle(approved[at:]))


def _in_words(text: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages, as one where no word stands between them."""
    last: Passage | None = None
    for passage in passages:
        if last and not _WORD.search(text, last.end, passage.start):
            last = last._replace(end=passage.end, fresh_end=passage.fresh_end)
            continue
        if last:
            yield last
        last = passage
    if last:
        yield last


def _middle(text: str) -> str:
    if len(text) > LONGEST_VALUE:
        half = LONGEST_VALUE // 2
        return f"{text[:half]} … {text[-half:]}"
    return text


def _value(value: Any) -> str:
    """A value as it is said: numbers with the digits of the record, words in quotation marks."""
    match value:
        case str():
            return value if _SLUG.fullmatch(value) else f"«{_middle(value)}»"
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case []:
            return "none"
        case [{"start": _, "end": _}, *_]:
            return ", ".join(f"{_at(one, 'start')}–{_at(one, 'end')}" for one in value)
        case [{"page": _}, *_]:
            return ", ".join(
                f"p. {_at(one, 'page')} ({', '.join(_at(one, n) for n in ('x0', 'top', 'x1', 'bottom'))})"
                for one in value
            )
        case [str(), *_] if all(isinstance(one, str) for one in value):
            return ", ".join(_value(one) for one in value)
        case list() | dict():
            return _middle(_JSON.encode(value).decode())
        case Decimal() if value.is_finite() and abs(value.adjusted()) < LONGEST_EXPONENT:
            return _middle(f"{value:f}")
    return _middle(str(value))


def _at(element: Any, name: str) -> str:
    return _middle(str(element.get(name))) if isinstance(element, dict) else "?"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more


_JSON = msgspec.json.Encoder(decimal_format="number", enc_hook=str)
