"""A municipality and its prefecture in one line of words: «γεωργιου καραισκακη αρτασ».

>>> split_prefecture("ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ ΑΡΤΑΣ")
('ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ', 'ΑΡΤΑΣ')
>>> split_prefecture("Σερρών Σερρών")
('Σερρών', 'Σερρών')
>>> split_prefecture("Τοπείρου (Ν.Ξάνθης)")
('Τοπείρου', 'Ξάνθης')
>>> split_prefecture("ΗΡΑΚΛΕΙΟΥ ΑΤΤΙΚΗΣ Αττικής")  # told from its namesake, then its column
('ΗΡΑΚΛΕΙΟΥ ΑΤΤΙΚΗΣ', 'Αττικής')
>>> split_prefecture("Οροπεδίου Λασιθίου")  # one name
('Οροπεδίου Λασιθίου', None)

The longest municipality that leaves a known area wins. Works on text as written or folded. Not
asked here: whether the municipality lies in that area (``linking`` does).
"""

from __future__ import annotations

import re
from functools import lru_cache

from ota_extract.municipalities.entries import Area
from ota_extract.municipalities.names import key, words
from ota_extract.municipalities.recipients import recipient
from ota_extract.municipalities.registry import registry

_MARK = r"(?:νομ(?:οσ|ου) |ν\. ?|π\. ?ε\. ?|πε |περιφερειακ\S+ ενοτητ\S+ |περιφερει\S+ |περ\. )"
_MARKED = re.compile(rf"{_MARK}(?P<area>.+)")
_LISTED = re.compile(r"(?:[,;&]|\b(?:και|ΚΑΙ))\s*$")
_GAP = re.compile(r"[^\w.]+|(?<=\.)(?=\w)")
MOST_WORDS = 5
"""An area's name has at most so many words, its «Νομού» with it."""


@lru_cache(4096)  # the names of a table's areas come again in every row
def area_named(text: str) -> Area | None:
    """Return the area that *text* names, with or without «Νομός», «Π.Ε.», «Περιφέρεια»; or None."""
    known = registry()
    if area := known.area(text):
        return area
    marked = _MARKED.fullmatch(" ".join(words(text)))
    return known.area_of_key(marked["area"].replace(".", "")) if marked else None


def split_prefecture(text: str) -> tuple[str, str | None]:
    """Return the municipality and the area that *text* names, the latter None where it has none.

    Both are as they stand in *text*, without the brackets, commas and «Νομού» between them.
    """
    known = registry()
    gaps = [gap.span() for gap in _GAP.finditer(text)]
    if not gaps or _is_municipality(text):
        return text, None
    for start, end in reversed(gaps[-MOST_WORDS:]):  # longest municipality first
        name, rest = text[:start], text[end:].strip(" ().,")
        if not name or not rest or not area_named(rest):
            continue
        if rest.split()[0].lower() == "και":
            continue
        bare = next((rest[at:] for at in _ends(rest) if known.area(rest[at:])), rest)
        if bare == rest and _LISTED.search(text[:end]):
            continue  # «Φαιστού, Ηρακλείου»: two municipalities, not one and its prefecture
        if _is_municipality(name) or _is_with_area(name):
            return name, bare
    return text, None


def _is_with_area(text: str) -> bool:
    """Whether *text* is a name with the area that tells it from its namesakes: «Ηρακλείου Αττικής»."""
    return any(
        _is_municipality(text[: gap.start()]) and area_named(text[gap.end() :]) is not None
        for gap in _GAP.finditer(text)
    )


def _ends(text: str) -> list[int]:
    return [0, *(gap.end() for gap in _GAP.finditer(text))]


def _is_municipality(text: str) -> bool:
    kind, rest = recipient(words(text))
    return kind in (None, "municipality") and key(" ".join(rest)) in registry().names
