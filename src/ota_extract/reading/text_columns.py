"""Tables of a text whose columns spaces part: what stands below one another is one column.

>>> text = "Δήμος        Ποσό (χιλ. €)\\nΧανίων         1.200\\nΡεθύμνης         -50\\nΒόλου             —"
>>> (table,) = find_tables(text)
>>> [[text[cell.start : cell.end] for cell in row] for row in table.rows]
[['Δήμος', 'Ποσό (χιλ. €)'], ['Χανίων', '1.200'], ['Ρεθύμνης', '-50'], ['Βόλου', '—']]
>>> find_tables("Γραφείο Τύπου        Αθήνα, 3.3.2025\\nΠληροφορίες          τηλ. 210 1234567")  # no column of numbers
()

Two spaces or more part two cells. Left to the rules for lines are tables with lines that hold no number: the
halves of wrapped names, the headings of groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ota_extract.source import Cell, Table

_CELL = re.compile(r"[^ \u00a0]+(?:[ \u00a0][^ \u00a0]+)*")
_OTHER_MARKS = re.compile(r"[\t|]")
_RULE = re.compile(r"[-–—=_+.\s]{3,}")
_LINE = re.compile(r"([^\n\r]*)(?:\r\n?|\n|\Z)")
_WORD_CHARACTER = re.compile(r"[^\W_]")
_DASH = re.compile(r"[-–—−]{1,3}")
_CURRENCY = re.compile(r"€|ευρώ|ευρω|EUR")
_MERGED = re.compile(r"(?<=[\w.)]) (?=[(−–-]?\d[\d.,]*(?: ?(?:€|ευρώ))?$)")
_NUMBERED = re.compile(r"(?P<front>\d{1,4}[.)]?) (?=[^\W\d_])")  # «1 Πάρου»
_SHORT_WORD = re.compile(r"(?P<front>\S{1,4}) (?=[^\W\d_])")  # «α/α Δήμος»
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 120  # code points of a cell; a longer one is prose
_MOST_COLUMNS = 16
_MOST_BLANK = 2  # lines between two rows
_MOST_HEAD_LINES = 3
_ASIDE = 3  # so far may a name reach over the edge of its column
_FEWEST_ROWS = 2
_SHARE = 0.6  # of the cells that make a column one of numbers, or of words


class _Piece(NamedTuple):
    """A cell with its place on the line, counted from its begin."""

    start: int
    end: int
    left: int
    right: int
    number: bool


_Line = list[_Piece]


def find_tables(text: str) -> tuple[Table, ...]:
    """Find the tables of *text* in text order; cells are code points of it, blank ones empty spans."""
    if "  " not in text and "\u00a0\u00a0" not in text:
        return ()
    return tuple(table for lines in _stretches(text) if (table := _read(text, lines)) is not None)


def _stretches(text: str) -> Iterator[list[_Line]]:
    """The lines that follow one another, at most two blank lines between, and hold two cells or more;
    among them lines of one cell, no two in a row."""
    stretch: list[_Line] = []
    blank = single = 0
    apart = False  # by a blank line from the line before
    for found in _LINE.finditer(text):
        start, end = found.span(1)
        line = _cells(text, start, end)
        if line is None or len(line) == 1:
            single += 1
        else:
            single = 0 if line else single
        blank = blank + 1 if line == [] else 0
        if line is None or blank > _MOST_BLANK or single > 1:
            yield stretch
            stretch, single = [], 0
        elif line and not _RULE.fullmatch(text, start, end):
            if apart and _is_another_head(text, line, stretch):
                yield stretch
                stretch = []
            stretch.append(line)
        apart = blank > 0
    yield stretch


def _is_another_head(text: str, line: _Line, stretch: Sequence[_Line]) -> bool:
    """Whether *line* names the columns of another table than the rows of *stretch* before it are of."""
    if len(line) < 2 or not stretch or any(piece.number for piece in line):
        return False
    if not any(piece.number for piece in stretch[-1]):
        return False
    names = [text[piece.start : piece.end] for piece in line]
    return not any(
        [text[piece.start : piece.end] for piece in other] == names
        for other in stretch
        if len(other) == len(line) and not other[0].number
    )


def _cells(text: str, start: int, end: int) -> _Line | None:
    """The cells of a line, none of a blank one; None where the line is prose, or other marks part it."""
    if _OTHER_MARKS.search(text, start, end):
        return None
    line: _Line = []
    for found in _CELL.finditer(text, start, end):
        if found.end() - found.start() > _LONGEST or len(line) == _MOST_COLUMNS:
            return None
        left, right = found.start() - start, found.end() - start
        line.append(_Piece(*found.span(), left, right, _is_number(found[0])))
    return line


def _is_number(cell: str) -> bool:
    """Whether the cell is a number, however it is written, or the dash that stands for none."""
    if _DASH.fullmatch(cell):
        return True
    characters = _WORD_CHARACTER.findall(_CURRENCY.sub("", cell))
    digits = sum(one.isdigit() for one in characters)
    return bool(characters) and characters[0].isdigit() and digits * 2 > len(characters)


def _read(text: str, lines: list[_Line]) -> Table | None:
    """The table of *lines*: some are its head, the others its rows."""
    with_number = [at for at, line in enumerate(lines) if any(piece.number for piece in line)]
    while with_number and _are_years(text, lines[with_number[0]]):
        del with_number[0]
    if len(with_number) < _FEWEST_ROWS:
        return None
    first, last = with_number[0], with_number[-1]
    most = max(len(line) for line in lines)
    body = [_parted(text, line) if len(line) < most else line for line in lines[first : last + 1]]
    if len(with_number) < len(body):
        return None  # halves of names, headings of groups
    numbered = sum(_NUMBERED.match(text, *line[0][:2]) is not None for line in body)
    if numbered >= _SHARE * len(body):
        body = [_split(text, line, _NUMBERED) for line in body]
    columns = _columns(body)
    if columns is None or not _are_of_table(text, body, columns):
        return None
    rows = [_dealt(line, columns) for line in body]
    head: list[list[_Piece | None]] = []
    for line in reversed(lines[max(first - _MOST_HEAD_LINES, 0) : first]):
        if numbered >= _SHARE * len(body):
            line = _split(text, line, _SHORT_WORD)
        names = _head(text, line, columns)
        if names is None:
            break
        head.insert(0, names)
    return Table(
        tuple(tuple(_cell(row, at) for at in range(len(row))) for row in [*head, *rows]),
        len(head),
    )


def _are_years(text: str, line: _Line) -> bool:
    """Whether the numbers of *line* are years: names of columns («Δήμος   2024   2025»)."""
    return all(_YEAR.fullmatch(text, piece.start, piece.end) for piece in line if piece.number)


def _parted(text: str, line: _Line) -> _Line:
    """The line with a name and the number that only one space parts from it as two cells."""
    parted: _Line = []
    for piece in line:
        gap = None if piece.number else _MERGED.search(text, piece.start, piece.end)
        if gap is None:
            parted.append(piece)
            continue
        at = gap.start() - piece.start
        parted += (
            _Piece(piece.start, gap.start(), piece.left, piece.left + at, False),
            _Piece(gap.end(), piece.end, piece.left + at + 1, piece.right, True),
        )
    return parted


def _split(text: str, line: _Line, front: re.Pattern[str]) -> _Line:
    """The line with the *front* of its first cell apart: «1 Πάρου», a row's number and its name."""
    first, *others = line
    found = front.match(text, first.start, first.end)
    if found is None:
        return line
    edge, begin = found.end("front"), found.end()
    return [
        _Piece(first.start, edge, first.left, first.left + edge - first.start, True),
        _Piece(begin, first.end, first.left + begin - first.start, first.right, False),
        *others,
    ]


def _columns(body: Sequence[_Line]) -> list[tuple[int, int]] | None:
    """Left and right edge of each column; where text is not aligned, as many as all rows have cells."""
    pieces = sorted((piece.left, piece.right) for line in body for piece in line)
    columns: list[tuple[int, int]] = []
    for left, right in pieces:
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    if len(columns) <= _MOST_COLUMNS and all(
        len({_at(piece, columns) for piece in line}) == len(line) for line in body
    ):
        return columns
    if len({len(line) for line in body}) > 1:
        return None
    return [
        (min(piece.left for piece in pieces), max(piece.right for piece in pieces))
        for pieces in zip(*body, strict=True)
    ]


def _at(piece: _Piece, columns: Sequence[tuple[int, int]]) -> int:
    """The column that *piece* stands in, or nearest to."""

    def apart(at: int) -> tuple[int, int]:
        left, right = columns[at]
        return max(left - piece.right, piece.left - right, 0), abs(left - piece.left)

    return min(range(len(columns)), key=apart)


def _dealt(line: _Line, columns: Sequence[tuple[int, int]]) -> list[_Piece | None]:
    if len(line) == len(columns):
        return list(line)
    row: list[_Piece | None] = [None] * len(columns)
    for piece in line:
        row[_at(piece, columns)] = piece
    return row


def _head(text: str, line: _Line, columns: Sequence[tuple[int, int]]) -> list[_Piece | None] | None:
    """The names of columns on a line above the rows; None where it names none, or one name several."""
    if 1 < len(line) < len(columns):
        line = [part for piece in line for part in _by_columns(text, piece, columns)]
    if len(line) == len(columns):
        return list(line)
    places = {_at(piece, columns) for piece in line}
    if len(line) < 2 or len(places) < len(line):
        return None
    if any(len(_below(piece, columns)) > 1 for piece in line):
        return None
    return _dealt(line, columns)


def _below(piece: _Piece, columns: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The columns that begin or end below *piece*, a name."""
    return [one for one in columns if piece.left < one[1] and one[0] < piece.right]


def _by_columns(text: str, piece: _Piece, columns: Sequence[tuple[int, int]]) -> list[_Piece]:
    """The names that one space parts, each above its column: «Αρχικό αίτημα Εγκεκριμένο ποσό»."""
    below = _below(piece, columns)
    done: list[_Piece] = []
    for (_, right), (left, _) in pairwise(below):
        spaces = [
            at
            for at in range(piece.left, piece.right)
            if text[piece.start + at - piece.left] in " \u00a0"
            and right - _ASIDE <= at <= left + _ASIDE
        ]
        if not spaces:
            return [*done, piece]
        at = min(spaces, key=lambda at: abs(2 * at - right - left))
        place = piece.start + at - piece.left
        done.append(_Piece(piece.start, place, piece.left, at, False))
        piece = _Piece(place + 1, piece.end, at + 1, piece.right, False)
    return [*done, piece]


def _are_of_table(text: str, body: Sequence[_Line], columns: Sequence[tuple[int, int]]) -> bool:
    """Whether one column is of words, or the first of years, and another of numbers, and each row has one
    behind its words.

    A row with nothing but its own number before them has its amount on the next line.
    """
    rows = [_dealt(line, columns) for line in body]
    if any(
        line[0].number and not any(piece.number for piece in line[1:]) for line in body if line[1:]
    ):
        return False
    if sum(len(line) > 1 for line in body) * 3 < 2 * len(body) or len(columns) < 2:
        return False
    shares = [
        [piece.number for piece in column if piece is not None]
        for column in zip(*rows, strict=True)
    ]
    words = _are_labelled_by_years(text, body) or any(
        sum(share) <= (1 - _SHARE) * len(share) for share in shares if len(share) > 1
    )
    numbers = any(sum(share) >= _SHARE * len(share) for share in shares if len(share) > 1)
    return words and numbers


def _are_labelled_by_years(text: str, body: Sequence[_Line]) -> bool:
    """Whether each row begins with a year, which is its label."""
    return all(_YEAR.fullmatch(text, line[0].start, line[0].end) for line in body)


def _cell(row: Sequence[_Piece | None], at: int) -> Cell:
    """The cell in column *at*; a blank one stands where the one before it ends."""
    piece = row[at]
    if piece is not None:
        return Cell(piece.start, piece.end)
    before = next((one for one in reversed(row[:at]) if one is not None), None)
    behind = next((one for one in row[at:] if one is not None), None)
    place = before.end if before is not None else behind.start if behind is not None else 0
    return Cell(place, place)
