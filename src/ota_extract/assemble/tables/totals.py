"""Totals and sub-totals: labels that say that an amount sums up rows.

>>> from ota_extract.greek import fold
>>> [total_kind(fold(label)) for label in ("ΓΕΝΙΚΟ ΣΥΝΟΛΟ", "ΣΥΝΟΛΟ ΔΗΜΩΝ ΗΠΕΙΡΟΥ", "Σύνολο:", "ΑΡΤΑΙΩΝ")]
['total', 'subtotal', 'total', None]
>>> total_kind(fold("Σύνολο - ΑΝΑΤΟΛΙΚΗΣ ΑΤΤΙΚΗΣ")), total_kind(fold("Κατηγορία Α σύνολο"))
('subtotal', 'subtotal')
>>> total_kind(fold("Γ Ε Ν Ι Κ Ο Σ Υ Ν Ο Λ Ο")), is_carried(fold("ΣΕ ΜΕΤΑΦΟΡΑ")), is_carried(fold("Από μεταφορά σελ. 3"))
('total', True, True)
"""

from __future__ import annotations

import re
from typing import Literal

_TOTAL = re.compile(
    r"\b(?:υπο|μερικ[οα]\s+)?συν[οο]λ[οα]|\bαθροισμα|\btotal\b|\bσυνολικο(?:\s+ποσο)?\b|\Aσυνολικ(?:α|ωσ)[\s:]*\Z"
)
_TORN = re.compile(r"(?:γενικο)?συνολ[οα]:?")  # «Σύνολ ο», as PDFs set in bold come out at times
_CARRIED = re.compile(
    r"[\s\W]*(?:(?:σε|εισ|προσ|απο|εκ|υπολοιπο|ποσο|συνολο|αθροισμα)\s*){0,2}μεταφορα[νσ]?"
    r"(?:\s+(?:σε|εισ|απο|εκ|προσ|επομενη|προηγουμενη|σελ(?:ιδα|ιδασ|\.)?|\d{1,3}))*[\s\W]*"
)
_WHOLE = re.compile(
    r"[\s\W]*(?:το\s+)?(?:γενικ[οα]\s+|τελικο\s+|συνολικο\s+)?(?:συνολ[οα]|αθροισμα|συνολικο(?:\s+ποσο)?|συνολικ(?:α|ωσ)|ποσο)"
    r"(?:\s+(?:ποσου|ποσων|χρηματοδοτησησ|ενισχυσησ|κατανομησ|επιχορηγησησ|χωρασ|δημων|φορεων|οτα|σε ευρω))?"
    r"[\s\W]*(?:ευρω[\s\W]*)?"
)


def total_kind(label: str) -> Literal["total", "subtotal"] | None:
    """What the folded *label* of a row says: a total, a sub-total, or neither."""
    if label[1:2] == " ":
        label = without_spacing(label).replace("γενικοσυν", "γενικο συν")
    if not ("συν" in label or "αθροισμα" in label or "total" in label):
        return None  # every cell of a table is asked
    if _TORN.fullmatch(label.replace(" ", "")):
        return "total"
    if len(label) > 120 or not _TOTAL.search(label):
        return None
    return "total" if _WHOLE.fullmatch(label) else "subtotal"


def is_carried(label: str) -> bool:
    """Whether the folded *label* says that the amount is carried over the page («ΣΕ ΜΕΤΑΦΟΡΑ» at the
    foot, «ΑΠΟ ΜΕΤΑΦΟΡΑ» at the next one's top): the sum so far, no row and no sum of its own."""
    if "μεταφορα" not in label and label[1:2] != " ":
        return False  # every cell of a table is asked
    return _CARRIED.fullmatch(without_spacing(label)) is not None


def without_spacing(label: str) -> str:
    """*label* with its letters together where each stands alone, as typewriters stressed a word.

    >>> without_spacing("δ η μ ο σ"), without_spacing("α δημοσ")
    ('δημοσ', 'α δημοσ')
    """
    words = label.split()
    return "".join(words) if len(words) > 3 and max(map(len, words)) == 1 else label


def begins_with_total(words: str) -> bool:
    """Whether the folded *words* begin with a word for a total: «ΣΥΝΟΛΟ ΔΗΜΟΥ», not «φωτισμός του συνόλου».

    >>> begins_with_total("γενικο συνολο δημου"), begins_with_total("φωτισμοσ του συνολου")
    (True, False)
    """
    return _TOTAL.match(words.removeprefix("γενικο ")) is not None
