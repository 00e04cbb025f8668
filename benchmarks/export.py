"""How quick an export is: ``python benchmarks/export.py [--records N]``.

Records are made in a temporary folder: those of the samples, each with a source of its own. The yardstick
is ``json.loads`` of the same files, read one by one in the same run. Printed are, for each format, seconds of
the processor, the ratio to the yardstick, the size, and the most memory that the process took, which has to stay the
same for ten times the records.
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
FORMATS = ("csv", "jsonl", "parquet", "duckdb", "sqlite", "datapackage")

YARDSTICK = """
import json, sys
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.json"):
    json.loads(path.read_bytes())
"""
EXPORT = """
import sys
from pathlib import Path
from ota_extract.export import export
export([Path(sys.argv[1])], Path(sys.argv[2]), sys.argv[3])
"""
MEASURED = """
import resource, time
start = time.process_time()
{body}
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def write_records(folder: Path, count: int) -> int:
    """Write *count* records; how many bytes they are."""
    texts = [path.read_text(encoding="utf-8") for path in RECORDS]
    written = 0
    for number in range(count):
        text = re.sub(
            r'"sha256": "\w{64}"', f'"sha256": "{number:064x}"', texts[number % len(texts)], count=1
        )
        path = folder / f"{number // 500:03}" / f"release-{number:05}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_text(text, encoding="utf-8")
    return written


def measured(body: str, *arguments: str | Path) -> tuple[float, float]:
    """Seconds of the processor, and the most memory in MB, of *body* in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.format(body=body), *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, kilobytes = done.stdout.split()
    return float(seconds), int(kilobytes) / 1024


def size(path: Path) -> float:
    """In MB."""
    files = path.iterdir() if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files) / 2**20


def main() -> None:
    """Print one line a format, for a tenth of the records and for all."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--records", type=int, default=10_000)
    given = asked.parse_args()
    for count in (given.records // 10, given.records):
        with tempfile.TemporaryDirectory() as name:
            folder, out = Path(name) / "records", Path(name) / "out"
            megabytes = write_records(folder, count) / 2**20
            yardstick, _ = measured(YARDSTICK, folder)
            print(f"{count} records, {megabytes:.0f} MB; json.loads of all: {yardstick:.2f} s")
            for to in FORMATS:
                target = out.with_suffix(f".{to}")
                seconds, memory = measured(EXPORT, folder, target, to)
                print(
                    f"  {to:12} {seconds:6.2f} s  {seconds / yardstick:4.1f} x json.loads"
                    f"  {size(target):6.1f} MB  memory {memory:4.0f} MB"
                )


if __name__ == "__main__":
    main()
