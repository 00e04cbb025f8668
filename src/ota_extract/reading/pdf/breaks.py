"""The rows of a whole table, in order: groups put under one another, rows that a page break cut mended."""

from __future__ import annotations

from typing import NamedTuple

from ota_extract.reading.pdf.amounts import is_number
from ota_extract.reading.pdf.heads import numeric_columns
from ota_extract.reading.pdf.joining import WholeTable
from ota_extract.reading.pdf.pieces import Cell, TableBlock, cell_text


class PartRows(NamedTuple):
    """The rows that a part gives to its table, and the heads in it that only say a head again."""

    part: TableBlock
    rows: list[list[Cell]]
    repeated: list[list[Cell]]


def finish(table: WholeTable) -> list[PartRows]:
    """The rows of *table* part by part, groups put under one another.

    A row that a page break cut is made whole in the part where it begins.
    """
    shares: list[PartRows] = []
    first = table.parts[0]
    for part in table.parts:
        head, body = part.rows[: part.header_rows], part.rows[part.header_rows :]
        again = [] if part is first else head
        if part.groups > 1:
            size = len(part.columns) // part.groups
            if part is first:
                again = [row[size:] for row in head]
                head = [row[:size] for row in head]
            body = _one_below_another(body, part.groups, size)
        rows = [*(head if part is first else []), *body]
        if shares and body:
            head_only = len(shares) == 1 and len(shares[0].rows) <= table.header_rows
            if not head_only:
                _mend_cut(shares[-1].rows, rows)
            _carry_down(shares[-1].rows, rows, table)
        shares.append(PartRows(part, rows, again))
    return shares


def _one_below_another(rows: list[list[Cell]], groups: int, size: int) -> list[list[Cell]]:
    """Rows of several groups side by side as rows of one: first the left group, then the next.

    Where the rows are numbered across (1 | 2, 3 | 4), that order is kept.
    """
    whole: list[list[Cell]] = []
    parts: list[list[list[Cell]]] = [[] for _ in range(groups)]
    for row in rows:
        pieces = [row[g * size : (g + 1) * size] for g in range(groups)]
        filled = [sum(bool(cell) for cell in piece) for piece in pieces]
        texts = [[cell_text(cell) for cell in piece] for piece in pieces]
        numbers = [sum(is_number(text) for text in piece) for piece in texts]
        if (
            row is rows[-1]
            and sum(filled) == 2
            and numbers[0] == 0
            and numbers[-1] == 1
            and filled[0] == 1
        ):
            # a total: its label under the first group, its amount under the last
            whole.append([one or two for one, two in zip(pieces[0], pieces[-1], strict=True)])
            continue
        for group, piece in enumerate(pieces):
            if filled[group]:
                parts[group].append(piece)
    if _numbered_across(parts):
        depth = max(len(part) for part in parts)
        rows = [part[i] for i in range(depth) for part in parts if i < len(part)]
    else:
        rows = [row for part in parts for row in part]
    return [*rows, *whole]


def _numbered_across(parts: list[list[list[Cell]]]) -> bool:
    heads = [[cell_text(row[0]).rstrip(".") for row in part[:2]] for part in parts[:2]]
    numbers = [text for head in heads for text in head]
    if len(parts) < 2 or len(numbers) < 4 or not all(text.isdecimal() for text in numbers):
        return False
    return int(heads[1][0]) == int(heads[0][0]) + 1 and int(heads[0][1]) > int(heads[1][0])


def _mend_cut(above: list[list[Cell]], below: list[list[Cell]]) -> None:
    """Join the last row of a page and the first of the next where the break cut one row in two.

    Its numbers stand in one half only: mostly above, with a rest of words below; where a row's cells
    are set to its foot, only the beginning of the name stands above.
    """
    if not above or not below or len(above[-1]) != len(below[0]):
        return
    one, two = above[-1], below[0]
    numeric = numeric_columns(
        [[cell_text(cell) for cell in row] for row in [*above[-30:], *below[:30]]]
    )
    if not numeric:
        return
    in_one = [c for c, cell in enumerate(one) if cell]
    in_two = [c for c, cell in enumerate(two) if cell]
    rest_below = (
        bool(one[numeric[-1]])
        and not any(two[c] for c in numeric)
        and len(in_two) < max(len(in_one), 2)
        and all(one[c] for c in in_two)
        and _is_unlike_others(two, below[1:])
    )
    begun_above = (
        len(in_one) == 1
        and in_one[0] > 0
        and in_one[0] not in numeric
        and bool(two[0])
        and bool(two[numeric[-1]])
        and _is_unlike_others(one, above[:-1])
    )
    if rest_below or begun_above:
        below.pop(0)
        above[-1] = [[*a, *b] if a and b else a or b for a, b in zip(one, two, strict=True)]


def _is_unlike_others(row: list[Cell], others: list[list[Cell]]) -> bool:
    """Whether *row* cannot be a heading inside the table: no other row has the same cells filled."""
    shape = [bool(cell) for cell in row]
    return not any([bool(cell) for cell in other] == shape for other in others)


def _carry_down(above: list[list[Cell]], below: list[list[Cell]], table: WholeTable) -> None:
    """A cell merged over rows goes on over the page break, where it stands blank, or its text only
    comes on the second page.
    """
    size = len(below[0]) if below else 0
    if not above or not size or len(above[-1]) != size:
        return
    merged = {c for p in table.parts for c in p.merged if c < size}
    for column in merged:
        carried = above[-1][column]
        blank = below[0][column]
        if carried and not blank:
            for row in below:
                if row[column]:
                    break
                if sum(map(bool, row)) < 2:
                    break
                row[column] = carried
        elif not carried and blank and above is not below:
            for row in reversed(above):
                if row[column] or sum(map(bool, row)) < 2:
                    break
                row[column] = blank
