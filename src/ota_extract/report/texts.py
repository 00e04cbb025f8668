"""The text of a release as the page shows it: lines, cut wherever evidence begins or ends.

Pieces of evidence that overlap are nested. Where two cross, the one that began first is closed and opened
again behind the other's end, so that each character stands inside every piece of evidence that holds it.
Joined, the text of the pieces is the text of the record, to the character.

>>> from ota_extract.report.places import Place
>>> def place(value, start, end):
...     return Place(value, 0, 1, "count", start, end, "")
>>> lines = lay_out("ένα δύο τρία", [place("a", 0, 7), place("b", 4, 12)])
>>> "".join({"open": "[", "close": "]"}.get(piece.kind, piece.text) for piece in lines[0].pieces)
'[ένα [δύο]][ τρία]'
>>> [piece.place.id for piece in lines[0].pieces if piece.kind == "open" and piece.whole]
['a.0', 'b.0']
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from ota_extract.clean import BULLETS
from ota_extract.report.places import Place
from ota_extract.report.repairs import Mark

DEEPEST = 24
"""So many pieces of evidence are nested at one place; those beyond are marked where they begin."""

_LINE = re.compile(r"[^\n]+")

# Characters that are not seen, turn the direction of what follows, or have a shape in some font alone: they
# are shown by their number.
ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ue000-\uf8ff\U000f0000-\U0010fffd]"
)
SYMBOLS = frozenset(sign for sign in BULLETS if ODD.match(sign))
"""Those of them that are bullets in a symbol font; they are shown as «•»."""


class Piece(NamedTuple):
    """A step in writing a line out: characters, or a sign between them."""

    kind: Literal["text", "odd", "bullet", "open", "close", "anchor", "mark"]
    """``text`` has characters, ``odd`` one that is not seen, ``bullet`` one that is seen as «•»; a piece of evidence begins at ``open`` and
    ends at ``close``, an ``anchor`` stands where one begins that lies too deep to be wrapped, a ``mark``
    where a repair took something away."""
    text: str = ""
    place: Place | None = None
    whole: bool = False
    """``open``: the evidence begins here; ``close``: it ends here. Else it was only interrupted."""
    rule: str = ""


class Line(NamedTuple):
    """A line of the text, and the line breaks before it: two or more begin a paragraph."""

    breaks: str
    pieces: tuple[Piece, ...] = ()
    kinds: frozenset[str] = frozenset()
    """The kinds of the evidence that begins in the line."""

    @property
    def begins_paragraph(self) -> bool:
        """Whether a blank line stands before it."""
        return len(self.breaks) > 1


def lay_out(text: str, places: Sequence[Place], marks: Sequence[Mark] = ()) -> tuple[Line, ...]:
    """The lines of *text* with its evidence and the *marks* of its repairs.

    A last line without pieces holds the breaks that the text ends with.
    """
    trimmed = (place._replace(end=_last(text, place)) for place in places)
    ordered = sorted(trimmed, key=lambda place: (place.start, -place.end))
    waiting_marks = deque(sorted(marks, key=lambda mark: mark.at))
    lines: list[Line] = []
    running: list[Place] = []  # evidence that goes on from the line before
    at = coming = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        first = coming
        while coming < len(ordered) and ordered[coming].start < end:
            coming += 1
        here: list[Mark] = []
        while waiting_marks and waiting_marks[0].at <= end:
            mark = waiting_marks.popleft()
            here.append(mark._replace(at=max(mark.at, start)))
        inside = ordered[first:coming]
        lines.append(
            Line(
                text[at:start],
                tuple(_pieces(text, start, end, running, inside, here)),
                frozenset(place.kind for place in inside),
            )
        )
        going_on = [place for place in (*running, *inside) if place.end > end]
        running = sorted(going_on, key=lambda place: -place.end)[:DEEPEST]
        at = end
    return (*lines, Line(text[at:]))


def _last(text: str, place: Place) -> int:
    """The end of *place* without the line breaks that it may end with, which stand in no line."""
    end = place.end
    while text[end - 1] == "\n":
        end -= 1
    return end


def _pieces(
    text: str,
    start: int,
    end: int,
    running: Sequence[Place],
    beginning: Sequence[Place],
    marks: Sequence[Mark],
) -> Iterator[Piece]:
    """The pieces of ``text[start:end]``, which has no line break."""
    cuts = {start, end}
    cuts.update(place.start for place in beginning if place.start > start)
    cuts.update(place.end for place in (*running, *beginning) if place.end < end)
    cuts.update(mark.at for mark in marks)
    open_now: list[Place] = []
    waiting = [place for place in running if place.end > start]  # to be opened again
    to_begin, to_mark = deque(beginning), deque(marks)
    for at, until in pairwise([*sorted(cuts), end]):
        ending = {place.id for place in open_now if place.end <= at}
        while ending:
            closed = open_now.pop()
            yield Piece("close", place=closed, whole=closed.id in ending)
            if closed.id in ending:
                ending.remove(closed.id)
            else:
                waiting.append(closed)
        while to_mark and to_mark[0].at <= at:
            mark = to_mark.popleft()
            yield Piece("mark", mark.was, rule=mark.rule)
        fresh: set[str] = set()
        while to_begin and to_begin[0].start <= at:
            fresh.add(to_begin[0].id)
            waiting.append(to_begin.popleft())
        for place in sorted(waiting, key=lambda place: (-place.end, place.start)):
            if at >= end or place.end <= at:
                continue
            if len(open_now) < DEEPEST:
                open_now.append(place)
                yield Piece("open", place=place, whole=place.id in fresh)
            elif place.id in fresh:
                yield Piece("anchor", place=place)
        waiting = []
        yield from _characters(text[at:until])
    while open_now:
        closed = open_now.pop()
        yield Piece("close", place=closed, whole=closed.end <= end)


def _characters(text: str) -> Iterator[Piece]:
    at = 0
    for match in ODD.finditer(text):
        if match.start() > at:
            yield Piece("text", text[at : match.start()])
        yield Piece("bullet" if match[0] in SYMBOLS else "odd", match[0])
        at = match.end()
    if at < len(text):
        yield Piece("text", text[at:])
