"""Names that another column follows with no mark between: «ΣΕΡΙΦΟΥ Ελικοδρόμιο 1.150.000».

The longest beginning of the words that the registry knows is the name; the rest is another cell.

>>> from ota_extract.greek import fold
>>> def parts(line):
...     found = find_front(line, fold(line), 0, len(line))
...     return found and (line[slice(*found.recipient.span)], line[slice(*found.rest)])
>>> parts("ΣΕΡΙΦΟΥ Ελικοδρόμιο"), parts("Δ. ΑΓΡΙΝΙΟΥ ΑΙΤ/ΝΙΑΣ ΚΛΕΙΣΤΟ ΓΥΜΝΑΣΤΗΡΙΟ")
(('ΣΕΡΙΦΟΥ', 'Ελικοδρόμιο'), ('Δ. ΑΓΡΙΝΙΟΥ ΑΙΤ/ΝΙΑΣ', 'ΚΛΕΙΣΤΟ ΓΥΜΝΑΣΤΗΡΙΟ'))
>>> parts("Δήμος Κιμώλου, επέκταση προβλήτα κατά 45 μέτρα"), parts("ΔΕΥΑ ΒΟΛΟΥ Αντλιοστάσια")
(('Κιμώλου', 'επέκταση προβλήτα κατά 45 μέτρα'), ('ΔΕΥΑ ΒΟΛΟΥ', 'Αντλιοστάσια'))
>>> parts("Πατρών Σιδηρόδρομοι Α.Ε."), parts("ΒΟΛΟΥ ΛΙΜΕΝΙΚΟ ΤΑΜΕΙΟ"), parts("Λάρισας και Τυρνάβου")
(None, None, None)

Whether the rest is a cell at all, the other rows of the table say (``tables``); one line does not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.assemble.tables.authorities import (
    Recipient,
    find_recipient,
    is_area,
    is_municipality,
)
from ota_extract.greek import fold
from ota_extract.municipalities.names import AND, words
from ota_extract.municipalities.recipients import recipient

_MOST_WORDS = 8
"""The longest name with its title and its prefecture: «ΔΗΜΟΣ ΝΕΑΣ ΦΙΛΑΔΕΛΦΕΙΑΣ - ΝΕΑΣ ΧΑΛΚΗΔΟΝΟΣ ΑΤΤΙΚΗΣ»."""
_LONGEST_REST = 300
_LONGEST_LINE = 160
_MONEY = re.compile(r"€|ευρω|\d\.\d{3}|\d,\d\d\b")
_WORD = re.compile(r"[^\s,:;()«»\"“”–—]+")
_SIGN = re.compile(r"\s*[,:–—]\s*|\s+-\s*|-\s+")
_IN_BRACKETS = re.compile(
    r"\s*\(([^()]{2,40})\)(?=\s)"
)  # «Σπάρτης (Π.Ε. Λακωνίας) Αποκατάσταση οδού»
_OPENS = '«“"'
_COMPANY = re.compile(
    r"(?<!\w)(?:α\.?\s?ε\.?|ο\.?\s?ε\.?|ε\.?π\.?ε\.?|ι\.?κ\.?ε\.?|μ\.?\s?α\.?\s?ε\.?)(?!\w)"
)
# named after its town: «Λαμίας Γενικό Νοσοκομείο»
_BODY = re.compile(
    r"\b(?:νοσοκομειο|πανεπιστημιο|επιμελητηριο|λιμενικο ταμειο|μητροπολη|τοεβ|πρωτοδικειο|εργατικο κεντρο)\b"
)
_SENTENCE = re.compile(r"\b(?:που|θα|να|ειναι|ηταν|εχει|εχουν)\b|[;!]|\w{4,}\.\s+\w")
# a part of the municipality, where the work is: «ΔΗΜΟΣ ΛΑΜΙΕΩΝ Δ.Ε. ΥΠΑΤΗΣ»; not «ΔΕΥΑ»
_PLACE = re.compile(
    r"(?:[δτ]\.\s?[κε]\.(?!\s?υ\.)|(?:δημοτικ|τοπικ)\w+\s(?:ενοτητ|κοινοτητ)|κοινοτητ|οικισμ)"
)
_APPOSITION = re.compile(r"(?:νομο[συ]\b|ν\.|π\.?\s?ε\.|πε\s|περιφερει)")


class Front(NamedTuple):
    """A name at the front of a line, and the words behind it."""

    recipient: Recipient
    rest: Span


def find_front(text: str, folded: str, start: int, end: int) -> Front | None:
    """Part ``text[start:end]`` into a known name and another cell; None where it is one thing, or unknown."""
    if _SENTENCE.search(folded, start, end):
        return None
    for stop in _ends(text, start, end):
        found = find_recipient(text, folded, start, stop)
        if found is None or found.span.end != stop or not _is_known(text, found):
            continue
        if area := _IN_BRACKETS.match(folded, stop, end):
            if not is_area(text[area.start(1) : area.end(1)]):
                return None
            stop = area.end()
            found = found._replace(span=Span(found.span.start, stop))
        sign = _SIGN.match(text, stop, end)
        begin = sign.end() if sign else stop + len(text[stop:end]) - len(text[stop:end].lstrip())
        if not 2 <= end - begin <= _LONGEST_REST:
            return None
        first = text[begin]
        if not (
            first.isupper() or first.isdigit() or first in _OPENS or (sign and first.islower())
        ):
            return None
        if is_area(text[begin:end]) or not _is_cell(folded, begin, end):
            return None
        return Front(found, Span(begin, end))
    return None


def _ends(text: str, start: int, end: int) -> list[int]:
    """Where a name can end, the longest first; without the last word, which is no name's."""
    ends: list[int] = []
    for word in _WORD.finditer(text, start, end):
        if word.end() >= end or len(ends) == _MOST_WORDS:
            break
        opened = text.rfind("(", start, word.end())
        inside = opened >= 0 and text.find(")", opened, word.end()) < 0
        if fold(word.group()) not in AND and not inside:
            ends.append(word.end())
    return ends[::-1]


def _is_known(text: str, found: Recipient) -> bool:
    name = text[slice(*found.span)]
    if found.kind == "municipality":
        kind, rest = recipient(words(name))
        return is_municipality(name) or (kind == "municipality" and is_municipality(" ".join(rest)))
    if found.kind in ("water_utility", "region", "regional_unit"):
        _, rest = recipient(words(name))
        return bool(rest) and (is_area(" ".join(rest)) or is_municipality(" ".join(rest)))
    return False


def is_cell(folded: str, start: int, end: int) -> bool:
    """Whether the line can stand in a cell with a title: short, no sentence, no money."""
    return (
        end - start <= _LONGEST_LINE
        and folded[end - 1] not in ".;!:»"
        and not _SENTENCE.search(folded, start, end)
        and not _MONEY.search(folded, start, end)
    )


def _is_cell(folded: str, start: int, end: int) -> bool:
    """Whether the words can stand in a cell of their own: no half of a name, no body, no company."""
    if _APPOSITION.match(folded, start, end) or any(
        body.search(folded, start, end) for body in (_COMPANY, _BODY)
    ):
        return False
    if _PLACE.match(folded, start, end):
        return True
    kind, _ = recipient(words(folded[start:end]))
    return kind is None
