"""Lines that belong to the page and not to the release: running heads and feet, counters, stamps.

A line in the top or bottom margin that stands on many pages in the same place is furniture; one number
in it may count the pages, and nothing else may differ. A page counter, the code of a published act (ΑΔΑ)
and the note of a digital signature are told by their form, in the margins only.

A copy of a page proves nothing about its lines, nor does a page that holds nothing else. A line that tells
an amount or counts municipalities is a running head only where most pages have it, word for word; it and
a date stay in one place where no other line tells them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ota_extract.greek import fold
from ota_extract.reading.pdf.page import MARGIN
from ota_extract.reading.pdf.pieces import Block, TextLine

MAY_TELL = ("running-header", "running-footer", "act-code")
"""Furniture of which one line stays where it tells what the text does not."""
RUN = 8
"""A line on so many pages in a row is furniture, however long the document."""
_OF = r"(?:\s*(?:από|απο|/|of)\s*\d{1,4})"
_COUNTER = re.compile(
    rf"[\[(\-–—|•\s]*(?:(?:σελ(?:ίδα|ιδα|\.)?|page)\s*)?\d{{1,4}}{_OF}?[\])\-–—|•\s]*",
    re.IGNORECASE,
)
_NAMED_COUNTER = re.compile(rf"\b(?:σελ(?:ίδα|ιδα|\.)|page)\s*\d{{1,4}}{_OF}?", re.IGNORECASE)
_ACT_CODE = re.compile(r"(?:ΑΔΑ|AΔA|A∆A|Α∆Α|ADA)\s*:?\s*([0-9A-ZΑ-Ω∆]{6,12}-[0-9A-ZΑ-Ω∆]{2,4})")
_SIGNATURE = re.compile(
    r"(?:Digitally signed|Signature (?:Not )?Verified|Date: \d{4}\.\d\d\.\d\d|Reason:|Location: )",
    re.IGNORECASE,
)
_MAY_COUNT = re.compile(r"(?<![\d.,])\d{1,4}(?!\d|[.,]\d)")
_AMOUNT = re.compile(  # in folded letters: «5.000.000», «7,2 εκατ.», «ευρώ», «12 Δήμους», «(12) Δήμοι»
    r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?!\.?\d)(?:,\d+)?|\d[\d.,]*\s*(?:εκατ|εκ\.|δισ|χιλ|€|ευρω)|€\s*\d[\d.,]*"
    r"|\bευρω\b|\d+\)?\s+(?:\w+\s+){0,2}δημ(?:οι|ουσ|ων|ο[σν]?)\b"
)
_DATE = re.compile(  # not «66/20.01.2018», the number of a gazette, nor when a browser printed the page
    r"(?<![\d/.])\d{1,2}(?:[./-]\d{1,2}[./-]|\s+[^\W\d]{3,}\s+)(?:19|20)\d\d\b(?!,?\s*\d{1,2}:\d\d)"
)

Place = tuple[int, TextLine]
"""A line, and the index of its page."""


def find_furniture(pages: list[list[Block]], heights: list[float]) -> dict[int, str]:
    """Why each line that is furniture is one, by the ``id`` of the line."""
    by_form: dict[int, str] = {}
    places: dict[tuple[str, bool], list[Place]] = defaultdict(list)
    for number, (blocks, height) in enumerate(zip(pages, heights, strict=True)):
        for line in _in_margins(blocks, height):
            if why := _why_by_form(line, blocks):
                by_form[id(line)] = why
            for words in _wordings(line.piece.text, number):
                places[words, line.top < height / 2].append((number, line))
    pages_that_tell = _without_copies(pages, by_form)
    found = _running(places, pages_that_tell)
    bare = {
        number
        for number in pages_that_tell
        if all(id(block) in by_form or id(block) in found for block in pages[number])
    }
    if bare and found:
        found = _running(places, pages_that_tell - bare)
    aside = {**found, **by_form}
    if not any(why in MAY_TELL for why in aside.values()):
        return aside  # counters of pages tell nothing
    return _without_told_once(pages, heights, aside, _told(pages, set(aside)))


def _why_by_form(line: TextLine, blocks: list[Block]) -> str | None:
    text = line.piece.text
    if (code := _ACT_CODE.search(text)) and len(text) < 40 and _is_all(text, code):
        return "act-code"
    if _SIGNATURE.match(text):
        return "signature"
    if _COUNTER.fullmatch(text) and _is_outermost(line, blocks):
        return "page-counter"
    return None


def _wordings(text: str, page: int) -> Iterator[str]:
    """*text* as it would stand on each page: as it is, and with each number that may count the pages as its
    distance from the index of the *page*.

    >>> list(_wordings("Δήμος Α, φύλλο 3", 2))
    ['Δήμος Α, φύλλο 3', 'Δήμος Α, φύλλο #1']
    >>> list(_wordings("Κατανομή 5 εκατ.", 2)), list(_wordings("ΥΠΕΣ, σελίδα 3 από 9", 2))
    (['Κατανομή 5 εκατ.'], ['ΥΠΕΣ, #'])
    """
    text = " ".join(text.split())
    if _NAMED_COUNTER.search(text):
        yield _NAMED_COUNTER.sub("#", text)
        return
    yield text
    if _AMOUNT.search(fold(text)) is None:
        for number in _MAY_COUNT.finditer(text):
            yield f"{text[: number.start()]}#{int(number[0]) - page}{text[number.end() :]}"


def _without_copies(pages: list[list[Block]], by_form: dict[int, str]) -> set[int]:
    """The indices of the *pages* that do not say, word for word, what one before them says."""
    first: dict[tuple[str, ...], int] = {}
    for number, blocks in enumerate(pages):
        first.setdefault(
            tuple(text for block in blocks if id(block) not in by_form for text in _texts(block)),
            number,
        )
    return set(first.values())


def _running(
    places: dict[tuple[str, bool], list[Place]], pages_that_tell: set[int]
) -> dict[int, str]:
    """The lines that stand in the same place on enough of the *pages_that_tell*, and on the others."""
    found: dict[int, str] = {}
    usual = max(2, round(0.4 * len(pages_that_tell)))
    most = max(3, len(pages_that_tell) // 2 + 1)
    for (words, at_top), lines in places.items():
        enough = most if _AMOUNT.search(fold(words)) else usual
        numbers = sorted({number for number, _ in lines if number in pages_that_tell})
        if len(numbers) < min(enough, RUN) or (
            len(numbers) < enough and _longest_run(numbers) < RUN
        ):
            continue
        for _, line in lines:
            if sum(abs(line.top - other.top) < 20 for _, other in lines) >= min(enough, RUN):
                found.setdefault(id(line), "running-header" if at_top else "running-footer")
    return found


def _told(pages: list[list[Block]], aside: set[int]) -> str:
    """What the *pages* say, without the lines *aside*, folded."""
    blocks = (block for blocks in pages for block in blocks if id(block) not in aside)
    return fold(" ".join(" ".join(text.split()) for block in blocks for text in _texts(block)))


def _without_told_once(
    pages: list[list[Block]], heights: list[float], found: dict[int, str], told: str
) -> dict[int, str]:
    """*found* without one line of those that tell an amount, a date or an ΑΔΑ that is not *told* elsewhere:
    a head stays on its first page, a foot on its last, where it cuts no sentence."""
    places = [
        (block, block.top < height / 2)
        for blocks, height in zip(pages, heights, strict=True)
        for block in blocks
        if found.get(id(block)) in MAY_TELL
    ]
    heads = [line for line, at_top in places if at_top]
    feet = [line for line, at_top in reversed(places) if not at_top]
    kept: set[int] = set()
    for line in [*heads, *feet]:
        text = " ".join(" ".join(_texts(line)).split())
        words = fold(text)
        facts = [match[0] for pattern in (_AMOUNT, _DATE) for match in pattern.finditer(words)]
        facts += [fold(match[1]) for match in _ACT_CODE.finditer(text)]
        if any(fact not in told for fact in facts):
            kept.add(id(line))
            told += " " + words
    return {key: why for key, why in found.items() if key not in kept}


def _texts(block: Block) -> Iterable[str]:
    if isinstance(block, TextLine):
        return (block.piece.text,)
    return (piece.text for row in block.rows for cell in row for piece in cell)


def _is_all(text: str, code: re.Match[str]) -> bool:
    """Whether *text* says nothing but the *code*: the ministry's name may stand on the same line."""
    rest = text[: code.start()] + text[code.end() :]
    return sum(map(str.isalpha, rest)) < 4


def _longest_run(numbers: list[int]) -> int:
    """On how many pages in a row, or on every second one, a line stands."""
    longest = run = 1
    for one, two in pairwise(numbers):
        run = run + 1 if two - one <= 2 else 1
        longest = max(longest, run)
    return longest


def _in_margins(blocks: list[Block], height: float) -> list[TextLine]:
    return [block for block in blocks if isinstance(block, TextLine) and in_margin(block, height)]


def in_margin(line: TextLine, height: float) -> bool:
    """Whether *line* stands at the top or the foot of a page of *height*."""
    return line.bottom < MARGIN * height or line.top > (1 - MARGIN) * height


def tells_a_fact(line: TextLine) -> bool:
    """Whether *line* tells an amount, counts municipalities or gives a date."""
    words = fold(" ".join(line.piece.text.split()))
    return _AMOUNT.search(words) is not None or _DATE.search(words) is not None


def _is_outermost(line: TextLine, blocks: list[Block]) -> bool:
    """Whether nothing stands further out than *line*."""
    return all(block.top <= line.top + 2 or block.top - line.bottom < 0 for block in blocks) or all(
        block.bottom >= line.bottom - 2 for block in blocks
    )
