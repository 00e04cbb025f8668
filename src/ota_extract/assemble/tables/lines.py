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
from itertools import islice
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import CURRENCY, Amount, amount
from ota_extract.assemble.tables.authorities import (
    Recipient,
    find_recipient,
    is_area,
    is_municipality,
)
from ota_extract.assemble.tables.fronts import Front, find_front
from ota_extract.assemble.tables.line_kinds import (
    AmountLine,
    IndexLine,
    Line,
    NameLine,
    RowLine,
    TotalLine,
)
from ota_extract.assemble.tables.rows import Row, trimmed, without_apposition, written
from ota_extract.assemble.tables.totals import begins_with_total, total_kind
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
_CELL = re.compile(r"[^|\t]+")
_TAIL = re.compile(rf"\s*(?:{CURRENCY})?[\s|).,;·*]*")
_NOTE = re.compile(  # behind the amount: «(με ΦΠΑ)», «πλέον ΦΠΑ 24%», «(α΄ δόση)», a column «61%»
    r"[\s,]*(?:\((?=[^()\d€]*[α-ω])(?!\s*ευρω)[^()\d€]{2,40}\)"
    r"|\(?(?:με|χωρισ|πλεον|ανευ|προ|(?:μη\s)?συμπ\w*\.?)\s(?:του\s)?φ\.?π\.?α\.?(?:\s\d{1,2}\s?%)?\)?"
    r"|(?<=[€\d])(?:\s+\d{1,3}(?:[.,]\d+)?\s?%)+)[\s.,;·]*$"
)
_BETWEEN = re.compile(rf"\s*(?:{CURRENCY})?\s*\(?\s*(?:{CURRENCY})?\s*")
_HEAD_END = re.compile(
    r"[\s:|(=\-–—…._]*(?:(?:ποσο|με (?:το )?ποσο(?: των)?|το ποσο των|υψουσ)\s*:?\s*)?(?:€|ευρω)?\s*$"
)
_MARK = re.compile(rf"[{DASHES}{BULLETS}\s]*")
_INDEX = re.compile(
    r"(\d{1,4})\s*(?:[.)]|\s)\s*(?=[^\W_])|([α-ω]{1,2})\s?(?:\)\s*|\.(?=\s*δημ|\s*περιφ)\s*)(?=[^\W_])"
)
_LONE_INDEX = re.compile(r"\s*(\d{1,4})\s*[.)]?\s*")
_CODE = re.compile(r"\d{4,6}(?=\s+[^\W\d])")
_PROSE = re.compile(r"\w{5,}[.;!]\s|»\s|[;!»…]$|\b(?:που|θα|να|ειναι|εχει|απο|με|σε|στο|ωσ)\b")
_SIGN = re.compile(r"\s+[-–—]\s+|[-–—]\s+|\s+[-–—]|,\s+")
_AREA = re.compile(r"(?:νομο[συ]\b|ν\.|π\.?\s?ε\.|πε\s|περιφερειακ)")
_SMALL = frozenset(
    ("και", "κι", "&", "της", "του", "των", "την", "τον", "στην", "στον", "για", "ή")
)
_WORD = re.compile(r"[^\W\d_][\w.'’΄]*")


def read_line(text: str, folded: str, numbers: Numbers, start: int, end: int) -> Line | None:
    """Read ``text[start:end]``, one block, as a line of a table; None where it is something else."""
    if end - start > LONGEST:
        return None
    found = numbers.within(start, end)
    if "|" in text[start:end] or "\t" in text[start:end]:
        return _cells(text, folded, found, start, end)
    if not found:
        return _name(text, folded, (), start, end)
    if lone := _LONE_INDEX.fullmatch(folded, start, end):
        return IndexLine(int(lone[1]), Span(lone.start(1), lone.end(1)))
    amounts, head_end = _trailing(folded, found, start, end)
    if not amounts:
        return (
            _cut_row(text, folded, found, start, end)
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
    if kind and not _is_of_a_work(text, folded, begin, head_end):
        return TotalLine(kind, Span(begin, head_end), amounts, Span(start, end))
    row = _head(text, folded, found, begin, head_end)
    known = row is not None and is_municipality(written(text, row.recipient.span))
    several = any(amount(folded, one) for one in found if begin <= one.start < head_end)
    if not known and not several:  # several amounts make a sentence
        purpose = _with_purpose(text, folded, found, begin, head_end)
        row = _fronted(text, folded, purpose or row, begin, head_end)
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
    pattern = _TAIL
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


def _head(text: str, folded: str, found: Sequence[Numeral], begin: int, end: int) -> Row | None:
    """Index, code and name before the amounts; None where the words are prose."""
    marks = _marks(folded, begin, end)
    if any(marks.end <= numeral.start < end for numeral in found):
        return None
    recipient = find_recipient(text, folded, marks.end, end)
    if recipient is None or not _is_name(text, folded, recipient):
        return None
    return _row(recipient, marks, end)


class _Marks(NamedTuple):
    """Index and code at the front of a row, the places of both, and the offset behind them."""

    number: int | None
    code: str | None
    used: tuple[Span, ...]
    end: int


def _marks(folded: str, begin: int, end: int) -> _Marks:
    index, code, used = None, None, []
    if (mark := _INDEX.match(folded, begin, end)) and not _CODE.match(folded, begin, end):
        if mark[1]:
            index = int(mark[1])
            used.append(Span(mark.start(1), mark.end(1)))
        begin = mark.end()
    if number := _CODE.match(folded, begin, end):
        code = number[0]
        used.append(Span(number.start(), number.end()))
        begin = number.end()
    return _Marks(index, code, tuple(used), begin)


def _row(recipient: Recipient, marks: _Marks, end: int, front: Front | None = None) -> Row:
    return Row(
        recipient,
        (),
        Span(marks.end, end),
        index=marks.number,
        code=marks.code,
        numbers=marks.used,
        front=front,
    )


def _fronted(text: str, folded: str, row: Row | None, begin: int, end: int) -> Row | None:
    """The row with the known name that its words begin with; without one, *row* as it is.

    Words with a number in them are no name: there the front is the name.
    """
    marks = _marks(folded, begin, end)
    front = find_front(text, folded, marks.end, end)
    if front is None or (row is not None and row.recipient.span == front.recipient.span):
        return row
    if row is None:
        return _row(front.recipient, marks, end, front)
    return replace(row, front=front)


def _with_purpose(
    text: str, folded: str, found: Sequence[Numeral], begin: int, end: int
) -> Row | None:
    """«Δήμος Ζίτσας: «Αποκατάσταση πλατείας», 480.000 ευρώ»: the name ends at the colon, dash or comma."""
    colon = folded.find(":", begin, end)
    whole = _head(text, folded, found, begin, colon) if colon > begin else None
    if whole is not None and not whole.recipient.certain:
        whole = None
    if whole is not None and is_municipality(written(text, whole.recipient.span)):
        return whole
    known: Row | None = None
    titled: Row | None = None
    for sign in islice(_SIGN.finditer(folded, begin, colon if whole else end), 3):
        row = _head(text, folded, found, begin, sign.start())
        if row is None or _AREA.match(folded, sign.end(), end):
            break
        lower = text[sign.end() : sign.end() + 1].islower() or folded[sign.end()] in "«0123456789"
        if is_municipality(written(text, row.recipient.span)):
            if whole is None or lower or "," in sign.group():
                known = row  # «Δήμος Μοσχάτου – Ταύρου – πλατεία»: the longest known name
        elif titled is None and row.recipient.titled and lower:
            titled = row
    return known or titled or whole


def _is_of_a_work(text: str, folded: str, begin: int, end: int) -> bool:
    """Whether the total is a word of a work's title: «ΔΗΜΟΣ ΒΟΛΒΗΣ Φωτισμός του συνόλου των οδών»."""
    front = find_front(text, folded, _marks(folded, begin, end).end, end)
    return front is not None and not begins_with_total(folded[slice(*front.rest)])


def _is_name(text: str, folded: str, recipient: Recipient) -> bool:
    start, end = recipient.span
    if _PROSE.search(folded, start, end):
        return False
    name: list[str] = _WORD.findall(text, start, end)
    if len(name) > 25:
        return False
    if recipient.certain:
        return bool(name) and (name[0][0].isupper() or recipient.titled)
    if len(name) > 10 or not name:
        return False
    capital = sum(word[0].isupper() for word in name if word not in _SMALL)
    return name[0][0].isupper() and capital * 3 >= 2 * sum(word not in _SMALL for word in name)


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
    row = _head(text, folded, found[:-1], start, last.start)
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
    row = _head(text, folded, found, begin, end)
    known = row is not None and is_municipality(written(text, row.recipient.span))
    money = any(amount(folded, one) for one in found)
    if folded[begin].isdigit() and not known and not money:
        row = _fronted(text, folded, row, begin, end)
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
    row = _head(text, folded, found, mark.end() if mark else start, colon)
    if row is None or not (row.recipient.certain and row.recipient.titled):
        return None
    behind = (amount(folded, numeral) for numeral in found if numeral.start > colon)
    money = [one for one in behind if one and one.span != (one.numeral.start, one.numeral.end)]
    if len(money) != 1:
        return None
    row = replace(row, amounts=tuple(money), span=Span(start, end))
    return RowLine((without_apposition(row, folded),))


def _cells(text: str, folded: str, found: Sequence[Numeral], start: int, end: int) -> Line | None:
    """A line whose fields are parted by pipes or tabs."""
    cells = [trimmed(text, *cell.span()) for cell in _CELL.finditer(text, start, end)]
    cells = [cell for cell in cells if cell.start < cell.end]
    amounts: list[Amount] = []
    texts: list[Span] = []
    index, code, used = None, None, []
    for number, cell in enumerate(cells):
        if number == 0 and len(cells) > 2 and (lone := _LONE_INDEX.fullmatch(folded, *cell)):
            index = int(lone[1])
            used.append(Span(*lone.span(1)))
            continue
        inside = [numeral for numeral in found if cell.start <= numeral.start < cell.end]
        whole = len(inside) == 1 and _TAIL.fullmatch(folded, inside[0].end, cell.end)
        one = amount(folded, inside[0], in_column=True) if whole else None
        if one is not None and folded[cell.start : one.span.start].strip(" (€") in ("", "ευρω"):
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
    row = _head(text, folded, found, *texts[0])
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
    return RowLine((row,)) if amounts else NameLine(row, cells=True)
