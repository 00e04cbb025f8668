"""Paragraphs, list entries and table lines out of wrapped lines.

A wrap is plausible where the first word of the next line would not have fitted any more; that, the
end of a sentence, and how the next line begins decide together.

>>> from ota_extract.repair.sheet import lines_of
>>> text = "Την ένταξη πέντε δήμων\\n\\nανακοίνωσε σήμερα το\\n\\nυπουργείο.\\n\\nΤα έργα είναι:\\n\\n-Φωτισμός"
>>> [text[lines_of(text)[g.first].start : lines_of(text)[g.last].end].count("\\n") for g in paragraphs(lines_of(text))]
[4, 0, 0]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

import regex

from ota_extract.clean import BlockKind
from ota_extract.greek import fold
from ota_extract.repair.headings import is_heading, is_in_capitals
from ota_extract.repair.items import entries
from ota_extract.repair.rows import (
    begins_with_amount,
    cuts_name,
    cuts_word,
    ends_in_name,
    is_name_part,
)
from ota_extract.repair.sentences import (
    ends_sentence,
    goes_on_with_amount,
    goes_on_with_number,
    names_what_is_counted,
    names_whose_title,
    open_brackets,
    stays_open,
)
from ota_extract.repair.sheet import Group, Line
from ota_extract.repair.stacked_cells import stacked_cells
from ota_extract.repair.table_lines import TableLines
from ota_extract.repair.wrapping import Shape, shape_of

# what a paragraph likes to begin with (folded)
_OPENER = regex.compile(
    r"(?:ο|η|οι) (?:αναπληρωτ\w+ |υφ)?(?:υπουργ|προεδρ|γενικ|δημαρχ|περιφερειαρχ|κ\.)"
    r"|επισημαιν|σημειων|υπενθυμιζ|ακολουθει|πληροφοριεσ|αναλυτικ|ειδικοτερα|συγκεκριμενα|τελοσ,|παραλληλα"
)

_NUMBER_BEGINS = "0123456789("
_SUBJECT = regex.compile(r"Θ[Εε][Μμ][Αα]\s?:")  # of a decision: it goes on to its full stop
_PREAMBLE = regex.compile(r"Έχοντας|Λαμβάνοντας|Σχετ|ΣΧΕΤ|ΠΡΟΣ|Προς\b|[Αα]ποφ")
_LONGEST_NAME = 60  # of a line that ends in the hyphen of a name
_SENTENCE_INSIDE = regex.compile(r"[.;!…](?<=\p{Ll}{4}.) \p{Lu}")  # an abbreviation is shorter
_ROOM = 0.75  # how full a line is that breaks off in the middle of a sentence, at least
_COUNTED_END = regex.compile(r"(?r)(?<![\d.,])\d{1,3}(?:\.\d{3})* \p{L}+$")


def paragraphs(
    lines: Sequence[Line],
    table_lines: Set[int] = frozenset(),
    intruders: Sequence[tuple[int, int]] = (),
) -> list[Group]:
    """Group *lines* into blocks, in order.

    *table_lines* are lines known to be of a table; *intruders* are ranges of lines that must not be
    joined with what stands around them.
    """
    if not lines:
        return []
    return _Reading(lines, table_lines, intruders).groups()


class _Reading:
    """One pass over the lines; holds what the decisions between two lines need."""

    def __init__(
        self, lines: Sequence[Line], table_lines: Set[int], intruders: Sequence[tuple[int, int]]
    ) -> None:
        self.lines = lines
        self.shape: Shape = shape_of(lines)
        begun = entries(lines)
        self.table = TableLines(lines, table_lines, begun)
        self.items = {at: sign for at, sign in begun.items() if at not in self.table.rows}
        self.stacked = stacked_cells(lines)
        self.intruders = intruders
        self.edges = {edge for span in intruders for edge in span}
        self.item_ends: Counter[str] = Counter()
        self.open_brackets = 0
        self.is_prose, self.prose_read = False, 0  # what _prose knows, and from which lines

    def groups(self) -> list[Group]:
        found: list[Group] = []
        inside = {index for first, end in self.intruders for index in range(first, end)}
        first = 0
        for index in range(1, len(self.lines) + 1):
            self.open_brackets = open_brackets(self.lines[index - 1].text, self.open_brackets)
            if index == len(self.lines) or not self._goes_on(first, index):
                kind = BlockKind.CAPTION if first in inside else self._kind(first, index - 1)
                found.append(Group(kind, first, index - 1))
                if kind is BlockKind.ITEM:
                    self.item_ends[_ending(self.lines[index - 1].text)] += 1
                elif self.item_ends:
                    self.item_ends.clear()
                first = index
                self.open_brackets = 0
                self.is_prose, self.prose_read = False, index
        return found

    def _goes_on(self, first: int, index: int) -> bool:
        """Tell whether line *index* belongs to the block that began at line *first*. Cut words and names
        go on; then the table, the sentence and the looks of the lines are asked, until one of them knows."""
        if index in self.edges:
            return False
        if self._is_cut(first, index):
            return True
        answer = self._in_table(first, index)
        if answer is None and index in self.items:
            return False
        ended = ends_sentence(self.lines[index - 1].text)
        if answer is None:
            answer = self._in_sentence(first, index, ended)
        return self._by_looks(first, index, ended) if answer is None else answer

    def _is_cut(self, first: int, index: int) -> bool:
        """Tell whether a word, a name or an entry is cut at line *index*, even where that looks like a row."""
        a, b = self.lines[index - 1].text, self.lines[index].text
        if cuts_word(a, b):
            return True
        if index in self.items:
            return False
        if (  # an entry whose end looks like a row: «– Δήμος Άνδρου, επισκευή ⏎ του λιμένα: 300.000 €»
            first in self.items
            and index - 1 not in self.table.rows
            and b[0].islower()
            and a[-1].isalpha()
        ):
            return True
        return index not in self.table.rows and cuts_name(a, b)

    def _in_table(self, first: int, index: int) -> bool | None:
        """What the table says that line *index* is of; None where it is of none."""
        if index in self.stacked and index - 1 in self.stacked:
            return self.lines[index].text[0].islower() or ends_in_name(self.lines[index - 1].text)
        return self.table.goes_on(first, index)

    def _in_sentence(self, first: int, index: int, ended: bool) -> bool | None:
        """What the words around the line break say; *ended*: a sentence can end there. None: nothing."""
        a, b = self.lines[index - 1].text, self.lines[index].text
        if b[0].isupper() and len(a) < _LONGEST_NAME and ends_in_name(a) and is_name_part(b):
            return True
        if ended:
            return None
        colon = a[-1] == ":"
        if (colon or a[-1].isalpha()) and begins_with_amount(b):
            return True
        if b[0] in _NUMBER_BEGINS:
            if goes_on_with_number(a, b) and not self.lines[first].text[0].isdigit():
                return True  # else it begins the next entry of a list of counts: «93 δήμοι …»
            if self.lines[index].gap <= self.shape.gap and goes_on_with_amount(a, b):
                return True
        if not colon and (b[0].islower() or b[0] in ",.;)»·"):
            return not (
                a[-1] == b[-1] == ","  # a list without bullets: «φωτισμός, ⏎ ύδρευση,»
                and 0 < first == index - 1
                and self.lines[first - 1].text[-1] in ":,"
                and not self.shape.is_full(a, b)
            )
        is_open = (
            stays_open(a)
            or self.open_brackets > 0
            or names_what_is_counted(a, b)
            or names_whose_title(a, b)
        )
        return True if is_open else None

    def _by_looks(self, first: int, index: int, ended: bool) -> bool:
        """Tell by capitals, indents and the width of the lines."""
        line = self.lines[index]
        a, b = self.lines[index - 1].text, line.text
        ended_or_colon = ended or a[-1] == ":"
        if is_in_capitals(a) != is_in_capitals(b) and not ends_sentence(b):
            return False
        if not ended and line.gap <= self.shape.gap and _SUBJECT.match(self.lines[first].text):
            return a[-1] != "»" and not is_in_capitals(b) and not _PREAMBLE.match(b)
        if self.shape.indent_joins and line.indented and not (ended_or_colon or line.gap):
            return True
        full = self.shape.is_full(a, b) or (
            (a[-1].isalnum() or a[-1] == ",")
            and first not in self.items
            and self.shape.is_full(a, b, _ROOM)
            and self._prose(index)
        )
        return full and self._plausible(first, index, ended_or_colon)

    def _prose(self, index: int) -> bool:
        """Tell whether a sentence ended within the block before line *index*: then it is no title, and
        ends with a sentence."""
        while not self.is_prose and self.prose_read < index:
            line = self.lines[self.prose_read].text
            self.prose_read += 1
            self.is_prose = _SENTENCE_INSIDE.search(line) is not None or (
                self.prose_read < index and ends_sentence(line)
            )
        return self.is_prose

    def _plausible(self, first: int, index: int, ended: bool) -> bool:
        """After a full line: tell whether the text goes on, where the next line begins no word in
        lower case."""
        before, line = self.lines[index - 1], self.lines[index]
        shape = self.shape
        if line.gap > (0 if shape.blank_breaks else shape.gap):
            return False
        if not ended and self._ends_alike(first, index):
            return False
        if first in self.items and self.item_ends[_ending(before.text)] > 0:
            return False  # the entry ends as the entries before it did
        if shape.indent_joins:
            return line.indented
        if not ended:
            return True
        if line.indented or self._is_title(index):
            return False
        if before.text[-1] == ":":
            return line.text[0] in '«“"'
        if shape.newline_joins:
            return True
        return before.text[-1] != "»" and not _OPENER.match(fold(line.text[:40]))

    def _ends_alike(self, first: int, index: int) -> bool:
        """Tell whether the line before ends with the same counted word as one of the two after it or
        as the block before: the entries of a list without bullets («… από 181 Δήμους»)."""
        match = _COUNTED_END.search(self.lines[index - 1].text[-40:])
        return bool(match) and any(
            line.text.endswith(match[0][match[0].index(" ") :])
            and _COUNTED_END.search(line.text[-40:])
            for line in (*self.lines[index : index + 2], *self.lines[max(first - 1, 0) : first])
        )

    def _is_title(self, index: int) -> bool:
        """Tell whether line *index* stands alone: it ends no sentence, and none goes on after it."""
        text = self.lines[index].text
        if index + 1 >= len(self.lines) or ends_sentence(text) or not is_heading(text):
            return False
        after = self.lines[index + 1].text
        return after[0].isupper() and not self.shape.is_full(text, after) and not stays_open(text)

    def _kind(self, first: int, last: int) -> BlockKind:
        text = self.lines[first].text
        if first in self.table.rows or last in self.table.rows:
            return BlockKind.ROW
        if first in self.items:
            return BlockKind.ITEM
        if is_in_capitals(text) and len(text) < 200 and not ends_sentence(text):
            return BlockKind.HEADING
        if first == last and is_heading(text) and (last + 1 < len(self.lines) or len(text) < 50):
            return BlockKind.HEADING
        return BlockKind.PARAGRAPH


def _ending(line: str) -> str:
    """How *line* ends: its last word, folded, or its last mark."""
    return fold(line.rsplit(None, 1)[-1].strip(".,;:()»")) if line[-1].isalpha() else line[-1]
