"""Rows told in prose: sentence by sentence, and lists that run on within one.

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def rows(text):
...     folded = fold(text)
...     found = read_prose(text, folded, Numbers(find_numerals(folded)), 0, len(text))
...     return [(text[slice(*row.recipient.span)], str(row.amounts[0].numeral.value)) for row in found]
>>> rows("Τα ποσά: Δήμος Πάρου, 640.000 ευρώ· Δήμος Ιητών, για δύο δεξαμενές, 98.500 ευρώ.")
[('Πάρου', '640000'), ('Ιητών', '98500')]

A number that leaves out the scale of its neighbours has it; a whole number may count something, and
has it only behind an amount of the same list:

>>> rows("Δώσαμε στον Δήμο Βόλου 1,2, στον Δήμο Λαρισαίων 3,4 και στον Δήμο Τεμπών 5 εκατ. ευρώ.")
[('Βόλου', '1200000'), ('Λαρισαίων', '3400000'), ('Τεμπών', '5000000')]
>>> rows("Στον Δήμο Βόλου γίνονται 3 έργα, στον Δήμο Λαρισαίων 5, με 12 εκατ. ευρώ.")
[]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import Amount, amount
from ota_extract.assemble.tables.line_kinds import RowLine
from ota_extract.assemble.tables.lines import read_line
from ota_extract.assemble.tables.narrative import read_sentence
from ota_extract.assemble.tables.owed import marked
from ota_extract.assemble.tables.rows import Row
from ota_extract.mentions import Numeral
from ota_extract.stops import NO_ABBREVIATION

_CUE = re.compile(r"\bδημο|περιφερεια|\bδευα\b|δ\.ε\.υ\.α|συνδεσμο|περιφερειακ\w+ ενοτητ")
_SENTENCE_END = re.compile(rf"[.!](?=\s+[Α-ΩΆ-Ώ«]|\s*\Z)(?<![Α-Ω]\.){NO_ABBREVIATION}")
_PART_END = re.compile(r"[;·](?=\s)")
_QUESTION = re.compile(r";(?=\s+[Α-ΩΆ-Ώ«]|\s*\Z)")
_COLON = re.compile(r":\s")
_VERB_INSIDE = re.compile(r"(?<=\s)[α-ωά-ώ]{4,}")  # no name has a long word in lower case
_LEAST_PARTS = 2
_ELIDED_END = re.compile(r"\s*(?:[,·;.)]|και\b|\Z)")
_NAME_BEFORE = re.compile(r"[Α-ΩΆ-Ώ]\w+\.?\s\Z")
_MOST_ELIDED = 1000


def read_prose(text: str, folded: str, numbers: Numbers, start: int, end: int) -> list[Row]:
    """Find the rows of one block, in text order. One row alone is given too; it may be one of a list."""
    found = [one for n in numbers.within(start, end) if (one := amount(folded, n))]
    if not found or not (len(found) > 1 or _CUE.search(folded, start, end)):
        return []
    rows: list[Row] = []
    begins = [one.span.start for one in found]
    for a, b in _cut(_SENTENCE_END, text, start, end):
        money = found[bisect_left(begins, a) : bisect_left(begins, b)]
        if not money:
            continue
        scaled = Numbers(_with_scales(text, folded, numbers.within(a, b), money))
        parts = list(_cut(_PART_END, text, a, b))
        listed = _list(text, folded, scaled, parts) if len(parts) >= _LEAST_PARTS else []
        if not listed:
            for sentence in _cut(_QUESTION, text, a, b):
                listed += read_sentence(text, folded, scaled, *sentence, numbers)
        rows += marked(folded, listed, a, b)
    return rows


def _cut(mark: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of ``[start, end)`` up to and with each *mark*."""
    edges = [start, *(found.end() for found in mark.finditer(text, start, end)), end]
    return (Span(a, b) for a, b in pairwise(edges) if a < b)


def _list(text: str, folded: str, numbers: Numbers, parts: Sequence[Span]) -> list[Row]:
    """The rows of a list whose entries semicolons part; none where they are only clauses."""
    rows: list[Row] = []
    entries = with_rows = 0
    for at, part in enumerate(parts):
        if not any(amount(folded, numeral) for numeral in numbers.within(*part)):
            continue
        entries += 1
        own = _entry(text, folded, numbers, part, first=at == 0)
        with_rows += bool(own)
        rows += own
    certain = sum(row.recipient.certain for row in rows)
    if with_rows < _LEAST_PARTS or with_rows * 3 < entries * 2 or certain * 3 < len(rows) * 2:
        return []
    return rows


def _entry(text: str, folded: str, numbers: Numbers, part: Span, *, first: bool) -> list[Row]:
    """The rows of one entry: it reads as a line of a table, or as a sentence. Before the first, words
    may announce the list («Τα ποσά είναι: …»)."""
    words = text[slice(*part)]
    begin = part.start + len(words) - len(words.lstrip())
    end = part.start + len(words.rstrip(" .;·\n"))
    told = read_sentence(text, folded, numbers, begin, end)
    if len(told) > 1:
        return told
    starts = [begin]
    if first:
        starts += [colon.end() for colon in _COLON.finditer(text, begin, end)]
    for start in starts:
        line = read_line(text, folded, numbers, start, end)
        if not isinstance(line, RowLine) or _says_more(text, folded, line.rows[0]):
            continue
        if line.rows[0].recipient.certain or not first or start > begin:
            return list(line.rows)
    return told


def _says_more(text: str, folded: str, row: Row) -> bool:
    """Whether the words are more than name and purpose: a verb («Δήμος Α οφείλει 350.000 ευρώ»), or others
    between («Δήμος Α, ο Δήμος Β και ο Δήμος Γ 350.000 ευρώ»)."""
    amounts = [one.span.start for one in row.amounts if one]
    return (
        _VERB_INSIDE.search(text, *row.recipient.span) is not None
        or _CUE.search(folded, row.recipient.span.end, min(amounts)) is not None
    )


def _with_scales(
    text: str, folded: str, numbers: Sequence[Numeral], money: Sequence[Amount]
) -> list[Numeral]:
    """The numbers of a sentence; those behind a name that leave their scale out have that of the
    nearest amount: «στον Δήμο Α 8,7 εκατ., στον Δήμο Β 11,2»."""
    scales = {one.numeral.start: one.numeral.scale for one in money if one.numeral.scale > 1}
    if not scales:
        return list(numbers)
    behind = [0] * len(numbers)  # the scale of the next amount that has one
    later = 0
    for at in reversed(range(len(numbers))):
        behind[at] = later
        later = scales.get(numbers[at].start, later)
    done: list[Numeral] = []
    before = 0
    for numeral, after in zip(numbers, behind, strict=True):
        before = scales.get(numeral.start, before)
        is_whole = numeral.value == int(numeral.value)
        scale = before or (0 if is_whole else after)
        if scale and _leaves_scale_out(text, folded, numeral):
            value = (numeral.value * scale).normalize()
            value = value.quantize(1) if value == value.to_integral_value() else value
            numeral = numeral._replace(value=value, scale=scale)
        done.append(numeral)
    return done


def _leaves_scale_out(text: str, folded: str, numeral: Numeral) -> bool:
    """Whether a small number stands right behind a name, with nothing that it counts behind it."""
    return (
        numeral.scale == 1
        and not numeral.words
        and not numeral.glued
        and numeral.value < _MOST_ELIDED
        and _ELIDED_END.match(folded, numeral.end) is not None
        and _NAME_BEFORE.search(text, max(numeral.start - 40, 0), numeral.start) is not None
    )
