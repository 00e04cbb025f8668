"""Two columns of running text on a short page, or with lines that do not stand level.

There are too few level lines to tell the gutter by (``gutters`` counts those). It shows in the looks of the
text: a white band that no line crosses, on both sides lines that fill their column from edge to edge, and
paragraphs that begin where they like. The cells of a table fill no column, or begin level with one another.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from ota_extract.reading.pdf.lines import Chunk, Row, chunks_of, rows_of
from ota_extract.reading.pdf.page import Word

FEWEST_LINES = 4
"""How many lines of a column begin at its edge, and how many fill it."""
FEWEST_WORDS = 20
NARROWEST = 0.25
"""The width of a column, as a share of the page's."""
LARGEST_SPACE = 0.5
"""A gap of more than this share of a line's height may be the gutter and not a space between words."""


class _Column(NamedTuple):
    """Lines of one side, from where to where they reach, and how many fill the column."""

    rows: list[Row]
    x0: float
    x1: float
    full: int


def gutter_of_prose(words: list[Word], width: float) -> float | None:
    """Where the gutter of two columns of running text among *words* runs, on a page of *width*."""
    begin = Counter(round(word.x0) for word in words if 0.3 * width < word.x0 < 0.7 * width)
    edges = [x for x, _ in begin.most_common(3) if _near(begin, x) >= FEWEST_LINES]
    if not edges:
        return None
    lines = chunks_of(words, LARGEST_SPACE)
    for edge in edges:
        gutter = edge - 2.0
        inside = _longest_stretch(lines, gutter)
        left = _column([line for line in inside if line.x1 <= gutter])
        right = _column([line for line in inside if line.x0 > gutter])
        if left and right and _is_gutter(left, right, width):
            return (left.x1 + right.x0) / 2
    return None


def rows_apart(words: list[Word], gutter: float) -> list[Row]:
    """The visual lines of *words*, the columns on the two sides of the *gutter* each by itself; what stands
    level with a line that crosses it stays with that line.
    """
    lines = chunks_of(words, LARGEST_SPACE)
    across = [line for line in lines if line.x0 < gutter < line.x1]
    sides: dict[str, list[Word]] = {"across": [], "left": [], "right": []}
    for line in lines:
        if any(other.top < line.middle < other.bottom for other in across):
            sides["across"] += line.words
        else:
            sides["left" if line.x1 <= gutter else "right"] += line.words
    rows = [row for side in sides.values() for row in rows_of(chunks_of(side))]
    return sorted(rows, key=attrgetter("middle"))


def _near(begin: Counter[int], x: int) -> int:
    return begin[x - 1] + begin[x] + begin[x + 1]


def _longest_stretch(lines: list[Chunk], x: float) -> list[Chunk]:
    """The *lines* of the part of the page with most of them that none crosses at *x*."""
    stretches: list[list[Chunk]] = [[]]
    for line in sorted(lines, key=lambda line: line.middle):
        if line.x0 < x < line.x1:
            stretches.append([])
        else:
            stretches[-1].append(line)
    return max(stretches, key=len)


def _column(lines: list[Chunk]) -> _Column | None:
    """What *lines* make up where they are running text that fills a column; else ``None``."""
    if sum(len(line.words) for line in lines) < FEWEST_WORDS:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    rows = rows_of(lines)
    at_edge = sum(row.x0 < x0 + 3 for row in rows)
    full = sum(
        row.x0 < x0 + 3 and row.x1 > x1 - 0.12 * (x1 - x0) and _words_of_letters(row) >= 3
        for row in rows
    )
    if full < FEWEST_LINES or at_edge < 0.7 * len(rows) or full < 0.4 * len(rows):
        return None
    return _Column(rows, x0, x1, full)


def _words_of_letters(row: Row) -> int:
    return sum(any(map(str.isalpha, word.text)) for chunk in row.chunks for word in chunk.words)


def _is_gutter(left: _Column, right: _Column, width: float) -> bool:
    """Whether *left* and *right* stand beside one another as columns of text do."""
    height = right.rows[0].bottom - right.rows[0].top
    if right.x0 - left.x1 < LARGEST_SPACE * height:
        return False
    if min(left.x1 - left.x0, right.x1 - right.x0) < NARROWEST * width:
        return False
    top = max(left.rows[0].top, right.rows[0].top)
    bottom = min(left.rows[-1].bottom, right.rows[-1].bottom)
    if min(sum(top <= row.middle <= bottom for row in side.rows) for side in (left, right)) < (
        FEWEST_LINES
    ):
        return False
    ours, theirs = _paragraphs(left.rows), _paragraphs(right.rows)
    level = sum(any(abs(one - two) < 3 for two in theirs) for one in ours)
    return level < 3 or level < 0.6 * min(len(ours), len(theirs))


def _paragraphs(rows: list[Row]) -> list[float]:
    """The tops of the lines that more than the usual space stands above."""
    steps = [two.top - one.top for one, two in pairwise(rows)]
    usual = sorted(steps)[len(steps) // 3]
    return [
        rows[0].top,
        *(row.top for row, step in zip(rows[1:], steps, strict=True) if step > 1.25 * usual),
    ]
