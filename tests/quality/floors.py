"""``python -m tests.quality.floors``: write the floors anew; none falls while the cases are the same."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.quality.cases_run import SETS, fingerprint, run_cases
from tests.quality.score import Tally

FLOORS = Path(__file__).parent / "floors.json"


def rounded(tally: Tally) -> float:
    """The F1 to four digits, cut and not rounded; 1 where there is nothing to score."""
    return 1.0 if tally.f1 is None else int(tally.f1 * 10_000) / 10_000


def main() -> int:
    """Measure, and write the floor file. Returns 1 and writes nothing where a score has fallen."""
    before = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floors: dict[str, dict[str, float | str]] = {}
    fallen = False
    for name, folder in SETS.items():
        totals, _ = run_cases(folder)
        floors[name] = {"fingerprint": fingerprint(folder)}
        floors[name] |= {measure: rounded(tally) for measure, tally in totals.items()}
        old = before.get(name, {})
        for measure in totals if old.get("fingerprint") == fingerprint(folder) else ():
            if floors[name][measure] < old.get(measure, 0):
                fallen = True
                change = f"from {old[measure]} to {floors[name][measure]}"
                print(f"{name}: {measure} fell {change}: a floor may only rise", file=sys.stderr)
    if not fallen:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
