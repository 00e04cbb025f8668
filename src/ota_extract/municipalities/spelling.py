"""From the words of a name to the municipalities that bear it, by form alone.

Sure ways first: the name itself, spaces lost or strewn in, words cut short with a dot, a compound
that breaks off at a dash, a spelling that sounds the same. No context is asked and nothing is
guessed: :func:`spelled` gives every municipality that the form allows.

>>> spelled(["αγ.", "δημητριου"]).codes
('4802',)
>>> spelled(["διστομου", "αραχοβασ"]).why
'the beginning of «Διστόμου - Αράχοβας - Αντίκυρας»'
>>> spelled(["ν.", "ηρακλειου"]).codes  # Νομού Ηρακλείου, most often; or Νέου
('4604', '7101')
>>> spelled(["παρισιων"]) is None
True
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ota_extract.municipalities.names import key, sound
from ota_extract.municipalities.near import near_names
from ota_extract.municipalities.registry import Name, registry

if TYPE_CHECKING:  # Pydantic takes longer to import than all this room
    from ota_extract.records import Match

CUT_SHORT = frozenset(
    ("αγ", "ν", "κ", "π", "ι", "γ", "β", "αν", "ανατ", "δυτ", "κεντρ", "βορ", "νοτ", "εμμ", "αρχ")
) | {"παλ", "νικ", "γεωργ"}
"""Words that are short forms even where their dot is missing."""

_WHY = {
    "official": "the official name",
    "nominative": "the name in the nominative",
    "accusative": "the name in the accusative",
    "city": "the everyday name",
    "former": "the name before it was changed",
    "predecessor": "the name of a municipality that was split on 1 September 2019",
    "part": "one part of the compound name",
    "seat": "the seat of the municipality",
    "short": "a short form of the name",
    "typo": "a slip met before",
}


class Spelled(NamedTuple):
    """The municipalities that a form allows, how sure the form is, and why."""

    codes: tuple[str, ...]
    match: Match
    kind: str
    key: str
    why: str


def spelled(words: list[str]) -> Spelled | None:
    """Return the municipalities that the folded *words* name, or None."""
    known = registry().names
    if entry := known.get(" ".join(words)):
        return _of(entry, " ".join(words))
    dotless = " ".join(word.rstrip(".") for word in words)
    if len(words) > 1 and (found := _cut_short(words)):
        return found
    if entry := known.get(dotless):
        return _of(entry, dotless)
    if (name := registry().squeezed.get(dotless.replace(" ", ""))) and len(name) > 4:
        return _of(known[name], name)._replace(match="variant", why="the name, its spaces lost")
    if found := _broken_off(dotless):
        return found
    if name := _by_words().get(" ".join(sorted(dotless.split()))):
        return _of(known[name], name)._replace(match="variant", why="its parts in another order")
    name = _by_sound().get(sound(dotless), "")
    if len(name) > 5 and not _others_one_slip_away(dotless, known[name].codes):
        entry = known[name]
        return Spelled(entry.codes, "fuzzy", entry.kind, name, "sounds the same, spelled otherwise")
    return None


def _of(entry: Name, key: str) -> Spelled:
    match: Match = "exact" if entry.kind == "official" else "variant"
    why = _WHY.get(entry.kind, "another spelling of the name")
    return Spelled(entry.codes, match, entry.kind, key, why)


def _cut_short(words: list[str]) -> Spelled | None:
    """«Αγ. Δημητρίου», «Ι.Π. Μεσολογγίου», «Ν Ζίχνης»: words that only begin like those of a name."""
    begins = [word.endswith(".") or word in CUT_SHORT for word in words]
    if not any(begins):
        return None
    stems = [word.rstrip(".") for word in words]
    whole = [stem for stem, short in zip(stems, begins, strict=True) if not short]
    if not whole:
        pool = [parts for each in _by_word().values() for parts in each]
    else:
        pool = _by_word().get(max(whole, key=len), [])
    known = registry().names
    fits: dict[str, Name] = {}
    for parts in pool:
        if len(parts) == len(words) and all(
            part.startswith(stem) if short else part == stem
            for part, stem, short in zip(parts, stems, begins, strict=True)
        ):
            name = " ".join(parts)
            fits[name] = known[name]
    if not fits:
        return None
    best = min(entry.rank for entry in fits.values())
    fits = {name: entry for name, entry in fits.items() if entry.rank == best}
    after_n = " ".join(stems[1:])
    if words[0] in ("ν.", "ν") and after_n in known:  # Νομού as well as Νέας, Νέου, Νότιας
        fits[after_n] = known[after_n]
    codes = tuple(sorted({code for entry in fits.values() for code in entry.codes}))
    name, entry = next(iter(fits.items()))
    kind = entry.kind if len(fits) == 1 else "abbreviation"
    return Spelled(codes, "variant", kind, name, "the name with words cut short")


def _broken_off(name: str) -> Spelled | None:
    """«Διστόμου - Αράχοβας -»: the first parts of a compound, where only one begins so."""
    if " " not in name:
        return None
    compound = _compound_beginnings().get(name)
    if compound is None:
        return None
    official = registry().municipality(compound)
    why = f"the beginning of «{official.name}»"
    return Spelled((compound,), "variant", "short", name, why)


def _others_one_slip_away(name: str, codes: tuple[str, ...]) -> bool:
    """«Σουλλίου» sounds like Σουλίου, and may as well be Σουφλίου."""
    near = (hit for hit in near_names(name) if hit.distance == 1)
    return any(hit.entry is None or hit.entry.codes != codes for hit in near)


@cache
def _by_word() -> dict[str, list[list[str]]]:
    """Each word, with the names (as words) that hold it."""
    names: dict[str, list[list[str]]] = {}
    for name in registry().names:
        parts = name.split()
        if len(parts) > 1:
            for word in set(parts):
                names.setdefault(word, []).append(parts)
    return names


@cache
def _by_words() -> dict[str, str]:
    """The words of each compound in the order of the alphabet, with its key."""
    compounds = (key(m.name) for m in registry().municipalities if " - " in m.name)
    return {" ".join(sorted(name.split())): name for name in compounds}


@cache
def _by_sound() -> dict[str, str]:
    """What each name sounds like; names that sound alike and mean different things are left out."""
    known = registry().names
    found: dict[str, str] = {}
    clash: set[str] = set()
    for name, entry in known.items():
        said = sound(name)
        if said in found and known[found[said]].codes != entry.codes:
            clash.add(said)
        found.setdefault(said, name)
    return {said: name for said, name in found.items() if said not in clash}


@cache
def _compound_beginnings() -> dict[str, str]:
    """The first parts of compounds of three parts and more, where no other name begins so."""
    found: dict[str, str | None] = {}
    for municipality in registry().municipalities:
        parts = municipality.name.split(" - ")
        for end in range(2, len(parts)):
            beginning = key(" ".join(parts[:end]))
            found[beginning] = None if beginning in found else municipality.code
    return {name: code for name, code in found.items() if code and name not in registry().names}
