"""Elision: the unit of a number that has none of its own.

A release says «ύψους 16.450.000 σε δήμους» (the lead-in says it is money), «48 εκατ. στους δήμους» (a
bare scaled number is money unless things are being counted), «αγγίζει τα 96 εκατ. ευρώ, τα 40 από τα
οποία» (scale and currency carried over), «124 αιτήσεις … οι 81 από αυτές» (the noun carried over),
«Ενταγμένοι Δήμοι: 251», «οι αιτήσεις ανήλθαν σε 21.805» (the noun comes first).

Where none of these is certain the number stays without a unit and is reported.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ota_extract.mentions import Numeral
from ota_extract.scan.unit import Unit
from ota_extract.scan.vocabulary import UnitWord, unit_at

_LEAD_IN = re.compile(
    r"""\b(?: υψουσ | ποσ(?:ο|ου|α|ων|οσ) | προυπολογισμ(?:ου|ο|οσ|ουσ) | κονδυλι(?:ου|α|ων)? | πιστωσ(?:η|ησ|εισ|εων)
        | χρηματοδοτησ(?:η|ησ|εισ) | επιχορηγησ(?:η|ησ|εισ) | ενισχυσ(?:η|ησ|εισ) | δαπαν(?:η|ησ|εσ|ων) | κοστ(?:οσ|ουσ)
        | αξι(?:α|ασ) | συμβατικ\w+\s+τιμημα | τιμημα(?:τοσ)? | επιδοτησ(?:η|ησ) )
        (?:\s+(?!και\b)[^\W\d_]+){0,3}\s*$""",
    re.VERBOSE,
)
_OF_WHICH = re.compile(
    r"\s+(?:απο\s+(?:τα|τισ|τουσ)\s+οποι\w+|εκ\s+των\s+οποιων|εξ\s+αυτων|απο\s+αυτ(?:α|ουσ|εσ)|αφορ\w+)"
)
_OF_THEM = re.compile(
    r"\s+(?:απο\s+(?:αυτ(?:α|ουσ|εσ)|τ(?:ουσ|ισ|α)\s+οποι\w+|εκειν\w+)|εξ\s+αυτων|εκ\s+των\s+οποιων|εκ\s+των\b)"
)
_OF_ALL = re.compile(
    r"\s+(?:απο|εκ|επι)\s+(?:τουσ|τισ|τα|των|συνολου)\s+(?:συνολικα\s+|συνολο\s+)?(?=\d)"
)
_ARTICLE_BEFORE = re.compile(
    r"\b(?:οι|τα|τισ|τουσ|των|στουσ|στισ|στα)(?:\s+(?:υπολοιπ|αλλ|πρωτ|τελευται|επομεν)(?:οι|α|εσ|ουσ|ων|εσ))?\s+$"
    r"|\b(?:υπολοιπ|αλλ|ακομ)(?:οι|α|εσ|ουσ|ων|η)\s+$|\bκαι\s+(?:αλλ(?:οι|α|εσ|ουσ)\s+)?$"
)
_NOUN_FIRST = re.compile(
    r"(?P<colon>\s?:\s*) (?:(?:περιπου|περι|πανω\ απο|τουλαχιστον|συνολικα)\s+)? $"
    r"""| \b(?: αν(?:ηλθ|ερχ|ελθ)\w+ | φταν\w+ | εφτασ\w+ | φτασ\w+ | διαμορφ\w+ | ηταν | ειναι | αυξηθηκ\w+ | μειωθηκ\w+
              | ξεπερ\w+ | υπερβ\w+ | αγγι\w+ | προσεγγι\w+ | εγιναν | αριθμ(?:ει|ουν) | υπολογιζ\w+ | εκτιμ\w+ )
        (?:\s+(?:σε|στουσ|στισ|στα|τουσ|τισ|τα|κατα|μεσο|ορο|συνολικα|πλεον|ηδη|περιπου|σχεδον|περισσοτερ\w+|απο|γυρω|λιγοτερ\w+))* \s* $""",
    re.VERBOSE,
)
_IN_BRACKETS = re.compile(r"\b[^\W\d_]+\s*\((?:\d[\d.]*\s+απο\s+τ\w+\s+)?$")
_NUMBER_OF = re.compile(
    r"\b(?:αριθμ(?:οσ|ο|ου)|πληθοσ|πληθουσ|συνολο)\s+(?:των\s+)?(?:[^\W\d_]+\s+){0,3}?(?=\w)"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_COEFFICIENT = re.compile(r"\b(συντελεστ\w+|δεικτ\w+)\s+(?:[^\W\d_]+\s+){0,3}$")
_AMOUNT_FORM = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{2}|\d{1,3}(?:,\d{3})+\.\d{2}")
_LEAST_BARE_AMOUNT = Decimal(1000)


class Context(NamedTuple):
    """What has been said before a number: the last amount, the last count, in this block or at all."""

    sentence_money: Unit | None = None
    """The unit of the last quantity, where that is an amount in the same sentence."""
    sentence_money_scale: int = 1
    count_in_block: Unit | None = None
    large_unit: Unit | None = None
    """The unit of the last large number with one (100.000 and more): what is being counted."""


class Elided(NamedTuple):
    """The unit a number takes over, and the factor where a scale word comes with it."""

    unit: Unit
    factor: int = 1


def elided_unit(folded: str, numeral: Numeral, floor: int, context: Context) -> Elided | None:
    """The unit that the bare *numeral* takes from its surroundings, or None.

    *floor* is where the number before it, or else its block, ends. A unit that is carried over has
    an empty span at the number's end.
    """
    start, end = numeral.start, numeral.end
    before = folded[max(floor, start - 80) : start]
    if numeral.scale > 1:
        large = context.large_unit
        return Elided(_carried(large if large is not None and large.kind == "count" else None, end))
    if context.sentence_money is not None and context.sentence_money_scale > 1:
        small = numeral.value < 1000 and _OF_WHICH.match(folded, end)
        if small and _ARTICLE_BEFORE.search(before):
            return Elided(_carried(context.sentence_money, end), context.sentence_money_scale)
    if numeral.value >= _LEAST_BARE_AMOUNT and not numeral.words:
        if _LEAD_IN.search(before):
            return Elided(_carried(None, end))
        if _AMOUNT_FORM.fullmatch(folded, start, end):
            return Elided(_carried(None, end))
        if context.sentence_money is not None and "." in folded[start:end]:
            return Elided(_carried(context.sentence_money, end))
    if (coefficient := _COEFFICIENT.search(before)) is not None:
        at = start - len(before) + coefficient.start()
        return Elided(Unit("measure", "coefficient", at, at + len(coefficient[1])))
    if numeral.value % 1:
        return None
    if (whole := _OF_ALL.match(folded, end)) is not None:
        noun = _noun_after_number(folded, whole.end())
        if noun is not None:
            return Elided(Unit("count", noun.slug, end, end))
        if context.count_in_block is not None:
            return Elided(_carried(context.count_in_block, end))
    if (bracketed := _IN_BRACKETS.search(before)) is not None:
        noun = unit_at(folded, start - len(before) + bracketed.start())
        if noun is not None and noun.kind == "count":
            return Elided(Unit("count", noun.slug, end, end))
    if (named := _noun_before(folded, start, floor, before)) is not None:
        return Elided(named)
    if context.count_in_block is None:
        return None
    if _OF_THEM.match(folded, end) or (not numeral.words and _ARTICLE_BEFORE.search(before)):
        return Elided(_carried(context.count_in_block, end))
    return None


def _carried(unit: Unit | None, at: int) -> Unit:
    """*unit* without words of its own at offset *at*; euro where there is none."""
    if unit is None:
        return Unit("money", "EUR", at, at)
    return Unit(unit.kind, unit.slug, at, at)


def _noun_after_number(folded: str, at: int) -> UnitWord | None:
    match = re.compile(r"[\d.,]+\s+(?:[^\W\d_]+\s+){0,2}?").match(folded, at)
    while match is not None and match.end() < len(folded):
        unit = unit_at(folded, match.end())
        if unit is not None:
            return unit
        more = re.compile(r"[^\W\d_]+\s+").match(folded, match.end())
        if more is None or more.end() - at > 60:
            return None
        match = more
    return None


def _noun_before(folded: str, start: int, floor: int, before: str) -> Unit | None:
    """The noun that comes first: «οι αιτήσεις ανήλθαν σε 21.805», «Ενταγμένοι Δήμοι: 251»."""
    if _NOUN_FIRST.search(before) is None:
        return None
    clause_start = max(floor, folded.rfind("\n", 0, start) + 1, start - 160)
    for mark in (". ", "· ", "; "):
        clause_start = max(clause_start, folded.rfind(mark, clause_start, start) + 1)
    found: Unit | None = None
    for word in _WORD.finditer(folded, clause_start, start):
        unit = unit_at(folded, word.start())
        if unit is not None and unit.kind == "count":
            found = Unit("count", unit.slug, word.start(), unit.end)
            if _NUMBER_OF.search(folded[clause_start : word.start() + 1]):
                break
    if found is not None:
        return found._replace(start=start, end=start)
    return None
