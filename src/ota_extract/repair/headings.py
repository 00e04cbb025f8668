"""Lines that look like a title.

>>> is_in_capitals("ΔΕΛΤΙΟ ΤΥΠΟΥ"), is_in_capitals("93 ΟΤΑ το 2020"), is_in_capitals("1. Α")
(True, False, False)
>>> is_heading("Νερό για δέκα χωριά"), is_heading("Το έργο αρχίζει αύριο."), is_heading("Πρώτος: ο Δήμος Πάρου")
(True, False, False)
"""

from __future__ import annotations

_LONGEST = 120
_FEWEST_LETTERS = 3
_NO_TITLE_ENDS = ".:;!»)…,"


def is_in_capitals(line: str) -> bool:
    """Tell whether *line* is all in capitals, three letters or more."""
    return line.isupper() and sum(map(str.isalpha, line[:60])) >= _FEWEST_LETTERS


def is_heading(line: str) -> bool:
    """Tell whether a line that stands alone is a title and no sentence."""
    return (
        len(line) <= _LONGEST
        and line[-1] not in _NO_TITLE_ENDS
        and ": " not in line
        and not line[0].islower()
    )
