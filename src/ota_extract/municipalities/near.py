"""Names that are nearly as written: the last resort, for slips of typing and of text recognition.

The distance is the number of letters dropped, added, changed or exchanged with their neighbour.
A name is only ever *taken* where no other is within reach of two slips: Παιανίας and Παιονίας,
Σουλίου and Σουφλίου, Πάρου and Πόρου are never taken for one another.

>>> [(name.distance, name.key) for name in near_names("διδυμοτειχον")]
[(1, 'διδυμοτειχου')]
>>> [name.key for name in near_names("περου") if name.distance == 1]
['πορου', 'λερου', 'παρου']
>>> [believable(asked, near_names(asked)[0]) for asked in ("διδυμοτειχον", "σκμδρασ", "σκιδραδ")]
[True, True, False]

Not for words of running text: only for what is known to be a name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from ota_extract.municipalities.names import key
from ota_extract.municipalities.registry import Name, registry

REACH = 2
"""As many slips as are thought possible in one name."""

ONE_SLIP = 7
"""From so many letters on any one slip is believed, or two that eyes and scanners make."""

ONE_SLIP_IN_AREA = 5
"""The same where an area written beside the name agrees."""

TWO_SLIPS = 11
"""From so many letters on any two slips are believed."""

TAKEN_FOR = frozenset(
    frozenset((one, other))
    for group in (
        # by the shape of their capitals
        *("αλδ", "οθ", "οω", "θφω", "βερσ", "γτπ", "τιγ", "σεξ", "ζξ", "ηπνμ", "κχη", "υχ", "υτψ", "ργ"),
        # by the shape of the small letters
        *("οσ", "νυ", "ρφ", "ωο", "εσ", "κχ", "ιτ"),
        # by ear
        *("ηιυ", "οω", "αε"),
    )
    for one in group
    for other in group
)  # fmt: skip
"""Pairs of letters that are taken for one another."""

PLACES = Path(__file__).with_name("other-places.txt")
"""Former municipalities and places whose names are near to that of a municipality of today."""


class NearName(NamedTuple):
    """A name within reach. ``entry`` is None where it is not the name of a municipality of today."""

    distance: int
    key: str
    entry: Name | None


def near_names(name: str) -> list[NearName]:
    """Return the names within two slips of the key *name*, one for each meaning, nearest first."""
    # imported here: most runs never come this far, and it takes as long as all the rest
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    squeezed, keys = _targets()
    found = extract(
        name.replace(" ", ""), squeezed, scorer=OSA.distance, score_cutoff=REACH, limit=None
    )
    names = registry().names
    by_meaning: dict[object, NearName] = {}
    for _, distance, index in sorted(found, key=lambda hit: (hit[1], hit[2])):
        entry = names.get(keys[index])
        meaning = entry.codes if entry else keys[index]
        by_meaning.setdefault(meaning, NearName(int(distance), keys[index], entry))
    return list(by_meaning.values())


def believable(asked: str, near: NearName, *, area_agrees: bool = False) -> bool:
    """Tell whether the key *asked* may be *near* with slips in it: the longer it is, the sooner."""
    from rapidfuzz.distance import Levenshtein

    one, other = asked.replace(" ", ""), near.key.replace(" ", "")
    letters = max(len(one), len(other))
    if near.distance == 1:
        return letters >= (ONE_SLIP_IN_AREA if area_agrees else ONE_SLIP)
    if letters >= TWO_SLIPS or letters < ONE_SLIP:
        return letters >= TWO_SLIPS
    for slip in Levenshtein.editops(one, other):
        if slip.tag == "replace":
            if frozenset((one[slip.src_pos], other[slip.dest_pos])) not in TAKEN_FOR:
                return False
        elif slip.tag == "delete":
            if one[slip.src_pos] not in one[max(slip.src_pos - 1, 0) : slip.src_pos]:
                return False  # a letter too much, and not its neighbour doubled
        elif other[slip.dest_pos] not in other[max(slip.dest_pos - 1, 0) : slip.dest_pos]:
            return False
    return True


@cache
def _targets() -> tuple[list[str], list[str]]:
    """All names that something can be near to, without spaces, and their keys."""
    known = registry()
    keys = [name for name, entry in known.names.items() if entry.kind != "abbreviation"]
    others = {*known.area_keys, *map(key, PLACES.read_text(encoding="utf-8").splitlines())}
    keys += sorted(name for name in others if name and name not in known.names)
    return [name.replace(" ", "") for name in keys], keys
