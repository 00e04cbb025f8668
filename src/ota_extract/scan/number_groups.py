"""Numbers with their own scale words: «39 εκατ.», «46 χιλιάδες», the parts of «1 δισ. 275 εκ.».

>>> from ota_extract.greek import fold
>>> [(str(group.value), group.scale) for group in find_groups(fold("1 δισ. 275 εκ. σε τρεις δήμους"))]
[('1000000000', 1000000000), ('275000000', 1000000), ('3', 1)]

Vulgar fractions («½ εκατ.», «1½») are read where a text has any. Where a scale word follows a number that is already written in full («9.310.400,00 εκ. ευρώ», a slip
of writers) it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ota_extract.mentions import Doubt
from ota_extract.scan.digits import parse_digits
from ota_extract.scan.number_words import WORDS

_DIGITS_OR_WORD = r"""(?=\d)(?:
        (?<!['’΄´])\d{1,3}(?:['’΄´]\d{3})+(?:[.,]\d{1,2})?(?!['’΄´.,]?\d)       # 1'500'000
      | \d++(?:[.,]\d+)*+(?!\ ?\.|\ \d)                               # no space inside
      | \d{1,3}(?:\.\d{3})*\ \.\d{3}(?:\.\d{3})*(?:,\d+)?(?!\d)      # 380 .000.000
      | \d{1,3}(?:\ ?\.\ ?\d{3}){2,}(?:,\d+)?(?=\s?(?:€|ευρω))       # 250. 000.000 ευρώ
      | (?<!\d\ )\d{1,3}(?:\ \d{3})+(?:,\d+)?(?=\s?(?:€|ευρω))       # 1 250 000 ευρώ
      | \d+(?:[.,]\d+)*
    )
    | (?<![α-ω])(?:δ[ευωι]|ε[νξφπικβ]|μι|ο[χκγ]|πε|σα|τ[ρε]|χι)[α-ω]{1,16}\b  # a number word?
    """
_ATOM = re.compile(_DIGITS_OR_WORD, re.VERBOSE)
# 1 607 327,88 and 212 000, where the text groups digits so
_SPACED_ATOM = re.compile(
    rf"(?<!\d\ )\d{{1,3}}(?:\ \d{{3}})+(?:,\d{{1,2}})?(?![\d.,]\d|\d|\ \d) | {_DIGITS_OR_WORD}",
    re.VERBOSE,
)
# ½ and the like, and the digits before them: «1½»
VULGAR_FRACTIONS = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
    "⅓": "0.3333", "⅔": "0.6667", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅙": "0.1667", "⅚": "0.8333",
}  # fmt: skip
_ATOM_OR_FRACTION = re.compile(
    rf"\d{{0,3}}[{''.join(VULGAR_FRACTIONS)}](?!\d) | {_DIGITS_OR_WORD}", re.VERBOSE
)
_GROUPED_BY_SPACES = re.compile(r" (?<=\d )\d{3}(?: \d{3},\d\d(?!\d)|,\d\d\s?(?:€|ευρω))")
_GROUPED_BY_DOTS = re.compile(r"\d\.\d{3}(?:,\d\d|\s?(?:€|ευρω))(?!\d)")
_SCALE = re.compile(
    r"""\s*(?:
        (?P<thousand> χιλιαδ(?:εσ|ων|α) | χιλ\b\.? | thousand\b )
      | (?P<million>  εκατομ+υρι(?:α|ων|ου|ο)\b | εκατομ\b\.? | εκατ\b\.?
                    | εκ\.(?!\s*των\b) | εκ(?=\s*(?:€|ευρω|\)|$)) | millions?\b )
      | (?P<billion>  δισεκατομ+υρι(?:α|ων|ου|ο)\b | δισεκ\b\.? | δισ\b\.? | billions?\b )
      | (?P<trillion> τρισεκατομ+υρι(?:α|ων|ου|ο)\b | τρισ\.  )
    )""",
    re.VERBOSE,
)
_FACTORS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_GOES_ON = re.compile(r"\s*[χεδτκπtmb+]")  # how all that follows a number here begins
_AND_MORE = re.compile(r"\s+(?:και\s+πλεον|περιπου)(?=\s)|\+")  # «700 και πλέον εκατομμυρίων»
_AND_A_HALF = re.compile(r"\s+και\s+μισ[οη]\b")  # «δύο και μισό εκατομμύρια»
_FRACTION_ALONE = re.compile(r"\d{1,3}(?!\d)")  # «Αρταίων,12000» lacks a space only
_THREE_DECIMALS = re.compile(r"[1-9]\d{0,2},\d{3}|000")
_EURO_SIGNS = (" ", "€", "ε")
_EURO_WITHOUT_UNIT = re.compile(r"\s?(?:€|ευρω\b)(?!\s?/|\s+(?:ανα|το|τη|την|η)\s)")
_SEPARATORS = frozenset(",.")
_LARGEST_WITH_SCALE = Decimal(10) ** 12


class Group(NamedTuple):
    """A number with its own scale word: one part of «1 δισ. 275 εκ.»."""

    start: int
    end: int
    value: Decimal
    words: bool
    scale: int
    doubt: Doubt | None


def find_groups(folded: str) -> Iterator[Group]:
    """Each run of digits, and each run of number words, with the scale word behind it."""
    pending: Group | None = None
    rank = 0
    fractions = any(sign in folded for sign in VULGAR_FRACTIONS)
    spaced = _GROUPED_BY_SPACES.search(folded) and not _GROUPED_BY_DOTS.search(folded)
    atom = _ATOM_OR_FRACTION if fractions else _SPACED_ATOM if spaced else _ATOM
    for match in atom.finditer(folded):
        token, (start, end) = match[0], match.span()
        if fractions and token[-1] in VULGAR_FRACTIONS:
            if pending is not None:
                yield _scaled(pending, folded)
                pending = None
            value = Decimal(token[:-1] or 0) + Decimal(VULGAR_FRACTIONS[token[-1]])
            yield _scaled(Group(start, end, value, False, 1, None), folded)
            continue
        if token[0].isdigit():
            if pending is not None:
                yield _scaled(pending, folded)
                pending = None
            if folded[start - 1 : start] in _SEPARATORS and _is_fraction(token, start, folded):
                yield Group(start, end, Decimal(0), False, 1, "digits-lost")
            elif (parsed := parse_digits(token)) is not None:
                if folded[end : end + 1] in _EURO_SIGNS and _is_doubtful(token, end, folded):
                    parsed = (parsed[0], "malformed")
                yield _scaled(Group(start, end, parsed[0], False, 1, parsed[1]), folded)
            else:
                for part in re.finditer(r"\d+", token):
                    at, behind = start + part.start(), start + part.end()
                    yield Group(at, behind, Decimal(part[0]), False, 1, None)
            continue
        word = WORDS.get(token)
        if word is None or (token == "εκατο" and folded.startswith("τοισ ", start - 5)):
            continue
        if pending is not None and 0 < word[1] < rank and folded[pending.end : start].isspace():
            pending = pending._replace(end=end, value=pending.value + word[0])
        else:
            if pending is not None:
                scaled = _scaled(pending, folded)
                yield scaled
                if start < scaled.end:  # «και μισό» went into the group before
                    pending = None
                    continue
            pending = Group(start, end, word[0], True, 1, None)
        rank = word[1]
    if pending is not None:
        yield _scaled(pending, folded)


def _is_doubtful(digits: str, end: int, folded: str) -> bool:
    """«500,000 ευρώ» has thousands grouped in the English way, or three decimals that euro do not have;
    «΄000 €» has lost its beginning. A price of a unit («1,859 €/λίτρο») has three."""
    return _THREE_DECIMALS.fullmatch(digits) is not None and (
        _EURO_WITHOUT_UNIT.match(folded, end) is not None
    )


def _is_fraction(digits: str, start: int, folded: str) -> bool:
    """Whether a separator stands before *digits* and no number before that: «ποσό ,00 ευρώ»."""
    if folded[start - 2 : start - 1].isdigit():
        return False
    return _FRACTION_ALONE.match(digits) is not None


def _scaled(group: Group, folded: str) -> Group:
    """Take in the scale word that follows, unless the number is already full."""
    if _GOES_ON.match(folded, group.end) is None:
        return group
    at, value = group.end, group.value
    if half := _AND_A_HALF.match(folded, at):
        at, value = half.end(), value + Decimal("0.5")
    elif more := _AND_MORE.match(folded, at):
        at = more.end()
    scale = _SCALE.match(folded, at)
    if scale is None:
        return group
    factor = _FACTORS[scale.lastgroup or "thousand"]
    if (value >= 10**6 and factor >= 10**6) or value * factor > _LARGEST_WITH_SCALE:
        return group._replace(end=scale.end(), doubt="scale-dropped")
    doubt = None if group.doubt == "dot-decimal" else group.doubt
    return group._replace(end=scale.end(), value=value * factor, scale=factor, doubt=doubt)
