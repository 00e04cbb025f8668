"""Distribution: the unit that an amount is counted by, «ανά Δήμο», «κάθε σχολείο», «έκαστος».

>>> per_unit("10 ανα δημο", 2, 2, 0), per_unit("καθε δημοσ λαμβανει 5 ευρω", 20, 26, 0)
(Per(slug='municipality', end=11), Per(slug='municipality', end=26))
>>> per_unit("200 εκατ. ευρω η καθεμια", 0, 14, 0)
Per(slug='each', end=24)

Not what the next paragraph begins with:

>>> per_unit("συνολο 10 ευρω\\n\\nγια καθε θεση", 7, 14, 0) is None
True
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ota_extract.scan.vocabulary import unit_at

# «4.500 ευρώ τον χρόνο», «30 ευρώ μηνιαίως»
_TIME = r"(?:τον?\s+(?:μηνα|χρονο)|την?\s+(?:ημερα|μερα|εβδομαδα|ωρα)|ετησιωσ|μηνιαιωσ|ημερησιωσ|κατ['’΄]\s?ετοσ)"
_TIMES = (
    ("ετη", "year"), ("ετοσ", "year"), ("χρον", "year"), ("μην", "month"), ("εβδομαδ", "week"), ("ωρα", "hour"),
    ("ημερ", "day"), ("μερα", "day"),
)  # fmt: skip
_IN_TIME = re.compile(rf"\s+(?P<time>{_TIME})\b")
_BEHIND = re.compile(  # within a paragraph: «… 12.950.002,22¶Για κάθε θέση προβλέπεται»
    rf"(?![^\S\n]*\n\s*\n)\s*(?:κατα\s+(?:μεσο\s+ορο|μ\.\s?ο\.)\s+|{_TIME}\s+)?(?:(?:ανα|για\s+καθε|σε\s+καθε|στον?\s+καθε|το\s+καθε)\s+(?=\w)"
    r"|(?P<each>(?:ο|η|το|στον?|στην?|για\s+τον?|για\s+την?)?\s*(?:καθενασ?|καθεμι?α|εκαστοσ?|εκαστη|εκαστο)\b))"
)
# «45€/τ.μ.», «600 κ.μ./ημέρα»
_SLASH = re.compile(r"\s?/\s?(?=[^\W\d])")
_MONEY_END = re.compile(r"(?:€|ευρω)\Z")
# «σε καθέναν από τους πέντε δήμους»
_EACH_OF = re.compile(
    r"\s+σε\s+καθε(?:ναν?|μια[νσ]?)(?P<of>\s+απο\s+τ(?:ουσ|ισ|α)\s+)(?P<number>[^\W_]+\s+)?(?=\w)"
)
_BEFORE = re.compile(
    r"\b(?:για\s+|σε\s+|ανα\s+)?(?:τον?\s+|την\s+|ο\s+|η\s+|το\s+)?(?P<word>καθε|ανα)\s+(?=\w)"
)
_LONGEST_CLAUSE = 120


class Per(NamedTuple):
    """The slug of the unit an amount is counted by, and where amount and words end."""

    slug: str
    end: int


def per_unit(folded: str, start: int, end: int, floor: int) -> Per | None:
    """The unit that the quantity at ``[start, end)`` is counted by, or None.

    «each» where the words only say so («η καθεμία»). Nothing before *floor* is looked at.
    """
    behind = _BEHIND.match(folded, end)
    if behind is not None:
        if behind["each"]:
            return Per("each", behind.end())
        unit = unit_at(folded, behind.end())
        return Per(unit.slug, unit.end) if unit else None
    slash = _SLASH.match(folded, end)
    if slash is not None:
        unit = unit_at(folded, slash.end())
        money = _MONEY_END.search(folded, max(0, end - 4), end)
        if unit is not None and (money or unit.kind == "measure"):
            return Per(unit.slug, unit.end)
    each = _EACH_OF.match(folded, end)
    if each is not None:
        unit = unit_at(folded, each.end("of")) or unit_at(folded, each.end())
        if unit is not None and unit.kind == "count":
            return Per(unit.slug, each.start("of"))
    before = max(floor, start - _LONGEST_CLAUSE)
    if folded.find("καθε", before, start) < 0 and folded.find("ανα", before, start) < 0:
        return _per_time(folded, end)
    for match in _BEFORE.finditer(folded, before, start):
        unit = unit_at(folded, match.end())
        if unit is not None and unit.kind == "count" and not _clause_ends(folded, unit.end, start):
            return Per(unit.slug, end)
    return _per_time(folded, end)


def _per_time(folded: str, end: int) -> Per | None:
    """«4.500 ευρώ τον χρόνο»: an amount that is paid each year, month or day."""
    match = _IN_TIME.match(folded, end)
    if match is None or not _MONEY_END.search(folded, max(0, end - 4), end):
        return None
    return Per(next(slug for stem, slug in _TIMES if stem in match["time"]), match.end())


def _clause_ends(folded: str, start: int, end: int) -> bool:
    return re.search(r"[.;·:](?=\s)|\n", folded[start:end]) is not None
