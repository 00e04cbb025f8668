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

from ota_extract.alignment import Span
from ota_extract.assemble.tables.columns import role

_NAMES = re.compile(
    r"""[\s:\-–,]*( [αa]/[αa]\b\.? | (?:κωδ\.?|κωδικοσ)(?:\s*(?:τπδ|οτα|δημου|mis|οπσ))? | \bτπδ\b
      | (?:ονομασια|επωνυμια|ονομα)(?:\s+(?:δημου|οτα|φορεα|συνδεσμου))?
      | (?:δημοσ|φορεασ|δικαιουχοσ|οτα)(?:\s*/\s*(?:δημοσ|φορεασ|οτα|περιφερεια))? | δημοι | φορεισ | δικαιουχοι
      | νομοσ(?:/νομαρχια)? | νομαρχια | περιφερειακη\s+ενοτητα | π\.ε\. | περιφερεια
      | (?:συνολικο\s+|τελικο\s+|εγκεκριμενο\s+)?(?:ποσο|προυπολογισμοσ|επιχορηγηση|χρηματοδοτηση|κατανομη|ενισχυση|πιστωση)
        (?:\s+(?:ενισχυσησ|ενταξησ|χρηματοδοτησησ|κατανομησ|επιχορηγησησ|αποδοσησ|ανα\s+δημο|20\d\d))*
        (?:\s*\([^()]{1,20}\))?(?:\s+20\d\d)?
      | (?:γενικο\s+)?συνολο | πδε(?:\s*[-–]\s*υπεσ)? | ιδιοι\s+ποροι | αιτιολογια | εργο | πληθυσμοσ | σε\s+ευρω | ευρω | € )(?!\w)
    """,
    re.VERBOSE,
)
_AMOUNT = re.compile(r"\d[.,]\d|\d\s?€")
_CELL = re.compile(r"[^|\t]+")
_LONGEST = 240


def read_head(text: str, folded: str, start: int, end: int) -> list[Span]:
    """The column names that ``text[start:end]`` consists of; empty where it is no head."""
    if end - start > _LONGEST or _AMOUNT.search(folded, start, end):
        return []
    if "|" in text[start:end] or "\t" in text[start:end]:
        cells = [_trim(text, *cell.span()) for cell in _CELL.finditer(text, start, end)]
        cells = [cell for cell in cells if cell.start < cell.end]
        known = [role(folded[cell.start : cell.end]) for cell in cells]
        whom = any(kind in ("municipality", "region", "regional_unit") for kind in known)
        return cells if whom and sum(kind != "other" for kind in known) * 2 > len(cells) else []
    names: list[Span] = []
    at = start
    while found := _NAMES.match(folded, at, end):
        names.append(Span(found.start(1), found.end(1)))
        at = found.end()
    return [] if folded[at:end].strip(" :") else names


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, max(left, start + len(piece.rstrip())))
