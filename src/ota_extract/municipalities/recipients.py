"""Who a recipient is, by the words a name begins with: «Δήμος», «Π.Ε.», «ΔΕΥΑ», «Σύνδεσμος».

>>> recipient("δ. σαμου".split())
('municipality', ['σαμου'])
>>> recipient("π. ε. σερρων".split())
('regional_unit', ['σερρων'])
>>> recipient("δευα λαρισασ".split())
('water_utility', ['λαρισασ'])
>>> recipient("πυλησ".split())  # says nothing
(None, ['πυλησ'])

«Δ.» is Δήμου, as ministry tables have it, never Δυτικής. «Ν.» is not read here: it is Νομού or Νέας.
Takes the folded words of ``names.words``. Not read: which municipality or area it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Pydantic takes longer to import than all this room
    from ota_extract.records import RecipientKind

ARTICLES = r"(?:(?:ο|οι|η|το|του|τησ|των|τον|την|τουσ|στο|στον|στουσ|στην|για|προσ|απο) )*"
ORDINAL = r"(?:\d+(?:\.|ο|η)? )?"  # «8.ΔΗΜΟΣ ΕΔΕΣΣΑΣ»: a row number glued to the name

LEADS: tuple[tuple[RecipientKind, str], ...] = (
    # a municipal unit, a community, a company or a fund of a municipality is not the municipality
    ("other", r"δ\. ?ε\.(?! υ\.)|δ\. κ\.|δημοτικ\S+ (?:ενοτητ|κοινοτητ)\S+|τοπικ\S+ κοινοτητ\S+"),
    ("other", r"κοινοτητα\S*|(?:δημοτικο )?λιμενικο ταμειο|νοσοκομει\S+|υπουργει\S+|πανεπιστημι\S+"),
    ("other", r"ν\. ?π\. ?[δι]\. ?δ\.|νομικ\S+ προσωπ\S+|κοινωφελ\S+|σχολικ\S+ επιτροπ\S+"),
    ("water_utility", r"δ\. ε\. υ\. α\.(?: \S\.)*|δ ε υ α|δευα\S*|ε\. υ\. δ\. α\. π\.|ευδαπ|ευαθ"),
    ("water_utility", r"(?:δια)?δημοτικ\S+ επιχειρησ\S+ υδρευσ\S+(?: αποχετευσ\S+)?"),
    ("other", r"δημοτικ\S+ (?:κοινωφελ\S+ )?επιχειρησ\S+|δημοτικ\S+ (?!συμβουλι)\S+"),
    ("association", r"(?:\S+ ){0,2}συνδεσμ\S+|συνδ\.|φο\.? ?δ\.? ?σ\.? ?α\.?|φοδσα|φορεασ διαχειρισησ\S*"),
    ("association", r"αναπτυξιακ\S+|διαδημοτικ\S+|κεδε|ενπε|π\.?ε\.?δ\.?|περιφερειακ\S+ ενωσ\S+ δημων"),
    ("association", r"ε\.?δ\.?σ\.?ν\.?α\.?|εδσνα|ασδα|σπαυ|σπαπ|συνπα|πεσυδαπ"),
    ("regional_unit", r"(?:αντι)?περιφερειακ\S+ ενοτητ\S+|π\. ?ε\.|πε|αντιπεριφερει\S+|νομοσ|νομου|νομαρχι\S+"),
    ("region", r"περιφερει\S+|περιφ\.|περ\."),
    ("municipality", r"δημοσ|δημου|δημο|δημων|δημοι|δημουσ|δημ\.|δ\.|δ(?= )"),
)  # fmt: skip

_LEAD = re.compile(
    rf"{ORDINAL}{ARTICLES}(?:"
    + "|".join(f"(?P<k{n}>{lead})" for n, (_, lead) in enumerate(LEADS))
    + r")(?: |$)(?P<rest>.*)"
)
_BARE = re.compile(rf"{ORDINAL}{ARTICLES}(?P<rest>.*)")


def recipient(words: list[str]) -> tuple[RecipientKind | None, list[str]]:
    """Return the kind of recipient that *words* begin with (None: they do not say), and the rest."""
    joined = " ".join(words)
    if found := _LEAD.match(joined):
        return _kind(found), found["rest"].split()
    bare = _BARE.fullmatch(joined)
    return None, bare["rest"].split() if bare and bare["rest"] else words


def _kind(found: re.Match[str]) -> RecipientKind:
    for number, (kind, _) in enumerate(LEADS):
        if found[f"k{number}"] is not None:
            return kind
    raise AssertionError("a lead matched without a kind")
