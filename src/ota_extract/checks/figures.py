"""Checks on figures: two writings of one number, two values of one thing, totals out of reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.checks.tables import stated_range
from ota_extract.clean import CleanText
from ota_extract.findings import Observation
from ota_extract.greek import fold
from ota_extract.mentions import Mentions
from ota_extract.records import Figure
from ota_extract.spans import SpanSet

_NOT_DISTINCT = {"unspecified", "municipalities", "projects"}
_SPECIFIC = 3  # words of a subject that can only mean one thing
_TOTALS = ("allocation", "budget", "total_amount", "programme_budget", "aid")
_ADMITTED = ("municipalities_admitted", "admissions", "municipalities_funded", "municipalities")


def doubtful_numbers(clean: CleanText, mentions: Mentions) -> Iterator[Observation]:
    """Numbers whose writing leaves a doubt, unless an identifier or a date explains them."""
    named = SpanSet.of(mentions.identifiers, mentions.dates)
    for numeral in mentions.numerals:
        if numeral.doubt is None or numeral.doubt == "dot-decimal":
            continue
        if numeral.start in named:
            continue
        written = clean.text[numeral.start : numeral.end]
        spans = (Span(numeral.start, numeral.end),)
        if numeral.doubt == "scale-dropped":
            message = (
                f"«{written}» is a full number with a scale word behind it, which was left out."
            )
            yield Observation("scale-word-doubtful", message, spans, found=numeral.value)
        else:
            message = f"«{written}» is written in no known way; read it in the original document."
            yield Observation("number-malformed", message, spans)


def reversed_ranges(clean: CleanText, mentions: Mentions) -> Iterator[Observation]:
    """«από 900 έως 100 ευρώ»."""
    for one, two in pairwise(mentions.quantities):
        if one.reversed_range and two.reversed_range:
            yield Observation(
                "range-reversed",
                f"«{clean.text[one.start : two.end]}» goes from the greater to the smaller number; "
                "the two are given as single figures.",
                spans=(Span(one.start, two.end),),
                expected=two.value,
                found=one.value,
            )


def disagreeing_writings(clean: CleanText, mentions: Mentions) -> Iterator[Observation]:
    """«τρεις (4) δόσεις»: a number in words whose digits in brackets say something else."""
    for numeral in mentions.numerals:
        if numeral.in_brackets is not None:
            yield _two_writings(clean, numeral.start, numeral.end)
    words = {numeral.start: numeral.words for numeral in mentions.numerals}
    for one, two in pairwise(mentions.quantities):
        gap = clean.text[one.core.end : two.core.start].strip()
        closed = clean.text[two.core.end : two.core.end + 1] == ")"
        if gap == "(" and closed and (one.kind, one.unit) == (two.kind, two.unit):
            in_words = words.get(one.core.start), words.get(two.core.start)
            if one.value != two.value and in_words in ((True, False), (False, True)):
                yield _two_writings(clean, one.core.start, two.core.end + 1)


def disagreeing_figures(figures: Sequence[Figure]) -> Iterator[Observation]:
    """Two exact figures of the same measure and subject with different values.

    A short subject («η ενίσχυση») may be said of many things, and one with more than two values is
    a breakdown; neither is a disagreement.
    """
    alike: dict[tuple[str | None, ...], list[Figure]] = {}
    for figure in figures:
        if figure.measure in _NOT_DISTINCT or figure.change or figure.bound != "exact":
            continue
        if figure.subject is None or len(figure.subject.split()) < _SPECIFIC:
            continue
        key = (figure.measure, figure.unit, fold(figure.subject), figure.per, figure.statistic)
        alike.setdefault(key, []).append(figure)
    for group in alike.values():
        if len(group) != 2 or _rounds(*group) or _rounds(group[1], group[0]):
            continue
        one, two = group
        if one.value is not None and two.value is not None and one.value != two.value:
            yield Observation(
                "figures-disagree",
                f"«{one.subject}» is {one.value:f} in one place and {two.value:f} in another.",
                expected=one.value,
                found=two.value,
                refs=(one.id, two.id),
            )


def total_and_range(figures: Sequence[Figure]) -> Iterator[Observation]:
    """Count × range against the total that is stated for that count."""
    stated = stated_range(figures)
    if stated is None or stated.low is None or stated.high is None:
        return
    totals = [
        f for f in figures if f.kind == "money" and f.measure in _TOTALS and f.value and not f.per
    ]
    counts: dict[str, tuple[int, Figure]] = {}
    for order, figure in enumerate(figures):
        if figure.kind == "count" and figure.measure in _ADMITTED and figure.value:
            counts.setdefault(f"{figure.value}", (order, figure))
    for total in totals:
        named = [counts[n] for n in re.findall(r"\d+", total.subject or "") if n in counts]
        if not named or total.value is None:
            continue
        _, counted = min(named, key=lambda found: found[0])
        if counted.value is None:
            continue
        least, most = counted.value * stated.low, counted.value * stated.high
        # a limit on the other side leaves the total free to reach the range
        below = total.value < least and total.bound not in ("at_least", "more_than")
        above = total.value > most and total.bound not in ("at_most", "less_than")
        if below or above:
            yield Observation(
                "total-outside-range",
                f"{counted.value:f} × {stated.low:f} to {stated.high:f} gives {least:f} to {most:f}; "
                f"the stated total is {total.value:f}.",
                expected=f"{least:f}-{most:f}",
                found=total.value,
                refs=(total.id, counted.id, stated.id),
            )


def _two_writings(clean: CleanText, start: int, end: int) -> Observation:
    return Observation(
        "words-and-digits-disagree",
        f"The words and the digits of «{clean.text[start:end]}» are two different numbers.",
        spans=(Span(start, end),),
    )


def _rounds(rough: Figure, fine: Figure) -> bool:
    """Whether *rough* is *fine*, rounded to the digits it is written with."""
    if not rough.value or fine.value is None:
        return False
    digits = f"{int(rough.value)}"
    step = Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
    return abs(rough.value - fine.value) < step
