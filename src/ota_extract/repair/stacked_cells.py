"""Lines that are cells: tables copied with one cell a line.

>>> from ota_extract.repair.sheet import lines_of
>>> table = "Δήμος\\nΠοσό\\nΖίτσας\\n480.000,00\\nΔήμος Κόνιτσας\\n150.000,00\\nΜετσόβου\\n90.000,00"
>>> sorted(stacked_cells(lines_of(f"Τα ποσά ανά δήμο είναι:\\n{table}\\nΤέλος του πίνακα.")))
[1, 2, 3, 4, 5, 6, 7, 8]

A cell is a block of its own, however well it would go on in the line below: «1 ⏎ Δήμος Ζίτσας» counts
no municipality. Numbers that end up alone on a line of prose, and those of pages, make no cells:

>>> stacked_cells(lines_of("Δόθηκαν\\n12\\nέργα.\\nΤο 2020\\n14\\nέργα, και εφέτος\\n15"))
frozenset()
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ota_extract.repair.sentences import ends_sentence
from ota_extract.repair.sheet import Line

_LONGEST = 60
_LEAST_NUMBERS, _LEAST_AMOUNTS = 3, 2
_FARTHEST = 9  # lines from one number to the next: the other cells of a row
_NUMBER = regex.compile(r"(?:€\s?)?\d[\d.,]*\s?(?:€|ευρώ|ΕΥΡΩ|%)?|\d{1,4}[.)]")
_AMOUNT = regex.compile(
    r"(?:€\s?)?\d{1,3}(?:\.\d{3})+(?:,\d\d)?\s?(?:€|ευρώ|ΕΥΡΩ)?|(?:€\s?)?\d+,\d\d\s?(?:€|ευρώ)?"
)


def stacked_cells(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the *lines* that are cells: short ones, with amounts alone on a line among them."""
    if sum(_is_number(line.text) for line in lines) < _LEAST_NUMBERS:
        return frozenset()  # as nearly always
    found: set[int] = set()
    stretch: list[int] = []
    for index, line in enumerate(lines):
        text = line.text
        if text[-1] not in ":;," and (not ends_sentence(text) or _is_number(text)):
            if (
                len(text) <= _LONGEST
            ):  # a longer line may be the title of a work, and goes on as prose does
                stretch.append(index)
            continue
        found |= _cells(lines, stretch)
        stretch = []
    return frozenset(found | _cells(lines, stretch))


def _is_number(text: str) -> bool:
    return (text[0].isdecimal() or text[0] == "€") and _NUMBER.fullmatch(text) is not None


def _cells(lines: Sequence[Line], stretch: Sequence[int]) -> set[int]:
    """Those of *stretch* that stand near its numbers; none where too few stand alone."""
    numbers = [index for index in stretch if _is_number(lines[index].text)]
    amounts = sum(_AMOUNT.fullmatch(lines[index].text) is not None for index in numbers)
    words = sum(index + 1 < len(lines) and lines[index + 1].text[0].islower() for index in numbers)
    if len(numbers) < _LEAST_NUMBERS or amounts < _LEAST_AMOUNTS or words * 4 > len(numbers):
        return set()
    first, last = numbers[0] - _FARTHEST, numbers[-1] + _FARTHEST
    return {index for index in stretch if first <= index <= last}
