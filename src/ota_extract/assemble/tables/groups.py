"""One amount for each of several recipients: «από 350.000 ευρώ στους Δήμους Α, Β και Γ».

>>> from ota_extract.assemble.tables.amounts import amount
>>> from ota_extract.greek import fold
>>> from ota_extract.scan.numerals import find_numerals
>>> def read(text):
...     folded = fold(text)
...     amounts = [one for n in find_numerals(folded) if (one := amount(folded, n))]
...     groups = read_groups(text, folded, amounts, 0, len(text))
...     return [len(rows) for rows in (groups.said, groups.unsaid)]
>>> read("δίνει από 350.000 ευρώ στους Δήμους Παλαμά και Φαρκαδόνας, 90.000 ευρώ στους Δήμους Κέας και Ίου")
[4, 0]
>>> read("δίνει 350.000 ευρώ στους Δήμους Παλαμά και Φαρκαδόνας")
[0, 2]

«350.000 ευρώ στους Δήμους Α και Β», without «από» or «έκαστος», may be for both together: such
groups are ``unsaid``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ota_extract.assemble.tables.amounts import Amount
from ota_extract.assemble.tables.prose_names import NAME, ONE, names_of, row_of
from ota_extract.assemble.tables.rows import Row

FARTHEST = 240
"""So many letters may stand between a name and its amount, with all else between them."""
PLURAL = re.compile(
    rf"(?:[Δδ](?:ήμους|ήμοι|ήμων)(?:\s+τ(?:ης|ου|ων)\s+{NAME}(?=\s*\())?"
    rf"|(?:(?:άλλ|υπόλοιπ)(?:οι|ους)(?:\s+\w+)?|\w+\s+ακόμ[ηα])(?=\s*\())(?:\s*[–—(:-]\s*|\s+)"
    rf"(?P<names>{ONE}(?:(?:\s*,\s*|\s*,?\s+και\s+){ONE})*)"
)
_EACH_BEFORE = re.compile(r"(?:\b[Αα]πό|ανά)\s*\Z")
_EACH_AFTER = re.compile(
    r"\s*,?\s*(?:\(?(?:έκαστο[ςν]?|έκαστη|εκάστο[υς]|ο\s+καθένας|η\s+καθεμία|στον\s+καθένα|σε\s+(?:κάθε|καθ)έναν?|για\s+τον\s+καθένα"
    r"|ανά\s+[Δδ]ήμο|για\s+κάθε\s+[Δδ]ήμο|σε\s+κάθε\s+[Δδ]ήμο|κατά\s+[Δδ]ήμο))"
)
_TO_MANY = re.compile(
    r"\s*(?:(?:έκαστος|ο\s+καθένας|στον\s+καθένα|αντίστοιχα)\s*,?\s*)?(?:σε|στους|για\s+τους|προς\s+τους|οι|τους)?\s*(?:(?:κάθε|τους|από\s+τους|εξής|δύο|τρεις|τέσσερις|πέντε)\s+)*(?=[Δδ]ήμ)"
)
_AND_THEN = re.compile(r"(?:\b(?:με|και|από)|,)\s+\Z")


class Groups(NamedTuple):
    """The rows of groups: of those that are said to get the amount each, and of the others."""

    said: list[Row]
    unsaid: list[Row]


def read_groups(text: str, folded: str, amounts: Sequence[Amount], start: int, end: int) -> Groups:
    """Find the groups of one sentence, ``text[start:end]``, whose amounts are *amounts*."""
    groups = Groups([], [])
    for one, before in zip(amounts, [None, *amounts], strict=False):
        behind = before.span.end if before is not None else start
        near = max(start, one.span.start - 8)
        each = _EACH_AFTER.match(text, one.span.end, end)
        said = bool(each or _EACH_BEFORE.search(text, near, one.span.start))
        # «με 120.000 ευρώ ο καθένας οι Δήμοι …, με 95.000 ευρώ οι Δήμοι …»: said once
        again = bool(groups.said) and _AND_THEN.search(text, near, one.span.start) is not None
        after = _TO_MANY.match(text, each.end() if each else one.span.end, end)
        names = PLURAL.match(text, after.end(), end) if after else None
        if names is None and said:
            low = max(behind, one.span.start - FARTHEST)
            names = PLURAL.search(text, low, one.span.start)
        if names is None:
            continue
        rows = [
            titled(row)
            for item in names_of(text, *names.span("names"))
            if (row := row_of(text, folded, *item, one)) is not None
        ]
        if len(rows) > 1:
            (groups.said if said or again else groups.unsaid).extend(rows)
    return groups


def titled(row: Row) -> Row:
    """The row as that of a municipality: «Δήμους» before the names says so of each."""
    recipient = row.recipient._replace(kind="municipality", certain=True, titled=True)
    return Row(recipient, row.amounts, row.span, prefecture=row.prefecture)
