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

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import Amount, Numbers, amount
from ota_extract.assemble.tables.authorities import Recipient, find_recipient, is_municipality
from ota_extract.assemble.tables.rows import Row, without_apposition

_CUE = re.compile(r"\bδημο|περιφερεια|\bδευα\b|δ\.ε\.υ\.α|συνδεσμο|περιφερειακ\w+ ενοτητ")
_CAPITAL = r"(?:[Α-ΩΆΈΉΊΌΎΏΪΫ][α-ωά-ώϊϋΐΰΑ-ΩΆ-ΏΪΫ]*\.?)"
_NAME = rf"{_CAPITAL}(?:(?:\s?[-–—]\s?|\s+&\s+|\s+)(?:(?:του|της|των)\s+)?{_CAPITAL}){{0,5}}"
_TITLE = (
    r"(?:[Δδ]ήμο[ςιυ]?(?:υς)?|[Δδ]ήμων|ΔΗΜΟΣ|ΔΗΜΟΥ|ΔΗΜΟ|[Δδ]ημου|[Δδ]ήμου|Δ\.|"
    r"(?:Περιφερειακή(?:ς)?\s+Ενότητα(?:ς)?|[Ππ]εριφέρειας?|ΔΕΥΑ|Δ\.Ε\.Υ\.Α\.|Σύνδεσμο[ςυ]?))"
)
_APPOSITION = (
    rf"(?:\s*,\s*(?:[Νν]ομ(?:ός|ού|ο|ος|ου)|Ν\.|Π\.\s?Ε\.)\s*{_NAME}\s*,?"
    rf"|\s*\((?:[Νν]ομ(?:ός|ού)|Ν\.|Π\.\s?Ε\.)\s*{_NAME}\s*\))?"
)
_ONE = rf"(?:{_TITLE}\s+)?{_NAME}{_APPOSITION}"
_VERB = (
    r"(?:\s*[,:(–—-]?\s*(?:με|μέ|λαμβάνει|παίρνει|θα\s+λάβει|έλαβε|εισπράττει|ενισχύεται|χρηματοδοτείται|"
    r"επιχορηγείται|ποσό|ποσού|ύψους|προϋπολογισμού|προϋπολογισμό|το\s+ποσό\s+των|των|τα|συνολικά|επίσης|θα|σε|ως)){0,5}\s*[:(–—-]?\s*"
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
    rf"[Δδ](?:ήμους|ήμοι|ήμων)\s*[–—(:-]?\s+(?P<names>{_ONE}(?:\s*,\s*{_ONE})*(?:\s*,?\s+και\s+{_ONE})?)"
)
_ITEM = re.compile(_ONE)
_EACH_BEFORE = re.compile(r"(?:\b[Αα]πό|ανά)\s*\Z")
_EACH_AFTER = re.compile(
    r"\s*,?\s*(?:\(?(?:έκαστο[ςν]?|έκαστη|εκάστο[υς]|ο\s+καθένας|η\s+καθεμία|στον\s+καθένα|για\s+τον\s+καθένα"
    r"|ανά\s+[Δδ]ήμο|για\s+κάθε\s+[Δδ]ήμο|σε\s+κάθε\s+[Δδ]ήμο|κατά\s+[Δδ]ήμο))"
)
_TO_MANY = re.compile(
    r"\s*(?:(?:έκαστος|ο\s+καθένας|στον\s+καθένα|αντίστοιχα)\s*,?\s*)?(?:σε|στους|για\s+τους|προς\s+τους|οι|τους)?\s*(?:(?:κάθε|τους|από\s+τους|εξής|τρεις|δύο)\s+)*(?=[Δδ]ήμ)"
)
_FARTHEST = 240  # letters between a name and its amount, with all that may stand between
_SENTENCE_END = re.compile(
    r"[.;!](?=\s+[Α-ΩΆ-Ώ«]|\s*\Z)(?<![Α-Ω]\.)(?<!\bΑγ\.)(?<!εκατ\.)(?<!δισ\.)(?<!χιλ\.)(?<!εκ\.)"
)


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
    rows = _shared(text, folded, amounts, start, end)
    if rows:
        last = max(row.span.end for row in rows)
        rest = [one for one in amounts if one.span.start >= last]  # «ενώ ο Δήμος Δ 350.000»
        return [*rows, *(_rows(text, folded, rest, last, end) if rest else [])]
    edges = [start, *(edge for one in amounts for edge in one.span), end]
    left = [
        _left(text, folded, one, max(edges[2 * at], one.span.start - _FARTHEST))
        for at, one in enumerate(amounts)
    ]
    right = [
        _right(text, folded, one, min(edges[2 * at + 3], one.span.end + _FARTHEST))
        for at, one in enumerate(amounts)
    ]
    before = [row for row in left if row is not None and row.recipient.certain]
    after = [row for row in right if row is not None and row.recipient.certain]
    return after if len(after) > len(before) else before


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
    return _row(text, folded, found.start("name"), found.end("name"), one)


def _shared(text: str, folded: str, amounts: list[Amount], start: int, end: int) -> list[Row]:
    """One amount for each of several: «από 350.000 ευρώ στους Δήμους Α, Β και Γ»."""
    found: list[Row] = []
    for one, before in zip(amounts, [None, *amounts], strict=False):
        behind = before.span.end if before is not None else start
        each = _EACH_AFTER.match(text, one.span.end, end)
        if not each and not _EACH_BEFORE.search(
            text, max(start, one.span.start - 8), one.span.start
        ):
            continue
        after = _TO_MANY.match(text, each.end() if each else one.span.end, end)
        names = _PLURAL.match(text, after.end(), end) if after else None
        if names is None:
            low = max(behind, one.span.start - _FARTHEST)
            names = _PLURAL.search(text, low, one.span.start)
        if names is None:
            continue
        rows = [
            row
            for item in _ITEM.finditer(text, *names.span("names"))
            for row in [_row(text, folded, item.start(), item.end(), one)]
            if row is not None
        ]
        if len(rows) > 1:
            found += [_titled(row) for row in rows]
    return found


def _titled(row: Row) -> Row:
    recipient: Recipient = row.recipient._replace(kind="municipality", certain=True, titled=True)
    return Row(recipient, row.amounts, row.span, prefecture=row.prefecture)


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
