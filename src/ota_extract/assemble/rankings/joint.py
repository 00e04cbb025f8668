"""Places told together: «η Ήπειρος και η Θράκη με 40 και 31 έργα αντίστοιχα», «… με 22 έργα η καθεμία».

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text, label):
...     folded = fold(text)
...     first, *more = find_numerals(folded)
...     item = Item(Span(0, len(label)), first, Span(0, first.end))
...     found = read_joint(folded, item, more, len(text))
...     return found and [(text[slice(*one.label)], str(one.numeral.value)) for one in found]
>>> read("Ήπειρος και η Θράκη με 40 και 31 έργα αντίστοιχα", "Ήπειρος και η Θράκη")
[('Ήπειρος', '40'), ('Θράκη', '31')]
>>> read("Δήμος Κω και ο Δήμος Λέρου με 22 έργα ο καθένας", "Δήμος Κω και ο Δήμος Λέρου")
[('Δήμος Κω', '22'), ('Δήμος Λέρου', '22')]
>>> read("Ανατολική Μακεδονία και Θράκη με 52 έργα", "Ανατολική Μακεδονία και Θράκη") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.rankings.items import Item
from ota_extract.mentions import Numeral

_RESPECTIVELY = re.compile(r"(?:[^.;·()\n]|\.(?=\d)){0,60}?\bαντιστοιχ(?:α|ωσ)\b")
_EACH = re.compile(
    r"[^.;,·()\d\n]{0,40}?\b(?:(?:ο|η|το)\s+κα(?:θενασ|θεμι?α|θενα)|εκαστ(?:οσ|η|ο))\b"
)
_ARTICLE = r"(?:ο|η|το|οι|τα)\s+"
_PARTS = (re.compile(rf"\s+και\s+{_ARTICLE}"), re.compile(rf"\s+και\s+(?:{_ARTICLE})?"))


def read_joint(
    folded: str, item: Item, following: Sequence[Numeral], end: int
) -> list[Item] | None:
    """The places that the label of *item* names together, each with its value; *following* are the
    numerals behind. None where it names one place, empty where names and values cannot be paired."""
    label, numeral = item.label, item.numeral
    if " και " not in folded[slice(*label)]:
        return None
    if told := _RESPECTIVELY.match(folded, numeral.end, end):
        values = [numeral, *(n for n in following if numeral.end < n.start < told.end())]
        for pattern in _PARTS:
            if len(names := _names(folded, label, pattern)) == len(values):
                return [_placed(*pair) for pair in zip(names, values, strict=True)]
        return []
    if _EACH.match(folded, numeral.end, end):
        names = _names(folded, label, _PARTS[0])
        return [_placed(name, numeral) for name in names] if len(names) > 1 else None
    return None


def _names(folded: str, label: Span, parted: re.Pattern[str]) -> list[Span]:
    """The names in *label*, without the article of each."""
    joints = list(parted.finditer(folded, *label))
    starts = [label.start, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), label.end]
    return [Span(*edges) for edges in zip(starts, ends, strict=True)]


def _placed(name: Span, numeral: Numeral) -> Item:
    return Item(name, numeral, Span(name.start, numeral.end))
