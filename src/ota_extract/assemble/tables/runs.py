"""Lines that follow each other and make one table: each block is read, and what belongs together gathered.

What a run is about is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ota_extract.alignment import Span
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.gathering import Gathering
from ota_extract.assemble.tables.heads import read_head
from ota_extract.assemble.tables.line_kinds import Line, RowLine, Run
from ota_extract.assemble.tables.lines import read_line
from ota_extract.assemble.tables.owed import marked
from ota_extract.assemble.tables.prose import read_prose
from ota_extract.assemble.tables.rows import Row
from ota_extract.clean import Block, CleanText
from ota_extract.spans import SpanSet

_RULE = re.compile(r"[-–—|:=_+\s]+")


def find_runs(
    clean: CleanText, numbers: Numbers, taken: Iterable[Span], singles: list[Row] | None = None
) -> list[Run]:
    """Find the runs of the text outside of *taken*, the places of tables that the layout shows.

    *singles* takes the rows that are of no run: of a recipient alone in its sentence, or amounts owed.
    """
    builder = Gathering(clean)
    shown = SpanSet(taken)
    for at, block in enumerate(clean.blocks):
        if shown.overlaps(block.start, block.end):
            builder.close()
            continue
        if not _RULE.fullmatch(clean.text, block.start, block.end):  # «---|---|---»
            builder.take(at, block, _without_singles(_read(clean, numbers, block), singles))
    builder.close()
    if singles is not None:
        singles += [run.rows[0] for run in builder.runs if len(run.rows) == 1]
    return builder.runs


def _without_singles(
    line: Line | list[Span] | None, singles: list[Row] | None
) -> Line | list[Span] | None:
    """The line without the rows whose amounts are owed; one row of prose is kept, and told of as well."""
    if not isinstance(line, RowLine):
        return line
    given = tuple(row for row in line.rows if not row.owed)
    if singles is not None:
        singles += [row for row in line.rows if row.owed]
        singles += given if line.prose and len(given) == 1 else ()
    return replace(line, rows=given) if given else None


def _read(clean: CleanText, numbers: Numbers, block: Block) -> Line | list[Span] | None:
    text, folded = clean.text, clean.folded
    start, end = block.start, block.end
    if head := read_head(text, folded, start, end):
        return head
    line = read_line(text, folded, numbers, start, end)
    if isinstance(line, RowLine) and not line.rows[0].recipient.certain:
        rows = read_prose(text, folded, numbers, start, end)
        if len(rows) > 1:
            return RowLine(tuple(rows), prose=True)
    if isinstance(line, RowLine):
        return replace(line, rows=tuple(marked(folded, line.rows, start, end)))
    if line is not None:
        return line
    rows = read_prose(text, folded, numbers, start, end)
    return RowLine(tuple(rows), prose=True) if rows else None
