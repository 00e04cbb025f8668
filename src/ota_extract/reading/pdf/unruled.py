"""What no grid encloses on a page: tables of columns without rules, and the lines that are left.

Rules under each row, as long as the table is wide, keep apart what stands beside it: another table, a
column of text. A shaded strip of one row is the head or the sum of the rows it stands with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ota_extract.reading.pdf.bodies import rules_under
from ota_extract.reading.pdf.columns import FoundTable, find_number_tables
from ota_extract.reading.pdf.gutters import gutter_of, rule_between, sides_of
from ota_extract.reading.pdf.lines import Row, chunks_of, rows_of
from ota_extract.reading.pdf.page import Box, Edge, PageContent, Word
from ota_extract.reading.pdf.prose_columns import gutter_of_prose, rows_apart

FEWEST_RULES = 4
TALLEST_ROW = 60.0
SAME = 3.0


@dataclass(slots=True)
class Unruled:
    """Tables, lines, and where the gutter between two columns of text runs, if there is one."""

    tables: list[FoundTable]
    rows: list[Row]
    gutter: float | None
    taken: list[int] = field(default_factory=list)
    """Which of the strips are rows of the tables."""


def find_unruled(words: list[Word], strips: Sequence[list[Word]], content: PageContent) -> Unruled:
    """Find the tables among *words*, which stand in no grid, and *strips*, each the words of one row."""
    if not strips:
        return _find(words, content)
    first = _find(_in_stream_order(words, *strips), content)
    used = _words_of(first.tables)
    taken = [at for at, strip in enumerate(strips) if all(id(word) in used for word in strip)]
    if len(taken) < len(strips):
        first = _find(_in_stream_order(words, *(strips[at] for at in taken)), content)
        used = _words_of(first.tables)
        if not all(id(word) in used for at in taken for word in strips[at]):
            return _find(words, content)
    first.taken = taken
    return first


def _find(words: list[Word], content: PageContent) -> Unruled:
    apart: list[FoundTable] = []
    for box in ladders(content.edges, words):
        inside = [word for word in words if _holds(box, word)]
        if found := find_number_tables(rows_of(chunks_of(inside)), content.edges):
            apart += found
            used = _words_of(found)  # two boxes may overlap
            words = [word for word in words if id(word) not in used]
    rows = rows_of(chunks_of(words))
    gutter = rule_between(content, words)
    tables: list[FoundTable] = []
    if gutter is None:
        tables = find_number_tables(rows, content.edges)
        whole = _across_the_page(tables, rows, content.edges)
        if whole:
            apart += whole
            rows, words = _without(whole, rows, words)
            tables = [table for table in tables if table not in whole]
        gutter = gutter_of(rows, content.width)
        if gutter is None and (gutter := gutter_of_prose(words, content.width)) is not None:
            rows = rows_apart(words, gutter)
    if gutter is not None:
        sides = sides_of(rows, gutter)
        tables = [table for side in sides for table in find_number_tables(side, content.edges)]
        rows = [row for side in sides for row in side]
    rows, _ = _without(tables, rows, [])
    return Unruled([*apart, *tables], rows, gutter)


def _across_the_page(
    tables: list[FoundTable], rows: list[Row], edges: list[Edge]
) -> list[FoundTable]:
    """Those of *tables* that cannot be two columns of text: all where they hold most of the *rows* with
    gaps, else those with rules between their rows, from side to side.
    """
    used = sum(len(table.used) for table in tables)
    if used >= 0.6 * max(sum(len(row.chunks) > 1 for row in rows), 1):
        return tables
    return [table for table in tables if _has_rules(table, edges)]


def _has_rules(table: FoundTable, edges: list[Edge]) -> bool:
    top, bottom = min(row.top for row in table.used), max(row.bottom for row in table.used)
    rules = rules_under(edges, table.columns[0][0], table.columns[-1][1])
    return sum(top < height < bottom for height in rules) >= max(0.6 * table.data_rows, 2)


def _without(
    tables: list[FoundTable], rows: list[Row], words: list[Word]
) -> tuple[list[Row], list[Word]]:
    """The *rows* and *words* that are of none of *tables*."""
    gone = {id(row) for table in tables for row in table.used}
    used = _words_of(tables) if words else set()
    return [row for row in rows if id(row) not in gone], [w for w in words if id(w) not in used]


def ladders(edges: list[Edge], words: list[Word]) -> list[Box]:
    """The boxes of tables with a rule under each row, where other words stand beside them."""
    pieces: dict[int, list[Edge]] = {}
    for edge in edges if words else ():
        if edge.drawn and edge.horizontal:
            pieces.setdefault(round(edge.top), []).append(edge)
    if len(pieces) < FEWEST_RULES:
        return []
    rules = [rule for at in sorted(pieces) for rule in _joined(pieces[at])]
    groups: list[list[Edge]] = []
    begin: dict[int, list[int]] = {}  # by where their rules begin, the groups that may go on
    for rule in rules:
        left = int(rule.x0 // SAME)
        near = sorted({number for at in (left - 1, left, left + 1) for number in begin.get(at, ())})
        home = next((number for number in near if _is_next(groups[number][-1], rule)), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(rule)
        here = [n for n in begin.get(left, ()) if rule.top - groups[n][-1].top < TALLEST_ROW]
        begin[left] = here if home in here else [*here, home]
    boxes = [_box(group) for group in groups if len(group) >= FEWEST_RULES]
    return [box for box in boxes if any(_is_beside(box, word) for word in words)]


def _joined(pieces: list[Edge]) -> list[Edge]:
    """The rules at one height, those made of a piece for each cell whole."""
    whole: list[Edge] = []
    for piece in sorted(pieces, key=lambda edge: edge.x0):
        if whole and piece.x0 - whole[-1].x1 < SAME:
            whole[-1] = whole[-1]._replace(x1=max(whole[-1].x1, piece.x1))
        else:
            whole.append(piece)
    return whole


def _is_next(above: Edge, below: Edge) -> bool:
    return (
        abs(above.x0 - below.x0) < SAME
        and abs(above.x1 - below.x1) < SAME
        and SAME < below.top - above.top < TALLEST_ROW
    )


def _box(rules: list[Edge]) -> Box:
    """The box of the rows between *rules*, with one above them, for a head, and one below."""
    steps = sorted(two.top - one.top for one, two in pairwise(rules))
    step = 1.3 * steps[len(steps) // 2]
    return rules[0].x0, rules[0].top - step, rules[0].x1, rules[-1].top + step


def _holds(box: Box, word: Word) -> bool:
    x0, top, x1, bottom = box
    return x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom


def _is_beside(box: Box, word: Word) -> bool:
    middle = (word.top + word.bottom) / 2
    return box[1] < middle < box[3] and (word.x1 < box[0] or word.x0 > box[2])


def _words_of(tables: list[FoundTable]) -> set[int]:
    return {
        id(word)
        for table in tables
        for row in table.used
        for chunk in row.chunks
        for word in chunk.words
    }


def _in_stream_order(words: list[Word], *others: list[Word]) -> list[Word]:
    return sorted(
        [*words, *(word for other in others for word in other)],
        key=lambda word: (word.stream_line, word.x0),
    )
