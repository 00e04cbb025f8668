"""How quick a batch is: ``python benchmarks/batch.py [--files N] [--kills N] [--pdfs FOLDER]``.

Releases are made in a temporary folder: the sample with other numbers, no two alike. Printed are: the
extraction alone, in one process; batches with one, two and four workers, and what they cost on top;
a second run over unchanged files; and a folder of which one in a hundred is broken, read with 1, 2
and 4 workers and once more under ``kill -9``, its records compared byte by byte.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "2024-07-25-smart-cities.txt"
NUMBER = re.compile(r"(?<![\d.,])[1-9]\d(?![\d.,/-])")


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--files", type=int, default=10_000)
    asked.add_argument("--kills", type=int, default=50)
    asked.add_argument("--pdfs", type=Path, help="a folder with PDFs to mix in")
    asked.add_argument("--only", choices=("speed", "mixed"))
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.only != "mixed":
            speed(folder, given.files)
        if given.only != "speed":
            mixed(folder, given.files, given.kills, given.pdfs)


def variation(number: int, text: str) -> str:
    """The sample with its small numbers changed, by a seed."""
    chance = random.Random(number)
    return NUMBER.sub(lambda _: str(chance.randint(10, 99)), text) + f"\nΑρ. πρωτ. {number}\n"


def write_releases(inbox: Path, count: int) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    for number in range(count):
        path = inbox / f"{number // 500:03}" / f"release-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(variation(number, text), encoding="utf-8")


def speed(folder: Path, count: int) -> None:
    inbox = folder / "speed"
    write_releases(inbox, count)
    alone = extraction_alone(inbox, min(count, 500)) * count
    print(f"extraction alone, one process: {alone:.1f} s for {count}")
    took = {}
    for jobs in (1, 2, 4):
        took[jobs] = batch(inbox, folder / f"speed-{jobs}", jobs)
        print(
            f"batch, {jobs} workers: {took[jobs]:.1f} s, {count / took[jobs]:.0f} a second,"
            f" {took[1] / took[jobs]:.2f} times one"
        )
    print(f"on top of extraction, one worker: {took[1] / alone - 1:.1%}")
    split(folder / "speed-1", took[1])
    again = min(batch(inbox, folder / "speed-2", 2) for _ in range(3))
    print(f"unchanged: {again:.2f} s, {took[2] / again:.0f} times quicker")
    same(folder, [f"speed-{jobs}" for jobs in took])


def extraction_alone(inbox: Path, count: int) -> float:
    """Seconds for one release, from the file to the JSON, in this process, warm."""
    from ota_extract.pipeline import extract

    files = sorted(inbox.rglob("*.txt"))[:count]
    for file in files[:20]:
        extract(file)
    start = time.process_time()
    for file in files:
        extract(file).to_json().encode()
    return (time.process_time() - start) / len(files)


def split(out: Path, took: float) -> None:
    """What of the time the workers spent on extraction, as the journal tells."""
    from ota_extract.batch import entries

    inside = sum(entry.seconds for entry in entries(out))
    print(f"of {took:.1f} s, the worker extracted for {inside:.1f} s ({inside / took:.1%})")


def command(inbox: Path, out: Path, jobs: int, *more: str) -> list[str]:
    program = [sys.executable, "-m", "ota_extract", "batch", str(inbox), "--out", str(out)]
    return [*program, "--jobs", str(jobs), "--quiet", *more]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def batch(inbox: Path, out: Path, jobs: int, *more: str) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        command(inbox, out, jobs, *more), env=environment(), stderr=subprocess.DEVNULL, check=False
    )
    assert done.returncode in (0, 3), done.returncode
    return time.perf_counter() - start


def same(folder: Path, names: list[str]) -> None:
    digests = {name: digest(folder / name) for name in names}
    print("records byte-identical:", len(set(digests.values())) == 1, ", ".join(digests))


def digest(out: Path) -> str:
    sum_ = hashlib.sha256()
    for path in sorted(out.rglob("*")):
        if path.is_file() and not path.name.startswith(("journal.sqlite", ".lock")):
            sum_.update(str(path.relative_to(out)).encode() + b"\0" + path.read_bytes())
    return sum_.hexdigest()


def mixed(folder: Path, count: int, kills: int, pdfs: Path | None) -> None:
    inbox = folder / "mixed"
    write_releases(inbox, count)
    spoil(sorted(inbox.rglob("*.txt")))
    for number, pdf in enumerate(sorted(pdfs.glob("*.pdf")) if pdfs else []):
        shutil.copy(pdf, inbox / f"{number:03}-{pdf.name}")
        cut = pdf.read_bytes()
        (inbox / f"{number:03}-cut-{pdf.name}").write_bytes(cut[: len(cut) // 2])
    names = []
    for jobs in (1, 2, 4):
        names.append(f"mixed-{jobs}")
        took, peaks = watched(command(inbox, folder / names[-1], jobs))
        tenth = peaks[len(peaks) // 10] if peaks else 0
        print(
            f"mixed, {jobs} workers: {took:.1f} s; memory of the parent after a tenth"
            f" {tenth // 2**20} MB, at most {max(peaks, default=0) // 2**20} MB"
        )
        account(inbox, folder / names[-1])
    names.append("mixed-killed")
    print("kills that hit:", killed(inbox, folder / "mixed-killed", kills, took))
    same(folder, names)


def spoil(files: list[Path]) -> None:
    """Break one file in a hundred: empty, cut, other media, noise, all zeros, bytes of no text."""
    chance = random.Random(0)
    ways = (
        lambda _: b"",
        lambda data: data[: len(data) // 3],
        lambda data: b"%PDF-1.7\n" + data[:500],
        lambda _: b"PK\x03\x04" + chance.randbytes(500),
        lambda _: chance.randbytes(2000),
        lambda _: bytes(2000),
        lambda data: b"\x89PNG\r\n\x1a\n" + data,
        lambda data: b"\xff\xfe" + data,
        lambda _: b"%PDF-" + chance.randbytes(5000),
    )
    for number, path in enumerate(files[::100]):
        path.write_bytes(ways[number % len(ways)](path.read_bytes()))


def account(inbox: Path, out: Path) -> None:
    from ota_extract.batch import entries

    files = sum(path.is_file() for path in inbox.rglob("*"))
    found = list(entries(out))
    good = sum(entry.outcome == "done" for entry in found)
    there = sum(entry.outcome == "done" and (out / entry.record).is_file() for entry in found)
    print(
        f"  {files} files, {good} done, {len(found) - good} quarantined, {files - len(found)} lost"
    )
    assert there == good


def watched(arguments: list[str]) -> tuple[float, list[int]]:
    """Seconds of a run, and the memory of the process over it, in bytes."""
    start = time.perf_counter()
    process = subprocess.Popen(arguments, env=environment(), stderr=subprocess.DEVNULL)
    seen = []
    while process.poll() is None:
        try:
            pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
        except OSError:
            break
        if pages:
            seen.append(pages * 4096)
        time.sleep(0.05)
    process.wait()
    return time.perf_counter() - start, seen


def killed(inbox: Path, out: Path, kills: int, took: float) -> int:
    """Run again and again, each run killed at a random moment, then once undisturbed."""
    chance = random.Random(1)
    hit = 0
    for _ in range(kills):
        process = subprocess.Popen(
            command(inbox, out, 2),
            env=environment(),
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(chance.uniform(0.2, 1.5 * took / kills + 1))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            hit += 1
    batch(inbox, out, 2)
    return hit


if __name__ == "__main__":
    main()
