"""Limits that a sentence announces for a whole list: «Τα ανώτατα όρια διαμορφώνονται ως εξής:».

>>> from ota_extract.clean import CleanText
>>> from ota_extract.scan import scan
>>> text = "Τα ανώτατα όρια χρηματοδότησης είναι:\\n- Κατηγορία Α: 180.000 €\\n- Κατηγορία Β: 320.000 €"
>>> [(str(q.value), q.bound) for q in scan(CleanText.of(text)).quantities]
[('180000', 'at_most'), ('320000', 'at_most')]

Only amounts that end their entries, one below the other, are meant, where they have no bound of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from ota_extract.clean import Block, CleanText
from ota_extract.mentions import Quantity
from ota_extract.records import Bound, Statistic

_WORDS = ("ανωτατ", "μεγιστ", "κατωτατ", "ελαχιστ")
_LIMITS = re.compile(
    r"\b(?:(?P<most>ανωτατ|μεγιστ)|κατωτατ|ελαχιστ)(?:α|εσ|οι|ο|η|ων)\s+(?:ορι|ποσ|υψ|επιχορηγησ|χρηματοδοτησ|ενισχυσ|επιδοτησ|δαπαν)"
    r"[^.;\n]*:\s*\Z"
)
_REACH = 240  # code points of the announcing sentence


def limited_by_lead(clean: CleanText, quantities: list[Quantity]) -> list[Quantity]:
    """*quantities* with the bounds that the sentences above their lists give them."""
    if not any(word in clean.folded for word in _WORDS):
        return quantities
    amounts = {quantity.end for quantity in quantities if quantity.kind == "money"}
    limits = dict(_limits(clean, amounts))
    if not limits:
        return quantities
    return [
        quantity._replace(bound=limits[quantity.end][0], statistic=limits[quantity.end][1])
        if quantity.end in limits and quantity.kind == "money" and quantity.bound == "exact"
        else quantity
        for quantity in quantities
    ]


def _limits(clean: CleanText, amounts: Set[int]) -> Iterator[tuple[int, tuple[Bound, Statistic]]]:
    """The ends of list entries whose amounts are limits, each with the limit; *amounts* are the ends of
    all amounts: an entry, or a line without a full stop, ends with one."""
    said: tuple[Bound, Statistic] | None = None
    for block in clean.blocks:
        if said is not None:
            entry = clean.text[block.start : block.end]
            end = block.start + len(entry.rstrip(" ,;·"))
            if end in amounts:
                yield end, said
                continue
        said = _announced(clean, block)


def _announced(clean: CleanText, block: Block) -> tuple[Bound, Statistic] | None:
    if not clean.folded.endswith(":", block.start, block.end):
        return None
    found = _LIMITS.search(clean.folded, max(block.start, block.end - _REACH), block.end)
    if found is None:
        return None
    return ("at_most", "maximum") if found["most"] else ("at_least", "minimum")
