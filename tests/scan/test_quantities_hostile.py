"""Texts made to be slow or to break a scanner: all are read to the end."""

from __future__ import annotations

import pytest
from quantity_files import quantities

SIZE = 50_000
WORST = {
    "digits": "9",
    "digits and dots": "1.",
    "digits and commas": "1,",
    "dotted groups with spaces": "1 .000",
    "groups with spaces": "100 ",
    "number words": "ένα ",
    "tens in words": "είκοσι ",
    "scale words": "εκατ. ",
    "compound scales": "1 δισ. 2 εκατ. ",
    "articles before a number": "από τα ",
    "ranges without an end": "από 1 έως ",
    "between": "μεταξύ 5 και ",
    "changes": "από 4 σε 5 σε ",
    "dashes": "5-",
    "bounds": "περισσότερα από τα ",
    "negations": "δεν ",
    "neither": "ούτε ",
    "means": "κατά μέσο όρο ",
    "distribution": "κάθε δήμος ",
    "each": "5 ευρώ η καθεμία ",
    "currencies before": "€ ",
    "euro amounts": "1 ευρώ ",
    "percent words": "ποσοστό των ",
    "percents": "5% και ",
    "ratios": "7 στους 10 ",
    "fractions": "2/3 ",
    "adjectives without a noun": "12 μικρών ",
    "fillers": "12 περίπου συνολικά ",
    "elided counts": "5 δήμοι, οι 4 ",
    "elided money": "5 εκατ. ευρώ, τα 4 ",
    "bare numbers": "οι 44 ",
    "labels": "Έργα: 5\n",
    "lead-ins": "ύψους ",
    "open brackets": "(5 ",
    "nested brackets": "τρεις (3 (",
    "units": "5 τ.μ. ",
    "durations": "οκτάμηνο ",
    "durations and dates": "οκτάμηνο 3/4/2022 ",
    "spaces": " ",
    "line ends": "5\n",
    "letters": "α",
    "no-break spaces": "5\u00a0",
}


@pytest.mark.parametrize("unit", WORST.values(), ids=WORST.keys())
def test_is_read_to_the_end(unit: str) -> None:
    text = (unit * SIZE)[:SIZE] + "\nΤέλος με 44 δήμους."
    last = quantities(text)[-1]
    assert (last.value, last.unit, last.core.end) == (44, "municipality", len(text) - 1)


def test_duration_within_counted_words_is_part_of_the_count() -> None:
    (quantity,) = quantities("Υπογράφονται 5 δίμηνες συμβάσεις.")
    assert (quantity.value, quantity.unit) == (5, "contract")
