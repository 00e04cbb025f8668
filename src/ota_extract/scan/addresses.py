"""Street addresses and postcodes: «Σταδίου 27, Τ.Κ. 101 83», «οδός Ερμού 5», «101 83 Αθήνα».

>>> text = "Πληροφορίες: Σταδίου 27, Τ.Κ. 101 83"
>>> from ota_extract.greek import fold
>>> [(text[a.start:a.end], a.kind) for a in find_addresses(text, fold(text), [(0, len(text))])]
[('Τ.Κ. 101 83', 'postcode'), ('Σταδίου 27', 'address')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ota_extract.mentions import Identifier

TOWNS = (
    "αθηνα|θεσσαλονικη|πειραιασ?|πατρα|ηρακλειο|λαρισα|βολοσ|ιωαννινα|τριπολη|κομοτηνη|λαμια|κοζανη|ερμουπολη"
    "|κερκυρα|μυτιληνη|χανια|ροδοσ|α?μαρουσιο?|καλλιθεα|μοσχατο|χαλανδρι|ταυροσ|καλαματα|αλεξανδρουπολη|ξανθη"
    "|καβαλα|σερρεσ"
)
_POSTCODE = re.compile(
    rf"[τ0-9](?<![\w.,].)(?:(?<=τ)(?:\.?\s?κ\.?|αχ\.?\s?κωδ(?:\.|ικασ))\s?:?\s?\d{{3}}\s?\d{{2}}(?!\d)|(?<=\d)\d{{2}}\s?\d{{2}}(?=,?\s(?:{TOWNS})(?!\w)))"
)
_STREET = r"(?:[Α-ΩΆ-Ώ0-9][\w΄'.]{0,30}+\s){1,4}"
_CUED = re.compile(  # «οδός Ερμού 5,», «Λεωφ. Μεσογείων 96»
    rf"(?<!\w)(?:[Οο]δό[ςυν]|[Λλ]εωφόρο[ςυ]|[Λλ]εωφ\.|Λ\.|Πλατείας?)\s{_STREET}(?:\d{{1,3}}[Α-Ωα-ω]?)(?!\w|[.,]\d)"
    r"(?=[,.;)\n]|\s*$|\s[-–&])"
)
_LABELLED = re.compile(  # «Ταχ. Δ/νση: Σταδίου 27», «Διεύθυνση: Γούναρη 2 & Λ. Βουλιαγμένης 518»
    r"(?<!\w)(?:ταχ(?:\.|υδρομικη)\s?(?:δ/νση|δνση|διευθυνση)\s?:?|διευθυνση\s?:)\s?"
    r"(?P<street>(?:(?!τ\.\s?κ\.)[^\n:@€%]){3,60}\d{1,3}[α-ω]?)(?=[\s,;)-]|\.(?!\d)|$)"
)
_BEFORE_POSTCODE = re.compile(
    rf"(?<!\w)({_STREET}\d{{1,3}}(?:\s?[-–&]\s?\d{{1,3}})?[Α-Ωα-ω]?)\s?[,–-]?\s*(?:[Α-Ω]\w+,?\s)?$"
)
_REACH = 60
_CUES = ("οδο", "λεωφ", "λ. ", "πλατει")


def find_addresses(
    text: str, folded: str, windows: Sequence[tuple[int, int]]
) -> Iterator[Identifier]:
    """Yield the postcodes and addresses within *windows* of the text."""
    for begin, end in windows:
        around = folded[begin:end]
        cued = any(cue in around for cue in _CUES)
        labelled = "νση" in around
        for found in _LABELLED.finditer(folded, begin, end) if labelled else ():
            yield Identifier(*found.span("street"), "address")
        for found in _CUED.finditer(text, begin, end) if cued else ():
            yield Identifier(found.start(), found.end(), "address")
        last_end = begin
        for found in _POSTCODE.finditer(folded, begin, end):
            yield Identifier(found.start(), found.end(), "postcode")
            first = max(found.start() - _REACH, last_end, 0)
            last_end = found.end()
            street = _BEFORE_POSTCODE.search(text[first : found.start()])
            if street:
                yield Identifier(first + street.start(1), first + street.end(1), "address")
