"""Rankings inside a sentence: «κατά σειρά προτίμησης πίνακες (2.874 σχολεία), ρομπότ (1.208) και …».

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text, start=0):
...     folded = fold(text)
...     items = read_brackets(text, folded, find_numerals(folded), start, len(text))
...     return [(text[slice(*item.label)], str(item.numeral.value)) for item in items]
>>> read("πίνακες (2.874 σχολεία), ρομπότ (1.208) και εκτυπωτές (466)")
[('πίνακες', '2874'), ('ρομπότ', '1208'), ('εκτυπωτές', '466')]
>>> read("τα περισσότερα έργα έχει η Αττική (64), ενώ ακολουθούν Θεσσαλία (51) και Κρήτη (38)")
[('Αττική', '64'), ('Θεσσαλία', '51'), ('Κρήτη', '38')]

A year in brackets is no value; a second number in the bracket («150, οι 121 άγονες») is nested.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.rankings.items import Item
from ota_extract.assemble.rankings.leads import label_start
from ota_extract.mentions import Numeral

_OPEN = re.compile(
    r"[(\[]\s*(?:(?:με|σε|περιπου|πανω\s+απο|ποσοστο|συνολικα|απο|στο|€|περισσοτερ\w+\s+απο|σχεδον|τουλαχιστον)\s*){0,2}\Z"
)
_CLOSE = re.compile(r"[^()\[\]]{0,120}[)\]]")
_LONGEST = 160


def read_brackets(
    text: str, folded: str, inside: Sequence[Numeral], start: int, end: int
) -> list[Item]:
    """Read «label (N), label (N) και label (N)» between *start* and *end*; empty for fewer than two."""
    items: list[Item] = []
    at = start
    for numeral in inside:
        if not at <= numeral.start < end:
            continue
        opened = _OPEN.search(folded, max(at, numeral.start - 40), numeral.start)
        closed = _CLOSE.match(folded, numeral.end, end)
        if opened is None or closed is None or _is_year(folded, numeral):
            continue
        low = at if items else max(at, opened.start() - 300)
        begin = label_start(text, folded, low, opened.start())
        label = Span(begin, begin + len(text[begin : opened.start()].rstrip(" ,;:\n")))
        if not 2 <= label.end - label.start <= _LONGEST or ". " in text[slice(*label)]:
            if len(items) > 1:
                break
            items, at = [], closed.end()
            continue
        items.append(Item(label, numeral, Span(label.start, closed.end())))
        at = closed.end()
    return items if len(items) > 1 else []


def _is_year(folded: str, numeral: Numeral) -> bool:
    return (
        1980 < numeral.value < 2050
        and "." not in folded[numeral.start : numeral.end]
        and folded[numeral.end : numeral.end + 1] == ")"
    )
