"""One line of a text table: a recipient with its amounts, or what else stands between rows.

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(line):
...     folded = fold(line)
...     found = read_line(line, folded, Numbers(find_numerals(folded)), 0, len(line))
...     match found:
...         case RowLine(rows=(row,)):
...             return written(line, row.recipient.span), [str(a.numeral.value) for a in row.amounts]
...         case None:
...             return None
...         case _:
...             return type(found).__name__
>>> read("7 53108 ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ ΑΡΤΑΣ 261.000,00")
('ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ ΑΡΤΑΣ', ['261000'])
>>> read("8.ΔΗΜΟΣ ΕΔΕΣΣΑΣ 640.000,00"), read("Κρωπίας | Αττικής | 155.000,00 € | 31.900,00 € |")
(('ΕΔΕΣΣΑΣ', ['640000']), ('Κρωπίας', ['155000', '31900']))
>>> [read(line) for line in ("2.060.500,00", "ΣΥΝΟΛΟ 2.060.500,00", "ΒΟΡΕΙΑΣ", "Άρτας | Πλημμύρα 1/2/2017 |")]
['AmountLine', 'TotalLine', 'NameLine', 'NameLine']
>>> read("Το έργο έχει προϋπολογισμό 3.000.000 ευρώ")  # prose, not a name
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ota_extract.alignment import Span
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import AMOUNT_END, CURRENCY, Amount, amount
from ota_extract.assemble.tables.authorities import is_municipality
from ota_extract.assemble.tables.cell_lines import read_cells
from ota_extract.assemble.tables.group_headings import read_group_heading
from ota_extract.assemble.tables.labels import (
    LONE_INDEX,
    before_purpose,
    is_of_a_work,
    read_label,
    with_front,
)
from ota_extract.assemble.tables.line_kinds import (
    AmountLine,
    IndexLine,
    Line,
    NameLine,
    RowLine,
    TotalLine,
)
from ota_extract.assemble.tables.rows import without_apposition, written
from ota_extract.assemble.tables.totals import total_kind
from ota_extract.clean import BULLETS, DASHES
from ota_extract.mentions import Numeral

__all__ = [
    "AmountLine",
    "IndexLine",
    "Line",
    "NameLine",
    "RowLine",
    "TotalLine",
    "read_line",
    "written",
]

LONGEST = 400
_NOTE = re.compile(  # behind the amount: «(με ΦΠΑ)», «πλέον ΦΠΑ 24%», «(α΄ δόση)», a column «61%»
    r"[\s,]*(?:\((?=[^()\d€]*[α-ω])(?!\s*ευρω)[^()\d€]{2,40}\)"
    r"|\(?(?:με|χωρισ|πλεον|ανευ|προ|(?:μη\s)?συμπ\w*\.?)\s(?:του\s)?φ\.?π\.?α\.?(?:\s\d{1,2}\s?%)?\)?"
    r"|\(\s?\d{1,3}(?:[.,]\d+)?\s?%\s?\)"
    r"|(?<=[€\d])(?:\s+\d{1,3}(?:[.,]\d+)?\s?%)+)[\s.,;·]*$"
)
_BETWEEN = re.compile(rf"\s*(?:{CURRENCY})?\s*\(?\s*(?:{CURRENCY})?\s*")
_HEAD_END = re.compile(
    rf"[\s:|(=\-–—…._>+{BULLETS}\ufe0f]*(?:(?:ποσο|με (?:το )?ποσο(?: των)?|το ποσο των|υψουσ)\s*:?\s*)?(?:€|ευρω)?\s*$"
)
_MARK = re.compile(rf"[{DASHES}{BULLETS}\s]*")


def read_line(text: str, folded: str, numbers: Numbers, start: int, end: int) -> Line | None:
    """Read ``text[start:end]``, one block, as a line of a table; None where it is something else."""
    if end - start > LONGEST:
        return None
    found = numbers.within(start, end)
    if "|" in text[start:end] or "\t" in text[start:end]:
        return read_cells(text, folded, found, start, end)
    if not found:
        return _name(text, folded, (), start, end)
    if lone := LONE_INDEX.fullmatch(folded, start, end):
        return IndexLine(int(lone[1]), Span(lone.start(1), lone.end(1)))
    amounts, head_end = _trailing(folded, found, start, end)
    if not amounts:
        return (
            _cut_row(text, folded, found, start, end)
            or read_group_heading(text, folded, start, end)
            or _numbered_name(text, folded, found, start, end)
            or _entry(text, folded, found, start, end)
        )
    at = _MARK.match(folded, start, head_end)
    begin = at.end() if at else start
    trimmed = _HEAD_END.search(folded, max(begin, head_end - 40), head_end)
    head_end = trimmed.start() if trimmed else head_end
    label = folded[begin:head_end]
    if not any(char.isalpha() for char in label):
        if any(char.isdigit() for char in label) or len(amounts) > 6:
            return None
        if not all(amount(folded, one.numeral) for one in amounts):
            return None
        colon = ":" in folded[start : amounts[0].span.start]
        return AmountLine(amounts, Span(start, end), colon)
    kind = total_kind(label.partition(":")[0]) or total_kind(label)
    if kind and not is_of_a_work(text, folded, begin, head_end):
        return TotalLine(kind, Span(begin, head_end), amounts, Span(start, end))
    row = read_label(text, folded, found, begin, head_end)
    known = row is not None and is_municipality(written(text, row.recipient.span))
    several = any(amount(folded, one) for one in found if begin <= one.start < head_end)
    if not known and not several:  # several amounts make a sentence
        purpose = before_purpose(text, folded, found, begin, head_end)
        row = with_front(text, folded, purpose or row, begin, head_end)
    if row is None:
        return None
    row = replace(row, amounts=amounts, span=Span(start, end))
    return RowLine((without_apposition(row, folded),))


def _trailing(
    folded: str, found: Sequence[Numeral], start: int, end: int
) -> tuple[tuple[Amount, ...], int]:
    """The amounts that the line ends in, and where the first of them begins.

    Bare numbers right before an amount («Αγιάς 210 1 188.000,00») are cells like it.
    """
    amounts: list[Amount] = []
    note = _NOTE.search(folded, max(start, end - 60), end)
    stop = note.start() if note else end
    pattern = AMOUNT_END
    for numeral in reversed(found):
        if numeral.start >= stop:
            continue
        if not pattern.fullmatch(folded, numeral.end, stop):
            break
        bare = bool(amounts) and folded[numeral.end : stop].isspace()
        one = amount(folded, numeral, in_column=bare)
        if one is None or one.span.start < start:
            break
        amounts.append(one)
        stop = one.span.start
        pattern = _BETWEEN
    return tuple(reversed(amounts)), stop


def _cut_row(
    text: str, folded: str, found: Sequence[Numeral], start: int, end: int
) -> NameLine | None:
    """«4. Δήμος Εμμανουήλ Παππά 63.0», where the text ends: a row whose amount was cut."""
    last = found[-1]
    if (
        end < len(folded)
        or folded[last.end : end].strip(" .,")
        or not folded[last.start - 1 : last.start].isspace()
    ):
        return None
    row = read_label(text, folded, found[:-1], start, last.start)
    if row is None or not row.recipient.certain:
        return None
    return NameLine(without_apposition(replace(row, span=Span(start, end)), folded), cells=True)


def _numbered_name(
    text: str, folded: str, found: Sequence[Numeral], start: int, end: int
) -> NameLine | None:
    """«4 ΔΗΜΟΣ ΜΑΝΔΡΑΣ -»: a name whose only numbers are its index and code."""
    if not folded[start].isdigit():
        return None
    return _name(text, folded, found, start, end)


def _name(
    text: str, folded: str, found: Sequence[Numeral], start: int, end: int
) -> NameLine | None:
    """A short line of words only: a name, half of one, a heading.

    In a numbered line a known name will do: «4 ΚΙΛΕΛΕΡ Πρόσβαση σε γεωργική γη», whose amount is below.
    """
    if end - start > 120 or text[end - 1] in ".;!»":
        return None
    at = _MARK.match(folded, start, end)
    begin = at.end() if at else start
    row = read_label(text, folded, found, begin, end)
    known = row is not None and is_municipality(written(text, row.recipient.span))
    money = any(amount(folded, one) for one in found)
    if folded[begin : begin + 1].isdigit() and not known and not money:
        row = with_front(text, folded, row, begin, end)
    if row is None:
        return None
    return NameLine(without_apposition(replace(row, span=Span(start, end)), folded), cells=False)


def _entry(
    text: str, folded: str, found: Sequence[Numeral], start: int, end: int
) -> RowLine | None:
    """«1. Δήμος Βιάννου: Οδικό δίκτυο, 3.200.000 ευρώ και διάρκεια 24 μήνες.»: a titled recipient
    before the colon, and one amount with its currency behind it, wherever it stands."""
    colon = folded.find(":", start, end)
    if colon < 0:
        return None
    mark = _MARK.match(folded, start, colon)
    row = read_label(text, folded, found, mark.end() if mark else start, colon)
    if row is None or not (row.recipient.certain and row.recipient.titled):
        return None
    behind = (amount(folded, numeral) for numeral in found if numeral.start > colon)
    money = [one for one in behind if one and one.span != (one.numeral.start, one.numeral.end)]
    if len(money) != 1:
        return None
    row = replace(row, amounts=tuple(money), span=Span(start, end))
    return RowLine((without_apposition(row, folded),))
