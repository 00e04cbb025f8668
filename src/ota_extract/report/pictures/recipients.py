"""Who gets what, as the pictures need it: a row's name, amount, residents and place on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

from ota_extract.municipalities import registry
from ota_extract.municipalities.entries import Municipality
from ota_extract.records import MunicipalityTable, Row
from ota_extract.report.speech import Speech

LONGEST_NAME = 80
"""Characters of a name as written; the table has all of it."""
CENT = Decimal("0.01")
DIGITS, DECIMALS = 16, 6
"""Of an amount that a picture can show."""


@dataclass(frozen=True, slots=True)
class Allotment:
    """One row of a table that has an amount."""

    value: str
    """Its id elsewhere on the page."""
    name: str
    amount: Decimal
    municipality: Municipality | None
    """The entry of the registry; None where the row is linked to none."""

    @property
    def per_resident(self) -> Decimal | None:
        """Euro per resident of the census of 2021, to the cent."""
        if self.municipality is None or not self.municipality.population_2021:
            return None
        return (self.amount / self.municipality.population_2021).quantize(CENT, ROUND_HALF_EVEN)


def allotments(name: str, table: MunicipalityTable) -> tuple[Allotment, ...]:
    """The rows of *table* with an amount, in its order; *name* is the table's id on the page."""
    return tuple(
        Allotment(f"{name}-{index}", name_of(row), row.amount, entry_of(row))
        for index, row in enumerate(table.rows)
        if row.amount is not None and can_be_drawn(row.amount)
    )


def can_be_drawn(amount: Decimal) -> bool:
    """Not so in a record from elsewhere that says 1e999999: the table shows it, no picture can."""
    return amount.is_finite() and -DECIMALS <= amount.adjusted() < DIGITS


def entry_of(row: Row) -> Municipality | None:
    """The municipality that *row* is linked to."""
    code = row.municipality.code
    if row.recipient_kind != "municipality" or code is None:
        return None
    try:
        return registry().municipality(code)
    except KeyError:  # a record of another edition of the registry
        return None


def name_of(row: Row) -> str:
    """The official name, with the regional unit where several municipalities share it; else as written."""
    entry = entry_of(row)
    return short(row.municipality.as_written) if entry is None else full_name(entry)


def full_name(entry: Municipality) -> str:
    """The official name; with the regional unit where the registry has it more than once.

    >>> full_name(registry().municipality("3805")), full_name(registry().municipality("7101"))
    ('Θέρμου', 'Ηρακλείου (Ηρακλείου)')
    """
    shared = entry.name in _shared_names()
    return f"{entry.name} ({entry.regional_unit})" if shared else entry.name


@cache
def _shared_names() -> frozenset[str]:
    counts = Counter(entry.name for entry in registry().municipalities)
    return frozenset(name for name, count in counts.items() if count > 1)


def short(text: str) -> str:
    """*text* on one line and not too long to stand in a picture."""
    line = " ".join(text[: 4 * LONGEST_NAME].split())
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip() + "…"


def listed(rows: Sequence[Allotment], speech: Speech, most: int = 5) -> str:
    """Names and amounts in a sentence, the largest first, with how many more there are."""
    ordered = sorted(rows, key=lambda row: -abs(row.amount))
    said = [f"{row.name} {speech.quantity(row.amount, 'EUR')}" for row in ordered[:most]]
    if len(ordered) > most:
        said.append(speech.word("picture", "and_more") % speech.number(len(ordered) - most))
    return ", ".join(said)
