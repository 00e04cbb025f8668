"""Words that claim an order: «οι πέντε δημοφιλέστερες», «κατά σειρά προτίμησης», «ξεχώρισαν».

>>> from ota_extract.greek import fold
>>> def cue(text):
...     folded = fold(text)
...     found = ORDER.search(folded)
...     return found and text[found.start():found.end()]
>>> cue("οι πέντε δημοφιλέστερες είναι:"), cue("ζήτησαν κατά σειρά προτίμησης πίνακες")
('δημοφιλέστερες', 'κατά σειρά προτίμησης')
>>> cue("Η διανομή έχει ως εξής:") is None  # a breakdown claims no order
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ota_extract.mentions import Numeral

_MOST = r"(?:περισσοτερ(?:εσ|α|ουσ|οι|ο|ων)|μεγαλυτερ(?:η|ο|εσ|α|ων|ουσ|οι)|υψηλοτερ(?:η|ο|εσ|α|ουσ|οι|ων))"
_GROUPS = {
    "τριαδα": 3,
    "τετραδα": 4,
    "πενταδα": 5,
    "εξαδα": 6,
    "επταδα": 7,
    "δεκαδα": 10,
    "εικοσαδα": 20,
}
ORDER = re.compile(
    rf"""
      δημοφιλ(?:εστερ|εστατ)\w+ | πιο\s+δημοφιλ\w+ | δημοφιλεισ\b
    | ξεχωρ(?:ισ|ιζ)\w+ | διακρι(?:θηκαν|νονται)
    | (?:κατα|με|σε)\s+(?:φθινουσα\s+)?σειρα\s+(?:προτιμησησ|ζητησησ|επιλογησ|δημοφιλιασ|μεγεθουσ|πληθουσ|αριθμου|συχνοτητασ
        |ενδιαφεροντοσ|αιτησεων|κατ[αά]ταξησ|προτεραιοτητασ|\w+ων\b)
    | (?:κατα|με|σε)\s+φθινουσα\s+σειρα (?:\s+\w+ησ\b)? | κατα\s+σειρα(?=\s*[:,])
    | με\s+(?:τα|τισ|τουσ|την?|το)\s+{_MOST}
    | {_MOST}\s+(?:\w+\s+){{0,2}}?(?:αιτησ|επιλογ|ψηφ|προτ[αι]|ζητηση|απηχηση|ενδιαφερον|απορροφηση|συμμετοχ|προτιμησ
        |συναλλαγ|εγγραφ|επισκεψ|εγκρισ|πραξεισ|εργα|κλησ|αιτηματ|ωφελουμεν|δικαιουχ|χρησ|επιδοσ|ποσοστ|θεσεισ|δημουσ|σχολει|φορ)\w*
    | (?:ζητηθηκ|ζητησ|επιλεχθηκ|επελεξ|προτιμηθηκ|προτιμησ|χρησιμοποι|επιλεγ)\w*\s+(?:\w+\s+){{0,2}}?(?:περισσοτερο|συχνοτερα)
    | {_MOST}\s+(?:ζητηθηκ|επιλεχθηκ|προτιμηθηκ|χρησιμοποι|ζητησ)\w*
    | (?:πιο\s+)?(?:συχνοτερ|επικρατεστερ|προσφιλεστερ)\w+ | (?:πιο|περισσοτερο)\s+(?:συχν|περιζητητ|διαδεδομεν)\w+
    | (?:στην\s+)?κορυφ(?:η|αι)\w* | στισ\s+πρωτεσ\s+\w*\s?θεσεισ | (?:οι|τισ|τα|των)\s+πρωτ(?:εσ|α|οι|ων|ουσ)\s+(?:\w+\s+)?(?:θεσ|επιλογ|προτιμησ|σε\s)\w*
    | καταταξη\w* | (?:πρωτη|κυριοτερ\w+|βασικοτερ\w+)\s+(?:επιλογ|προτιμησ)\w+ | \btop\b | πρωτι[αε]σ?\b | πρωταγωνιστ\w+
    | (?:προηγ(?:ειται|ουνται)|πρωτευ(?:ει|ουν)) | (?:προτιμησεισ|επιλογεσ)\s+των\s+\w+\s+(?:ηταν|ειναι)
    | (?:{"|".join(_GROUPS)})\b
    """,
    re.VERBOSE,
)
HINTS = (
    "δημοφιλ", "ξεχωρ", "διακρι", "σειρα", "περισσοτερ", "μεγαλυτερ", "υψηλοτερ", "συχν", "επικρατεστερ", "προσφιλεστερ",
    "περιζητητ", "διαδεδομεν", "κορυφ", "πρωτ", "καταταξ", "κυριοτερ", "βασικοτερ", "top", "προηγ", "προτιμησεισ", "επιλογεσ", *_GROUPS,
)  # fmt: skip
"""Every match of ``ORDER`` and ``POSITION`` holds one of these."""

BREAKDOWN = re.compile(r"διανομη|κατανεμ|κατανομη|αναλυεται|αναλυση ανα|πορεια των|κατασταση")
"""Words of a breakdown: its parts come in some order, but it claims none."""

POSITION = re.compile(r"\bπρωτ(?:η|οσ|ο|οι|εσ|α|ευει|ευουν)\b|στην κορυφη|προηγ(?:ειται|ουνται)")
NEXT = re.compile(
    r"ακολουθ(?:ει|ουν|ησε|ησαν|ουμεν\w+|ωντασ)|\bεπ(?:εται|ονται)\b|\bδευτερ(?:η|οσ|ο|οι|εσ|α)\b|\bτριτ(?:η|οσ|ο|οι|εσ|α)\b"
    r"|\bεπειτα\b|\bυστερα\b"
)
RANKS = {
    "πρωτ": 1, "δευτερ": 2, "τριτ": 3, "τεταρτ": 4, "πεμπτ": 5, "εκτ": 6, "εβδομ": 7, "ογδο": 8, "ενατ": 9,
    "δεκατ": 10, "ενδεκατ": 11, "δωδεκατ": 12,
}  # fmt: skip
RANK = re.compile(
    rf"\b(?P<ordinal>{'|'.join(RANKS)})(?:η|οσ|ο|οι|εσ|α|ησ|ου|ην|ον)?\b|\bτην?\s+(?P<group>{'|'.join(_GROUPS)})\s+(?:κλειν|συμπληρων|ολοκληρων)\w+"
)
_LARGEST = 50


def rank_of(found: re.Match[str]) -> int:
    """The place that a match of ``RANK`` names: «τρίτη» 3, «τη δεκάδα κλείνει» 10."""
    return RANKS[found["ordinal"]] if found["ordinal"] else _GROUPS[found["group"]]


def announced_length(
    folded: str, cue: re.Match[str], inside: Sequence[Numeral], end: int
) -> tuple[int, Numeral | None] | None:
    """How many places the announcing sentence promises, with the numeral that says so."""
    near = [
        (distance, n)
        for n in inside
        if n.value == int(n.value) and 1 < n.value <= _LARGEST and n.scale == 1 and not n.glued
        if not folded.startswith(("%", " %"), n.end) and n.end <= end
        if (distance := max(cue.start() - n.end, n.start - cue.end(), 0)) <= 40
    ]
    if near:
        found = min(near, key=lambda pair: pair[0])[1]
        return int(found.value), found
    for word, value in _GROUPS.items():
        if word in cue.group():
            return value, None
    return None
