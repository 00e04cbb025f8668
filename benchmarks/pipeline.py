"""How fast and how lean a release becomes a record: a second, a stage, a megabyte.

    python benchmarks/pipeline.py [--quick]

1. ``extract()`` of the sample in a warm process: CPU time (other programs do not count), the median
   of many runs, beside the same text searched with 31 plain patterns in the same process.
2. The share of each stage and of each scanner.
3. Text of 0.1 to 10 MB made of releases like the sample, each in a fresh process: seconds per MB and the
   memory that was added, as a multiple of the text's size in UTF-8.
"""

from __future__ import annotations

import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ota_extract import extract, pipeline, scan

SAMPLE = Path(__file__).parent.parent / "samples" / "2024-07-25-smart-cities.txt"
WARM_UP = 30
RUNS = 200
SIZES = (0.1, 1.0, 3.0, 10.0)  # MB of UTF-8

# The yardstick: what a plain script would search for.
SEARCHES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\d{1,3}(?:\.\d{3})+(?:,\d+)?",
        r"\d+,\d+",
        r"\b\d{1,3}\b",
        r"\d+\s*%",
        r"(?i)ευρώ|€",
        r"(?i)\bεκατ(?:\.|ομμύρι\w+)",
        r"(?i)\bδισ(?:\.|εκατομμύρι\w+)",
        r"(?i)\bχιλιάδ\w+",
        r"(?i)περισσότερ\w+ από",
        r"(?i)λιγότερ\w+ από",
        r"(?i)άνω των",
        r"(?i)έως και",
        r"(?i)μέχρι",
        r"(?i)από (\S+) έως (\S+)",
        r"(?i)μεταξύ (\S+) και (\S+)",
        r"(?i)κατά μέσο όρο",
        r"(?i)\bδήμ\w+",
        r"(?i)\bέργ\w+",
        r"(?i)\bπράξ\w+",
        r"(?i)\bδικαιούχ\w+",
        r"\d{1,2}[./-]\d{1,2}[./-]\d{4}",
        r"(?i)\d{1,2} (?:Ιαν|Φεβρ|Μαρτ|Απρ|Μα|Ιουν|Ιουλ|Αυγ|Σεπτ|Οκτ|Νοε|Δεκ)\w+(?: \d{4})?",
        r"\b20\d\d\s*[-–]\s*20\d\d\b",
        r"«[^»]{2,80}»",
        r"(?i)υπουργεί\w+ [^\W\d]\w+",
        r"(?i)υπουργ[όο]ς? [^\W\d]\w+",
        r"(?i)δήλωσε|τόνισε|ανέφερε|σημείωσε",
        r"(?i)ΕΣΠΑ|ΠΔΕ|Ταμείο Ανάκαμψης",
        r"ΦΕΚ\s*(?:[Α-Ω]['΄]?)?\s*\d+",
        r"(?i)\bν\.\s*\d{4}/\d{4}",
        r"(?m)^\s*[-•*]\s*(.+)$",
    )
)

STAGES: tuple[tuple[Any, str], ...] = tuple(
    (pipeline, name) for name in ("read", "repair", "scan", "assemble", "check", "_release")
)
SCANNERS: tuple[tuple[Any, str], ...] = tuple(
    (scan, name)
    for name in ("find_numerals", "find_identifiers", "find_dates", "find_quantities", "find_programmes",
                 "find_issuers", "find_statements")
)  # fmt: skip


def cpu(work: Callable[[], object], runs: int) -> float:
    """The median CPU seconds of *work*."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def sample_speed(runs: int) -> None:
    """Print the speed on the sample and its ratio to the yardstick."""
    written = SAMPLE.read_bytes()
    text = written.decode()
    cpu(lambda: extract(written), WARM_UP)
    # by turns, so that a busy machine slows both alike
    rounds = [
        (
            cpu(lambda: extract(written), runs // 10),
            cpu(lambda: [pattern.findall(text) for pattern in SEARCHES], runs // 10),
        )
        for _ in range(10)
    ]
    seconds = statistics.median(one for one, _ in rounds)
    yardstick = statistics.median(two for _, two in rounds)
    print(f"extract() of the sample      {seconds * 1e3:6.2f} ms  {1 / seconds:6.0f} a second")
    print(f"{len(SEARCHES)} plain regex searches     {yardstick * 1e3:6.2f} ms")
    print(f"ratio                        {seconds / yardstick:6.2f}\n")


def shares(runs: int) -> None:
    """Print what each stage and each scanner takes of the whole."""
    written = SAMPLE.read_bytes()
    spent: defaultdict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:
            start = time.process_time()
            result = work(*arguments, **options)
            spent[name] += time.process_time() - start
            return result

        return run

    plain = [(module, name, getattr(module, name)) for module, name in (*STAGES, *SCANNERS)]
    for module, name, work in plain:
        setattr(module, name, timed(name, work))
    for _ in range(runs):
        extract(written)
    for module, name, work in plain:
        setattr(module, name, work)
    whole = sum(spent[name] for _, name in STAGES)
    for number, (_, name) in enumerate((*STAGES, *SCANNERS)):
        label = name.removeprefix("_") if number < len(STAGES) else f"  scan: {name}"
        print(f"{label:28} {spent[name] / runs * 1e3:6.2f} ms  {spent[name] / whole:5.0%}")
    print()


def made_up(megabytes: float) -> str:
    """The sample without its news tail, many times, each time with other names in its sentences:
    a paragraph that stood there word for word would be taken for a repetition."""
    dice = random.Random(7)
    sample = SAMPLE.read_text(encoding="utf-8").partition("Ειδήσεις σήμερα")[0]
    parts: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        name = "".join(dice.choices("αβγδεζηθικλμνξοπρστυφχψω", k=8)).capitalize()
        parts.append(re.sub(r"(?<=[^\W\d]{3})\.(?=\s)", f" στον οικισμό {name}.", sample))
        size += len(parts[-1].encode())
    return "".join(parts)


def growth(sizes: tuple[float, ...]) -> None:
    """Print time and memory for texts of several *sizes*."""
    print("text          CPU seconds   s per MB   memory / text   numbers")
    for megabytes in sizes:
        told = subprocess.run(
            [sys.executable, __file__, "--one", str(megabytes)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        size, seconds, memory, numbers = map(float, told)
        print(
            f"{size / 1e6:6.2f} MB {seconds:14.2f} {seconds / size * 1e6:10.2f}"
            f" {memory / size:13.1f} x {numbers:10.0f}"
        )


def one(megabytes: float) -> None:
    """Extract one text in this process: bytes, seconds, bytes of memory added, numbers found."""
    extract(SAMPLE)
    text = made_up(megabytes)
    before = peak()
    start = time.process_time()
    release = extract(text)
    seconds = time.process_time() - start
    print(len(text.encode()), seconds, peak() - before, release.coverage.tokens)


def peak() -> int:
    """The most memory that this process has held, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def main() -> None:
    """Print all three parts; ``--quick`` leaves out the long texts."""
    if "--one" in sys.argv:
        one(float(sys.argv[-1]))
        return
    runs = 50 if "--quick" in sys.argv else RUNS
    sample_speed(runs)
    shares(runs)
    growth(SIZES[:2] if "--quick" in sys.argv else SIZES)


if __name__ == "__main__":
    main()
