"""Whether the rows of a record fit the tables: numbers, keys, references.

What ota-extract writes fits. A record from elsewhere, or one that was changed by hand, may not, and one
bad key would spoil the tables for all, so it is refused as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from ota_extract.export.columns import DIGITS, MOST_DECIMALS, Row, Table, Type
from ota_extract.export.decoding import BadRecordError
from ota_extract.municipalities.registry import EDITION, registry


class TooFineError(Exception):
    """A number has more digits behind the point than the columns of its type: they have to have more."""

    def __init__(self, of: Type, decimals: int) -> None:
        super().__init__(of, decimals)
        self.type = of
        self.decimals = decimals


LARGEST_INTEGER = 2**63 - 1

Rows = Mapping[str, Sequence[Row]]
"""Rows by the name of their table."""


class Checks:
    """The checks of the rows of some tables."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._plans = [_Plan(table) for table in tables]

    def check(self, rows: Rows) -> None:
        """Raise :class:`BadRecordError` where the *rows* of one record do not fit.

        Raises :class:`TooFineError` where they would fit wider columns.
        """
        keys: dict[str, set[Row]] = {}
        present = [(plan, own) for plan in self._plans if (own := rows.get(plan.table.name))]
        for plan, own in present:
            _check_cells(plan, own)
            keys[plan.table.name] = {tuple([row[place] for place in plan.key]) for row in own}
            if len(keys[plan.table.name]) < len(own):
                raise BadRecordError(
                    f"two rows of {plan.table.name} have the same {plan.table.key[-1]}"
                )
        for plan, own in present:
            _check_references(plan, own, keys)


class _Plan:
    """What to look at in the rows of a table: places in a row."""

    def __init__(self, table: Table) -> None:
        places = list(enumerate(table.columns))
        self.table = table
        self.key = table.places(table.key)
        self.required = [at for at, column in places if column.required]
        self.integers = [at for at, column in places if column.type is Type.INTEGER]
        self.decimals = [
            (at, digits) for at, column in places if (digits := column.decimals) is not None
        ]
        self.references = [
            (table.places(reference.columns), reference.table)
            for reference in table.references
            if reference.table != "releases"  # the release's own row comes with it
        ]


def _check_cells(plan: _Plan, rows: Sequence[Row]) -> None:
    for row in rows:
        for place in plan.required:
            if row[place] is None or row[place] == "":
                raise _unfit(plan.table, row, place, "is missing")
        for place in plan.integers:
            whole = row[place]
            if isinstance(whole, int) and abs(whole) > LARGEST_INTEGER:
                raise _unfit(plan.table, row, place, "is larger than 64 bits")
        for place, behind in plan.decimals:
            number = row[place]
            if isinstance(number, Decimal):
                _check_digits(number, behind, plan.table, row, place)


def _check_digits(number: Decimal, behind: int, table: Table, row: Row, place: int) -> None:
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if decimals > MOST_DECIMALS:
        raise _unfit(table, row, place, f"has more than {MOST_DECIMALS} digits behind the point")
    if number.adjusted() >= DIGITS - max(decimals, behind):
        raise _unfit(table, row, place, f"has more than {DIGITS} digits")
    if decimals > behind:
        raise TooFineError(table.columns[place].type, decimals)


def _check_references(plan: _Plan, rows: Sequence[Row], keys: Mapping[str, set[Row]]) -> None:
    for places, name in plan.references:
        known = _codes() if name == "municipalities" else keys.get(name, set())
        for row in rows:
            wanted = tuple([row[place] for place in places])
            if None not in wanted and wanted not in known:
                why = f"(edition {EDITION})" if name == "municipalities" else "of the record"
                raise _unfit(plan.table, row, places[-1], f"is none of the {name} {why}")


@cache
def _codes() -> frozenset[Row]:
    every = registry()
    return frozenset((one.code,) for one in (*every.municipalities, *every.dissolved))


def _unfit(table: Table, row: Row, place: int, what: str) -> BadRecordError:
    key = ", ".join(str(row[at]) for at in table.places(table.key[1:])) or "its own row"
    value = str(row[place])[:40]
    return BadRecordError(f"{table.name} {key}: {table.columns[place].name} {value} {what}")
