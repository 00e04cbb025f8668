"""The text under repair: its edits so far, its blocks, and what was noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from typing import Any

from ota_extract.alignment import AlignedText, Edit, Move, Replace, Span
from ota_extract.clean import Block, BlockKind, CleanTable, CleanText, separator
from ota_extract.findings import Observation
from ota_extract.plurals import counted
from ota_extract.repair import repetitions
from ota_extract.repair.sheet import Line, lines_of
from ota_extract.source import SourceDocument

# the rules of edits that a reader is told of; a step holds none of them or begins with one
_NOTED = frozenset(("web-chrome", "row-end-repeated", "mojibake"))
_NOWHERE = Span(0, 0)  # an empty cell
_SHOWN = 80  # characters of a removed passage in its message


class Workbench:
    """Applies the repairs one after the other and keeps every step."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self.aligned = AlignedText.of(document.text)
        self.steps: list[tuple[Edit, ...]] = []
        self.blocks: list[Block] = []
        self._pending: list[tuple[str, str, tuple[Span, ...]]] = []  # spans of the source
        self._lines: list[Line] | None = None

    @property
    def text(self) -> str:
        return self.aligned.text

    # --- passes ---------------------------------------------------------------------------------

    def apply(self, repair: Callable[[str], Iterable[Edit]]) -> None:
        """Apply a repair that looks at the text alone."""
        self.apply_edits(tuple(repair(self.text)))

    def apply_to_lines(self, repair: Callable[..., Iterable[Edit]], *known: Any) -> None:
        """Apply a repair that looks at the lines of the text."""
        self.apply_edits(tuple(repair(self.text, self.lines(), *known)))

    def lines(self) -> list[Line]:
        """The lines of the present text."""
        if self._lines is None:
            self._lines = lines_of(self.text)
        return self._lines

    def apply_edits(self, edits: tuple[Edit, ...]) -> None:
        """Apply *edits*, keep them as a step, and note the ones that a reader should know of."""
        if not edits:
            return
        mended = 0
        for edit in edits if edits[0].rule in _NOTED else ():
            if edit.rule == "web-chrome":
                self._note("chrome-removed", f"Left out: «{_shortened(edit.old)}».")
            elif edit.rule == "row-end-repeated":
                spans = self.aligned.source_spans(self.text.rfind("\n", 0, edit.at) + 1, edit.at)
                self._note("passage-repeated", f"Stands twice: «{_shortened(edit.old)}».", spans)
            elif edit.rule == "mojibake":
                mended += 1
        if mended:
            self._note(
                "mojibake-mended",
                f"{counted(mended, 'wrongly decoded passage was', 'wrongly decoded passages were')} mended.",
            )
        self.aligned = self.aligned.edit(edits)
        self.steps.append(edits)
        self._lines = None

    # --- layout ---------------------------------------------------------------------------------

    def furniture(self) -> list[tuple[Span, str]]:
        """The furniture that the reader of the file found, in the present text."""
        known = self.document.furniture
        return [
            (place, why)
            for (_, why), place in zip(
                known, self.aligned.places(source for source, _ in known), strict=True
            )
            # the line end that furniture stood beside is all that is left of it once it is gone
            if place and self.text[place.start : place.end].strip()
        ]

    def table_lines(self, page: Sequence[Line]) -> set[int]:
        """The numbers of the lines that the layout shows to be table lines."""
        rows = (
            (filled[0].start, filled[-1].end)
            for table in self.document.tables
            for row in table.rows
            if (filled := [cell for cell in row if cell.end > cell.start])
        )
        ordered = sorted({place.start for place in self.aligned.places(rows) if place})
        if not ordered:
            return set()
        found: set[int] = set()
        at = 0
        for index, line in enumerate(page):
            while at < len(ordered) and ordered[at] < line.start:
                at += 1
            if at < len(ordered) and ordered[at] < line.end:
                found.add(index)
        return found

    def place_blocks(self, kinds: Sequence[BlockKind]) -> None:
        """Find the blocks of these *kinds* in the text, where one separator parts two."""
        at = 0
        text = self.text
        self.blocks = []
        for kind, following in pairwise(kinds):
            gap = separator(kind, following)
            end = text.find(gap, at)
            self.blocks.append(Block(kind, at, end))
            at = end + len(gap)
        if kinds:
            self.blocks.append(Block(kinds[-1], at, len(text)))

    def set_captions_aside(self) -> None:
        """Move each caption behind the sentence that it cut, and make that sentence one again."""
        edits: list[Edit] = []
        blocks: list[Block] = []
        index = 0
        while index < len(self.blocks):
            block = self.blocks[index]
            if block.kind is not BlockKind.CAPTION or not blocks or index + 1 >= len(self.blocks):
                blocks.append(block)
                index += 1
                continue
            before = blocks[-1]
            aside: list[tuple[Block, Block, Block]] = []
            # the sentence can be cut more than once
            while index < len(self.blocks) and self.blocks[index].kind is BlockKind.CAPTION:
                first = index
                while self.blocks[index].kind is BlockKind.CAPTION:
                    index += 1
                aside.append((self.blocks[first], self.blocks[index - 1], self.blocks[index]))
                blocks += self.blocks[first:index]
                index += 1
            after = self.blocks[index].kind if index < len(self.blocks) else None
            behind = "\n\n".removeprefix(separator(aside[-1][2].kind, after))
            edits += _moved(self.text, before, aside, behind)
            for one, last, _ in aside:
                message = f"Cut a sentence in two: «{_shortened(self.text[one.start : last.end])}»."
                source = self.aligned.source_spans(one.start, last.end)
                self._note("caption-set-aside", message, source)
        if edits:
            self.apply_edits(tuple(edits))
            self.place_blocks([block.kind for block in blocks])

    def drop_repeated_passages(self) -> None:
        """Take out paragraphs that were there before, word for word."""
        again = list(repetitions.repeated_paragraphs(self.text, self.blocks))
        if not again:
            return
        why = "the same paragraph once more"
        edits: list[Edit] = []
        for block, first in again:
            old = self.text[block.start - 2 : block.end]
            edits.append(Replace(block.start - 2, old, "", "paragraph-repeated", why))
            source = self.aligned.source_spans(first.start, first.end)
            self._note("passage-repeated", f"Stands twice: «{_shortened(old)}».", source)
        self.apply_edits(tuple(edits))
        gone = {block for block, _ in again}
        self.place_blocks([block.kind for block in self.blocks if block not in gone])

    # --- results --------------------------------------------------------------------------------

    def _note(self, name: str, message: str, source: tuple[Span, ...] = ()) -> None:
        self._pending.append((name, message, source))

    def clean_text(self) -> CleanText:
        """The finished text with all that belongs to it."""
        return CleanText(
            document=self.document,
            aligned=self.aligned,
            blocks=tuple(self.blocks),
            steps=tuple(self.steps),
            tables=self._tables(),
            observations=tuple(
                Observation(
                    name,
                    message,
                    tuple(found for span in source for found in self.aligned.locate(*span)),
                )
                for name, message, source in self._pending
            ),
        )

    def _tables(self) -> tuple[CleanTable, ...]:
        tables: list[CleanTable] = []
        for table in self.document.tables:
            cells = ((cell.start, cell.end) for row in table.rows for cell in row)
            places = (place or _NOWHERE for place in self.aligned.places(cells))
            rows = tuple(tuple(islice(places, len(row))) for row in table.rows)
            tables.append(CleanTable(rows, table.header_rows))
        return tuple(tables)


def _moved(
    text: str, before: Block, aside: Sequence[tuple[Block, Block, Block]], behind: str
) -> list[Edit]:
    """The edits for one sentence: each of *aside* is a caption's first and last block, and the block
    in which the sentence goes on; *behind* makes what follows the last caption a blank line."""
    rule, why, whole = "caption", "it cut a sentence in two", "one sentence again"
    edits: list[Edit] = []
    end = aside[-1][2].end
    for number, (first, last, goes_on) in enumerate(aside, 1):
        after = behind if number == len(aside) else ""
        edits += (
            Replace(before.end, text[before.end : first.start], " ", rule, whole),
            Move(first.start, text[first.start : last.end], end, "\n\n", after, rule, why),
            Replace(last.end, text[last.end : goes_on.start], "", rule, whole),
        )
        before = goes_on
    return edits


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
