"""Rows told in a sentence: recipients and amounts side by side in prose.

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def rows(text):
...     folded = fold(text)
...     numbers = Numbers(find_numerals(folded))
...     found = read_sentence(text, folded, numbers, 0, len(text), numbers)
...     return [(text[slice(*row.recipient.span)], str(row.amounts[0].numeral.value)) for row in found]
>>> rows("στους Δήμους Πεντέλης 110.000 ευρώ, Φυλής 150.000 ευρώ και Ωρωπού 90.000 ευρώ")
[('Πεντέλης', '110000'), ('Φυλής', '150000'), ('Ωρωπού', '90000')]
>>> rows("δήμος Αγιάς, Νομός Λάρισας 185.000 ευρώ, δήμος Τριφυλίας, Νομός Μεσσηνίας 200.000 ευρώ")
[('Αγιάς', '185000'), ('Τριφυλίας', '200000')]
>>> rows("δίνει από 350.000 ευρώ στους Δήμους Παλαμά και Φαρκαδόνας")
[('Παλαμά', '350000'), ('Φαρκαδόνας', '350000')]
>>> rows("900.000 ευρώ για τον Δήμο Ιθάκης και 50.000 ευρώ στον Δήμο Κέας")
[('Ιθάκης', '900000'), ('Κέας', '50000')]

An amount that several municipalities may share («500.000 ευρώ στους Δήμους Α και Β», without «από» or
«έκαστος») is no row of any of them, unless a sum that is stated says that each has it:

>>> rows("90.000 ευρώ στους Δήμους Κέας και Ίου και 50.000 ευρώ στον Δήμο Θήρας, συνολικά 230.000 ευρώ")
[('Κέας', '90000'), ('Ίου', '90000'), ('Θήρας', '50000')]
>>> rows("90.000 ευρώ στους Δήμους Κέας και Ίου, συνολικά 140.000 ευρώ")
[]
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal

from ota_extract.alignment import Span
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import Amount, amount
from ota_extract.assemble.tables.groups import FARTHEST, Groups, read_groups
from ota_extract.assemble.tables.prose_names import (
    APPOSITION,
    CAPITAL,
    NAME,
    TITLE,
    row_of,
    whole_name,
)
from ota_extract.assemble.tables.respective import read_respective
from ota_extract.assemble.tables.rows import Row
from ota_extract.clean import ARROWS

# «, που έχει 3.100 κατοίκους,» between the name and what it is given
_CLAUSE = r"(?:\s*,\s*(?:που|όπου|ο\s+οποίος|η\s+οποία)\s[^,·;()]{1,90},)?"
# what is done with money, by its ending: «χορηγούνται», «δόθηκαν», «θα δοθούν», «δώσαμε», «δίνουμε»
_DONE = r"[α-ωά-ώϊϋΐΰ]{2,}(?:ται|ηκαν?|ηκε|θούν|θεί|αμε|ουμε)"
_GETS = (  # «με», «λαμβάνει», «αναλογούν», «πηγαίνουν», «δίνει»
    r"με|μέ|λαμβάνει|παίρνει|θα\s+λάβει|έλαβε|εισπράττει|αναλογούν|αναλογεί|πηγαίνουν|πάνε|πάει|πήγαν"
    r"|δίνει|δίνουν|έδωσε|έδωσαν"
)
_SUM_OF = (  # «ποσού», «ύψους», «συνολικού προϋπολογισμού», «το ποσό των»
    r"ποσό|ποσού|ύψους|προϋπολογισμού|προϋπολογισμό|κόστους|αξίας|δαπάνης|εκτιμώμεν\w+|ενδεικτικ\w+"
    r"|συνολικ(?:ού|ής|ό|ή)|το\s+ποσό\s+τ(?:ων|ου)|τ(?:ο|α)\s+υπόλοιπ(?:ο|α)"
)
_SMALL_WORD = r"των|του|τα|το|συνολικά|επίσης|θα|σε|ως"
_TO_AMOUNT = (
    rf"{_CLAUSE}(?:\s*[,:(–—-]?\s*(?:{_DONE}|{_GETS}|{_SUM_OF}|{_SMALL_WORD})){{0,5}}\s*[:(–—-]?\s*"
)
_LEFT = re.compile(
    rf"(?P<name>[Δδ]ήμο[ςυ]?\s+{NAME}\s+και\s+{NAME}|{TITLE}\s+{NAME}{APPOSITION}|{NAME}{APPOSITION})"
    rf"{_TO_AMOUNT}(?:ευρώ|€)?\s*\Z"
)
_LEFT_COMMA = re.compile(rf"(?P<name>{TITLE}\s+{NAME}{APPOSITION})\s*,\s*(?:ευρώ\s|€)?\s*\Z")
_ENTRY_END = re.compile(r"\s*(?:[,·;.)]|και\b|για\b|\Z)")  # «Δήμος Α, 350.000 ευρώ, Δήμος Β, …»
_EACH = r"έκαστος|έκαστη|έκαστο|καθένας|αντίστοιχα"
_GET = r"πηγαίνουν|λαμβάνουν|λαμβάνει|λάβει|έλαβε|παίρνει|πήρε|εισπράττει"
_TO_WHOM = (  # «στον», «για τον», «προς την», «αφορούν τον»
    r"στον|στο|στην|στη|τον|για\s+τον|για\s+το|για\s+την|για\s+τη|προς\s+τον|προς\s+την|προς\s+το"
    r"|ο|η|του|της|κατευθύνονται\s+στον|αφορούν\s+τον"
)
_RIGHT = re.compile(
    rf"\s*\)?\s*(?:(?:{_EACH})\s+)?(?:(?:θα\s+)?(?:{_DONE}|{_GET})\s+)?"
    rf"(?:[{ARROWS}]\ufe0f?|(?:{_TO_WHOM})\s)\s*(?P<name>{TITLE}\s+{NAME}{APPOSITION})"
)
_RIGHT_BARE = re.compile(
    rf"\s*(?:για|στην|στη|στο|στον|στα|στις)\s+(?:(?:τον|την|το|τη)\s+)?(?P<name>{NAME})(?=\s*(?:[,.;·)]|και\b|\Z))"
)
_IN_ALL = re.compile(r"\s*[,(–—]\s*συνολικα\b")  # «50.000 ευρώ στον Δήμο Α, συνολικά 230.000»
_AROUND = 3000  # letters before and behind a sentence in which the sum of its rows may stand


def read_sentence(
    text: str, folded: str, numbers: Numbers, start: int, end: int, stated: Numbers | None = None
) -> list[Row]:
    """The rows of one sentence, in text order: those of groups, then each amount with its neighbour.

    *stated* are the numbers of the text around: a sum among them says that each of a group has the amount.
    """
    respective = read_respective(text, folded, numbers, start, end)
    taken = {one.numeral.start for row in respective for one in row.amounts if one}
    amounts = [
        one
        for n in numbers.within(start, end)
        if n.start not in taken and (one := amount(folded, n))
    ]
    if not amounts:
        return respective
    groups = read_groups(text, folded, amounts, start, end)
    singles = _singles(text, folded, amounts, groups, start, end)
    rows = [*respective, *groups.said, *singles]
    if groups.unsaid and stated is not None:
        shared = {row.amounts for row in groups.unsaid}
        others = [row for row in rows if row.amounts not in shared]
        around = stated.within(max(start - _AROUND, 0), end + _AROUND)
        if _sums(groups.unsaid, others) & {numeral.value for numeral in around}:
            rows = [*groups.unsaid, *others]
    return sorted(rows, key=lambda row: row.recipient.span)


def _sums(group: Sequence[Row], others: Sequence[Row]) -> set[Decimal]:
    """What the rows add up to where each of the *group* has the amount: alone, and with the *others*."""
    alone, more = (
        sum((one.numeral.value for row in rows for one in row.amounts if one), Decimal(0))
        for rows in (group, others)
    )
    return {alone, alone + more}


def _singles(
    text: str, folded: str, amounts: Sequence[Amount], groups: Groups, start: int, end: int
) -> list[Row]:
    """The rows of one recipient each: the name before the amount, or behind it, as most have it."""
    taken = {one.span for row in groups.said for one in row.amounts if one}
    rest = [one for one in amounts if one.span not in taken]
    grouped = [*groups.said, *groups.unsaid]
    edges = sorted(
        {start, end, *(edge for one in amounts for edge in one.span)}
        | {edge for row in grouped for edge in row.recipient.span}
    )
    left: dict[Span, Row] = {}
    right: dict[Span, Row] = {}
    for one in rest:
        before = edges[bisect_left(edges, one.span.start) - 1] if one.span.start > start else start
        after = edges[bisect_right(edges, one.span.end)] if one.span.end < end else end
        row = _left(text, folded, one, max(before, one.span.start - FARTHEST))
        if (
            row is not None
            and row.recipient.certain
            and not (
                before > start and _IN_ALL.match(folded, row.recipient.span.end, one.span.start)
            )
        ):
            left[one.span] = row
        row = _right(text, folded, one, min(after, one.span.end + FARTHEST))
        if row is not None and row.recipient.certain:
            right[one.span] = row
    first, second = (right, left) if len(right) > len(left) else (left, right)
    names = {row.recipient.span for row in first.values()}
    rows = list(first.values())
    if grouped or len(first) > 1 or len(rest) > len(first):  # «… και ο Δήμος Β λαμβάνει …»
        rows += [
            row for at, row in second.items() if at not in first and row.recipient.span not in names
        ]
    return rows


def _left(text: str, folded: str, one: Amount, start: int) -> Row | None:
    """The recipient right before the amount: «Φυλής 150.000 ευρώ», «Δήμος Αγιάς, Νομός Λάρισας 185.000»."""
    gap = text[start : one.span.start]
    listed = _ENTRY_END.match(text, one.span.end) is not None
    best: re.Match[str] | None = None
    for found in _STARTS.finditer(gap):
        best = _LEFT.match(gap, found.start())
        if best is None and listed:
            best = _LEFT_COMMA.match(gap, found.start())
        if best is not None:
            break
    if best is None:
        return None
    return row_of(text, folded, start + best.start("name"), start + best.end("name"), one)


_STARTS = re.compile(rf"(?:{TITLE}\s+)?{CAPITAL}")


def _right(text: str, folded: str, one: Amount, end: int) -> Row | None:
    """The recipient right behind the amount: «900.000 ευρώ για τον Δήμο Ιθάκης»."""
    found = _RIGHT.match(text, one.span.end, end) or _RIGHT_BARE.match(text, one.span.end, end)
    if found is None:
        return None
    stop = whole_name(text, found.start("name"), found.end("name"), end)
    return row_of(text, folded, found.start("name"), stop, one)
