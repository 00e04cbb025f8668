"""Texts that nobody writes: one line of a hundred thousand letters, nothing but marks, endless lists.

A record must come out, and keep its promises: every quote is the text at its offsets, maps to the
source, and every number is accounted for. How long it takes is measured in ``benchmarks/``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

import ota_extract

SIZE = 100_000  # characters; where each piece becomes a record of its own, a tenth of it
PARAGRAPH = "Το Υπουργείο Εσωτερικών κατανέμει 1.200.000 ευρώ σε 52 Δήμους για έργα ύδρευσης.\n\n"


def filled(piece: str, size: int = SIZE) -> str:
    return piece * (size // len(piece))


TEXTS = {
    "one line without a blank": "α" * SIZE,
    "one number of all digits": "Ποσό " + "7" * SIZE,
    "one letter a line": filled("α\n"),
    "single letters": filled("α "),
    "single figures": filled("1 ", SIZE // 10),
    "quotes that open": filled("«"),
    "quotes within quotes": "«" * (SIZE // 2) + "Α" + "»" * (SIZE // 2),
    "brackets that open": "Δήμος " + filled("("),
    "open quotes and brackets": filled("«Α (β "),
    "lines of a dash": filled("- \n"),
    "bullets without a text": filled("•\n"),
    "hyphens at all line ends": filled("α-\n"),
    "pipes": "Δήμος " + filled("|"),
    "tabs": "Δήμος" + filled("\t") + "Β",
    "rows of many cells": filled("Α" + "\t5" * 500 + "\n"),
    "rows ever longer": "".join("Α" + "\t5" * n + "\n" for n in range(200)),
    "blanks": "Δήμος" + filled(" ") + "Β",
    "decomposed letters": unicodedata.normalize("NFD", filled(PARAGRAPH)),
    "characters nobody sees": filled("\u200fα\u200b\u202eβ\u200d "),
    "Latin letters in all words": filled("Yπουργείo "),
    "one paragraph again and again": filled(PARAGRAPH),
    "bullets": filled("- έργο 1\n", SIZE // 10),
    "numbered entries": "".join(f"{number}) έργο\n" for number in range(SIZE // 100)),
    "a ranking without end": "Οι δημοφιλέστερες είναι:\n" + filled("- Φωτισμός: 15 Δήμοι\n", SIZE // 4),
    "figures of 400 digits": filled("1" * 400 + " ευρώ ", SIZE // 10),
    "groups of digits": "1" + filled(".234"),
    "a table without end": "ΔΗΜΟΣ ΠΟΣΟ\n" + "".join(f"Δήμος Α {n}.000,00\n" for n in range(SIZE // 100)),
    "a drawn table without end": filled("| ΘΕΡΜΟΥ | 5.000,00 € |\n", SIZE // 4),
    "rows of one municipality": filled("Δήμος Α: 1 €\n", SIZE // 10),
    "bounds without a number": filled("περισσότερα από "),
    "ranges without an end": filled("από 5 έως ", SIZE // 4),
    "municipalities in a row": "στους Δήμους " + filled("Θέρμου, Αλμωπίας και ", SIZE // 4),
    "ministries in a row": filled("Υπουργείο "),
    "speakers in a row": filled("Ο Υπουργός Γ. Α δήλωσε ότι "),
    "programmes that open": filled("πρόγραμμα «"),
    "dates in a row": filled("12/3/2024 ", SIZE // 4),
    "gazettes in a row": filled("(ΦΕΚ 612/22.2.2018, παρ. 3 ", SIZE // 4),
    "initials in a row": filled("Α."),
    "figures that disagree": "".join(
        f"Το Υπουργείο διαθέτει {n} ευρώ στους Δήμους.\n\n" for n in range(SIZE // 100)
    ),
}  # fmt: skip


def evidence(node: Any) -> Iterator[dict[str, Any]]:
    """Each piece of evidence in a record."""
    if isinstance(node, dict):
        if "quote" in node:
            yield node
        for child in node.values():
            yield from evidence(child)
    elif isinstance(node, list):
        for child in node:
            yield from evidence(child)


def digits(text: str) -> str:
    return "".join(re.findall(r"\d", text))


@pytest.mark.parametrize("source", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_text_keeps_the_promises(source: str) -> None:
    record = json.loads(ota_extract.extract(source).to_json(), parse_float=Decimal, parse_int=str)
    for found in evidence(record):
        start, end = int(found["start"]), int(found["end"])
        assert record["text"][start:end] == found["quote"]
        places = [(int(span["start"]), int(span["end"])) for span in found["source"]]
        assert all(0 <= first < last <= len(source) for first, last in places)
        assert digits("".join(source[first:last] for first, last in places)) == digits(
            found["quote"]
        )
    coverage = {name: int(number) for name, number in record["coverage"].items()}
    assert coverage["tokens"] == coverage["explained"] + coverage["unclassified"]
    assert coverage["unclassified"] == len(record["unclassified"])
