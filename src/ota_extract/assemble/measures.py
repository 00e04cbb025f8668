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
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from ota_extract.errors import UnreadableInputError
from ota_extract.greek import fold
from ota_extract.mentions import Quantity


class Cue(NamedTuple):
    """A cue in a text: its span and the measures it may stand for, in the vocabulary's order."""

    start: int
    end: int
    measures: tuple[str, ...]


class _Measure(NamedTuple):
    name: str
    kind: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Measures:
    """The vocabulary of measures, ready to search with."""

    pattern: re.Pattern[str]
    groups: tuple[tuple[str, ...], ...]
    by_name: dict[str, list[_Measure]]
    defaults: dict[str, str]

    def find(self, folded: str) -> list[Cue]:
        """All cues of *folded*, in text order."""
        return [
            Cue(match.start(), match.end(), self.groups[(match.lastindex or 1) - 1])
            for match in self.pattern.finditer(folded)
        ]

    def fitting(self, cue: Cue, quantity: Quantity) -> str | None:
        """The first measure of *cue* that a quantity of this kind and unit can have."""
        for name in cue.measures:
            for measure in self.by_name[name]:
                if measure.kind not in (None, quantity.kind):
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
            if not (isinstance(entry["name"], str) and all(map(str.strip, entry["cues"]))):
                raise ValueError("an entry needs a name and cues")
    except OSError as error:
        raise UnreadableInputError(f"{path}: {error.strerror}; name a readable file") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableInputError(
            f'{path}: no vocabulary ({error}); each [[measure]] needs name = "…" and cues = ["…"]'
        ) from error
    return data


def _build(sources: Iterable[dict[str, Any]]) -> Measures:
    cues: dict[str, list[str]] = {}
    by_name: dict[str, list[_Measure]] = {}
    defaults: dict[str, str] = {}
    for data in sources:
        for entry in data.get("measure", []):
            name = entry["name"]
            by_name.setdefault(name, []).append(
                _Measure(name, entry.get("kind"), entry.get("unit"))
            )
            for cue in entry["cues"]:
                names = cues.setdefault(_cue_pattern(fold(cue)), [])
                if name not in names:
                    names.append(name)
        for unit, name in data.get("defaults", {}).items():
            defaults.setdefault(unit, name)
    ordered = sorted(cues.items(), key=lambda item: len(item[0]), reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(f"({cue})" for cue, _ in ordered) + r")(?!\w)")
    return Measures(pattern, tuple(tuple(names) for _, names in ordered), by_name, defaults)


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
