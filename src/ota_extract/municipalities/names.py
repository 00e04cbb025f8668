"""The words of a name, brought to one shape: how two ways of writing a name are found to be the same.

A *key* is the folded words of a name parted by single spaces, without joiners (dash, slash, «και»,
«&»), quotes, brackets and dots. Letters of other alphabets that look Greek are taken as Greek.

>>> key("ΚΕΡΑΤΣΙΝΙΟΥ–ΔΡΑΠΕΤΣΩΝΑΣ") == key("Κερατσινίου και Δραπετσώνας")
True
>>> key("AΓIOY NIKOΛAOY")  # Latin A, I, O, Y, N, K
'αγιου νικολαου'
>>> words("ΑΓ. ΔΗΜΗΤΡΙΟΥ")  # a dot is kept: it says that the word is cut short
['αγ.', 'δημητριου']

Not for finding places in a text: a key has lost its offsets.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from ota_extract.greek import fold

LOOK_ALIKES = {
    # Latin, after folding (so mostly from capitals: «P» is «Ρ», «H» is «Η», «Y» is «Υ»)
    **dict(zip("abehikmnoptuvwxyz", "αβεηικμνορτυνωχυζ", strict=True)),
    # Cyrillic
    **dict(zip("авекмнорстухі", "αβεκμηορστυχι", strict=True)),
    "µ": "μ",  # MICRO SIGN
    "∆": "δ",  # INCREMENT
}
JOINERS = "-‐‑‒–—―−/\\&+_,;:·•*|()[]{}«»\"“”„'’‘`΄´…<>"
AND = frozenset({"και", "κι", "&"})

ACCUSATIVE = (("οσ", "ο"), ("ησ", "η"), ("ασ", "α"), ("οι", "ουσ"))
"""Endings of a nominative, and what they are in the accusative."""

ENDINGS = (
    ("πολησ", "πολεωσ"),
    ("πολεωσ", "πολησ"),
    ("ιδασ", "ιδοσ"),
    ("ιδοσ", "ιδασ"),
    ("αδασ", "αδοσ"),
    ("αδοσ", "αδασ"),
    ("ονασ", "ονοσ"),
    ("ονοσ", "ονασ"),
)
"""Endings of a genitive that are written in two ways, everyday and learned."""

_SOUNDS = (
    *(("αι", "ε"), ("ει", "ι"), ("οι", "ι"), ("υι", "ι")),
    *(("ου", "U"), ("αυ", "αV"), ("ευ", "εV"), ("η", "ι"), ("υ", "ι"), ("ω", "ο")),
    *((double * 2, double) for double in "βγδζκλμνπρστφχ"),
)


def words(text: str) -> list[str]:
    """Return the folded words of *text* in order, joiners left out; a dot stays with its word."""
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    plain = text.translate(_table())
    found = plain.split()
    if "και" in found or "κι" in found:
        found = [word for word in found if word not in AND]
    return found


def key(text: str) -> str:
    """Return the key of *text*: its words without dots, parted by single spaces."""
    return " ".join(words(text.replace(".", " ")))


def accusative(name: str) -> str:
    """Put the key of a nominative into the accusative: «βολοσ» becomes «βολο»."""
    return " ".join(_with_ending(word, ACCUSATIVE) for word in name.split())


def other_endings(name: str) -> str:
    """Give the key of a genitive its other ending: «τριπολησ» becomes «τριπολεωσ»."""
    return " ".join(_with_ending(word, ENDINGS) for word in name.split())


def sound(name: str) -> str:
    """Return what a key sounds like, in letters of our own: spelling mistakes sound the same.

    >>> sound("τριφυλλιασ") == sound("τριφυλιασ"), sound("σουλιου") == sound("σουφλιου")
    (True, False)
    """
    for written, said in _SOUNDS:
        name = name.replace(written, said)
    return name


def _with_ending(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for one, other in endings:
        if word.endswith(one):
            return word[: -len(one)] + other
    return word


@cache
def _table() -> dict[int, str]:
    """Fold, take look-alikes for Greek and part words at joiners, in one pass."""
    letters = "".join(map(chr, range(0x2300)))
    table: dict[int, str] = {}
    for letter, folded in zip(letters, fold(letters), strict=True):
        plain = LOOK_ALIKES.get(folded, folded)
        if plain != letter:
            table[ord(letter)] = plain
    table.update(dict.fromkeys(map(ord, JOINERS), " "))
    table.update(dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF, 0x301), ""))
    table[ord(".")] = ". "
    return table
