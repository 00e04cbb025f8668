"""Names that a line end cut in two: «ΝΕΑΣ ΦΙΛΑΔΕΛΦΕΙΑΣ - ΝΕΑΣ ⏎ ΧΑΛΚΗΔΟΝΟΣ 30.000,00».

Read as two, the second half can name another municipality; a half is therefore joined wherever it
is visibly one: it ends in a hyphen, in «και» or in a word that no name ends in, it has the number
or the title that the line below lacks, or both together are a known name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ota_extract.alignment import Span
from ota_extract.assemble.tables.authorities import find_recipient, is_area, is_municipality
from ota_extract.assemble.tables.rows import Row, written
from ota_extract.clean import CleanText
from ota_extract.greek import fold

_OPEN = re.compile(
    r"(?:[-–—&]|\b(?:και|νεασ|νεου|νεων|αγιασ|αγιου|αγιων|αγ\.|παλαιου|παλαιασ|κατω|ανω|του|τησ|των))\s*\Z"
)


def one_name(clean: CleanText, first: Row, second: Row) -> Row | None:
    """The row *second* with the name of *first* before its own; None where they are two names."""
    text = clean.text
    one, other = first.recipient, second.recipient
    if second.index is not None and first.index is not None:
        return None
    gap = text[one.span.end : other.span.start]
    hyphen = next((char for char in gap if char in "-–—&"), "")
    name = f"{written(text, one.span)} {hyphen}".strip()
    whole = f"{name} {written(text, other.span)}"
    is_half = (
        (_OPEN.search(fold(name)) is not None and not other.titled)
        or (
            is_municipality(whole)
            and not (is_area(name) and is_municipality(written(text, other.span)))
        )
        or (one.titled and not other.titled)
        or (first.index is not None and second.code is None and not other.titled)
    )
    if not is_half:
        return None
    span = Span(one.span.start, other.span.end)
    # a caption may stand between the halves: then the name is no longer what stands at its span
    between = not gap.strip(" \t\n-–—&")
    read = find_recipient(text, clean.folded, *span) if between else None
    if read is not None and read.certain and not one.titled:
        joined = read._replace(span=span)
    else:
        joined = (one if one.titled else other)._replace(
            span=span, kind="municipality", certain=True
        )
    return replace(
        second,
        recipient=joined,
        name=None if between else whole,
        index=second.index if second.index is not None else first.index,
        code=second.code or first.code,
        numbers=(*first.numbers, *second.numbers),
        span=Span(first.span.start, second.span.end),
    )
