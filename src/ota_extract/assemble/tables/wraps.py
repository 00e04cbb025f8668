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
from ota_extract.assemble.tables.fronts import find_front
from ota_extract.assemble.tables.rows import Row, written
from ota_extract.clean import CleanText
from ota_extract.greek import fold
from ota_extract.municipalities.names import words
from ota_extract.municipalities.recipients import recipient

_OPEN = re.compile(
    r"(?:[-–—&]|\b(?:και|νεασ|νεου|νεων|αγιασ|αγιου|αγιων|αγ\.|παλαιου|παλαιασ|κατω|ανω|του|τησ|των))\s*\Z"
)
_BODIES = ("association", "water_utility")
_HYPHEN = re.compile(r"\s?([-–—])(?=\s|$)")
_WORD = re.compile(r"[^\s\-–—]+(?:-[^\s\-–—]+)*")


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
    # a caption may stand between the halves: then the name is no longer what stands at its span
    span = Span(one.span.start, other.span.end)
    between = not gap.strip(" \t\n-–—&")
    front = find_front(text, clean.folded, *span) if between else None
    if front is not None and front.recipient.span.end <= other.span.start:
        front = None
    is_half = (
        front is not None
        or (_OPEN.search(fold(name)) is not None and not other.titled)
        or (
            is_municipality(whole)
            and not (is_area(name) and is_municipality(written(text, other.span)))
        )
        or (one.titled and not other.titled)
        or (first.index is not None and second.code is None and not other.titled)
    )
    if not is_half:
        return None
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
        front=front,
    )


def under_its_name(clean: CleanText, first: Row, second: Row) -> Row | None:
    """The row *second*, whose words are another column's, with the whole name that stands above it.

    «ΑΜΠΕΛΟΚΗΠΩΝ-ΜΕΝΕΜΕΝΗΣ ⏎ Διαβατά 188.400», «4 ΚΙΛΕΛΕΡ Πρόσβαση σε αγροτική ⏎ γη Κραννώνα 868.000»;
    None where the line above is no whole name.
    """
    name = written(clean.text, first.recipient.span)
    if second.index is not None or second.recipient.titled:
        return None
    begun = first.front is not None and first.index is not None
    if begun and _crosses(clean, first, second):
        return None
    if not begun and (
        second.recipient.certain
        or second.front is not None
        or not is_municipality(name)
        or is_area(name)
    ):
        return None
    return replace(
        second,
        recipient=first.front.recipient if first.front is not None else first.recipient,
        front=first.front,
        index=first.index,
        code=second.code or first.code,
        numbers=(*first.numbers, *second.numbers),
        span=Span(first.span.start, second.span.end),
    )


def _crosses(clean: CleanText, first: Row, second: Row) -> bool:
    """Whether the known name goes on in the line below: «ΝΕΑΣ ΦΙΛΑΔΕΛΦΕΙΑΣ - ΝΕΑΣ ⏎ ΧΑΛΚΗΔΟΝΟΣ Αττικής»."""
    start, end = first.recipient.span.start, second.recipient.span.end
    text = clean.text[start:end]
    front = find_front(clean.text, clean.folded, start, end)
    return is_municipality(" ".join(text.split())) or (
        front is not None and front.recipient.span.end > second.recipient.span.start
    )


def ended_below(clean: CleanText, row: Row, tail: Row) -> Row | None:
    """The row with the half of its name that stands below it; None where *tail* is something else."""
    text = clean.text
    start, end = row.recipient.span
    if row.front is not None:
        end = max(end, row.front.rest.end)
    whole = row.front is not None or is_municipality(written(text, row.recipient.span))
    if tail.recipient.titled or tail.index is not None or row.name:
        return None
    if row.recipient.kind in _BODIES:
        return _body_ended_below(clean, row, tail)
    for word in reversed(list(_WORD.finditer(text, start, end))):
        sign = _HYPHEN.match(text, word.end(), row.span.end)
        if whole and sign is None:
            continue
        name = f"{text[start : word.end()]} {sign[1] if sign else ''} "
        name = " ".join(f"{name}{written(text, tail.recipient.span)}".split())
        if not is_municipality(_untitled(name)):
            continue
        span = Span(start, tail.recipient.span.end)
        return replace(
            row,
            recipient=row.recipient._replace(span=span, kind="municipality", certain=True),
            name=name,
            span=Span(row.span.start, tail.span.end),
            front=None,
        )
    return None


def _body_ended_below(clean: CleanText, row: Row, tail: Row) -> Row | None:
    """«ΣΥΝΔΕΣΜΟΣ ΥΔΡΕΥΣΗΣ [ΚΑΡΔΙΤΣΑΣ] 745.200,00 ⏎ ΚΑΡΔΙΤΣΑΣ»: a body with the place that stands below it, the
    prefecture's column left out; None where the body has a place, or a word that is none stands below."""
    text = clean.text
    place = written(text, tail.recipient.span)
    start, end = row.recipient.span
    spans = [word.span() for word in _WORD.finditer(text, start, end)]
    areas = [at for at, _ in spans[1:] if is_area(text[at:end])]
    name = text[start : areas[0] if areas else end].rstrip()
    _, rest = recipient(words(name))
    if not (is_area(place) or is_municipality(place)) or not rest or _is_place(" ".join(rest)):
        return None
    return replace(
        row,
        recipient=row.recipient._replace(span=Span(start, tail.recipient.span.end)),
        name=f"{' '.join(name.split())} {place}",
        span=Span(row.span.start, tail.span.end),
        front=None,
    )


def _is_place(name: str) -> bool:
    return is_area(name) or is_municipality(name)


def _untitled(name: str) -> str:
    """«Δ. ΔΙΟΥ» without the title that belongs to what is written."""
    return " ".join(recipient(words(name))[1])
