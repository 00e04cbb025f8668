"""Tables of the layout that are parts of one: cut by pages, or by the groups they are in.

A part goes on where nothing but its rows, or the name of an area, stands between, and it has no head
or repeats the one before. Sums and headings of groups that a reader of layouts took for a table of
their own («Μερικό σύνολο | 800.000,00», «Περιφέρεια Ιονίων Νήσων») are rows; so is «95 Δήμος Πλατανιά |
Χανίων | 120.500,00» below row 94 of a table with one column more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ota_extract.alignment import Span
from ota_extract.assemble.tables.authorities import is_area
from ota_extract.assemble.tables.between import is_letterhead
from ota_extract.assemble.tables.cells import CellReader, Cells
from ota_extract.assemble.tables.rows import trimmed, written
from ota_extract.assemble.tables.totals import total_kind

_NUMBER_AND_NAME = re.compile(r"(\d{1,4})[.)]?\s+(?=[^\W\d])")
_MOST_BETWEEN = 80  # code points between two parts
_ABOVE = 400  # code points above a table in which its head or first heading may stand as text


@dataclass(slots=True)
class Grid:
    """One table of the layout, its head apart from its body."""

    head: list[Cells]
    body: list[Cells]
    span: Span
    scraps: list[Span] = field(default_factory=list)
    strays: list[tuple[int, Span]] = field(default_factory=list)
    """Areas that stand between parts: the number of the row they stand before, and where."""
    in_lines: bool = False
    """Whether the text writes it, a row a line, so that no row is the rest of the one above."""


def joined(reader: CellReader, grids: Iterable[Grid]) -> list[Grid]:
    """Put each of *grids*, in text order, to the one before where it goes on with it."""
    done: list[Grid] = []
    for grid in grids:
        last = done[-1] if done else None
        if (
            last is not None
            and last.body
            and grid.body
            and (stray := _between(reader.text, reader.folded, last.span.end, grid.span.start))
            is not None
            and _has_no_other_head(reader, grid, last)
            and (rows := _fitted(reader, grid, last)) is not None
        ):
            if stray.start < stray.end:
                last.strays.append((len(last.body), stray))
            last.head = last.head or grid.head
            last.body += rows
            last.scraps += [c for cells in grid.head for c in cells if c.start < c.end]
            last.scraps += grid.scraps
            last.span = Span(last.span.start, grid.span.end)
        else:
            done.append(grid)
    for grid in done:
        if (area := _first_heading(reader, grid)) is not None:
            grid.strays.insert(0, (0, area))
    return done


def is_heading(text: str, cells: Sequence[Span]) -> bool:
    """Whether the row is nothing but an area's name: the heading of a group."""
    filled = [cell for cell in cells if cell.start < cell.end]
    return len(filled) == 1 and is_area(written(text, filled[0]))


def _between(text: str, folded: str, start: int, end: int) -> Span | None:
    """What stands between two parts: an area's name or nothing; None where it is something else."""
    if end - start > _MOST_BETWEEN or end < start:
        return None
    if text.startswith((" |", "|"), start):  # the border of the row
        start = text.index("|", start) + 1
    inner = trimmed(text, start, max(start, end))
    while inner.start < inner.end:  # past the letterhead of a page
        stop = text.find("\n", *inner)
        stop = inner.end if stop < 0 else stop
        if not is_letterhead(folded, inner.start, stop):
            break
        inner = trimmed(text, stop, end)
    if inner.start == inner.end:
        return Span(start, start)
    return inner if is_area(written(text, inner)) else None


def _has_no_other_head(reader: CellReader, grid: Grid, last: Grid) -> bool:
    """Whether *grid* has no head, or that of *last*, which may stand above it as a line of text."""
    if not grid.head:
        return True
    names = _texts(reader.folded, grid.head)
    if last.head:
        return names == _texts(reader.folded, last.head)
    above = reader.folded[max(last.span.start - _ABOVE, 0) : last.span.start].split("\n")
    said = " ".join(" ".join(names).split())
    return any(" ".join(line.split()) == said for line in above)


def _fitted(reader: CellReader, grid: Grid, last: Grid) -> list[Cells] | None:
    """The rows of *grid* in the columns of *last*; None where they do not fit."""
    width, own = len(last.body[-1]), len(grid.body[0])
    if width == own:
        return grid.body
    if own > width or any(len(cells) != own for cells in grid.body):
        return None
    if all(_is_sum(reader, cells) or is_heading(reader.text, cells) for cells in grid.body):
        return [_widened(cells, width) for cells in grid.body]
    return _numbered(reader, grid.body, last.body) if own + 1 == width else None


def _is_sum(reader: CellReader, cells: Cells) -> bool:
    return any(
        total_kind(reader.folded[c.start : c.end]) for c in cells if c.start < c.end
    ) and any(reader.amount(cell) for cell in cells)


def _widened(cells: Cells, width: int) -> Cells:
    """The row with its first cell at the left and the others at the right of *width* columns."""
    first = cells[0]
    nothing = Span(first.end, first.end)
    return (first, *[nothing] * (width - len(cells)), *cells[1:])


def _numbered(
    reader: CellReader, rows: Sequence[Cells], above: Sequence[Cells]
) -> list[Cells] | None:
    """*rows* with number and name apart, where the numbers in front of the names go on from *above*."""
    last = reader.text[slice(*above[-1][0])].strip(" .)")
    if not last.isdecimal():
        return None
    number = int(last)
    done: list[Cells] = []
    for cells in rows:
        if _is_sum(reader, cells) or is_heading(reader.text, cells):
            done.append(_widened(cells, len(cells) + 1))
            continue
        found = _NUMBER_AND_NAME.match(reader.text, *cells[0])
        if found is None or int(found[1]) != number + 1:
            return None
        number += 1
        done.append((Span(*found.span(1)), Span(found.end(), cells[0].end), *cells[1:]))
    return done


def _first_heading(reader: CellReader, grid: Grid) -> Span | None:
    """The heading of the first group, where it stands above the table and the others within it."""
    if not any(is_heading(reader.text, cells) for cells in grid.body[1:]) or (
        is_heading(reader.text, grid.body[0])
    ):
        return None
    above = trimmed(reader.text, max(grid.span.start - _ABOVE, 0), grid.span.start)
    line = trimmed(reader.text, reader.text.rfind("\n", above.start, above.end) + 1, above.end)
    return line if line.start < line.end and is_area(written(reader.text, line)) else None


def _texts(folded: str, head: Sequence[Cells]) -> list[str]:
    return [folded[cell.start : cell.end] for cells in head for cell in cells]
