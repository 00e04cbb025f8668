"""Words that run up or down a page whose other words run across: heads of narrow columns, notes in the
margin.

pdfium often gives such a line letter by letter. In the order of the content stream the letters of a
word touch, and words of a line stand a space apart.
"""

from __future__ import annotations

from ota_extract.reading.pdf.page import Word

GLUED = 0.13
"""A gap of less than this share of the line's thickness is none."""
WORD_GAP = 0.8


def lines_of(sideways: list[Word]) -> list[Word]:
    """Each line of *sideways*, which come in stream order, as one word in the box of the line."""
    lines: list[Word] = []
    for word in sideways:
        last = lines[-1] if lines else None
        gap = _gap(last, word) if last is not None else None
        if last is None or gap is None or gap > WORD_GAP * (last.x1 - last.x0):
            lines.append(word._replace(stream_line=len(lines)))
            continue
        space = "" if gap < GLUED * (last.x1 - last.x0) else " "
        lines[-1] = Word(
            f"{last.text}{space}{word.text}",
            min(last.x0, word.x0),
            min(last.top, word.top),
            max(last.x1, word.x1),
            max(last.bottom, word.bottom),
            last.stream_line,
        )
    return lines


def _gap(one: Word, two: Word) -> float | None:
    """How far apart the two stand along their line; None where they stand on none together."""
    thick = min(one.x1 - one.x0, two.x1 - two.x0)
    if min(one.x1, two.x1) - max(one.x0, two.x0) < 0.6 * thick:
        return None
    return max(one.top - two.bottom, two.top - one.bottom)


def within(sideways: list[Word], box: tuple[float, float, float, float]) -> list[Word]:
    """Those of *sideways* whose middle lies in *box*."""
    x0, top, x1, bottom = box
    return [
        word
        for word in sideways
        if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom
    ]
