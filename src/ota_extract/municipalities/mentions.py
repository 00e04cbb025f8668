"""Municipalities named in prose: «του Δήμου Πύλης», «οι Δήμοι Παλαμά, Φαρκαδόνας και Ελασσόνας».

>>> from ota_extract.greek import fold
>>> text = "Στους Δήμους Παλαμά, Φαρκαδόνας και Ελασσόνας, όχι στον Δήμο Πύλης Τρικάλων."
>>> [(text[m.start : m.end], m.link.municipality.code) for m in find_mentions(fold(text), text)]
[('Παλαμά', '2305'), ('Φαρκαδόνας', '2604'), ('Ελασσόνας', '2203'), ('Πύλης', '2603')]

A name counts only straight after «Δήμος», «Δήμου», «Δήμαρχος» …, and «Δήμων», «Δήμοι», «Δήμους»
govern the whole list that follows, with its colon and its bullets. Not read: a name that begins with
a small letter («δήμου λίμνης»), one that is not spelled as in the registry (prose is no place for
guesses), the same words after anything else («η πύλη», «Νομός Σερρών», «ΔΕΥΑ Λάρισας»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ota_extract.clean import BULLETS, DASHES
from ota_extract.greek import fold
from ota_extract.municipalities.entries import Area
from ota_extract.municipalities.links import Link, LinkContext
from ota_extract.municipalities.names import words
from ota_extract.municipalities.registry import registry
from ota_extract.municipalities.rows import link_rows
from ota_extract.municipalities.spelling import spelled
from ota_extract.spans import SpanSet


@dataclass(frozen=True, slots=True)
class MunicipalityMention:
    """A municipality named in the text: the span is that of its name, without «Δήμος»."""

    start: int
    end: int
    link: Link


MOST_WORDS = 8
"""«Λουτρακίου - Περαχώρας - Αγίων Θεοδώρων» has four; the three-word areas behind a name count too."""

SHORTEST_WHOLE = 4
"""Of words cut short at least one must be whole, and so long."""

# white space is counted in all of these: on a page of blanks they must not try every way to part it
_ANCHOR = re.compile(
    r"δημ(?<!\wδημ)(?:"
    r"(?P<one>οσ|ου|ο|αρχοσ|αρχου|αρχο|αρχησ)"
    r"|(?P<many>ων|οι|ουσ|αρχοι|αρχων|αρχουσ)"
    r")(?![^\W\d_])"
)
_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:['’]|\.(?=\s?[^\W_]))?|3β\b")
_JOINT = re.compile(  # between two words of one name
    r"[ \t]{0,4}(?:\n?[-‐‑–—−/][ \t]{0,4}\n?|&|\n|(?<=[ \t\n])και(?=[ \t\n]))?[ \t]{0,4}"
)
_LEAD = re.compile(
    rf"[ \t]{{0,4}}:?\s{{0,4}}(?:(?:[{DASHES}{BULLETS}«\"“]|\d{{1,3}}[.)]|[α-ω]\))\s{{0,4}})?"
)  # before the first name
_AREA_MARK = re.compile(
    r"[,\s]{0,4}(?:[-–•]\s{0,4})?\(?\s{0,4}"
    r"(?:νομ(?:ου|οσ)\s{1,4}|ν\.\s{0,4}|π\.\s?ε\.\s{0,4}|περιφερειακησ? ενοτητασ?\s{1,4})"
    r"|\s{1,4}\(?|\("
)
_CLOSING = re.compile(r"\s{0,4}\)")
_HALF = re.compile(r"([^\W\d_]{5,20}) και ")
_NEXT = re.compile(  # between two names of a list
    r"\s{0,4}(?:\([^()\n]{0,60}\))?\s{0,4}(?:[,;·]\s{0,4}(?:(?:καθωσ\s{1,4})?και\s{1,4})?|\s(?:καθωσ\s{1,4})?και\s{1,4}|\n)\s{0,4}"
    rf"(?:(?:[{DASHES}{BULLETS}]|\d{{1,3}}[.)]|[α-ω]\))\s{{0,4}})?(?:(?:του|των|τουσ?|στουσ?|στον?)\s{{1,4}})?"
)


def find_mentions(
    folded_text: str,
    text: str,
    context: LinkContext | None = None,
    elsewhere: SpanSet | None = None,
) -> list[MunicipalityMention]:
    """Return the municipalities that *text* names, in order; *folded_text* is its folded copy.

    *context* holds what is known of the whole text, its date before all. *elsewhere* are the places
    that are read otherwise (rows of tables): no name is looked for there. A name that could mean more
    than one municipality is there with an ambiguous link.
    """
    elsewhere = elsewhere or SpanSet([])
    if "δημ" not in folded_text:
        return []
    found: list[MunicipalityMention] = []
    done = 0
    for anchor in _ANCHOR.finditer(folded_text):
        if anchor.start() < done or anchor.start() in elsewhere:
            continue
        names = list(_names_after(folded_text, text, anchor.end(), anchor["many"] is not None))
        rows = [
            (_as_linked(text, names, at), _with_area(context, names[at][2]))
            for at in range(len(names))
        ]
        for (start, end, _), linked in zip(names, link_rows(rows), strict=True):
            linked = replace(linked, as_written=text[start:end])
            if start not in elsewhere:
                found.append(MunicipalityMention(start, end, linked))
            done = end
    return found


def _names_after(
    folded: str, text: str, at: int, many: bool
) -> Iterator[tuple[int, int, Area | None]]:
    """Yield the names that stand at *at*: start, end, and the area said behind it."""
    lead = _LEAD.match(folded, at)
    at = lead.end() if lead else at
    while True:
        name = _longest_name(folded, text, at)
        if name is None and many:
            name = _first_half(folded, text, at)
        if name is None:
            return
        start, end = name
        area, behind = _area_behind(folded, text, end)
        yield start, end, area
        following = _NEXT.match(folded, behind) if many else None
        if following is None:
            return
        at = following.end()


def _longest_name(folded: str, text: str, at: int) -> tuple[int, int] | None:
    """The longest name of the registry that begins at *at*, with a capital."""
    if at >= len(text) or not (text[at].isupper() or text[at].isdigit()):
        return None
    first = _WORD.match(folded, at)
    if first is None or not (first[0].endswith(".") or first[0] in _first_words()):
        return None
    for end in reversed(_word_ends(folded, at)):
        if _is_name(folded[at:end]):
            return at, end
    return None


def _first_half(folded: str, text: str, at: int) -> tuple[int, int] | None:
    """«Ανατολικής» of «Ανατολικής και Δυτικής Σάμου», whose last word is said only once."""
    half = _HALF.match(folded, at)
    whole = _longest_name(folded, text, half.end()) if half else None
    if half is None or whole is None or not text[at].isupper():
        return None
    shared = folded[whole[0] : whole[1]].rpartition(" ")[2]
    return (at, half.end(1)) if _is_name(f"{half[1]} {shared}") else None


def _word_ends(folded: str, at: int) -> list[int]:
    """The places up to which a name that begins at *at* could reach, one a word."""
    ends: list[int] = []
    word = _WORD.match(folded, at)
    while word and len(ends) < MOST_WORDS and not _ANCHOR.fullmatch(word[0]):
        if word[0].endswith("."):
            ends.append(word.end() - 1)  # it may end the sentence
        ends.append(word.end())
        joint = _JOINT.match(folded, word.end())
        after = joint.end() if joint else word.end()
        if after == word.end() and folded[after - 1] != ".":
            break
        word = _WORD.match(folded, after)
    return ends


@lru_cache(maxsize=4096)
def _is_name(folded_name: str) -> bool:
    parts = words(folded_name)
    if " ".join(parts) in registry().names:
        return folded_name.rpartition(" ")[2] != "και"
    if "." not in folded_name or not 2 <= len(parts) <= MOST_WORDS // 2 + 1:
        return False
    if max(len(part.rstrip(".")) for part in parts) < SHORTEST_WHOLE or parts[-1].endswith("."):
        return False
    found = spelled(parts)
    return found is not None and found.match != "fuzzy"


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in registry().names)


def _area_behind(folded: str, text: str, at: int) -> tuple[Area | None, int]:
    """The area that follows a name, marked («Νομού Χανίων») or bare («Πύλης Τρικάλων»), and its end."""
    mark = _AREA_MARK.match(folded, at)
    if mark is None or mark.end() >= len(text) or not text[mark.end()].isupper():
        return None, at
    for end in reversed(_word_ends(folded, mark.end())[:4]):
        if area := registry().area(folded[mark.end() : end]):
            closing = _CLOSING.match(folded, end)
            return area, closing.end() if closing and "(" in mark[0] else end
    return None, at


def _as_linked(text: str, names: list[tuple[int, int, Area | None]], at: int) -> str:
    """The name to link: as written, with «Δήμος» (which stands before it), its last word supplied."""
    start, end, _ = names[at]
    name = text[start:end]
    if at + 1 < len(names) and not _is_name(fold(name)):
        following = text[names[at + 1][0] : names[at + 1][1]]
        name = f"{name} {following.rpartition(' ')[2]}"
    return f"Δήμος {name}"


def _with_area(context: LinkContext | None, area: Area | None) -> LinkContext | None:
    if area is None:
        return context
    return LinkContext(regional_unit=area.name, date=context.date if context else None)
