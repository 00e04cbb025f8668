"""Tables drawn with characters, as typewriters and old programs print them: ``+----+----+`` and ``|``.

::

    +------+----------------------+--------------+
    | Α/Α  | ΔΗΜΟΣ                | ΠΟΣΟ         |
    +------+----------------------+--------------+
    |   1  | ΝΕΣΤΟΥ ............. |   327.604,55 |
    |   2  | ΚΕΝΤΡΙΚΗΣ ΚΕΡΚΥΡΑΣ   |              |
    |      | ΚΑΙ ΔΙΑΠΟΝΤΙΩΝ ΝΗΣΩΝ |   381.159,83 |
    +------+----------------------+--------------+

Each line is a row, unless it has no number that the row before it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ota_extract.reading.pdf.amounts import is_number
from ota_extract.reading.pdf.lines import Row, chunks_of, rows_of
from ota_extract.reading.pdf.page import Word
from ota_extract.reading.pdf.pieces import Cell, TableBlock, piece_of

_BARS = "|│┃║"
_JOINTS = "+┼├┤┬┴┌┐└┘╋┣┫┳┻┏┓┗┛╬╠╣╦╩╔╗╚╝"
_ENDS = frozenset(_JOINTS + _BARS)
_BORDER = re.compile(rf"[{_JOINTS}{_BARS}]([-=_─━═]+[{_JOINTS}{_BARS}])+")
_JOINT = re.compile(rf"[{_JOINTS}{_BARS}]")
_BAR = re.compile(rf"[{_BARS}]")
_LEADER = re.compile(r"[.…_]{3,}")
"""The dots that lead the eye from a name to its amount."""
FEWEST_ROWS = 2

_Line = list[list[Word]]
"""The words of a line by column."""


def find_typewriter_tables(words: list[Word], page: int) -> tuple[list[TableBlock], list[Word]]:
    """The tables that characters draw, and the words that stand outside of them."""
    if not any(word.text[0] in _ENDS and _BORDER.fullmatch(word.text) for word in words):
        return [], words
    tables: list[TableBlock] = []
    gone: set[int] = set()
    for group in _groups(rows_of(chunks_of(words, gap=4.0))):
        table = _table(group, page)
        if table is not None:
            tables.append(table)
            gone.update(id(word) for row in group for word in _words(row))
    return tables, [word for word in words if id(word) not in gone]


def _words(row: Row) -> list[Word]:
    return sorted((w for chunk in row.chunks for w in chunk.words), key=lambda word: word.x0)


def _groups(rows: list[Row]) -> Iterator[list[Row]]:
    """Lines below one another that are borders or stand between bars."""
    group: list[Row] = []
    for row in rows:
        words = _words(row)
        framed = words[0].text[0] in _BARS and words[-1].text[-1] in _BARS and len(words) > 1
        if framed or _is_border(row):
            group.append(row)
            continue
        if group:
            yield group
        group = []
    if group:
        yield group


def _is_border(row: Row) -> bool:
    return _BORDER.fullmatch("".join(word.text for word in _words(row))) is not None


def _table(group: list[Row], page: int) -> TableBlock | None:
    borders = [row for row in group if _is_border(row)]
    bars = _joints(_words(borders[0])) if borders else []
    if len(bars) < 3 or len(group) - len(borders) < FEWEST_ROWS:
        return None
    columns = list(pairwise(bars))
    rows: list[list[Cell]] = []
    band: list[_Line] = []
    for row in [*group, None]:
        if row is not None and not _is_border(row):
            band.append(_by_column(row, columns))
            continue
        rows += _rows(band, page)
        band = []
    if len(rows) < FEWEST_ROWS:
        return None
    return TableBlock(
        rows,
        columns,
        bars[0],
        min(row.top for row in group),
        bars[-1],
        max(row.bottom for row in group),
        ruled=True,
        page=page,
    )


def _joints(words: list[Word]) -> list[float]:
    """Where the joints of a border stand; each of its characters has the same width."""
    return [
        word.x0 + (joint.start() + 0.5) / len(word.text) * (word.x1 - word.x0)
        for word in words
        for joint in _JOINT.finditer(word.text)
    ]


def _by_column(row: Row, columns: list[tuple[float, float]]) -> _Line:
    line: _Line = [[] for _ in columns]
    for whole in _words(row):
        for word in _without_bars(whole):
            middle = (word.x0 + word.x1) / 2
            home = min(
                range(len(columns)),
                key=lambda at: max(columns[at][0] - middle, middle - columns[at][1]),
            )
            if not _LEADER.fullmatch(word.text):
                line[home].append(word)
    return line


def _without_bars(word: Word) -> Iterator[Word]:
    """What stands between the bars of *word*: of «|100,00|» the amount."""
    at = 0
    for part in _BAR.split(word.text):
        if part:
            width = (word.x1 - word.x0) / len(word.text)
            x0 = word.x0 + at * width
            yield word._replace(text=part, x0=x0, x1=x0 + len(part) * width)
        at += len(part) + 1


def _rows(band: list[_Line], page: int) -> list[list[Cell]]:
    """The rows among the lines between two borders."""
    rows: list[list[_Line]] = []
    filled: set[int] = set()
    numeric = {at for line in band for at in _numbers(line)}
    for line in band:
        numbers = _numbers(line)
        if rows and not (numbers & filled) and (not numbers or filled < numeric - _blank(rows[-1])):
            rows[-1].append(line)
            filled |= numbers
            continue
        rows.append([line])
        filled = set(numbers)
    return [
        [[piece_of(line[at], page) for line in row if line[at]] for at in range(len(band[0]))]
        for row in rows
    ]


def _numbers(line: _Line) -> set[int]:
    """The columns that hold a number."""
    return {
        at for at, words in enumerate(line) if words and is_number(" ".join(w.text for w in words))
    }


def _blank(row: list[_Line]) -> set[int]:
    """The first column where its row has nothing in it: a sum is not numbered."""
    return set() if row[0][0] else {0}
