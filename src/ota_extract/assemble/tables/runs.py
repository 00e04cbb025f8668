"""Lines that follow each other and make one table: rows, with heads, totals and scraps between them.

A run begins with a row and goes on over repeated heads, group headings («ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ»), halves
of wrapped names, totals and scraps of rows; prose ends it. What a run is about is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import Numbers
from ota_extract.assemble.tables.authorities import is_area, is_municipality
from ota_extract.assemble.tables.heads import read_head
from ota_extract.assemble.tables.lines import (
    AmountLine,
    Line,
    NameLine,
    RowLine,
    TotalLine,
    read_line,
)
from ota_extract.assemble.tables.narrative import read_sentence
from ota_extract.assemble.tables.rows import Row, written
from ota_extract.clean import Block, BlockKind, CleanText

_RULE = re.compile(r"[-–—|:=_+\s]+")
_NEAR_START = 12
"""A sentence row begins with its recipient or amount: so many letters may stand before it."""


@dataclass(slots=True)
class Run:
    """The rows of one table in the making. ``first``/``last`` are indices of blocks."""

    first: int
    last: int
    rows: list[Row] = field(default_factory=list)
    head: list[Span] = field(default_factory=list)
    subtotals: list[TotalLine] = field(default_factory=list)
    total: TotalLine | None = None
    last_amounts: AmountLine | None = None
    """Amounts without a label behind the last row: perhaps the total."""
    scraps: list[Span] = field(default_factory=list)
    cut: NameLine | None = None
    """A row whose amount the source lost."""
    prose: bool = False


def find_runs(clean: CleanText, numbers: Numbers, taken: Sequence[Span]) -> list[Run]:
    """Find the runs of the text outside of *taken*, the places of tables that the layout shows."""
    builder = _Builder(clean)
    blocks = clean.blocks
    next_taken = 0
    for at, block in enumerate(blocks):
        while next_taken < len(taken) and taken[next_taken].end <= block.start:
            next_taken += 1
        if next_taken < len(taken) and taken[next_taken].start < block.end:
            builder.close()
            continue
        if not _RULE.fullmatch(clean.text, block.start, block.end):  # «---|---|---»
            builder.take(at, block, _read(clean, numbers, block))
    builder.close()
    return builder.runs


def _read(clean: CleanText, numbers: Numbers, block: Block) -> Line | list[Span] | None:
    text, folded = clean.text, clean.folded
    start, end = block.start, block.end
    if head := read_head(text, folded, start, end):
        return head
    line = read_line(text, folded, numbers, start, end)
    if isinstance(line, RowLine) and not line.rows[0].recipient.certain:
        rows = read_sentence(text, folded, numbers, start, end)
        if len(rows) > 1:
            return RowLine(tuple(rows), prose=True)
    if line is not None:
        return line
    rows = read_sentence(text, folded, numbers, start, end)
    return RowLine(tuple(rows), prose=True) if rows else None


class _Builder:
    """Takes the blocks one by one and puts what belongs together into runs."""

    def __init__(self, clean: CleanText) -> None:
        self.runs: list[Run] = []
        self._clean = clean
        self._run: Run | None = None
        self._head: tuple[int, list[Span]] | None = None
        self._waiting: list[tuple[int, NameLine]] = []
        self._region: Span | None = None
        self._prefecture: Span | None = None

    def take(self, at: int, block: Block, line: Line | list[Span] | None) -> None:
        match line:
            case RowLine():
                self._rows(at, block, line)
            case NameLine():
                self._waiting.append((at, line))
                if len(self._waiting) > 3 and self._run is None:
                    del self._waiting[0]
            case AmountLine():
                self._amounts(at, line)
            case TotalLine():
                self._total(at, line)
            case list():
                self._new_head(at, line)
            case None:
                if block.kind is not BlockKind.CAPTION:
                    self.close()

    def close(self) -> None:
        """End the run: what still waits for its amount was cut, or is no row at all."""
        run = self._run
        if run is not None:
            cells = [line for _, line in self._waiting if line.cells]
            if cells and run.rows and not run.prose:
                run.cut = cells[-1]
                run.rows += [line.row for line in cells]
                run.last = self._waiting[-1][0]
            self.runs.append(run)
        self._run, self._head, self._waiting = None, None, []
        self._region = self._prefecture = None

    def _rows(self, at: int, block: Block, line: RowLine) -> None:
        if line.prose:
            first = line.rows[0].span.start - block.start
            listed = len(line.rows) == 1 and (block.kind is BlockKind.ITEM or first < _NEAR_START)
            if not listed:
                self.close()
                if len(line.rows) > 1:
                    self.runs.append(Run(at, at, list(line.rows), prose=True))
                return
        run = self._open(at)
        rows = list(line.rows)
        if self._waiting and len(rows) == 1:
            rows = self._resolve(rows[0])
        self._waiting = []
        run.rows += [
            replace(
                row,
                region=row.region or self._region,
                prefecture=row.prefecture or self._prefecture,
            )
            for row in rows
        ]
        if run.last_amounts is not None:  # a number between rows is no total
            run.last_amounts = None
        run.last = at

    def _resolve(self, row: Row) -> list[Row]:
        """Say what the waiting names are: rows cut short, group headings, or half of this row's name."""
        text = self._clean.text
        done: list[Row] = []
        *before, (_, last) = self._waiting
        for _, line in before:
            if line.cells:
                done.append(line.row)
            else:
                self._heading(line)
        name = written(text, last.row.recipient.span)
        whole = f"{name} {written(text, row.recipient.span)}"
        half = (
            name[-1] in "-–—&"
            or is_municipality(whole)
            or (last.row.recipient.titled and not row.recipient.titled)
        )
        if half and not last.cells:
            kind = last.row.recipient if last.row.recipient.titled else row.recipient
            span = Span(last.row.recipient.span.start, row.recipient.span.end)
            joined = kind._replace(span=span, kind="municipality", certain=True)
            return [
                *done,
                replace(
                    row, recipient=joined, name=whole, span=Span(last.row.span.start, row.span.end)
                ),
            ]
        if last.cells:
            done.append(last.row)
        else:
            self._heading(last)
        return [*done, row]

    def _heading(self, line: NameLine) -> None:
        span = line.row.recipient.span
        words = self._clean.folded[span.start : span.end]
        if line.row.recipient.kind == "region":
            self._region, self._prefecture = span, None
        elif line.row.recipient.kind == "regional_unit" or is_area(words):
            self._prefecture = span

    def _amounts(self, at: int, line: AmountLine) -> None:
        run = self._run
        if self._waiting:
            last_at, last = self._waiting.pop()
            for _, one in self._waiting:
                if not one.cells:
                    self._heading(one)
            self._waiting = []
            run = self._open(last_at)
            row = replace(
                last.row, amounts=line.amounts, span=Span(last.row.span.start, line.span.end)
            )
            run.rows.append(replace(row, region=row.region or self._region))
            run.last = at
            return
        if run is None or run.prose:
            self.close()
            return
        values = [one.numeral.value for one in line.amounts]
        if line.colon or values == [one.numeral.value for one in run.rows[-1].amounts if one]:
            run.scraps += [one.span for one in line.amounts]  # the end of a row, printed twice
        else:
            run.last_amounts = line
        run.last = at

    def _total(self, at: int, line: TotalLine) -> None:
        if self._run is None:
            self._waiting = []
            return
        self._waiting = [one for one in self._waiting if one[1].cells]
        if line.kind == "total":
            if self._run.total is not None:
                self._run.subtotals.append(self._run.total)
            self._run.total = line
        else:
            self._run.subtotals.append(line)
        self._run.last = at

    def _new_head(self, at: int, head: list[Span]) -> None:
        if self._run is not None:
            if self._same(head, self._run.head):
                self._run.scraps += head
                self._run.last = at
                return
            self.close()
        above = self._head
        if above is not None and above[0] == at - 1 and len(head) == 1:  # a name on each line
            head = above[1] + head
        self._head = (at, head)
        self._waiting = []

    def _same(self, one: Iterable[Span], other: Iterable[Span]) -> bool:
        folded = self._clean.folded
        return [folded[a:b].split() for a, b in one] == [folded[a:b].split() for a, b in other]

    def _open(self, at: int) -> Run:
        if self._run is None or (self._run.total is not None and at - self._run.last > 1):
            head = self._head[1] if self._head else []
            self._run = Run(self._head[0] if self._head else at, at, head=head)
        return self._run
