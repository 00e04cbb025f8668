"""How long the page of a release takes to write, against writing its record, and how large it is.

Run as ``python benchmarks/report.py``: the best of several runs, on one core. The release is made here: the
332 municipalities of the registry with an amount each, and the text around them. The hostile ones are a line
of 5 MB and 10,000 figures that overlap.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import ota_extract
from ota_extract.municipalities import registry
from ota_extract.reading import read
from ota_extract.records import Evidence, Release
from ota_extract.repair import repair
from ota_extract.report import Given, given, release_html

SAMPLES = Path(__file__).parents[1] / "samples"
RUNS = 5


def best(work: Callable[[], str], runs: int = RUNS) -> tuple[float, int]:
    """Milliseconds of the fastest of *runs*, and the bytes written."""
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        written = work()
        took.append((time.perf_counter() - start) * 1e3)
    return min(took), len(written.encode())


def release_of_all() -> Given:
    """A release that gives every municipality something."""
    rows = "\n".join(
        f"{number} {each.name} {each.regional_unit} {f'{number * 1250:,}'.replace(',', '.')},00"
        for number, each in enumerate(registry().municipalities, 1)
    )
    text = (
        "Την κατανομή 69.097.500 ευρώ σε 332 Δήμους ανακοίνωσε το Υπουργείο Εσωτερικών.\n\n"
        f"Η κατανομή ανά Δήμο έχει ως εξής:\n\nΑ/Α ΔΗΜΟΣ ΝΟΜΟΣ ΠΟΣΟ\n{rows}\n"
    )
    release = ota_extract.extract(text, name="all.txt")
    assert [len(table.rows) for table in release.municipality_tables] == [332]
    return Given(release, repair(read(text, name="all.txt")), None)


def hostile(text: str, spans: list[tuple[int, int]], figures: int) -> Given:
    """A record of *text* whose *figures* share out the *spans*."""
    plain = ota_extract.extract("Διατίθενται 39 εκατ. ευρώ.")
    found = [Evidence(start=start, end=end, quote=text[start:end]) for start, end in spans]
    each = len(found) // figures
    changed = [
        plain.figures[0].model_copy(
            update={
                "id": f"f{number}",
                "value": Decimal(number),
                "evidence": tuple(found[number * each : (number + 1) * each]),
            }
        )
        for number in range(figures)
    ]
    fields = {"text": text, "figures": tuple(changed), "issuers": (), "mentions": ()}
    release: Release = plain.model_copy(update=fields)
    return Given(release, None, None)


def main() -> None:
    """Print a line a page: milliseconds, times what its record takes, kilobytes."""
    sentence = "Διατίθενται 39 εκατ. ευρώ σε 52 Δήμους, "
    line = sentence * 72_000
    places = [(at * len(sentence) + 12, at * len(sentence) + 25) for at in range(72_000)]
    nested = "1 ευρώ " * 10_000
    pages = {
        "sample, text": given(SAMPLES / "2024-07-25-smart-cities.txt"),
        "332 rows": release_of_all(),
        "hostile: a line of 5 MB": hostile(line, places, 1),
        "hostile: 10,000 nested": hostile(
            nested, [(n, len(nested) - n) for n in range(10_000)], 10_000
        ),
    }
    release_html(pages["sample, text"])  # templates and locales are loaded once
    for name, page in pages.items():
        runs = 1 if name.startswith("hostile") else RUNS
        took, size = best(lambda page=page: release_html(page), runs)
        record, _ = best(page.release.to_json, runs)
        print(f"{name:26} {took:8.1f} ms  {took / record:5.1f} x its record  {size / 1000:9.1f} kB")
    pdf = given(SAMPLES / "2024-07-25-smart-cities-with-table.pdf")
    took, size = best(lambda: release_html(pdf), 2)
    pages_drawn = pdf.release.source.pages or 1
    bare, _ = best(lambda: release_html(pdf, most_sheets=0), 2)
    print(f"{'a page of a PDF drawn':26} {(took - bare) / pages_drawn:8.1f} ms")


if __name__ == "__main__":
    main()
