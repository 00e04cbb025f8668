"""Rankings told in prose: «πρώτη η Χ με 900 αιτήσεις, ακολουθούν η Υ με 700 και η Ζ με 600».

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text, **how):
...     folded = fold(text)
...     found = read_places(text, folded, find_numerals(folded), 0, len(text), **how)
...     return [(rank, text[slice(*item.label)], str(item.numeral.value)) for rank, item in found]
>>> read("Πρώτη έρχεται η Κρήτη με 900, εκ των οποίων 310 στα Χανιά, ακολουθούν η Ήπειρος με 700 και η Θράκη με 600.")
[(1, 'Κρήτη', '900'), (2, 'Ήπειρος', '700'), (3, 'Θράκη', '600')]
>>> read("Πρώτα τα πάρκα με 90 (61 εκ των οποίων στην Κρήτη), δεύτερες οι πλατείες με 80.")
[(1, 'πάρκα', '90'), (2, 'πλατείες', '80')]
>>> read("Στην πρώτη θέση η άρδευση με 52 αιτήσεις, στη δεύτερη η οδοποιία με 40. Τη δεκάδα κλείνει η ύδρευση με 12.")
[(1, 'άρδευση', '52'), (2, 'οδοποιία', '40'), (10, 'ύδρευση', '12')]
>>> read("η 6η 1.240, η 2η 1.085, ακολουθεί η 4η με 902", bare=True)
[(1, '6η', '1240'), (2, '2η', '1085'), (3, '4η', '902')]

A place ends with its sentence; the next sentence is read only where it names a place too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ota_extract.alignment import Span
from ota_extract.assemble.rankings.announcers import NEXT, RANK, rank_of
from ota_extract.assemble.rankings.items import Item
from ota_extract.assemble.rankings.joint import read_joint
from ota_extract.assemble.rankings.leads import VERB, label_start
from ota_extract.mentions import Numeral
from ota_extract.stops import NO_ABBREVIATION

_BOUND = (
    r"(?:(?:με|σε|στα|στισ|στουσ|ποσοστο|περιπου|πανω\s+απο|ανω\s+των|περισσοτερ\w+\s+απο|τισ|τα|τουσ|το|σχεδον|μολισ|των|συνολικα|συνολο|μονο"
    r"|τουλαχιστον|γυρω|κοντα|υψουσ|ποσο|του)\s+)*[€]?\s*"
)
_BESIDE = re.compile(
    rf"""
      \s*,?\s*\bμε\s+{_BOUND}\Z                                             # «η Κρήτη με 900», «, με μόλις 21,3%»
    | \s*[(\[]\s*{_BOUND}\Z                                                 # «η Κρήτη (900»
    | \s*:\s*{_BOUND}\Z | \s+[–—-]\s+{_BOUND}\Z
    | \s*,?\s*(?:\b(?:που|οπου|η\s+οποια|οι\s+οποι\w+|το\s+οποιο)\s+)?
      \b(?:συγκεντρ|απεσπασ|αποσπ|ελαβ|λαμβαν|φταν|εφτασ|μετρ|αριθμ|εχει|εχουν|υποβληθηκ|κατατεθηκ|υπεβαλ|κατεθεσ|κερδισ|πηρ|παιρν|απορροφ|διαθετ|καταγραφ|ζητησ|δηλωσ|εντασσ|ενταχθηκ|υλοποι|εκτελ)\w*
      \s+{_BOUND}\Z                                                         # «η Κρήτη συγκέντρωσε 900»
    """,
    re.VERBOSE,
)
_BARE = re.compile(r"\s*,?\s+\Z")
_NESTED = re.compile(
    r"εκ\s+των\s+οποιων|απο\s+τ(?:ουσ|ισ|α|ο|ην|ον)\s+οποι|μεταξυ\s+των\s+οποιων|εκ\s+τουτων|εναντι|αναμεσα|συμπεριλαμβαν|δηλαδη|ητοι"
)
_SECOND = re.compile(  # «με 14,9 εκατ. ευρώ (19 έργα)»: another value of the same place
    rf"\s*(?:(?:εκατ|δισ|χιλ|εκ)\.?)?\s*(?:€|%|(?!(?:η|ο|το|οι|τα|και|ενω)\b)[α-ω]+)?\s*[(\[]\s*{_BOUND}"
)
_CUT = re.compile(
    r"\b(?:κλειν\w+|συμπληρων\w+|ολοκληρων\w+|θεση|σειρα|κορυφη|σκυταλη|καταταξη|λιστα|προτιμησ\w+|ενω)\b"
    rf"|[,;:·]|\.(?=\s){NO_ABBREVIATION}|\b(?P<joins>και|κι)\b"
)
_GENITIVE = r"[α-ω]{3,}(?:ων|ησ|ασ|ου|ουσ)"
_LISTED = re.compile(  # «η συντήρηση δρόμων, πεζοδρομίων και πλατειών»: a comma within the label
    rf"(?:\s+{_GENITIVE},)*\s+{_GENITIVE}\s+και\s+{_GENITIVE}\s*"
)
_CLOSES = re.compile(r"[^()\[\]\n]{0,80}[)\]]")
_ORDINAL_LABEL = re.compile(r"\d{1,2}(?:η|οσ|ο|α)\b")
_SENTENCE = re.compile(rf"[.;!]{NO_ABBREVIATION}\s+(?=[Α-ΩΆ-Ώ«])|\n")
_LAST = re.compile(r"\bτελευται\w+")
_LEADER = re.compile(r"(?:πρωταθλητ|πρωτοπορ)\w+\s[^,.;:()]{0,60}?\b(?:ο|η|το)\s+")
"""«Πρωταθλητής στην ανακύκλωση ο Δήμος Βάρης»: the label is behind the article."""
_LONGEST = 90


def read_places(
    text: str,
    folded: str,
    inside: Sequence[Numeral],
    start: int,
    end: int,
    *,
    bare: bool = False,
) -> list[tuple[int, Item]]:
    """Read the places named between *start* and *end*, with their ranks; empty for fewer than two.

    *start* is at the word that names the first place. *bare*: a value may stand beside its label
    without «με» or a bracket.
    """
    end = _last_sentence(text, folded, start, end)
    places: list[tuple[int, Item]] = []
    at = previous = start
    named_ranks = False
    for numeral in inside:
        if numeral.start < at or numeral.start >= end or numeral.glued:
            continue
        low = max(at, numeral.start - 220)
        nested = _NESTED.search(folded, max(low, previous), numeral.start)
        previous = numeral.end
        if nested:
            continue
        if places and _SECOND.fullmatch(folded, places[-1][1].numeral.end, numeral.start):
            closed = _CLOSES.match(folded, numeral.end, end)  # «(61 εκ των οποίων …)»
            previous = closed.end() if closed else numeral.end
            continue
        item = _item(text, folded, numeral, low, first=not places, bare=bare)
        if item is None:
            continue
        named = list(RANK.finditer(folded, low, item.label.start))
        if _LAST.search(folded, low, item.label.start) and not named:
            continue  # «τελευταία η Χ»: on which place, it does not say
        rank = rank_of(named[-1]) if named else (places[-1][0] + 1 if places else 1)
        if not places and rank != 1:
            continue
        if places and (rank <= places[-1][0] or not _goes_on(folded, low, item.label.start)):
            break
        named_ranks = named_ranks or (bool(named) and rank > 1)
        joint = read_joint(folded, item, inside, end)
        if joint is not None:
            if not joint:
                break
            places += enumerate(joint, start=rank)
            at = joint[-1].numeral.end
            continue
        places.append((rank, item))
        bracketed = "(" in folded[item.label.end : numeral.start]
        closed = _CLOSES.match(folded, numeral.end, end) if bracketed else None
        at = closed.end() if closed else numeral.end
    if len(places) < 2 or not (named_ranks or in_order([item for _, item in places])):
        return []
    return places


def in_order(items: Sequence[Item]) -> bool:
    """Whether the values fall from place to place, or rise."""
    values = [item.numeral.value for item in items]
    return all(a >= b for a, b in pairwise(values)) or all(a <= b for a, b in pairwise(values))


def _last_sentence(text: str, folded: str, start: int, end: int) -> int:
    """The end of the sentences that name places, from *start* on: the first one, and those with «ακολουθεί», «τρίτη»."""
    at = start
    while stop := _SENTENCE.search(text, at, end):
        at = stop.end()
        after = _SENTENCE.search(text, at, end)
        high = after.start() if after else end
        if not (NEXT.search(folded, at, high) or RANK.search(folded, at, high)):
            return stop.start() + 1
    return end


def _goes_on(folded: str, low: int, high: int) -> bool:
    return bool(
        NEXT.search(folded, low, high)
        or RANK.search(folded, low, high)
        or re.search(r"\bκαι\b|,", folded[low:high])
    )


def _item(
    text: str, folded: str, numeral: Numeral, low: int, *, first: bool, bare: bool
) -> Item | None:
    """The label is what stands between the last cue and «με»."""
    near = max(low, numeral.start - 70)
    beside = _BESIDE.search(folded, near, numeral.start)
    if beside is None and bare:
        beside = _BARE.search(folded, near, numeral.start)
    if beside is None:
        return None
    high = beside.start()
    begin = label_start(text, folded, _parted(text, folded, low, high, first=first), high)
    if leader := _LEADER.match(folded, begin, high):
        begin = leader.end()
    label = Span(begin, begin + len(text[begin:high].rstrip(" ,(:\n")))
    if not 2 <= label.end - label.start <= _LONGEST or VERB.search(folded, *label):
        return None
    if not (
        text[label.start].isalpha()
        or text[label.start] in "«“"
        or _ORDINAL_LABEL.match(folded, label.start, label.end)
    ):
        return None
    return Item(label, numeral, Span(label.start, numeral.end))


def _parted(text: str, folded: str, low: int, high: int, *, first: bool) -> int:
    """Where the words of the place that ends at *high* begin, behind what parts it from the *low* of the
    place before: «και» is of the label where a place has begun («στεγών και η υγρομόνωση»)."""
    begin, begun = low, first
    for cut in _CUT.finditer(folded, low, high):
        if cut["joins"] and begun and not _names_a_place(folded, cut.end(), high):
            continue
        listed = cut[0] == "," and begun and _LISTED.fullmatch(folded, cut.end(), high)
        if listed and text[slice(*listed.span())].islower():
            break
        begin, begun = cut.end(), True
    return begin


def _names_a_place(folded: str, low: int, high: int) -> bool:
    return any(pattern.search(folded, low, high) for pattern in (NEXT, RANK, VERB))
