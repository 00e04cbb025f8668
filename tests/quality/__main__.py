"""``python -m tests.quality [FOLDER] [-v]``: the table of scores; -v shows each miss and each wrong value."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))  # this checkout's, whatever is installed

from tests.quality.cases_run import SETS, releases, run_cases

verbose = "-v" in sys.argv[1:]
folders = [Path(argument) for argument in sys.argv[1:] if argument != "-v"] or list(SETS.values())
for folder in folders:
    totals, notes = run_cases(folder)
    print(f"{folder.name}: {len(releases(folder))} releases")
    if verbose:
        for case, lines in notes.items():
            print("  ", case)
            for line in lines:
                print("     ", line)
    for name, tally in totals.items():
        print(f"   {name:14s} {tally}")
