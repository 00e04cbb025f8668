"""Lines that belong to the page and not to the release: running heads and feet, counters, stamps.

A line in the top or bottom margin that stands on many pages in the same place is furniture, whatever
it says; digits may differ. A page counter, the code of a published act (ΑΔΑ) and the note of a digital
signature are told by their form, in the margins only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from ota_extract.reading.pdf.pieces import Block, TextLine

MARGIN = 0.14
"""How much of the page's height, at the top and at the foot, may hold furniture."""
RUN = 8
"""A line on so many pages in a row is furniture, however long the document."""
_COUNTER = re.compile(
    r"[\[(\-–—|•\s]*(?:(?:σελ(?:ίδα|ιδα|\.)?|page)\s*)?\d{1,4}(?:\s*(?:από|απο|/|of)\s*\d{1,4})?[\])\-–—|•\s]*",
    re.IGNORECASE,
)
_ACT_CODE = re.compile(r"(?:ΑΔΑ|AΔA|A∆A|Α∆Α|ADA)\s*:?\s*[0-9A-ZΑ-Ω∆]{6,12}-[0-9A-ZΑ-Ω∆]{2,4}")
_SIGNATURE = re.compile(
    r"(?:Digitally signed|Signature (?:Not )?Verified|Date: \d{4}\.\d\d\.\d\d|Reason:|Location: )",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def find_furniture(pages: list[list[Block]], heights: list[float]) -> dict[int, str]:
    """Why each line that is furniture is one, by the ``id`` of the line."""
    found: dict[int, str] = {}
    places: dict[tuple[str, bool], list[tuple[int, TextLine]]] = defaultdict(list)
    for number, (blocks, height) in enumerate(zip(pages, heights, strict=True)):
        for line in _in_margins(blocks, height):
            text = line.piece.text
            if (code := _ACT_CODE.search(text)) and len(text) < 40 and _is_all(text, code):
                found[id(line)] = "act-code"
            elif _SIGNATURE.match(text):
                found[id(line)] = "signature"
            elif _COUNTER.fullmatch(text) and _is_outermost(line, blocks):
                found[id(line)] = "page-counter"
            key = _DIGITS.sub("#", " ".join(text.split()))
            places[key, line.top < height / 2].append((number, line))
    enough = max(2, round(0.4 * len(pages)))
    for (_, at_top), lines in places.items():
        numbers = sorted({number for number, _ in lines})
        if len(numbers) < min(enough, RUN) or (
            len(numbers) < enough and _longest_run(numbers) < RUN
        ):
            continue
        for _, line in lines:
            if sum(abs(line.top - other.top) < 20 for _, other in lines) >= min(enough, RUN):
                found.setdefault(id(line), "running-header" if at_top else "running-footer")
    return found


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
    lines = [block for block in blocks if isinstance(block, TextLine)]
    return [
        line for line in lines if line.bottom < MARGIN * height or line.top > (1 - MARGIN) * height
    ]


def _is_outermost(line: TextLine, blocks: list[Block]) -> bool:
    """Whether nothing stands further out than *line*."""
    return all(block.top <= line.top + 2 or block.top - line.bottom < 0 for block in blocks) or all(
        block.bottom >= line.bottom - 2 for block in blocks
    )
