"""Numbers alone in a cell of a table that the layout shows."""

from __future__ import annotations

import pytest

from ota_extract.alignment import AlignedText, Span
from ota_extract.clean import Block, BlockKind, CleanTable, CleanText
from ota_extract.mentions import Quantity
from ota_extract.scan import scan
from ota_extract.source import SourceDocument


def quantities_of(rows: list[list[str]]) -> list[Quantity]:
    """What is read from a table of these cells, each row a line."""
    text = "\n".join("\t".join(row) for row in rows)
    spans, blocks, at = [], [], 0
    for row in rows:
        cells = []
        for cell in row:
            cells.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        spans.append(tuple(cells))
        blocks.append(Block(BlockKind.ROW, cells[0].start, cells[-1].end))
    document = SourceDocument("", "application/pdf", "", len(text), text)
    table = CleanTable(tuple(spans), 0)
    clean = CleanText(document, AlignedText.of(text), tuple(blocks), tables=(table,))
    return list(scan(clean).quantities)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("715.000,54 €", ("money", "715000.54", "€")),
        ("€ 600", ("money", "600", "€")),
        ("12,5 %", ("percentage", "12.5", "%")),
        ("41.207.318,05", ("money", "41207318.05", "")),
    ],
)
def test_the_unit_is_the_one_in_the_cell(cell: str, expected: tuple[str, str, str]) -> None:
    (found,) = quantities_of([["Ύδρευση", cell, "Δικαιούχοι"]])
    assert (found.kind, str(found.value), found.unit_text) == expected


def test_a_word_of_the_next_cell_is_no_unit() -> None:
    found = quantities_of([["ΠΑΘΗΤΙΚΟ", "45.862.484,52", "θέσεις"]])
    assert [quantity.unit for quantity in found] == ["EUR"]


def test_numbers_of_neighbouring_cells_are_no_range() -> None:
    found = quantities_of([["Δήμος Θέρμου", "1.000,00 €", "-", "2.000,00 €"]])
    assert [str(quantity.value) for quantity in found] == ["1000", "2000"]


def test_a_bound_in_the_cell_before_still_bounds() -> None:
    (found,) = quantities_of([["Ποσό έως", "5.000 €"]])
    assert (found.bound, str(found.value)) == ("at_most", "5000")
