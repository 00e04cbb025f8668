"""Lines of a name and a number below a head that names just these two columns: «Δήμος Ποσό (χιλ. €)».

>>> from ota_extract.scan.numerals import find_numerals
>>> clean = CleanText.of("Δήμος Ποσό\\nΧανίων -12.000\\nΡεθύμνης 800\\nΆρτας —\\nΖίτσας 12.34.567,00")
>>> (table,) = headed_lines(clean, [])
>>> [[clean.text[slice(*cell)] for cell in cells] for cells in table.rows[1:]]
[['Χανίων', '-12.000'], ['Ρεθύμνης', '800'], ['Άρτας', '—'], ['Ζίτσας', '12.34.567,00']]

The head says that any number there is an amount. Left to the rules for lines are those whose amounts
are all written as money.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.tables.authorities import is_municipality
from ota_extract.assemble.tables.cells import Cells
from ota_extract.assemble.tables.columns import RECIPIENTS, role
from ota_extract.assemble.tables.heads import read_head
from ota_extract.clean import Block, CleanTable, CleanText
from ota_extract.spans import SpanSet

_BEGINS = ("δημ", "α/α", "a/a", "αα ", "φορ", "οτα", "δικ", "ονο", "επω")
_ROW = re.compile(
    r"(?:(?P<index>\d{1,4})[.)]?\s)?(?P<name>[^\W\d_](?:[^\d:;€]*[^\s\d:;€(−–—-])?)\s"
    r"(?P<amount>[(+−–-]?(?:€\s?)?\d[\dOΟο.,]*(?:\s\d{3}(?!\d)[\d.,]*)*[-–]?\)?(?:\s?(?:€|ευρώ))?(?:\s?\*{1,3})?|[-–—]{1,3})"
)
_PLAIN = re.compile(
    r"(?:€\s?)?(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+,\d\d)(?:\s?(?:€|ευρώ))?(?:\s?\*{1,3})?"
)
_DASH = re.compile(r"[-–—]{1,3}")
_SIGNED = re.compile(r"[–-]\S")
_LONGEST = 120


def headed_lines(clean: CleanText, taken: Iterable[Span]) -> Iterator[CleanTable]:
    """The tables of such lines outside of *taken*, in text order."""
    blocks, shown = clean.blocks, SpanSet(taken)
    for at, block in enumerate(blocks):
        if not clean.folded.startswith(_BEGINS, block.start) or shown.overlaps(
            block.start, block.end
        ):
            continue
        head = _head(clean, block)
        if head is None:
            continue
        rows, behind = _rows(clean, at + 1, numbered=len(head) > 2)
        goes_on = any(_row(clean, line, None, numbered=len(head) > 2) for line in behind)
        if len(rows) > 1 and not goes_on and _needs_the_head(clean.text, rows):
            yield CleanTable((head, *rows), 1)


def _head(clean: CleanText, block: Block) -> Cells | None:
    """The columns of a head: the recipient's and the amount's, before them at most the row's number."""
    names = read_head(clean.text, clean.folded, block.start, block.end)
    roles = [role(clean.folded[name.start : name.end]) for name in names]
    if len(names) not in (2, 3) or roles[-1] != "amount" or roles[-2] not in RECIPIENTS:
        return None
    return tuple(names) if len(names) == 2 or roles[0] == "index" else None


def _rows(clean: CleanText, at: int, *, numbered: bool) -> tuple[list[Cells], Sequence[Block]]:
    """The rows from block *at* on, and the first blocks behind the one that is none."""
    rows: list[Cells] = []
    for number in range(at, len(clean.blocks)):
        line, *behind = clean.blocks[number : number + 3]
        cells = _row(clean, line, behind[0] if behind else None, numbered=numbered)
        if cells is None:
            return rows, behind
        rows.append(cells)
    return rows, ()


def _row(clean: CleanText, line: Block, below: Block | None, *, numbered: bool) -> Cells | None:
    text = clean.text
    if line.end - line.start > _LONGEST:
        return None
    found = _ROW.fullmatch(text, line.start, line.end)
    if found is None or (found["index"] and not numbered):
        return None
    name, amount = Span(*found.span("name")), Span(*found.span("amount"))
    if _DASH.fullmatch(found["amount"]) and _goes_on(text, found["name"], below):
        return None
    index = Span(*found.span("index")) if found["index"] else Span(line.start, line.start)
    return (index, name, amount) if numbered else (name, amount)


def _goes_on(text: str, name: str, below: Block | None) -> bool:
    """Whether the dash behind *name* may join it to the line *below*: «Δήμος Μάνδρας - ⏎ Ειδυλλίας 5.000»."""
    if not is_municipality(name):
        return True
    rest = _ROW.fullmatch(text, below.start, below.end) if below is not None else None
    return rest is not None and is_municipality(f"{name} - {rest['name']}")


def _needs_the_head(text: str, rows: Iterable[Cells]) -> bool:
    """Whether an amount shows what it is by its column only; a hyphen before each is no minus."""
    amounts = [text[slice(*cells[-1])] for cells in rows]
    return not all(_PLAIN.fullmatch(one) for one in amounts) and not all(
        _SIGNED.match(one) for one in amounts
    )
