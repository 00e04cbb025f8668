"""The repairs of a release as marks in its text, for a reader who asks what was changed.

What was taken away is a mark at the offset where it stood, what was put in or set aside a span. As in
``ota-extract explain``, what changes no word is one sign.

>>> from ota_extract.explain import State, Stretch
>>> parts = [Stretch("στη", State.KEPT), Stretch("\\n", State.REMOVED), Stretch(" ", State.ADDED),
...     Stretch("δρά", State.KEPT), Stretch("ση", State.ADDED, "gap")]
>>> traced(parts).marks
(Mark(at=3, was='⏎', rule=''),)
>>> [(span.kind, span.start, span.end) for span in traced(parts).spans]
[('added', 7, 9)]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ota_extract.clean import CleanText
from ota_extract.explain import State, Stretch, cut_in_stretches, visible
from ota_extract.explain.showing import ALIKE, ALIKE_RULES, JOINED, NEW_PAGE, PARTED, SPACED
from ota_extract.report.places import Place

_PADDING = "\u200b\ufeff"


class Mark(NamedTuple):
    """What was taken away at an offset of the text, or the sign that stands for it."""

    at: int
    was: str
    rule: str


class Traces(NamedTuple):
    """The marks and spans of all repairs, in the order of the text."""

    marks: tuple[Mark, ...]
    spans: tuple[Place, ...]
    """Places of no value, of the kinds ``added`` and ``aside``; ``quote`` is the rule."""


def traces(clean: CleanText) -> Traces:
    """The repairs of *clean*."""
    return traced(cut_in_stretches(clean))


def traced(parts: Iterable[Stretch]) -> Traces:
    """The repairs in a text given as stretches."""
    marks: list[Mark] = []
    spans: list[Place] = []
    change: list[Stretch] = []
    at = 0  # where the change begins
    for part in (*parts, Stretch("", State.KEPT)):
        if part.state in (State.REMOVED, State.ADDED):
            change.append(part)
            continue
        if change:
            at = _changed(change, at, marks, spans)
            change = []
        if part.state is State.CUT:
            marks.append(Mark(at, part.text, part.rule))
        elif part.state is State.SET_ASIDE:
            spans.append(_span("aside", at, part.text, part.rule, spans))
        at += part.width
    return Traces(tuple(marks), tuple(spans))


def _changed(change: Sequence[Stretch], at: int, marks: list[Mark], spans: list[Place]) -> int:
    """Note a run of what was removed and added at *at*; the offset behind it."""
    gone = "".join(part.text for part in change if part.state is State.REMOVED)
    come = "".join(part.text for part in change if part.state is State.ADDED)
    rule = ", ".join(dict.fromkeys(part.rule for part in change if part.rule))
    end = at + len(come)
    if not gone.strip().strip(_PADDING) and not come.strip():
        if sign := _sign_of_space(gone, come):
            marks.append(Mark(at, sign, rule))
    elif all(part.rule in ALIKE_RULES for part in change if part.text.strip()):
        marks.append(Mark(at, ALIKE, rule))
    else:
        if gone:
            marks.append(Mark(at, visible(gone), rule))
        if come.strip():
            spans.append(_span("added", at, come, rule, spans))
    return end


def _span(kind: str, at: int, text: str, rule: str, spans: Sequence[Place]) -> Place:
    return Place("", len(spans), 1, kind, at, at + len(text), rule)


def _sign_of_space(gone: str, come: str) -> str:
    page = NEW_PAGE if "\f" in gone else ""
    if "\n" in come:
        return page + PARTED
    if page or "\n" in gone or "\r" in gone:
        return page or JOINED
    return SPACED if gone.strip(" \t") else ""  # several spaces to one need no sign
