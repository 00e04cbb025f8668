"""How long each scanner takes: on a release, and on text made to be hard for it.

Run as ``python benchmarks/scanners.py [RELEASE]``. For a release (by default a made one of the usual
length) it prints the milliseconds of each scanner and its share; then, for each scanner's own worst
cases, seconds per megabyte at a quarter, half and whole megabyte: where they stay the same, the time
grows with the length and no faster.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from ota_extract.clean import CleanText
from ota_extract.reading import read
from ota_extract.repair import repair
from ota_extract.scan.dates import find_dates
from ota_extract.scan.identifiers import find_identifiers
from ota_extract.scan.issuers import find_issuers
from ota_extract.scan.numerals import find_numerals
from ota_extract.scan.programmes import find_programmes
from ota_extract.scan.quantities import find_quantities
from ota_extract.scan.statements import find_statements

Scanner = Callable[[CleanText], object]
SCANNERS: dict[str, Scanner] = {
    "numerals": lambda clean: find_numerals(clean.folded),
    "identifiers": find_identifiers,
    "dates": lambda clean: find_dates(clean, []),
    "quantities": lambda clean: find_quantities(clean, find_numerals(clean.folded), []),
    "programmes": find_programmes,
    "issuers": find_issuers,
    "statements": find_statements,
}
WORST = {
    "numerals": ("1 ", "1.000.", "είκοσι "),
    "identifiers": ("Τ.Κ. 101 83 ", "Α1 ", "ΦΕΚ 1 ", "μία ", "παρ. 1, ", "(34662/2019 "),
    "dates": ("2020-", "2 Μαΐου ", "2020 ", "1/2/2020 ", "12.12.23. "),
    "quantities": ("5 έργα ", "από 5 έως 9 εκατ. "),
    "programmes": ("ΕΣΠΑ ", "πρόγραμμα «αβγ» ", "«Α"),
    "issuers": ("ΚΕΔΕ ", "Υπουργός Εσωτερικών και ", "η Περιφέρεια Κρήτης "),
    "statements": ("«α\n\n", "«α β γ» ", "δήλωσε ο Α: «α β γ δ ε» ", '"α β γ δ" δήλωσε '),
}
RELEASE = """ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ

Αθήνα, 14 Μαρτίου 2024

Νερό για 52 δήμους: 39 εκατ. ευρώ από το ΕΣΠΑ 2021-2027

Την ένταξη 52 Δήμων στη δράση «Νερό για Όλους», ύψους 39.120.400 ευρώ, ανακοίνωσε σήμερα ο Υπουργός
Εσωτερικών Νίκος Μέλιος. Οι αιτήσεις αρχίζουν στις 2 Μαΐου και λήγουν στις 30.6.2024 (ΦΕΚ 612/22.2.2018).

Ο Υπουργός δήλωσε: «Από την πρώτη στιγμή στηρίζουμε έμπρακτα τους δήμους, με περισσότερα από 120 έργα».
"""
MEGABYTE = 1_000_000


def seconds(scanner: Scanner, clean: CleanText, runs: int) -> float:
    """The shortest of several runs, in seconds of this process."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        scanner(clean)
        best = min(best, time.process_time() - start)
    return best


def on_a_release(clean: CleanText) -> None:
    taken = {name: seconds(scanner, clean, 50) * 1e3 for name, scanner in SCANNERS.items()}
    whole = sum(taken.values())
    print(f"a release of {len(clean.text)} characters: {whole:.2f} ms")
    for name, milliseconds in taken.items():
        print(f"  {name:12} {milliseconds:7.3f} ms  {milliseconds / whole:4.0%}")


def on_its_worst(megabytes: tuple[float, ...] = (0.25, 0.5, 1.0)) -> None:
    print("worst cases, seconds per MB at " + ", ".join(f"{size:g} MB" for size in megabytes))
    for name, pieces in WORST.items():
        for piece in pieces:
            rates = []
            for size in megabytes:
                times = int(size * MEGABYTE) // len(piece.encode())
                rates.append(seconds(SCANNERS[name], CleanText.of(piece * times), 1) / size)
            print(f"  {name:12} {piece!r:30} " + "  ".join(f"{rate:5.2f}" for rate in rates))


if __name__ == "__main__":
    on_a_release(
        repair(read(Path(sys.argv[1]))) if len(sys.argv) > 1 else CleanText.of(RELEASE * 7)
    )
    on_its_worst()
