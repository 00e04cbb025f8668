"""Subjects: the words of the release that say what a figure is about.

For an amount or a percentage that is the noun phrase its cue stands in («ο προϋπολογισμός για τις
συγκεκριμένες 52 εντάξεις»); for a count the noun with what belongs to it, or the clause before it.
Always a stretch of the text, never put together.

>>> text = "Πιο συγκεκριμένα, ο προϋπολογισμός για τις 52 εντάξεις ανέρχεται σε 39 εκατ. ευρώ"
>>> from ota_extract.greek import fold
>>> subject_before(text, fold(text), text.index("προϋ"), text.index("39"), 0)
'ο προϋπολογισμός για τις 52 εντάξεις'
"""

from __future__ import annotations

import re

_VERB = re.compile(
    r"""[,\s]+(?: αν(?:ερχ|ηλθ|ελθ)\w+ | κυμαιν\w+ | φταν\w+ | εφτασ\w+ | φθαν\w+ | ειναι | ηταν | θα\b | ξεπερν\w+ | υπερβαιν\w+
        | δεν\b | διαμορφων\w+ | οριζ\w+ | οριστηκε | ισουται | υπολογιζ\w+ | εκτιμ\w+ | αντιστοιχ\w+ | αθροιζ\w+ | προβλεπ\w+
        | αγγιζ\w+ | προσεγγιζ\w+ | αυξαν\w+ | αυξηθηκ\w+ | μειων\w+ | μειωθηκ\w+ | ανεβαιν\w+ | εχουν?\b | που\b | οποι\w+ )(?!\w)""",
    re.VERBOSE,
)
_TAIL = re.compile(
    r"(?:[\s,:;–-]|(?<![^\W])(?:σε|στα|στισ|στουσ|στο|στη|στην|απο|εωσ|μεχρι|ωσ|των|τα|τισ|τουσ|το|του|τησ|με|για|ανω|κατω|και|κατα|περι|ποσου|υψουσ|περισσοτερα|μεσο|ορο)(?!\w))+$"
)
_ARTICLE = re.compile(
    r"(?<!\w)(?:ο|η|το|οι|τα|τον|την|του|τησ|των|τουσ|τισ|ενα|μια|ενασ)\s+(?:\w+\s+)?$"
)
_SENTENCE = re.compile(r"[.;·!:]\s+(?=[^\W\d_])|\n")
_LONGEST = 160


def clause_start(folded: str, at: int, floor: int = 0) -> int:
    """Where the sentence that holds offset *at* begins, not before *floor*."""
    begin = max(floor, at - 400)
    for match in _SENTENCE.finditer(folded, begin, at):
        begin = match.end()
    return begin


def subject_before(text: str, folded: str, cue: int, number: int, floor: int) -> str | None:
    """The noun phrase around offset *cue*, up to the verb before offset *number*."""
    start = cue
    article = _ARTICLE.search(folded, max(floor, cue - 30), cue)
    if article is not None:
        start = article.start()
    verb = _VERB.search(folded, cue, number)
    end = verb.start() if verb is not None else number
    tail = _TAIL.search(folded, start, end)
    if tail is not None:
        end = tail.start()
    return text[start:end] if 0 < end - start <= _LONGEST else None


def subject_of_count(text: str, folded: str, start: int, end: int, limit: int) -> str | None:
    """The counted things with the words that belong to them, up to the next mark or *limit*."""
    stop = re.compile(
        r"[,.;:·()\n«»]|\s(?:και|που|με|ενω|αλλα|εωσ|ανερχ\w+|ειναι|εχουν|για)\s"
    ).search(folded, end, min(limit, end + 90))
    last = stop.start() if stop is not None else min(limit, end)
    subject = text[start:last].strip()
    return subject if len(subject.split()) > 1 else None
