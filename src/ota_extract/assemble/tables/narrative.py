"""Rows told in a sentence: recipients and amounts side by side in prose.

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def rows(text):
...     folded = fold(text)
...     found = read_sentence(text, folded, Numbers(find_numerals(folded)), 0, len(text))
...     return [(text[slice(*row.recipient.span)], str(row.amounts[0].numeral.value)) for row in found]
>>> rows("στους Δήμους Πεντέλης 110.000 ευρώ, Φυλής 150.000 ευρώ και Ωρωπού 90.000 ευρώ")
[('Πεντέλης', '110000'), ('Φυλής', '150000'), ('Ωρωπού', '90000')]
>>> rows("δήμος Αγιάς, Νομός Λάρισας 185.000 ευρώ, δήμος Τριφυλίας, Νομός Μεσσηνίας 200.000 ευρώ")
[('Αγιάς', '185000'), ('Τριφυλίας', '200000')]
>>> rows("δίνει από 350.000 ευρώ στους Δήμους Παλαμά και Φαρκαδόνας")
[('Παλαμά', '350000'), ('Φαρκαδόνας', '350000')]
>>> rows("900.000 ευρώ για τον Δήμο Ιθάκης και 50.000 ευρώ στον Δήμο Κέας")
[('Ιθάκης', '900000'), ('Κέας', '50000')]

An amount that several municipalities share («500.000 ευρώ στους Δήμους Α και Β», without «από» or
«έκαστος») is no row of any of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ota_extract.alignment import Span
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.tables.amounts import Amount, amount
from ota_extract.assemble.tables.authorities import Recipient, find_recipient, is_municipality
from ota_extract.assemble.tables.rows import Row, without_apposition
from ota_extract.stops import NO_ABBREVIATION

_CUE = re.compile(r"\bδημο|περιφερεια|\bδευα\b|δ\.ε\.υ\.α|συνδεσμο|περιφερειακ\w+ ενοτητ")
_CAPITAL = r"(?:[Α-ΩΆΈΉΊΌΎΏΪΫ][α-ωά-ώϊϋΐΰΑ-ΩΆ-ΏΪΫ]*\.?)"
_NAME = rf"{_CAPITAL}(?:(?:\s?[-–—]\s?|\s+&\s+|\s+)(?:(?:του|της|των)\s+)?{_CAPITAL}){{0,5}}"
_TITLE = (
    r"(?:[Δδ]ήμο[ςιυ]?(?:υς)?|[Δδ]ήμων|ΔΗΜΟΣ|ΔΗΜΟΥ|ΔΗΜΟ|[Δδ]ημου|[Δδ]ήμου|Δ\.|"
    r"(?:Περιφερειακή(?:ς)?\s+Ενότητα(?:ς)?|[Ππ]εριφέρειας?|ΔΕΥΑ|Δ\.Ε\.Υ\.Α\.|Σύνδεσμο[ςυ]?|Φο\.?Δ\.?Σ\.?Α\.?|ΦΟΔΣΑ"
    r"|ΤΟΕΒ|Τ\.Ο\.Ε\.Β\.))"
)
_APPOSITION = (
    rf"(?:\s*,\s*(?:[Νν]ομ(?:ός|ού|ο|ος|ου)|Ν\.|Π\.\s?Ε\.)\s*{_NAME}\s*,?"
    rf"|\s*\((?:[Νν]ομ(?:ός|ού)|Ν\.|Π\.\s?Ε\.)\s*{_NAME}\s*\))?"
)
_ONE = rf"(?:{_TITLE}\s+)?{_NAME}{_APPOSITION}"
_VERB = (
    r"(?:\s*[,:(–—-]?\s*(?:με|μέ|λαμβάνει|παίρνει|θα\s+λάβει|έλαβε|εισπράττει|ενισχύεται|χρηματοδοτείται|"
    r"επιχορηγείται|δίνονται|δίδονται|αποδίδονται|καταβάλλονται|πιστώνονται|διατίθενται|αναλογούν|πηγαίνουν|κατευθύνονται|ποσό|ποσού|ύψους|προϋπολογισμού|προϋπολογισμό|το\s+ποσό\s+τ(?:ων|ου)|τ(?:ο|α)\s+υπόλοιπ(?:ο|α)|των|του|τα|το|συνολικά|επίσης|θα|σε|ως)){0,5}\s*[:(–—-]?\s*"
)
_LEFT = re.compile(
    rf"(?P<name>[Δδ]ήμο[ςυ]?\s+{_NAME}\s+και\s+{_NAME}|{_TITLE}\s+{_NAME}{_APPOSITION}|{_NAME}{_APPOSITION}){_VERB}(?:ευρώ|€)?\s*\Z"
)
_RIGHT = re.compile(
    r"\s*\)?\s*(?:(?:έκαστος|έκαστη|έκαστο|καθένας|αντίστοιχα)\s+)?"
    r"(?:(?:χρηματοδοτείται|ενισχύεται|επιχορηγείται|κατευθύνονται|δίνονται|πηγαίνουν|προβλέπονται)\s+)?"
    r"(?:στον|στο|στην|στη|τον|για\s+τον|για\s+το|για\s+την|για\s+τη|προς\s+τον|προς\s+την|προς\s+το|"
    r"ο|η|του|της|κατευθύνονται\s+στον|αφορούν\s+τον)\s+"
    rf"(?P<name>{_TITLE}\s+{_NAME}{_APPOSITION})"
)
_RIGHT_BARE = re.compile(
    rf"\s*(?:για|στην|στη|στο|στον|στα|στις)\s+(?:(?:τον|την|το|τη)\s+)?(?P<name>{_NAME})(?=\s*(?:[,.;·)]|και\b|\Z))"
)
_PLURAL = re.compile(
    rf"(?:[Δδ](?:ήμους|ήμοι|ήμων)(?:\s+τ(?:ης|ου|ων)\s+{_NAME}(?=\s*\())?"
    rf"|(?:(?:άλλ|υπόλοιπ)(?:οι|ους)(?:\s+\w+)?|\w+\s+ακόμ[ηα])(?=\s*\())(?:\s*[–—(:-]\s*|\s+)"
    rf"(?P<names>{_ONE}(?:(?:\s*,\s*|\s*,?\s+και\s+){_ONE})*)"
)
_ITEM = re.compile(_ONE)
_TITLED = re.compile(rf"{_TITLE}\s+")
_AND = re.compile(rf"\s+και\s+({_CAPITAL})(?:\s+{_CAPITAL})?")
_EACH_BEFORE = re.compile(r"(?:\b[Αα]πό|ανά)\s*\Z")
_EACH_AFTER = re.compile(
    r"\s*,?\s*(?:\(?(?:έκαστο[ςν]?|έκαστη|εκάστο[υς]|ο\s+καθένας|η\s+καθεμία|στον\s+καθένα|σε\s+(?:κάθε|καθ)έναν?|για\s+τον\s+καθένα"
    r"|ανά\s+[Δδ]ήμο|για\s+κάθε\s+[Δδ]ήμο|σε\s+κάθε\s+[Δδ]ήμο|κατά\s+[Δδ]ήμο))"
)
_TO_MANY = re.compile(
    r"\s*(?:(?:έκαστος|ο\s+καθένας|στον\s+καθένα|αντίστοιχα)\s*,?\s*)?(?:σε|στους|για\s+τους|προς\s+τους|οι|τους)?\s*(?:(?:κάθε|τους|από\s+τους|εξής|δύο|τρεις|τέσσερις|πέντε)\s+)*(?=[Δδ]ήμ)"
)
_WITH = re.compile(r"\b(?:με|και|από)\s+\Z")
_FARTHEST = 240  # letters between a name and its amount, with all that may stand between
_SENTENCE_END = re.compile(rf"[.;!](?=\s+[Α-ΩΆ-Ώ«]|\s*\Z)(?<![Α-Ω]\.){NO_ABBREVIATION}")


def read_sentence(text: str, folded: str, numbers: Numbers, start: int, end: int) -> list[Row]:
    """Find the rows of one block, in text order. One row alone is given too; it may be one of a list."""
    found = [one for n in numbers.within(start, end) if (one := amount(folded, n))]
    if not found or not (len(found) > 1 or _CUE.search(folded, start, end)):
        return []
    rows: list[Row] = []
    at, done = start, 0
    for stop in [*(mark.end() for mark in _SENTENCE_END.finditer(text, start, end)), end]:
        if stop <= at:
            continue
        first = done
        while done < len(found) and found[done].span.start < stop:
            done += 1
        amounts = found[first:done]
        if amounts:
            rows += _rows(text, folded, amounts, at, stop)
        at = stop
    return rows


def _rows(text: str, folded: str, amounts: list[Amount], start: int, end: int) -> list[Row]:
    """The rows of one sentence: those that share an amount, then each amount with its neighbour."""
    shared = _shared(text, folded, amounts, start, end)
    taken = {one.span for row in shared for one in row.amounts if one}
    rest = [one for one in amounts if one.span not in taken]
    if not rest:
        return shared
    edges = sorted(
        {start, end, *(edge for one in amounts for edge in one.span)}
        | {edge for row in shared for edge in row.recipient.span}
    )
    left: dict[Span, Row] = {}
    right: dict[Span, Row] = {}
    for one in rest:
        before = edges[bisect_left(edges, one.span.start) - 1] if one.span.start > start else start
        after = edges[bisect_right(edges, one.span.end)] if one.span.end < end else end
        row = _left(text, folded, one, max(before, one.span.start - _FARTHEST))
        if row is not None and row.recipient.certain:
            left[one.span] = row
        row = _right(text, folded, one, min(after, one.span.end + _FARTHEST))
        if row is not None and row.recipient.certain:
            right[one.span] = row
    first, second = (right, left) if len(right) > len(left) else (left, right)
    names = {row.recipient.span for row in first.values()}
    rows = [*shared, *first.values()]
    if shared or len(first) > 1 or len(rest) > len(first):  # «… και ο Δήμος Β λαμβάνει …»
        rows += [
            row for at, row in second.items() if at not in first and row.recipient.span not in names
        ]
    return sorted(rows, key=lambda row: row.recipient.span)


def _left(text: str, folded: str, one: Amount, start: int) -> Row | None:
    """The recipient right before the amount: «Φυλής 150.000 ευρώ», «Δήμος Αγιάς, Νομός Λάρισας 185.000»."""
    gap = text[start : one.span.start]
    best: re.Match[str] | None = None
    for found in _STARTS.finditer(gap):
        if match := _LEFT.match(gap, found.start()):
            best = match
            break
    if best is None:
        return None
    return _row(text, folded, start + best.start("name"), start + best.end("name"), one)


_STARTS = re.compile(rf"(?:{_TITLE}\s+)?{_CAPITAL}")


def _right(text: str, folded: str, one: Amount, end: int) -> Row | None:
    """The recipient right behind the amount: «900.000 ευρώ για τον Δήμο Ιθάκης»."""
    found = _RIGHT.match(text, one.span.end, end) or _RIGHT_BARE.match(text, one.span.end, end)
    if found is None:
        return None
    stop = _whole(text, found.start("name"), found.end("name"), end)
    return _row(text, folded, found.start("name"), stop, one)


def _shared(text: str, folded: str, amounts: list[Amount], start: int, end: int) -> list[Row]:
    """One amount for each of several: «από 350.000 ευρώ στους Δήμους Α, Β και Γ»."""
    found: list[Row] = []
    for one, before in zip(amounts, [None, *amounts], strict=False):
        behind = before.span.end if before is not None else start
        each = _EACH_AFTER.match(text, one.span.end, end)
        said = each or _EACH_BEFORE.search(text, max(start, one.span.start - 8), one.span.start)
        if not said and not (
            found and _WITH.search(text, max(start, one.span.start - 8), one.span.start)
        ):
            continue  # «με 120.000 ευρώ ο καθένας οι Δήμοι …, με 95.000 ευρώ οι Δήμοι …»: said once
        after = _TO_MANY.match(text, each.end() if each else one.span.end, end)
        names = _PLURAL.match(text, after.end(), end) if after else None
        if names is None and said:
            low = max(behind, one.span.start - _FARTHEST)
            names = _PLURAL.search(text, low, one.span.start)
        if names is None:
            continue
        rows = [
            row
            for item in _items(text, *names.span("names"))
            for row in [_row(text, folded, *item, one)]
            if row is not None
        ]
        if len(rows) > 1:
            found += [_titled(row) for row in rows]
    return found


def _titled(row: Row) -> Row:
    recipient: Recipient = row.recipient._replace(kind="municipality", certain=True, titled=True)
    return Row(recipient, row.amounts, row.span, prefecture=row.prefecture)


def _whole(text: str, start: int, end: int, limit: int) -> int:
    """Where the name ends if «και …» belongs to it: «Κεντρικής Κέρκυρας και Διαποντίων Νήσων»."""
    more = _AND.match(text, end, limit)
    if more is None:
        return end
    title = _TITLED.match(text, start, end)
    start = title.end() if title else start
    for stop in (more.end(), more.end(1)):
        if is_municipality(" ".join(text[start:stop].split())):
            return stop
    return end


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names of a list, those with «και» in them whole."""
    found: list[tuple[int, int]] = []
    at = start
    while item := _ITEM.search(text, at, end):
        stop = _whole(text, item.start(), item.end(), end)
        found.append((item.start(), stop))
        at = stop
    return found


def _row(text: str, folded: str, start: int, end: int, one: Amount) -> Row | None:
    recipient = find_recipient(text, folded, start, end)
    if recipient is None:
        return None
    span = Span(min(start, one.span.start), max(end, one.span.end))
    row = without_apposition(Row(recipient, (one,), span), folded)
    if not row.recipient.certain:
        name = text[slice(*row.recipient.span)]
        if is_municipality(name):
            known = row.recipient._replace(kind="municipality", certain=True)
            return Row(known, (one,), span, prefecture=row.prefecture)
    return row
