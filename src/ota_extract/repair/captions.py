"""Captions and pull quotes that stand in the middle of a sentence.

Cause: a picture's caption, or the ministry's name under it, was copied with the text around it:
«ο προϋπολογισμός ανέρχεται σε | Κάθε δήμος παίρνει … | Υπουργείο Εσωτερικών | περισσότερα από …».

>>> from ota_extract.repair.sheet import lines_of
>>> lines = lines_of("ανέρχεται σε\\nΤο ποσό ανά δήμο\\nΥπουργείο Εσωτερικών\\nπερισσότερα από 39")
>>> intruders(lines)
[(1, 3)]

It must not take a name that the sentence governs («με το ⏎ Υπουργείο Εσωτερικών ⏎ και …»):

>>> intruders(lines_of("εντάσσονται σε\\n\\n«Μαθαίνω στην πόλη»\\n\\nγια τους νέους"))
[]
>>> intruders(lines_of("σε συνεργασία με το\\nΥπουργείο Εσωτερικών\\nκαι τους δήμους"))
[]
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import regex

from ota_extract.greek import fold
from ota_extract.repair.letterheads import names_authority
from ota_extract.repair.rows import begins_with_amount
from ota_extract.repair.sentences import GOVERNING, ends_sentence, last_word
from ota_extract.repair.sheet import Line

_BEFORE_AMOUNTS = frozenset(("σε", "ωσ", "εωσ", "μεχρι", "τα", "τισ", "των", "τουσ"))
_AMOUNT_WORDS = regex.compile(
    r"\d|(?:περισσοτερ|λιγοτερ|τουλαχιστον|περιπου|πανω απο|ανω των|σχεδον)"
)
_LONGEST = 6  # lines of a caption

# after these a sentence cannot go on with a capital nominative (folded)
_PREPOSITIONS = frozenset(
    """
    σε απο με για προσ κατα μετα μεχρι εωσ ωσ μεταξυ υπο επι ανα περι εκ εξ
    """.split()
)
# what a caption can begin with, and a sentence cannot go on with (folded)
_OPENERS = frozenset(
    """
    ο η το οι τα καθε ολοι ολεσ φωτογραφια φωτο εικονα πηγη λεζαντα στιγμιοτυπο αποψη ενασ μια
    ενα
    """.split()
)
# after these the name of a ministry, or of a region, goes on with the sentence (folded)
_GOVERN_NEUTER = frozenset(
    """
    το του στο τα των στα και η
    """.split()
)
_GOVERN_FEMININE = frozenset(
    """
    την τη στην στη
    """.split()
)
_FEMININE = ("Περιφέρεια", "Γενική", "ΓΕΝΙΚΗ", "Αποκεντρωμένη")


def intruders(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The half-open ranges of lines that cut a sentence in two."""
    found: list[tuple[int, int]] = []
    heads: set[str] = set()
    done = 0
    for index in range(len(lines) - 2):
        if names_authority(lines[index].text):
            heads.add(fold(lines[index].text))
        if index < done:
            continue
        if _quote_cuts(lines, index):
            found.append((index + 1, index + 2))
            done = index + 2
            continue
        if not lines[index + 1].text[0].isupper():
            continue
        if _cuts_row(lines, index) or _runs_through(lines, index, heads):
            found.append((index + 1, index + 2))
            done = index + 2
            continue
        word = last_word(lines[index].text)
        if word not in GOVERNING:
            continue
        end = _end_of_caption(lines, index, word)
        if end:
            found.append((index + 1, end))
            done = end
    return found


def _cuts_row(lines: Sequence[Line], index: int) -> bool:
    """Whether a ministry's name stands between a name and its amount: «… Κύθνου ⏎ ΥΠΟΥΡΓΕΙΟ ⏎ 150.000 ευρώ, …»."""
    return (
        begins_with_amount(lines[index + 2].text)
        and names_authority(lines[index + 1].text)
        and lines[index].text[-1].isalpha()
        and not names_authority(lines[index].text)
    )


def _quote_cuts(lines: Sequence[Line], index: int) -> bool:
    """Whether a pull quote stands between a preposition and its amount: «ανέρχεται σε ⏎⏎ «Κανένας Δήμος
    μόνος» ⏎⏎ περισσότερα από 39 εκατ.»; not a name that goes on, as in «στο ⏎ «Μαθαίνω» ⏎ για τους»."""
    quote, after = lines[index + 1], lines[index + 2]
    return (
        quote.text[0] in "«“"
        and quote.text[-1] in "»”"
        and quote.gap > 0
        and after.gap > 0
        and " " in quote.text
        and last_word(lines[index].text) in _BEFORE_AMOUNTS
        and _AMOUNT_WORDS.match(fold(after.text[:40])) is not None
    )


def _runs_through(lines: Sequence[Line], index: int, heads: Set[str]) -> bool:
    """Whether the release's own letterhead, one of *heads*, stands once more between line *index* and
    the rest of its sentence: «… από τον γονέα (1.540) ⏎ Υπουργείο Υγείας ⏎ και οι οφειλές (1.326)»."""
    line, name, after = (lines[index + step].text for step in range(3))
    return (
        bool(heads)
        and names_authority(name)
        and fold(name) in heads
        and after[0].islower()
        and line[-1] not in ",:"  # «συμμετέχουν η ΚΕΔΕ, ⏎ Υπουργείο Εσωτερικών ⏎ και η ΕΝΠΕ»
        and last_word(line) not in GOVERNING
        and not ends_sentence(line)
        and not names_authority(line)
    )


def _end_of_caption(lines: Sequence[Line], index: int, word: str) -> int:
    """The line on which the sentence broken off at line *index* goes on, or 0."""
    first = lines[index + 1].text
    head = fold(first.split(None, 1)[0])
    stop = min(index + 2 + _LONGEST, len(lines))
    governed = word in _GOVERN_NEUTER or (word in _GOVERN_FEMININE and first.startswith(_FEMININE))
    if not governed or head in _OPENERS:
        for at in range(index + 2, stop):
            name = lines[at - 1].text
            if names_authority(name) and _goes_on(lines[at].text, word):
                return at
    if head in _OPENERS:
        for at in range(index + 2, stop):
            if _goes_on(lines[at].text, word):
                return at
    return 0


def _goes_on(line: str, word: str) -> bool:
    """Tell whether the sentence that broke off after *word* can go on with *line*."""
    if not (line[0].islower() or line[0].isdigit()):
        return False
    head = fold(line.split(None, 1)[0])
    return not (word in _PREPOSITIONS and head in _PREPOSITIONS - {"απο"} and head != word)
