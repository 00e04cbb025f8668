"""Numbers that name and do not measure: laws, gazettes, protocols, phones, list numbers, idioms …

The rules lie in ``identifier_rules``, idioms in ``idioms``, list numbers and addresses in modules of
their own. Where two rules meet, the one that begins first wins, then the
longer. When in doubt a number is left to the other scanners: no amount, count, percentage or date
may be swallowed.

>>> from ota_extract.clean import CleanText
>>> def show(text):
...     clean = CleanText.of(text)
...     return [(text[found.start:found.end], found.kind) for found in find_identifiers(clean)]
>>> show("απόφαση 4748 (ΦΕΚ 612/22.2.2018), τηλ. 213 136 4901, Σταδίου 27, Τ.Κ. 101 83")
... # doctest: +NORMALIZE_WHITESPACE
[('απόφαση 4748', 'protocol'), ('ΦΕΚ 612/22.2.2018', 'gazette'), ('τηλ. 213 136 4901', 'phone'),
 ('Σταδίου 27', 'address'), ('Τ.Κ. 101 83', 'postcode')]
>>> show("Με μία λέξη, η Α΄ δόση δίνει 5G και 24ωρη λειτουργία σε 12 δήμους στις 15:00.")
[('Με μία λέξη', 'idiom'), ('Α΄ δόση', 'ordinal'), ('5G', 'name_digit'), ('24ωρη', 'name_digit'), ('15:00', 'time')]

Kinds: ``law`` ``article`` ``gazette`` ``protocol`` ``ada`` (decision on Diavgeia, and ΑΔΑΜ) ``mis``
(project code) ``account`` (ΣΑΕ, ΑΛΕ, K.A. and other budget codes) ``cpv`` ``tax_number`` ``iban``
``phone`` ``address`` ``postcode`` ``email`` ``url`` ``handle`` (@name, #tag) ``time`` ``page``
``list_number`` ``ordinal`` ``section`` («Άξονας 4», «Ζώνη 2») ``name_digit`` ``age_word`` («93χρονος») ``temperature`` ``idiom``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from ota_extract.clean import CleanText
from ota_extract.mentions import Identifier
from ota_extract.scan.addresses import find_addresses
from ota_extract.scan.identifier_rules import IN_CAPITALS, NEAR_DIGITS, WITHOUT_SPACES
from ota_extract.scan.idioms import NAMES_WITH_DIGITS, find_idioms
from ota_extract.scan.list_numbers import find_list_numbers
from ota_extract.spans import first_of_overlapping

_DIGITS = re.compile(r"[0-9][0-9.,/ -]{0,30}")
BEFORE_DIGIT, AFTER_DIGIT = 56, 32  # code points around a digit in which an identifier can lie
_SPACE = re.compile(r"[ \n]")
_QUOTED_NAME = re.compile(  # «Εξοικονομώ 2025», «Σπίτι μου 2»: the number that ends the name
    r"«[Α-ΩΆ-ΏA-Z][^«»\n]{1,60}[\s-](?<!\sτο\s)(?<!\sτου\s)(?<!\sτα\s)(?<!\sσε\s)(?<!\sτις\s)(?<!\sκαι\s)(?<!\sαπό\s)(?<!\sέως\s)(?<!\sστα\s)(?<!\sτων\s)(?<!\sοι\s)(?<!\sτους\s)(\d{1,2}(?:\.\d)?|(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?)»"
)


def find_identifiers(clean: CleanText, plain: Collection[int] = ()) -> list[Identifier]:
    """Return the identifiers of *clean*, in text order, none overlapping another.

    *plain* are the offsets of numbers that are known to be none.
    """
    text, folded = clean.text, clean.folded
    list_numbers = list(find_list_numbers(clean))
    known = {*plain, *(at for one in list_numbers for at in range(one.start, one.end))}
    windows = _digit_windows(folded, known)
    found = [
        *_by_rule(text, folded, windows),
        *find_addresses(text, folded, windows),
        *find_idioms(folded),
        *list_numbers,
    ]
    return first_of_overlapping(found)


def _digit_windows(folded: str, known: Collection[int]) -> list[tuple[int, int]]:
    """The stretches of the text that lie around digits: most rules look nowhere else.

    Not around those that begin at an offset of *known*.
    """
    windows: list[tuple[int, int]] = []
    for digits in _DIGITS.finditer(folded):
        if digits.start() in known:
            continue
        start, end = max(digits.start() - BEFORE_DIGIT, 0), digits.end() + AFTER_DIGIT
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _by_rule(text: str, folded: str, windows: Sequence[tuple[int, int]]) -> Iterator[Identifier]:
    pieces = [folded[start:end] for start, end in windows]
    near = "\n".join(pieces)
    for kind, needs, pattern in NEAR_DIGITS:
        if met := [literal for literal in needs if literal in near]:
            for (start, end), piece in zip(windows, pieces, strict=True):
                if _holds(piece, met):
                    for match in pattern.finditer(folded, start, end):
                        yield Identifier(match.start(), match.end(), kind)
    for kind, pattern in IN_CAPITALS:
        for start, end in windows:
            for match in pattern.finditer(text, start, end):
                yield Identifier(match.start(), match.end(), kind)
    for kind, needs, pattern in WITHOUT_SPACES:
        for start, end in _words_with(folded, needs):
            for match in pattern.finditer(folded, start, end):
                yield Identifier(match.start(), match.end(), kind)
    if "«" in text:
        for match in _QUOTED_NAME.finditer(text):
            yield Identifier(*match.span(1), "name_digit")
    for phrase in NAMES_WITH_DIGITS:
        if phrase in near:
            for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded):
                yield Identifier(match.start(), match.end(), "name_digit")


def _words_with(folded: str, literals: Iterable[str]) -> set[tuple[int, int]]:
    """The words, from space to space, that hold one of the *literals*."""
    words: set[tuple[int, int]] = set()
    for literal in literals:
        end = 0
        while (at := folded.find(literal, end)) >= 0:
            start = max(folded.rfind(" ", end, at), folded.rfind("\n", end, at)) + 1 or end
            behind = _SPACE.search(folded, at)
            end = behind.start() if behind else len(folded)
            words.add((start, end))
    return words


def _holds(text: str, literals: Iterable[str]) -> bool:
    for literal in literals:  # noqa: SIM110 - a generator would cost more than the search itself
        if literal in text:
            return True
    return False
