"""Words that claim an order: «οι πέντε δημοφιλέστερες», «κατά σειρά προτίμησης», «ξεχώρισαν».

>>> from ota_extract.greek import fold
>>> def cue(text):
...     folded = fold(text)
...     found = ORDER.search(folded)
...     return found and text[found.start():found.end()]
>>> cue("οι πέντε δημοφιλέστερες είναι:"), cue("ζήτησαν κατά σειρά προτίμησης πίνακες")
('οι πέντε δημοφιλέστερες', 'κατά σειρά προτίμησης')
>>> cue("Η διανομή έχει ως εξής:") is None  # a breakdown claims no order
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ota_extract.mentions import Numeral

_GROUPS = {
    "τριαδα": 3,
    "τετραδα": 4,
    "πενταδα": 5,
    "εξαδα": 6,
    "επταδα": 7,
    "δεκαδα": 10,
    "εικοσαδα": 20,
}
_NOT_AN_ORDER = r"(?!δευτερ|αμφοτερ|πρωτυτερ|μεταγενεστερ|προγενεστερ|νεοτερ|νεωτερ|ιδιαιτερ|τελευται|παλαιοτερ|παλιοτερ|σημαντικοτερ|κυριοτερ|βασικοτερ|μικροτερ|λιγοτερ|καλυτερ|αργοτερ|γρηγοροτερ|ειδικοτερ|γενικοτερ|ευρυτερ)"
"""Comparatives that choose and do not order by a number: «τα σημαντικότερα έργα», «η ευρύτερη περιοχή»."""

_SUPERLATIVE = rf"{_NOT_AN_ORDER}[α-ω]*(?:οτερ|υτερ|εστερ)(?:εσ|α|ουσ|οι|ων)"
_SUPERLATIVE_ONE = r"(?:περισσοτερ|μεγαλυτερ|υψηλοτερ|εντονοτερ)(?:η|ο|ησ|ου)"
_SMALL = r"(?:\d{1,2}|δυο|τρ(?:εισ|ια|ιων)|τεσσερ\w+|τεσσαρ\w+|πεντε|εξι|επτα|εφτα|οκτω|οχτω|εννεα|εννια|δεκα|δωδεκα|εικοσι)"
_ARTICLE = r"\b(?:οι|τα|τισ|τουσ|των|στισ|στα|στουσ|πιο|πλεον|κατα)"
_NO_COMPARISON = r"(?!\s*(?:απο|των|σε\s+σχεση|παρα|εναντι|κατα|\d)\b)"
"""Behind it «περισσότερα» is a bound or compares: «περισσότερα από 5», «15% περισσότερα κατά μέσο όρο»."""

ORDER = re.compile(
    rf"""
      δημοφιλ(?:εστερ|εστατ)\w+ | πιο\s+δημοφιλ\w+ | δημοφιλεισ\b
    | ξεχωρ(?:ισ|ιζ)\w+ | διακρι(?:θηκαν|νονται)
    | (?:κατα|με|σε)\s+(?:(?:φθινουσα|αυξουσα|αντιστροφη)\s+)?σειρα (?:\s+\w+(?:ησ|ασ|ουσ|ων|ου)\b)?
    | {_ARTICLE}\s+(?:{_SMALL}\s+)?(?:πιο\s+)?{_SUPERLATIVE}\b{_NO_COMPARISON}
    | {_ARTICLE}\s+(?:{_SMALL}\s+)?(?:\w+\s+)?(?:πιο|πλεον)\s+[α-ω]+(?:α|οι|εσ|ουσ|ων|εισ|η)\b
    | \b(?:τη|την|το|η)\s+{_SUPERLATIVE_ONE}\s+(?!μερ|βαθμ|δυνατ)[α-ω]+
    | (?:ζητηθηκ|ζητησ|επιλεχθηκ|επελεξ|προτιμηθηκ|προτιμησ|χρησιμοποι|επιλεγ)\w*\s+(?:\w+\s+){{0,2}}?(?:περισσοτερο|συχνοτερα)
    | περισσοτερο\s+(?:συχν|περιζητητ|διαδεδομεν|ζητηθ|χρησιμοποι)\w+
    | κορυφ(?:η|αι)\w* | στισ\s+πρωτεσ\s+\w*\s?θεσεισ
    | (?:οι|τισ|τα|των|στουσ|στισ)\s+(?:{_SMALL}\s+)?πρωτ(?:εσ|α|οι|ων|ουσ)\s+(?:{_SMALL}\s+)?(?:\w+\s+)?(?:θεσ|επιλογ|προτιμησ|σε\s)\w*
    | \bκαταταξη\w* | (?:πρωτη|κυριοτερ\w+|βασικοτερ\w+)\s+(?:επιλογ|προτιμησ)\w+ | \btop\b | πρωτι[αε]σ?\b | πρωταγωνιστ\w+ | πρωταθλητ\w+
    | (?:προηγ(?:ειται|ουνται)|πρωτευ(?:ει|ουν)) | (?:προτιμησεισ|επιλογεσ)\s+των\s+\w+\s+(?:ηταν|ειναι)
    | \b(?:πρωτη\s+|στην?\s+|την?\s+|η\s+)(?:{"|".join(_GROUPS)})\b
    """,
    re.VERBOSE,
)
HINTS = (
    "οτερ", "υτερ", "εστερ", "εστατ", "σειρα", "πρωτ", "δημοφιλ", "ξεχωρ", "διακρι", "κορυφ", "καταταξ", "προηγ", " πιο ", " πλεον ",
    "προτιμησεισ", "επιλογεσ", "top", "τριαδα", "τετραδα", "πενταδα", "εξαδα", "επταδα", "δεκαδα", "εικοσαδα",
)  # fmt: skip
"""Every match of ``ORDER`` and ``POSITION`` holds one of these."""

STRONG = re.compile(
    r"σειρα|δημοφιλ|ξεχωρ|διακρι|κορυφ|καταταξ|πρωτ|προηγ|προτιμ|επιλ|ζητ|περισσοτερ|συχν|\btop\b|(?:τρι|τετρ|πεντ|εξ|επτ|δεκ|εικοσ)αδα"
)
"""Cues that claim an order whatever the values; «τα ακριβότερα έργα» claims one by values that fall."""

BREAKDOWN = re.compile(r"διανομη|κατανεμ|κατανομη|αναλυεται|αναλυση ανα|πορεια των|κατασταση")
"""Words of a breakdown: its parts come in some order, but it claims none."""

POSITION = re.compile(
    r"""
      \b(?<!\bη\ )(?<!\bτη\ )(?<!\bτην\ )(?<!\bο\ )(?<!\bτο\ )(?<!\bτα\ )(?<!\bοι\ )(?<!\bστην\ )(?<!\bστη\ )
        πρωτ(?:η|οσ|ο|οι|εσ|α)
        (?= \s*[,:–—] | \s+(?:ο|η|το|οι|τα|σε|στ(?:η|ην|ο|ον|α|ουσ|ισ)|με|ειναι|ηταν|αναδειχθηκ\w+|αναδεικνυ\w+|[α-ω]{2,}(?:εται|ονται|ισκεται|θηκε|θηκαν|ει|ουν))\b(?!\s+φαση) )
    | \bπρωτ(?:η|οσ|ο|εσ)\s+(?:θεσ|επιλογ|προτιμησ)\w+
    | \bπρωτευ(?:ει|ουν)\b | \bκορυφη\b | \bπρωτια\b | \bπροηγ(?:ειται|ουνται)\b
    """,
    re.VERBOSE,
)
"""Who comes first: «πρώτη η Κρήτη», «στην πρώτη θέση». Not «πρώτη φάση», «η πρώτη δόση», «σε πρώτη φάση»."""
NEXT = re.compile(
    r"ακολουθ(?:ει|ουν|ησε|ησαν|ουμεν\w+|ωντασ)|\bεπ(?:εται|ονται)\b|\bδευτερ(?:η|οσ|ο|οι|εσ|α)\b|\bτριτ(?:η|οσ|ο|οι|εσ|α)\b"
    r"|\bεπειτα\b|\bυστερα\b|\b(?:συμπληρων|κλειν)ουν\b"
)
RANKS = {
    "πρωτ": 1, "δευτερ": 2, "τριτ": 3, "τεταρτ": 4, "πεμπτ": 5, "εκτ": 6, "εβδομ": 7, "ογδο": 8, "ενατ": 9,
    "δεκατ": 10, "ενδεκατ": 11, "δωδεκατ": 12, "εικοστ": 20,
}  # fmt: skip
_ENDING = r"(?:η|οσ|ο|οι|εσ|α|ησ|ου|ην|ον)"
RANK = re.compile(
    rf"\b(?:(?P<tens>δεκατ|εικοστ){_ENDING}\s+)?(?P<ordinal>{'|'.join(RANKS)}){_ENDING}\b"
    rf"|\bτην?\s+(?P<group>{'|'.join(_GROUPS)})\s+(?:κλειν|συμπληρων|ολοκληρων)(?:ει|εται)\b"
)
_LARGEST = 50


def rank_of(found: re.Match[str]) -> int:
    """The place that a match of ``RANK`` names: «τρίτη» 3, «δέκατη τρίτη» 13, «τη δεκάδα κλείνει» 10."""
    if found["group"]:
        return _GROUPS[found["group"]]
    return RANKS[found["ordinal"]] + (RANKS[found["tens"]] if found["tens"] else 0)


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
