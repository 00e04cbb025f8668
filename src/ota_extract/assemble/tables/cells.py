"""The cells of tables that the layout shows: which is an amount, which a recipient's name.

>>> from ota_extract.scan.numerals import find_numerals
>>> def read(cell):
...     clean = CleanText.of(cell)
...     reader = CellReader(clean, Numbers(find_numerals(clean.folded)))
...     found = reader.amount(Span(0, len(cell)))
...     return found and str(found.numeral.value)
>>> [read(cell) for cell in ("€ 55.600,00", "61.500,00(1)", "70.500,00 €**", "-6.000,00", "500,00-", "3 έργα")]
['55600', '61500', '70500', '-6000', '-500', None]
>>> [read(cell) for cell in ("15 000,00", "7.500,-", "(12.000,00)", "(12.000,00 €)", "15 000 000 12")]
['15000', '7500', '-12000', '12000', None]
"""

from __future__ import annotations

import re
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import CURRENCY, Amount, amount, minus, taken_off
from ota_extract.assemble.tables.authorities import Recipient, find_recipient
from ota_extract.clean import CleanText
from ota_extract.mentions import Numeral
from ota_extract.scan.digits import plain

Cells = tuple[Span, ...]
"""A row as the layout shows it, from the left; an empty cell is an empty span."""
LONGEST_AMOUNT = 40  # code points
SUPERSCRIPTS = "⁰¹²³⁴-⁹"
_AROUND = re.compile(rf"[\s()*{SUPERSCRIPTS}]*(?:{CURRENCY})?[\s()*.{SUPERSCRIPTS}]*[+]?")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d{1,2})?(?=\s*(?:€|ευρω)?\s*\Z)")
"""«15 000,00», where nothing else stands in the cell."""
_NOTE = re.compile(r"\(\d{1,2}\)")  # where an amount is due: see there
_NO_CENTS = re.compile(r"(?<=\d),[-–—]\s*(?:€|ευρω)?\s*\Z")
"""«7.500,-»: the stroke stands for no cents."""
_NOTHING = frozenset(("", "-", "–", "—", "−", "--", "---"))
"""What stands in a cell that holds none: «-» for what was refused."""
_NOTES = re.compile(
    r"(?<=[\d€*α-ω.])\s?(?:\*|[⁰¹²³⁴-⁹†‡]|\((?:\d{1,2}|[α-ω]|\*{1,3})\)|\[\d{1,2}\]|(?<=,\d\d)\s\d(?!\d))+\s*\Z"
)
"""Marks behind an amount that lead to a note: «61.500,00(1)», «52.500,00**», «10.000,00 ¹»."""


class CellReader:
    """Reads the cells of one text, each once: head, columns and rows all ask for the same ones."""

    def __init__(self, clean: CleanText, numbers: Numbers) -> None:
        self.text = clean.text
        self.folded = clean.folded
        self.numbers = numbers
        self._amounts: dict[Span, Amount | None] = {}
        self._recipients: dict[Span, Recipient | None] = {}

    def amount(self, cell: Span) -> Amount | None:
        """The amount that *cell* consists of, or None."""
        try:
            return self._amounts[cell]
        except KeyError:
            found = self._amounts[cell] = self._amount(cell)
            return found

    def is_blank(self, cell: Span) -> bool:
        """Whether *cell* is empty, or has the dash that stands for none."""
        return cell.end - cell.start < 4 and self.text[cell.start : cell.end].strip() in _NOTHING

    def notes(self, cell: Span) -> list[Span]:
        """The numbers in *cell*, an amount, that only lead to notes: «(1)»."""
        one = self.amount(cell)
        if one is None:
            return []
        inside = self.numbers.within(one.numeral.end, cell.end)
        return [Span(numeral.start, numeral.end) for numeral in inside]

    def _amount(self, cell: Span) -> Amount | None:
        start, end = cell
        if not 0 < end - start <= LONGEST_AMOUNT:
            return None
        inside = self.numbers.within(start, end)
        if (
            inside
            and inside[-1].end < end
            and (no_cents := _NO_CENTS.search(self.folded[start:end]))
        ):
            end = start + no_cents.start()
        if len(inside) > 1 and (spaced := _SPACED.match(self.folded[start:end])):
            inside = [_whole(inside[0], spaced[0])]
        if len(inside) > 1:
            notes = _NOTES.search(self.text, start, end)
            end = notes.start() if notes else end
            inside = self.numbers.within(start, end)
        if len(inside) != 1:
            return None
        if (inside[0].start, inside[0].end) == (start, end):
            return amount(self.folded, inside[0], in_column=True)
        if _NOTE.fullmatch(self.folded, start, end):
            return None
        sign, start, end = minus(self.folded, start, inside[0], end)
        if not _AROUND.fullmatch(self.folded, inside[0].end, end):
            return None
        if not _AROUND.fullmatch(self.folded, start, inside[0].start):
            return None
        found = amount(self.folded, inside[0], in_column=True)
        return found if found is None or sign is None else taken_off(found, sign)

    def recipient(self, cell: Span) -> Recipient | None:
        """The recipient that *cell* names, or None."""
        try:
            return self._recipients[cell]
        except KeyError:
            found = self._recipients[cell] = find_recipient(self.text, self.folded, *cell)
            return found


def _whole(first: Numeral, digits: str) -> Numeral:
    """The number that spaces group, from the *first* of its groups on."""
    value = Decimal(digits.replace(" ", "").replace(",", "."))
    return first._replace(end=first.start + len(digits), value=plain(value), doubt=None)
