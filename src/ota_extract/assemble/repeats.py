"""Repeats: whether the same number, said in two places, is one figure.

A release says its sums several times, in the title, the lead and a quotation. Two mentions are one figure
unless their words show that they are of different things: they stand in one sentence, or behind
different bullets; the years or the municipalities of their sentences differ; within a paragraph what
the money is for differs; or «δηλαδή» (*that is*) says that the number is another name of what stands before it.

>>> def apart(text):
...     from ota_extract.scan import scan
...     clean = CleanText.of(text); one, two = scan(clean).quantities
...     return Repeats(clean, None).told_apart(one, two)
>>> apart("Διατίθεται 1 εκατ. ευρώ για σχολεία. Διατίθεται 1 εκατ. ευρώ για γήπεδα.")
True
>>> apart("Διατίθεται 1 εκατ. ευρώ για σχολεία. Το 1 εκατ. ευρώ για τη θέρμανση θα δοθεί άμεσα.")
False
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from ota_extract.assemble.subjects import sentence_start
from ota_extract.clean import Block, BlockKind, CleanText
from ota_extract.mentions import Quantity
from ota_extract.stops import NO_ABBREVIATION

_SENTENCE_END = re.compile(rf"[.;·!]{NO_ABBREVIATION}(?=\s)|\n")
_MOST_KEPT = 1000  # what was told of so many numbers
_LONGEST = 400  # code points of a sentence behind the number
# «το 2024», «έτους 2024»; not «3 Μαρτίου του 2024», the day of some act
_YEAR = re.compile(
    r"\b(?:το|του|στο|ετουσ|ετοσ)\s(?<!ιου του )(?<!στου του )(?P<year>20\d\d)(?![\d/-]|[.,]\d)"
)
_THIS_YEAR = re.compile(r"\bε?φετ(?:οσ|ιν)")
_LAST_YEAR = re.compile(r"\bπερ(?:υ)?σ(?:ι|υ)")
_AUTHORITY = re.compile(r"\b(?:δημο[συ]?|περιφερεια[σν]?)\s(?=\w)")
_NAME = re.compile(r"[^\W\d_]+")
# «Τα 39 εκατ. ευρώ», «το ποσό των 39 εκατ.»: said before
_KNOWN = re.compile(r"\b(?:τα|στα|το|στο|των|του)\s+(?:συνολικα\s+|ανωτερω\s+|παραπανω\s+)?\Z")
_THAT_IS = re.compile(r"\b(?:δηλαδη|δηλ\.|ητοι)\s+(?:[α-ω]+\s+)?\Z")
# a headline that the lead was joined to: «… όλης της χώρας Στην ένταξη 112 πράξεων»
_NEW_SENTENCE = re.compile(
    r"[^\W\d_]\s(?:Στ(?:ην?|ον?|ις|ους|α)|Τη[νς]?|Το[νυ]?|Τα|Τις|Τους|Με|Η|Ο|Οι|Από|Για|Σε|Κατά)\s"
)
_PURPOSE = re.compile(r",?\s+(?:για|σε|στ(?:ον?|ην?|ουσ|ισ|α)|προσ)\s(?P<words>[^.,;·:()\n]{3,80})")
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = ("δημο", "δημω", "χωρα", "ευρω", "ολου", "ολεσ", "καθε", "συνο", "εκατ", "χιλι")
_STEM = 5  # letters; what is left of a word without its ending
_MOST_WORDS = 3


class _Telling(NamedTuple):
    """What the words around a number say of it."""

    block: int
    kind: BlockKind
    sentence: int
    years: frozenset[str]
    names: frozenset[str]
    purpose: frozenset[str]
    entry: frozenset[str]
    """The first words of the list entry that the number stands in."""
    known: bool
    that_is: bool


@dataclass(slots=True)
class Repeats:
    """Compares the mentions of one text; *year* is that of the release, where it says one."""

    clean: CleanText
    year: int | None
    _starts: list[int] = field(init=False)
    _seen: dict[int, _Telling] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._starts = [block.start for block in self.clean.blocks]

    def told_apart(self, one: Quantity, two: Quantity) -> bool:
        """Whether words show that the equal quantities *one* and, behind it, *two* are different things."""
        first, second = self._telling(one), self._telling(two)
        if BlockKind.ROW in (first.kind, second.kind):
            return False
        if first.that_is != second.that_is:
            return True
        if first.sentence == second.sentence and not second.known:
            return _NEW_SENTENCE.search(self.clean.text, one.end, two.start) is None
        if _differ(first.years, second.years) or _differ(first.names, second.names):
            return True
        if second.known:
            return False
        if first.block == second.block:
            return _differ(first.purpose, second.purpose)
        return first.kind == second.kind == BlockKind.ITEM and _differ(first.entry, second.entry)

    def _telling(self, quantity: Quantity) -> _Telling:
        told = self._seen.get(quantity.start)
        if told is None:
            if len(self._seen) == _MOST_KEPT:
                self._seen.clear()  # neighbours are compared with one another most
            told = self._seen[quantity.start] = self._tell(quantity)
        return told

    def _tell(self, quantity: Quantity) -> _Telling:
        folded, text = self.clean.folded, self.clean.text
        at = max(bisect_right(self._starts, quantity.start) - 1, 0)
        block = self.clean.blocks[at]
        start = sentence_start(folded, quantity.start, block.start)
        stop = min(block.end, quantity.end + _LONGEST)
        found = _SENTENCE_END.search(folded, quantity.end, stop)
        stop = found.start() if found is not None else stop
        before = folded[max(start, quantity.start - 30) : quantity.start]
        return _Telling(
            block=at,
            kind=block.kind,
            sentence=start,
            years=self._years(start, stop),
            names=frozenset(_names(text, folded, start, stop)),
            purpose=_purpose(folded, quantity.end, stop),
            entry=self._entry(block, quantity, stop),
            known=_KNOWN.search(before) is not None,
            that_is=_THAT_IS.search(before) is not None,
        )

    def _entry(self, block: Block, quantity: Quantity, stop: int) -> frozenset[str]:
        """The words of a list entry that lead to its number, or else those behind it."""
        if block.kind is not BlockKind.ITEM:
            return frozenset()
        folded = self.clean.folded
        return _first_words(folded[block.start : quantity.start]) or _first_words(
            folded[quantity.end : stop]
        )

    def _years(self, start: int, stop: int) -> frozenset[str]:
        words = self.clean.folded[start:stop]
        years = {match["year"] for match in _YEAR.finditer(words)} if " 20" in words else set()
        for stem, said, ago in (("φετ", _THIS_YEAR, 0), ("περ", _LAST_YEAR, 1)):
            if stem in words and said.search(words):
                years.add(str(self.year - ago) if self.year else f"-{ago}")
        return frozenset(years)


def _differ(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one) and bool(two) and not one & two


def _names(text: str, folded: str, start: int, stop: int) -> list[str]:
    """The names behind «Δήμος» and «Περιφέρεια» in ``[start, stop)``, without their endings."""
    names = []
    for authority in _AUTHORITY.finditer(folded, start, stop):
        name = _NAME.match(folded, authority.end(), stop)
        if name is not None and text[name.start()].isupper():
            names.append(name[0][:_STEM])
    return names


def _purpose(folded: str, end: int, stop: int) -> frozenset[str]:
    """The first words of what the number that ends at *end* is for, without their endings."""
    match = _PURPOSE.match(folded, end, stop)
    return _first_words(match["words"]) if match is not None else frozenset()


def _first_words(folded: str) -> frozenset[str]:
    words = (word[:_STEM] for word in _WORD.findall(folded))
    return frozenset([word for word in words if not word.startswith(_COMMON)][:_MOST_WORDS])
