"""Totals and sub-totals: labels that say that an amount sums up rows.

>>> from ota_extract.greek import fold
>>> [total_kind(fold(label)) for label in ("ΓΕΝΙΚΟ ΣΥΝΟΛΟ", "ΣΥΝΟΛΟ ΔΗΜΩΝ ΗΠΕΙΡΟΥ", "Σύνολο:", "ΑΡΤΑΙΩΝ")]
['total', 'subtotal', 'total', None]
>>> total_kind(fold("Σύνολο - ΑΝΑΤΟΛΙΚΗΣ ΑΤΤΙΚΗΣ")), total_kind(fold("Κατηγορία Α σύνολο"))
('subtotal', 'subtotal')
"""

from __future__ import annotations

import re
from typing import Literal

_TOTAL = re.compile(
    r"\b(?:υπο|μερικ[οα]\s+)?συν[οο]λ[οα]|\bαθροισμα|\btotal\b|\bσυνολικο(?:\s+ποσο)?\b"
)
_WHOLE = re.compile(
    r"[\s\W]*(?:το\s+)?(?:γενικ[οα]\s+|τελικο\s+|συνολικο\s+)?(?:συνολ[οα]|αθροισμα|συνολικο(?:\s+ποσο)?|ποσο)"
    r"(?:\s+(?:ποσου|ποσων|χρηματοδοτησησ|ενισχυσησ|κατανομησ|επιχορηγησησ|χωρασ|δημων|φορεων|οτα|σε ευρω))?"
    r"[\s\W]*(?:ευρω[\s\W]*)?"
)


def total_kind(label: str) -> Literal["total", "subtotal"] | None:
    """What the folded *label* of a row says: a total, a sub-total, or neither."""
    if not ("συν" in label or "αθροισμα" in label or "total" in label):
        return None  # every cell of a table is asked
    if len(label) > 120 or not _TOTAL.search(label):
        return None
    return "total" if _WHOLE.fullmatch(label) else "subtotal"


def begins_with_total(words: str) -> bool:
    """Whether the folded *words* begin with a word for a total: «ΣΥΝΟΛΟ ΔΗΜΟΥ», not «φωτισμός του συνόλου».

    >>> begins_with_total("γενικο συνολο δημου"), begins_with_total("φωτισμοσ του συνολου")
    (True, False)
    """
    return _TOTAL.match(words.removeprefix("γενικο ")) is not None
