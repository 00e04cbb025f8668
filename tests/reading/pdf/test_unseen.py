"""PDFs made by somebody who had not seen the program: the rows and totals of their records."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from ota_extract import Release, extract
from ota_extract.greek import fold
from ota_extract.reading.pdf import Limits

UNSEEN = Path(__file__).parent / "unseen"
TABLES = {
    "newsletter-columns": [(30, "14440000")],
    "notes-and-dashes": [(58, "3950025")],
    "reductions-dotted": [(21, "9540995.64"), (17, "2810000"), (6, "-103000")],
    "tables-side-by-side": [(27, "7102500")],
    "typewriter": [(76, "22957265.32")],
}
"""Of each release the tables that allot money: how many rows, and the total that is printed."""


@cache
def record(name: str) -> Release:
    return extract(UNSEEN / f"{name}.pdf", limits=Limits(isolate=False))


def gold(name: str) -> Counter[tuple[str, Decimal]]:
    with (UNSEEN / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return Counter((key(row["municipality"]), Decimal(row["amount"])) for row in rows)


def key(name: str) -> str:
    """*name* without signs and without the title that the record leaves out."""
    return "".join(filter(str.isalnum, fold(name))).removeprefix("δημοσ")


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_row_is_in_the_record(name: str) -> None:
    rows = [row for table in record(name).municipality_tables for row in table.rows]
    found = Counter(
        (key(row.municipality.as_written), row.amount) for row in rows if row.amount is not None
    )
    assert found == gold(name)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_table_is_whole_and_has_its_total(name: str) -> None:
    tables = record(name).municipality_tables
    assert [(len(table.rows), str(table.stated_total)) for table in tables] == TABLES[name]
    assert not {"OTA202", "OTA203"} & {finding.code for finding in record(name).findings}


def test_what_was_refused_has_no_amount() -> None:
    (table,) = record("notes-and-dashes").municipality_tables
    refused = [row.municipality.as_written for row in table.rows if row.amount is None]
    assert refused == [
        "Σαμοθράκης",
        "Αργιθέας",
        "Ξυλοκάστρου - Ευρωστίνης",
        "Ελαφονήσου",
        "Καρπάθου",
    ]
