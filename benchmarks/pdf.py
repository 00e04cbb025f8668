"""How well and how fast PDFs are read: ``python benchmarks/pdf.py FOLDER [--speed] [--memory] [-v]``.

``--speed`` compares CPU time with ``extract_text`` and ``extract_tables`` of pdfplumber on the same files
in the same run: of reading alone, and of all from the file to its JSON. ``--memory`` gives the peak of a
fresh process of ``ota-extract extract`` on each file.

FOLDER holds ``NAME.pdf``, beside it ``NAME.csv`` (municipality,amount) and ``NAME.gold.txt`` where there
are any. A row counts as right where one of its cells is the name and another the amount.
"""

from __future__ import annotations

import argparse
import csv
import re
import statistics
import subprocess
import sys
import time
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from ota_extract import extract
from ota_extract.reading.pdf import Limits, read_pdf
from ota_extract.source import SourceDocument

IN_PROCESS = Limits(isolate=False)
TOTALS = ("συνολο", "γενικο")
RUN = 6
"""So many words in a row tell a place in a text."""
TITLES = {"δημος", "δημου", "δ"}


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("µ", "μ").replace("∆", "Δ"))
    return "".join(c for c in plain.lower().replace("ς", "σ") if c.isalnum())


def name_key(text: str) -> str:
    words = [w for w in text.replace("-", " ").replace("–", " ").split() if fold(w) not in TITLES]
    return fold("".join(words))


def amount(text: str) -> Decimal | None:
    digits = text.replace("€", "").replace("\u00a0", "").replace(" ", "").strip()
    if "," in digits:
        digits = digits.replace(".", "").replace(",", ".")
    elif digits.count(".") > 1 and len(digits.rsplit(".", 1)[1]) == 2:
        head, tail = digits.rsplit(".", 1)
        digits = head.replace(".", "") + "." + tail
    else:
        digits = digits.replace(".", "")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def rows_of(document: SourceDocument) -> list[list[str]]:
    return [
        [document.text[cell.start : cell.end] for cell in row]
        for table in document.tables
        for row in table.rows[table.header_rows :]
    ]


def score_rows(
    document: SourceDocument, gold: list[tuple[str, Decimal]]
) -> tuple[int, list[str], list[str]]:
    """Rows right, missed and extra. A row without a name beside an amount is not counted."""
    wanted = Counter((name_key(name), value) for name, value in gold)
    names = {name for name, _ in wanted}
    right, extra = 0, []
    for row in rows_of(document):
        keys = [name_key(cell) for cell in row if cell]
        amounts = [value for cell in row if (value := amount(cell)) is not None]
        hit = next(
            (pair for pair in wanted if wanted[pair] and pair[0] in keys and pair[1] in amounts),
            None,
        )
        if hit:
            wanted[hit] -= 1
            right += 1
        elif any(fold(cell).startswith(TOTALS) for cell in row):
            continue
        elif any(key in names for key in keys) or (len(amounts) and len(row) > 1):
            extra.append(" | ".join(row))
    return right, [str(pair) for pair in (+wanted).elements()], extra


def words_in_order(document: SourceDocument, gold: str) -> tuple[int, list[str]]:
    """How many gold words there are, and those that the text lacks: in order outside of tables, each as
    often as it must be inside (gold writes a row of two groups as one, the reader as two).
    """
    aside = set()
    for span, reason in document.furniture:
        if reason != "repeated-table-header":
            aside.update(range(span.start, span.end))
    inside = {
        at for t in document.tables for r in t.rows for c in r for at in range(c.start, c.end)
    }
    text = "".join(c for at, c in enumerate(document.text) if at not in aside)
    for span, _ in document.furniture:
        inside.update(range(span.start, span.end))
    prose = "".join("\n" if at in inside else c for at, c in enumerate(document.text))
    have, want = Counter(words_of(text)), words_of(gold)
    lost = list((Counter(want) - have).elements())
    gone = set(lost)
    wanted = [word for word in want if word not in gone]
    return len(want), [
        *lost,
        *(f"out of order: {w}" for w in out_of_order(words_of(prose), wanted)),
    ]


def out_of_order(found: list[str], wanted: list[str]) -> list[str]:
    """The words of *found* that do not stand in the order of *wanted*.

    Runs of words that each text has once show which places belong together; between two of them the
    longest common blocks decide. Going forward from word to word would lose its way for good at the
    first sentence that the text has twice.
    """
    misplaced: list[str] = []
    done = (0, 0)
    for here, there in [*anchors(found, wanted), (len(found), len(wanted))]:
        one, two = found[done[0] : here], wanted[done[1] : there]
        at = 0
        if one != two:
            for start, _, size in SequenceMatcher(None, one, two, False).get_matching_blocks():
                misplaced += one[at:start]
                at = start + size
        done = (here, there)
    return misplaced


def anchors(found: list[str], wanted: list[str]) -> list[tuple[int, int]]:
    """Where the same run of words begins in both, once in each; the longest series in common order."""
    there = once(wanted)
    pairs = sorted((at, there[run]) for run, at in once(found).items() if run in there)
    ends: list[int] = []  # ends[n]: the least place in *wanted* that ends a series of n + 1
    last: list[int] = []  # the pair that ends it
    before: list[int] = []  # for each pair the one before it in its series
    for number, (_, end) in enumerate(pairs):
        length = bisect_left(ends, end)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [end]
        last[length : length + 1] = [number]
    series: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        series.append(pairs[number])
        number = before[number]
    return series[::-1]


def once(words: list[str]) -> dict[tuple[str, ...], int]:
    """Where each run of words begins that comes only once."""
    runs = list(zip(*(words[n:] for n in range(RUN)), strict=False))
    often = Counter(runs)
    return {run: at for at, run in enumerate(runs) if often[run] == 1}


def words_of(text: str) -> list[str]:
    text = re.sub(r"(?<=[^\W\d])[-\u2010\u00ad][\n\f]+(?=[^\W\d])", "", text)
    return [w for token in re.split(r"[\s\-\u2010–]+", text) if (w := fold(token))]


def cpu(work: Callable[[], object], runs: int = 2) -> float:
    """The least CPU seconds of *work*: a busy machine only adds to it."""
    times = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def peak_megabytes(path: Path) -> int:
    """The most memory that a fresh process of ``extract`` takes, the child that reads the PDF apart.

    As /proc tells it: the figure of getrusage begins with that of the process it was forked from.
    """
    program = (
        "import sys; from ota_extract.cli import main; sys.argv[0] = 'ota-extract'\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "status = open('/proc/self/status').read()\n"
        "print(int(status.split('VmHWM:')[1].split()[0]) // 1024, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "extract", "--quiet", str(path)]
    return int(subprocess.run(command, capture_output=True, check=True).stderr.split()[-1])


def record_of(data: bytes, name: str) -> bytes:
    return extract(data, name=name, limits=IN_PROCESS).to_json_bytes()


def slow_reading(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--speed", action="store_true", help="compare with pdfplumber's own reading"
    )
    parser.add_argument("--memory", action="store_true", help="peak memory of a fresh process")
    parser.add_argument("--match", default="*", help="only the files that match")
    parser.add_argument("-v", action="store_true", dest="verbose")
    options = parser.parse_args()
    total_right = total_missed = total_extra = exact = tables = 0
    ratios: list[float] = []
    whole_ratios: list[float] = []
    for path in sorted(options.folder.glob(f"{options.match}.pdf")):
        data = path.read_bytes()
        begun = time.process_time()
        document = read_pdf(data, name=path.name, limits=IN_PROCESS)
        took = time.process_time() - begun
        shown = f"{path.stem[:38]:38} {len(document.pages):3} p {took / len(document.pages) * 1000:6.1f} ms/p"
        shown += f" tables {[len(t.rows) for t in document.tables]!s:24.24}"
        gold_rows = path.with_suffix(".csv")
        missed, extra = [], []
        if gold_rows.exists():
            with gold_rows.open(encoding="utf-8") as file:
                gold = [(r["municipality"], Decimal(r["amount"])) for r in csv.DictReader(file)]
            right, missed, extra = score_rows(document, gold)
            tables += 1
            exact += not missed and not extra
            total_right, total_missed, total_extra = (
                total_right + right,
                total_missed + len(missed),
                total_extra + len(extra),
            )
            shown += f" rows {right}/{len(gold)} extra {len(extra)}"
        gold_text = path.parent / f"{path.stem}.gold.txt"
        lost: list[str] = []
        if gold_text.exists():
            count, lost = words_in_order(document, gold_text.read_text(encoding="utf-8"))
            shown += f" words lost {len(lost)}/{count}"
        if options.speed:
            slow = cpu(partial(slow_reading, path))
            read = partial(read_pdf, data, name=path.name, limits=IN_PROCESS)
            ratios.append(slow / cpu(read))
            record = partial(record_of, data, path.name)
            whole_ratios.append(slow / cpu(record))
            shown += f" {ratios[-1]:.1f} x, to the record {whole_ratios[-1]:.1f} x"
        if options.memory:
            shown += f" {peak_megabytes(path)} MB"
        print(shown)
        for observation in document.observations:
            print("      ", observation.name, observation.message[:100])
        if options.verbose:
            for line in (
                [f"missed {m}" for m in missed]
                + [f"extra {e}" for e in extra]
                + ([f"lost {lost[:20]}"] if lost else [])
            ):
                print("      ", line)
    whole = 2 * total_right + total_missed + total_extra
    if whole:
        print(
            f"rows F1 {2 * total_right / whole:.4f}  missed {total_missed}  extra {total_extra}  exact {exact}/{tables}"
        )
    if ratios:
        for what, found in (("read", ratios), ("to the record", whole_ratios)):
            print(
                f"faster than pdfplumber, {what}: median {statistics.median(found):.1f} x,"
                f" least {min(found):.1f} x"
            )


if __name__ == "__main__":
    main()
