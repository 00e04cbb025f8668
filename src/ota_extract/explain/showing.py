"""The text with its repairs as a person reads it: what changes no word marked lightly.

A release has a repair at nearly every line end. Were each shown in full, nobody could read the text; so
what changes nothing but white space, or a letter for one that looks the same, is one sign, and only the
rest is written out.

>>> from ota_extract.explain.stretches import State, Stretch
>>> parts = [Stretch("17 ", State.KEPT), Stretch("∆", State.REMOVED), Stretch("Δ", State.ADDED),
...     Stretch("ήμων", State.KEPT), Stretch("\\n\\n", State.REMOVED), Stretch(" ", State.ADDED),
...     Stretch("στη\\xa0δράση", State.KEPT)]
>>> marked(parts)
'17 [-∆-]{+Δ+}ήμων⏎ στη‹U+00A0›δράση'
>>> marked([Stretch("∆", State.REMOVED, "greek-sign"), Stretch("Δ", State.ADDED, "greek-sign")])
'≈Δ'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from ota_extract.explain.stretches import State, Stretch

MARKS: dict[State, tuple[str, str]] = {
    State.KEPT: ("", ""),
    State.REMOVED: ("[-", "-]"),
    State.ADDED: ("{+", "+}"),
    State.SET_ASIDE: ("{~", "~}"),
    State.CUT: ("[~", "~]"),
}
"""How the states are marked where there is no colour."""

JOINED, PARTED, SPACED, NEW_PAGE, ALIKE = "⏎", "¶", "␣", "␌", "≈"

SIGNS: dict[str, str] = {
    JOINED: "lines joined",
    PARTED: "a paragraph or item begins",
    SPACED: "a space of another kind",
    NEW_PAGE: "a page ends",
    ALIKE: "letters exchanged for ones that look the same",
}
"""The signs for changes that leave every word as it looks."""

ALIKE_RULES = ("greek-sign", "look-alike", "nfc")
"""The repairs after which a word looks as it did."""

HYPHENS = ("-", "\u2010", "\xad")
"""What ends a line in the middle of a word; removed there, it is shown before the sign of the join."""

_NOT_SHOWN = regex.compile(r"[\p{C}\p{Zl}\p{Zp}--[\n\t]]|[\p{Zs}--\ ]", regex.V1)
_BREAKS = str.maketrans({"\n": "⏎", "\t": "⇥"})
_PADDING = "\u200b\ufeff"  # invisible, and no white space to Python


class Look(NamedTuple):
    """A piece of text to show: one of a state, or one of :data:`SIGNS` with what it stands for (``None``)."""

    text: str
    state: State | None


def light(parts: Iterable[Stretch]) -> Iterator[Look]:
    """The pieces to show, safe for a terminal; together they are the repaired text with its repairs."""
    change: list[Stretch] = []
    for part in parts:
        if part.state in (State.REMOVED, State.ADDED):
            change.append(part)
            continue
        yield from _changed(change)
        change = []
        yield Look(visible(part.text, breaks=False), part.state)
    yield from _changed(change)


def marked(parts: Iterable[Stretch]) -> str:
    """The stretches as plain text, with :data:`SIGNS` and the marks of :data:`MARKS`."""
    return "".join(
        look.text if look.state is None else MARKS[look.state][0] + look.text + MARKS[look.state][1]
        for look in light(parts)
        if look.text
    )


def visible(text: str, *, breaks: bool = True) -> str:
    """*text* with its control characters and odd spaces spelled out, and its breaks as signs.

    >>> visible("39\\xa0εκατ.\\x1b[31m\\n")
    '39‹U+00A0›εκατ.‹U+001B›[31m⏎'
    """
    text = _NOT_SHOWN.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)
    return text.translate(_BREAKS) if breaks else text


def _changed(change: Sequence[Stretch]) -> Iterator[Look]:
    """How a run of what was removed and added is shown: what is letters in full, the space as a sign."""
    space: list[Stretch] = []
    alike = any(part.state is State.ADDED and part.rule in ALIKE_RULES for part in change)
    for part in change:
        if not part.text.strip().strip(_PADDING):
            space.append(part)
            continue
        body = part.text.strip()
        at = part.text.index(body)
        before, after = part.text[:at], part.text[at + len(body) :]
        if before:
            space.append(part._replace(text=before))
        yield from _spaced(space)
        if part.state is State.REMOVED and body in HYPHENS and "\n" in after:
            yield Look("-", None)
        elif not alike or part.rule not in ALIKE_RULES:
            yield Look(visible(body), part.state)
        elif part.state is State.ADDED:
            yield Look(ALIKE + visible(body), None)
        space = [part._replace(text=after)] if after else []
    yield from _spaced(space)


def _spaced(space: Sequence[Stretch]) -> Iterator[Look]:
    gone = "".join(part.text for part in space if part.state is State.REMOVED)
    come = "".join(part.text for part in space if part.state is State.ADDED)
    if not gone and not come:
        return
    page = NEW_PAGE if "\f" in gone else ""
    if "\n" in come:
        yield Look(page + PARTED + come, None)
    elif "\n" in gone or "\r" in gone or "\f" in gone:
        yield Look((page or JOINED) + come, None)
    else:
        plain = not gone.strip(" \t")  # several to one: the table of repairs will do
        yield Look(come if plain else SPACED + come, None)
