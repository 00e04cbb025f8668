"""A line whose fields are parted by pipes or tabs: the first words are the recipient, numbers are amounts.

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(line):
...     folded = fold(line)
...     return read_cells(line, folded, find_numerals(folded), 0, len(line))
>>> row = read("7 | 53108 | Κρωπίας | Αττικής | 155.000,00 € | 31.900,00 € |").rows[0]
>>> row.index, row.code, [str(one.numeral.value) for one in row.amounts]
(7, '53108', ['155000', '31900'])
>>> [str(one.numeral.value) for one in read("2 | ΔΡΑΜΑΣ | -20.000,00 | 500,00 € |").rows[0].amounts]
['-20000', '500']
>>> type(read("| | ΣΥΝΟΛΟ | 186.900,00 |")).__name__, type(read("Άρτας | Πλημμύρα |")).__name__
('TotalLine', 'NameLine')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import AMOUNT_END, Amount, amount, minus, taken_off
from ota_extract.assemble.tables.authorities import is_area
from ota_extract.assemble.tables.labels import LONE_INDEX, read_label
from ota_extract.assemble.tables.line_kinds import AmountLine, Line, NameLine, RowLine, TotalLine
from ota_extract.assemble.tables.rows import trimmed, without_apposition
from ota_extract.assemble.tables.totals import total_kind
from ota_extract.mentions import Numeral

_CELL = re.compile(r"[^|\t]+")


def read_cells(
    text: str, folded: str, found: Sequence[Numeral], start: int, end: int
) -> Line | None:
    """Read ``text[start:end]``, one line, by its cells; *found* are its numbers. None where it is no row."""
    cells = [trimmed(text, *cell.span()) for cell in _CELL.finditer(text, start, end)]
    cells = [cell for cell in cells if cell.start < cell.end]
    amounts: list[Amount] = []
    texts: list[Span] = []
    index, code, used = None, None, []
    for number, cell in enumerate(cells):
        if number == 0 and len(cells) > 2 and (lone := LONE_INDEX.fullmatch(folded, *cell)):
            index = int(lone[1])
            used.append(Span(*lone.span(1)))
            continue
        inside = [numeral for numeral in found if cell.start <= numeral.start < cell.end]
        one = _amount(folded, cell, inside[0]) if len(inside) == 1 else None
        if one is not None:
            digits = text[cell.start : cell.end].strip(" .)")
            if not texts and digits.isdigit() and 3 < len(digits) < 7 and number <= 1:
                code = digits
                used.append(cell)
            else:
                amounts.append(one)
        else:
            texts.append(cell)
    if not texts:
        return AmountLine(tuple(amounts), Span(start, end)) if amounts and not used else None
    label = folded[texts[0].start : texts[0].end]
    if kind := total_kind(label) or (
        total_kind(folded[texts[-1].start : texts[-1].end]) if amounts else None
    ):
        return TotalLine(kind, texts[0], tuple(amounts), Span(start, end), tuple(used))
    row = read_label(text, folded, found, *texts[0])
    if row is None:
        return None
    areas = [cell for cell in texts[1:] if is_area(text[cell.start : cell.end])]
    row = replace(
        row,
        amounts=tuple(amounts),
        span=Span(start, end),
        index=index if index is not None else row.index,
        code=code or row.code,
        prefecture=areas[0] if areas else row.prefecture,
        numbers=(*used, *row.numbers),
    )
    row = without_apposition(row, folded)
    if amounts:
        return RowLine((row,))
    # «Π.Ε. Ιωαννίνων |» alone in its line is the heading of a group
    is_group = len(cells) == 1 and row.recipient.kind in ("region", "regional_unit")
    return NameLine(row, cells=not is_group)


def _amount(folded: str, cell: Span, numeral: Numeral) -> Amount | None:
    """The amount that *cell* holds beside nothing but a currency or a minus."""
    sign, start, end = minus(folded, cell.start, numeral, cell.end)
    if not AMOUNT_END.fullmatch(folded, numeral.end, end):
        return None
    one = amount(folded, numeral, in_column=True)
    if one is None or folded[start : max(start, one.span.start)].strip(" (€") not in ("", "ευρω"):
        return None
    return one if sign is None else taken_off(one, sign)
