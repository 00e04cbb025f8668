r"""Numbers of list items, table rows and pages: «1)», «α)», «8.», «- 2 -».

>>> from ota_extract.clean import CleanText
>>> clean = CleanText.of("1) Πρώτο έργο\n\nδηλαδή 1) ο Δήμος Α και 2) ο Δήμος Β (έργα 12)\n\n- 2 -")
>>> [(clean.text[n.start:n.end], n.kind) for n in find_list_numbers(clean)]
[('1)', 'list_number'), ('- 2 -', 'page'), ('1)', 'list_number'), ('2)', 'list_number')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ota_extract.clean import BULLETS, DASHES, Block, BlockKind, CleanText
from ota_extract.mentions import Identifier

_LIST_START = re.compile(  # «1.», «2)», «(3)», «α)», «στ.», «iv)»
    rf"[{DASHES}{BULLETS}]?\s*(\(?(?:\d{{1,3}}|[α-θι]|στ|ι[α-θ]|[ivx]{{1,4}})['΄’]?\)|(?:\d{{1,3}}|[α-θι]|στ|[ivx]{{1,4}})\.)"
    r"(?!\d)(?=\s|[α-ωa-z«])(?!\s?[α-ω]\.)"
)
_INLINE = re.compile(r"[0-9](?<![\w.,(]\d)\d?\)(?=\s?[α-ω«])")
_PARTED = r"(?:\s?\|\s?|\s+)"
_ROW_INDEX = re.compile(
    rf"(?:\|\s?)?(?P<index>\d{{1,4}}(?:[.)]\s?(?:\|\s?)?|{_PARTED})(?:\d{{4,6}}{_PARTED})?)(?=[^\W\d])"
)
_COUNTED = ("δημοι", "δημουσ", "δημων")  # «163 Δήμοι» at the start of a row is a count
_LONGEST = 16  # code points in which such a number ends
_PAGE_LINE = re.compile(r"[-–—]\s?\d{1,3}\s?[-–—]|\d{1,2}/\d{1,2}")


def find_list_numbers(clean: CleanText) -> Iterator[Identifier]:
    """Yield the number that begins each block, then those of lists inside a sentence."""
    folded = clean.folded
    for block in clean.blocks:
        begin = folded[block.start : block.start + _LONGEST]
        marked = ")" in begin or "." in begin  # most rows of a table have neither
        number = _LIST_START.match(folded, block.start, block.end) if marked else None
        if number:
            yield Identifier(*number.span(1), "list_number")
        elif block.kind is BlockKind.ROW:
            yield from _row_index(clean, block)
        elif block.end - block.start <= 9 and _PAGE_LINE.fullmatch(folded, block.start, block.end):
            yield Identifier(block.start, block.end, "page")
    if ")" in folded:
        for match in _INLINE.finditer(folded):
            if folded[max(match.start() - 1, 0) : match.start()] in ("", "\n"):
                continue  # at the start of its line: read above
            opened = folded.rfind("(", max(match.start() - 80, 0), match.start())
            if opened < 0 or folded.find(")", opened, match.start()) >= 0:
                yield Identifier(match.start(), match.end(), "list_number")


def _row_index(clean: CleanText, block: Block) -> Iterator[Identifier]:
    """«8.ΔΗΜΟΣ ΕΔΕΣΣΑΣ …», «7 53108 ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ …»: index and code before the name."""
    index = _ROW_INDEX.match(clean.folded, block.start, block.end)
    if (
        index
        and clean.text[index.end()].isupper()
        and not clean.folded.startswith(_COUNTED, index.end())
    ):
        start = index.start("index")
        yield Identifier(start, start + len(index["index"].rstrip(" \t|")), "list_number")
