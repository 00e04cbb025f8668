"""Numerals: every number of a text, in digits or in words, with its scale word.

Reads «235.285.163», «41.207.318,05», «39 εκατ.», «1.4 δις», «83,150.00», «380 .000.000»,
«1 δισ. 275 εκ.», «σαράντα έξι εκατομμύρια», «οκτακοσίων τριάντα χιλιάδων», «ενάμισι εκατομμύριο»,
«700 και πλέον εκατομμυρίων», and «τρεις (3)» as one numeral.

>>> from ota_extract.greek import fold
>>> def values(text): return [str(numeral.value) for numeral in find_numerals(fold(text))]
>>> values("39 εκατ. και 1.4 δις, 235.285.163 ή 41.207.318,05")
['39000000', '1400000000', '235285163', '41207318.05']
>>> values("1 δισ. 275 εκ. ευρώ, σαράντα έξι εκατομμύρια, τρεις (3) δόσεις")
['1275000000', '46000000', '3']

Does not read the article «ένας, μία, ένα» by itself, a scale word without a number («χιλιάδες
έργα»), or «81 εκ των οποίων» (*of which*) as 81 million. Where a scale word follows a number that
is already written in full («9.310.400,00 εκ. ευρώ», a slip of writers) it is left out.

Separators follow Greek print: a dot before exactly three digits groups them, a comma is the decimal
sign. The English way is read only where the Greek one is impossible. Spaces group digits where a
currency stands behind, and throughout a text that writes its amounts so and none with dots.

>>> values("Από 132 000,00 έως 1 864 000,00 ευρώ, για 212 000 πολίτες, τηλ. 213 136 0000")
['132000', '1864000', '212000', '213', '136', '0']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ota_extract.mentions import Doubt, Numeral
from ota_extract.scan.number_words import ONLY_WITH_SCALE, WORDS

_DIGITS_OR_WORD = r"""(?=\d)(?:
        \d++(?:[.,]\d+)*+(?!\ ?\.|\ \d)                               # no space inside
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
_GROUPED_BY_SPACES = re.compile(r"\d \d{3} \d{3},\d\d(?!\d)|\d \d{3},\d\d\s?(?:€|ευρω)")
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
_GOES_ON = re.compile(r"\s*[χεδτκπtmb]")  # how all that follows a number here begins
_AND_MORE = re.compile(r"\s+(?:και\s+πλεον|περιπου)(?=\s)")  # «700 και πλέον εκατομμυρίων»
_AND_A_HALF = re.compile(r"\s+και\s+μισ[οη]\b")  # «δύο και μισό εκατομμύρια»
_SPACE = re.compile(r"\s+(?:και\s+)?")
_GLUED = re.compile(r"[^\W\d_]+")
_GLUED_UNIT = re.compile(r"ευρω|χιλ|εκατ|εκ\b|δισ|million|billion")
_ONE = Decimal(1)
_FRACTION_ALONE = re.compile(r"\d{1,3}(?!\d)")  # «Αρταίων,12000» lacks a space only
_LARGEST_WITH_SCALE = Decimal(10) ** 12
_LONGEST = 21  # digits; a longer run is no number that a release could state


class _Group(NamedTuple):
    """A number with its own scale word: one part of «1 δισ. 275 εκ.»."""

    start: int
    end: int
    value: Decimal
    words: bool
    scale: int
    doubt: Doubt | None


def find_numerals(folded: str) -> list[Numeral]:
    """Find the numerals of *folded* (see :func:`ota_extract.greek.fold`), in text order.

    ``Numeral.start``/``end`` are code points and include the scale word and, for «τρεις (3)», the
    bracket. No two overlap.
    """
    numerals: list[Numeral] = []
    for parts in _numbers(_groups(folded), folded):
        whole = _joined(parts)
        numeral = Numeral(
            whole.start,
            whole.end,
            plain(whole.value),
            words=whole.words,
            scale=whole.scale,
            glued=_glued(whole, folded),
            doubt=whole.doubt,
        )
        if numerals and (merged := _bracketed(numerals[-1], numeral, folded)):
            numerals[-1] = merged
        else:
            numerals.append(numeral)
    return [n for n in numerals if not (n.words and _is_article(n, folded))]


def parse_digits(digits: str) -> tuple[Decimal, Doubt | None] | None:
    """The value of a run of digits and separators, or None where it is a list («1,2,3»).

    >>> parse_digits("41.207.318,05"), parse_digits("83,150.00"), parse_digits("1.4")
    ((Decimal('41207318.05'), None), (Decimal('83150.00'), None), (Decimal('1.4'), 'dot-decimal'))
    >>> parse_digits("50.000.00"), parse_digits("1,2,3")
    ((Decimal('50000.00'), 'odd-decimals'), None)
    """
    if len(digits) > _LONGEST + 7:
        return Decimal(digits.translate(_NO_SIGNS)[:_LONGEST]), "malformed"
    if digits.isdecimal():
        return Decimal(digits), None
    for pattern, decimal_sign, doubt in _FORMATS:
        if pattern.fullmatch(digits):
            whole, _, fraction = digits.rpartition(decimal_sign) if decimal_sign else ("", "", "")
            if not whole:
                return Decimal(digits.translate(_NO_SIGNS)), doubt
            return Decimal(f"{whole.translate(_NO_SIGNS)}.{fraction}"), doubt
    if "." not in digits:
        return None
    return Decimal(digits.translate(_NO_SIGNS)), "malformed"


_NO_SIGNS = str.maketrans("", "", ".,\u00a0 ")
_FORMATS: tuple[tuple[re.Pattern[str], str, Doubt | None], ...] = (
    (re.compile(r"\d{1,3}(?: ?\. ?\d{3})+"), "", None),  # 3.450.000
    (re.compile(r"\d{1,3}(?: ?\. ?\d{3})+,\d+"), ",", None),  # 41.207.318,05
    (re.compile(r"\d+,\d+"), ",", None),  # 12,75
    (re.compile(r"\d{1,3}(?: \d{3})+"), "", None),  # 1 250 000
    (re.compile(r"\d{1,3}(?: \d{3})+,\d+"), ",", None),
    (re.compile(r"\d+\.\d{1,2}"), ".", "dot-decimal"),  # 1.4
    (re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}"), ".", None),  # 83,150.00
    (re.compile(r"\d{1,3}(?:,\d{3}){2,}"), "", None),  # 1,250,000
    (re.compile(r"\d{1,3}(?:\.\d{3})+\.\d{1,2}"), ".", "odd-decimals"),  # 50.000.00
)


def _groups(folded: str) -> Iterator[_Group]:
    """Each run of digits, and each run of number words, with the scale word behind it."""
    pending: _Group | None = None
    rank = 0
    spaced = _GROUPED_BY_SPACES.search(folded) and not _GROUPED_BY_DOTS.search(folded)
    for match in (_SPACED_ATOM if spaced else _ATOM).finditer(folded):
        token, (start, end) = match[0], match.span()
        if token[0].isdigit():
            if pending is not None:
                yield _scaled(pending, folded)
                pending = None
            yield from _digit_groups(token, start, end, folded)
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
            pending = _Group(start, end, word[0], True, 1, None)
        rank = word[1]
    if pending is not None:
        yield _scaled(pending, folded)


def _digit_groups(token: str, start: int, end: int, folded: str) -> Iterator[_Group]:
    if (
        folded[start - 1 : start] in (",", ".")
        and not folded[start - 2 : start - 1].isdigit()
        and _FRACTION_ALONE.match(token)
    ):
        yield _Group(start, end, Decimal(0), False, 1, "digits-lost")  # «ποσό ,00 ευρώ»
        return
    parsed = parse_digits(token)
    if parsed is not None:
        yield _scaled(_Group(start, end, parsed[0], False, 1, parsed[1]), folded)
        return
    for part in re.finditer(r"\d+", token):
        yield _Group(start + part.start(), start + part.end(), Decimal(part[0]), False, 1, None)


def _scaled(group: _Group, folded: str) -> _Group:
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


def _numbers(groups: Iterator[_Group], folded: str) -> Iterator[list[_Group]]:
    """Put the parts of one number together: 1 δισ. + 275 εκ., τριακόσιες χιλιάδες + εξακόσια."""
    parts: list[_Group] = []
    for group in groups:
        if parts and _continues(parts[-1], group, folded):
            parts.append(group)
            continue
        if parts:
            yield parts
        parts = [group]
    if parts:
        yield parts


def _joined(parts: list[_Group]) -> _Group:
    """The *parts* of one number as a single one."""
    first, last = parts[0], parts[-1]
    if first is last:
        return first
    return _Group(
        first.start,
        last.end,
        sum((part.value for part in parts), Decimal(0)),
        first.words,
        max(part.scale for part in parts),
        next((part.doubt for part in parts if part.doubt), None),
    )


def _continues(one: _Group, two: _Group, folded: str) -> bool:
    if one.scale == 1 or one.value % one.scale or two.value >= one.scale:
        return False
    gap = folded[one.end : two.start]
    if not _SPACE.fullmatch(gap):
        return False
    if two.scale > 1:
        return two.scale < one.scale
    return one.words and two.words and gap.isspace()


def _glued(number: _Group, folded: str) -> str:
    """The letters that stand right against *number*, unless they are a unit («58.900€», «εκ€»)."""
    before = folded[number.start - 1 : number.start]
    if before.isalpha():
        return before
    if not folded[number.end : number.end + 1].isalpha():
        return ""
    after = _GLUED.match(folded, number.end)
    if after is None or _GLUED_UNIT.match(folded, number.end):
        return ""
    return after[0]


_BRACKET = re.compile(r"\s*\(\s*")
_BRACKET_END = re.compile(r"\s*\)")


def _bracketed(one: Numeral, two: Numeral, folded: str) -> Numeral | None:
    """«τρεις (3)», «3 (τρεις)»: one numeral, or None where the second is a number of its own.

    The bracket must hold the number alone; one with a currency is left to the amounts.
    """
    if one.words == two.words:
        return None
    if _BRACKET.fullmatch(folded, one.end, two.start) is None:
        return None
    closed = _BRACKET_END.match(folded, two.end)
    if closed is None:
        return None
    digits = two if one.words else one
    differs = two.value if one.value != two.value else None
    scale = max(one.scale, two.scale)
    return digits._replace(start=one.start, end=closed.end(), scale=scale, in_brackets=differs)


_AMONG = re.compile(r"\s+στ(?:ουσ|ισ|α)\s+(?=[δτπεχ\d])")


def _is_article(numeral: Numeral, folded: str) -> bool:
    """«ένας», unless it is part of «ένας στους τέσσερις»."""
    if folded[numeral.start : numeral.end] not in ONLY_WITH_SCALE:
        return False
    return _AMONG.match(folded, numeral.end) is None


def plain(value: Decimal) -> Decimal:
    """Without exponent and, for a whole number, without decimals; other digits stay as written.

    >>> plain(Decimal("1500000.0")), plain(Decimal("58311.40"))
    (Decimal('1500000'), Decimal('58311.40'))
    """
    if value.same_quantum(_ONE):
        return value
    whole = value.to_integral_value()
    return Decimal(int(whole)) if whole == value else value
