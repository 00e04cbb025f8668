"""Rankings whose items are marked inside a sentence: «… ήταν: α) οδοποιία, με 31 προτάσεις· β) ύδρευση, με 22».

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text):
...     folded = fold(text)
...     found = read_outline(text, folded, find_numerals(folded), 0, len(text))
...     return [(rank, text[slice(*item.label)], str(item.numeral.value)) for rank, item in found]
>>> read("βρέθηκαν: α) η οδοποιία, με 31 προτάσεις· β) η ύδρευση, με 22· γ) τα σχολεία, με 9.")
[(1, 'η οδοποιία', '31'), (2, 'η ύδρευση', '22'), (3, 'τα σχολεία', '9')]
>>> read("είναι (1) πάρκα που επέλεξαν 144 Δήμοι, (2) Wi-Fi 6 σε πλατείες – 120 και (3) κάδοι: 98")
[(1, 'πάρκα', '144'), (2, 'Wi-Fi 6 σε πλατείες', '120'), (3, 'κάδοι', '98')]
>>> read("ήταν: η οδοποιία, 31 προτάσεις· η ύδρευση, 22· τα σχολεία, 9.")
[(1, 'η οδοποιία', '31'), (2, 'η ύδρευση', '22'), (3, 'τα σχολεία', '9')]
>>> read("σύμφωνα με το άρθρο 5 παρ. β) και γ), 40 Δήμοι")  # no sequence from its beginning
[]

Marks are letters or numbers that count up from the first; without marks, the raised dot («·») parts
items behind a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.rankings.items import Item, read_item
from ota_extract.mentions import Numeral

_MARK = re.compile(
    r"(?<![\w(])\(?(?P<mark>\d{1,2}|[α-ω]{1,2}|[ivx]{1,4})['΄’]?\)(?=\s*[^\W_]|\s*[«\"])"
)
_SEQUENCES = (
    tuple(str(number) for number in range(1, 31)),
    ("α", "β", "γ", "δ", "ε", "στ", "ζ", "η", "θ", "ι", "ια", "ιβ", "ιγ", "ιδ", "ιε"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
)
_JOINT = re.compile(r"(?:[\s,;·]|\b(?:και|κι|τελοσ)\b)+\Z")
_FEWEST_UNMARKED = 3


def read_outline(
    text: str, folded: str, inside: Sequence[Numeral], start: int, end: int
) -> list[tuple[int, Item]]:
    """Read the marked items between *start* and *end* with their places; empty for fewer than two.

    *inside* are the numerals in the stretch.
    """
    parts = _marked(folded, start, end) or _parted(folded, start, end)
    found: list[tuple[int, Item]] = []
    for place, part in enumerate(parts, start=1):
        within = [n for n in inside if part.start <= n.start and n.end <= part.end]
        item = read_item(text, folded, within, *part)
        if item is not None:
            found.append((place, item))
    return found if len(found) > 1 and len(found) * 2 >= len(parts) else []


def _marked(folded: str, start: int, end: int) -> list[Span]:
    """The stretches behind marks that count up, each to the next mark."""
    marks = list(_MARK.finditer(folded, start, end))
    for sequence in _SEQUENCES:
        chain = list(_in_sequence(marks, sequence))
        if len(chain) > 1:
            ends = [mark.start() for mark in chain[1:]] + [end]
            return [
                Span(mark.end(), _without_joint(folded, mark.end(), stop))
                for mark, stop in zip(chain, ends, strict=True)
            ]
    return []


def _in_sequence(
    marks: Sequence[re.Match[str]], sequence: Sequence[str]
) -> Iterator[re.Match[str]]:
    expected = iter(sequence)
    awaited = next(expected)
    for mark in marks:
        if mark["mark"] == awaited:
            yield mark
            awaited = next(expected, "")


def _parted(folded: str, start: int, end: int) -> list[Span]:
    """The stretches between raised dots behind a colon."""
    begin = folded.find(":", start, end) + 1
    if not begin:
        return []
    dots = [begin + at for at, sign in enumerate(folded[begin:end]) if sign == "·"]
    if len(dots) + 1 < _FEWEST_UNMARKED:
        return []
    edges = [begin, *(dot + 1 for dot in dots)]
    return [
        Span(edge, _without_joint(folded, edge, stop))
        for edge, stop in zip(edges, [*dots, end], strict=True)
    ]


def _without_joint(folded: str, start: int, end: int) -> int:
    """The end of a stretch without the comma and «και» before the next one."""
    joint = _JOINT.search(folded, max(start, end - 20), end)
    return joint.start() if joint else end
