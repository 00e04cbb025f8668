"""A repaired text with all that was removed, added and set aside still in its place.

>>> from ota_extract.alignment import AlignedText, Replace
>>> from ota_extract.source import SourceDocument
>>> raw = "ποσό 39 εκ\\xadατ. ευρώ"
>>> edits = (Replace(10, "\\xad", "", "soft-hyphen", "A hyphen for a line end that is gone."),)
>>> document = SourceDocument("release.txt", "text/plain", "", 0, raw)
>>> clean = CleanText(document, AlignedText.of(raw).edit(edits), (), (edits,))
>>> [(part.text, part.state.value) for part in cut_in_stretches(clean)]
[('ποσό 39 εκ', 'kept'), ('\\xad', 'removed'), ('ατ. ευρώ', 'kept')]
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from ota_extract.alignment import Edit, Move
from ota_extract.clean import CleanText


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


_CUT_SIGN = "…"


def cut_in_stretches(clean: CleanText) -> tuple[Stretch, ...]:
    """The repaired text with all that was removed, added and set aside still in its place."""
    parts = [Stretch(clean.document.text, State.KEPT)]
    for edits in clean.steps:
        parts = list(_joined(_replayed(parts, edits)))
    return tuple(parts)


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
