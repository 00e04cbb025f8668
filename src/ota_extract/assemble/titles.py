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

from ota_extract.clean import Block, BlockKind, CleanText
from ota_extract.scan.authorities import BODIES

_LETTERHEAD = re.compile(
    r"""\s*(?: ελληνικη\s+δημοκρατια | υπουργειο | γραφειο | δελτιο | ανακοινωση\s*$ | γενικη\s+(?:γραμματεια|διευθυνση) | γεν\.\s | [α-ω]*/νση
        | διευθυνση | τμημα | περιφερεια | ταχ | ταχυδρ | τηλ | email | e-mail | url | αριθ | αρ\. | α\.\s?π | προσ\b | κοιν
        | θεμα\s*$ | ροη | αδα\b | ορθη | πληροφοριεσ | φαξ | fax | τ\.κ | δημοσ\s+\S+\s*$ | σχετ | αναρτητ
        | π\s*ρ\s*ο\s*σ\b | α\sπ\sο\sφ\sα\sσ )""",
    re.VERBOSE,
)
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
_QUOTED_WHOLE = re.compile(r"«[^«»]+»$")
_INITIAL = re.compile(
    r"[Α-ΩΆ-Ώ]\.\s[Α-ΩΆ-Ώ]{3,}\s?:"
)  # «Ν. ΜΕΛΙΟΣ: ΝΕΡΟ ΓΙΑ ΔΕΚΑ ΧΩΡΙΑ» is no list
_FEWEST_WORDS = 4
_SUBJECT_WITHIN = 30  # blocks: a letterhead may be long
_LONGEST = 220


def find_title(clean: CleanText) -> tuple[int, int] | None:
    """The span of the title in the clean text, or None."""
    for block in clean.blocks[:_SUBJECT_WITHIN]:
        subject = _SUBJECT.match(clean.folded, block.start, block.end)
        if subject is not None and subject.end() < block.end:
            return _without_quotes(clean.text, subject.end(), block.end)
    for block in clean.blocks[:-1]:
        if block.kind is BlockKind.ROW or _is_prose(clean, block):
            return None
        if block.kind is BlockKind.ITEM and not _INITIAL.match(clean.text, block.start):
            return None
        if block.kind is not BlockKind.CAPTION and _is_headline(clean, block):
            return block.start, block.end
    return None


def _is_prose(clean: CleanText, block: Block) -> bool:
    words = clean.text[block.start : block.end]
    if _is_letterhead(clean.folded[block.start : block.end]):
        return False
    return (
        len(words) > _LONGEST
        or words.endswith(_PROSE_ENDS)
        or _TWO_SENTENCES.search(words) is not None
    )


def _is_headline(clean: CleanText, block: Block) -> bool:
    words = clean.folded[block.start : block.end]
    return not _is_letterhead(words) and len(words.split()) >= _FEWEST_WORDS


def _is_letterhead(words: str) -> bool:
    """Whether the folded *words* name the sender, the addressee, the day or the file."""
    if len(words) > _LONGEST:
        return False
    if _PRESS_OFFICE.search(words) or _MONTH.search(words):
        return True
    if not (_LETTERHEAD.match(words) or _is_body(words)):
        return False
    behind = _BEHIND_NAME.search(words)
    return behind is None or len(behind["news"].split()) < _FEWEST_WORDS


def _is_body(words: str) -> bool:
    """«Δημόσια Υπηρεσία Απασχόλησης (ΔΥΠΑ)»: a body's name, alone or before a mark."""
    return any(
        words.startswith(spelling) and not words[len(spelling) :].lstrip()[:1].isalnum()
        for spelling, _ in BODIES
    )


def _without_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """The subject without the «» that hold it whole."""
    return (start + 1, end - 1) if _QUOTED_WHOLE.match(text[start:end]) else (start, end)
