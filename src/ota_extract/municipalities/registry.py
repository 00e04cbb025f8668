"""The registry of municipalities and areas: package data, read on first use.

>>> registry().municipality("3805").name
'Θέρμου'
>>> [entry.code for entry in registry().named("ΗΡΑΚΛΕΙΟΥ")]
['4604', '7101']
>>> registry().area("Πελοποννήσου").kind
'region'

``registry-2021.csv``, ``aliases-2021.csv`` and ``areas-2021.csv`` lie beside this module;
``docs/municipalities.md`` says where they come from. Not here: any judgement of context (``linking``).
"""

from __future__ import annotations

import csv
from collections.abc import Container, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from ota_extract.greek import fold
from ota_extract.municipalities.entries import Area, Municipality
from ota_extract.municipalities.names import accusative, key, other_endings

EDITION = "2021"

RANKS = {"official": 0, "part": 3, "seat": 3}
"""How good a name is: where two municipalities share a key, only those of the best rank stay.
Aliases of other kinds, and nominatives, are 1; forms derived by rule are 2."""

DOUBTFUL_ALIASES = frozenset(
    (
        "νικαιασ",
        "καλλονησ",
        "νεαπολησ",
        "σταυρου",
        "πανοραματοσ",
        "λιμνησ",
        "αγιασ αννασ",
        "θεσπιεων",
    )
)
"""Parts and seats whose name is borne by many places: they need «Δήμος» or an agreeing area."""


class Name(NamedTuple):
    """What a key stands for: codes of municipalities, and how they come by the name."""

    codes: tuple[str, ...]
    kind: str
    rank: int


class Registry:
    """Lookup by code and by name. Build it with :func:`registry`, which keeps the one instance."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.municipalities: tuple[Municipality, ...] = tuple(
            _municipality(row) for row in _rows(folder / f"registry-{EDITION}.csv")
        )
        """The 332 municipalities of today, by code."""
        self.dissolved: tuple[Municipality, ...] = tuple(_dissolved(self.municipalities))
        """The five that were split on 1 September 2019."""
        self._by_code = {m.code: m for m in (*self.municipalities, *self.dissolved)}
        self.regions: tuple[Area, ...]
        self.regional_units: tuple[Area, ...]
        self.regions, self.regional_units, self._areas = _areas(folder / f"areas-{EDITION}.csv")
        self.names: dict[str, Name] = _names(
            self.municipalities,
            self.dissolved,
            _rows(folder / f"aliases-{EDITION}.csv"),
            self._areas,
        )
        """Every key, with what it stands for."""
        self.dissolved_names = {
            name: m for m in self.dissolved for name, entry in self.names.items()
            if entry.kind == "predecessor" and entry.codes == m.successors
        }  # fmt: skip

    def municipality(self, code: str) -> Municipality:
        """Return the municipality with *code*. Raises :class:`KeyError` where there is none."""
        return self._by_code[code]

    def named(self, name: str) -> tuple[Municipality, ...]:
        """Return all municipalities that bear *name*, however it is written, by code."""
        entry = self.names.get(key(name))
        return tuple(self._by_code[code] for code in entry.codes) if entry else ()

    def area(self, name: str) -> Area | None:
        """Return the region, regional unit or prefecture called *name*, or None."""
        return self._areas.get(key(name))

    def area_of_key(self, name: str) -> Area | None:
        """Return the area whose key is *name*."""
        return self._areas.get(name)

    @property
    def area_keys(self) -> Iterable[str]:
        """The keys of all areas."""
        return self._areas.keys()

    def roster(self, *, before_september_2019: bool = False) -> tuple[Municipality, ...]:
        """Return all municipalities of a time: the 332 of today, or the 325 before September 2019."""
        if not before_september_2019:
            return self.municipalities
        kept = (m for m in self.municipalities if m.predecessor is None)
        return tuple(sorted((*kept, *self.dissolved), key=lambda m: (m.unit_code, m.code)))

    @cached_property
    def squeezed(self) -> dict[str, str]:
        """Each key without spaces, with the key: for names whose spaces were lost or strewn in."""
        squeezed = {name.replace(" ", ""): name for name in self.names}
        for municipality in self.municipalities:
            if " και " in municipality.name:  # which the key leaves out
                squeezed[fold(municipality.name).replace(" ", "")] = key(municipality.name)
        return squeezed


@cache
def registry() -> Registry:
    """Return the registry, read on the first call."""
    return Registry(Path(__file__).parent)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        head = next(reader)
        for row in reader:
            yield dict(zip(head, row, strict=True))


def _municipality(row: dict[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        name=row["name_el"],
        name_nominative=row["name_nominative_el"] or None,
        name_en=row["name_en"],
        seat=row["seat_el"],
        regional_unit=row["regional_unit_el"],
        nuts3=row["regional_unit_nuts3"],
        region=row["region_el"],
        nuts2=row["region_nuts2"],
        population_2021=int(row["population_2021"]),
        population_2011=int(row["population_2011"]),
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
        established=int(row["established"]),
        code_ypes=row["code_ypes_2010"] or row["predecessor_code_ypes"] or None,
        diavgeia_uid=row["diavgeia_uid"] or None,
        predecessor=row["predecessor"] or None,
        unit_code=row["code"][:2],
    )


def _dissolved(municipalities: Iterable[Municipality]) -> Iterator[Municipality]:
    """The municipalities split in 2019, put together again from their successors."""
    parts: dict[str, list[Municipality]] = {}
    for municipality in municipalities:
        if municipality.predecessor and municipality.code_ypes:
            parts.setdefault(municipality.code_ypes, []).append(municipality)
    for code, successors in parts.items():
        first = successors[0]
        yield Municipality(
            code=code,
            name=first.predecessor or "",
            name_nominative=None,
            name_en="",
            seat=first.seat,
            regional_unit=first.regional_unit,
            nuts3=first.nuts3,
            region=first.region,
            nuts2=first.nuts2,
            population_2021=sum(m.population_2021 for m in successors),
            population_2011=sum(m.population_2011 for m in successors),
            latitude=None,
            longitude=None,
            established=2010,
            code_ypes=code,
            diavgeia_uid=None,
            successors=tuple(m.code for m in successors),
            unit_code=first.unit_code,
        )


def _areas(path: Path) -> tuple[tuple[Area, ...], tuple[Area, ...], dict[str, Area]]:
    regions: list[Area] = []
    units: list[Area] = []
    by_key: dict[str, Area] = {}
    for row in _rows(path):
        area = Area(
            kind=row["kind"],  # type: ignore[arg-type]  # the file holds these three words only
            code=row["code"],
            name=row["name_el"],
            nuts=row["nuts"] or None,
            units=frozenset(row["units"].split()),
        )
        if area.kind == "region":
            regions.append(area)
        elif area.kind == "regional_unit":
            units.append(area)
        for spelling in (area.name, *row["spellings"].split("|")):
            by_key.setdefault(key(spelling), area)
    return tuple(regions), tuple(units), by_key


def _names(
    municipalities: Iterable[Municipality],
    dissolved: Iterable[Municipality],
    aliases: Iterable[dict[str, str]],
    areas: Container[str],
) -> dict[str, Name]:
    names: dict[str, Name] = {}

    def add(name: str, code: str, kind: str, rank: int) -> None:
        known = names.get(name)
        if known is None or rank < known.rank:
            names[name] = Name((code,), kind, rank)
        elif rank == known.rank and code not in known.codes:
            names[name] = Name(tuple(sorted((*known.codes, code))), known.kind, rank)

    for one in municipalities:
        official = key(one.name)
        add(official, one.code, "official", 0)
        add(other_endings(official), one.code, "spelling", 2)
        if one.name_nominative:
            nominative = key(one.name_nominative)
            add(nominative, one.code, "nominative", 1)
            add(accusative(nominative), one.code, "accusative", 2)
    for row in aliases:
        if row["kind"] == "punctuation":
            continue  # has the key of the name itself
        alias = key(row["alias"])
        if row["kind"] == "qualified" and alias.rpartition(" ")[2] in areas:
            continue  # «Πύλης Τρικάλων» is a name and its area: ``linking`` reads the two one by one
        add(alias, row["code"], row["kind"], RANKS.get(row["kind"], 1))
    for old in dissolved:
        for code in old.successors:
            add(key(old.name), code, "predecessor", 1)
    return names
