"""Sentences that announce a table: «Ακολουθεί αναλυτικός πίνακας με τους 19 Δήμους …».

>>> from ota_extract.clean import CleanText
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text):
...     clean = CleanText.of(text)
...     found = find_announcements(clean, Numbers(find_numerals(clean.folded)))
...     return [(one.strong, one.rows) for one in found]
>>> read("Ακολουθεί πίνακας με τους 19 Δήμους και το ποσό που αναλογεί στον καθένα:")
[(True, 19)]
>>> read("Αναλυτικά τα ποσά ανά Δήμο έχουν ως εξής:")
[(False, None)]
>>> read("Ζητήθηκαν διαδραστικοί πίνακες για τους Δήμους.")
[]

``strong``: a table is promised in so many words, so that its absence is worth a finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.hints import hinted_blocks
from ota_extract.assemble.numbers import Numbers
from ota_extract.clean import Block, CleanText
from ota_extract.mentions import Numeral
from ota_extract.stops import NO_ABBREVIATION


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sentence that announces a table, with the number of rows where it says one."""

    span: Span
    strong: bool
    rows: int | None = None
    subset: bool = False
    of_recipients: bool = True
    """False where the sentence names none: the table may be of axes or categories."""


_HINTS = (
    "πινακ", "καταλογο", "λιστα", "εξησ", "ακολουθ", "αναλυτικα", " εδω", "κατανομη", "κατανεμ", "διανεμ", "παρακατω", "ειναι:", "μεταξυ", "ενδεικτικα",
)  # fmt: skip
_TABLE = r"(?:πινακ(?:ασ|α|εσ)|καταλογο[συ]?|λιστα)"
_COMES = (
    r"(?:ακολουθ\w+|παρατιθ\w+|επισυναπτ\w+|συνημμεν\w+|παρακατω|κατωθι|δειτε|δημοσιευεται|αναρτ\w+"
    r"|εδω|αποτυπων\w+|εμφαιν\w+|περιλαμβαν\w+|παρουσιαζ\w+|φαιν\w+)"
)
_STRONG = re.compile(
    rf"\b{_COMES}\b[^.;\n]{{0,60}}\b{_TABLE}\b|\b{_TABLE}\b[^.;\n]{{0,60}}\b{_COMES}\b"
    r"|\bδειτε\b[^.;\n]{0,60}\bεδω\b|(?:κατανομη|ποσα|δημοι|δημων|πινακα)[^.;\n]{0,80}\bεδω\b"
)
_WEAK = re.compile(
    r"(?:ωσ εξησ|ωσ ακολουθωσ|αναλυτικα|κατανομη|κατανεμ\w+|παρακατω|ακολουθ\w+|εξησ|ειναι|μεταξυ (?:των οποιων|αλλων|αυτων)|ενδεικτικα)[^\n]{0,160}:\s*\Z"
)
_ABOUT = re.compile(
    r"δημο|δημω|δημου|\bοτα\b|φορε[ιω]|φορεισ|δικαιουχ|περιφερει|συνδεσμ|δευα|επιχορηγ|χρηματοδοτ|κατανομη|ποσα"
)
_RECIPIENTS = re.compile(r"δημο|δημω|δημου|\bοτα\b|φορε[ιω]|φορεισ|περιφερει|συνδεσμ|δευα|δικαιουχ")
_SUBSET = re.compile(
    r"μεταξυ (?:των οποιων|αλλων|αυτων)|ενδεικτικ|καποιοι απο|ορισμενοι|μεταξυ τουσ"
)
_BACK = re.compile(r"παραπανω|ανωτερω|προηγουμεν")
_WHOM = re.compile(
    r"\s+(?:[α-ω]+\s+){0,2}?(?:δημ(?:οι|ουσ|ων)\b|οτα\b|φορεισ|φορεων|περιφερει(?:εσ|ων)|συνδεσμ(?:οι|ουσ|ων)|δευα\b|δικαιουχ(?:οι|ουσ|ων))"
)
_NOT_EXACT = re.compile(
    r"(?:περισσοτερ\w+(?:\s+απο)?|πανω\s+απο|ανω\s+των|τουλαχιστον|περιπου|εωσ|μεχρι|σχεδον|κατω\s+απο|γυρω\s+στουσ)\s*$"
)
_FAMILIES = (
    ("ενταχ", "ενταξ", "εντασσ", "ενταγμ"), ("εγκρι", "εγκεκρι"), ("επιλεγ", "επιλεχ", "επιλογ"),
    ("επιχορηγ",), ("χρηματοδοτ",), ("ενισχυ", "ενισχυσ"), ("δικαιου",), ("ωφελ",),
    ("λαμβαν", "ελαβ", "παιρν"), ("πληγ", "πληττ"), ("συμμετ",), ("υποβαλ", "υπεβαλ"), ("απενταχ", "απενταξ"),
)  # fmt: skip
_SENTENCE = re.compile(rf"[.;!·]{NO_ABBREVIATION}\s+(?=[^\W\d_])|\n")
_OUTLINE = re.compile(
    r"(?:\d{1,2}|[α-ω]{1,2})[.)]\s+"
)  # «Α. Κατανέμουμε …»: no part of the sentence
_AROUND = 60
_LONGEST = 600


def find_announcements(clean: CleanText, numbers: Numbers) -> list[Announcement]:
    """Find the announcing sentences of *clean*, in text order."""
    found: list[Announcement] = []
    for at in sorted(hinted_blocks(clean, _HINTS)):
        block = clean.blocks[at]
        for span in _sentences(clean.folded, block):
            one = _read(clean.text, clean.folded, numbers, span)
            if one is not None:
                found.append(one)
    return found


class Counts:
    """The counts of recipients that a release states, for announcements that state none.

    «Δήμους που εντάχθηκαν» are the municipalities of «Την ένταξη 52 Δήμων»: the same verb says so.
    """

    def __init__(self, folded: str, numbers: Numbers) -> None:
        self._folded = folded
        self._numbers = numbers
        self._found: list[tuple[Numeral, str]] | None = None

    def told(self, announcement: Span) -> int | None:
        """The number of recipients that *announcement* speaks of, from the text before it."""
        words = self._folded[announcement.start : announcement.end]
        stems = [stem for family in _FAMILIES if any(s in words for s in family) for stem in family]
        if not stems:
            return None
        if self._found is None:
            self._found = [
                (n, self._folded[max(n.start - _AROUND, 0) : n.end + _AROUND])
                for n in self._numbers.within(0, len(self._folded))
                if counts_recipients(self._folded, n)
            ][:_MOST]
        for numeral, around in self._found:
            if numeral.end <= announcement.start and any(stem in around for stem in stems):
                return int(numeral.value)
        return None


_MOST = 200  # counts looked at; the lead of a release has them


def _sentences(folded: str, block: Block) -> list[Span]:
    outline = _OUTLINE.match(folded, block.start, block.end)
    edges = [outline.end() if outline else block.start]
    edges += [mark.end() for mark in _SENTENCE.finditer(folded, block.start, block.end)]
    edges.append(block.end)
    return [Span(a, b) for a, b in pairwise(edges) if b > a]


def _read(text: str, folded: str, numbers: Numbers, span: Span) -> Announcement | None:
    span = Span(max(span.start, span.end - _LONGEST), span.end)
    promise = _STRONG.search(folded, *span)
    if promise and text[promise.start()].isupper():  # the stop before it was lost
        span = Span(promise.start(), span.end)
    sentence = folded[span.start : span.end]
    strong = promise is not None and not _BACK.search(sentence)
    if not strong and not _WEAK.search(sentence):
        return None
    if not _ABOUT.search(sentence):
        return None
    counted = [n for n in numbers.within(*span) if counts_recipients(folded, n)]
    subset = bool(_SUBSET.search(sentence))
    rows = counted[-1] if counted and not subset else None
    end = span.start + len(folded[span.start : span.end].rstrip(" :\n"))
    return Announcement(
        Span(span.start, end),
        strong,
        int(rows.value) if rows else None,
        subset=subset,
        of_recipients=_RECIPIENTS.search(sentence) is not None,
    )


def counts_recipients(folded: str, numeral: Numeral) -> bool:
    """Whether *numeral* counts recipients, neither roughly nor as a bound."""
    if numeral.value != int(numeral.value) or not 1 < numeral.value < 2000 or numeral.glued:
        return False
    if not _WHOM.match(folded, numeral.end, numeral.end + 60):
        return False
    return not _NOT_EXACT.search(folded, max(numeral.start - 25, 0), numeral.start)
