"""``python -m tests.quality [FOLDER] [-v]``: the table of scores; -v shows each miss and each wrong value."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.quality.cases_run import CASES, run_cases

verbose = "-v" in sys.argv[1:]
folders = [Path(argument) for argument in sys.argv[1:] if argument != "-v"]
totals, notes = run_cases(folders[0] if folders else CASES)
if verbose:
    for case, lines in notes.items():
        print(case)
        for line in lines:
            print("   ", line)
for name, tally in totals.items():
    print(f"{name:14s} {tally}")
