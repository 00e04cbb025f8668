"""Names that are nearly as written: the last resort, for slips of typing and of text recognition.

The distance is the number of letters dropped, added, changed or exchanged with their neighbour.
A name is only ever *taken* where no other is within reach of two slips: Παιανίας and Παιονίας,
Σουλίου and Σουφλίου, Πάρου and Πόρου are never taken for one another.

>>> [(name.distance, name.key) for name in near_names("διδυμοτειχον")]
[(1, 'διδυμοτειχου')]
>>> [name.key for name in near_names("περου") if name.distance == 1]
['πορου', 'λερου', 'παρου']

Not for words of running text: only for what is known to be a name.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ota_extract.municipalities.registry import Name, registry

REACH = 2
"""As many slips as are thought possible in one name."""

LEFT_OUT = frozenset({"abbreviation"})
"""Kinds of names that are too short to be near to anything."""


class NearName(NamedTuple):
    """A name within reach. ``entry`` is None where it is the name of an area, not a municipality."""

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
        name.replace(" ", ""),
        squeezed,
        scorer=OSA.distance,
        processor=None,
        score_cutoff=REACH,
        limit=None,
    )
    names = registry().names
    by_meaning: dict[object, NearName] = {}
    for _, distance, index in sorted(found, key=lambda hit: (hit[1], hit[2])):
        entry = names.get(keys[index])
        meaning = entry.codes if entry else keys[index]
        by_meaning.setdefault(meaning, NearName(int(distance), keys[index], entry))
    return list(by_meaning.values())


@cache
def _targets() -> tuple[list[str], list[str]]:
    """All names that something can be near to, without spaces, and their keys."""
    known = registry()
    keys = [name for name, entry in known.names.items() if entry.kind not in LEFT_OUT]
    keys += [name for name in known.area_keys if name not in known.names]
    return [name.replace(" ", "") for name in keys], keys
