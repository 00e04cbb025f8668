"""Explaining a repair: each edit with its place in the source, and the text with the edits in it.

>>> from ota_extract.alignment import Replace
>>> from ota_extract.source import SourceDocument
>>> raw = "ποσό 39 εκ\\xadατ. ευρώ"
>>> edits = (Replace(10, "\\xad", "", "soft-hyphen", "A hyphen for a line end that is gone."),)
>>> document = SourceDocument("release.txt", "text/plain", "", 0, raw)
>>> clean = CleanText(document, AlignedText.of(raw).edit(edits), (), (edits,))
>>> marked(stretches(clean))
'ποσό 39 εκ[-‹U+00AD›-]ατ. ευρώ'
>>> [(fix.line, fix.column, fix.start, fix.before, fix.after) for fix in repairs(clean)]
[(1, 11, 10, '\\xad', '')]
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

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


class State(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"
    SET_ASIDE = "set aside"  # a passage of the source that stands in another place now
    CUT = "cut"  # the place that it was taken from


class Stretch(NamedTuple):
    """A stretch of text of one state, with the rule that brought it there."""

    text: str
    state: State
    rule: str = ""

    @property
    def width(self) -> int:
        """How many characters of the repaired text it is."""
        return 0 if self.state in (State.REMOVED, State.CUT) else len(self.text)


MARKS: dict[State, tuple[str, str]] = {
    State.KEPT: ("", ""),
    State.REMOVED: ("[-", "-]"),
    State.ADDED: ("{+", "+}"),
    State.SET_ASIDE: ("{~", "~}"),
    State.CUT: ("[~", "~]"),
}
"""How the states are marked where there is no colour."""

_CUT_SIGN = "…"
_NOT_SHOWN = regex.compile(r"[\p{C}\p{Zl}\p{Zp}--[\n\t]]|[\p{Zs}--\ ]", regex.V1)
_BREAKS = str.maketrans({"\n": "⏎", "\t": "⇥"})


def repairs(clean: CleanText) -> tuple[Repair, ...]:
    """Every edit of *clean* in the order it was made."""
    lines = [0, *(match.end() for match in regex.finditer(r"\r\n?|\n", clean.document.text))]
    aligned = AlignedText.of(clean.document.text)
    found: list[Repair] = []
    for edits in clean.steps:
        found.extend(_placed(edit, aligned, lines, clean) for edit in edits)
        aligned = aligned.edit(edits)
    return tuple(found)


def stretches(clean: CleanText) -> tuple[Stretch, ...]:
    """The repaired text with all that was removed, added and set aside still in its place."""
    parts = [Stretch(clean.document.text, State.KEPT)]
    for edits in clean.steps:
        parts = list(_joined(_replayed(parts, edits)))
    return tuple(parts)


def marked(parts: Iterable[Stretch]) -> str:
    """The stretches as plain text, with the marks of :data:`MARKS`."""
    return "".join(
        MARKS[part.state][0] + shown(part) + MARKS[part.state][1] for part in parts if part.text
    )


def shown(part: Stretch) -> str:
    """The text of a stretch, safe for a terminal; breaks that were edited are made visible."""
    return visible(part.text, breaks=part.state in (State.REMOVED, State.ADDED))


def visible(text: str, *, breaks: bool = True) -> str:
    """*text* with its control characters and odd spaces spelled out, and its breaks as signs.

    >>> visible("39\\xa0εκατ.\\x1b[31m\\n")
    '39‹U+00A0›εκατ.‹U+001B›[31m⏎'
    """
    text = _NOT_SHOWN.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)
    return text.translate(_BREAKS) if breaks else text


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


def _replayed(parts: Sequence[Stretch], edits: Sequence[Edit]) -> Iterator[Stretch]:
    """The stretches after *edits*, whose offsets are those of the text that *parts* make up."""
    pieces, starts = _split(parts, edits)

    def within(start: int, end: int) -> Sequence[Stretch]:
        first = bisect_left(starts, start)
        while first < len(pieces) and starts[first] == start and not pieces[first].width:
            first += 1  # what was removed here before stays before
        return pieces[first : bisect_left(starts, end)] if end > start else ()

    # (offset, what comes first there, end, stretches that take the place of offset to end)
    events: list[tuple[int, int, int, list[Stretch]]] = []
    for edit in edits:
        end = edit.at + len(edit.old)
        old = within(edit.at, end)
        if isinstance(edit, Move):
            aside = [
                Stretch(part.text, State.SET_ASIDE, edit.rule) if part.state is State.KEPT else part
                for part in old
            ]
            added = [Stretch(text, State.ADDED, edit.rule) for text in (edit.before, edit.after)]
            events.append((edit.at, 0, end, [Stretch(_CUT_SIGN, State.CUT, edit.rule)]))
            events.append((edit.to, 1, edit.to, [added[0], *aside, added[1]]))
        else:
            removed = [
                Stretch(part.text, State.REMOVED, edit.rule) if part.width else part
                for part in old
                if part.state is not State.ADDED  # it never stood in the source
            ]
            events.append((edit.at, 0, end, [*removed, Stretch(edit.new, State.ADDED, edit.rule)]))
    events.sort(key=lambda event: event[:3])

    coming, gone_until = 0, 0
    for start, piece in zip(starts, pieces, strict=True):
        if start < gone_until:
            continue
        while piece.width and coming < len(events) and events[coming][0] <= start:
            yield from events[coming][3]
            gone_until = max(gone_until, events[coming][2])
            coming += 1
        if start >= gone_until:
            yield piece
    for event in events[coming:]:
        yield from event[3]


def _split(parts: Sequence[Stretch], edits: Sequence[Edit]) -> tuple[list[Stretch], list[int]]:
    """The stretches cut wherever an edit begins or ends, and the offset of each."""
    points = {edit.at for edit in edits} | {edit.at + len(edit.old) for edit in edits}
    points |= {edit.to for edit in edits if isinstance(edit, Move)}
    cuts = sorted(points)
    pieces: list[Stretch] = []
    starts: list[int] = []
    at = 0
    for part in parts:
        end = at + part.width
        inside = cuts[bisect_right(cuts, at) : bisect_left(cuts, end)] if part.width else []
        bounds = [at, *inside, end]
        for start, stop in pairwise(bounds):
            text = part.text[start - at : stop - at] if part.width else part.text
            pieces.append(Stretch(text, part.state, part.rule))
            starts.append(start)
        at = end
    return pieces, starts


def _joined(parts: Iterable[Stretch]) -> Iterator[Stretch]:
    last: Stretch | None = None
    for part in parts:
        if not part.text:
            continue
        if last and last[1:] == part[1:]:
            last = Stretch(last.text + part.text, part.state, part.rule)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last
