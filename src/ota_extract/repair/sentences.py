"""Where a sentence can end, and where it must go on.

>>> ends_sentence("στους δήμους."), ends_sentence("39 εκατ.")
(True, False)
>>> stays_open("ο προϋπολογισμός ανέρχεται σε"), stays_open("με τον πληθυσμό του")
(True, False)
"""

from __future__ import annotations

import regex

from ota_extract.greek import fold
from ota_extract.stops import ABBREVIATIONS

# words that govern what follows: after them a sentence cannot end (folded). Left out are «του», «της»,
# «τους», «τα», «το», «μας»: they also close a phrase as pronouns («ο πληθυσμός του»).
GOVERNING = frozenset(
    """
    σε στο στη στην στον στουσ στισ στα στων απο με για και η ο οι τον την τη τισ των ωσ εωσ
    προσ κατα μετα μεχρι μεταξυ που οτι οπωσ αλλα ενω ωστε αν να θα δεν μη μην υπο υπερ επι
    ανα περι εκ εξ οποια οποιο οποιοσ οποιεσ οποιοι οποιουσ οποιων συν πωσ διοτι επειδη αφου
    οταν ειτε ουτε
    """.split()
)

# abbreviations that a name or number follows, and articles that begin a sentence (folded)
_BEFORE_A_NAME = frozenset(
    ("κ", "κκ", "κα", "ν", "παρ", "αρ", "αριθ", "αριθμ", "αρθρ", "π.δ", "αγ", "βλ")
)
_ARTICLES = frozenset(("το", "τα", "του", "τησ", "τουσ", "αυτοσ", "αυτη", "αυτο"))

_COUNT = regex.compile(r"(?<![\d.,/:-])\d{1,3}(?:\.\d{3})?$")
_COUNTED = regex.compile(r"Δήμ(?:ο[ιςυ]|ου[ςν]?|ων)\b|Περιφέρει|Περιφερει|ΟΤΑ\b|Ο\.Τ\.Α")

_TITLE_END = regex.compile(
    r"\b(?:στον|στους|στη|στην|του|των|τον|τους|τη|την|της|ο|οι|η)\s(?:Δήμο[υςι]?|Δήμους|Δήμων|Περιφέρειας?|ΔΕΥΑ)$"
)
_NAME_BEGIN = regex.compile(
    r"\p{Lu}\p{Ll}{2,}+(?<!\bΤους|\bΤης|νται|εται|άται|είται|ήκε|ηκε|ήκαν|ηκαν|ουν|ωσε|ησε|ισε|εί|ούν)"
)
_OPEN_PERIOD = regex.compile(r"(?<!\d)20\d\d[-–]$")  # «ΕΣΠΑ 2021–⏎2027»

_NUMBER_GOES_ON = regex.compile(r"\d[\d.,]*(?<=\d)(?: (?:\p{Ll}|[€%])|[%.]?$)")
_AWAITS_NUMBER = regex.compile(r" (?:του|της|το|τα|των|τους|τις)$")
_AMOUNT_IN_BRACKETS = regex.compile(r"\((?=[^()]*\d)[^()]{4,40}\)(?: \p{Ll}|[,.;])")
_AMOUNT_OF_MONEY = regex.compile(r"\d[\d.,]* (?:ευρώ|εκατ|δισ|χιλ|€)")
_LEAST_PROSE = 25  # letters of a line that is no short entry
_LONG = 60  # a line of prose
_BRACKET = regex.compile(r"[()]")

_CLOSERS = "»”\"’')]"
_ENDS = (".", "!", ";", "…")
_MARKS = frozenset(".!;…" + _CLOSERS)
_BEFORE_INITIAL = ("", " ", ".", "(")
_LAST_WORD = regex.compile(r"(?r)(\p{L}+)\.$")  # (?r): looked for from the end


def last_word(line: str) -> str:
    """The last word of *line*, folded; empty where the line ends in something else."""
    word = line[-30:].rsplit(None, 1)[-1].lstrip("«“\"'(")
    return fold(word) if word.isalpha() else ""


def ends_sentence(line: str) -> bool:
    """Tell whether a sentence can end with *line* (an abbreviation's dot does not count)."""
    if line[-1] not in _MARKS:
        return False
    tail = line[-40:].rstrip(_CLOSERS)
    if tail[-1:] not in _ENDS:
        # a quotation that began on an earlier line and is closed here
        return line[-1] in "»”" and "«" not in line and "“" not in line
    if tail[-1:] != "." or len(tail) < len(line[-40:]):
        return True
    match = _LAST_WORD.search(tail)
    if not match:
        return True
    word = fold(match[1])
    return word not in ABBREVIATIONS and not (len(word) == 1 and tail[-3:-2] in _BEFORE_INITIAL)


def stays_open(line: str) -> bool:
    """Tell whether *line* ends with a word, or half a period, after which a sentence cannot end."""
    if _OPEN_PERIOD.search(line[-6:]):
        return True
    word = line[-30:].rsplit(None, 1)[-1]
    if word[-1] == ".":
        return fold(word[:-1].lstrip("(")) in _BEFORE_A_NAME
    word = word.lstrip("«“\"'(")
    if not word.isalpha() or len(word) > 9:
        return False
    folded = fold(word)
    return folded in GOVERNING or (word[0].isupper() and folded in _ARTICLES)


def names_what_is_counted(line: str, after: str) -> bool:
    """Tell whether *line* ends with a count and *after* begins with what is counted.

    >>> names_what_is_counted("που επιλέχθηκε από 165", "Δήμους")
    True
    """
    return line[-1].isdecimal() and bool(_COUNT.search(line[-12:])) and bool(_COUNTED.match(after))


def names_whose_title(line: str, after: str) -> bool:
    """Tell whether *line* ends with the title of a body and *after* begins with its name.

    >>> [names_whose_title("Ενίσχυση στους Δήμους", it) for it in ("Διατίθενται 5 εκατ. ευρώ", "Ακολουθεί ο πίνακας")]
    [False, False]
    >>> names_whose_title("62.500 ευρώ στον Δήμο", "Σφακίων. Συνολικά"), names_whose_title("του Δήμου", "Ο Δήμαρχος")
    (True, False)
    >>> names_whose_title("η κατανομή στους Δήμους", "Στο πρόγραμμα συμμετέχουν")
    False
    """
    if not _TITLE_END.search(line[-30:]) or not _NAME_BEGIN.match(after):
        return False
    return fold(after.split(None, 1)[0]) not in GOVERNING  # «Στο πρόγραμμα …» is no name


def goes_on_with_number(line: str, after: str) -> bool:
    """Tell whether the number that *after* begins with belongs to the sentence of *line*: an article waits
    for it, or *line* is long, as of prose, and ends with a word in small letters.

    >>> goes_on_with_number("για έργα αξίας των", "3,5 εκατ. ευρώ"), goes_on_with_number("Έργα ύδρευσης", "3,5")
    (True, False)
    """
    return bool(_NUMBER_GOES_ON.match(after)) and (
        _AWAITS_NUMBER.search(line[-6:]) is not None or (len(line) >= _LONG and line[-1].islower())
    )


def goes_on_with_amount(line: str, after: str) -> bool:
    """Tell whether *after* begins with an amount that *line* leads to: one in brackets with the sentence
    going on behind them, or one behind the comma of a line of prose.

    >>> goes_on_with_amount("Από αυτά, 62 στον Δήμο Αθηναίων", "(24,85 εκατ.) και 31 στον Δήμο Πειραιώς")
    True
    >>> goes_on_with_amount("και η προμήθεια ενός σαρώθρου,", "612.000 ευρώ για τον Δήμο Βόλου")
    True

    Not the entries of a list: «300.000 ευρώ για την ύδρευση, ⏎ 612.000 ευρώ για …».
    """
    if after[0] == "(":
        return line[-1].isalpha() and " " in line and bool(_AMOUNT_IN_BRACKETS.match(after))
    return (
        line[-1] == ","
        and line[-2:-1].islower()
        and len(line) >= _LEAST_PROSE
        and not any(map(str.isdigit, line[:4]))
        and bool(_AMOUNT_OF_MONEY.match(after))
    )


def open_brackets(line: str, before: int) -> int:
    """How many brackets are open behind *line*, with *before* open ahead of it; the one of «γ)» closes none."""
    for sign in _BRACKET.findall(line) if "(" in line or ")" in line else ():
        before = before + 1 if sign == "(" else max(before - 1, 0)
    return before
