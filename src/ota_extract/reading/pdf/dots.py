"""Dotted borders, which browsers draw dot by dot: dots in a row are a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ota_extract.reading.pdf.page import Box, Edge

GAP = 3.0
"""How far two dots of a line may stand apart, in points."""
FEWEST = 5
SHORTEST = 8.0
"""Fewer dots, or a shorter line, are where borders meet, or a full stop."""


def lines_of_dots(dots: Iterable[Box]) -> list[Edge]:
    """The lines across and down that *dots* make up; a dot at a corner is of both.

    >>> row = [(10.0 + 2 * n, 50.0, 11.0 + 2 * n, 51.0) for n in range(9)]
    >>> [tuple(edge) for edge in lines_of_dots(row)]
    [(10.0, 50.5, 27.0, 50.5, True)]
    """
    across: defaultdict[int, set[tuple[float, float]]] = defaultdict(set)
    down: defaultdict[int, set[tuple[float, float]]] = defaultdict(set)
    for x0, top, x1, bottom in dots:
        across[round(top + bottom)].add((x0, x1))
        down[round(x0 + x1)].add((top, bottom))
    edges = [
        Edge(start, at / 2, end, at / 2)
        for at, ends in across.items()
        for start, end in _runs(ends)
    ]
    edges += [
        Edge(at / 2, start, at / 2, end) for at, ends in down.items() for start, end in _runs(ends)
    ]
    return edges


def _runs(ends: set[tuple[float, float]]) -> list[tuple[float, float]]:
    """From where to where dots follow one another."""
    runs: list[tuple[float, float]] = []
    begun = done = 0.0
    count = 0
    for start, end in [*sorted(ends), (float("inf"), float("inf"))]:
        if count and start - done <= GAP:
            count += 1
            done = max(done, end)
            continue
        if count >= FEWEST and done - begun >= SHORTEST:
            runs.append((begun, done))
        begun, done, count = start, end, 1
    return runs
