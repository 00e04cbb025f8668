"""Stops: the dots that end no sentence, those of abbreviations and of initials.

>>> import re
>>> stop = re.compile(rf"[.;!]{NO_ABBREVIATION}\\s")
>>> [text for text in ("39 εκατ. ευρώ", "του Δήμου Αγ. Δημητρίου", "η κ. Βρανά", "στους δήμους. Το") if stop.search(text)]
['στους δήμους. Το']
"""

from __future__ import annotations

from itertools import groupby

ABBREVIATIONS = frozenset(
    """
    εκατ εκ δισ δις χιλ τρισ κ κκ κα παρ αρ αριθ αριθμ τηλ αρθρ ν π δ σελ στ βλ χ πρωτ οικ ταχ
    φεκ περ εδ κεφ υποπαρ δηλ αγ τκ μ ο αν κλπ
    """.split()
)
"""Words with a dot that a sentence goes on after, folded."""


def _behind() -> str:
    """One look behind for each length, as patterns must know how far they look."""
    words = sorted(
        (word for word in ABBREVIATIONS if len(word) > 1), key=lambda word: (len(word), word)
    )
    looks = [rf"(?<!\b(?i:{'|'.join(same)})\.)" for _, same in groupby(words, key=len)]
    return "".join((r"(?<!\b[^\W\d_]\.)", *looks))


NO_ABBREVIATION = _behind()
"""A piece of a pattern, to be put behind a dot: the dot is that of no abbreviation and no initial. It
holds in a text and in its folded copy."""
