"""Lines above the news: who sends it, to whom, on which day, under which number.

>>> is_letterhead("γενικη γραμματεια εσωτερικων"), is_letterhead("αθηνα, 14 μαρτιου 2020")
(True, True)

The news may stand behind the sender's name, on its line:

>>> is_letterhead("υπουργειο υγειασ: 39 δημοι αποκτουν κεντρα"), is_letterhead("υπουργειο υγειασ: τμημα 3")
(False, True)
"""

from __future__ import annotations

import re

from ota_extract.scan.authorities import BODIES

LONGEST_LINE = 220
"""A line above the news is no longer than so many letters."""

# what a line of a letterhead begins with (folded)
_BEGINS = re.compile(
    r"""\s*(?:
      ελληνικη\s+δημοκρατια | υπουργειο | υπ\.\s | περιφερεια | δημοσ\s+\S+\s*$        # the sender
    | γενικη\s+(?:γραμματεια|διευθυνση|δ/νση) | γεν\.\s | ειδικη\s+υπηρεσια              # and its parts
    | γραφειο | διευθυνση | [α-ω]*/νση | τμημα | μοναδα\b
    | ταχ | τ\.κ | τηλ | φαξ | fax | email | e-mail | url | πληροφοριεσ                  # where it is
    | αριθ | αρ\. | α\.\s?π | αδα\b | ορθη | αναρτητ                                      # number of the act
    | προσ\b | κοιν | θεμα\s*$ | σχετ | εχοντασ\s+υπ                                     # to whom, about what
    | δελτιο | ανακοινωση\s*(?:του\s+υπουργει.*)?$                                      # kind of paper
    | (?:δευτερα|τριτη|τεταρτη|πεμπτη|παρασκευη|σαββατο|κυριακη),?                      # its day
    | αρχικη\b | περιεχομενα\b | ροη                                                    # a web page's menu
    )""",
    re.VERBOSE,
)
# what it says wherever in the line: two columns beside one another, the line of an institution
_SAYS = re.compile(
    r"""
      (?:αριθμ?|αρ)\.?\s*πρωτ | βαθμοσ\s+(?:προτεραιοτητασ|ασφαλειασ) | συνημμενο\s+στ
    | ^\s*αδα\s*:?\s*[\dα-ωa-z]{6,14}-[\dα-ωa-z]{3}\s*$
    | ν\.\s?π\.\s?[δι]\.\s?δ\. | εποπτευομεν | \bα\.\s?ε\.                              # «Ν.Π.Δ.Δ.», «Α.Ε.»
    | (?<!η\s)(?:γενικη|ειδικη)\s+γραμματεια\b
    | αριθμ?(?:\.|οσ)?\s*φυλλου | \bαρ\.\s*φυλλου | εφημεριδα?\w*\s+τησ\s+κυβερνησ      # a gazette
    | [›»→|>]\s\w+\s[›»→|>] | www\. | \bcookies\b                                       # «Αρχική › Νέα › …»
    """,
    re.VERBOSE,
)
# «Γραφείο Τύπου» behind up to four words; a page's address
_PRESS_OFFICE = re.compile(
    r"^(?:\S+\s+){0,4}(?:γραφειο|γρ\.)\s+τυπου\s*$|^[\w.-]+\.(?:gr|com|eu|example)\b"
)
_DAY = re.compile(  # «14ης Μαρτίου 2020», «14/3/2020»
    r"\d{1,2}\s*(?:ησ?\s*)?[α-ω]{3,12}(?:ου|\.)\s*,?\s*\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
)
# «Υπουργείο Υγείας: 39 δήμοι αποκτούν …», «ΥΠΕΣ – Πυροπροστασία 2021»: the news behind the name
_BEHIND_NAME = re.compile(r"(?::|\s[–—-])\s+(?P<news>\S.*)$")
_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d.,]*")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4


def is_letterhead(words: str) -> bool:
    """Whether the folded *words* name the sender, the addressee, the day or the file."""
    if len(words) > LONGEST_LINE:
        return False
    if _PRESS_OFFICE.search(words) or _DAY.search(words) or _SAYS.search(words):
        return True
    if not (_BEGINS.match(words) or _is_body(words)):
        return False
    behind = _BEHIND_NAME.search(words)
    return behind is None or not says_enough(behind["news"]) or is_letterhead(behind["news"])


def says_enough(words: str) -> bool:
    """Whether the folded *words* are enough for a headline: four, two of them no numbers."""
    return len(_WORD.findall(words)) >= _FEWEST_WORDS and len(_LETTERS.findall(words)) >= 2


def _is_body(words: str) -> bool:
    """«Δημόσια Υπηρεσία Απασχόλησης (ΔΥΠΑ)»: a body's name, alone or before a mark."""
    return any(
        words.startswith(spelling) and not words[len(spelling) :].lstrip()[:1].isalnum()
        for spelling, _ in BODIES
    )
