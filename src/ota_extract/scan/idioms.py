"""Number words that count nothing: idioms, and ordinals that go with a noun.

The phrases lie in ``identifiers.toml``. A text is searched for the few number words that they hold,
and only there compared with the phrases.

>>> text = "με μια λεξη, η α΄ δοση και η τριτη κατανομη ερχονται την τριτη"
>>> [(text[i.start:i.end], i.kind) for i in find_idioms(text)]
[('με μια λεξη', 'idiom'), ('α΄ δοση', 'ordinal'), ('τριτη κατανομη', 'ordinal')]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from ota_extract.mentions import Identifier
from ota_extract.scan.identifier_rules import MARK

_WORDS: dict[str, list[str]] = tomllib.loads(
    files("ota_extract.scan").joinpath("identifiers.toml").read_text(encoding="utf-8")
)
NAMES_WITH_DIGITS = tuple(_WORDS["name_digit"])
IDIOMS = tuple(_WORDS["idiom"])
"""Each holds one of the few words that idioms are found by."""
_FOUND_BY = frozenset("μια ενα ενασ εναν ενοσ δυο πρωτη πρωτο πρωτα εκατο τεσσερα".split())


def _by_word() -> dict[str, list[tuple[str, int]]]:
    """The words that idioms are found by, each with its idioms and its offset in them, longest first."""
    table: dict[str, list[tuple[str, int]]] = {}
    for phrase in sorted(IDIOMS, key=len, reverse=True):
        words = phrase.split(" ")
        word = next(word for word in words if word in _FOUND_BY)
        before = words[: words.index(word)]
        table.setdefault(word, []).append((phrase, sum(len(other) + 1 for other in before)))
    return table


_IDIOMS_BY_WORD = _by_word()
_NOUN = rf"(?:{'|'.join(_WORDS['ordinal_noun'])})[α-ω]*"
# the numeral sign, behind one letter or two: Α΄ δόση, ΣΤ΄ κύκλος, ια' φάση
_LETTER_ORDINAL = re.compile(
    rf"{MARK}(?:(?<=(?<![^\W])[α-θι].)|(?P<two>(?<=(?<!\w)στ.)|(?<=(?<!\w)ι[α-θ].)))\s?{_NOUN}"
)
_ORDINAL_STEMS = "πρωτ δευτερ τριτ τεταρτ πεμπτ εκτ εβδομ ογδο ενατ δεκατ".split()
# πρώτη δόση, δεύτερου κύκλου; «εκτός» is no ordinal
_WORD_ORDINAL = re.compile(
    rf"(?:{'|'.join(_ORDINAL_STEMS)})"
    rf"(?<!εκτ(?=οσ))(?:ο[συνι]?|η[σν]?|α|εσ|ουσ|ων)\s{_NOUN}"
)


def find_idioms(folded: str) -> Iterator[Identifier]:
    """Yield the idioms and ordinals of the folded text."""
    for word, phrases in _IDIOMS_BY_WORD.items():
        at = folded.find(word)
        while at >= 0:
            if _alone(folded, at, at + len(word)):
                for phrase, offset in phrases:
                    start, end = at - offset, at - offset + len(phrase)
                    if (
                        start >= 0
                        and folded.startswith(phrase, start)
                        and _alone(folded, start, end)
                    ):
                        yield Identifier(start, end, "idiom")
                        break
            at = folded.find(word, at + len(word))
    for match in _LETTER_ORDINAL.finditer(folded):
        yield Identifier(match.start() - (1 if match["two"] is None else 2), match.end(), "ordinal")
    for stem in _ORDINAL_STEMS:
        at = folded.find(stem)
        while at >= 0:
            ordinal = _WORD_ORDINAL.match(folded, at)
            if ordinal and not folded[max(at - 1, 0) : at].isalnum():
                yield Identifier(at, ordinal.end(), "ordinal")
            at = folded.find(stem, at + len(stem))


def _alone(folded: str, start: int, end: int) -> bool:
    """Whether whole words stand at ``[start, end)``."""
    return not (folded[max(start - 1, 0) : start].isalnum() or folded[end : end + 1].isalnum())
