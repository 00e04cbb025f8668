"""What a line of a table looks like: rows, heads, halves of names, ends of rows.

>>> [looks_like_row(line) for line in ("ΑΡΓΟΥΣ-ΜΥΚΗΝΩΝ 742.300,00", "Δήμος Βιάννου: 60.000 €")]
[True, True]

A line of prose that ends in a figure is none:

>>> looks_like_row("Εσωτερικών με 1.365.000")
False
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ota_extract.greek import fold
from ota_extract.repair.letterheads import begins_letterhead

_AMOUNT = r"(?:€\s?)?\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?(?:\s?(?:€|ευρώ|ΕΥΡΩ))?"
_NUMBER = (
    r"(?:€\s?)?(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+,\d{1,2}|\d{3,9})(?:\s?(?:€|ευρώ|ΕΥΡΩ))?"
)
_NAME_WORD = r"(?:\(?\p{Lu}[\p{L}\d.'’΄/]*\)?|και|&|[–—-])(?:[-–/]\p{Lu}[\p{L}.]*)*,?"
_ROW = regex.compile(
    rf"(?:\d{{1,4}}[.)]?\s*)?(?:\d{{3,6}}\s+)?{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,7}}(?:\s+{_NUMBER})+"
    rf"|[^:;.!«]{{0,60}}(?:\.[^:;.!«]{{1,40}})?\s?:\s?{_AMOUNT}"
    rf"|{_NUMBER}(?:\s+{_NUMBER})*"
)
_NUMBER_BEFORE = regex.compile(r"\d{1,4}[.)]?\s*(?:\d{4,6}\s+)?(?=\p{Lu})")
_AMOUNT_FIRST = regex.compile(
    r"\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?\s?(?:€|ευρώ)\s?(?:[,;)] ?|και )\p{L}"
)
_HEAD = regex.compile(
    r"(?:δημοσ|φορεασ|οτα|δικαιουχοσ)\s[^\d.;:!«»]*\b(?:ποσο|προυπολογισμοσ|επιχορηγηση|χρηματοδοτηση|συνολο)"
    r"(?:\s*\([^()]{1,20}\)|\s(?:σε\s)?(?:χιλ|εκατ|εκ)[α-ω]*\.?\s?(?:ευρω|€))?(?:\s20\d\d)?"
    r"(?:\s(?:απορροφηση|ποσοστο|αιτιολογια|παρατηρησεισ|κατασταση|σταδιο|εργο|%|\(%\)))*"
)
_INDEX_HEAD = regex.compile(r"[αa]/[αa]\b")
_LONGEST_HALF = 4  # words of the second half of a name, with what may follow it
_TITLES = ("δημοσ", "περιφερεια", "δημου", "δευα", "δ.")
_FRAGMENT = regex.compile(rf":\s*{_AMOUNT}")
_HEADER_WORD = regex.compile(
    r"δημο[σι]|οτα|νομο[σι]|ποσο|συνολο|γενικο|περιφερεια|φορεασ|α/α|a/a|προυπολογισμοσ|κωδ|αιτιολογια"
    r"|\bομαδα|\bκατηγορια"
)


def looks_like_row(line: str) -> bool:
    """Tell whether *line* has the shape of a table line: cells, or a name and its amounts."""
    if "|" in line or "\t" in line:
        return True
    if len(line) > 120 or not (line[-1].isdigit() or line[-1] in "€υώΩ"):
        return False
    return bool(_ROW.fullmatch(line))


def is_fragment(line: str) -> bool:
    """Tell whether *line* is only the end of a row («: 90.000 €»)."""
    return bool(_FRAGMENT.fullmatch(line))


def is_name_part(line: str) -> bool:
    """Tell whether *line* may be the first half of a name whose row ends on the next line."""
    line = _NUMBER_BEFORE.sub("", line)
    words = line.split()
    if not line or len(words) > 6 or not line[0].isupper() or line[-1] in ".:;!»,":
        return False
    if any(char.isdigit() for char in line) or begins_letterhead(words[0]):
        return False
    return all(word[0].isupper() or word in ("και", "&", "-", "–", "—") for word in words)


def is_numbered(line: str) -> bool:
    """Tell whether *line* begins with the number of a row («4 ΔΗΜΟΣ ΜΑΝΔΡΑΣ -»)."""
    return bool(_NUMBER_BEFORE.match(line))


def ends_in_name(line: str) -> bool:
    """Tell whether *line* is a name that ends in its hyphen: «Ανδραβίδας-», «ΜΑΝΔΡΑΣ -»."""
    return line[-1] in "-–—&" and line[-2:-1] != "" and is_name_part(line)


def goes_on_in_name(line: str) -> bool:
    """Tell whether *line* begins inside a name: «και Θράκης 19.850.000», «& Λέσβου 700.000».

    >>> goes_on_in_name("και Θράκης 19.850.000"), goes_on_in_name("και άλλα 500.000")
    (True, False)
    """
    return line.startswith(("και ", "& ")) and line.split(None, 2)[1][0].isupper()


def cuts_word(before: str, after: str) -> bool:
    """Tell whether the lines part a word: «Βουλιαγ- ⏎ μένης: 28,4», even where *after* looks like a row."""
    return before[-1] == "-" and before[-2:-1].islower() and after[0].islower()


def cuts_name(before: str, after: str) -> bool:
    """Tell whether a hyphenated name goes on in *after*.

    >>> cuts_name("398.000€ για τον Δήμο Ανδραβίδας-", "Κυλλήνης"), cuts_name("έργα τηλε-", "Θέρμανσης")
    (True, False)
    """
    words = before[:-1].rsplit(None, 1)
    return (
        before[-1] == "-"
        and before[-2:-1].isalpha()
        and words[-1][0].isupper()
        and after[0].isupper()
        and len(after.split()) <= _LONGEST_HALF
    )


def begins_table(line: str) -> bool:
    """Tell whether *line* is the head of a table: «Α/Α …» (Greek or Latin letters), «Δήμος … Ποσό»."""
    if line[1:2] == "/":
        return bool(_INDEX_HEAD.match(fold(line[:8])))
    return line[0] in "ΔΦΟδφο" and len(line) < 90 and bool(_HEAD.fullmatch(fold(line)))


def begins_with_amount(line: str) -> bool:
    """Tell whether *line* goes on in the middle of a list of amounts («150.000 €, Δήμος Πωγωνίου …»)."""
    return line[0].isdigit() and bool(_AMOUNT_FIRST.match(line))


def are_titled(rows: Sequence[str]) -> bool:
    """Tell whether most *rows* begin with what a recipient is: «Δήμος», «Περιφέρεια», «ΔΕΥΑ»."""
    heads = [fold(row.split(None, 1)[0]) for row in rows if row]
    return sum(head in _TITLES for head in heads) * 2 > len(heads)


def is_header(line: str) -> bool:
    """Tell whether *line* names columns («ΔΗΜΟΣ ΠΟΣΟ») or a group of rows."""
    return bool(_HEADER_WORD.match(fold(line)))
