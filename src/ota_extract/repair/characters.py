"""Characters that are not what they look like, or that nobody sees.

Each function returns the edits of one kind of damage; none of them changes a text without it.
What they must not touch: Latin words in a Greek text («Smart Cities», «Wi-Fi 6»), codes of capitals
that could be either («Α/Α», «KAP»), hyphens, digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import regex

from ota_extract.alignment import Edit, Replace

# characters that only steer the display, or that a converter left behind
_UNSEEN = (
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe0e\ufe0f\ufeff\ufffe\uffff"
    r"\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]"
)
_INVISIBLE = regex.compile(rf"\u00ad[^\S\n]*+\n\s*+(?=\p{{Ll}})|{_UNSEEN}+")
_ANY_INVISIBLE = re.compile(_UNSEEN)  # looked for six times as fast
_LINE_ENDS = regex.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LINE_END_SIGNS = "\r\x0b\x0c\x85\u2028\u2029"
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACE_RUN = regex.compile(r"(?<=\S) {2,}(?=\S)")

_FOREIGN = regex.compile(r"[^\x00-\x7f]+")
_COMPOSED = regex.compile(r"\P{M}\p{M}+|[\u0340-\u0387\u1f71-\u1fff\u2000-\u232a]")

# signs that stand for a Greek letter: U+00B5 micro, U+2206 increment, U+2211 sum, U+220F product
_SIGNS = {"µ": "μ", "∆": "Δ", "∑": "Σ", "∏": "Π"}
_SIGN = regex.compile(r"∆|[µ∑∏](?=\p{Greek})|(?<=\p{Greek})[µ∑∏]|(?<=\b[τκ]\.\s?)µ")
# the mark after a Greek numeral, «Α´», «Β`»: prime, modifier prime, acute, grave, psili
_NUMERAL_MARK = regex.compile(r"(?<=(?<!\p{L})\p{Lu}{1,2})[´`′ʹ᾽](?!\p{L})")

_TO_GREEK = str.maketrans("ABEZHIKMNOPTYXovaeiknptuxóíúáéý", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναεικηρτυχόίύάέύ")
_TO_LATIN = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναικυχρό", "ABEZHIKMNOPTYXovaikuxpó")
_LATIN = regex.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]++")
_WORD_END = regex.compile(r"[\p{Latin}\p{Greek}]*+")
_LONE_ARTICLE = regex.compile(
    r"(?<![\p{L}\d.'’/-])(?<![A-Za-z][ ,])(?:[OHo]|TO|TA|TOY|TON|THN|KAI|OI|META|KATA)(?= [\u0370-\u03ff]{2})"
)


def line_ends(text: str) -> Iterator[Edit]:
    """Line ends of other systems become «\\n».

    Cause: Windows files, form feeds between pages, U+2028 from word processors.

    >>> [edit.new for edit in line_ends("Δήμος\\r\\nΆρτας")]
    ['\\n']
    >>> list(line_ends("Δήμος\\nΆρτας"))
    []
    """
    if not any(sign in text for sign in _LINE_END_SIGNS):
        return
    for match in _LINE_ENDS.finditer(text):
        yield Replace(match.start(), match[0], "\n", "line-end", "a line end of another system")


def invisible_characters(text: str) -> Iterator[Edit]:
    """Soft hyphens, zero-width and control characters go; a converter's line-end hyphen is undone.

    Cause: web pages that hyphenate («Νε\\xadστορίου»); pdfium, which writes U+0002 for the hyphen at
    a line end and joins the word. Between digits or before a capital that hyphen was real.

    >>> [edit.new for edit in invisible_characters("Νε\\xadστορίου, 2021\\x022027")]
    ['', '-']
    >>> list(invisible_characters("Μάνδρας-Ειδυλλίας"))
    []
    """
    if _ANY_INVISIBLE.search(text) is None:
        return
    for match in _INVISIBLE.finditer(text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if match[0] in "\x02\ufffe" and (
            before.isdigit() or (before.islower() and after.isupper())
        ):
            yield Replace(match.start(), match[0], "-", "hyphen-restored", "a hyphen that was real")
        elif "\n" in match[0]:  # left to the joining of lines, which measures how long they are
            why = "a hyphen at a line end"
            yield Replace(match.start(), "\u00ad", "-", "hyphen-restored", why)
        else:
            yield Replace(match.start(), match[0], "", "invisible", "a character that nobody sees")


def odd_spaces(text: str) -> Iterator[Edit]:
    """No-break, thin and other spaces become plain ones.

    >>> [edit.new for edit in odd_spaces("39\\u00a0εκατ.")]
    [' ']
    >>> list(odd_spaces("39 εκατ."))
    []
    """
    for match in _SPACES.finditer(text):
        yield Replace(match.start(), match[0], " ", "space", "another kind of space")


def composed_letters(text: str) -> Iterator[Edit]:
    """Letters and their accents become one code point each (NFC).

    Cause: PDFs and macOS write «ή» as «η» and an accent; old fonts write «ά» with U+1F71.

    >>> [edit.new for edit in composed_letters("Δη\\u0301μος")]
    ['ή']
    >>> list(composed_letters("Δήμος"))
    []
    """
    if unicodedata.is_normalized("NFC", text):
        return
    at = 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            yield from _composed_line(line, at)
        at += len(line) + 1


def _composed_line(line: str, at: int) -> Iterator[Edit]:
    edits = list(_composed(line, _COMPOSED, at))
    done = "".join(_pieces(line, edits, at))
    if not unicodedata.is_normalized("NFC", done):  # scripts that compose in other ways
        edits = list(_composed(line, _FOREIGN, at))
    yield from edits


def _composed(line: str, pattern: regex.Pattern[str], at: int) -> Iterator[Replace]:
    for match in pattern.finditer(line):
        new = unicodedata.normalize("NFC", match[0])
        if new != match[0]:
            why = "letter and accent as one character"
            yield Replace(at + match.start(), match[0], new, "nfc", why)


def _pieces(line: str, edits: list[Replace], at: int) -> Iterator[str]:
    """The line as *edits* leave it."""
    done = 0
    for edit in edits:
        yield line[done : edit.at - at]
        yield edit.new
        done = edit.at - at + len(edit.old)
    yield line[done:]


def greek_signs(text: str) -> Iterator[Edit]:
    """Mathematical signs that stand for Greek letters, and the mark of Greek numerals.

    Cause: fonts of old PDF writers («∆ήµος»), keyboards («Α´ δόση»).

    >>> [(edit.old, edit.new) for edit in greek_signs("∆ήµος, Α´ δόση")]
    [('∆', 'Δ'), ('µ', 'μ'), ('´', '΄')]
    >>> list(greek_signs("10 µm, Α΄ δόση"))
    []
    """
    if any(sign in text for sign in _SIGNS):
        for match in _SIGN.finditer(text):
            new = _SIGNS[match[0]]
            yield Replace(match.start(), match[0], new, "greek-sign", "a sign in place of a letter")
    if any(mark in text for mark in "´`′ʹ᾽"):
        for match in _NUMERAL_MARK.finditer(text):
            yield Replace(match.start(), match[0], "΄", "numeral-mark", "the mark of a numeral")


_LONGEST_ACRONYM = 4


def look_alikes(text: str) -> Iterator[Edit]:
    """Latin letters inside Greek words, and Greek ones inside Latin words.

    Cause: typing with the wrong keyboard on («Yπoυργείo», «EΣΠA», «WιFi»). A word is mended only
    where all the strangers in it have a twin in the script of the others.

    >>> [edit.new for edit in look_alikes("Το Yπoυργείo και το WιFi")]
    ['Υπουργείο', 'WiFi']
    >>> [edit.new for edit in look_alikes("ΑTM στον ΔΗΜΟ ΒIANNOY")]
    ['ATM', 'ΒΙΑΝΝΟΥ']
    >>> list(look_alikes("Α/Α, KAP, Smart Cities, ΟΤΑs"))
    []
    """
    done = 0
    for match in _LATIN.finditer(text):
        start, end = match.span()
        if start < done or not (
            _is_greek(text[start - 1 : start]) or _is_greek(text[end : end + 1])
        ):
            continue
        while start > done and text[start - 1].isalpha():
            start -= 1
        done = _WORD_END.match(text, end).end()
        word = text[start:done]
        new = _one_script(word)
        if new != word:
            yield Replace(start, word, new, "look-alike", "letters of another alphabet in a word")


def lone_articles(text: str) -> Iterator[Edit]:
    """Small Greek words typed wholly in Latin letters, before a Greek word («O Υπουργός»).

    >>> [edit.new for edit in lone_articles("O Υπουργός, TO ΠΡΟΓΡΑΜΜΑ")]
    ['Ο', 'ΤΟ']
    >>> list(lone_articles("Vitamin H και O"))
    []
    """
    for match in _LONE_ARTICLE.finditer(text):
        new = match[0].translate(_TO_GREEK)
        yield Replace(match.start(), match[0], new, "look-alike", "a Greek word in Latin letters")


def _is_greek(char: str) -> bool:
    return "\u0370" <= char <= "\u03ff"


def _one_script(word: str) -> str:
    """*word* in one alphabet, or as it is where its letters do not all have a twin."""
    as_greek = word.translate(_TO_GREEK)
    as_latin = word.translate(_TO_LATIN)
    greek_done = not regex.search(r"\p{Latin}", as_greek)
    latin_done = not regex.search(r"\p{Greek}", as_latin)
    if greek_done and latin_done:  # all have twins: «ΑTM» is Latin, «ΒIANNOY» (Βιάννου) Greek
        latin = sum(letter < "\u0250" for letter in word)
        return as_latin if latin * 2 > len(word) and len(word) <= _LONGEST_ACRONYM else as_greek
    if greek_done:
        return as_greek
    strangers = sum(letter >= "\u0250" for letter in word)
    return as_latin if latin_done and strangers * 2 < len(word) else word


def space_runs(text: str) -> Iterator[Edit]:
    """Two or more spaces between words become one.

    Cause: justified lines, deleted words. Tabs, which part the cells of a table, stay.

    >>> [edit.new for edit in space_runs("υποδομή  προστασίας")]
    [' ']
    >>> list(space_runs("ΑΡΤΑΣ\\t2.000,00"))
    []
    """
    if "  " not in text:
        return
    for match in _SPACE_RUN.finditer(text):
        yield Replace(match.start(), match[0], " ", "spaces", "several spaces in a row")
