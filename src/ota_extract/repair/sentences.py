"""Where a sentence can end, and where it must go on.

>>> ends_sentence("στους δήμους."), ends_sentence("39 εκατ.")
(True, False)
>>> stays_open("ο προϋπολογισμός ανέρχεται σε"), stays_open("με τον πληθυσμό του")
(True, False)
"""

from __future__ import annotations

import regex

from ota_extract.greek import fold

# a word with a dot that a sentence goes on after (folded)
ABBREVIATIONS = frozenset(
    """
    εκατ εκ δισ δις χιλ τρισ κ κκ κα παρ αρ αριθ αριθμ τηλ αρθρ ν π δ σελ στ βλ χ πρωτ οικ ταχ
    φεκ περ εδ κεφ υποπαρ δηλ αγ τκ μ ο αν
    """.split()
)

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

_END = regex.compile(r"(?:[.!;…]|\.\.\.)[»”\"’')\]]*$|[.!;…][»”\"]+[.]$")
_LAST_WORD = regex.compile(r"([\p{L}]+)(\.?)$")
_QUOTE_CLOSED = regex.compile(r"[»”][.,]?$")


def last_word(line: str) -> str:
    """The last word of *line*, folded; empty where the line ends in something else."""
    match = _LAST_WORD.search(line, max(len(line) - 40, 0))
    return fold(match[1]) if match and not match[2] else ""


def ends_sentence(line: str) -> bool:
    """Tell whether a sentence can end with *line* (an abbreviation's dot does not count)."""
    tail = line[-40:]
    if not _END.search(tail):
        # a quotation that began on an earlier line and is closed here
        return bool(_QUOTE_CLOSED.search(tail)) and "«" not in line and "“" not in line
    match = _LAST_WORD.search(tail)
    if match and match[2]:
        word = fold(match[1])
        if word in ABBREVIATIONS or (len(word) == 1 and tail[-3:-2] in (" ", ".", "(", "")):
            return False
    return True


def stays_open(line: str) -> bool:
    """Tell whether *line* ends with a word after which a sentence cannot end."""
    return last_word(line) in GOVERNING
