"""The vocabulary of units: which word counts or measures what, in every case and number.

The words stand in ``units.toml`` in their dictionary form; their other forms are made here from the
ending, generously: a form that does not exist is never met.

>>> unit_at("74 δημουσ τησ χωρασ", 3)
UnitWord(kind='count', slug='municipality', end=9)
>>> unit_at("τετραγωνικα μετρα", 0)
UnitWord(kind='measure', slug='m2', end=17)
>>> unit_at("μικρουσ δημουσ", 0) is None
True
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from ota_extract.greek import fold

UnitKind = Literal["count", "measure"]

# ending in the dictionary → the endings it takes, longest first; all folded
_PARADIGMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ουσα", ("ουσα", "ουσασ", "ουσεσ", "ουσων")),
    ("ενοσ", ("ενοσ", "ενου", "ενο", "ενοι", "ενων", "ενουσ", "ενη", "ενησ", "ενεσ", "ενα")),
    ("εασ", ("εασ", "εα", "εισ", "εων")),
    ("ετοσ", ("ετοσ", "ετουσ", "ετη", "ετων")),
    ("ελοσ", ("ελοσ", "ελουσ", "ελη", "ελων")),
    ("εχοσ", ("εχοσ", "εχουσ", "εχη", "εχων")),
    ("ειδοσ", ("ειδοσ", "ειδουσ", "ειδη", "ειδων")),
    ("ρατοσ", ("ρατοσ", "ρατουσ", "ρατη", "ρατων")),
    ("ρεφοσ", ("ρεφοσ", "ρεφουσ", "ρεφη", "ρεφων")),
    ("ενησ", ("ενησ", "ενουσ", "ενη", "ενεισ", "ενων")),
    ("οσ", ("οσ", "ου", "ο", "οι", "ων", "ουσ", "α", "εσ", "η", "ησ")),
    ("ησ", ("ησ", "η", "εσ", "ων")),
    ("ασ", ("ασ", "α", "εσ", "ων")),
    ("μα", ("μα", "ματοσ", "ματα", "ματων")),
    ("η", ("η", "ησ", "εσ", "ων", "εισ", "εων", "εωσ")),
    ("α", ("α", "ασ", "εσ", "ων")),
    ("ο", ("ο", "ου", "α", "ων")),
    ("ι", ("ι", "ιου", "ια", "ιων")),
)


class UnitWord(NamedTuple):
    """A unit noun found in a text: its kind, its slug and the offset behind it."""

    kind: UnitKind
    slug: str
    end: int


class _Vocabulary(NamedTuple):
    words: dict[str, tuple[UnitKind, str]]
    dictionary: frozenset[str]
    """The single words in the form of ``units.toml``: a noun in the singular, unless it has none."""
    phrases: re.Pattern[str]
    phrase_units: tuple[tuple[UnitKind, str], ...]


_WORD = re.compile(r"[^\W_]+(?:[./²³][^\W_]+\.?|\.(?=[^\W\d_])[^\W_]+\.?)*")


def unit_at(folded: str, at: int) -> UnitWord | None:
    """The unit word or phrase that begins at offset *at* of *folded*, or None."""
    vocabulary = _vocabulary()
    phrase = vocabulary.phrases.match(folded, at)
    if phrase is not None and phrase.lastindex is not None:
        kind, slug = vocabulary.phrase_units[phrase.lastindex - 1]
        return UnitWord(kind, slug, phrase.end())
    word = _WORD.match(folded, at)
    if word is None:
        return None
    dotted = word[0] + folded[word.end() : word.end() + 1]  # «7,5 μ.», «64.300 στρ.»
    for text in (dotted, word[0], word[0].rstrip(".")):
        if (unit := vocabulary.words.get(text)) is not None:
            return UnitWord(*unit, at + len(text))
    first = word[0].partition("/")[0]  # «600 κ.μ./ημέρα»
    if first != word[0] and (unit := vocabulary.words.get(first)) and unit[0] == "measure":
        return UnitWord(*unit, at + len(first))
    return None


def inflect(word: str) -> list[str]:
    """The forms of a folded dictionary word, itself first.

    >>> inflect("φορεασ")
    ['φορεασ', 'φορεα', 'φορεισ', 'φορεων']
    """
    for ending, forms in _PARADIGMS:
        if word.endswith(ending) and len(word) > len(ending):
            stem = word.removesuffix(ending)
            return [stem + form for form in forms]
    return [word]


def is_plural(folded: str) -> bool:
    """Whether the unit *folded*, a word or a phrase as it stands in a text, is certainly of several.

    >>> [is_plural(word) for word in ("εργα", "ομαδα", "αιτησεισ", "μελη", "θεσεισ εργασιασ", "δημοσ")]
    [True, False, True, True, True, False]
    """
    word = folded.partition(" ")[0]
    if word.endswith(("οι", "εισ", "εσ")):
        return True
    words = _vocabulary().dictionary
    return (word.endswith("α") and word not in words) or (
        word.endswith("η") and f"{word[:-1]}οσ" in words
    )


@cache
def _vocabulary() -> _Vocabulary:
    data = tomllib.loads(files(__package__).joinpath("units.toml").read_text(encoding="utf-8"))
    words: dict[str, tuple[UnitKind, str]] = {}
    dictionary: set[str] = set()
    phrases: list[tuple[str, tuple[UnitKind, str]]] = []
    kinds: tuple[UnitKind, ...] = ("count", "measure")
    for kind in kinds:
        for slug, entries in data[kind].items():
            for entry in map(fold, entries):
                if " " in entry or "*" in entry or "/" in entry or "°" in entry:
                    phrases.append((_phrase_pattern(entry), (kind, slug)))
                    continue
                dictionary.add(entry)
                for form in inflect(entry) if entry.isalpha() else [entry]:
                    words.setdefault(form, (kind, slug))
    pattern = "|".join(f"({phrase})" for phrase, _ in phrases)
    return _Vocabulary(
        words, frozenset(dictionary), re.compile(pattern), tuple(unit for _, unit in phrases)
    )


def _phrase_pattern(entry: str) -> str:
    parts = []
    for word in entry.split():
        if word.endswith("*"):
            parts.append(re.escape(word[:-1]) + r"\w*")
        else:
            parts.append("(?:" + "|".join(map(re.escape, inflect(word))) + ")")
    return r"\s+".join(parts) + r"(?!\w)"
