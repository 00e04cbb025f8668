"""A plain lattice is read as pdfplumber's finder reads it; other drawings are left to that finder."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ota_extract.reading.pdf.grids import _by_corners
from ota_extract.reading.pdf.lattice import Box, join_lines, lattice_tables
from ota_extract.reading.pdf.page import Edge

steps = st.lists(st.integers(min_value=12, max_value=90), min_size=2, max_size=8)


def places(start: float, widths: list[int]) -> list[float]:
    found = [start]
    for width in widths:
        found.append(found[-1] + width)
    return found


def boxes(tables: list[list[Box]] | None) -> set[frozenset[tuple[int, ...]]]:
    assert tables is not None
    return {
        frozenset(tuple(round(side) for side in cell) for cell in table)
        for table in tables
        if len(table) > 1
    }


@settings(deadline=None)  # the first example imports pdfplumber
@given(steps, steps, st.sets(st.integers(0, 7)), st.booleans())
def test_a_grid_with_merged_cells_comes_out_as_pdfplumber_finds_it(
    widths: list[int], heights: list[int], merged: set[int], in_pieces: bool
) -> None:
    xs, ys = places(50, widths), places(60, heights)
    edges = []
    for index, y in enumerate(ys):
        inside = 0 < index < len(ys) - 1
        start = xs[1] if inside and index in merged else xs[0]
        edges.append(Edge(start, y, xs[-1], y))
    for x in xs:
        if in_pieces:
            edges += [Edge(x, one - 0.5, x, two + 0.5) for one, two in pairwise(ys)]
        else:
            edges.append(Edge(x, ys[0], x, ys[-1]))
    lines = join_lines(edges)
    assert boxes(lattice_tables(lines)) == boxes(_by_corners(lines))


def test_a_cell_of_another_shape_is_left_to_the_other_finder() -> None:
    edges = [Edge(0, y, 300, y) for y in (0, 300)] + [Edge(x, 0, x, 300) for x in (0, 300)]
    edges += [Edge(100, 100, 200, 100), Edge(100, 200, 200, 200)]
    edges += [Edge(100, 100, 100, 200), Edge(200, 100, 200, 200)]
    assert lattice_tables(join_lines(edges)) is None


def test_cells_left_open_by_a_page_break_are_closed() -> None:
    edges = [Edge(0, y, 300, y) for y in (0, 50, 100)] + [Edge(x, 0, x, 150) for x in (0, 100, 300)]
    (table,) = lattice_tables(join_lines(edges)) or []
    assert (0, 100, 100, 150) in table
    assert len(table) == 6
