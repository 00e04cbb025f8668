"""Negation: money that is not given, municipalities that are not admitted.

Reads «Δεν εγκρίθηκε η χρηματοδότηση των 3 εκατ. ευρώ», «τα 5 εκατ. ευρώ δεν θα δοθούν», «διαψεύδει ότι
περικόπτονται 120 εκατ.», «Ανακαλείται η επιχορήγηση των 50.000 ευρώ»: the verb that a figure's measure
would be taken from is denied, so the figure has no such measure.

>>> def said(text, number):
...     at = text.index(number); return negation_around(text, 0, at, at + len(number))
>>> said("δεν θα χρηματοδοτηθουν 14 δημοι", "14 δημοι"), said("τα 5 εκατ. δεν θα δοθουν", "5 εκατ.")
(0, 3)
>>> said("δεν εγκριθηκε το εργο, αλλα δινονται 5 εκατ.", "5 εκατ.") is None
True
>>> said("δεν αρκει και χρηματοδοτουνται 14 δημοι", "14 δημοι") is None
True
"""

from __future__ import annotations

import re

from ota_extract.assemble.subjects import VERB_ENDING

_GIVING = (
    r"(?:εγκρι|χρηματοδοτ|επιχορηγ|επιδοτ|δοθ|δινε|δινο|δωσ|διατεθ|διατιθ|χορηγ|λαβ|λαμβαν|ελαβ|πηρ|παρ(?:ει|ουν)\b|παιρν"
    r"|καταβ|πληρω|εκταμιευ|πιστωθ|εντα[χσγ]|κατανεμ|μοιρα|αποδο|αποδιδ|εξασφαλ|περικοπ|κοπ|μειωθ|μειων|αυξηθ|αυξαν|υποβ[λα]|υπεβαλ|επιλεχθ|υπαγ|αποζημιω)"
)
_NOT = rf"δεν?\s+(?:(?:θα|να|ε[ιχ]\w+|μπορ\w+\s+να|προκειται\s+να|τουσ|του|τησ|ποτε|ακομ[ηα]|τελικα|φετοσ|ηδη)\s+){{0,4}}{_GIVING}\w*"
_BEFORE = re.compile(
    rf"""\b(?=[δψαμ])(?:{_NOT}
      | (?:διαψευ[δσ]\w+ | δεν\s+(?:ισχυ|αληθευ|ευσταθ)\w+ | ψευδ\w+ | αρν(?:ειται|ουνται|ηθηκ\w+))\s+(?:[α-ω]+\s+)?
        (?:οτι|πωσ)(?:\s+(?:[α-ω]+\s+){{0,3}}?[α-ω]*{VERB_ENDING})?   # with the verb of what is denied
      | (?:απ(?:ο|ε)ρρι(?:φθ|πτ)|ακυρ[ωο]|ανακαλε|ανακλη|ματαιω|απεντα[χσ])\w+
    )\b""",
    re.VERBOSE,
)
_BEHIND = re.compile(rf"\s+(?:που\s+)?(?:[α-ω]+\s+){{0,4}}?{_NOT}")
# what another clause begins with
_CLAUSE = re.compile(
    rf"""[,.;·:!()\n](?=\s|\Z) | \b(?:αλλα|ενω|οταν|οπου|που|διοτι|γιατι|επειδη|αφου|ωστοσο|καθωσ|εφοσον
    |ειναι|ηταν|και\s+(?:οι|τα|ο|η|το)|\w+{VERB_ENDING})\b""",
    re.VERBOSE,
)
_AND_ALSO = re.compile(
    r"\)?(?:,|\sκαι)\s(?:ο|η|το|οι|τον?|στον?|την?|στην?|του|τησ)\s[^.,;·:()\n]{0,60}\(?"
)
_CLAUSE_VERB = re.compile(rf"\w{VERB_ENDING}\b")
# of these the words before a number must hold one
_DENIALS = (
    "δεν ",
    "δε ",
    "ψευ",
    "αρνε",
    "αρνο",
    "αρνη",
    "ρριφθ",
    "ρριπτ",
    "ακυρ",
    "ανακαλε",
    "ανακλη",
    "ματαιω",
    "απεντα",
)
_REACH = 110  # code points from the negation to the number


def goes_on(folded: str, one_end: int, two_start: int) -> bool:
    """Whether the number at *two_start* is told with the one before: «ο Δήμος Πάρου (300.000 ευρώ) και ο
    Δήμος Θήρας (200.000 ευρώ)»."""
    return (
        _AND_ALSO.fullmatch(folded, one_end, two_start) is not None
        and _CLAUSE_VERB.search(folded, one_end, two_start) is None
    )


def negation_around(folded: str, floor: int, start: int, end: int) -> int | None:
    """Where the words begin that deny what is told of the number at ``[start, end)``, or None.

    Nothing before *floor* is looked at. What stands behind the number gives the number's own start.
    """
    before = max(floor, start - _REACH)
    words = folded[before:start]
    for denial in _DENIALS:
        if denial in words:
            for match in _BEFORE.finditer(folded, before, start):
                stop = start - 1 if folded.startswith("(", start - 1) else start
                if _CLAUSE.search(folded, match.end(), stop) is None:
                    return match.start()
            break
    if folded.find("δε", end, end + _REACH) >= 0 and _BEHIND.match(folded, end):
        return start
    return None
