"""Lines that are rows of a table because they have a number which others share the right edge of.

A row has a name and, behind a gap, a number that stands flush right with the numbers of other rows. A
sentence that happens to end in an amount has no such gap. The name may stand behind the number where that
is an amount and the names of several rows begin at one place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from ota_extract.reading.pdf.lines import Chunk, Row
from ota_extract.reading.pdf.page import Word

NUMBER = re.compile(
    r"[€+-]?\s?(?:\d{1,3}(?:[.,\u00a0 ]\d{3})+|\d+)(?:[.,]\d{1,4})?\s?(?:€|%|ευρώ|EUR)?[⁰¹²³⁴-⁹]{0,2}"
    r"|[-–—]\s?€?"
)
_AMOUNT = re.compile(r"€?\s?(?:\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d{2})?|\d+,\d{2})\s?(?:€|ευρώ|EUR)?")
"""A number as money is written; «1.2» before a line may number a section."""
FEWEST_ALIKE = 3
"""How many rows have their names behind their amounts at the same place."""
FLUSH = 2.5
"""How far the right edges of one column may lie apart, in points."""


@dataclass(slots=True)
class DataRows:
    """What is known of each line of a page."""

    amounts: list[list[Chunk]]
    """The numbers that stand alone on it."""
    is_data: list[bool]
    begins: list[bool]
    """Whether a table may begin with it: a number without a name cannot."""


def is_number(text: str) -> bool:
    """Whether *text* is a number as cells have it, or the dash that stands for none.

    >>> [is_number(t) for t in ("1.290.000,00 €", "24.800", "-", "Δήμος 5", "1.")]
    [True, True, True, False, False]
    """
    return not text[:1].isalpha() and NUMBER.fullmatch(text) is not None


def find_data_rows(rows: list[Row]) -> DataRows | None:
    """Which of *rows*, the visual lines of one column of the page, are rows of a table; ``None`` where
    none is.
    """
    amounts = _amounts(rows)
    ends = _shared_ends(amounts)
    if not ends:
        return None
    is_data = [
        any(near(chunk.x1, ends) for chunk in chunks) and _names_something(row, chunks)
        for row, chunks in zip(rows, amounts, strict=True)
    ]
    _take_names_behind(rows, amounts, is_data)
    _part_long_names(rows, amounts, is_data)
    begins = list(is_data)
    _take_lone_numbers(rows, amounts, is_data)
    return DataRows(amounts, is_data, begins)


def _amounts(rows: list[Row]) -> list[list[Chunk]]:
    """Of each row the chunks that are a number and nothing else."""
    found = []
    for row in rows:
        numbers: list[Chunk] = []
        if len(row.chunks) > 1:
            numbers = [
                chunk for chunk in row.chunks if len(chunk.words) <= 3 and is_number(chunk.text)
            ]
        found.append(numbers)
    return found


def _shared_ends(amounts: list[list[Chunk]]) -> list[float]:
    """The right edges that the last numbers of rows share."""
    ends = sorted(chunk.x1 for chunks in amounts for chunk in chunks)
    shared: list[float] = []
    group: list[float] = []
    for end in [*ends, float("inf")]:
        if group and end - group[0] > FLUSH:
            shared.append(sum(group) / len(group))
            group = []
        group.append(end)
    return shared


def _names_something(row: Row, numbers: list[Chunk]) -> bool:
    """Whether words stand on the line to the left of a number, with a gap between the two."""
    for number in numbers:
        if not any(map(str.isdigit, number.text)):
            continue
        for chunk in row.chunks:
            if chunk.x1 <= number.x0:
                text = chunk.text
                if len(text) < 120 and any(map(str.isalpha, text)):
                    return True
    return False


def _take_names_behind(rows: list[Row], amounts: list[list[Chunk]], is_data: list[bool]) -> None:
    """Rows whose amount stands before the name: alike in where the one ends and the other begins."""
    found: list[tuple[int, float, float]] = []
    for index, (row, numbers) in enumerate(zip(rows, amounts, strict=True)):
        if is_data[index]:
            continue
        for number in numbers:
            name = next((chunk for chunk in row.chunks if chunk.x0 > number.x1), None)
            if name and name.text[:1].isalpha() and _AMOUNT.fullmatch(number.text):
                found.append((index, number.x1, name.x0))
    places = Counter((int(end / FLUSH), int(start / FLUSH)) for _, end, start in found)
    for index, end, start in found:
        at, begin = int(end / FLUSH), int(start / FLUSH)
        alike = sum(places[at + x, begin + y] for x in (-1, 0, 1) for y in (-1, 0, 1))
        is_data[index] = is_data[index] or alike >= FEWEST_ALIKE


def _part_long_names(rows: list[Row], amounts: list[list[Chunk]], is_data: list[bool]) -> None:
    """A name so long that it all but touches its number: part the two where a neighbour shows how."""
    for index, row in enumerate(rows):
        if is_data[index] or not row.chunks:
            continue
        last = row.chunks[-1]
        size = next(
            (n for n in (2, 1) if len(last.words) > n and is_number(_text(last.words[-n:]))), 0
        )
        if not size or not any(map(str.isdigit, _text(last.words[-size:]))):
            continue
        for other in (index - 1, index + 1):
            if not (0 <= other < len(rows) and is_data[other]):
                continue
            if row.x0 < rows[other].x0 - 3 or not near(last.x1, [c.x1 for c in amounts[other]]):
                continue
            number = last.words[-size:]
            name = last.words[:-size]
            last.words, last.x1 = name, name[-1].x1
            chunk = Chunk(number, number[0].x0, last.top, number[-1].x1, last.bottom)
            row.chunks.append(chunk)
            amounts[index] = [chunk]
            is_data[index] = True
            break


def _take_lone_numbers(rows: list[Row], amounts: list[list[Chunk]], is_data: list[bool]) -> None:
    """A number alone on its line, flush with the others: its name stands on the lines above and
    below it, or it is the sum at the foot.
    """
    ends = [c.x1 for chunks, data in zip(amounts, is_data, strict=True) if data for c in chunks]
    for index, row in enumerate(rows):
        if is_data[index] or not row.chunks:
            continue
        text = row.chunks[-1].text
        if len(row.chunks) > 2 or not is_number(text) or not any(map(str.isdigit, text)):
            continue
        if not all(is_number(chunk.text) for chunk in row.chunks):
            continue
        if sum(abs(end - row.chunks[-1].x1) <= FLUSH for end in ends) >= 3:
            amounts[index] = list(row.chunks)
            is_data[index] = True


def _text(words: list[Word]) -> str:
    return " ".join([word.text for word in words])


def near(value: float, ends: list[float]) -> bool:
    """Whether *value* is one of *ends*, which are sorted."""
    at = bisect_right(ends, value)
    return any(abs(end - value) <= FLUSH for end in ends[max(at - 1, 0) : at + 1])
