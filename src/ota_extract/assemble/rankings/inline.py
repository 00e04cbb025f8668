"""Rankings inside a sentence: «κατά σειρά προτίμησης πίνακες (2.874 σχολεία), ρομπότ (1.208) και …».

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text, start=0):
...     folded = fold(text)
...     items = read_brackets(text, folded, find_numerals(folded), start, len(text))
...     return [(text[slice(*item.label)], str(item.numeral.value)) for item in items]
>>> read("πίνακες (2.874 σχολεία), ρομπότ (1.208) και εκτυπωτές (466)")
[('πίνακες', '2874'), ('ρομπότ', '1208'), ('εκτυπωτές', '466')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.rankings.items import Item
from ota_extract.mentions import Numeral

_OPEN = re.compile(r"[(\[]\s*(?:(?:με|σε|περιπου|πανω απο|ποσοστο)\s+)?\Z")
_CLOSE = re.compile(r"[^()\[\]]{0,80}[)\]]")
_LEAD = re.compile(
    r"(?:[\s,;:·.«»–—-]|\b(?:και|κι|ακολουθ\w+|επισησ|τελοσ|επειτα|υστερα|ενω|απο|ειναι|ηταν|οπωσ|εξησ|οι|τα|τισ|την|τη|το|τον|τουσ)\s)*(?:[α-ω]{1,2}\)|\d{1,2}[.)])?\s*"
)
_PREDICATE = re.compile(
    r"(?:.*(?:\bειναι|\bηταν|\bυπηρξαν|αναδειχθηκαν|αναδεικνυονται|\bεξησ|ακολουθ\w+|:))?",
    re.DOTALL,
)
_JOIN = re.compile(
    r"[\s,;·]*(?:(?:και|κι|ακολουθ\w+|επισησ|τελοσ)\s+)*(?:(?:[α-ω]{1,2}|\d{1,2})[.)]\s*)?"
)


def read_brackets(
    text: str, folded: str, inside: Sequence[Numeral], start: int, end: int
) -> list[Item]:
    """Read «label (N), label (N) και label (N)» between *start* and *end*; empty for fewer than two."""
    items: list[Item] = []
    at = start
    for numeral in inside:
        if not at <= numeral.start < end:
            continue
        opened = _OPEN.search(folded, max(at, numeral.start - 30), numeral.start)
        closed = _CLOSE.match(folded, numeral.end, end)
        if opened is None or closed is None or _is_year(folded, numeral):
            continue
        low = at
        if items:
            lead = _JOIN.match(folded, low, opened.start())
        else:
            low = max(low, opened.start() - 300)
            if predicate := _PREDICATE.match(folded, low, opened.start()):
                low = predicate.end()
            lead = _LEAD.match(folded, low, opened.start())
        label = Span(lead.end() if lead else low, opened.start())
        label = Span(label.start, label.start + len(text[slice(*label)].rstrip(" ,;:")))
        if (
            label.end - label.start < 2
            or label.end - label.start > 160
            or "." in text[label.start : label.end - 1]
        ):
            if len(items) > 1:
                break
            items, at = [], closed.end()
            continue
        items.append(Item(label, numeral, Span(label.start, closed.end())))
        at = closed.end()
    return items if len(items) > 1 else []


_NUMBER_LEAD = re.compile(
    r"\s*,?\s+με\s+(?:(?:περιπου|πανω απο|περισσοτερ\w+ απο|ποσοστο|συνολικα|σχεδον|μολισ)\s+)?\Z"
)
_PARTS = re.compile(r"[,;:·]\s|\s(?:και|κι|ενω)\s")


def read_counts(
    text: str, folded: str, inside: Sequence[Numeral], start: int, end: int
) -> list[Item]:
    """Read «η Κρήτη με 45%, η Θράκη με 38% και η Ήπειρος με 30%»; empty for fewer than two."""
    items: list[Item] = []
    at = start
    for numeral in inside:
        if not at <= numeral.start < end:
            continue
        lead = _NUMBER_LEAD.search(folded, max(at, numeral.start - 40), numeral.start)
        if lead is None:
            continue
        low = max(at, lead.start() - 200)
        if not items and (predicate := _PREDICATE.match(folded, low, lead.start())):
            low = predicate.end()
        parts = [part.end() for part in _PARTS.finditer(folded, low, lead.start())] if items else []
        if items and not parts:
            break
        begin = parts[-1] if parts else low
        begin += len(text[begin : lead.start()]) - len(text[begin : lead.start()].lstrip(" :,"))
        label = Span(begin, lead.start())
        if label.end - label.start < 2 or "." in text[label.start : label.end]:
            break
        items.append(Item(label, numeral, Span(label.start, numeral.end)))
        at = numeral.end
    return items if len(items) > 1 else []


def _is_year(folded: str, numeral: Numeral) -> bool:
    return (
        1980 < numeral.value < 2050
        and "." not in folded[numeral.start : numeral.end]
        and folded[numeral.end : numeral.end + 1] == ")"
    )
