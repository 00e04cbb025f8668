"""Rankings told in prose: «πρώτη η Χ με 900 αιτήσεις, ακολουθούν η Υ με 700 και η Ζ με 600».

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text):
...     folded = fold(text)
...     found = read_places(text, folded, find_numerals(folded), 0, len(text))
...     return [(rank, text[slice(*item.label)], str(item.numeral.value)) for rank, item in found]
>>> read("Πρώτη έρχεται η Κρήτη με 900, εκ των οποίων 310 στα Χανιά, ακολουθούν η Ήπειρος με 700 και η Θράκη με 600.")
[(1, 'Κρήτη', '900'), (2, 'Ήπειρος', '700'), (3, 'Θράκη', '600')]
>>> read("Στην πρώτη θέση η άρδευση με 52 αιτήσεις, στη δεύτερη η οδοποιία με 40. Τη δεκάδα κλείνει η ύδρευση με 12.")
[(1, 'άρδευση', '52'), (2, 'οδοποιία', '40'), (10, 'ύδρευση', '12')]

Asked only where first and following places are both named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.rankings.announcers import NEXT, POSITION, RANK, rank_of
from ota_extract.assemble.rankings.items import Item
from ota_extract.mentions import Numeral

_WITH = re.compile(
    r"\s*[,(:]?\s*\b(?:με|συγκεντρ\w+|στισ|στα|στουσ|σε|ποσοστο|οπου|φταν\w+|απο|εχει|εχουν|[(:])?\s*(?:(?:με|σε|ποσοστο|περιπου|πανω απο|περισσοτερ\w+ απο|τισ|τα|τουσ|σχεδον|μολισ|των)\s+)*[(]?\Z"
)
_NEEDS = re.compile(r"(?:\b(?:με|συγκεντρ\w+|φταν\w+|ποσοστο)\b[^,.;()\d]{0,30}|[(:]\s*)\Z")
_NESTED = re.compile(r"εκ των οποιων|απο τ(?:ουσ|ισ|α) οποι|μεταξυ των οποιων|εκ τουτων|εναντι")
_CUE = re.compile(
    r"\b(?:ακολουθ\w+|επεται|επονται|θεση|κλειν\w+|συμπληρων\w+|ολοκληρων\w+|πρωτ(?:η|οσ|ο|οι|εσ|α|ευει|ευουν)|προηγ\w+|δευτερ\w+|τριτ(?:η|οσ|ο|οι|εσ|α)|τεταρτ\w+"
    r"|πεμπτ\w+|εκτ(?:η|οσ|ο)|εβδομ(?:η|οσ|ο)|ογδο(?:η|οσ|ο)|ενατ(?:η|οσ|ο)|δεκατ(?:η|οσ|ο)|κορυφη|βρισκ\w+|ερχ(?:εται|ονται)|ηρθ\w+|ειναι|ηταν|κατατασσ\w+|καταταχθηκ\w+|αναδειχθηκ\w+|στη σειρα"
    r"|σειρα|επειτα|υστερα|τελοσ|ενω|και|κι|με διαφορα|αμεσωσ μετα|μετα|προτιμησ\w+)\b|[,;:.]"
)
_ARTICLE = re.compile(r"\s*(?:(?:ο|η|το|οι|τα|τον|την|τη|τουσ|τισ|των)\s+)?")


def read_places(
    text: str, folded: str, inside: Sequence[Numeral], start: int, end: int
) -> list[tuple[int, Item]]:
    """Read the places named between *start* and *end*, with their ranks; empty for fewer than two."""
    first = POSITION.search(folded, start, end)
    if first is None or not NEXT.search(folded, first.end(), end):
        return []
    places: list[tuple[int, Item]] = []
    at = first.start()
    previous = at
    for numeral in inside:
        if numeral.start < at or numeral.start >= end or numeral.glued:
            continue
        low = max(at, numeral.start - 200)
        nested = _NESTED.search(folded, max(low, previous), numeral.start)
        previous = numeral.end
        if nested or not _NEEDS.search(folded, low, numeral.start):
            continue
        item = _item(text, folded, numeral, low)
        if item is None:
            continue
        named = list(RANK.finditer(folded, low, item.label.start))
        rank = rank_of(named[-1]) if named else (places[-1][0] + 1 if places else 1)
        if not places and rank != 1:
            continue
        if places and (rank <= places[-1][0] or not _goes_on(folded, low, item.label.start)):
            break
        places.append((rank, item))
        at = numeral.end
    return places if len(places) > 1 else []


def _goes_on(folded: str, low: int, high: int) -> bool:
    return bool(
        NEXT.search(folded, low, high)
        or RANK.search(folded, low, high)
        or re.search(r"\bκαι\b|,", folded[low:high])
    )


def _item(text: str, folded: str, numeral: Numeral, low: int) -> Item | None:
    """The label is what stands between the last cue and «με»."""
    ending = _WITH.search(folded, max(low, numeral.start - 60), numeral.start)
    high = ending.start() if ending else numeral.start
    begin = low
    for cue in _CUE.finditer(folded, low, high):
        begin = cue.end()
    article = _ARTICLE.match(folded, begin, high)
    begin = article.end() if article else begin
    label = Span(begin, begin + len(text[begin:high].rstrip(" ,(:")))
    if label.end - label.start < 2 or not (
        text[label.start].isalpha() or text[label.start] in "«“"
    ):
        return None
    return Item(label, numeral, Span(label.start, numeral.end))
