"""Checks on figures: two writings of one number, two values of one thing, totals out of reach."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.checks.tables import stated_range
from ota_extract.clean import Block, BlockKind, CleanText
from ota_extract.findings import Observation, quoted
from ota_extract.greek import fold
from ota_extract.mentions import Mentions
from ota_extract.records import Figure
from ota_extract.spans import SpanSet
from ota_extract.stops import NO_ABBREVIATION

_NOT_DISTINCT = {"unspecified", "municipalities", "projects"}
_SPECIFIC = 3  # words of a subject that can only mean one thing
_TOTALS = ("allocation", "budget", "total_amount", "programme_budget", "aid")
_ADMITTED = ("municipalities_admitted", "admissions", "municipalities_funded", "municipalities")

# «131.79 πολίτες», «131.79 ευρώ»: no way that Greek is written; not «το υπομέτρο 4.3 του …»
_DIGIT_LOST = re.compile(r"\d{1,3}\.\d{2} (?:ευρω\b|€|[α-ω]{3,}(?:οι|εσ|ουσ|ων|α)\b)")
_REACH = 400  # letters of a sentence on either side of a number
_ENDING = re.compile(r"(?<=\w{3})[αειουωησν]+$")  # a case of the word
_SENTENCE_END = re.compile(rf"[.;!]{NO_ABBREVIATION}\s+(?=[^\W\d_])|\n")
_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d.,]*\d)")
# words of the sentence by which a figure is another than one said in the same words (folded)
_APART = re.compile(
    r"\b(?:αλλ(?:οι|ουσ|ων|εσ|α)|ακομ[αη]|επι(?:πλεον|προσθετ\w+)|νε(?:οι|ουσ|ων|εσ)|ηδη|περ[υι]σι|φετοσ|φετιν\w+|περσιν\w+"
    r"|προηγουμεν\w+|αρχικ\w+|τελικ\w+|πλεον|εναντι|οποιων|μεταξυ αυτων|απο αυτ\w+|μεχρι|εωσ|προκειται|υπολοιπ\w+|φασ(?:η|ησ|εισ)"
    r"|κυκλο\w*|προσκλησ\w+|αξον\w+|αντιστοιχ\w+|εκαστ\w+|κατηγορι\w+|ομαδ\w+|μονο|πρωτ\w+|δευτερ\w+|τριτ\w+)\b"
)
# «Αττική: 52 δήμοι …», «στην Κρήτη 54 δήμοι …»
_LABEL_OR_PLACE = re.compile(r":|\b[Σσ]τ(?:ο|ον|η|ην|α|ις|ους)\s+[Α-ΩΆΈΉΊΌΎΏ]|[Νν]ομ[όο]|Περιφέρει")


def doubtful_numbers(
    clean: CleanText,
    mentions: Mentions,
    seen: Iterable[Observation],
    codes: Iterable[Span] = (),
) -> Iterator[Observation]:
    """Numbers whose writing leaves a doubt, unless an identifier, a date or a table's column of *codes*
    explains them, or what was *seen* before tells of them: a gap, or the amounts of a table's row."""
    told = SpanSet(
        span for one in seen if one.name in ("text-gap", "number-malformed") for span in one.spans
    )
    named = SpanSet.of(mentions.identifiers, mentions.dates, codes)
    for numeral in mentions.numerals:
        if numeral.doubt is None or numeral.start in named:
            continue
        if numeral.doubt == "dot-decimal" and not _DIGIT_LOST.match(clean.folded, numeral.start):
            continue
        start = numeral.start
        if clean.text[max(start - 2, 0) : start] in (" ,", " ."):
            start -= 1  # «κόστος ,00»: what is left of it begins with its mark
        if told.overlaps(start, numeral.end):
            continue
        written = quoted(clean.text[start : numeral.end])
        spans = (Span(start, numeral.end),)
        if numeral.doubt == "scale-dropped":
            message = f"{written} is a full number with a scale word behind it, which was left out."
            yield Observation("scale-word-doubtful", message, spans, found=numeral.value)
        elif numeral.doubt == "dot-decimal":
            message = (
                f"{written} has two digits behind a dot: one may be lost, or a comma is meant."
            )
            yield Observation("number-malformed", message, spans)
        else:
            message = f"{written} is written in no known way; read it in the original document."
            yield Observation("number-malformed", message, spans)


def reversed_ranges(clean: CleanText, mentions: Mentions) -> Iterator[Observation]:
    """«από 900 έως 100 ευρώ»."""
    for one, two in pairwise(mentions.quantities):
        if one.reversed_range and two.reversed_range:
            yield Observation(
                "range-reversed",
                f"{quoted(clean.text[one.start : two.end])} goes from the greater to the smaller number; "
                "the two are given as single figures.",
                spans=(Span(one.start, two.end),),
                expected=two.value,
                found=one.value,
            )


def disagreeing_writings(clean: CleanText, mentions: Mentions) -> Iterator[Observation]:
    """«τρεις (4) δόσεις»: a number in words whose digits in brackets say something else."""
    for numeral in mentions.numerals:
        if numeral.in_words is not None:
            span = Span(numeral.start, numeral.end)
            yield _two_writings(clean, span, numeral.in_words, numeral.value)
    words = {numeral.start: numeral.words for numeral in mentions.numerals}
    for one, two in pairwise(mentions.quantities):
        gap = clean.text[one.core.end : two.core.start].strip()
        closed = clean.text[two.core.end : two.core.end + 1] == ")"
        if gap == "(" and closed and (one.kind, one.unit) == (two.kind, two.unit):
            in_words = words.get(one.core.start), words.get(two.core.start)
            if one.value != two.value and in_words in ((True, False), (False, True)):
                span = Span(one.core.start, two.core.end + 1)
                said, digits = (one, two) if words.get(one.core.start) else (two, one)
                yield _two_writings(clean, span, said.value, digits.value)


def disagreeing_figures(clean: CleanText, figures: Sequence[Figure]) -> Iterator[Observation]:
    """Two exact values of the same measure and subject.

    A short subject («η ενίσχυση») may be said of many things, one with more than two values is a
    breakdown, and what is told of another year, place or group is another thing: none disagrees.
    """
    alike: dict[tuple[str | None, ...], dict[Decimal, Figure]] = {}
    for figure in figures:
        if figure.measure in _NOT_DISTINCT or figure.change or figure.bound != "exact":
            continue
        if figure.value is None or (subject := _what_it_is(figure)) is None:
            continue
        key = (figure.measure, figure.unit, subject, figure.per, figure.statistic)
        alike.setdefault(key, {}).setdefault(figure.value, figure)
    for group in alike.values():
        if len(group) != 2:
            continue
        one, two = group.values()
        if _rounds(one, two) or _rounds(two, one) or _told_apart(clean, one, two):
            continue
        yield Observation(
            "figures-disagree",
            f"{quoted(one.subject or '')} is {one.value:f} in one place and {two.value:f} in another.",
            expected=one.value,
            found=two.value,
            refs=(one.id, two.id),
        )


def _what_it_is(figure: Figure) -> str | None:
    """The subject without the number of a count, the endings of its words left out: «Δήμων στη δράση»
    and «Δήμοι στη δράση» are one; None where it may be said of many things."""
    words = fold(figure.subject or "").split()
    if figure.kind == "count":
        words = [_ENDING.sub("", word) for word in words if not any(map(str.isdigit, word))]
    return " ".join(words) if len(words) >= _SPECIFIC else None


def _told_apart(clean: CleanText, one: Figure, two: Figure) -> bool:
    """Whether the words about the two say that they are of different years, places or groups, or that
    one is a part or an earlier state of the other."""
    blocks, years = [], []
    for figure in (one, two):
        at = figure.evidence[0].start
        block = clean.blocks[bisect_right(clean.blocks, at, key=lambda b: b.start) - 1]
        if block.kind is BlockKind.ROW:
            return True  # each column has a value of its own
        start, stop = _sentence(clean, block, at)
        if figure.kind == "count" and (
            block.kind in (BlockKind.ITEM, BlockKind.ROW)
            or _LABEL_OR_PLACE.search(clean.text, start, at)
        ):
            return True
        if _APART.search(clean.folded, start, stop):
            return True
        blocks.append(block)
        years.append(set(_YEAR.findall(clean.folded, start, stop)))
    if one.kind == "count" and blocks[0] == blocks[1]:
        return True  # within a paragraph counts are dealt out, not said again
    return years[0] != years[1]


def _sentence(clean: CleanText, block: Block, at: int) -> tuple[int, int]:
    """The sentence around *at*, within *block*; no further off than a sentence can be long."""
    start, stop = max(block.start, at - _REACH), min(block.end, at + _REACH)
    for end in _SENTENCE_END.finditer(clean.folded, start, stop):
        if end.start() >= at:
            return start, end.start()
        start = end.end()
    return start, stop


def total_and_range(clean: CleanText, figures: Sequence[Figure]) -> Iterator[Observation]:
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
    beside = _count_beside(clean, totals, [figure for _, figure in counts.values()], stated)
    for total in totals:
        named = [counts[n] for n in re.findall(r"\d+", total.subject or "") if n in counts]
        counted = min(named, key=lambda found: found[0])[1] if named else beside
        if counted is None or counted.value is None or total.value is None:
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


def _count_beside(
    clean: CleanText, totals: Sequence[Figure], counts: Sequence[Figure], stated: Figure
) -> Figure | None:
    """The count that the only total belongs to though its words do not name it: the only count of the
    release, before the total in its sentence, in the paragraph of the range."""
    if len(totals) != 1 or len(counts) != 1 or counts[0].bound != "exact":
        return None
    total, count, limits = (f.evidence[0].start for f in (totals[0], counts[0], stated))
    block = clean.blocks[bisect_right(clean.blocks, total, key=lambda b: b.start) - 1]
    start, _ = _sentence(clean, block, total)
    return counts[0] if start <= count < total and block.start <= limits < block.end else None


def _two_writings(
    clean: CleanText, span: Span, in_words: Decimal | None, in_digits: Decimal | None
) -> Observation:
    return Observation(
        "words-and-digits-disagree",
        f"The words and the digits of {quoted(clean.text[span.start : span.end])} are two different numbers.",
        spans=(span,),
        expected=in_words,
        found=in_digits,
    )


def _rounds(rough: Figure, fine: Figure) -> bool:
    """Whether *rough* is *fine*, rounded to the digits it is written with."""
    if not rough.value or fine.value is None:
        return False
    digits = f"{int(rough.value)}"
    step = Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
    return abs(rough.value - fine.value) < step
