"""How long the report of a folder takes: ``python benchmarks/report_folder.py [--records N]``.

The records are those of the samples over and over, each with a source of its own. The yardstick is reading
them (``Release.from_json``). Printed are seconds by the clock and of the processors, workers included, the
ratio to the yardstick, the size of what is written, and the most memory that the parent process took.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
RECORDS = sorted((ROOT / "tests" / "golden").glob("*.json"))
SOURCE = re.compile(r'"sha256": "[0-9a-f]{64}"')

READ = """
from pathlib import Path
from ota_extract.records import Release
for path in Path(sys.argv[1]).rglob("*.json"):
    Release.from_json(path.read_bytes())
"""
REPORT = """
from pathlib import Path
from ota_extract.report.folder import folder_report
folder_report(Path(sys.argv[1]), Path(sys.argv[2]), jobs={jobs}, index_only={index_only})
"""
MEASURED = """
import resource, sys, time
def main():
    start = time.perf_counter()
{body}
    took = time.perf_counter() - start
    here, below = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    busy = sum(each.ru_utime + each.ru_stime for each in (here, below))
    print(took, busy, here.ru_maxrss)
if __name__ == "__main__":
    main()
"""


def measure(body: str, *arguments: Path) -> tuple[float, float, int]:
    """Seconds by the clock, seconds of the processors, and kilobytes of a process that does *body*."""
    indented = "".join(f"    {line}\n" for line in body.strip().splitlines())
    script = arguments[0].parent / "measured.py"  # a file: its workers import it
    script.write_text(MEASURED.format(body=indented), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, str(script), *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "src")},
    ).stdout.split()
    return float(told[0]), float(told[1]), int(told[2])


def write_records(folder: Path, count: int) -> None:
    """*count* records, no two with the same source."""
    texts = [path.read_text(encoding="utf-8") for path in RECORDS]
    for number in range(count):
        path = folder / f"{2015 + number % 10}" / f"release-{number:05}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        source = f'"sha256": "{number:064x}"'
        path.write_text(SOURCE.sub(source, texts[number % len(texts)], count=1), encoding="utf-8")


def main() -> None:
    """Print one line a way of making it."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--records", type=int, default=1000)
    count = asked.parse_args().records
    with tempfile.TemporaryDirectory() as name:
        records, index = Path(name) / "records", Path(name) / "report.html"
        write_records(records, count)
        _, yardstick, _ = measure(READ, records)
        print(f"{'reading the records':24} {yardstick:14.1f} s busy")
        for called, index_only, jobs in (
            ("index alone", True, 1),
            ("index and pages", False, 1),
            ("… with two workers", False, 2),
        ):
            body = REPORT.format(jobs=jobs, index_only=index_only)
            took, busy, most = measure(body, records, index)
            pages = sum(
                path.stat().st_size for path in Path(name).glob("report-releases/**/*.html")
            )
            print(
                f"{called:24} {took:5.1f} s {busy:6.1f} s busy {busy / yardstick:5.1f} x"
                f" {index.stat().st_size / 1000:7.0f} kB index {pages / count / 1000:5.0f} kB a page"
                f" {most / 1024:5.0f} MB"
            )


if __name__ == "__main__":
    main()
