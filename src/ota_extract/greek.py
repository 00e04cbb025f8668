"""Greek letters: a folded copy of a text in which offsets still hold.

Releases write one word in many ways: «Δήμος», «ΔΗΜΟΣ», «δημος». All reading of words is done in a
*folded* copy: lower case, no accents, one sigma. In NFC every Greek letter is one code point with or
without its accent, so the folded copy has exactly the length of the text and an offset found in one
is an offset in the other.

>>> fold("Δήμος Αγίας Βαρβάρας, ΆΡΤΑΣ, ΚΑΡΑΪΣΚΆΚΗ")
'δημοσ αγιασ βαρβαρασ, αρτασ, καραισκακη'
>>> len(fold("ΐΰ ΪΫ ς")) == len("ΐΰ ΪΫ ς")
True
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache, lru_cache


@cache
def _fold_table() -> dict[int, str]:
    """Each letter whose folded form is another single code point, with that form."""
    table: dict[int, str] = {}
    for code in range(sys.maxunicode + 1):
        if 0x2000 <= code < 0x10400 and not 0x2C60 <= code < 0x2C80:
            continue  # no cased letters that a release could hold
        char = chr(code)
        if not char.isalpha():
            continue
        base = unicodedata.normalize("NFD", char)[0] if code < 0x2000 else char
        small = base.lower()
        if len(small) != 1:
            continue
        small = "σ" if small == "ς" else small
        if small != char:
            table[code] = small
        if code > 0x2000:
            break
    return table


# ASCII and its neighbours, Greek, punctuation, arrows, drawn signs and those of symbol fonts
_COMMON = re.compile(
    r"[\x00-\xbf\u0384-\u03ce\u2000-\u2125\u2190-\u24b5\u2500-\u2bff\ue000-\uf8ff\U0001f000-\U0001faff]*"
)
_WORD = 16  # characters
_ACCENTED = tuple(zip("άέήίόύώϊϋΐΰς", "αεηιουωιυιυσ", strict=True))


def fold(text: str) -> str:
    """Return *text* in lower case, without accents, with one sigma; the length stays the same.

    The text must be NFC (``repair`` sees to that): a combining accent is left where it is.
    """
    return _fold_word(text) if len(text) <= _WORD else _fold(text)


def _fold(text: str) -> str:
    if _COMMON.fullmatch(text) is None:
        return text.translate(_fold_table())
    folded = text.lower()  # three times as fast, and the same for these characters
    for accented, plain in _ACCENTED:
        folded = folded.replace(accented, plain)
    return folded


# words come again and again
_fold_word = lru_cache(maxsize=4096)(_fold)
