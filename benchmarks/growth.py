"""How the time of a text grows with its length: each shape at one length and at twice of it.

No pattern may take more than about linear time, so a ratio much above 2 is a fault. Run it with
``python benchmarks/growth.py``; names of shapes choose some of them.
"""

from __future__ import annotations

import sys
import time

from ota_extract import extract

LENGTH = 80_000
"""Characters of the shorter text."""

SHAPES = {
    "one long paragraph": "Ο Δήμος Πάρου λαμβάνει 1.000 ευρώ. ",
    "one long sentence": "3 έργα και 1,2 εκατ. ευρώ για 12 σχολεία και ",
    "a list with commas": "ο Δήμος Πάρου με 1.000 ευρώ, ",
    "a list with semicolons": "Δήμος Πάρου, 640.000 ευρώ· ",
    "amounts to names": "2 εκατ. ευρώ στον Δήμο Πάρου, 1 εκατ. ευρώ στον Δήμο Θήρας, ",
    "respectively": "Οι Δήμοι Πάρου, Θήρας, Κω με 1.000, 2.000 και 3.000 ευρώ αντίστοιχα. ",
    "brackets that do not close": "3 έργα (και 4 (",
    "quotations": "«Δίνουμε 3 εκατ. ευρώ», δήλωσε ο Υπουργός Εσωτερικών Νίκος Παππάς. ",
    "quotations that do not close": "«Δίνουμε 3 εκατ. ευρώ ",
    "dates": "Στις 3 Μαΐου 2024 έως 5 Ιουνίου 2025. ",
    "laws": "του ν. 4622/2019 (Α' 133), ",
    "changes": "αύξηση 20% από 10 σε 12 εκατ. ευρώ, ",
    "number words": "τριάντα τρεις Δήμοι και δύο εκατομμύρια ευρώ και ",
    "a ranking in prose": "πρώτος ο Δήμος Πάρου με 12 έργα, δεύτερος ο Δήμος Θήρας με 11 έργα, ",
    "a ranking": "1. Πλατεία (165)\n2. Πάρκο (149)\n",
    "capitals": "ΔΗΜΟΣ ΠΑΡΟΥ ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ ΠΡΟΓΡΑΜΜΑ ΦΙΛΟΔΗΜΟΣ ",
    "lines": "Δήμος Πάρου 1.000 ευρώ\n",
    "lines in groups": "ΝΟΜΟΣ ΧΑΝΙΩΝ\nΔήμος Πλατανιά 1.000 ευρώ\nΜερικό σύνολο 1.000 ευρώ\n",
    "columns": "Δήμος Πάρου     1.000,00     2.000,00\n",
    "tabs": "Πάρου\t1.000\t2.000\n",
    "a cell a line": "Πάρου\n1.000\n",
    "numbers alone": "303498039 395273985 734058253 ",
}


def seconds(text: str) -> float:
    """Processor time from the text to its record."""
    start = time.process_time()
    extract(text)
    return time.process_time() - start


def main(wanted: list[str]) -> None:
    """Print one line a shape: seconds of both lengths, and their ratio."""
    seconds(SHAPES["lines"])  # what is loaded once
    for name, unit in SHAPES.items():
        if wanted and name not in wanted:
            continue
        once, twice = (seconds(unit * (length // len(unit))) for length in (LENGTH, 2 * LENGTH))
        print(f"{name:30} {once:6.2f} s  {twice:6.2f} s  x {twice / once:.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
