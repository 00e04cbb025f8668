"""How much a text reads like Greek: the test that tells a right decoding from a wrong one.

>>> plausibility("Την ένταξη των Δήμων ανακοίνωσε το Υπουργείο.") > 0.9
True
>>> plausibility("Την ένταξη των Δήμων".encode("mac-greek").decode("cp1253")) < 0.5
True
"""

from __future__ import annotations

import regex

from ota_extract.greek import fold

FOLLOWERS: dict[str, str] = {
    "α": "γδθικλμνξπρστυφχ",
    "β": "αειλορ",
    "γ": "αγεικλμνορχω",
    "δ": "αεηιορυω",
    "ε": "γδθικλμνξπρστυφχω",
    "ζ": "αεηοω",
    "η": "γθκλμνρστφ",
    "θ": "αεηλμνορυω",
    "ι": "αβγδεκλμνοπρστχω",
    "κ": "αεηιλορτυω",
    "λ": "αεηιλουω",
    "μ": "αβεηιμοπυω",
    "ν": "αδεηθιοτω",
    "ξ": "αεηιοω",
    "ο": "βγδικλμνπρστυφχ",
    "π": "αεηιλορτω",
    "ρ": "αγεηθικμνοτυω",
    "σ": "αεηθικμοπτυχω",
    "τ": "αεηιορυω",
    "υ": "βγδθκλμνξπρστχ",
    "φ": "αεηιοω",
    "χ": "αεηινορω",
    "ψ": "αεηιυ",
    "ω": "γδθμνρστ",
}
"""The letters that commonly follow each: 19 of 20 pairs in the words of a release are here."""

_COMMON = frozenset(first + second for first, seconds in FOLLOWERS.items() for second in seconds)
_PAIR = regex.compile(r"(?=([^\x00-\x7f]{2}))")

# What a right decoding hardly ever gives. Windows-1253 and ISO-8859-7 differ in little else.
_ODDITY = regex.compile(
    r"""[\x80-\x9f\ufffd]                # control characters where quotes should be
      | [¤¥¶΅ͺ₯]
      | (?<!\p{L})’(?=\p{Greek})         # «’ρθρο»: the Ά of the other encoding
      | (?<=\p{Ll})Ά                     # «ΑπόΆ»: the ’ of the other encoding
      | (?<=\p{L})Ά(?!\p{L})
      | (?<=\p{Ll})\p{Lu}                # «δΗΜΟσ»: the alphabet of another code page
    """,
    regex.VERBOSE,
)


def plausibility(text: str) -> float:
    """The share of common Greek pairs among the pairs outside ASCII, less the oddities; at most 1.

    0 where there is nothing outside ASCII to judge by.
    """
    pairs = _PAIR.findall(fold(text))
    if not pairs:
        return 0.0
    common = sum(pair in _COMMON for pair in pairs)
    return (common - len(_ODDITY.findall(text))) / len(pairs)
