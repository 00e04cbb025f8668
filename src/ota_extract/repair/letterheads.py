"""Lines with the name of a sender alone: of letterheads, and below the captions of pictures.

>>> [names_authority(line) for line in ("Υπουργείο Εσωτερικών", "Υπ. Υγείας", "Γραφείο Τύπου", "Υπουργείο: 3")]
[True, True, False, False]
>>> [is_letterhead(line) for line in ("Υπουργείο Εσωτερικών", "Υπ. Υγείας", "Γραφείο Τύπου", "Υπουργείο: 3")]
[True, False, True, False]

Which lines of the text's beginning are no title is another question (``assemble/letterheads``).
"""

from __future__ import annotations

import regex

from ota_extract.greek import fold

_AUTHORITY = r"Υπουργείο|ΥΠΟΥΡΓΕΙΟ|Γενική Γραμματεία|ΓΕΝΙΚΗ ΓΡΑΜΜΑΤΕΙΑ|Περιφέρεια"
_OF_WHAT = r"\s[\p{L} ,&–-]{3,90}"
# as the ministry is named below its picture
_NAMED = regex.compile(rf"(?:{_AUTHORITY}|Υπ\.|Αποκεντρωμένη Διοίκηση){_OF_WHAT}")
# with the offices within it, which stand below its name
_HEAD = regex.compile(rf"(?:{_AUTHORITY}|Γραφείο|ΓΡΑΦΕΙΟ|Διεύθυνση|ΔΙΕΥΘΥΝΣΗ){_OF_WHAT}")
_INITIALS = frozenset("ΥΓΠΑΔ")
# what a letterhead between two rows of a table begins with (folded)
_FIRST_WORDS = frozenset(("υπουργειο", "γενικη", "γραφειο", "ελληνικη"))


def names_authority(line: str) -> bool:
    """Tell whether *line* is the name of a ministry, a general secretariat or a region, and no more."""
    return line[0] in _INITIALS and _NAMED.fullmatch(line) is not None


def is_letterhead(line: str) -> bool:
    """Tell whether *line* is the name of such an authority or of an office within it, and no more."""
    return line[0] in _INITIALS and _HEAD.fullmatch(line) is not None


def begins_letterhead(word: str) -> bool:
    """Tell whether *word*, the first of a line, begins the name of a sender and not of a recipient."""
    return fold(word) in _FIRST_WORDS
