"""Rows gathered into runs, with heads, totals and scraps between them.

A run begins with a row and goes on over repeated heads, group headings («ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ»), halves
of wrapped names, totals and scraps of rows, and over one row that could not be read; prose ends it.
"""

from __future__ import annotations

from dataclasses import replace

from ota_extract.alignment import Span
from ota_extract.assemble.tables.authorities import is_area
from ota_extract.assemble.tables.between import (
    MOST_CELL_LINES,
    is_cut,
    is_in_cell,
    is_letterhead,
    is_unread_row,
)
from ota_extract.assemble.tables.columns import has_other_column, named
from ota_extract.assemble.tables.group_headings import is_group_heading, without_group_totals
from ota_extract.assemble.tables.heads import same_names
from ota_extract.assemble.tables.line_kinds import (
    AmountLine,
    IndexLine,
    Line,
    NameLine,
    RowLine,
    Run,
    TotalLine,
)
from ota_extract.assemble.tables.rows import Row
from ota_extract.assemble.tables.totals import total_kind
from ota_extract.assemble.tables.wraps import ended_below, one_name, under_its_name
from ota_extract.clean import Block, BlockKind, CleanText

_NEAR_START = 12
"""A sentence row begins with its recipient or amount: so many letters may stand before it."""


class Gathering:
    """Takes the blocks one by one and puts what belongs together into runs."""

    def __init__(self, clean: CleanText) -> None:
        self.runs: list[Run] = []
        self._clean = clean
        self._run: Run | None = None
        self._head: tuple[int, list[Span]] | None = None
        self._waiting: list[tuple[int, NameLine]] = []
        self._index: IndexLine | None = None
        self._unread: Span | None = None
        self._region: Span | None = None
        self._prefecture: Span | None = None
        self._cell_lines = 0
        self._totals: list[tuple[TotalLine, int]] = []

    def take(self, at: int, block: Block, line: Line | list[Span] | None) -> None:
        """Take block *at*, read as *line*; a list of spans is a head."""
        if self._run is not None and is_letterhead(self._clean.folded, block.start, block.end):
            return
        if isinstance(line, RowLine):
            self._cell_lines = 0
        match line:
            case RowLine():
                self._rows(at, block, line)
            case NameLine():
                if self._ends_a_name(at, line) or (
                    line.row.index is None and self._is_in_a_cell(block)
                ):
                    return
                self._waiting.append((at, replace(line, row=self._numbered(line.row))))
                if len(self._waiting) > 3 and self._run is None:
                    del self._waiting[0]
            case AmountLine():
                self._amounts(at, line)
            case TotalLine():
                self._total(at, line)
            case IndexLine():
                self._index = line
                return
            case list():
                self._new_head(at, line)
            case None:
                if not (
                    block.kind is BlockKind.CAPTION
                    or self._is_in_a_cell(block)
                    or self._is_unread_row(block)
                ):
                    self.close()
        self._index = None

    def close(self) -> None:
        """End the run: what still waits for its amount was cut, or is no row at all."""
        run = self._run
        if run is not None:
            cells = [line for _, line in self._waiting if line.cells]
            if cells and run.rows and not run.prose:
                run.cut = cells[-1].row.span
                run.rows += [line.row for line in cells]
                run.last = self._waiting[-1][0]
            elif run.rows and run.total is None and is_cut(self._clean.text, run.rows[-1]):
                run.cut = run.rows[-1].span
                run.rows[-1] = replace(run.rows[-1], amounts=run.rows[-1].amounts[:-1])
            without_group_totals(run, self._totals)
            self.runs.append(run)
        self._run, self._head, self._waiting, self._totals = None, None, [], []
        self._region = self._prefecture = self._unread = None

    def _rows(self, at: int, block: Block, line: RowLine) -> None:
        if line.prose:
            first = line.rows[0].span.start - block.start
            listed = len(line.rows) == 1 and (block.kind is BlockKind.ITEM or first < _NEAR_START)
            if not listed:
                self.close()
                last = self.runs[-1] if self.runs else None
                if last is not None and last.prose and self._goes_on(last, at):
                    last.rows += line.rows
                    last.last = at
                elif len(line.rows) > 1:
                    self.runs.append(Run(at, at, list(line.rows), prose=True))
                return
        run = self._open(at)
        if self._unread is not None:
            run.cut, self._unread = self._unread, None
        rows = list(line.rows)
        if len(rows) == 1:
            rows = [self._numbered(rows[0])]
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
        run.last_amounts = None  # a number between rows is no total
        run.last = at

    def _goes_on(self, run: Run, at: int) -> bool:
        """Whether block *at* goes on with the sentence of *run*, whose list breaks off behind a comma."""
        last = self._clean.blocks[run.last]
        return run.last == at - 1 and self._clean.text[last.end - 1] in ",·;"

    def _numbered(self, row: Row) -> Row:
        """The row with the number that stood on the line before it."""
        if self._index is None or row.index is not None:
            return row
        return replace(row, index=self._index.index, numbers=(self._index.span, *row.numbers))

    def _resolve(self, row: Row) -> list[Row]:
        """Say what the waiting names are: rows without amounts, group headings, or half of this row's name."""
        waiting = [line for _, line in self._waiting]
        above = waiting[-1] if waiting and not waiting[-1].cells else None
        if (
            above is not None
            and (above.row.front is not None or self._has_other_column())
            and (under := under_its_name(self._clean, above.row, row)) is not None
        ):
            row = under
            waiting.pop()
        while waiting and not waiting[-1].cells:
            joined = one_name(self._clean, waiting[-1].row, row)
            if joined is None:
                break
            row = joined
            waiting.pop()
        done: list[Row] = []
        for line in waiting:
            if line.cells or (line.row.index is not None and row.index is not None):
                done.append(line.row)
            else:
                self._heading(line)
        return [*done, row]

    def _ends_a_name(self, at: int, line: NameLine) -> bool:
        """Whether *line* is the second half of the last row's name, and stands below it."""
        run = self._run
        if run is None or run.prose or not run.rows or self._waiting or at != run.last + 1:
            return False
        row = ended_below(self._clean, run.rows[-1], line.row)
        if row is None:
            return False
        run.rows[-1], run.last = row, at
        return True

    def _is_in_a_cell(self, block: Block) -> bool:
        """Whether *block* is a line of the cell behind the last name."""
        last = self._waiting[-1][1].row if self._waiting else None
        if last is None and self._run and self._run.rows:
            last = self._run.rows[-1]
        if (
            last is None
            or self._cell_lines == MOST_CELL_LINES
            or not is_in_cell(self._clean, block, last, begun=bool(self._waiting))
        ):
            return False
        self._cell_lines += 1
        return True

    def _has_other_column(self) -> bool:
        """Whether a column that is neither name nor amount stands between them, by the head or the rows."""
        run = self._run
        if run is not None and any(row.front is not None for row in run.rows):
            return True
        head = run.head if run is not None else self._head[1] if self._head else []
        return has_other_column([kind for _, kind in named(self._clean.text, head)])

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
            last_at, last = self._waiting[-1]
            label = last.row.recipient.span
            if kind := total_kind(self._clean.folded[label.start : label.end]):
                del self._waiting[-1]
                self._total(at, TotalLine(kind, label, line.amounts, line.span))
                return
            run = self._open(last_at)
            row = replace(
                last.row, amounts=line.amounts, span=Span(last.row.span.start, line.span.end)
            )
            del self._waiting[-1]
            run.rows += [
                replace(one, region=one.region or self._region) for one in self._resolve(row)
            ]
            self._waiting = []
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
        if not line.amounts:  # a label whose amount was lost
            self._run.last = at
            return
        self._run.put_total(line)
        self._totals.append((line, len(self._run.rows)))
        self._run.last = at

    def _new_head(self, at: int, head: list[Span]) -> None:
        if self._run is not None:
            if same_names(self._clean.folded, head, self._run.head):
                self._run.scraps += head
                self._run.last = at
                return
            self.close()
        above = self._head
        if above is not None and above[0] == at - 1 and len(head) == 1:  # a name on each line
            head = above[1] + head
        self._head = (at, head)
        self._waiting = []

    def _is_unread_row(self, block: Block) -> bool:
        """Whether *block* is one row that could not be read between rows that could."""
        run = self._run
        if run is None or self._unread is not None or not is_unread_row(self._clean, block, run):
            return False
        self._unread = Span(block.start, block.end)
        return True

    def _open(self, at: int) -> Run:
        run = self._run
        if (
            run is not None
            and run.total is not None
            and at - run.last > 1
            and not self._begins_a_group(at, run)
        ):
            without_group_totals(run, self._totals)
            self.runs.append(run)
            run, self._totals = None, []
        if run is None:
            head = self._head[1] if self._head else []
            run = Run(self._head[0] if self._head else at, at, head=head)
            self._run = run
        return run

    def _begins_a_group(self, at: int, run: Run) -> bool:
        """Whether the name of an area alone stands between the total before and the row at *at*, as it
        does above the rows before: a table in groups, each with its sum."""
        grouped = self._region is not None or self._prefecture is not None
        headings = [line for _, line in self._waiting]
        return (
            grouped
            and at - run.last == len(headings) + 1
            and all(is_group_heading(self._clean.text, line) for line in headings)
        )
