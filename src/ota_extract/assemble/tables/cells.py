"""The cells of tables that the layout shows: which is an amount, which a recipient's name."""

from __future__ import annotations

import re

from ota_extract.alignment import Span
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import CURRENCY, Amount, amount
from ota_extract.assemble.tables.authorities import Recipient, find_recipient
from ota_extract.clean import CleanText

LONGEST_AMOUNT = 40  # code points
_AROUND = re.compile(rf"[\s()*]*(?:{CURRENCY})?[\s()*.]*")


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

    def _amount(self, cell: Span) -> Amount | None:
        if not 0 < cell.end - cell.start <= LONGEST_AMOUNT:
            return None
        inside = self.numbers.within(cell.start, cell.end)
        if len(inside) != 1 or not _AROUND.fullmatch(self.folded, inside[0].end, cell.end):
            return None
        if not _AROUND.fullmatch(self.folded, cell.start, inside[0].start):
            return None
        return amount(self.folded, inside[0], in_column=True)

    def recipient(self, cell: Span) -> Recipient | None:
        """The recipient that *cell* names, or None."""
        try:
            return self._recipients[cell]
        except KeyError:
            found = self._recipients[cell] = find_recipient(self.text, self.folded, *cell)
            return found
