"""Names of recipients as prose writes them: with a title, an apposition, and several in a row.

>>> text = "Παλαμά, Κεντρικής Κέρκυρας και Διαποντίων Νήσων και Λίμνης Πλαστήρα"
>>> [text[start:end] for start, end in names_of(text, 0, len(text))]
['Παλαμά', 'Κεντρικής Κέρκυρας και Διαποντίων Νήσων', 'Λίμνης Πλαστήρα']
"""

from __future__ import annotations

import re

from ota_extract.alignment import Span
from ota_extract.assemble.tables.amounts import Amount
from ota_extract.assemble.tables.authorities import find_recipient, is_municipality
from ota_extract.assemble.tables.rows import Row, without_apposition

CAPITAL = r"(?:[Α-ΩΆΈΉΊΌΎΏΪΫ][α-ωά-ώϊϋΐΰΑ-ΩΆ-ΏΪΫ]*\.?)"
NAME = rf"{CAPITAL}(?:(?:\s?[-–—]\s?|\s+&\s+|\s+)(?:(?:του|της|των)\s+)?{CAPITAL}){{0,5}}"
TITLE = (
    r"(?:[Δδ]ήμο[ςιυ]?(?:υς)?|[Δδ]ήμων|ΔΗΜΟΣ|ΔΗΜΟΥ|ΔΗΜΟ|[Δδ]ημου|[Δδ]ήμου|Δ\.|"
    r"(?:Περιφερειακή(?:ς)?\s+Ενότητα(?:ς)?|[Ππ]εριφέρειας?|ΔΕΥΑ|Δ\.Ε\.Υ\.Α\.|Σύνδεσμο[ςυ]?|Φο\.?Δ\.?Σ\.?Α\.?|ΦΟΔΣΑ"
    r"|ΤΟΕΒ|Τ\.Ο\.Ε\.Β\.))"
)
APPOSITION = (
    rf"(?:\s*,\s*(?:[Νν]ομ(?:ός|ού|ο|ος|ου)|Ν\.|Π\.\s?Ε\.)\s*{NAME}\s*,?"
    rf"|\s*\((?:[Νν]ομ(?:ός|ού)|Ν\.|Π\.\s?Ε\.)\s*{NAME}\s*\))?"
)
ONE = rf"(?:{TITLE}\s+)?{NAME}{APPOSITION}"
"""One name, with its title and what it stands in."""
_ITEM = re.compile(ONE)
_TITLED = re.compile(rf"{TITLE}\s+")
_AND = re.compile(rf"\s+και\s+({CAPITAL})(?:\s+{CAPITAL})?")


def whole_name(text: str, start: int, end: int, limit: int) -> int:
    """The offset where the name ends, if «και …» belongs to it: «Κεντρικής Κέρκυρας και Διαποντίων Νήσων»."""
    more = _AND.match(text, end, limit)
    if more is None:
        return end
    title = _TITLED.match(text, start, end)
    start = title.end() if title else start
    for stop in (more.end(), more.end(1)):
        if is_municipality(" ".join(text[start:stop].split())):
            return stop
    return end


def names_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names of a list, those with «και» in them whole."""
    found: list[tuple[int, int]] = []
    at = start
    while item := _ITEM.search(text, at, end):
        stop = whole_name(text, item.start(), item.end(), end)
        found.append((item.start(), stop))
        at = stop
    return found


def row_of(text: str, folded: str, start: int, end: int, one: Amount) -> Row | None:
    """The row of the name at ``[start, end)`` with the amount *one*; None where no name stands there."""
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
