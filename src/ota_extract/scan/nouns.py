"""Head nouns: what a number counts, where the noun follows it.

Reads over adjectives to the noun: «74 μικρούς ορεινούς Δήμους», «36 διαθέσιμα έργα», «15 από τους
συνολικά 38 Δήμους». A noun that is not in the vocabulary is kept as written.

>>> from ota_extract.greek import fold
>>> def noun(text, at):
...     unit = noun_behind(text, fold(text), at)
...     return unit and (unit.kind, unit.slug, text[unit.start:unit.end])
>>> noun("74 μικρούς ορεινούς Δήμους", 2)
('count', 'municipality', 'Δήμους')
>>> noun("12 νέα θερμοκήπια της χώρας", 2)
('count', 'θερμοκήπια', 'θερμοκήπια')
>>> noun("10 ανά Δήμο", 2) is None
True

Words that cannot stand between a number and its noun (prepositions, articles, verbs) end the search.
"""

from __future__ import annotations

import re

from ota_extract.scan.number_words import WORDS
from ota_extract.scan.unit import Unit
from ota_extract.scan.vocabulary import unit_at

_MOST_WORDS = 5
_NEXT = re.compile(r"[ \t]*[«“\"'(]?(?P<word>[^\W\d_][^\W_]*(?:[-./²³][^\W_]+)*)")
_FILLERS = re.compile(
    r"\+?[ \t]*(?:(?:και\s+πλεον|περιπου|τουλαχιστον|συνολικα|συνολικωσ|μολισ|επιπλεον|πλεον|ακομ[αη]|περισσοτερ(?:α|οι|εσ|ουσ)"
    r"|λιγοτερ(?:α|οι|εσ|ουσ)|αυτ(?:α|οι|εσ|ουσ|ων)|εξ\s+αυτων|συγκεκριμεν(?:α|οι|εσ|ουσ|ων)|και\s+ανω)\b)*"
)
_STOP = frozenset(WORDS) | frozenset(
    """και ή η ο οι το τα τον την των τησ του τουσ τισ στο στα στη στην στον στουσ στισ σε απο με για προσ παρα κατα
    μετα ανα αντι εωσ μεχρι ωσ πριν υπερ υπο επι εκ εξ μεσω χωρισ διχωσ λογω εναντι μεταξυ οπου που πωσ οτι ωστε
    αν εαν ενω οταν καθωσ διοτι γιατι δεν μη μην θα να ασ ειναι ηταν εχει εχουν ειχε ειχαν οσο οσα οσοι οσεσ
    αλλα ομωσ ωστοσο επισησ ητοι δηλαδη μονο συν πλην δια περι γυρω ανω κατω πανω αναμεσα αυτη αυτο αυτεσ ευρω
    μεσα οποια οποιοι οποιεσ οποιων εκαστοσ εκαστη εκαστο καθε καθενασ καθεμια καθενα αντιστοιχα περιπου
    τουλαχιστον τουτεστιν σημερα χθεσ αυριο ηδη τοτε φετοσ περυσι ετησιωσ μηνιαιωσ ολα ολοι ολεσ αφορα αφορουν
    εκατομμυρια εκατομμυριων εκατομμυριο δισεκατομμυρια δισεκατομμυριων δισεκατομμυριο χιλιαδεσ χιλιαδων
    ανηκουν εγκριθηκαν υποβληθηκαν αναλογα συνολικα ανηλθε ανηλθαν
    and or of for to in the by with from on at per is are was were has have will million billion
    """.split()
)
_ADJECTIVE = re.compile(
    r"(?:^νε|^αλλ|μεγαλ|ικ|ιν|αι|ει|μεν|σιμ|τ[εα]ρ|οτερ|τατ|ξ[εα]ν|ησι|ακ|ωδ|ρ|ν|λ|τ|δ)(?:α|οι|εσ|ων|ουσ|εισ|η|ου|ο)$"
)
# «μικρούς και μεσαίους Δήμους»: of the words before «και» only what is surely no noun goes on
_SURE_ADJECTIVE = re.compile(
    r"(?:^μικρ|^μεγαλ|^νε|^παλι|ικ|ιακ|ιν|αι|ει|μεν|σιμ|οτερ|τατ|ησι|ωδ)(?:α|οι|εσ|ων|ουσ|εισ)$"
)
_COLOURS = frozenset(("μπλε", "καφε", "γκρι", "μπεζ", "ροζ", "μωβ"))  # they have no endings
_NOUN = re.compile(r"(?:οι|εσ|εισ|ουσ|ων|α|ια|η)$|^[a-z]+$")
_GARBAGE = re.compile(
    r"[^\x00-\x7f\u00b2-\u00b5\u0370-\u03ff\u1f00-\u1fff]"
)  # letters that no unit has
_SINGULAR = re.compile(r"(?:ησ|ασ|ιο[υσ]?)\Z")  # the genitive in the singular counts nothing
_VERB = re.compile(r"(?:ουν|ονται|εται|αται|ηκαν|ησαν|ισαν|αμε|ουμε|ηκε|ουσαν|ωνται|ωντασ|οντασ)$")
_AGREE = {
    "οι": ("οι", "εσ", "εισ"), "ουσ": ("ουσ", "εσ", "εισ"), "εσ": ("εσ", "εισ"), "εισ": ("εισ", "εσ"),
    "ων": ("ων",), "α": ("α", "η"), "η": ("η", "α"),
}  # fmt: skip


def noun_behind(text: str, folded: str, at: int) -> Unit | None:
    """The noun that the number ending at *at* counts or measures, or None where none follows.

    *text* and *folded* are the clean text and its folded copy; the unit's span is that of the noun.
    """
    position = _skip_fillers(folded, at)
    start = _after_space(folded, position)
    known = unit_at(folded, start)
    if known is not None:
        if _is_singular(folded, start, at):
            return None
        return Unit(known.kind, known.slug, start, known.end)
    words: list[re.Match[str]] = []
    for _ in range(_MOST_WORDS):
        match = _NEXT.match(folded, position)
        if match is not None and match["word"] == "και" and len(words) == 1:
            match = _second_adjective(folded, words[0]["word"], match.end())
        if match is None or match["word"] in _STOP or _VERB.search(match["word"]):
            break
        start = match.start("word")
        known = unit_at(folded, start)
        if known is not None and all(_may_qualify(word["word"]) for word in words):
            if words and _SINGULAR.search(folded, start, known.end):
                return None  # «4 ΚΑΤΑΣΤΑΣΗ ΠΛΗΡΩΜΗΣ»: the number of a line
            return Unit(known.kind, known.slug, start, known.end)
        words.append(match)
        position = match.end()
    return _unknown_noun(text, words)


def _second_adjective(folded: str, first: str, at: int) -> re.Match[str] | None:
    """The adjective that «και» joins to *first*: «128 ορεινούς και νησιωτικούς Δήμους»."""
    second = _NEXT.match(folded, at)
    if second is None or not (_SURE_ADJECTIVE.search(first) and _agree(first, second["word"])):
        return None
    return second


def _unknown_noun(text: str, words: list[re.Match[str]]) -> Unit | None:
    """The last word of the run that agrees with the first one, if it can be a noun in the plural."""
    if words and "(" in words[0][0]:
        return None  # «80 - 20 (κρατική αρωγή – δάνειο)»: the bracket says what the numbers mean
    chosen: re.Match[str] | None = None
    for word in words:
        if _GARBAGE.search(word["word"]):
            break
        if chosen is not None and not (
            _ADJECTIVE.search(chosen["word"]) and _agree(chosen["word"], word["word"])
        ):
            break
        acronym = not chosen and _is_acronym(text, *word.span("word"))
        if not acronym and (len(word["word"]) < 3 or not _NOUN.search(word["word"])):
            break
        chosen = word
    if chosen is None:
        return None
    start, end = chosen.span("word")
    if not text[start].islower() and not (
        _is_acronym(text, start, end) or _in_capital_headline(text, words[0].start())
    ):
        return None  # a name, or the first word of what follows
    return Unit("count", text[start:end], start, end)


def _is_acronym(text: str, start: int, end: int) -> bool:
    """«93 ΤΕΠ», in a line that is not all in capitals; not the label of a further number,
    as in «07-120 ΚΑΕ 2229» and «Π.Δ. 123 (ΦΕΚ 208 Α΄)»."""
    word, following = text[start:end], text[end + 1 : end + 3]
    return (
        word.isupper()
        and 2 <= len(word) <= 6
        and not following.isupper()
        and not following[:1].isdigit()
    )


_CAPITAL_LEAD = re.compile(r"\b(?:ΓΙΑ|ΣΕ|ΜΕ|ΑΠΟ|ΤΑ|ΤΟΥΣ|ΤΙΣ|ΣΤΑ|ΣΤΟΥΣ|ΣΤΙΣ|ΟΙ|ΚΑΙ)\s+[\d.]+\s*$")


def _in_capital_headline(text: str, at: int) -> bool:
    """«ΓΙΑ 16 ΛΙΜΑΝΙΑ»: a word in capitals leads to the number that ends at *at*."""
    return _CAPITAL_LEAD.search(text, max(0, at - 24), at) is not None


def _agree(one: str, two: str) -> bool:
    ending = next((e for e in ("ουσ", "εισ", "οι", "εσ", "ων", "α", "η") if one.endswith(e)), "")
    return two.endswith(_AGREE.get(ending, ("\0",)))


def _may_qualify(word: str) -> bool:
    """Whether *word* can stand between a number and its noun as an adjective or participle."""
    endings = ("α", "οι", "εσ", "ων", "ουσ", "εισ", "η", "ο", "ου", "οσ", "ησ")
    return word.endswith(endings) or word in _COLOURS


def _is_singular(folded: str, noun: int, number_end: int) -> bool:
    """«4 ΔΗΜΟΣ»: an index before a name; a noun in the nominative singular counts only one."""
    word = _NEXT.match(folded, noun)
    if word is None or not word["word"].endswith("οσ") or word["word"].endswith("μενοσ"):
        return False
    return folded[max(0, number_end - 2) : number_end].strip() not in ("1", "ν1")


def _skip_fillers(folded: str, at: int) -> int:
    match = _FILLERS.match(folded, at)
    return match.end() if match else at


def _after_space(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in ' \t«“"':
        at += 1
    return at
