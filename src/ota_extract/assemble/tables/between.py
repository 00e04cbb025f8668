"""What stands between the rows of a table and is none of them, and rows that the text cuts.

>>> from ota_extract.clean import CleanText
>>> def letterhead(line):
...     clean = CleanText.of(line)
...     return is_letterhead(clean.folded, 0, len(line))
>>> letterhead("ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ"), letterhead("ΑΔΑ: 6ΤΧ246ΜΤΛ6-Η7Κ"), letterhead("Υπουργείο: 500.000")
(True, True, False)
"""

from __future__ import annotations

import re

from ota_extract.assemble.tables.fronts import is_cell
from ota_extract.assemble.tables.line_kinds import Run
from ota_extract.assemble.tables.rows import Row
from ota_extract.clean import Block, BlockKind, CleanText

MOST_CELL_LINES = 4
"""A cell with a work's title has so many lines between those with name and amount."""
_LONGEST_UNREAD = 160
_NEAR_END = 12
_UNREAD_INDEX = re.compile(r"(\d{1,4})(?:[.)]\s*|\s+)(?=[^\W\d])")
_BROKEN = re.compile(r".*(?:\.\d{3}[.,]\d?|[.,])|\d{1,3}\.\d{1,2}")
# the letterhead of the next page, and the number of the act
_LETTERHEAD = re.compile(
    r"(?:ελληνικη δημοκρατια|υπουργειο|γενικη γραμματεια|γραφειο τυπου)\b[^\d:;.]*$"
    r"|αδα\s?:\s?\S+$|(?:αρ(?:ιθ)?\.?|αριθμοσ)\s?πρωτ\S*\s?:?\s?\S+$"
)


def is_letterhead(folded: str, start: int, end: int) -> bool:
    """Whether the line at ``folded[start:end]`` is of the top of the next page."""
    return _LETTERHEAD.match(folded, start, end) is not None


def is_in_cell(clean: CleanText, block: Block, last: Row, *, begun: bool) -> bool:
    """Whether *block* is a line of the cell behind the name of the *last* row: the row has *begun*, or is
    complete but for these words, and no number stands here that could be another row's."""
    if last.front is None or last.index is None:
        return False
    if not begun and not clean.text[block.start].islower():
        return False
    return is_cell(clean.folded, block.start, block.end)


def is_unread_row(clean: CleanText, block: Block, run: Run) -> bool:
    """Whether *block* is a row of *run* that could not be read: by its number or its place."""
    if run.prose or not run.rows or block.end - block.start > _LONGEST_UNREAD:
        return False
    index = _UNREAD_INDEX.match(clean.folded, block.start, block.end)
    last = run.rows[-1].index
    follows = index is not None and last is not None and int(index[1]) == last + 1
    return follows or block.kind is BlockKind.ROW


def is_cut(text: str, row: Row) -> bool:
    """Whether the text ends inside the row's last amount («6.305.1»)."""
    last = row.amounts[-1] if row.amounts else None
    if last is None or len(text) - last.numeral.end > _NEAR_END:
        return False
    if last.numeral.scale > 1:  # «2,6 εκατ.»: the stop is the abbreviation's
        return False
    if text[last.numeral.end :].strip(" .,|"):
        return False
    return _BROKEN.fullmatch(text, last.numeral.start, len(text.rstrip())) is not None
