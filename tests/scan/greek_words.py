"""Spells whole numbers in Greek, in each gender and case: the other direction of ``numerals``."""

from __future__ import annotations

from typing import Literal

Form = Literal["neuter", "feminine", "masculine", "genitive"]
FORMS: tuple[Form, ...] = ("neuter", "feminine", "masculine", "genitive")

_ONE = {"neuter": "ένα", "feminine": "μία", "masculine": "έναν", "genitive": "ενός"}
_THREE = {"neuter": "τρία", "feminine": "τρεις", "masculine": "τρεις", "genitive": "τριών"}
_FOUR = {
    "neuter": "τέσσερα",
    "feminine": "τέσσερις",
    "masculine": "τέσσερις",
    "genitive": "τεσσάρων",
}
_ALIKE = {2: "δύο", 5: "πέντε", 6: "έξι", 7: "επτά", 8: "οκτώ", 9: "εννέα", 11: "έντεκα", 12: "δώδεκα"}  # fmt: skip
_TENS = ("", "δέκα", "είκοσι", "τριάντα", "σαράντα", "πενήντα", "εξήντα", "εβδομήντα", "ογδόντα", "ενενήντα")  # fmt: skip
_HUNDREDS = ("", "", "διακόσι", "τριακόσι", "τετρακόσι", "πεντακόσι", "εξακόσι", "επτακόσι", "οκτακόσι", "εννιακόσι")  # fmt: skip
_ENDINGS = {"neuter": "α", "feminine": "ες", "masculine": "ους", "genitive": "ων"}


def spell(number: int, form: Form) -> str:
    """*number* in words, 2 to 999,999,999, agreeing with a noun of *form*."""
    millions, rest = divmod(number, 10**6)
    thousands, ones = divmod(rest, 1000)
    words = []
    if millions:
        genitive = form == "genitive"
        scale = (
            ("εκατομμύριο", "εκατομμυρίου") if millions == 1 else ("εκατομμύρια", "εκατομμυρίων")
        )
        words += [_below_thousand(millions, "genitive" if genitive else "neuter"), scale[genitive]]
    if thousands == 1:
        words.append("χίλι" + _ENDINGS[form])
    elif thousands:
        genitive = form == "genitive"
        counted = _below_thousand(thousands, "genitive" if genitive else "feminine")
        words += [counted, "χιλιάδων" if genitive else "χιλιάδες"]
    if ones:
        words.append(_below_thousand(ones, form))
    return " ".join(words)


def _below_thousand(number: int, form: Form) -> str:
    hundreds, rest = divmod(number, 100)
    words = []
    if hundreds == 1:
        words.append("εκατόν" if rest else "εκατό")
    elif hundreds:
        words.append(_HUNDREDS[hundreds] + _ENDINGS[form])
    if 13 <= rest <= 19:
        words.append("δεκα" + _unit(rest - 10, form))
    elif rest in (11, 12):
        words.append(_ALIKE[rest])
    else:
        tens, unit = divmod(rest, 10)
        words += [_TENS[tens]] if tens else []
        words += [_unit(unit, form)] if unit else []
    return " ".join(words)


def _unit(number: int, form: Form) -> str:
    return {1: _ONE, 3: _THREE, 4: _FOUR}.get(number, {}).get(form) or _ALIKE[number]
