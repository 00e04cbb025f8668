"""Whom a row names: the recipient's name in a stretch of text, its kind, and how sure that is.

>>> from ota_extract.greek import fold
>>> def name(text):
...     found = find_recipient(text, fold(text), 0, len(text))
...     return found and (text[found.span.start:found.span.end], found.kind, found.certain)
>>> name("στον Δήμο Βιάννου")
('Βιάννου', 'municipality', True)
>>> name("Περιφέρεια Δυτικής Ελλάδας")
('Περιφέρεια Δυτικής Ελλάδας', 'region', True)
>>> name("ΑΡΓΟΥΣ-ΜΥΚΗΝΩΝ")  # the registry knows it
('ΑΡΓΟΥΣ-ΜΥΚΗΝΩΝ', 'municipality', True)
>>> name("Συντήρηση σχολείων")
('Συντήρηση σχολείων', 'other', False)

>>> name("ΦΟΔΣΑ"), name("Δήμοι Αττικής")  # all of a kind
(('ΦΟΔΣΑ', 'other', False), ('Δήμοι Αττικής', 'other', False))

A municipality loses its «Δήμος»; «Περιφέρεια», «ΔΕΥΑ», «Σύνδεσμος» belong to the name. Not asked
here: which municipality it is (``municipalities`` links it).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.clean import BULLETS, DASHES
from ota_extract.greek import fold
from ota_extract.municipalities.names import key, words
from ota_extract.municipalities.prefectures import area_named, split_prefecture
from ota_extract.municipalities.recipients import recipient
from ota_extract.municipalities.registry import registry
from ota_extract.records import RecipientKind

_ARTICLE = r"(?:στον|στουσ|στο|στην|στη|στα|προσ|για|τον|του|τουσ|την|των|τησ|το|οι|ο|η)\s+"
_LEAD = re.compile(rf"[{DASHES}{BULLETS}\so.,:;|(«\"]*(?:{_ARTICLE})*(?![-–—])", re.IGNORECASE)
_TITLE = re.compile(r"(?:(?:δημοσ|δημου|δημο|δημοι|δημουσ|δημων)\b|δημ\.)\s*:?\s*(?=[^\W\d])")
_SHORT_TITLE = re.compile(r"δ\.(?!\s?[εκ]\.)\s?(?=[^\W\d])")  # «Δ. ΚΩ»: part of what is written
_TRAIL = ' \t\n,.:;·|-–—(«"'
_PLURAL = re.compile(r"δημ(?:οι|ουσ|ων)\b")
# «ΦΟΔΣΑ», «Περιφέρειες» without a name: all bodies of a kind, and none of them
_KIND_ALONE = re.compile(
    r"δημ(?:οσ|ου|ο|οι|ων|ουσ)|περιφερει(?:α|ασ|εσ|ων)|περιφερειακ\w+ ενοτητ\w+|συνδεσμ(?:οσ|ου|οι|ων|ουσ)"
    r"|δευα|δ\.ε\.υ\.α\.?|φο\.?δ\.?σ\.?α\.?|νομαρχι\w+"
)
_PURPOSE = re.compile(r"δαπαν|εξοδα|προγραμμα|δρασεισ")  # «Αναπτυξιακές δαπάνες» is no company
_LONGEST = 160  # a name with more letters is prose


class Recipient(NamedTuple):
    """A recipient's name in the text. ``certain``: a title or the registry says it is an authority."""

    span: Span
    kind: RecipientKind
    certain: bool
    titled: bool


def find_recipient(text: str, folded: str, start: int, end: int) -> Recipient | None:
    """Read ``text[start:end]`` as the name of a recipient; None where there is no name in it."""
    if end - start > _LONGEST * 2:
        return None
    at = _LEAD.match(folded, start, end)
    begin = at.end() if at else start
    stop = begin + len(folded[begin:end].rstrip(_TRAIL))
    if stop - begin < 2 or stop - begin > _LONGEST:
        return None
    titled = False
    if title := _TITLE.match(folded, begin, stop):
        if stop - title.end() < 2:
            return None
        if _PLURAL.match(title.group()) and _is_group(text[title.end() : stop]):
            return Recipient(Span(begin, stop), "other", False, False)
        begin, titled = title.end(), True
    elif _SHORT_TITLE.match(folded, begin, stop):
        titled = True
    if not any(char.isalpha() for char in text[begin:stop]):
        return None
    kind, certain = _kind(text[begin:stop])
    if titled:
        kind, certain = "municipality", True
    return Recipient(Span(begin, stop), kind, certain, titled)


@lru_cache(4096)
def is_municipality(name: str) -> bool:
    """Tell whether the registry knows *name*, alone or with its prefecture behind it."""
    return key(name) in registry().names or parted(name)[1] is not None


@lru_cache(4096)
def parted(name: str) -> tuple[str, str | None]:
    """Part «ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ ΑΡΤΑΣ» into municipality and prefecture; see ``municipalities``."""
    return split_prefecture(name)


def is_area(name: str) -> bool:
    """Tell whether *name* is a region, regional unit or prefecture, with or without its title."""
    return area_named(name) is not None


def _is_group(name: str) -> bool:
    """Whether «Δήμοι» before *name* are those of an area: «Δήμοι Αττικής»."""
    return is_area(name) and not is_municipality(name)


@lru_cache(4096)
def _kind(name: str) -> tuple[RecipientKind, bool]:
    kind, rest = recipient(words(name))
    if not rest and _KIND_ALONE.fullmatch(fold(name)):
        return "other", False
    if kind == "association" and _PURPOSE.search(fold(name)):
        return "other", False
    if kind is not None:
        return kind, kind != "other"
    return ("municipality", True) if is_municipality(name) else ("other", False)
