"""What makes a first reading doubtful, told from the reading alone.

Letters that stand alone, numbered rows with a number missing, a last row that is not the sum of the
rows above it: each can be the reader's fault or the source's own; a second reading tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from ota_extract.reading.pdf.page import PageContent

Texts = Sequence[Sequence[str]]

FEWEST_ROWS = 4
_DIGITS = re.compile(
    r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+-]?\d{1,3}(?:,\d{3})+\.\d+|[+-]?\d+(?:,\d+)?"
)


def letters_apart(content: PageContent) -> bool:
    """Whether so many words are one letter that the letters of words must have been torn apart."""
    if len(content.words) < 60:
        return False
    alone = sum(len(word.text) == 1 and word.text.isalpha() for word in content.words)
    return alone > 0.3 * len(content.words) or len(content.sideways) > 0.3 * len(content.words)


def rows_missing(rows: Texts) -> list[int]:
    """The numbers that the first column, which counts the rows, leaves out.

    >>> rows_missing([["14", "Α"], ["15", "Β"], ["17", "Γ"], ["18", "Δ"], ["19", "Ε"]])
    [16]
    """
    numbers = [int(row[0].rstrip(".")) for row in rows if row and row[0].rstrip(".").isdecimal()]
    steps = [two - one for one, two in pairwise(numbers)]
    if len(numbers) < FEWEST_ROWS or len(numbers) < 0.6 * len(rows):
        return []
    if sum(step == 1 for step in steps) < 0.7 * len(steps):
        return []
    return [
        missing
        for one, two in pairwise(numbers)
        if 1 < two - one <= 20
        for missing in range(one + 1, two)
    ]


def sum_differs(rows: Texts) -> tuple[Decimal, Decimal] | None:
    """The printed sum and the one worked out, where the last row is a sum and they differ.

    Where rows between are sums themselves, everything counts twice, and that is right too; so it is
    where those rows, told by a cell less, are left out: a sum carried over the page.
    """
    if len(rows) < FEWEST_ROWS:
        return None
    last, body = rows[-1], rows[:-1]
    usual = sorted(sum(map(bool, row)) for row in body)[len(body) // 2]
    if sum(map(bool, last)) >= usual:
        return None
    for column, text in enumerate(last):
        printed = number_of(text)
        if printed is None:
            continue
        values = [number_of(row[column]) if column < len(row) else None for row in body]
        known = [value for value in values if value is not None]
        if len(known) < 0.7 * len(body) or not any(
            "." in r[column] or "," in r[column] for r in body
        ):
            continue
        total = sum(known, Decimal(0))
        single = [
            value
            for row, value in zip(body, values, strict=True)
            if value is not None and sum(map(bool, row)) >= usual
        ]
        if total not in (printed, 2 * printed) and sum(single, Decimal(0)) != printed:
            return printed, total
    return None


def number_of(text: str) -> Decimal | None:
    """The number that *text* is, written the Greek way, or ``None``.

    >>> number_of("1.290.000,50 €"), number_of("27.000"), number_of("ΣΥΝΟΛΟ")
    (Decimal('1290000.50'), Decimal('27000'), None)
    """
    bare = "".join(text.replace("€", "").split())
    if _DIGITS.fullmatch(bare) is None:
        return None
    if bare.rfind(".") > bare.rfind(",") > 0:
        return Decimal(bare.replace(",", ""))
    return Decimal(bare.replace(".", "").replace(",", "."))


def numbers_in(words: Iterable[str]) -> Counter[str]:
    """The amounts among *words*: numbers with a thousands point or decimals."""
    found: Counter[str] = Counter()
    for word in words:
        for match in _DIGITS.finditer(word):
            if "." in match[0] or "," in match[0]:
                found[match[0]] += 1
    return found
