"""What a name may mean by its form alone: who is named, which municipalities, which area behind it.

>>> form_of("Δήμος Πύλης Τρικάλων").area.name
'Τρικάλων'
>>> form_of("Δήμος Πύλης Τρικάλων").spelled.codes
('2603',)
>>> form_of("Περιφέρεια Κρήτης").kind
'region'
>>> form_of("Μεγαρέων και Ελευσίνας").several
('5004', '5001')

A name that is met again costs nothing. Not decided here: which of several is meant (``linking``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ota_extract.municipalities.entries import Area
from ota_extract.municipalities.names import words
from ota_extract.municipalities.near import NearName, near_names
from ota_extract.municipalities.prefectures import area_named, split_prefecture
from ota_extract.municipalities.recipients import recipient
from ota_extract.municipalities.registry import registry
from ota_extract.municipalities.spelling import Spelled, spelled

if TYPE_CHECKING:  # Pydantic takes longer to import than all this room
    from ota_extract.records import RecipientKind

_AND = re.compile(r"\s+(?:και|ΚΑΙ)\s+|\s*[,;&]\s*")
_BRACKET = re.compile(r"\s*\([^()]*(?:\)|$)\s*")
LONGEST_NAME = 200
"""A cell with more letters is a sentence, not a name."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a name may mean by its form alone."""

    kind: RecipientKind | None = None
    """Who is named, where the name says so."""
    spelled: Spelled | None = None
    area: Area | None = None
    area_written: str | None = None
    asked: str = ""
    """The key that is no name of the registry, where it is none."""
    near: tuple[NearName, ...] = ()
    """Names that are near to it."""
    several: tuple[str, ...] = ()
    """Codes of municipalities that the name lists: «Μεγαρέων και Ελευσίνας»."""


@lru_cache(maxsize=4096)
def form_of(name: str) -> Form:
    """Read the form of *name*, a whole cell or item as written."""
    if len(name) > LONGEST_NAME:
        return Form("other")
    found_words = words(name)
    joined = " ".join(found_words)
    if joined in registry().names:
        return Form(spelled=spelled(found_words))
    kind, rest = recipient(found_words)
    if kind in ("region", "regional_unit"):
        return Form(kind, area=area_named(" ".join(rest)))
    if kind not in (None, "municipality") or not rest:
        return Form(kind)
    if found := spelled(rest):
        return Form(kind, found)
    if kind is None and (area := area_named(name)):
        return Form("region" if area.kind == "region" else "regional_unit", area=area)
    if plain := _plain_split(name, rest):
        return replace(plain, kind=kind)
    before, area_written = split_prefecture(name)
    if area_written is None:
        if several := _several(name):
            return Form(kind, several=several)
        before, area_written = _split_loosely(name)
    if area_written is not None:
        return replace(form_of(before), area=area_named(area_written), area_written=area_written)
    if "(" in name and (bare := _BRACKET.sub(" ", name).strip()):
        in_bare = form_of(bare)
        if in_bare.spelled or in_bare.area:
            return in_bare
    asked = " ".join(word.rstrip(".") for word in rest)
    return Form(kind, asked=asked, near=tuple(near_names(asked)))


def _plain_split(name: str, rest: list[str]) -> Form | None:
    """«ΦΑΙΣΤΟΥ ΗΡΑΚΛΕΙΟΥ», a name and an area and nothing else: as ``split_prefecture``, but quick."""
    if not name.replace(" ", "").replace("-", "").isalpha():
        return None
    for size in (1, 2, 3):
        area = registry().area_of_key(" ".join(rest[-size:]))
        if area and " ".join(rest[:-size]) in registry().names:
            written = " ".join(name.split()[-size:])
            if words(written) == rest[-size:] and not _AND.search(name):
                return Form(None, spelled(rest[:-size]), area, written)
    return None


def _several(name: str) -> tuple[str, ...]:
    """The codes of all municipalities that *name* lists, where each of its parts is one."""
    parts = [words(part) for part in _AND.split(name)]
    parts = [recipient(part)[1] for part in parts if part]
    if len(parts) < 2 or any(not part for part in parts):
        return ()
    codes: list[str] = []
    for part in parts:
        # «Ανατολικής και Δυτικής Σάμου»: the last word is said once
        found = spelled(part) or spelled(part + parts[-1][-1:])
        if found is None:
            return ()
        codes.extend(found.codes)
    return tuple(dict.fromkeys(codes))


def _split_loosely(name: str) -> tuple[str, str | None]:
    """Part a name that is cut short, or only near to a known one, from the area behind it."""
    parts = name.split()
    for size in (3, 2, 1):
        rest = " ".join(parts[-size:]).strip("() ,.")
        if len(parts) <= size or area_named(rest) is None:
            continue
        before = " ".join(parts[:-size]).rstrip(" (,")
        _, before_words = recipient(words(before))
        if before_words and (spelled(before_words) or near_names(" ".join(before_words))):
            return before, rest
    return name, None
