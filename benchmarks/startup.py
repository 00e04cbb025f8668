"""How long the program takes to start, against a bare interpreter, and what it imports on the way.

Run it with ``make bench`` or ``python benchmarks/startup.py``. The interpreter that runs it is the
one that is measured; the fastest of several runs counts, taken by turns.
"""

from __future__ import annotations

import subprocess
import sys
import time

RUNS = 15
HEAVY = ("pdfplumber", "pdfminer", "pypdfium2", "pydantic", "rich", "pandas", "ota_extract.scan")

COMMANDS: dict[str, list[str]] = {
    "python -c pass": ["-c", "pass"],
    "import ota_extract": ["-c", "import ota_extract"],
    "ota-extract --version": ["-m", "ota_extract", "--version"],
    "ota-extract --help": ["-m", "ota_extract", "--help"],
    "ota-extract extract --help": ["-m", "ota_extract", "extract", "--help"],
}


def run(arguments: list[str]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def imported(arguments: list[str]) -> list[str]:
    """The heavy packages that a run imports, as ``-X importtime`` tells."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], check=True, capture_output=True, text=True
    ).stderr
    modules = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    return [name for name in HEAVY if name in modules]


def main() -> None:
    """Print one line a command: milliseconds, ratio to the bare interpreter, heavy imports."""
    best = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(RUNS):
        for name, arguments in COMMANDS.items():
            best[name] = min(best[name], run(arguments))
    bare = best["python -c pass"]
    for name, arguments in COMMANDS.items():
        heavy = ", ".join(imported(arguments)) or "nothing heavy"
        print(f"{name:28} {best[name] * 1000:6.1f} ms  {best[name] / bare:4.1f} x  imports {heavy}")


if __name__ == "__main__":
    main()
