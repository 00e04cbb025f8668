"""The words that several rules of elision ask for, folded."""

from __future__ import annotations

import re

MONEY_NOUN = r"""(?: υψουσ | ποσ(?:ο|ου|α|ων|οσ) | προυπολογισμ(?:ου|ο|οσ|ουσ) | κονδυλι(?:ου|α|ων)? | πιστωσ(?:η|ησ|εισ|εων)
    | χρηματοδοτησ(?:η|ησ|εισ) | επιχορηγησ(?:η|ησ|εισ) | ενισχυσ(?:η|ησ|εισ) | δαπαν(?:η|ησ|εσ|ων) | κοστ(?:οσ|ουσ)
    | αξι(?:α|ασ) | συμβατικ\w+\s+τιμημα | τιμημα(?:τοσ)? | επιδοτησ(?:η|ησ) | χρεοσ | οφειλ\w+ | εσοδα )"""
MONEY_IN_CLAUSE = re.compile(rf"\b{MONEY_NOUN}(?!\w)[^.;·\n]{{0,70}}$", re.VERBOSE)

# to take, give, pay, fund, owe, cost, ask for
GIVING = re.compile(
    r"""\b(?: παιρν | παρουν | λαμβαν | λαβουν | δινοντ | δινετ | δοθ | διατιθ | διατεθ | διαθετ | εξασφαλ | εκταμιευ | σχεδιαζ
        | ζητ(?:α|ουν) | καταβ(?:αλ|λη) | πληρω | χορηγ | πιστων | πιστωθ | μοιραζ | ενισχυ | χρηματοδοτ | επιχορηγ | οφειλ
        | κοστιζ | στοιχιζ | χρωστ )\w*[^.;·\n]{0,40}$""",
    re.VERBOSE,
)

# Articles in the masculine and feminine: not those of «εκατομμύρια»
PEOPLE = r"(?:οι|τουσ|τισ|στουσ|στισ)"
PEOPLE_BEFORE = re.compile(rf"\b(?:{PEOPLE}|(?:υπολοιπ|αλλ|λοιπ)(?:οι|εσ|ουσ))\s+$")
# «οι υπόλοιποι», «άλλα», «ακόμη»
OTHERS = r"(?:υπολοιπ|αλλ|λοιπ|ακομ)(?:οι|α|εσ|ουσ|ων|η)"
# those of them that can belong to «εκατομμύρια» or «ευρώ»
OTHERS_NEUTER = r"(?:(?:υπολοιπ|αλλ|λοιπ)α|ακομη)"
OTHERS_BEFORE = re.compile(rf"\b{OTHERS}\s+$")
