"""What has been said before a number, and the grammar that ties a number to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.scan.unit import Unit
from ota_extract.stops import NO_ABBREVIATION

FAR = 200
"""Code points; further off a number is not read as of the same things."""

_SENTENCE_END = re.compile(rf"[.;!]{NO_ABBREVIATION}\s+(?=[^\W\d_«])|\n")
_GENDERS = (
    ("εισ", "mf"),
    ("ουσ", "m"),
    ("οι", "m"),
    ("εσ", "mf"),
    ("ων", "mfn"),
    ("α", "n"),
    ("η", "n"),
)
_ARTICLES = (
    (re.compile(r"\b(?:τα|στα)\s+(?:[α-ω]+\s+)?$"), "n"),
    (re.compile(r"\b(?:τουσ|στουσ)\s+(?:[α-ω]+\s+)?$"), "m"),
    (re.compile(r"\b(?:τισ|στισ)\s+(?:[α-ω]+\s+)?$"), "f"),
    (re.compile(r"\bοι\s+(?:[α-ω]+\s+)?$"), "mf"),
)  # fmt: skip
_LED_TO = re.compile(r"\b(?:στα|στισ|στουσ|στη|στην|στο|για|σε)\s+(?:[α-ω]+\s+){1,3}$")
_LARGE = 100_000
_LONGEST_LIST = 1200  # code points


class Elided(NamedTuple):
    """The unit a number takes over, and the factor where a scale word comes with it."""

    unit: Unit
    factor: int = 1


class Said(NamedTuple):
    """A quantity already read: what the numbers behind it may take over."""

    unit: Unit
    value: Decimal
    scale: int
    start: int
    end: int
    genders: str = "mfn"
    """The grammatical genders that the unit's word can have: what an article must agree with."""
    carried: bool = False
    """Whether the number had no unit of its own."""


@dataclass(slots=True)
class Context:
    """What has been said so far, in the paragraph and in the whole text."""

    last: Said | None = None
    counted: Said | None = None
    money: Said | None = None
    percentage: Said | None = None
    by_value: dict[Decimal, Unit] = field(default_factory=dict)
    """The unit of each number counted so far: «Εκ των 156» takes up «156 κέντρα υγείας»."""
    large_count: Unit | None = None
    """What the text counts in large numbers, if anything."""
    money_seen: bool = False

    def say(self, said: Said) -> None:
        """Remember one more quantity."""
        self.last = said
        if said.unit.kind == "money":
            self.money, self.money_seen = said, True
        elif said.unit.kind == "percentage":
            self.percentage = said
        elif said.unit.kind == "count":
            self.counted = said
            self.by_value[said.value] = said.unit
            if said.value >= _LARGE:
                self.large_count = said.unit

    def begin_paragraph(self) -> None:
        """Forget what only the paragraph before knew."""
        self.last = self.counted = self.money = self.percentage = None


@lru_cache(4096)
def genders(noun: str) -> str:
    """The genders that a folded noun in the plural can have, by its ending.

    >>> genders("δημουσ"), genders("εργα"), genders("αιτησεισ"), genders("δημων")
    ('m', 'n', 'mf', 'mfn')
    """
    return next((found for ending, found in _GENDERS if noun.endswith(ending)), "mfn")


def agrees(before: str, said: Said, value: Decimal) -> bool:
    """Whether the article that ends *before* can belong to the noun that *said* counts.

    «τις 80.000» may agree with «χιλιάδες», so a large number agrees with any.
    """
    for article, found in _ARTICLES:
        if article.search(before):
            return value >= 1000 or bool(set(found) & set(said.genders))
    return True


def carried(unit: Unit, offset: int) -> Unit:
    """*unit* without words of its own, at *offset*."""
    return Unit(unit.kind, unit.slug, offset, offset)


def leads_on(carrying: re.Pattern[str], before: str) -> bool:
    """Whether the words right before a number let it take over a unit: *carrying*, or «στα ορεινά»."""
    return carrying.search(before) is not None or led_to(before)


def led_to(before: str) -> bool:
    """Whether a place or purpose stands before the number: «στα ορεινά», «για τους μεσαίους»."""
    return _LED_TO.search(before) is not None


def same_sentence(folded: str, start: int, end: int) -> bool:
    """Whether no sentence ends between the two offsets, and they are not far apart."""
    return end - start <= FAR and _SENTENCE_END.search(folded, start, end) is None


def near(folded: str, start: int, end: int) -> bool:
    """Whether at most one sentence ends between the two offsets, and they are not far apart."""
    return end - start <= FAR and len(_SENTENCE_END.findall(folded[start:end])) <= 1


def list_lead(folded: str, start: int, end: int) -> Span | None:
    """The sentence that announces the list («…: ⏎») in which the number at ``[start, end)`` ends its
    entry, as a number ends each entry between."""
    if folded[end : end + 1] not in ("\n", ""):
        return None
    colon = folded.rfind(":\n", max(0, start - 1 - _LONGEST_LIST), start)
    if colon < 0:
        return None
    *entries, _ = folded[colon + 2 : start].split("\n")
    if not all(entry[-1].isdigit() for entry in entries if entry):
        return None
    line_start = folded.rfind("\n", 0, colon) + 1
    return Span(max(line_start, sentence_start(folded, colon)), colon + 1)


def sentence_start(folded: str, at: int) -> int:
    """Where the sentence that holds offset *at* begins."""
    begin = max(0, at - 2 * FAR, folded.rfind("\n", max(0, at - 2 * FAR), at) + 1)
    for match in _SENTENCE_END.finditer(folded, begin, at):
        begin = match.end()
    return begin
