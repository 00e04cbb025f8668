"""The head of a text table: a line that names columns.

>>> from ota_extract.greek import fold
>>> def names(line): return [line[span.start:span.end] for span in read_head(line, fold(line), 0, len(line))]
>>> names("Α/Α ΚΩΔ. ΤΠΔ ΔΗΜΟΣ ΝΟΜΟΣ ΠΟΣΟ 2020")
['Α/Α', 'ΚΩΔ. ΤΠΔ', 'ΔΗΜΟΣ', 'ΝΟΜΟΣ', 'ΠΟΣΟ 2020']
>>> names("Δήμος | Αιτιολογία | Ποσό (σε ευρώ) |")
['Δήμος', 'Αιτιολογία', 'Ποσό (σε ευρώ)']
>>> names("ΔΗΜΟΣ ΑΡΤΑΙΩΝ")
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ota_extract.alignment import Span
from ota_extract.assemble.tables.authorities import is_municipality
from ota_extract.assemble.tables.columns import RECIPIENTS, role
from ota_extract.assemble.tables.rows import trimmed

_NAMES = re.compile(
    r"""[\s:\-–,]*( [αa]/[αa]\b\.? | (?:κωδ\.?|κωδικοσ)(?:\s*(?:τπδ|οτα|δημου|mis|οπσ))? | \bτπδ\b
      | (?:ονομασια|επωνυμια|ονομα)(?:\s+(?:δημου|οτα|φορεα|συνδεσμου))?
      | (?:δημοσ|φορεασ|δικαιουχοσ|οτα)(?:\s*/\s*(?:δημοσ|φορεασ|οτα|περιφερεια))? | δημοι | φορεισ | δικαιουχοι
      | νομοσ(?:/νομαρχια)? | νομαρχια | περιφερειακη\s+ενοτητα | π\.ε\. | περιφερεια
      | (?:συνολικ[οη]\s+|τελικ[οη]\s+|εγκεκριμεν[οη]\s+|δημοσια\s+|επιλεξιμη\s+)?
        (?:ποσο|προυπολογισμοσ|επιχορηγηση|χρηματοδοτηση|κατανομη|ενισχυση|πιστωση|δαπανη|κοστοσ)
        (?:\s+(?:ενισχυσησ|ενταξησ|χρηματοδοτησησ|κατανομησ|επιχορηγησησ|αποδοσησ|ανα\s+δημο|20\d\d))*
        (?:\s*\([^()]{1,20}\)|\s+(?:σε\s+)?(?:χιλ|εκατ|εκ)[α-ω]*\.?\s*(?:ευρω|€))?(?:\s+20\d\d)?
      | (?:γενικο\s+)?συνολο | πδε(?:\s*[-–]\s*υπεσ)? | ιδιοι\s+ποροι | αιτιολογια | εργο | πληθυσμοσ | θεσεισ | αιτησεισ | κατοικοι
      | απορροφηση(?:\s*\(?%\)?)? | ποσοστο(?:\s+(?:απορροφησησ|επιχορηγησησ|χρηματοδοτησησ))?(?:\s*\(?%\)?)? | παρατηρησεισ | κατασταση | σε\s+ευρω | ευρω | € )(?!\w)
    """,
    re.VERBOSE,
)
_AMOUNT = re.compile(r"\d[.,]\d|\d\s?€")
_CELL = re.compile(r"[^|\t]+")
_LONGEST = 240
_AMOUNT_NAME = re.compile(
    r"(?<!\w)(?P<name>(?:συνολικ[οη]\s+|τελικ[οη]\s+|εγκεκριμεν[οη]\s+|δημοσια\s+|επιλεξιμη\s+)?"
    r"(?:ποσο|προυπολογισμοσ|επιχορηγηση|χρηματοδοτηση|κατανομη|ενισχυση|πιστωση|δαπανη|κοστοσ)"
    r"(?:\s*\([^()]{1,20}\)|\s+(?:σε\s+)?(?:χιλ|εκατ|εκ)[α-ω]*\.?\s*(?:ευρω|€))?(?:\s+20\d\d)?"
    r"|(?:γενικο\s+)?συνολο)[\s:]*\Z"
)
# «Αριθμός έργων», «Κάδοι»: a capital begins each name
_COLUMN_WORD = re.compile(r"[Α-ΩΆ-Ώ][\w./]*(?:\s+[α-ωά-ώ][\w./]*)*")
_MOST_UNKNOWN = 5
_LATIN = str.maketrans("a", "α")


def read_head(text: str, folded: str, start: int, end: int) -> list[Span]:
    """The column names that ``text[start:end]`` consists of; empty where it is no head."""
    if end - start > _LONGEST or _AMOUNT.search(folded, start, end):
        return []
    if "|" in text[start:end] or "\t" in text[start:end]:
        cells = [trimmed(text, *cell.span()) for cell in _CELL.finditer(text, start, end)]
        cells = [cell for cell in cells if cell.start < cell.end]
        known = [role(folded[cell.start : cell.end]) for cell in cells]
        if any(_is_named(text, cell) for cell in cells):
            return []  # «ΔΕΥΑ Κιλκίς | Κιλκίς |»: a row without its amount
        whom = any(kind in RECIPIENTS for kind in known)
        return cells if whom and sum(kind != "other" for kind in known) * 2 > len(cells) else []
    names: list[Span] = []
    at = start
    while found := _NAMES.match(folded, at, end):
        names.append(Span(found.start(1), found.end(1)))
        at = found.end()
    if not folded[at:end].strip(" :"):
        return names
    return _with_unknown(text, folded, names, at, end)


def _with_unknown(text: str, folded: str, names: list[Span], at: int, end: int) -> list[Span]:
    """«Δήμος Κάδοι Οχήματα Ποσό (Ευρώ)»: columns of any name between the recipient's and the amount's."""
    if not names or not any(_is_whom(folded, name) for name in names):
        return []
    last = _AMOUNT_NAME.search(folded, at, end)
    if last is None or last.start() <= at:
        return []
    between = _between(text, folded, at, last.start())
    if not 0 < len(between) <= _MOST_UNKNOWN:
        return []
    if any(is_municipality(text[at : w.end]) for w in between):
        return []  # «ΔΗΜΟΣ ΝΕΑΣ ΙΩΝΙΑΣ ΠΟΣΟ» is a row
    return [*names, *between, Span(last.start("name"), last.end("name"))]


def _between(text: str, folded: str, start: int, end: int) -> list[Span]:
    """The columns that the words from *start* to *end* name, known ones whole; none where a word begins
    in lower case."""
    found: list[Span] = []
    at = start
    while words := folded[at:end].lstrip(" \n:,-–"):
        at = end - len(words)
        known = _NAMES.match(folded, at, end)
        word = known or _COLUMN_WORD.match(text, at, end)
        if word is None:
            return []
        found.append(Span(word.start(1), word.end(1)) if known else Span(*word.span()))
        at = word.end()
    return found


def _is_whom(folded: str, name: Span) -> bool:
    return role(folded[name.start : name.end]) in RECIPIENTS


def _is_named(text: str, cell: Span) -> bool:
    """Whether the cell names one recipient: a title with a name that the registry knows, or the name alone."""
    words = text[cell.start : cell.end].split(None, 1)
    return is_municipality(" ".join(words)) or (len(words) == 2 and is_municipality(words[1]))


def same_names(folded: str, one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Whether two heads name the same columns, be the «Α/Α» in Greek or Latin letters."""
    return [folded[a:b].translate(_LATIN).split() for a, b in one] == [
        folded[a:b].translate(_LATIN).split() for a, b in other
    ]
