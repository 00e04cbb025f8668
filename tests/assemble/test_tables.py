"""Tables out of clean text: the cases in ``tables/`` as a person reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ota_extract import extract
from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.tables import find_tables
from ota_extract.clean import CleanText
from ota_extract.mentions import Mentions
from ota_extract.scan.numerals import find_numerals
from tests.assemble.case_files import Case, cases

HERE = Path(__file__).parent / "tables"


def read(text: str) -> list[TableDraft]:
    clean = CleanText.of(text)
    return find_tables(clean, Mentions(numerals=tuple(find_numerals(clean.folded))))


def as_lines(tables: list[TableDraft]) -> list[str]:
    """Tables in the words of the case files."""
    lines = []
    for table in tables:
        words = [table.status]
        if table.announced_rows is not None:
            words.append(f"announced {table.announced_rows}")
        if table.stated_total is not None:
            words.append(f"total {table.stated_total:f}")
        lines.append(" ".join(words))
        for row in table.rows:
            amount = "-" if row.amount is None else f"{row.amount:f}"
            fields = [row.recipient_kind, row.as_written, amount]
            lines.append(" | ".join(fields + ([row.region] if row.region else [])))
    return lines


@pytest.mark.parametrize("case", cases(HERE / "wild", HERE / "made", HERE / "leave_alone"), ids=str)
def test_table_is_read(case: Case) -> None:
    assert as_lines(read(case.text)) == case.expected


def test_the_number_of_a_row_is_no_list_number() -> None:
    release = extract("Αναλυτικά:\n1.\tΙΩΑΝΝΙΤΩΝ\t856.569,88\n2.\tΒΟΛΟΥ\t184.974,93\n")
    (table,) = release.municipality_tables
    assert [str(row.amount) for row in table.rows] == ["856569.88", "184974.93"]
    assert release.figures == release.identifiers == ()


@pytest.mark.parametrize("case", cases(HERE / "cannot_yet"), ids=str)
@pytest.mark.xfail(reason="known gap; its file says why")
def test_table_cannot_be_read_yet(case: Case) -> None:
    assert as_lines(read(case.text)) == case.expected


@pytest.mark.parametrize("case", cases(HERE / "wild", HERE / "made"), ids=str)
def test_spans_hold_what_they_say(case: Case) -> None:
    for table in read(case.text):
        for row in table.rows:
            stands = "".join(case.text[slice(*row.name_span)].split())
            name = "".join(row.as_written.split())
            if row.amount_span is not None and row.amount_span.start in range(*row.name_span):
                assert _around_its_row(name, stands)
            else:
                assert stands == name
            assert row.span.start <= row.name_span.start
            assert row.amount_span is None or row.amount_span in table.claims


def _around_its_row(name: str, stands: str) -> bool:
    """Whether *stands* is *name* with the other cells of the row inside it."""
    return any(
        stands.startswith(name[:at]) and stands.endswith(name[at:]) for at in range(1, len(name))
    )


def test_a_column_of_unknown_name_before_the_others_is_named_as_in_the_head() -> None:
    (table,) = read(
        "ΔΗΜΟΣ ΝΟΜΟΣ ΠΡΑΣΙΝΟ ΤΑΜΕΙΟ ΙΔΙΟΙ ΠΟΡΟΙ ΣΥΝΟΛΟ\n"
        "Ξάνθης Ξάνθης 500.000,00 50.000,00 550.000,00\n"
        "Σερρών Σερρών 410.000,00 41.000,00 451.000,00"
    )
    assert {name: f"{value:f}" for name, value in table.rows[0].values.items()} == {
        "ΠΡΑΣΙΝΟ ΤΑΜΕΙΟ": "500000",
        "ΙΔΙΟΙ ΠΟΡΟΙ": "50000",
        "ΣΥΝΟΛΟ": "550000",
    }


@pytest.mark.parametrize(
    "rows", ["Α/Α\tΔΗΜΟΣ\n1\tΒόλου\n2\tΛαμιέων\n3\tΠατρέων", "1. Βόλου\n2. Λαμιέων\n3. Πατρέων"]
)
def test_numbered_names_without_amounts_are_a_list(rows: str) -> None:
    (table,) = extract(f"Οι δήμοι που εντάσσονται:\n\n{rows}\n").municipality_tables
    assert [row.municipality and row.municipality.name for row in table.rows] == [
        "Βόλου",
        "Λαμιέων",
        "Πατρέων",
    ]
    assert {row.amount for row in table.rows} == {None}
