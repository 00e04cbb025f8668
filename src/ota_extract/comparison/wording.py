"""Values of records in words: numbers with their digits, texts with what differs in them marked.

>>> value_said(Decimal("281500.50")), value_said("more_than"), value_said("Δήμος Θέρμου"), value_said(None)
('281500.50', 'more_than', '«Δήμος Θέρμου»', 'null')
>>> [piece.text for piece in change("Στέγη για όλους", "Στέγη για νέους")]
['«', 'Στέγη για ', 'όλους', 'νέους', '»']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

import msgspec
import regex

from ota_extract.comparison.texts import Passage, align

LONGEST_VALUE = 160
LONGEST_EXPONENT = 40
"""Numbers beyond are said as they are written, 1E+999999 and not its zeros."""
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


def change(approved: Any, fresh: Any) -> list[Piece]:
    """From one value to another: «39000000 → 39500000», or one text with both in it."""
    both = isinstance(approved, str) and isinstance(fresh, str)
    if both and not (_SLUG.fullmatch(approved) and _SLUG.fullmatch(fresh)):
        return _changed_words(approved, fresh)
    return _arrow(value_said(approved), value_said(fresh))


def _changed_words(approved: str, fresh: str) -> list[Piece]:
    marked = [piece for piece in passage(approved, fresh) if piece.text]
    if any(piece.role is Role.WORDS for piece in marked):
        return [Piece("«"), *marked, Piece("»")]
    return _arrow(f"«{shortened(approved)}»", f"«{shortened(fresh)}»")


def _arrow(approved: str, fresh: str) -> list[Piece]:
    return [Piece(approved, Role.APPROVED), Piece(" → "), Piece(fresh, Role.FRESH)]


def passage(approved: str, fresh: str) -> Iterator[Piece]:
    """Two versions of a text in one, the words that differ marked; as a whole where little is left."""
    changes = list(_in_words(approved, align(approved, fresh).passages))
    if len(changes) > MOST_PASSAGES:
        first, last = changes[0], changes[-1]
        changes = [Passage(first.start, last.end, first.fresh_start, last.fresh_end)]
    at = 0
    for change in changes:
        yield Piece(shortened(approved[at : change.start]))
        if change.end > change.start:
            yield Piece(shortened(approved[change.start : change.end]), Role.APPROVED, marked=True)
        if change.fresh_end > change.fresh_start:
            text = fresh[change.fresh_start : change.fresh_end]
            yield Piece(shortened(text), Role.FRESH, marked=True)
        at = change.end
    yield Piece(shortened(approved[at:]))


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


def shortened(text: str) -> str:
    """*text*, its middle left out where it is long."""
    if len(text) > LONGEST_VALUE:
        half = LONGEST_VALUE // 2
        return f"{text[:half]} … {text[-half:]}"
    return text


def value_said(value: Any) -> str:
    """A value as it is said: numbers with the digits of the record, words in quotation marks."""
    match value:
        case str():
            return value if _SLUG.fullmatch(value) else f"«{shortened(value)}»"
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
            return ", ".join(value_said(one) for one in value)
        case list() | dict():
            return shortened(_JSON.encode(value).decode())
        case Decimal() if value.is_finite() and abs(value.adjusted()) < LONGEST_EXPONENT:
            return shortened(f"{value:f}")
    return shortened(str(value))


def _at(element: Any, name: str) -> str:
    return shortened(str(element.get(name))) if isinstance(element, dict) else "?"


_JSON = msgspec.json.Encoder(decimal_format="number", enc_hook=str)
