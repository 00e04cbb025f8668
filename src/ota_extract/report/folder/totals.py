"""What was allotted: over all releases, by region, by year, by municipality.

Only rows of tables count, with the amounts that stand in them. A release that is there twice (its file is
the same, byte by byte) counts once. Money that two releases announce counts twice: nothing in them says
that it is the same. Rows that are linked to no municipality are summed apart and are in no region.
"""

from __future__ import annotations

import decimal
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal

from ota_extract.municipalities import registry
from ota_extract.report.folder.entries import Entry, TableRow

DIGITS = 250
"""More than any sum of numbers that a record can hold, so that none is rounded."""
CENT = Decimal("0.01")


@dataclass(slots=True)
class Total:
    """A sum of amounts, and where they come from."""

    amount: Decimal = Decimal(0)
    rows: int = 0
    municipalities: set[str] = field(default_factory=set)
    releases: set[str] = field(default_factory=set)

    def add(self, entry: Entry, row: TableRow) -> None:
        """Count one row; a row without an amount is no part of any sum."""
        if row.amount is None:
            return
        self.amount += row.amount
        self.rows += 1
        self.releases.add(entry.release)
        if row.code is not None:
            self.municipalities.add(row.code)

    def per_resident(self, residents: int) -> Decimal | None:
        """Euro per resident, to the cent."""
        if not residents or not self.rows:
            return None
        with decimal.localcontext(prec=DIGITS):
            return (self.amount / residents).quantize(CENT, ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over all releases of a folder."""

    all: Total
    linked: Total
    """Rows that are linked to a municipality."""
    unlinked: Total
    """Rows of municipalities whose name is ambiguous or not in the registry."""
    others: Total
    """Rows of regions, water utilities, associations and the like."""
    by_region: dict[str, Total]
    """In the order of the registry; a region without any amount is there too."""
    by_year: dict[str | None, Total]
    """The latest first; None, the year unknown, last. A year of releases without amounts is there too."""
    releases_of_year: dict[str | None, int]
    by_municipality: dict[str, Total]
    without_amount: int
    """Rows without an amount."""
    incomplete: int
    """Releases of which a table is missing or incomplete."""
    copies: int


def totals_of(entries: Sequence[Entry]) -> Totals:
    """Add up *entries*, whose copies are marked."""
    counted = [entry for entry in entries if entry.copy_of is None]
    regions = {area.name: Total() for area in registry().regions}
    years: dict[str | None, Total] = {}
    releases_of_year: dict[str | None, int] = {}
    municipalities: dict[str, Total] = {}
    every, linked, unlinked, others = Total(), Total(), Total(), Total()
    with decimal.localcontext(prec=DIGITS):
        for entry in counted:
            year = years.setdefault(entry.year, Total())
            releases_of_year[entry.year] = releases_of_year.get(entry.year, 0) + 1
            for row in entry.rows:
                if row.amount is None:
                    continue
                every.add(entry, row)
                year.add(entry, row)
                region = region_of(row.code)
                if row.kind != "municipality":
                    others.add(entry, row)
                elif row.code is None or region is None:
                    unlinked.add(entry, row)
                else:
                    linked.add(entry, row)
                    regions[region].add(entry, row)
                    municipalities.setdefault(row.code, Total()).add(entry, row)
    return Totals(
        all=every,
        linked=linked,
        unlinked=unlinked,
        others=others,
        by_region=regions,
        by_year={year: years[year] for year in sorted(years, key=_latest_first)},
        releases_of_year=releases_of_year,
        by_municipality=dict(sorted(municipalities.items())),
        without_amount=sum(1 for entry in counted for row in entry.rows if row.amount is None),
        incomplete=sum(1 for entry in counted if {"missing", "incomplete"} & set(entry.tables)),
        copies=len(entries) - len(counted),
    )


def total_of(entry: Entry) -> Total:
    """All amounts of one release."""
    total = Total()
    with decimal.localcontext(prec=DIGITS):
        for row in entry.rows:
            total.add(entry, row)
    return total


def region_of(code: str | None) -> str | None:
    """The region of the municipality with *code*; None where the registry has none."""
    try:
        return None if code is None else registry().municipality(code).region
    except KeyError:  # a record made with another edition of the registry
        return None


def residents_of(codes: Iterable[str]) -> int:
    """How many live in the municipalities with *codes*."""
    return sum(registry().municipality(code).population_2021 for code in codes)


def residents_of_region(name: str) -> int:
    """How many live in the region called *name*."""
    return residents_of(one.code for one in registry().municipalities if one.region == name)


def _latest_first(year: str | None) -> tuple[bool, int]:
    return year is None, -int(year or 0)
