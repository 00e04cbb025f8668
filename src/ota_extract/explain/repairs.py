"""The repairs of a release, each placed in its source.

>>> from ota_extract.alignment import AlignedText, Replace
>>> from ota_extract.source import SourceDocument
>>> raw = "ποσό 39 εκ\\xadατ. ευρώ"
>>> edits = (Replace(10, "\\xad", "", "soft-hyphen", "A hyphen for a line end that is gone."),)
>>> document = SourceDocument("release.txt", "text/plain", "", 0, raw)
>>> clean = CleanText(document, AlignedText.of(raw).edit(edits), (), (edits,))
>>> [(fix.line, fix.column, fix.start, fix.before, fix.after) for fix in list_repairs(clean)]
[(1, 11, 10, '\\xad', '')]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from ota_extract.alignment import AlignedText, Edit, Move, Span
from ota_extract.clean import CleanText


@dataclass(frozen=True, slots=True)
class Repair:
    """One edit, placed in the source: *start* and *end* are offsets there, lines and columns count from 1."""

    rule: str
    why: str
    start: int
    end: int
    line: int
    column: int
    page: int | None
    before: str
    after: str
    moved_to: int | None
    """Where a passage that was set aside stands now: the offset in the source of what follows it."""

    @property
    def place(self) -> str:
        """Page, line and column, as a person writes them: «p. 2, 14:3»."""
        place = f"{self.line}:{self.column}"
        return place if self.page is None else f"p. {self.page}, {place}"


def list_repairs(clean: CleanText) -> tuple[Repair, ...]:
    """Every edit of *clean* in the order it was made."""
    lines = [0, *(match.end() for match in regex.finditer(r"\r\n?|\n", clean.document.text))]
    aligned = AlignedText.of(clean.document.text)
    found: list[Repair] = []
    for edits in clean.steps:
        found.extend(_placed(edit, aligned, lines, clean) for edit in edits)
        aligned = aligned.edit(edits)
    return tuple(found)


def _placed(edit: Edit, aligned: AlignedText, lines: Sequence[int], clean: CleanText) -> Repair:
    span = _in_source(aligned, edit.at, edit.at + len(edit.old))
    line = bisect_right(lines, span.start)
    pages = [page.number for page in clean.document.pages if page.start <= span.start]
    return Repair(
        rule=edit.rule,
        why=edit.why,
        start=span.start,
        end=span.end,
        line=line,
        column=span.start - lines[line - 1] + 1,
        page=pages[-1] if pages else None,
        before=edit.old,
        after=edit.old if isinstance(edit, Move) else edit.new,
        moved_to=_in_source(aligned, edit.to, edit.to).start if isinstance(edit, Move) else None,
    )


def _in_source(aligned: AlignedText, start: int, end: int) -> Span:
    spans = aligned.source_spans(start, end)
    if spans:
        return Span(min(span.start for span in spans), max(span.end for span in spans))
    # an insertion, or an edit of what an earlier repair put in: behind what stands before it
    reach = 1
    while reach < 2 * start:
        before = aligned.source_spans(max(start - reach, 0), start)
        if before:
            return Span(before[-1].end, before[-1].end)
        reach *= 8
    return Span(0, 0)
