"""Years and parts of them: «το 2025», «έτους 2014», «α΄ εξαμήνου του 2022», «άνοιξη του 2026».

>>> [p.edtf for p in parts_of_year("του α΄ εξαμηνου του 2022, το τελευταιο τριμηνο του 2025, σε ενα τριμηνο")]
['2022-40', '2025-36']
>>> [p.edtf for p in years("για το 2024, 2014 αιτησεισ, απο 1950 σε 2010 δημουσ")]
['2024']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ota_extract.scan.calendar_points.point import CalendarPoint

# the first EDTF code of ISO 8601-2, and how many of them make a year
PARTS_OF_YEAR = {"τριμην": (33, 4), "τετραμην": (37, 3), "εξαμην": (40, 2)}
ORDINALS = {
    "α": 1, "πρωτ": 1, "1": 1, "β": 2, "δευτερ": 2, "2": 2, "γ": 3, "τριτ": 3, "3": 3,
    "δ": 4, "τεταρτ": 4, "4": 4, "τελευται": 0,
}  # fmt: skip
SEASONS = {"ανοιξ": 21, "καλοκαιρ": 22, "φθινοπωρ": 23, "χειμων": 24}
_PART_OF_YEAR = re.compile(
    r"""(?<!\w)(?P<ordinal>πρωτ|δευτερ|τριτ|τεταρτ|τελευται|[αβγδ]|[1-4])(?:ου|ο)?[΄'’´`ʹ]?\s?
        (?P<part>τριμην|τετραμην|εξαμην)(?:ου|ο|α)(?!\w)(?:\s(?:του\s)?(?:ετουσ\s)?(?P<year>20\d\d)(?![\d.,]\d))?
      | (?<!\w)(?P<season>ανοιξ|καλοκαιρ|φθινοπωρ|χειμων)(?:ησ?|εωσ|ιου|ι|ου|ο|ασ?)\s(?:του\s)?(?P<of>20\d\d)(?!\d)""",
    re.VERBOSE,
)

_YEAR = re.compile(
    r"[12](?<!\w[12])(?<![/+*][12])(?<!\d[.,:][12])[09]\d\d(?![\w€%]|[.,:]\d|\s?[€%]|/(?!(?:20)?\d\d(?![\d/]))\d)"
)
_YEAR_CUE = re.compile(
    r"(?<!\w)(?:το|του|στο|ετοσ|ετουσ|ετη|ετων|χρονια|χρονιασ|χρηση|χρησησ|οικονομικου|περιοδο[συ]?"
    r"|διετια[σν]?|τριετια[σν]?|τετραετια[σν]?|πενταετια[σν]?|προυπολογισμο[συ]|απολογισμο[συ]|μεσα)\s(?:\()?$"
)
_SCHOOL_YEAR = re.compile(r"(?<!\w)(?:ετοσ|ετουσ|χρονια[σ]?|σεζον|περιοδο[συ]?)\s$")
_YEAR_PART = re.compile(r"(?<!\w)(?:τελοσ|τελη|αρχεσ|αρχη|μεσα)\s(?:του\s)?(?:ετουσ\s)?$")
_DECADE = re.compile(r"(?<!\w)δεκαετια[σν]?\sτου\s$")
_NO_YEAR_BEFORE = re.compile(
    r"(?:(?<!\w)(?:σε|τα|τισ|τουσ|των|οι|στα|στισ|στουσ|περιπου|σχεδον|περι|μολισ|αλλα|αλλεσ|αλλοι|αλλουσ"
    r"|αριθμο[συ]?|μονο|ποσου?|υψουσ|επιπλεον|τουλαχιστον|κατα|ανω|κατω|πανω|κωδικο[συ]?|αρ\.|αριθμ\.|νο\.?)\s|[:€$#=]\s?)$"
)
_YEAR_TAIL = re.compile(  # what may follow a year that nothing announces
    r"""\s*(?:$|\n|[.;·)\]»|/–-]|,(?!\d))
      | \s(?:και(?!\sπλεον)|με|για|απο|σε|στ\w{1,3}|του|τησ|των|το|τον|την|τη|τα|τισ|η|ο|οι|να|που|θα|εωσ
          |μεχρι|κατα|ωσ|μεταξυ|ανα|ειναι|[12][09]\d\d)(?!\w)
      | \s\d""",
    re.VERBOSE,
)
_SCALE_FOLLOWS = re.compile(
    r"\s(?:εκ|δισ|χιλ|ευρω|δρχ|δραχμ|κατοικ|τετραγωνικ|τ\.μ|στρεμμ|θεσε|αιτησ|δημο[ιυ])"
)
# «από 1950 σε 2010 δήμους»: a count that grew to another
_FROM = re.compile(r"(?<!\w)απο\s(?:τουσ\s|τισ\s|τα\s)?$")
_TO_A_COUNT = re.compile(r"\s(?:σε|στουσ|στισ|στα)\s\d")
_CODE_BEFORE = re.compile(r"\d\s?[–-]$")
_BETWEEN_YEARS = ("", "και")


def parts_of_year(folded: str) -> Iterator[CalendarPoint]:
    """Yield the quarters, half-years and seasons that are told apart («τρίμηνο» alone is a duration)."""
    if not any(stem in folded for stem in (*PARTS_OF_YEAR, *SEASONS)):
        return
    for found in _PART_OF_YEAR.finditer(folded):
        if found["season"]:
            code, year = SEASONS[found["season"]], int(found["of"])
            yield CalendarPoint(found.start(), found.end(), year, sub_year=code)
            continue
        first, parts = PARTS_OF_YEAR[found["part"]]
        number = ORDINALS[found["ordinal"]] or parts
        if number > parts or (found["ordinal"] == "τελευται" and not found["year"]):
            continue
        named_year = int(found["year"]) if found["year"] else None
        yield CalendarPoint(found.start(), found.end(), named_year, sub_year=first + number - 1)


def years(folded: str) -> Iterator[CalendarPoint]:
    """«το 2025», «έτους 2014», «2022 2023 2024» in a head; a count of that size is no year."""
    last_end = -9
    for found in _YEAR.finditer(folded):
        start, end = found.span()
        if not "1950" <= found[0] <= "2099":
            continue
        follows = start - last_end <= 5 and folded[last_end:start].strip(" ,–-|") in _BETWEEN_YEARS
        before = folded[max(start - 24, 0) : start]
        if not follows and _CODE_BEFORE.search(before[-3:]):
            continue  # «1011-2021», a code
        if folded.startswith("/", end) and not _SCHOOL_YEAR.search(before):
            continue  # «2023/2024» may as well number a decision
        if not follows and not _is_year(folded, before, end):
            continue
        if _SCALE_FOLLOWS.match(folded, end) and not _YEAR_CUE.search(before):
            continue
        last_end = end
        if found[0].endswith("0") and (decade := _DECADE.search(before)):
            yield CalendarPoint(start - len(decade[0]), end, int(found[0]), decade=True)
            continue
        part = None if follows else _YEAR_PART.search(before)
        yield CalendarPoint(start - (len(part[0]) if part else 0), end, int(found[0]))


def _is_year(folded: str, before: str, end: int) -> bool:
    if _YEAR_CUE.search(before) or _YEAR_PART.search(before):
        return True
    if _TO_A_COUNT.match(folded, end) and _FROM.search(before):
        return False
    return not _NO_YEAR_BEFORE.search(before) and _YEAR_TAIL.match(folded, end) is not None
