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
from collections.abc import Iterable, Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.letterheads import LONGEST_LINE, is_letterhead, says_enough
from ota_extract.assemble.tables.authorities import is_area, is_municipality
from ota_extract.assemble.tables.heads import read_head
from ota_extract.clean import Block, BlockKind, CleanText

# what kind of paper it is: the headline stands behind it (folded, without spaces: «Δ Ε Λ Τ Ι Ο»)
_PAPER = re.compile(
    r"(?:(?:κοινο)?δελτιοτυπου|δτ|δ\.τ\.|ανακοινωση|αποφαση(?:ενταξησ|κατανομησ|χρηματοδοτησησ)?|εγκυκλιοσ)"
    r"[\d/.:-]*"
)
_SIGNATORY = re.compile(r"(?:ο|η|οι)\s(?:αναπληρωτ\w+\s|υφ)?υπουργ|(?:ο|η)\s(?:γενικ|περιφερειαρχ)")
_SUBJECT = re.compile(r"\s*θεμα\s*:\s*")
# behind a subject without a full stop a verb with a capital begins the letter: «… έτους 2026 Σας γνωρίζουμε»
_LETTER = re.compile(
    r"(?<=[\w»)])\s(?=(?:Σας\s[α-ωά-ώ]+ουμε|[Α-ΩΆ-Ώ][α-ωά-ώ]{2,}(?:εται|ονται|ενται|ουμε))\b)"
)
# a sentence ends and another begins: prose
_TWO_SENTENCES = re.compile(r"[α-ωά-ώ]{4}[.;!]\s+[Α-ΩΆ-Ώ«]")
_PROSE_ENDS = (".", ";", "!", "…", ":", ",", ".»", ";»")
_ACRONYM_ENDS = re.compile(r"[Α-ΩA-Z]\.[Α-ΩA-Z]\.$")
_QUOTED_WHOLE = re.compile(r"«[^«»]+»$")
_INITIAL = re.compile(
    r"[Α-ΩΆ-Ώ]\.\s[Α-ΩΆ-Ώ]{3,}\s?:"
)  # «Ν. ΜΕΛΙΟΣ: ΝΕΡΟ ΓΙΑ ΔΕΚΑ ΧΩΡΙΑ» is no list
_CELLS = re.compile(r"[\t|]|\d[.,]\d\d\b")
_WITHIN = 40  # blocks: a letterhead may be long
_NO_HEADLINE = re.compile(
    r"\s*(?:πινακ|παραρτημα|συνημμεν|νομοσ\b|π\.\s?ε\.|περιφερει|ομαδα|κατηγορια|σελιδα)|.*:$"
)
_LONG_WORD = 6  # letters of a word that says something
_BULLET, _STOP = 6, 2  # letters before and behind a row on its line


def find_title(clean: CleanText, listed: Iterable[Span] = ()) -> Span | None:
    """The span of the title in the clean text, or None. *listed* are the rows of tables and the items of
    rankings: a line that is one is no title."""
    for block in clean.blocks[:_WITHIN]:
        subject = _SUBJECT.match(clean.folded, block.start, block.end)
        if subject is not None and subject.end() < block.end:
            letter = _LETTER.search(clean.text, subject.end(), block.end)
            end = letter.start() if letter else block.end
            return _without_quotes(clean.text, subject.end(), end)
    last = min(_WITHIN, len(clean.blocks) - 1)
    rows = [span for span in listed if span.start < clean.blocks[last].end]
    above: Block | None = None
    for at in range(_behind_paper_name(clean), last):
        block = clean.blocks[at]
        if _is_short_headline(clean, block, clean.blocks[at + 1]):
            above = block
            continue
        if _is_row(clean, block) or _is_one_of(rows, block):
            return Span(above.start, above.end) if above else None
        if _is_prose(clean, block):
            return None
        if block.kind is BlockKind.ITEM and not _INITIAL.match(clean.text, block.start):
            return None
        if block.kind is not BlockKind.CAPTION and _is_headline(clean, block):
            return Span(block.start, block.end)
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


def _is_one_of(rows: Sequence[Span], block: Block) -> bool:
    """Whether *block* is nothing but one of *rows*, with a bullet or number before it."""
    return any(row.start <= block.start + _BULLET and block.end <= row.end + _STOP for row in rows)


def _is_short_headline(clean: CleanText, block: Block, following: Block) -> bool:
    """«Κατανομή στους Δήμους»: words too few for a headline elsewhere, right above a table."""
    if following.kind is not BlockKind.ROW:
        return False
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return False
    words = clean.text[block.start : block.end]
    if words.endswith(_PROSE_ENDS):
        return False
    folded = clean.folded[block.start : block.end]
    if (
        says_enough(folded)
        or any(map(str.isdigit, words))
        or len(max(words.split(), key=len)) < _LONG_WORD
        or _NO_HEADLINE.match(folded)
        or is_letterhead(folded)
        or is_area(words)
        or is_municipality(words)
    ):
        return False
    if not read_head(clean.text, clean.folded, block.start, block.end):
        return True
    return len(read_head(clean.text, clean.folded, following.start, following.end)) > 1


def _is_prose(clean: CleanText, block: Block) -> bool:
    words = clean.text[block.start : block.end]
    if is_letterhead(clean.folded[block.start : block.end]):
        return False
    if words.endswith(".") and (words.isupper() or _ACRONYM_ENDS.search(words)):
        return False  # «… σε Δήμους και Δ.Ε.Υ.Α.», a headline in capitals with its full stop
    return (
        len(words) > LONGEST_LINE
        or words.endswith(_PROSE_ENDS)
        or _TWO_SENTENCES.search(words) is not None
    )


def _is_headline(clean: CleanText, block: Block) -> bool:
    words = clean.folded[block.start : block.end]
    if clean.text[block.start : block.end].isupper() and _SIGNATORY.match(words):
        return False
    return not is_letterhead(words) and says_enough(words)


def _without_quotes(text: str, start: int, end: int) -> Span:
    """The subject without the «» that hold it whole."""
    return Span(start + 1, end - 1) if _QUOTED_WHOLE.match(text[start:end]) else Span(start, end)
