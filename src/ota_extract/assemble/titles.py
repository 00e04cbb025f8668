"""The title: the headline above the first paragraph, where the release has one.

The letterhead («ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ», «ΔΕΛΤΙΟ ΤΥΠΟΥ»), the dateline and the head of a table are no
titles. A release whose first paragraph is its news has none.
"""

from __future__ import annotations

import re

from ota_extract.clean import Block, BlockKind, CleanText

_LETTERHEAD = re.compile(
    r"""\s*(?: ελληνικη\s+δημοκρατια | υπουργειο | γραφειο | δελτιο | ανακοινωση\s*$ | γενικη\s+(?:γραμματεια|διευθυνση)
        | διευθυνση | τμημα | περιφερεια | ταχ | ταχυδρ | τηλ | email | e-mail | url | αθηνα | αριθ | αρ\. | προσ\b | κοιν | θεμα\s*$
        | ροη | αδα | ορθη | πληροφοριεσ | φαξ | fax | τ\.κ | δημοσ\s+\S+\s*$ | π\s*ρ\s*ο\s*σ | α\s*π\s*ο\s*φ\s*α\s*σ )""",
    re.VERBOSE,
)
_SUBJECT = re.compile(r"\s*θεμα\s*:\s*")
_MONTH = re.compile(
    r"\d{1,2}\s*(?:ησ?\s*)?[α-ω]{3,12}ου\s*,?\s*\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
)
_FEWEST_WORDS = 4


def find_title(clean: CleanText) -> tuple[int, int] | None:
    """The span of the title in the clean text, or None."""
    for block in clean.blocks:
        subject = _SUBJECT.match(clean.folded, block.start, block.end)
        if subject is not None and subject.end() < block.end:
            return subject.end(), block.end
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW):
            return None
        if block.kind is BlockKind.HEADING and _is_headline(clean, block):
            return block.start, block.end
    return None


def _is_headline(clean: CleanText, block: Block) -> bool:
    words = clean.folded[block.start : block.end]
    if _LETTERHEAD.match(words) or _MONTH.search(words):
        return False
    return len(words.split()) >= _FEWEST_WORDS
