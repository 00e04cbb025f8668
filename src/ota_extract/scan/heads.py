"""What the head of a column, or the label of a row, says of the numbers in its cells.

>>> from ota_extract.greek import fold
>>> def says(head):
...     said = unit_of_head(head, fold(head), 0, len(head))
...     return said and (said.kind, said.slug, said.factor)
>>> says("Προϋπολογισμός έργων (σε χιλ. €)"), says("Αριθμός ενταγμένων έργων")
(('money', 'EUR', 1000), ('count', 'project', 1))
>>> says("Αιτήσεις χρηματοδότησης"), says("% απορρόφησης"), says("Μήκος (μ.)")
(('count', 'application', 1), ('percentage', 'percent', 1), ('measure', 'm', 1))
>>> says("Α/Α"), says("Έργο"), says("Αρ. απόφασης"), says("Έτος"), says("Σύνολο")
(None, None, None, None, None)

The word that comes first decides: the amounts of works are money, the applications for money are
counted. A noun in the singular names what stands below it («Έργο»), and is no unit.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ota_extract.mentions import Numeral
from ota_extract.records import Kind
from ota_extract.scan.currencies import AMOUNT_FORM
from ota_extract.scan.elision.words import MONEY_NOUN
from ota_extract.scan.nouns import noun_behind
from ota_extract.scan.unit import Unit
from ota_extract.scan.vocabulary import is_plural, unit_at

_LEAST_IN_FULL = 100_000
_AROUND = 400  # code points above a table, and below it, in which its unit may be named
_LINES_ABOVE = 5
_LONGEST_CAPTION = 120
_OF_AMOUNTS = re.compile(r"[\s*(]*(?:(?:ολα\s)?τα\s)?(?:ποσα|αξιεσ)\b[^.]{0,40}?\bσε\s")
_ROW_ABOVE = re.compile(r"\d[.,]\d{2,3}\b(?!\s*(?:εκατ|δισ|χιλ))[^\n]{0,12}\Z")  # of another table
_LONGEST = 120  # a head with more letters is a sentence
_FACTOR = re.compile(
    r"σε\s+(?:(?P<thousand>χιλ(?:\.|ιαδεσ))|(?P<million>εκατ(?:\.|ομμυρια)))\s*(?:ευρω|€)"
)
_SHORT_FACTOR = re.compile(
    r"[(\[,]\s*(?:(?P<thousand>χιλ(?:\.|ιαδεσ)?)|(?P<million>εκ(?:ατ)?(?:\.|ομμυρια)?))\s*(?:ευρω|€)"
)
_CURRENCY = re.compile(r"€|\bευρω\b|\beuro?s?\b")
_SCALE = r"(?:(?P<thousand>χιλ|[kκ])|(?P<million>εκ(?:ατ)?|mio|[mμ]))\.?"
_HEAD_FACTORS = (
    re.compile(
        rf"(?<![\w.,])(?<!\d\s){_SCALE}\s?(?:ευρω|€)"
    ),  # «Ποσό χιλ. €», «Π/Υ εκατ. ευρώ», «k€»
    re.compile(rf"(?:ευρω|€)[\s(\[]*(?:σε\s)?{_SCALE}(?![\w€])"),  # «€ (χιλ.)»
    re.compile(
        r"(?P<thousand>['’΄′]000)(?![.\d])|(?:ευρω|€)\s?(?P<plain>000)(?![.\d])"
    ),  # «€ '000»
    re.compile(rf"[(\[]\s*(?:σε\s)?{_SCALE}\s*[)\]]\Z"),  # «Ποσό (χιλ.)»
)
_MONEY = re.compile(
    rf"\b(?:{MONEY_NOUN}|π/υ|π\.υ\.|κατανομ(?:η|εσ)|αποζημιωσ(?:η|εισ|εων))(?!\w)", re.VERBOSE
)
_PERCENT = re.compile(r"%|\bποσοστ(?:ο|α)\b")
_NUMBER_OF = re.compile(
    r"(?:συνολικοσ\s+)?(?:αριθμοσ|αριθ\.|αρ\.|πληθοσ|συνολο|#)\s+(?:(?:των|τουσ)\s+)?(?=[α-ω])"
)
_GENITIVE = re.compile(r"[α-ω]+ων\b")
_OF_MEASURE = re.compile(
    r"[(\[]\s*(?:σε\s+)?(?P<unit>[^()\[\]]{1,20}?)\s*[)\]]\s*\Z|\bσε\s+(?P<last>\S+)\Z"
)
_POPULATION = re.compile(r"(?:μονιμοσ\s+|νομιμοσ\s+|πραγματικοσ\s+)?πληθυσμοσ\b")
_WORD = re.compile(r"[^\W\d_]+")
_QUALIFIES = re.compile(
    r"(?:ικ|ιν|μεν|νε|αι|ει|σιμ|ηθεισ|εντ|συνολικ|λοιπ|αλλ)(?:οι|εσ|α|ουσ)\Z|[α-ω]+(?:θεισεσ|θεντεσ|θεντα)\Z"
)
_MOST_ADJECTIVES = 2


class HeadUnit(NamedTuple):
    """The unit of the cells below a head; amounts there are to be multiplied by *factor*."""

    kind: Kind
    slug: str
    factor: int = 1
    plain: bool = False
    """Whether it is a noun alone («Δήμοι»), which can also name what an amount is for."""


def unit_of_head(text: str, folded: str, start: int, end: int) -> HeadUnit | None:
    """What the head at ``text[start:end]`` says of the numbers below or beside it, or None."""
    head = " ".join(folded[start:end].split()).strip(" :*")
    if not head or len(head) > _LONGEST:
        return None
    factor = unit_factor(head)
    if factor > 1 or _CURRENCY.search(head):
        return HeadUnit("money", "EUR", amount_factor(head) or factor)
    if counted := _NUMBER_OF.match(head):
        return _counted(" ".join(text[start:end].split()), head, counted.end())
    if _PERCENT.search(head):
        return HeadUnit("percentage", "percent")
    money = _MONEY.search(head)
    noun = _noun(head)
    if noun is not None and (money is None or noun.start < money.start()):
        return HeadUnit(noun.kind, noun.slug, plain=True)
    if money is not None:
        return HeadUnit("money", "EUR")
    return _measure(head)


def unit_factor(folded: str) -> int:
    """What «(σε χιλ. ευρώ)» in a head multiplies the amounts below it by.

    >>> unit_factor("κατανομη ανα δημο (σε χιλ. ευρω)"), unit_factor("ποσο (σε ευρω)"), unit_factor("π/υ (εκατ. €)")
    (1000, 1, 1000000)
    """
    found = _FACTOR.search(folded) or _SHORT_FACTOR.search(folded)
    if found is None:
        return 1
    return 1000 if found["thousand"] else 1_000_000


def amount_factor(head: str) -> int | None:
    """What the folded *head* of a column of amounts multiplies them by; None where it names no unit.

    >>> [amount_factor(head) for head in ("ποσο χιλ. €", "ποσο (€ '000)", "π/υ (σε εκατ.)", "ποσο (€)", "ποσο 2024")]
    [1000, 1000, 1000000, 1, None]
    """
    if (factor := unit_factor(head)) > 1:
        return factor
    for pattern in _HEAD_FACTORS:
        if found := pattern.search(head):
            return 1_000_000 if found.groupdict().get("million") else 1000
    return 1 if _CURRENCY.search(head) else None


def factor_around(folded: str, start: int, end: int) -> int:
    """What a line above the table at ``[start, end)``, or right below it, multiplies its amounts by.

    >>> text = "ποσα σε εκατ. ευρω\\nδημοσ ποσο\\nχανιων 1,2"
    >>> factor_around(text, 19, len(text))
    1000000
    """
    for line in reversed(
        folded[max(start - _AROUND, 0) : start].rstrip().split("\n")[-_LINES_ABOVE:]
    ):
        if (factor := unit_factor(line)) > 1 and (
            len(line) <= _LONGEST_CAPTION or _OF_AMOUNTS.search(line)
        ):
            return factor
        if _ROW_ABOVE.search(line):
            break
    below = folded[end : end + _AROUND].split("\n")[: _LINES_ABOVE + 1]
    return next((unit_factor(line) for line in below if _OF_AMOUNTS.match(line)), 1)


def is_in_full(folded: str, numeral: Numeral, factor: int, *, in_euro: bool) -> bool:
    """Whether the amount is too large to be in the thousands or millions that a head says, by its way of
    writing («450.000,00 €» below «σε χιλ. €»); *in_euro*: a currency stands beside it."""
    if abs(numeral.value) < _LEAST_IN_FULL:
        return False
    with_cents = AMOUNT_FORM.fullmatch(folded, numeral.start, numeral.end) is not None
    return in_euro or with_cents or factor >= 1_000_000


def _counted(words: str, head: str, at: int) -> HeadUnit | None:
    """«Αριθμός έργων»: the noun in the plural; that of one thing («Αριθμός πράξης») is its number."""
    unit = noun_behind(words.strip(" :*"), head, at - 1)
    if unit is None or unit.kind != "count" or not _GENITIVE.match(head, unit.start):
        return None
    return HeadUnit("count", unit.slug)


def _noun(head: str) -> Unit | None:
    """The noun in the plural that begins *head*, after adjectives at most."""
    if found := _POPULATION.match(head):
        return Unit("count", "resident", *found.span())
    for at, word in zip(range(_MOST_ADJECTIVES + 1), _WORD.finditer(head), strict=False):
        if at == 0 and word.start() > 0:
            return None
        unit = unit_at(head, word.start())
        if unit is not None:
            plural = is_plural(head[word.start() : unit.end])
            return Unit(unit.kind, unit.slug, word.start(), unit.end) if plural else None
        if not _QUALIFIES.search(word[0]):
            return None
    return None


def _measure(head: str) -> HeadUnit | None:
    """«Μήκος (μ.)», «Έκταση σε στρέμματα»."""
    found = _OF_MEASURE.search(head)
    if found is None:
        return None
    name = found["unit"] or found["last"]
    unit = unit_at(name, 0)
    if unit is None or unit.kind != "measure" or unit.end < len(name):
        return None
    return HeadUnit("measure", unit.slug)
