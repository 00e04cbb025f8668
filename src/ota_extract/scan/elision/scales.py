"""Elided scale words: «63 εκατ. τον Μάρτιο, 41,5 τον Απρίλιο», «τα 96 εκατ. ευρώ, τα 40 από τα οποία».

A whole number behind an amount may as well count things, «47 σχολεία στον Βόλο (17,3 εκατ.) και 62 στη
Λαμία». It takes the scale over only where no word speaks for a count; where an amount and a noun
could both go on it is left without a unit.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ota_extract.mentions import Numeral
from ota_extract.scan.elision.context import (
    Context,
    Elided,
    Said,
    agrees,
    carried,
    leads_on,
    near,
    same_sentence,
)
from ota_extract.scan.elision.words import (
    GIVING,
    OTHERS_BEFORE,
    OTHERS_NEUTER,
    PEOPLE_BEFORE,
)

_CARRIES = re.compile(
    rf"(?:[,:;·(«—–]|\b(?:τα|στα|{OTHERS_NEUTER}|και(?:\s+μολισ|\s+μονο)?|εναντι|απο|με|τουλαχιστον|περιπου|κατα|πανω\ απο|κατω\ απο))\s*$"
)
# «αίτημα 324,8 εκατ. ευρώ, όταν η πρόσκληση διαθέτει μόλις 238»
_GIVEN = re.compile(
    r"\b(?:διαθετ|δινετ|δινοντ|διατιθ|χορηγ|παιρν|λαμβαν|ζητ)\w*\s+(?:μολισ|μονο)\s*$"
)
_FROM_OR_FOR = re.compile(r"\s+(?:απο|για|σε|στ(?:α|ουσ|ισ|ο|ην?))\b")
_WITH_AMOUNT = re.compile(r"\s+με\s+\d")
# «62 στον Δήμο Αθηναίων (24,85 εκατ.)», «38 στην Κρήτη με 4,9 εκατ.»
_OWN_AMOUNT = re.compile(
    r"[^\d,.;·:()\n]{0,60}(?:\(|\sμε\s)(?:€\s?)?\d[\d.,]*\s?(?:€|ευρω|εκατ|εκ\.|δισ|χιλ)"
)
_OTHER_THINGS = re.compile(r"\s+(?:αλλ|υπολοιπ|ακομ[αη]|επιπλεον)(?:α|οι|εσ|ουσ|ων)?\s+[α-ω]")
# «τουλάχιστον 10 και το πολύ 20 οχήματα»
_LIMIT_OF_THINGS = re.compile(
    r"\s+και\s+(?:οχι|το\s+πολυ|μεχρι|εωσ|ωσ)\s+(?:περισσοτερ\w+\s+(?:απο|των)\s+)?\d[\d.]*\s+"
    r"(?!εκατ|εκ\.|δισ|χιλ|ευρω)[α-ω]"
)
_DONE = r"[α-ω]{2,}(?:ουν|ονται|ωνται|ηκαν|ησαν|θηκε|εται|αται)\b"  # a verb, «αγοράστηκαν»
_VERB_BETWEEN = re.compile(rf"\s{_DONE}(?:\s+[α-ω]+){{0,2}}\s*$")
_VERB_BEHIND = re.compile(rf"\s+{_DONE}")
# «231 προέρχονται από ΚΑΠ»: what money does
_OF_MONEY = re.compile(r"\s+(?:προερχ|προοριζ|κατευθυν|καλυπτ|αφορ|απορροφ|εγγραφ|αντιστοιχ|αντλ)")
_NEUTER_BEFORE = re.compile(rf"\b(?:τα|στα|{OTHERS_NEUTER})\s+$")
# «… προϋπολογισμό 96 εκατ. ευρώ. Από αυτά, τα 72 προέρχονται …»
_OF_THESE = re.compile(r"(?:απο|εξ)\s+αυτ(?:α|ων|ουσ),?\s+(?:τα\s+)?\Z")
_WORD_BEFORE = re.compile(r"\b(?:για|σε|με|απο|στ(?:ουσ|ισ|α)|τ(?:ουσ|ισ))(?=\s+$)")
_WORD_BEHIND = re.compile(
    r"\s+(τ(?:ον?|ην?|ουσ|ισ|α|ου|ησ|ων)|στ(?:ον?|ην?|ουσ|ισ|α)|για|απο|σε)\s"
)
_LEAST, _MOST = Decimal("0.01"), 100
"""How far an amount of the same scale may be from the one before."""


def carried_scale(folded: str, numeral: Numeral, before: str, context: Context) -> Elided | None:
    """The scale and unit of the amount before, for a number that goes on from it."""
    last = context.last
    if last is None or not _could_go_on(folded, numeral, before, last):
        return None
    if context.counted is not None and _WITH_AMOUNT.match(folded, numeral.end):
        return None  # «57 Δήμοι με 9,7 εκατ., έναντι 38 με 4,9 εκατ.»
    if numeral.words and not (
        OTHERS_BEFORE.search(before) and _FROM_OR_FOR.match(folded, numeral.end)
    ):
        return None  # «άλλα διακόσια εβδομήντα από τις τράπεζες», not «άλλα δύο»
    given = last.unit.kind == "money" and _GIVEN.search(before)
    if not given and not leads_on(_CARRIES, before):
        return None
    if last.unit.kind == "money" and not numeral.value % 1 and not given:
        if _counts_things(folded, numeral, before, last):
            return None
        rival = _rival(folded, numeral, before, context)
        if rival is not None and not _alike(folded, numeral, last):
            return None
    return Elided(carried(last.unit, numeral.end), last.scale)


def in_doubt(folded: str, numeral: Numeral, before: str, context: Context) -> bool:
    """Whether a whole number stands behind an amount with a scale word and a counted noun, and no
    word says from which of the two it goes on."""
    last = context.last
    if last is None or last.unit.kind != "money" or numeral.value % 1 or numeral.words:
        return False
    if not _could_go_on(folded, numeral, before, last) or not leads_on(_CARRIES, before):
        return False
    if _counts_things(folded, numeral, before, last):
        return False
    rival = _rival(folded, numeral, before, context)
    return rival is not None and not _alike(folded, numeral, rival)


def _could_go_on(folded: str, numeral: Numeral, before: str, last: Said) -> bool:
    if last.scale == 1 or not last.value or numeral.value >= 1000:
        return False
    if PEOPLE_BEFORE.search(before):
        return False
    if not same_sentence(folded, last.end, numeral.start) and not (
        _OF_THESE.search(before) and near(folded, last.end, numeral.start)
    ):
        return False
    return _LEAST <= numeral.value * last.scale / last.value <= _MOST


def _counts_things(folded: str, numeral: Numeral, before: str, last: Said) -> bool:
    """Whether the words around a whole number say that it is no amount of *last*'s scale."""
    end = numeral.end
    if _OWN_AMOUNT.match(folded, end) or _LIMIT_OF_THINGS.match(folded, end):
        return True
    if _left_bracket(folded, numeral, last):
        return True
    if _NEUTER_BEFORE.search(before):
        return False
    if _OTHER_THINGS.match(folded, end):
        return True  # «με 5 εκατ. ευρώ, 12 άλλα εκκρεμούν»
    if _VERB_BETWEEN.search(before) and not GIVING.search(before):
        return True  # «με 3 εκατ. ευρώ αγοράστηκαν τουλάχιστον 10»
    behind = _VERB_BEHIND.match(folded, end)
    return behind is not None and not (GIVING.search(behind[0]) or _OF_MONEY.match(behind[0]))


def _left_bracket(folded: str, numeral: Numeral, last: Said) -> bool:
    """«σχολεία (17,3 εκατ.) και 62»: the amount stood in brackets, the number does not."""
    gap = folded[last.end : numeral.start]
    return gap.lstrip().startswith(")") and not gap.rstrip().endswith("(")


def _rival(folded: str, numeral: Numeral, before: str, context: Context) -> Said | None:
    """The noun counted earlier in the sentence that the number could go on counting."""
    said = context.counted
    if said is None or not same_sentence(folded, said.end, numeral.start):
        return None
    if not agrees(before, said, numeral.value):
        return None
    if _NEUTER_BEFORE.search(before) and numeral.value > said.value:
        return None  # «για 12 έργα 96 εκατ. ευρώ, τα 40 από το ΠΔΕ»: no part of 12
    return said


def _alike(folded: str, numeral: Numeral, said: Said) -> bool:
    """Whether the number stands between the same small words as what was *said*: «για 5 Δήμους … για
    8», «63 εκατ. τον Μάρτιο, 41 τον Απρίλιο»."""
    behind, said_behind = (_WORD_BEHIND.match(folded, end) for end in (numeral.end, said.end))
    if behind is not None and said_behind is not None and behind[1] == said_behind[1]:
        return True
    ends = (numeral.start, said.start)
    lead, said_lead = (_WORD_BEFORE.search(folded, max(0, end - 12), end) for end in ends)
    return lead is not None and said_lead is not None and lead[0] == said_lead[0]
