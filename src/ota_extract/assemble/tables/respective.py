"""As many amounts as names, in the same order: «στους Δήμους Α και Β 350.000 και 90.000 ευρώ αντίστοιχα».

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def rows(text):
...     folded = fold(text)
...     found = read_respective(text, folded, Numbers(find_numerals(folded)), 0, len(text))
...     return [(text[slice(*row.recipient.span)], str(row.amounts[0].numeral.value)) for row in found]
>>> rows("Στους Δήμους Πάρου και Θήρας δίνονται 350.000 και 90.000 ευρώ αντίστοιχα.")
[('Πάρου', '350000'), ('Θήρας', '90000')]
>>> rows("1,2 και 3 εκατ. ευρώ στον Δήμο Πάρου και τον Δήμο Θήρας, αντίστοιχα")
[('Πάρου', '1200000'), ('Θήρας', '3000000')]
>>> rows("από 500 ευρώ οι Δήμοι Ιητών και Σικίνου, ενώ οι Δήμοι Πάρου και Θήρας 350.000 και 90.000 ευρώ αντίστοιχα")
[('Πάρου', '350000'), ('Θήρας', '90000')]
>>> rows("Στους Δήμους Πάρου, Θήρας και Ιητών δίνονται 350.000 και 90.000 ευρώ αντίστοιχα.")  # which?
[]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import CURRENCY, Amount, amount
from ota_extract.assemble.tables.groups import FARTHEST, PLURAL, titled
from ota_extract.assemble.tables.prose_names import NAME, TITLE, names_of, row_of
from ota_extract.assemble.tables.rows import Row
from ota_extract.mentions import Numeral

_CUE = re.compile(r"\bαντιστοιχ(?:α|ωσ)\b")
_AND = re.compile(rf"\s*(?:{CURRENCY})?\s*(?:,\s*(?:και\s)?|και\s)\s*")
_TO_CUE = re.compile(rf"\s*(?:{CURRENCY})?\s*[,(]?\s*\Z")
_ARTICLE = r"(?:(?:ο|η|οι|στον|στην|στη|τον|την|τη|του|της)\s+)?"
_SINGLES = re.compile(
    rf"(?P<names>{TITLE}\s+{NAME}(?:(?:\s*,\s*(?:και\s+)?|\s+και\s+){_ARTICLE}{TITLE}\s+{NAME})+)"
)
_TO_NAMES = re.compile(
    rf"\s*(?:{CURRENCY})?\s*,?\s*(?:(?:για|προς|σε)\s+)?(?:(?:στους|τους|στον|στην|στη|τον|την|τη|οι|ο|η)\s+)?\Z"
)
_SMALL = 1000


def read_respective(text: str, folded: str, numbers: Numbers, start: int, end: int) -> list[Row]:
    """The rows of one sentence whose amounts a word says to be in the order of the names."""
    rows: list[Row] = []
    for cue in _CUE.finditer(folded, start, end):
        low = max(start, cue.start() - FARTHEST)
        high = min(end, cue.end() + FARTHEST)
        before = [one for one in numbers.within(low, cue.start()) if one.end <= cue.start()]
        for names in _lists_of_names(text, low, high):
            items = names_of(text, *names.span("names"))
            ahead = names.end() <= cue.start() and not text[names.end() : cue.start()].strip(" ,(")
            if ahead:  # «350.000 και 90.000 ευρώ στους Δήμους Α και Β, αντίστοιχα»
                told = [one for one in before if one.end <= names.start()]
                chain = _chain(folded, told, len(items), _TO_NAMES, names.start())
            else:
                told = [one for one in before if names.end() <= one.start]
                chain = _chain(folded, told, len(items), _TO_CUE, cue.start())
                if len(told) > len(chain):
                    continue  # another amount stands between: the names go with that one
            if chain and len(items) > 1:
                found = [
                    row_of(text, folded, *item, one) for item, one in zip(items, chain, strict=True)
                ]
                rows += [titled(row) if names.re is PLURAL else row for row in found if row]
                break
    return rows


def _lists_of_names(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The lists of municipalities in ``text[start:end]``, the last first: amounts go with the nearest."""
    found = [*PLURAL.finditer(text, start, end), *_SINGLES.finditer(text, start, end)]
    return sorted(found, key=lambda names: -names.start())


def _chain(
    folded: str, numerals: Sequence[Numeral], count: int, to_end: re.Pattern[str], end: int
) -> list[Amount]:
    """The last *count* of *numerals* as amounts, where nothing but «,» and «και» parts them and the last
    ends before *end*; none where they are fewer, or more."""
    chain = numerals[-count:]
    more = numerals[-count - 1 : -count]
    if len(chain) < count or not to_end.fullmatch(folded, chain[-1].end, end):
        return []
    if not all(_AND.fullmatch(folded, a.end, b.start) for a, b in pairwise(chain)):
        return []
    if more and _AND.fullmatch(folded, more[0].end, chain[0].start):
        return []
    scale = chain[-1].scale
    amounts = [amount(folded, _scaled(one, scale), in_column=True) for one in chain]
    known = amount(folded, chain[-1])
    return [one for one in amounts if one is not None] if known and None not in amounts else []


def _scaled(one: Numeral, scale: int) -> Numeral:
    """«1,2 και 3 εκατ.»: the number with the scale that is said once."""
    if scale == 1 or one.scale > 1 or one.value >= _SMALL:
        return one
    value = one.value * scale
    whole = value.quantize(1) if value == value.to_integral_value() else value
    return one._replace(value=whole, scale=scale)
