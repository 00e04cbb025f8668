"""What a figure measures, by the cues of its clause, and the words that say so.

The cues stand in ``measures.toml``. Of those in the figure's clause the nearest decides; a longer cue
wins over a shorter one at the same place.

>>> from ota_extract.clean import CleanText
>>> from ota_extract.greek import fold
>>> text = "Πιο συγκεκριμένα, ο προϋπολογισμός για τις 52 εντάξεις ανέρχεται σε 39 εκατ. ευρώ"
>>> vocabulary = load_measures()
>>> cues = vocabulary.find(fold(text))
>>> [(text[c.start:c.end], c.measures) for c in cues][:1]
[('προϋπολογισμός για τις 52 εντάξεις', ('allocation',))]
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, get_args

from ota_extract.errors import UnreadableInputError
from ota_extract.greek import fold
from ota_extract.mentions import Quantity
from ota_extract.records import Kind

_FIRST = 3
_KINDS = frozenset(get_args(Kind))
_WORD = re.compile(
    r"(?<![a-zα-ω0-9_])[a-zα-ω][a-zα-ω./]{2}"
)  # of folded text; «π/υ», «φ.π.α.», too


class Cue(NamedTuple):
    """A cue in a text: its span and the measures it may stand for, in the vocabulary's order."""

    start: int
    end: int
    measures: tuple[str, ...]


class _Measure(NamedTuple):
    name: str
    kinds: tuple[str, ...]
    """Empty where figures of any kind can have the measure."""
    unit: str | None


class _Cues(NamedTuple):
    """The cues that begin with the same letters, longest first, and the measures of each group."""

    pattern: re.Pattern[str]
    measures: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """The vocabulary of measures, ready to search with."""

    cues: tuple[dict[str, _Cues], ...]
    """The user's before those of the package, each by the first letters of the cue: one look-up
    spares most words every pattern."""
    beginnings: frozenset[str]
    """The first letters of all cues."""
    by_name: dict[str, list[_Measure]]
    defaults: dict[str, str]

    def find(self, folded: str, begin: int = 0, end: int = sys.maxsize) -> list[Cue]:
        """All cues of ``folded[begin:end]``, in text order; of two that overlap the one that begins first."""
        found: list[Cue] = []
        done = 0
        for word in _WORD.finditer(folded, begin, end):
            if word[0] not in self.beginnings:
                continue
            start = word.start()
            if start < done:
                continue
            measures: tuple[str, ...] = ()
            for table in self.cues:
                cues = table.get(word[0])
                match = cues.pattern.match(folded, start, end) if cues is not None else None
                if cues is not None and match is not None and match.lastindex is not None:
                    measures += cues.measures[match.lastindex - 1]
                    done = max(done, match.end())
            if measures:
                found.append(Cue(start, done, measures))
        return found

    def fitting(self, cue: Cue, quantity: Quantity) -> str | None:
        """The first measure of *cue* that a quantity of this kind and unit can have."""
        for name in cue.measures:
            for measure in self.by_name[name]:
                if measure.kinds and quantity.kind not in measure.kinds:
                    continue
                if measure.unit in (None, quantity.unit):
                    return name
        return None


def load_measures(path: Path | None = None) -> Measures:
    """The vocabulary shipped with the package, with the entries of *path* (TOML) before it.

    Raises :class:`UnreadableInputError` where *path* is no vocabulary.
    """
    return _shipped() if path is None else _build([_read(path), _shipped_data()])


@cache
def _shipped() -> Measures:
    return _build([_shipped_data()])


@cache
def _shipped_data() -> dict[str, Any]:
    source = files(__package__).joinpath("measures.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _read(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for entry in data.get("measure", []):
            if not (isinstance(entry["name"], str) and all(map(_is_cue, entry["cues"]))):
                raise ValueError("a cue needs three letters or more")
            if not set(_kinds(entry)) <= _KINDS:
                raise ValueError(f"kind is one of {', '.join(sorted(_KINDS))}")
        if not all(isinstance(name, str) for name in data.get("defaults", {}).values()):
            raise ValueError("a default is the name of a measure")
        if unknown := set(data) - {"measure", "defaults"}:
            raise ValueError(f"«{min(unknown)}» is nothing that a vocabulary has")
    except OSError as error:
        raise UnreadableInputError(f"{path}: {error.strerror}; name a readable file") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableInputError(
            f'{path}: no vocabulary ({error}); each [[measure]] needs name = "…" and cues = ["…"]'
        ) from error
    return data


def _kinds(entry: dict[str, Any]) -> tuple[str, ...]:
    """The kinds of figure that an entry is limited to: one, a list, or none at all."""
    kind = entry.get("kind", ())
    return (kind,) if isinstance(kind, str) else tuple(kind)


def _is_cue(cue: str) -> bool:
    return _WORD.match(fold(cue)) is not None


def _build(sources: Iterable[dict[str, Any]]) -> Measures:
    tables: list[dict[str, _Cues]] = []
    by_name: dict[str, list[_Measure]] = {}
    defaults: dict[str, str] = {}
    for data in sources:
        cues: dict[str, list[str]] = {}
        for entry in data.get("measure", []):
            name = entry["name"]
            by_name.setdefault(name, []).append(_Measure(name, _kinds(entry), entry.get("unit")))
            for cue in entry["cues"]:
                names = cues.setdefault(_cue_pattern(fold(cue)), [])
                if name not in names:
                    names.append(name)
        tables.append(_by_first_letters(cues))
        for unit, name in data.get("defaults", {}).items():
            defaults.setdefault(unit, name)
    beginnings = frozenset(letters for table in tables for letters in table)
    return Measures(tuple(tables), beginnings, by_name, defaults)


def _by_first_letters(cues: dict[str, list[str]]) -> dict[str, _Cues]:
    table: dict[str, list[str]] = {}
    for pattern in sorted(cues, key=len, reverse=True):
        table.setdefault(pattern.replace("\\", "")[:_FIRST], []).append(pattern)
    return {
        letters: _Cues(
            re.compile("(?:" + "|".join(f"({pattern})" for pattern in patterns) + r")(?!\w)"),
            tuple(tuple(cues[pattern]) for pattern in patterns),
        )
        for letters, patterns in table.items()
    }


def _cue_pattern(cue: str) -> str:
    parts = []
    for word in cue.split():
        if word == "…":
            parts.append(r"(?:[^\W_]+\s+){0,5}?")
        elif word.endswith("*"):
            parts.append(re.escape(word[:-1]) + r"\w*\s+")
        else:
            parts.append(re.escape(word) + r"\s+")
    return "".join(parts).removesuffix(r"\s+")
