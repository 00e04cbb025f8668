"""The tables of a text: those that its layout showed, and lines whose cells tabs or bars part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ota_extract.alignment import Span
from ota_extract.clean import Block, BlockKind, CleanTable, CleanText
from ota_extract.spans import SpanSet

_PARTS = re.compile(r"[\t|]")
_INDENT = re.compile(r"[^\S\n]+\Z")
_LONGEST_INDENT = 40
_MOST_CELLS = 40
"""A line with more is no row of a table that anyone could read."""
_DIGIT = re.compile(r"\d")
_RULE = re.compile(r"[-–—|:=_+\s]+")


def tables_of(clean: CleanText) -> list[CleanTable]:
    """The tables of *clean*: first those of its layout, then those written in lines."""
    return [*clean.tables, *written_tables(clean)]


def written_tables(clean: CleanText) -> list[CleanTable]:
    """The tables of *clean* that are written in lines, in text order.

    Which of the lines are heads is not told: ``header_rows`` is 0.
    """
    shown = SpanSet(
        (min(cell.start for cell in filled), max(cell.end for cell in filled))
        for table in clean.tables
        if (filled := [cell for row in table.rows for cell in row if cell.start < cell.end])
    )
    lines = [
        block
        for block in clean.blocks
        if block.kind is BlockKind.ROW and not shown.overlaps(block.start, block.end)
    ]
    return [CleanTable(tuple(rows), 0, in_lines=True) for rows in _runs(clean, lines)]


def cells_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The cells of the line at ``text[start:end]``, without the space around them.

    >>> line = "| Ύδρευση | 27.000 |"
    >>> [line[slice(*cell)] for cell in cells_of(line, 0, len(line))]
    ['Ύδρευση', '27.000']
    """
    if text.startswith("|", start):
        start += 1
    if text.endswith("|", start, end):
        end -= 1
    cells = []
    for stop in [*(found.start() for found in _PARTS.finditer(text, start, end)), end]:
        words = text[start:stop]
        begin = start + len(words) - len(words.lstrip())
        cells.append(Span(begin, max(begin, start + len(words.rstrip()))))
        start = stop + 1
    return tuple(cells)


def _runs(clean: CleanText, lines: Sequence[Block]) -> Iterator[list[tuple[Span, ...]]]:
    """The cells of *lines* that follow one another, those with a single cell left out.

    A line of words with more or fewer cells than the one before it is the head of another table.
    """
    text = clean.text
    rows: list[tuple[Span, ...]] = []
    done = 0
    for line in lines:
        cells = cells_of(text, line.start, line.end)
        if not 1 < len(cells) <= _MOST_CELLS or _RULE.fullmatch(text, line.start, line.end):
            cells = ()
        elif rows and len(cells) < len(rows[0]):
            cells = (*_blank_before(clean, line.start), *cells)
        apart = text[done : line.start].strip()
        heading = rows and cells and len(cells) != len(rows[-1])
        if apart or (heading and not _DIGIT.search(text, line.start, line.end)):
            if rows:
                yield rows
            rows = []
        done = line.end
        if cells:
            rows.append(cells)
    if rows:
        yield rows


def _blank_before(clean: CleanText, start: int) -> list[Span]:
    """The empty cells with which the line at *start* began, before repair took its indent away."""
    place = clean.aligned.source_spans(start, start + 1)
    source = clean.document.text
    at = place[0].start if place else 0
    indent = _INDENT.search(source, max(at - _LONGEST_INDENT, 0), at)
    return [Span(start, start)] * indent[0].count("\t") if indent else []
