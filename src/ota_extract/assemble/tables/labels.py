"""What stands before the amounts of a line: the row's index and code, and the recipient's name.

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text):
...     folded = fold(text)
...     row = read_label(text, folded, find_numerals(folded), 0, len(text))
...     return row and (row.index, row.code, text[slice(*row.recipient.span)])
>>> read("7 53108 ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ"), read("8.ΔΗΜΟΣ ΕΔΕΣΣΑΣ"), read("Το έργο που έχει προϋπολογισμό")
((7, '53108', 'ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ'), (8, None, 'ΕΔΕΣΣΑΣ'), None)

A name can end before what the money is for, behind a colon, a dash or a comma (``before_purpose``) or
with no mark at all (``with_front``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.assemble.tables.authorities import Recipient, find_recipient, is_municipality
from ota_extract.assemble.tables.fronts import Front, find_front
from ota_extract.assemble.tables.rows import Row, written
from ota_extract.assemble.tables.totals import begins_with_total
from ota_extract.mentions import Numeral

_INDEX = re.compile(
    r"(\d{1,4})\s*(?:[.)]|\s)\s*(?=[^\W_])|([α-ω]{1,2})\s?(?:\)\s*|\.(?=\s*δημ|\s*περιφ)\s*)(?=[^\W_])"
)
LONE_INDEX = re.compile(r"\s*(\d{1,4})\s*[.)]?\s*")
"""A row's number alone in a line or a cell."""
_CODE = re.compile(r"\d{4,6}(?=\s+[^\W\d])")
_PROSE = re.compile(r"\w{5,}[.;!]\s|»\s|[;!»…]$|\b(?:που|θα|να|ειναι|εχει|απο|με|σε|στο|ωσ)\b")
_SIGN = re.compile(r"\s+[-–—]\s+|[-–—]\s+|\s+[-–—]|,\s+")
_AREA = re.compile(r"(?:νομο[συ]\b|ν\.|π\.?\s?ε\.|πε\s|περιφερειακ)")
_SMALL = frozenset(
    ("και", "κι", "&", "της", "του", "των", "την", "τον", "στην", "στον", "για", "ή")
)
_WORD = re.compile(r"[^\W\d_][\w.'’΄]*")


def read_label(
    text: str, folded: str, found: Sequence[Numeral], begin: int, end: int
) -> Row | None:
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


def with_front(text: str, folded: str, row: Row | None, begin: int, end: int) -> Row | None:
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


def before_purpose(
    text: str, folded: str, found: Sequence[Numeral], begin: int, end: int
) -> Row | None:
    """«Δήμος Ζίτσας: «Αποκατάσταση πλατείας», 480.000 ευρώ»: the name ends at the colon, dash or comma."""
    colon = folded.find(":", begin, end)
    whole = read_label(text, folded, found, begin, colon) if colon > begin else None
    if whole is not None and not whole.recipient.certain:
        whole = None
    if whole is not None and is_municipality(written(text, whole.recipient.span)):
        return whole
    known: Row | None = None
    titled: Row | None = None
    for sign in islice(_SIGN.finditer(folded, begin, colon if whole else end), 3):
        row = read_label(text, folded, found, begin, sign.start())
        if row is None or _AREA.match(folded, sign.end(), end):
            break
        lower = text[sign.end() : sign.end() + 1].islower() or folded[sign.end()] in "«0123456789"
        if is_municipality(written(text, row.recipient.span)):
            if whole is None or lower or "," in sign.group():
                known = row  # «Δήμος Μοσχάτου – Ταύρου – πλατεία»: the longest known name
        elif titled is None and row.recipient.titled and lower:
            titled = row
    return known or titled or whole


def is_of_a_work(text: str, folded: str, begin: int, end: int) -> bool:
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
