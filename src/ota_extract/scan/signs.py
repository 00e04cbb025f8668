"""Signs: a minus that stands right against its number, «μεταβολή -2,5%», «έλλειμμα −1,2 εκατ. ευρώ».

>>> [sign_before(text, text.index("2"), 0, "percentage") for text in ("μεταβολη -2,5%", "-2,5%", "10 -20%")]
[9, None, None]
>>> [sign_before(text, text.index("5"), 0, "money") for text in ("ισοζυγιο: -5.000 €", "δημοσ αρτασ -5.000 €")]
[10, None]

>>> sign_before("ελαφρυνση −1,2", 11, 0, "money"), sign_before("κατα -1,2", 6, 0, "money")
(10, 5)

A dash at the start of a line is a bullet, between two numbers a range, behind a name a separator:
money is negative only behind a true minus sign, behind «κατά» (*by*), and where a balance, a loss or a
change is spoken of.
"""

from __future__ import annotations

import re

from ota_extract.records import Kind

_SIGN = re.compile(r"(?:[^\s\d%€][ \u00a0]|[(:])(?P<sign>[-–−])\Z")
_BALANCE = re.compile(
    r"\b(?:ισοζυγι|ελλειμμα|ζημι|απωλει|μεταβολ|διαφορ|μειωσ|αποτελεσμα|υπολοιπ|πλεονασμα|υφεσ|αποκλισ|υστερησ|ταμειακ\w+\s+ρο)"
    r"\w*[^.;·\n]{0,60}\Z"
)
_BY = re.compile(r"\bκατα\s\Z")
_CLOSING_DASH = re.compile(r"[^.;·\n]{0,160}?[^\s\d]\s?–(?=[\s,.])")  # «οι νησιώτες –25% όλων– …»
_BEFORE = 90


def sign_before(folded: str, start: int, floor: int, kind: Kind, unit: str = "") -> int | None:
    """Where the minus of the number at *start* stands, or None; nothing before *floor* is looked at.

    Money, percentages and degrees have signs; *unit* tells degrees.
    """
    if folded[start - 1 : start] not in ("-", "–", "−"):
        return None
    sign = _SIGN.search(folded, max(floor, start - 3), start)
    if sign is None or (sign["sign"] == "–" and _CLOSING_DASH.match(folded, start)):
        return None
    if (
        kind == "money"
        and sign["sign"] != "−"
        and not (
            _BY.search(folded, max(floor, start - 6), start - 1)
            or _BALANCE.search(folded, max(floor, start - _BEFORE), start - 1)
        )
    ):
        return None
    return start - 1 if kind in ("money", "percentage") or unit == "degC" else None
