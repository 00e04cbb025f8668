"""The words of numbers, in every gender and case, folded.

>>> str(WORDS["τεσσαρων"][0]), str(WORDS["οκτακοσιων"][0]), str(WORDS["εναμισι"][0])
('4', '800', '1.5')

Tens and units are also written as one word («εικοσιπέντε»). Not here: scale words («εκατομμύρια»), which
digits take as well (``numerals``).
"""

from __future__ import annotations

from decimal import Decimal

_UNITS = {
    "ενα": 1, "ενασ": 1, "εναν": 1, "ενοσ": 1, "μια": 1, "μιασ": 1, "μιαν": 1, "δυο": 2,
    "τρεισ": 3, "τρια": 3, "τριων": 3, "τεσσερισ": 4, "τεσσερα": 4, "τεσσαρων": 4, "τεσσερεισ": 4,
    "τεσσαρεσ": 4, "τεσσερων": 4, "πεντε": 5, "εξι": 6, "εξη": 6, "εφτα": 7, "επτα": 7, "οχτω": 8,
    "οκτω": 8, "εννια": 9, "εννεα": 9,
}  # fmt: skip
_TEENS = {
    "εντεκα": 11, "ενδεκα": 11, "δωδεκα": 12, "δεκατρεισ": 13, "δεκατρια": 13,
    "δεκατριων": 13, "δεκατεσσερισ": 14, "δεκατεσσερα": 14, "δεκατεσσαρων": 14,
    "δεκατεσσερεισ": 14, "δεκαπεντε": 15, "δεκαεξι": 16, "δεκαεφτα": 17, "δεκαεπτα": 17,
    "δεκαοχτω": 18, "δεκαοκτω": 18, "δεκαεννια": 19, "δεκαεννεα": 19,
}  # fmt: skip
_TENS = {
    "δεκα": 10, "εικοσι": 20, "τριαντα": 30, "σαραντα": 40, "πενηντα": 50, "εξηντα": 60, "εβδομηντα": 70,
    "ογδοντα": 80, "ενενηντα": 90,
}  # fmt: skip
_HUNDREDS = {
    "διακοσι": 200, "τριακοσι": 300, "τετρακοσι": 400, "πεντακοσι": 500, "εξακοσι": 600,
    "εφτακοσι": 700, "επτακοσι": 700, "οχτακοσι": 800, "οκτακοσι": 800, "εννιακοσι": 900,
    "εννεακοσι": 900,
}  # fmt: skip
_HALVES = {
    "μισο": "0.5", "μιση": "0.5", "μισου": "0.5", "εναμισι": "1.5", "εναμιση": "1.5",
    "μιαμισι": "1.5", "μιαμιση": "1.5", "ενοσημισι": "1.5", "δυομισι": "2.5", "δυομιση": "2.5",
    "τρεισημισι": "3.5", "τρεισημιση": "3.5", "τριαμισι": "3.5", "τριαμιση": "3.5",
    "τεσσερισημισι": "4.5", "τεσσεραμισι": "4.5", "πεντεμισι": "5.5", "εξιμισι": "6.5",
    "εφταμισι": "7.5", "επταμισι": "7.5", "οχτωμισι": "8.5", "οκτωμισι": "8.5", "εννιαμισι": "9.5",
}  # fmt: skip
_ADJECTIVE_ENDINGS = ("α", "οι", "εσ", "ων", "ουσ")

WORDS: dict[str, tuple[Decimal, int]] = {
    **{word: (Decimal(value), 1) for word, value in _UNITS.items()},
    **{word: (Decimal(value), 1) for word, value in _TEENS.items()},
    **{word: (Decimal(value), 2) for word, value in _TENS.items()},
    **{ten + one: (Decimal(t + u), 1) for ten, t in _TENS.items() for one, u in _UNITS.items()},
    **{h + e: (Decimal(v), 3) for h, v in _HUNDREDS.items() for e in _ADJECTIVE_ENDINGS},
    **{word: (Decimal(100), 3) for word in ("εκατο", "εκατον")},
    **{"χιλι" + ending: (Decimal(1000), 4) for ending in _ADJECTIVE_ENDINGS},
    **{word: (Decimal(value), 0) for word, value in _HALVES.items()},
}
"""Each number word with its value and rank: a word may follow one of a higher rank, as in χίλια (4)
διακόσιες (3) είκοσι (2) έξι (1)."""

ONLY_WITH_SCALE = {word for word, value in _UNITS.items() if value == 1} | {
    word for word, value in _HALVES.items() if value == "0.5"
}
"""Words that are no number by themselves: the article «ένας, μία, ένα», and «μισό»."""
