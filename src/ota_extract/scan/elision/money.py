"""Elided currency: bare scaled numbers, lead-ins, amounts like the amount before."""

from __future__ import annotations

import re
from decimal import Decimal

from ota_extract.mentions import Numeral
from ota_extract.scan.currencies import AMOUNT_FORM
from ota_extract.scan.elision.context import (
    Context,
    Elided,
    agrees,
    carried,
    leads_on,
    list_lead,
    same_sentence,
)
from ota_extract.scan.elision.counts import noun_before
from ota_extract.scan.elision.words import (
    BECOMES,
    GIVING,
    MONEY_IN_CLAUSE,
    MONEY_NOUN,
    OTHERS_NEUTER,
    PEOPLE_BEFORE,
)
from ota_extract.scan.unit import Unit

_EURO = Unit("money", "EUR", 0, 0)
_LEAST_BARE_AMOUNT = Decimal(1000)
_LARGE = 100_000
_LEAD_IN = re.compile(rf"\b{MONEY_NOUN}(?:\s+(?!και\b)[^\W\d_]+){{0,3}}\s*$", re.VERBOSE)
_MONEY_WORD = re.compile(rf"\b{MONEY_NOUN}(?!\w)", re.VERBOSE)
_HEADING_REACH = 400
# «ήταν», «ξεπέρασαν το», «ανήλθαν σε», «από 16,1 εκατ. … έφτασαν»: what was counted reached the number
_REACHED = re.compile(
    r"\b(?:ηταν|ειναι|αν(?:ηλθ|ερχ)\w+|φταν\w+|εφτασ\w+|φτασ\w+|ξεπερ\w+|υπερβ\w+|αγγιζ\w+|απο)(?:\s+(?:σε|τα|το|στα|στο|τισ|τουσ|ηδη|μολισ|περιπου|σχεδον))*\s*$"
)
_CARRIES_MONEY = re.compile(
    rf"(?:[,:;·(«—–]|\b(?:τα|στα|το|στο|{OTHERS_NEUTER}|και|εναντι|απο|με|τουλαχιστον|περιπου|κατα|πανω\ απο|για|στισ|τισ|εωσ|μεχρι|ωσ|(?:μεγιστ|ελαχιστ|ανωτατ|κατωτατ)[ηο]|{BECOMES}))\s*$"
)
_LARGE_THINGS = frozenset(
    ["transaction", "passenger", "visitor", "citizen", "document", "application", "visit", "vote", "pupil", "resident",
     "unemployed", "person", "household", "employee", "beneficiary", "declaration", "patient"]
)  # fmt: skip
"""What is counted by the million: «οι συναλλαγές ξεπέρασαν το 1,02 δισ.»."""


def scaled(text: str, folded: str, numeral: Numeral, floor: int, context: Context) -> Elided:
    """«48 εκατ.»: money, unless things are being counted and no word of the clause says money."""
    start, end = numeral.start, numeral.end
    euro = Elided(carried(_EURO, end))
    if MONEY_IN_CLAUSE.search(folded[max(floor, start - 120) : start]):
        return euro
    last = context.last
    if last is not None and same_sentence(folded, last.end, start):
        giving = GIVING.search(folded, last.end, start) is not None
        if last.unit.kind == "count" and last.value >= _LARGE and not giving:
            return Elided(carried(last.unit, end))
        if last.unit.kind == "money":
            return Elided(carried(last.unit, end))
    noun = noun_before(text, folded, start, floor) if last is None else None
    reached = _REACHED.search(folded, max(floor, start - 60), start)
    if noun is not None and noun.slug in _LARGE_THINGS and reached:
        return Elided(carried(noun, end))
    if context.money_seen or context.large_count is None:
        return euro
    return Elided(carried(context.large_count, end))


def amount(folded: str, numeral: Numeral, before: str, context: Context) -> Elided | None:
    """A lead-in, the form of an amount, or an amount before it say that the number is money."""
    if numeral.words:
        return None
    start, end = numeral.start, numeral.end
    large = numeral.value >= _LEAST_BARE_AMOUNT
    grouped = large and "." in folded[start:end]
    if (
        (large and (_LEAD_IN.search(before) or AMOUNT_FORM.fullmatch(folded, start, end)))
        or (grouped and (MONEY_IN_CLAUSE.search(before) or GIVING.search(before)))
        or (grouped and _value_line(folded, start, end, context))
        or (grouped and _listed_as_money(folded, start, end))
    ):
        return Elided(carried(_EURO, end))
    if _carries_on(folded, numeral, before, grouped, context) and context.money is not None:
        return Elided(carried(context.money.unit, end))
    return None


def _value_line(folded: str, start: int, end: int, context: Context) -> bool:
    """A grouped number alone on its line, under a heading that speaks of money («Ομάδα Α ⏎ 38.300.000»)."""
    if folded[start - 1 : start] not in ("\n", "") or folded[end : end + 1] not in ("\n", ""):
        return False
    heading = max(0, start - _HEADING_REACH)
    return context.money_seen or _MONEY_WORD.search(folded, heading, start) is not None


def _listed_as_money(folded: str, start: int, end: int) -> bool:
    """«Η δαπάνη κατανέμεται ως εξής: ⏎ Αστική αναζωογόνηση 21.500.000 ⏎ …»."""
    lead = list_lead(folded, start, end)
    return lead is not None and _MONEY_WORD.search(folded, *lead) is not None


def _carries_on(
    folded: str, numeral: Numeral, before: str, grouped: bool, context: Context
) -> bool:
    """«58 ευρώ και στα ορεινά 44», «0,98 ευρώ το λίτρο, από 0,71 πέρυσι»: an amount like the one before."""
    money = context.money
    if money is None or not money.value or not same_sentence(folded, money.end, numeral.start):
        return False
    if not leads_on(_CARRIES_MONEY, before):
        return False
    ratio = numeral.value / money.value
    if context.last is money:
        people = numeral.value < _LEAST_BARE_AMOUNT and PEOPLE_BEFORE.search(before)
        if grouped:
            return Decimal("0.001") <= ratio <= 1000
        return money.scale == 1 and Decimal("0.02") <= ratio <= 50 and not people
    # something was counted in between: the number must be no count of that
    counted = context.counted
    other = counted is None or not agrees(before, counted, numeral.value)
    far_larger = grouped and counted is not None and counted.value * 20 < numeral.value
    return (other or far_larger) and money.scale == 1 and Decimal("0.1") <= ratio <= 10
