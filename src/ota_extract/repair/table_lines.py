"""The table lines of a text: which lines are rows, and which lines make one row together.

>>> from ota_extract.repair.sheet import lines_of
>>> lines = lines_of("Δήμος Πάρου 5.000,00\\nΔήμος Μάνδρας -\\nΕιδυλλίας 90.000,00\\nΔήμος Κέας 7.000,00")
>>> table = TableLines(lines, frozenset(), {})
>>> sorted(table.rows), [table.goes_on(1, index) for index in (1, 2, 3)]
([0, 2, 3], [False, True, False])

One line that looks like a row is none: rows come in company, or in cells drawn with pipes or tabs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from ota_extract.clean import DASHES
from ota_extract.repair.rows import (
    are_titled,
    begins_table,
    goes_on_in_name,
    is_header,
    is_name_part,
    is_numbered,
    looks_like_row,
)
from ota_extract.repair.sheet import Line


class TableLines:
    """The rows among *lines*. *known* are lines that the layout shows to be of a table, *items* those
    that begin an entry of a list."""

    def __init__(self, lines: Sequence[Line], known: Set[int], items: Mapping[int, str]) -> None:
        self._lines, self._known, self._items = lines, known, items
        self.rows = self._rows()
        self._heads = self._drawn_heads()
        self._name_parts = self._halves_of_names()

    def goes_on(self, first: int, index: int) -> bool | None:
        """Tell whether line *index* belongs to the row that began at line *first*; None where neither
        it nor the line before is of a table."""
        if index in self._known or index - 1 in self._known:
            return False
        if index - 1 in self._name_parts:
            return True
        if begins_table(self._lines[index].text):
            return False
        if index - 1 in self.rows or index in self.rows:
            return index in self.rows and index - 1 in self.rows and self._same_row(first, index)
        return None

    def _rows(self) -> set[int]:
        shaped = [looks_like_row(line.text) for line in self._lines]
        found = set(self._known)
        for index, shape in enumerate(shaped):
            text = self._lines[index].text
            if not shape or index in self._known:
                continue
            if index in self._items and not text[0].isdigit():
                continue
            near = [i for i in (index - 2, index - 1, index + 1, index + 2) if 0 <= i < len(shaped)]
            if text.count("|") > 1 or "\t" in text or any(shaped[i] for i in near):
                found.add(index)
        return found

    def _drawn_heads(self) -> dict[int, int]:
        """Each row that is drawn with pipes, with the first row of its table."""
        heads: dict[int, int] = {}
        for index in sorted(self.rows):
            if "|" in self._lines[index].text:
                heads[index] = heads.get(index - 1, index)
        return heads

    def _halves_of_names(self) -> set[int]:
        """Lines that hold the first half of a name whose row ends on the next line."""
        rows = self.rows - self._known
        parts = [
            index
            for index in range(len(self._lines) - 1)
            if index + 1 in rows
            and index not in self.rows
            and index not in self._items
            and (index - 1 in rows or index + 2 in rows)
            and is_name_part(self._lines[index].text)
            and (
                self._lines[index + 1].text[0].isupper()
                or goes_on_in_name(self._lines[index + 1].text)
            )
        ]
        if not parts:
            return set()
        titled = are_titled([self._lines[i].text for i in sorted(rows)])
        found: set[int] = set()
        for index in parts:
            text, row = self._lines[index].text, self._lines[index + 1].text
            if is_numbered(text) or goes_on_in_name(row):
                found.add(index)  # the row below has no number of its own: it begins with a name
            elif titled:
                if are_titled([text]) and not are_titled([row]):
                    found.add(index)
            elif text[-1] in DASHES + "&" or (
                len(parts) == 1 and index - 1 in rows and not is_header(text)
            ):
                found.add(index)
        return found

    def _same_row(self, first: int, index: int) -> bool:
        """Tell whether line *index* holds further cells of the row that began at line *first*."""
        head = self._heads.get(first, first)
        cells = self._lines[head].text.count("|")
        held = sum(self._lines[i].text.count("|") for i in range(first, index))
        return head < first and held + self._lines[index].text.count("|") <= cells and held < cells
