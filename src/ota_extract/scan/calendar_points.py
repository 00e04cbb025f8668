"""Single points of the calendar: a day, several days of one month, a month, a part of a year, a year.

The ends of a window are points of their own here; ``date_windows`` joins them.

>>> [(p.year, p.month, p.days) for p in find_points("την 31η μαιου 2021, 29.02.2023, στισ 3/5")]
[(2021, 5, (31,)), (None, 5, (3,))]
>>> [p.edtf for p in find_points("τελη νοεμβριου, β΄ εξαμηνο του 2025, για το 2024")]
['XXXX-11', '2025-41', '2024']
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

MONTH_STEMS = {
    "ιαν": 1, "γεν": 1, "φεβ": 2, "φλεβ": 2, "μαρ": 3, "απρ": 4, "μαι": 5, "μαη": 5, "ιουν": 6,
    "ιουλ": 7, "αυγ": 8, "σεπ": 9, "οκτ": 10, "νοε": 11, "δεκ": 12,
}  # fmt: skip

_MONTH = r"""(?:
    (?:ιανουαρι|φεβρουαρι|μαρτι|απριλι|μαι|ιουνι|ιουλι)(?:οσ|ου|ο)       # Ιανουάριος, Μαΐου, Ιούλιο
  | (?:αυγουστ|σεπτεμβρι|οκτωβρι|νοεμβρι|δεκεμβρι)(?:οσ|ου|ο)            # Αύγουστο, Δεκεμβρίου
  | (?:γεναρ|φλεβαρ|μαρτ|απριλ|μα|ιουν|ιουλ|σεπτεμβρ|οκτωβρ|νοεμβρ|δεκεμβρ)ησ?  # Γενάρη, Μάης
  | (?:ιαν|φεβρ?|μαρτ?|απρ|ιουν|ιουλ|αυγ|σεπτ?|οκτ|νοεμ?|δεκ)\b\.?       # Ιαν., Ιουλ
)(?!\w)"""
_MONTH_WORD = re.compile(_MONTH, re.VERBOSE)
WEEKDAY = r"(?:δευτερα|τριτη|τεταρτη|πεμπτη|παρασκευη|σαββατο|κυριακη)[συ]?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:η[σν]?|α)?"  # 8, 08, 8η, 11ης

# What stands before a month and belongs to it, read backwards from the month.
_BEFORE_MONTH = re.compile(
    rf"""(?:
        (?P<weekday>(?<!\w){WEEKDAY}\s?,?\s)?
        (?<![\w/:+-])(?<!\d[.,])(?P<days>{_DAY}
            (?:\s?(?:,|-|–|(?<=\w)\s(?:και|εωσ|μεχρι|με|ωσ))\s?(?:(?:τισ|την|τη|και)\s)?{_DAY}){{0,6}})
        \s?,?\s?(?:του\s(?:μηνοσ\s|μηνα\s)?)?                              # «8 του Μαΐου»
      | (?<!\w)(?P<part>τελοσ|τελη|αρχεσ|αρχη|μεσα|τελευταιο|πρωτο|δευτερο|[αβ][΄'’´`ʹ]?)\s
        (?:(?:15νθημερο|δεκαπενθημερο|μισο|δεκαημερο)\s)?(?:(?:του|τον)\s(?:μηνα\s)?)?
    )$""",
    re.VERBOSE,
)
# a quick look at the word before, from its end: a day, «του (μηνός)», «αρχές», «τέλος», «15νθήμερο»
_MAY_BELONG = re.compile(
    r"[\s,]{0,3}(?:(?:[σν]?η|α)?\d|υοτ|νοτ|αν|ση|σο|αση|σομ|σολετ|ση|ηλετ|σεχρα|ηχρα|ασεμ|ορ|οσιμ)"
)
_YEAR_AFTER = re.compile(
    r"\s?(?:(?P<comma>,)\s?|[/.–-]\s?)?(?:του\s(?:ετουσ\s)?)?"
    r"(?:(?P<year>(?:19|20)\d\d)|(?<=\s)['’΄´](?P<short>\d\d))(?![\d%€]|[.,/]\d|\s?[€%])"
)
_NOUN_FOLLOWS = re.compile(r"\s[α-ω]{4,}")

# 07/04/2022, 7.4.2022, 07-04-2022, 12/1/19, 1,2/12/2018, 14-16/11/2018, 2025-09-01
_NUMERIC = re.compile(
    r"""[0-9](?<!\w\d)(?<![/:+]\d)(?<!\d[.,–-]\d)
    (?: (?<=(?P<iso>[12]))[0-9]{3}-[01]?\d-[0-3]?\d(?!\d|-\d)
      | [0-9]?(?:η|ησ)?(?P<more>(?:\s?(?:,|-|–|\sκαι\s)\s?[0-3]?\d(?:η|ησ)?){0,8})
        (?P<one>\s?[/.-]\s?|\s)(?P<month>[01]?\d)
        (?:(?P=one)(?P<year>(?:19|20)\d\d|\d\d)(?![.,]?\d|[/-]\d|\s?[€%])|(?P<short>)(?![\d/%€]|[.,:-]\d))
    )""",
    re.VERBOSE,
)
# «στις 29/8», «(23/5)»: words that make a day of two numbers with a slash
_CUE = re.compile(
    rf"(?:(?<!\w)(?:στισ|τισ|την|στην|τησ|απο|εωσ|μεχρι|ωσ|σημερα|χθεσ|αυριο|{WEEKDAY})\s?,?\s|\()$"
)
_FRACTION_CUE = re.compile(r"(?:απο|εωσ|μεχρι|ωσ)\s$")
_OF = re.compile(r"\s(?:του|των|τησ)\b")
_SHORT_WINDOW = re.compile(
    r"\s?(?:-|–|εωσ|μεχρι|ωσ)\s?(?:και\s)?(?:τισ\s|την\s)?\d{1,2}([/.])\d{1,2}\1\d"
)
_MONTH_YEAR = re.compile(r"(?<![\w/.,-])(?P<month>0[1-9]|1[0-2]|[1-9])/(?P<year>20\d\d)(?![\w/.-])")
_MONTH_YEAR_CUE = re.compile(r"(?<!\w)(?:τον|απο|εωσ|μεχρι|περιοδο|διαστημα|μηνα)\s(?:τον\s)?$")

PARTS_OF_YEAR = {
    "τριμην": (33, 4),
    "τετραμην": (37, 3),
    "εξαμην": (40, 2),
}  # EDTF codes of ISO 8601-2
ORDINALS = {
    "α": 1, "πρωτ": 1, "1": 1, "β": 2, "δευτερ": 2, "2": 2, "γ": 3, "τριτ": 3, "3": 3,
    "δ": 4, "τεταρτ": 4, "4": 4, "τελευται": 0,
}  # fmt: skip
SEASONS = {"ανοιξ": 21, "καλοκαιρ": 22, "φθινοπωρ": 23, "χειμων": 24}
_PART_OF_YEAR = re.compile(
    r"""(?<!\w)(?P<ordinal>πρωτ|δευτερ|τριτ|τεταρτ|τελευται|[αβγδ]|[1-4])(?:ο|ου)?[΄'’´`ʹ]?\s?
        (?P<part>τριμην|τετραμην|εξαμην)(?:ο|ου|α)(?:\s(?:του\s)?(?:ετουσ\s)?(?P<year>20\d\d)(?![\d.,]\d))?
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


@dataclass(frozen=True, slots=True)
class CalendarPoint:
    """What is said of one point: ``None`` where it is not said, two days or more for a set.

    ``span_of_days`` marks «2-20 Νοεμβρίου»: the days are the ends of a window.
    ``sub_year`` is the EDTF code of a season, quarter or half-year.
    """

    start: int
    end: int
    year: int | None
    month: int | None = None
    days: tuple[int, ...] = ()
    span_of_days: bool = False
    sub_year: int | None = None

    @property
    def edtf(self) -> str:
        """The point in EDTF: ``XXXX-07-25``, ``2025-41``, ``{2017-12-01,2017-12-02}``."""
        each = [self.on_day(day) for day in self.days]
        if not each:
            return self.on_day(None)
        if self.span_of_days:
            return f"{each[0]}/{each[-1]}"
        return each[0] if len(each) == 1 else "{" + ",".join(each) + "}"

    def on_day(self, day: int | None) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04}"
        within = self.sub_year or self.month
        return year + (f"-{within:02}" if within else "") + (f"-{day:02}" if day else "")


def find_points(folded: str) -> list[CalendarPoint]:
    """Return the points that the folded text names, in order, none overlapping another."""
    taken: list[CalendarPoint] = []
    for reader in (_named_months, _numeric, _parts_of_year, _years):
        starts = [point.start for point in taken]
        for point in reader(folded):
            at = bisect_left(starts, point.end)
            if at == 0 or taken[at - 1].end <= point.start:
                taken.append(point)
        taken.sort(key=lambda point: point.start)
        taken = _first_of_overlapping(taken)
    return taken


def _first_of_overlapping(points: list[CalendarPoint]) -> list[CalendarPoint]:
    kept: list[CalendarPoint] = []
    for point in points:
        if not kept or kept[-1].end <= point.start:
            kept.append(point)
    return kept


def _named_months(folded: str) -> Iterator[CalendarPoint]:
    """«8 Μαΐου 2023», «2-20 Νοεμβρίου», «τον Μάρτιο του 2020», «αρχές Οκτωβρίου»."""
    for stem, month in MONTH_STEMS.items():
        at = folded.find(stem)
        while at >= 0:
            word = _MONTH_WORD.match(folded, at)
            if word and not (at and (folded[at - 1].isalpha() or folded[at - 1] == "_")):
                point = _named_month(folded, word.start(), word.end(), month)
                if point:
                    yield point
            at = folded.find(stem, at + len(stem))


def _named_month(folded: str, at: int, end: int, month: int) -> CalendarPoint | None:
    begin = max(at - 48, 0)
    before = None
    if _MAY_BELONG.match(folded[max(at - 8, 0) : at][::-1]):
        before = _BEFORE_MONTH.search(folded[begin:at])
    abbreviated = len(folded[at:end].rstrip(".")) <= 4 and folded[at:end] not in _SHORT_BUT_WHOLE
    year, year_end = _year_after(folded, end)
    start, days, is_span = at, tuple[int, ...](), False
    if before and before["days"]:
        days, is_span = _days(before["days"])
        start = begin + before.start()
        if not days:  # «12, 5 Μαΐου»: the last number alone is the day
            last = list(re.finditer(r"\d+", before["days"]))[-1]
            days, start = (int(last[0]),), begin + before.start("days") + last.start()
    elif before and before["part"]:
        start = begin + before.start()
    if abbreviated and not days and year is None:
        return None  # «απρ.» alone is too short to be sure of
    if not days and start == at and at and folded[at - 1] in "0123456789":
        return None
    if days and not _exists(days[-1], month, year):
        return None
    return CalendarPoint(start, year_end, year, month, days, is_span)


_SHORT_BUT_WHOLE = frozenset({"μαιο", "μαη", "μαησ"})


def _year_after(folded: str, end: int) -> tuple[int | None, int]:
    found = _YEAR_AFTER.match(folded, end)
    if not found or (found["comma"] and _NOUN_FOLLOWS.match(folded, found.end())):
        return None, end
    return int(found["year"] or f"20{found['short']}"), found.end()


def _days(words: str) -> tuple[tuple[int, ...], bool]:
    """The days of «1,2 και 3» or «2-20»; none where they do not go up (they are no days then)."""
    days = tuple(int(number) for number in re.findall(r"\d+", words))
    if any(one >= two for one, two in pairwise(days)):
        return (), False
    return days, len(days) == 2 and re.search(r"[-–]|εωσ|μεχρι|ωσ|με", words) is not None


def _exists(day: int, month: int, year: int | None) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def _numeric(folded: str) -> Iterator[CalendarPoint]:
    for found in _NUMERIC.finditer(folded):
        point = _numeric_point(folded, found)
        if point:
            yield point
    if "/20" in folded:
        for found in _MONTH_YEAR.finditer(folded):
            if _MONTH_YEAR_CUE.search(folded[max(found.start() - 24, 0) : found.start()]):
                yield CalendarPoint(
                    found.start(), found.end(), int(found["year"]), int(found["month"])
                )


def _numeric_point(folded: str, found: re.Match[str]) -> CalendarPoint | None:
    start, end = found.span()
    if found["iso"]:
        year, month, day = (int(part) for part in found[0].split("-"))
        fits = _exists(day, month, year) and year > 1900
        return CalendarPoint(start, end, year, month, (day,)) if fits else None
    mark, month = found["one"].strip(), int(found["month"])
    if not mark:
        return None
    days, is_span = _days(folded[start : found.start("one")])
    if not days or not all(_exists(day, month, None) for day in days):
        return None
    before = folded[max(start - 24, 0) : start]
    if found["year"] is None:
        if len(days) > 1 or not _day_and_month_only(folded, found, before, mark):
            return None
        return CalendarPoint(start, end, None, month, days)
    year = int(found["year"])
    if len(found["year"]) == 2:
        if mark != "/" and not _CUE.search(before):
            return None  # «10.6.15» may as well number a section
        year += 2000 if year < 50 else 1900
    if not _exists(days[-1], month, year):
        return None
    return CalendarPoint(start, end, year, month, days, is_span)


def _day_and_month_only(folded: str, found: re.Match[str], before: str, mark: str) -> bool:
    """«στις 29/8», «(23/5)», «από 1.9 έως 30.11.2020»; not «24/7», «έως 2/3 του», «11.4 C»."""
    if _SHORT_WINDOW.match(folded, found.end()):
        return True
    cue = _CUE.search(before)
    if mark != "/" or cue is None or "\n" in found[0]:
        return False
    if cue[0] == "(":
        return folded[found.end() : found.end() + 1] == ")"
    return not (_FRACTION_CUE.search(before) and _OF.match(folded, found.end()))


def _parts_of_year(folded: str) -> Iterator[CalendarPoint]:
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


def _years(folded: str) -> Iterator[CalendarPoint]:
    """«το 2025», «έτους 2014», «2022 2023 2024» in a head; a count of that size is no year."""
    last_end = -9
    for found in _YEAR.finditer(folded):
        start, end = found.span()
        if not "1950" <= found[0] <= "2099":
            continue
        before = folded[max(start - 24, 0) : start]
        follows_year = start - last_end <= 5 and folded[last_end:start].strip(" ,–-|") in (
            "",
            "και",
        )
        if not follows_year and re.search(r"\d\s?[–-]$", before[-3:]):
            continue  # «1011-2021», a code
        if folded.startswith("/", end) and not _SCHOOL_YEAR.search(before):
            continue  # «2023/2024» may as well number a decision
        if not follows_year and not _is_year(folded, before, end):
            continue
        if _SCALE_FOLLOWS.match(folded, end) and not _YEAR_CUE.search(before):
            continue
        part = _YEAR_PART.search(before)
        last_end = end
        yield CalendarPoint(start - (len(part[0]) if part else 0), end, int(found[0]))


def _is_year(folded: str, before: str, end: int) -> bool:
    if _YEAR_CUE.search(before) or _YEAR_PART.search(before):
        return True
    return not _NO_YEAR_BEFORE.search(before) and _YEAR_TAIL.match(folded, end) is not None
