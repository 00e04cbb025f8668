"""The title: the headline above the first paragraph, where the release has one.

The letterhead («ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ», «ΔΕΛΤΙΟ ΤΥΠΟΥ»), the dateline and the head of a table are no
titles. A release whose first paragraph is its news has none.

>>> clean = CleanText.of("ΔΕΛΤΙΟ ΤΥΠΟΥ\\n\\nΘέρμο: νερό για δέκα χωριά\\n\\nΤο έργο αρχίζει.")
>>> clean.text[slice(*find_title(clean))]
'Θέρμο: νερό για δέκα χωριά'
>>> find_title(CleanText.of("Το έργο για το νερό αρχίζει αύριο.\\n\\nΘα διαρκέσει δύο μήνες.")) is None
True
"""

from __future__ import annotations

import re

from ota_extract.assemble.tables.heads import read_head
from ota_extract.clean import Block, BlockKind, CleanText
from ota_extract.scan.authorities import BODIES

_LETTERHEAD = re.compile(
    r"""\s*(?: ελληνικη\s+δημοκρατια | υπουργειο | γραφειο | γενικη\s+(?:γραμματεια|διευθυνση|δ/νση) | γεν\.\s | [α-ω]*/νση
        | διευθυνση | τμημα | μοναδα\b | περιφερεια | ταχ | ταχυδρ | τηλ | email | e-mail | url | αριθ | αρ\. | α\.\s?π | προσ\b | κοιν
        | θεμα\s*$ | ροη | αδα\b | ορθη | πληροφοριεσ | φαξ | fax | τ\.κ | δημοσ\s+\S+\s*$ | σχετ | αναρτητ
        | αρχικη\b | περιεχομενα\b | (?:δευτερα|τριτη|τεταρτη|πεμπτη|παρασκευη|σαββατο|κυριακη),? | εχοντασ\s+υπ | δελτιο | ανακοινωση\s*(?:του\s+υπουργει.*)?$ | υπ\.\s | ειδικη\s+υπηρεσια )""",
    re.VERBOSE,
)
# wherever in the line: what two columns of a letterhead, or the line of an institution, say
_ANYWHERE = re.compile(
    r"""(?:αριθμ?|αρ)\.?\s*πρωτ | βαθμοσ\s+(?:προτεραιοτητασ|ασφαλειασ) | ν\.\s?π\.\s?[δι]\.\s?δ\. | εποπτευομεν | \bα\.\s?ε\.
        | [›»→|>]\s\w+\s[›»→|>] | συνημμενο\s+στ | (?<!η\s)(?:γενικη|ειδικη)\s+γραμματεια\b
        | αριθμ?(?:\.|οσ)?\s*φυλλου | \bαρ\.\s*φυλλου | εφημεριδα?\w*\s+τησ\s+κυβερνησ | www\. | \bcookies\b""",
    re.VERBOSE,
)
# what kind of paper it is: the headline stands behind it (folded, without spaces: «Δ Ε Λ Τ Ι Ο»)
_PAPER = re.compile(
    r"(?:(?:κοινο)?δελτιοτυπου|δτ|δ\.τ\.|ανακοινωση|αποφαση(?:ενταξησ|κατανομησ|χρηματοδοτησησ)?|εγκυκλιοσ)"
    r"[\d/.:-]*"
)
_SIGNATORY = re.compile(r"(?:ο|η|οι)\s(?:αναπληρωτ\w+\s|υφ)?υπουργ|(?:ο|η)\s(?:γενικ|περιφερειαρχ)")
_PRESS_OFFICE = re.compile(
    r"^(?:\S+\s+){0,4}(?:γραφειο|γρ\.)\s+τυπου\s*$|^[\w.-]+\.(?:gr|com|eu|example)\b"
)
_SUBJECT = re.compile(r"\s*θεμα\s*:\s*")
_MONTH = re.compile(
    r"\d{1,2}\s*(?:ησ?\s*)?[α-ω]{3,12}(?:ου|\.)\s*,?\s*\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
)
# «Υπουργείο Υγείας: 39 δήμοι αποκτούν …», «ΥΠΕΣ – Πυροπροστασία 2021»: the news behind the name
_BEHIND_NAME = re.compile(r"(?::|\s[–—-])\s+(?P<news>\S.*)$")
# a sentence ends and another begins: prose
_TWO_SENTENCES = re.compile(r"[α-ωά-ώ]{4}[.;!]\s+[Α-ΩΆ-Ώ«]")
_PROSE_ENDS = (".", ";", "!", "…", ":", ",", ".»", ";»")
_ACRONYM_ENDS = re.compile(r"[Α-ΩA-Z]\.[Α-ΩA-Z]\.$")
_QUOTED_WHOLE = re.compile(r"«[^«»]+»$")
_INITIAL = re.compile(
    r"[Α-ΩΆ-Ώ]\.\s[Α-ΩΆ-Ώ]{3,}\s?:"
)  # «Ν. ΜΕΛΙΟΣ: ΝΕΡΟ ΓΙΑ ΔΕΚΑ ΧΩΡΙΑ» is no list
_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d.,]*")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CELLS = re.compile(r"[\t|]|\d[.,]\d\d\b")
_FEWEST_WORDS = 4
_WITHIN = 40  # blocks: a letterhead may be long
_LONGEST = 220


def find_title(clean: CleanText) -> tuple[int, int] | None:
    """The span of the title in the clean text, or None."""
    for block in clean.blocks[:_WITHIN]:
        subject = _SUBJECT.match(clean.folded, block.start, block.end)
        if subject is not None and subject.end() < block.end:
            return _without_quotes(clean.text, subject.end(), block.end)
    for block in clean.blocks[_behind_paper_name(clean) : min(_WITHIN, len(clean.blocks) - 1)]:
        if _is_row(clean, block) or _is_prose(clean, block):
            return None
        if block.kind is BlockKind.ITEM and not _INITIAL.match(clean.text, block.start):
            return None
        if block.kind is not BlockKind.CAPTION and _is_headline(clean, block):
            return block.start, block.end
    return None


def _behind_paper_name(clean: CleanText) -> int:
    """The number of the block behind «ΔΕΛΤΙΟ ΤΥΠΟΥ», «Α Π Ο Φ Α Σ Η»: the sender stands above it. 0 where
    the paper does not say what it is."""
    behind = 0
    for at, block in enumerate(clean.blocks[:_WITHIN]):
        if _is_row(clean, block) or _is_prose(clean, block):
            break
        if _PAPER.fullmatch("".join(clean.folded[block.start : block.end].split())):
            behind = at + 1
    return behind


def _is_row(clean: CleanText, block: Block) -> bool:
    """Whether a table begins with *block*; a line above it may be taken for a row and is none."""
    words = clean.text[block.start : block.end]
    if block.kind is BlockKind.ROW and _CELLS.search(words):
        return True
    return bool(read_head(clean.text, clean.folded, block.start, block.end))


def _is_prose(clean: CleanText, block: Block) -> bool:
    words = clean.text[block.start : block.end]
    if _is_letterhead(clean.folded[block.start : block.end]):
        return False
    if words.endswith(".") and (words.isupper() or _ACRONYM_ENDS.search(words)):
        return False  # «… σε Δήμους και Δ.Ε.Υ.Α.», a headline in capitals with its full stop
    return (
        len(words) > _LONGEST
        or words.endswith(_PROSE_ENDS)
        or _TWO_SENTENCES.search(words) is not None
    )


def _is_headline(clean: CleanText, block: Block) -> bool:
    words = clean.folded[block.start : block.end]
    if clean.text[block.start : block.end].isupper() and _SIGNATORY.match(words):
        return False
    return not _is_letterhead(words) and _says_something(words)


def _is_letterhead(words: str) -> bool:
    """Whether the folded *words* name the sender, the addressee, the day or the file."""
    if len(words) > _LONGEST:
        return False
    if _PRESS_OFFICE.search(words) or _MONTH.search(words) or _ANYWHERE.search(words):
        return True
    if not (_LETTERHEAD.match(words) or _is_body(words)):
        return False
    behind = _BEHIND_NAME.search(words)
    return behind is None or not _says_something(behind["news"]) or _is_letterhead(behind["news"])


def _says_something(words: str) -> bool:
    """Whether the folded *words* are enough for a headline: four, two of them no numbers."""
    return len(_WORD.findall(words)) >= _FEWEST_WORDS and len(_LETTERS.findall(words)) >= 2


def _is_body(words: str) -> bool:
    """«Δημόσια Υπηρεσία Απασχόλησης (ΔΥΠΑ)»: a body's name, alone or before a mark."""
    return any(
        words.startswith(spelling) and not words[len(spelling) :].lstrip()[:1].isalnum()
        for spelling, _ in BODIES
    )


def _without_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """The subject without the «» that hold it whole."""
    return (start + 1, end - 1) if _QUOTED_WHOLE.match(text[start:end]) else (start, end)
