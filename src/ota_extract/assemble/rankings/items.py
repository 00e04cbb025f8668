"""One item of a ranking: its label and the number behind it, in all the shapes of a list.

>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text):
...     folded = fold(text)
...     item = read_item(text, folded, find_numerals(folded), 0, len(text))
...     return item and (text[slice(*item.label)], str(item.numeral.value))
>>> read("-Ο έξυπνος οδηγός Πόλης που επιλέχθηκε από 144 Δήμους")
('Ο έξυπνος οδηγός Πόλης', '144')
>>> read("• Δίκτυα ύδρευσης: 96 πράξεις (148,7 εκατ. ευρώ)")
('Δίκτυα ύδρευσης', '96')
>>> read("1. Αποσπάσματα μητρώου – 14.870.115 έγγραφα")
('Αποσπάσματα μητρώου', '14870115')
>>> read("163 δήμοι επέλεξαν τη διαχείριση στόλου")
('τη διαχείριση στόλου', '163')
>>> read("4) Ασύρματη πρόσβαση Wi-Fi 6 και 5G σε πλατείες, με 147 Δήμους, εκ των οποίων 30 νησιωτικοί")
('Ασύρματη πρόσβαση Wi-Fi 6 και 5G σε πλατείες', '147')

A nested count («εκ των οποίων 30») and a second number in the bracket are no values of the item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ota_extract.alignment import Span
from ota_extract.clean import BULLETS, DASHES
from ota_extract.mentions import Numeral
from ota_extract.stops import NO_ABBREVIATION


class Item(NamedTuple):
    """A label and its number; ``span`` is from the first to the last of them, without the mark."""

    label: Span
    numeral: Numeral
    span: Span


_MARK = re.compile(
    rf"\s*(?:[{DASHES}{BULLETS}o]+\s*)?(?:(?:(?:\d{{1,2}}|[α-ω]{{1,2}}|[ivx]{{1,4}})[.)](?!\d)|\d{{1,2}}(?:οσ|ησ?|ο)\b[.):]?)\s*(?=\S))?[-–—•]?\s*"
)
_BOUND = (
    r"(?:(?:περισσοτερ(?:ουσ|εσ|α|οι)(?:\s+απο)?|πανω\s+απο|ανω\s+των|περιπου|τουλαχιστον|συνολικα|σχεδον|γυρω\s+στ\w+|μολισ"
    r"|με|σε|στο|στα|στισ|στουσ|ποσοστο|ητοι|δηλαδη|το|τα|τισ|τουσ|των|απο|ισο|ισο με|ανερχεται σε)\s+){0,4}[€«]?\s*"
)
_FIRST = re.compile(
    r"\s*(?:%|τοισ εκατο)?(?:\s+[α-ω]+){0,5}?\s+(?:(?:επελεξ|διαλεξ|ζητησ|προτιμησ|υπεβαλ|κατεθεσ|ψηφισ|δηλωσ|θελησ|ηθελ|προκριν|προεκριν"
    r"|αιτηθηκ|επεδιωξ|προχωρησ|ενταξ|χρησιμοποι|συμμετειχ|εγκρι|εγιναν|αφορ|καταγραφηκ|υποβληθηκ|εκδοθηκ|υλοποι|διεκδικ|επιλεγ|στραφηκ|στρεφ)\w*"
    r"(?:\s+(?:για|σε|στην|στη|στο|στον|στα|στισ|στουσ))?|για|στην|στη|στο|στον|στα)\s+"
)
_FIRST_SIGN = re.compile(r"\s*%?(?:\s+[α-ω]+){0,3}?\s*[:–—-]\s+")
_FIRST_NOUN = re.compile(r"\s+[α-ω]{3,}(?:εσ|οι|α|ουσ|εισ)\s+(?=[α-ω]{3})")  # «2.310 φορές διακοπή»
_COLON = re.compile(rf"\s*[:=]\s*{_BOUND}\Z")
_DASH = re.compile(rf"(?:\s+[-–—]\s*|\s*[–—]\s+){_BOUND}\Z")
_BRACKET = re.compile(rf"\s*[(\[]\s*{_BOUND}\Z")
_AFTER = re.compile(
    r"\s*(?:%|τοισ\s+(?:εκατο|%))?(?:\s*[^\W\d_][^\s()\d]*){0,7}\s*(?:[(\[][^()]*[)\]]?|\)|\])?\s*[\s.,;·!]*\Z"
)
_CHOSEN = (
    r"(?:επιλεχθ|επιλεγ|επελεξ|διαλεξ|ζητη|προτιμ|συγκεντρ|υποβλ|υποβαλ|υπεβαλ|ψηφισ|εχει|εχουν|αφορ|υλοποι|καταγρ|λαμβαν|ελαβ|ενεκρ"
    r"|εγκρ|διαλεγ|δηλωσ|θελ|αιτηθ|ανηκ|κερδι|εφτασ|φτασ|ανερχ|ανηλθ|χρησιμοπ|ενδιαφερ|συμμετ|διαθετ|αναφερ|απασχολ|απορροφ|κατεθεσ)"
)
_RELATIVE = re.compile(
    rf"\s*,?\s*\b(?:που|(?:τ?[οηι]\w?|τισ|τουσ|τα|των|στ\w+)\s+οποι\w+|οποι\w+)\s+(?:[α-ω]+\s+){{0,3}}?{_CHOSEN}\w*(?:\s+[α-ω]+){{0,3}}\s*{_BOUND}\Z"
)
_VERB = re.compile(
    rf"\s*,?\s*\b(?:συγκεντρ|επιλεχθηκ|επιλεγηκ|ζητηθηκ|προτιμηθηκ|ελαβ|κερδισ|φταν|εφτασ|ανερχ|ανηλθ|αποσπ|απεσπασ)\w*\s+{_BOUND}\Z"
)
_WITH = re.compile(
    rf"\s*,\s*{_BOUND}\Z|\s+(?:με|σε|απο|στα|στισ|στουσ)\s+{_BOUND}\Z|\s+ποσοστο\s+\Z|\s*\Z"
)
_NESTED = re.compile(
    r"\b(?:εκ των οποιων|απο (?:τουσ|τισ|τα|τον|την) οποι\w+|εκ τουτων|μεταξυ των οποιων|συμπεριλαμβανομεν|ενω|εναντι|εκ των)\b"
)
_SENTENCE_END = re.compile(rf"[.;!](?=\s)(?<!κ\.λπ\.){NO_ABBREVIATION}")
_LOST_STOP = re.compile(r"\s+(?=(?:ακολουθει|επισυναπτ|αναλυτικ|επισημαιν|σημειων)\w*\s)")
_LONGEST = 600


def read_item(
    text: str,
    folded: str,
    inside: Sequence[Numeral],
    start: int,
    end: int,
    *,
    below: int | None = None,
) -> Item | None:
    """Read ``text[start:end]`` as an item; *inside* are the numerals in it. None where it has no value.

    *below* is where a line with the value begins, where it stands under the label.
    """
    if end - start > _LONGEST or not inside:
        return None
    mark = _MARK.match(folded, start, end)
    begin = mark.end() if mark else start
    if begin >= end:
        return None
    if below is not None:
        numeral = next((n for n in inside if n.start >= below and _is_value(folded, n)), None)
        label = _trimmed(text, begin, below)
        if numeral is None or label.end - label.start < 2:
            return None
        return Item(label, numeral, Span(label.start, numeral.end))
    stop = _stop(text, folded, inside, begin, end)
    usable = [n for n in inside if begin <= n.start and n.end <= stop and _is_value(folded, n)]
    for found in (
        _count_first(folded, usable, begin, stop),
        _signed(folded, usable, begin),
        _counted_last(folded, usable, begin, stop),
        _noun_first(folded, usable, begin, stop),
    ):
        if found is not None:
            label, numeral = found
            label = _trimmed(text, *label)
            if label.end - label.start < 2 or not any(c.isalpha() for c in text[slice(*label)]):
                continue
            if _SENTENCE_END.search(folded, *label):
                continue
            first, last = min(label.start, numeral.start), max(label.end, numeral.end)
            return Item(label, numeral, Span(first, last))
    return None


def is_signed(folded: str, item: Item, *, brackets: bool = True) -> bool:
    """Whether the value stands behind a colon, a dash or (with *brackets*) an opening bracket."""
    low = max(item.label.end - 1, item.numeral.start - 70)
    return item.label.start < item.numeral.start and any(
        pattern.search(folded, low, item.numeral.start)
        for pattern in ((_COLON, _DASH, _BRACKET) if brackets else (_COLON, _DASH))
    )


def _stop(text: str, folded: str, inside: Sequence[Numeral], begin: int, end: int) -> int:
    """Where the item proper ends: at the sentence end behind its first number, at a nested count."""
    if (glued := _LOST_STOP.search(folded, begin, end)) and text[glued.end()].isupper():
        end = glued.start()
    at = begin
    while mark := _SENTENCE_END.search(folded, at, end):
        if any(begin <= n.start < mark.start() and _is_value(folded, n) for n in inside):
            end = mark.start()
            break
        at = mark.end()
    nested = _NESTED.search(folded, begin, end)
    if nested and any(begin <= n.start < nested.start() for n in inside):
        return nested.start()
    return end


def _is_value(folded: str, numeral: Numeral) -> bool:
    """Whether the number counts, and is no part of a name («5G», «Wi-Fi 6», «COVID-19», «2021-2027»)."""
    start, end = numeral.start, numeral.end
    if numeral.glued or numeral.doubt in ("malformed", "digits-lost"):
        return False
    before, after = folded[start - 1 : start], folded[end : end + 2]
    if before.isalpha() or (
        before and before in "/-–" and folded[max(start - 2, 0) : start - 1].strip()
    ):
        return False
    if after[:1] in ("/", "°") or (after[:1] in "-–" and after[1:2].isdigit()):
        return False
    last_word = folded[max(start - 12, 0) : start].rsplit(None, 1)[-1:] if start else []
    return not (last_word and last_word[0].isascii() and last_word[0].isalpha())


def _count_first(
    folded: str, usable: Sequence[Numeral], begin: int, stop: int
) -> tuple[Span, Numeral] | None:
    if not usable or usable[0].start != begin or (usable[0].words and usable[0].value < 2):
        return None
    after = _FIRST.match(folded, usable[0].end, stop) or _FIRST_SIGN.match(
        folded, usable[0].end, stop
    )
    if after is None or after.end() >= stop:
        return None
    return Span(after.end(), stop), usable[0]


def _noun_first(
    folded: str, usable: Sequence[Numeral], begin: int, stop: int
) -> tuple[Span, Numeral] | None:
    """«2.310 φορές διακοπή ρεύματος»: the count with its noun, then the label."""
    if not usable or usable[0].start != begin or usable[0].words:
        return None
    noun = _FIRST_NOUN.match(folded, usable[0].end, stop)
    return (Span(noun.end(), stop), usable[0]) if noun else None


def _signed(folded: str, usable: Sequence[Numeral], begin: int) -> tuple[Span, Numeral] | None:
    """The number behind a colon, a dash or in a bracket."""
    for pattern in (_COLON, _DASH, _BRACKET):
        for numeral in usable:
            low = max(begin, numeral.start - 70)
            if before := pattern.search(folded, low, numeral.start):
                return Span(begin, before.start()), numeral
    return None


def _counted_last(
    folded: str, usable: Sequence[Numeral], begin: int, stop: int
) -> tuple[Span, Numeral] | None:
    """The number at the end: «…, με 147 Δήμους», «… που επιλέχθηκε από 165 Δήμους»."""
    for numeral in usable:
        if not _AFTER.match(folded, numeral.end, stop):
            continue
        low = max(begin, numeral.start - 140)
        for pattern in (_RELATIVE, _VERB, _WITH):
            if before := pattern.search(folded, low, numeral.start):
                return Span(begin, before.start()), numeral
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without the space, commas and stops around."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip(" \n,;:–—-"))
    return Span(left, max(left, start + len(piece.rstrip(" \n,;:–—-.·"))))
