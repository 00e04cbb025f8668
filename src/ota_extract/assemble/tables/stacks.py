"""Tables whose cells stand one a line, row after row, as they come out of a PDF or a page that was copied.

>>> from ota_extract.clean import CleanText
>>> from ota_extract.scan.numerals import find_numerals
>>> clean = CleanText.of(
...     "Δήμος\\nΠ.Ε.\\nΔάνειο\\nΣύνολο\\n"
...     "Ξάνθης\\nΞάνθης\\n1.250,00\\n1.560,00\\nΣερβίων\\nΚοζάνης\\n385,60\\n482,50"
... )
>>> (run,) = find_stacks(clean, Numbers(find_numerals(clean.folded)), [])
>>> [(written(clean.text, row.recipient.span), len(row.amounts)) for row in run.rows]
[('Ξάνθης', 2), ('Σερβίων', 2)]

Needed are a head, the numbers of the rows, or several amounts a row; a name and its amount below it
(``gathering``) are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import Amount, amount
from ota_extract.assemble.tables.authorities import find_recipient, is_area
from ota_extract.assemble.tables.columns import RECIPIENTS
from ota_extract.assemble.tables.line_kinds import Run, TotalLine
from ota_extract.assemble.tables.rows import Row, without_apposition, written
from ota_extract.assemble.tables.stacked_heads import Columns, heads_of, parts_of, shapes_of
from ota_extract.assemble.tables.stacked_rows import (
    Cell,
    Dealt,
    LeftOut,
    StackedRow,
    StackedTotal,
    deal,
)
from ota_extract.clean import Block, CleanText
from ota_extract.spans import SpanSet

_LONGEST = 220  # letters of a cell: the title of a work
_SENTENCE = re.compile(r"[.;!»:](?:(?<=\w{4}.)$|(?<=:)$|(?<=\w{4}[.;!])\s+\S)")
_INDEXED = re.compile(r"(\d{1,3})[.)]?\s+(?=[Α-ΩΆ-Ώ])")  # «1 Δήμος Ζίτσας»


def find_stacks(clean: CleanText, numbers: Numbers, taken: Iterable[Span]) -> list[Run]:
    """Find the tables with one cell a line outside of *taken*, in text order."""
    runs: list[Run] = []
    shown = SpanSet(taken)
    for blocks in _stretches(clean, numbers, shown):
        cells = [cell for block in blocks for cell in _cells(clean, numbers, block)]
        heads = heads_of(clean, cells) or [(0, [])]
        ends = [*(start for start, _ in heads[1:]), len(cells)]
        for (start, columns), end in zip(heads, ends, strict=True):
            run = _read(clean, cells[start:end], columns)
            if run is not None:
                runs.append(run)
    return runs


def _stretches(clean: CleanText, numbers: Numbers, shown: SpanSet) -> Iterator[list[Block]]:
    """The short lines that follow one another, where numbers stand alone on two of them or more."""
    stretch: list[Block] = []
    alone = 0
    for block in clean.blocks:
        if (
            block.end - block.start <= _LONGEST
            and not _SENTENCE.search(clean.text, block.start, block.end)
            and not shown.overlaps(block.start, block.end)
        ):
            stretch.append(block)
            alone += bool(_alone(clean, numbers, block.start, block.end))
            continue
        if alone > 1:
            yield stretch
        stretch, alone = [], 0
    if alone > 1:
        yield stretch


def _alone(clean: CleanText, numbers: Numbers, start: int, end: int) -> list[Amount]:
    """The numbers that fill ``[start, end)``, with their currencies; none where words stand there too."""
    found = numbers.within(start, end)
    amounts = [one for numeral in found if (one := amount(clean.folded, numeral, in_column=True))]
    if not amounts or len(amounts) < len(found):
        return []
    gaps = pairwise([start, *(edge for one in amounts for edge in one.span), end])
    between = [clean.text[a:b] for a, b in list(gaps)[::2]]
    return [] if any(gap.strip(" .)*") for gap in between) else amounts


def _cells(clean: CleanText, numbers: Numbers, block: Block) -> Iterator[Cell]:
    """The cells on one line: several numbers, a row's number before its name, or one of either."""
    index = _INDEXED.match(clean.text, block.start, block.end)
    start = index.end() if index else block.start
    if index and (found := _alone(clean, numbers, block.start, start)):
        yield Cell(Span(*index.span(1)), found[0])
    amounts = _alone(clean, numbers, start, block.end)
    if not amounts:
        yield Cell(Span(start, block.end))
    for one in amounts:
        yield Cell(one.span, one)


def _read(clean: CleanText, cells: Sequence[Cell], head: Columns) -> Run | None:
    """The table of *cells*; without a head, its columns are those that most of the lines fit."""
    text, folded = clean.text, clean.folded
    dealt, columns = Dealt(0.0, ()), head
    for tried in parts_of(head) if head else shapes_of(text, cells):
        one = deal(text, folded, cells, [kind for _, kind in tried])
        if one.weight > dealt.weight:
            dealt, columns = one, tried
    rows = [piece for piece in dealt.pieces if isinstance(piece, StackedRow)]
    if len(rows) < 2:
        return None
    run = Run(0, 0, head=[span for span, _ in columns if span is not None])
    area: Span | None = None
    for piece in dealt.pieces:
        match piece:
            case StackedRow():
                if (row := _row(clean, piece, columns)) is not None:
                    run.rows.append(replace(row, prefecture=row.prefecture or area))
                    if not row.amounts:
                        run.cut = row.span
            case StackedTotal():
                if (total := _total(piece)).amounts:
                    run.put_total(total)
            case LeftOut(cell) if not cell.head and is_area(written(text, cell.span)):
                area = cell.span
            case LeftOut(cell) if cell.head:
                run.scraps.append(cell.span)
    return run


def _row(clean: CleanText, piece: StackedRow, columns: Columns) -> Row | None:
    """The cells of one row by the roles of their columns."""
    text, folded = clean.text, clean.folded
    kinds = [kind for _, kind in columns]
    whom = next(kind for kind in RECIPIENTS if kind in kinds)
    filled = [
        (name, kind, Span(cells[0].span.start, cells[-1].span.end), cells[0].amount)
        for (name, kind), cells in zip(columns, piece.columns, strict=True)
        if cells
    ]
    recipient = next(
        find_recipient(text, folded, *span) for _, kind, span, _ in filled if kind == whom
    )
    if recipient is None:
        return None
    row = Row(recipient, (), Span(filled[0][2].start, filled[-1][2].end))
    amounts: list[Amount | None] = []
    for name, kind, span, one in filled:
        if kind in ("index", "code"):
            digits = text[slice(*span)].strip(" .)")
            row = replace(row, numbers=(*row.numbers, span))
            row = replace(row, index=int(digits)) if kind == "index" else replace(row, code=digits)
        elif kind == "amount":
            amounts.append(one)
        elif kind == "region" and kind != whom and is_area(written(text, span)):
            row = replace(row, region=span)
        elif kind == "regional_unit" and kind != whom and is_area(written(text, span)):
            row = replace(row, prefecture=span)
        elif one is not None:
            label = written(text, name) if name else "πλήθος"
            row = replace(row, counts=(*row.counts, (label, one)))
    return without_apposition(replace(row, amounts=tuple(amounts)), folded)


def _total(piece: StackedTotal) -> TotalLine:
    amounts = tuple(cell.amount for cell in piece.cells if cell.amount is not None)
    label = piece.cells[0].span
    return TotalLine(piece.kind, label, amounts, Span(label.start, piece.cells[-1].span.end))
