"""Coverage: what became of every number of the text.

A number is explained where a figure, a date, a list or table, a programme's name or an identifier
holds it. All others are listed, each with the reason; none is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.grounding import Grounding
from ota_extract.clean import CleanText
from ota_extract.mentions import Numeral
from ota_extract.records import Coverage, Unclassified
from ota_extract.spans import SpanSet

_REASONS = {
    "malformed": "its separators follow no known way of writing numbers",
    "odd-decimals": "its dots follow no known way of writing numbers",
    "digits-lost": "the source lost its first digits",
}


def account(
    clean: CleanText, numerals: Sequence[Numeral], explained: Iterable[Span], ground: Grounding
) -> tuple[Coverage, tuple[Unclassified, ...]]:
    """Count the numbers of *clean*; list those that begin in no span of *explained*."""
    known = SpanSet(explained)
    left: list[Unclassified] = []
    for numeral in numerals:
        if numeral.start in known:
            continue
        end = numeral.end + (len(numeral.glued) if _glued_behind(clean, numeral) else 0)
        left.append(
            Unclassified(
                text=clean.text[numeral.start : end],
                reason=_reason(numeral),
                evidence=(ground.evidence(numeral.start, end),),
            )
        )
    tokens = len(numerals)
    return (
        Coverage(tokens=tokens, explained=tokens - len(left), unclassified=len(left)),
        tuple(left),
    )


def _glued_behind(clean: CleanText, numeral: Numeral) -> bool:
    return bool(numeral.glued) and clean.folded.startswith(numeral.glued, numeral.end)


def _reason(numeral: Numeral) -> str:
    if numeral.doubt in _REASONS:
        return _REASONS[numeral.doubt]
    if numeral.glued:
        return "it is part of a word"
    if numeral.words:
        return "a number word without a noun that it counts"
    return "no unit, noun or lead-in says what it is"
