"""How quick a batch is: ``python benchmarks/batch.py [--files N] [--only speed] [--only mixed] [--kills N]``.

Releases are made in a temporary folder: the samples with other numbers, no two alike.

``speed``: one text ten thousand times. The extraction alone, in one process; two such processes at once,
which is the most that this machine can gain by a second one; batches with one, two and four workers; the
processor time of all processes of a batch, the part of it that is not extraction, and how much of it the
parent takes; a second run over unchanged files.

``mixed``: texts, PDFs and archives, of which one file in a hundred is broken or no file at all. Read with
1, 2 and 4 workers and once more under ``kill -9``; every file is accounted for, the records are compared
byte by byte, and the memory of the parent is told over time.

Processor time is what to look at where other programs run on the machine.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXTS = sorted((ROOT / "samples").glob("*.txt"))
PDFS = sorted((ROOT / "samples").glob("*.pdf"))
NUMBER = re.compile(r"(?<![\d.,])[1-9]\d(?![\d.,/-])")
TICK = os.sysconf("SC_CLK_TCK")


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--files", type=int, default=10_000)
    asked.add_argument("--kills", type=int, default=50)
    asked.add_argument("--only", choices=("speed", "mixed"))
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.only != "mixed":
            speed(folder, given.files)
        if given.only != "speed":
            mixed(folder, given.files, given.kills)


def speed(folder: Path, count: int) -> None:
    inbox = folder / "speed"
    for number in range(count):
        write(inbox, number, TEXTS[0])
    tried = min(count, 500)
    alone = extraction(inbox, tried, 1) / tried
    two = extraction(inbox, tried, 2) / tried
    print(
        f"extraction alone: {1000 * alone:.1f} ms; two processes at once: {alone / two:.2f} times one"
    )
    runs = {}
    for jobs in (1, 2, 4):
        run = runs[jobs] = observed(inbox, folder / f"speed-{jobs}", jobs)
        print(
            f"{jobs} workers: {run.seconds:.1f} s, {count / run.seconds:.0f} a second,"
            f" {runs[1].seconds / run.seconds:.2f} times one;"
            f" processor {run.processor:.1f} s, of the parent {run.parent:.1f} s"
        )
        inside = processor_of_extraction(inbox, tried) * count
        print(
            f"  on top of extraction ({inside:.1f} s processor): {run.processor / inside - 1:.1%}"
        )
    again = min(
        (observed(inbox, folder / "speed-2", 2) for _ in range(3)), key=lambda r: r.processor
    )
    print(
        f"unchanged: {again.seconds:.2f} s, {runs[2].seconds / again.seconds:.0f} times quicker;"
        f" processor {again.processor:.2f} s, {runs[2].processor / again.processor:.0f} times less"
    )
    same(folder, [f"speed-{jobs}" for jobs in runs])


ALONE = """
import sys, time
from pathlib import Path
from ota_extract.pipeline import extract
files = [Path(name) for name in sys.stdin.read().split("\\n")]
for file in files[:20]:
    extract(file)
print(flush=True)
start, worked = time.perf_counter(), time.process_time()
for file in files:
    extract(file).to_json().encode()
print(time.perf_counter() - start, time.process_time() - worked)
"""


def extraction(inbox: Path, count: int, processes: int) -> float:
    """Seconds on the clock for *count* releases, shared among plain processes that know of no batch."""
    files = sorted(map(str, inbox.rglob("*.txt")))[:count]
    return max(clock for clock, _ in _alone([files[n::processes] for n in range(processes)]))


def processor_of_extraction(inbox: Path, count: int) -> float:
    """Processor seconds for one release, from the file to the JSON."""
    ((_, worked),) = _alone([sorted(map(str, inbox.rglob("*.txt")))[:count]])
    return worked / count


def _alone(shares: list[list[str]]) -> list[tuple[float, float]]:
    running = []
    for share in shares:
        process = subprocess.Popen(
            [sys.executable, "-c", ALONE],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        process.stdin.write("\n".join(share))
        process.stdin.close()
        running.append(process)
    told = [process.stdout.read().split() for process in running if process.stdout is not None]
    for process in running:
        process.wait()
    return [(float(clock), float(worked)) for clock, worked in told]


def variation(number: int, text: str) -> str:
    """*text* with its small numbers changed, by a seed."""
    chance = random.Random(number)
    return NUMBER.sub(lambda _: str(chance.randint(10, 99)), text) + f"\nΑρ. πρωτ. {number}\n"


def write(inbox: Path, number: int, sample: Path) -> Path:
    """The *number*-th variation of *sample*, in a folder with five hundred others."""
    path = inbox / f"{number // 500:03}" / f"{number:05}{sample.suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    if sample.suffix == ".pdf":
        path.write_bytes(sample.read_bytes() + f"% {number}\n".encode())
    else:
        path.write_text(variation(number, sample.read_text(encoding="utf-8")), encoding="utf-8")
    return path


def mixed(folder: Path, count: int, kills: int) -> None:
    inbox = folder / "mixed"
    for number in range(count):
        sample = PDFS[number // 20 % len(PDFS)] if number % 20 == 7 else TEXTS[number % len(TEXTS)]
        path = write(inbox, number, sample)
        if number % 100 == 50:
            path.unlink()
            WAYS[number // 100 % len(WAYS)](path.with_suffix(""), random.Random(number))
    names = []
    for jobs in (1, 2, 4):
        names.append(f"mixed-{jobs}")
        run = observed(inbox, folder / names[-1], jobs)
        print(
            f"mixed, {jobs} workers: {run.seconds:.1f} s; memory of the parent"
            f" {', '.join(f'{size >> 20} MB' for size in run.memory())} over the run,"
            f" at most {max(run.sizes) >> 20} MB"
        )
        account(inbox, folder / names[-1], tell=jobs == 1)
    names.append("mixed-killed")
    print(
        "kills that hit:", killed(inbox, folder / "mixed-killed", kills, run.seconds), "of", kills
    )
    account(inbox, folder / names[-1])
    same(folder, names)


Way = Callable[[Path, random.Random], None]


def _bytes(ending: str, content: Callable[[random.Random], bytes]) -> Way:
    return lambda path, chance: (path.with_suffix(ending).write_bytes(content(chance)), None)[1]


def _text(chance: random.Random) -> str:
    return variation(chance.randint(0, 10**6), chance.choice(TEXTS).read_text(encoding="utf-8"))


def _pdf(chance: random.Random) -> bytes:
    return chance.choice(PDFS).read_bytes()


def _archive(path: Path, chance: random.Random, **options: int) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/good.txt", _text(chance))
        archive.writestr("../../bad.pdf", b"%PDF-" + chance.randbytes(100))
        archive.writestr("zeros.txt", bytes(options.get("zeros", 10)))
    return path.read_bytes()


def _cut_archive(path: Path, chance: random.Random) -> None:
    data = _archive(path.with_suffix(".zip"), chance)
    path.with_suffix(".zip").write_bytes(data[: len(data) // 2])


def _spoilt_archive(path: Path, chance: random.Random) -> None:
    data = bytearray(_archive(path.with_suffix(".zip"), chance))
    data[60:80] = bytes(20)
    path.with_suffix(".zip").write_bytes(data)


def _socket(path: Path, _: random.Random) -> None:
    with suppress(OSError), socket.socket(socket.AF_UNIX) as standing:  # a long path is refused
        here = Path.cwd()
        os.chdir(path.parent)
        try:
            standing.bind(path.with_suffix(".sock").name)
        finally:
            os.chdir(here)


def _closed(path: Path, chance: random.Random) -> None:
    path.with_suffix(".txt").write_text(_text(chance), encoding="utf-8")
    path.with_suffix(".txt").chmod(0)


def _other_name(path: Path, chance: random.Random) -> None:
    name = os.fsencode(path) + "-Δήμος\n.txt".encode("cp1253")
    with open(name, "wb") as file:  # noqa: PTH123 - the name is no text
        file.write(_text(chance).encode("cp1253", errors="ignore"))


WAYS: tuple[Way, ...] = (
    _bytes(".txt", lambda _: b""),
    _bytes(".pdf", lambda chance: _pdf(chance)[:20_000]),
    _bytes(".pdf", lambda chance: b"%PDF-1.7\n" + _text(chance).encode()[:500]),
    _bytes(".pdf", lambda chance: b"%PDF-" + chance.randbytes(5000)),
    _bytes(".pdf", lambda chance: re.sub(rb"(?<=\d) 0 obj", b" 0 jbo", _pdf(chance), count=9)),
    _bytes(".pdf", lambda chance: _text(chance).encode()),
    _bytes(".txt", _pdf),
    _bytes(".txt", lambda chance: chance.randbytes(2000)),
    _bytes(".txt", lambda _: bytes(2000)),
    _bytes(".txt", lambda chance: b"\xff\xfe" + _text(chance).encode()),
    _bytes(".txt", lambda chance: _text(chance).encode()[1:-1].replace(b"\xce", b"\xff")),
    _bytes(".txt", lambda chance: _text(chance).replace("\n", " ").encode() * 40),
    _bytes(".txt", lambda _: b"5 " * 20_000),
    _bytes(".png", lambda chance: b"\x89PNG\r\n\x1a\n" + chance.randbytes(500)),
    _bytes(".doc", lambda chance: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance.randbytes(500)),
    _bytes(".zip", lambda chance: b"PK\x03\x04" + chance.randbytes(500)),
    lambda path, chance: (_archive(path.with_suffix(".zip"), chance), None)[1],
    lambda path, chance: (_archive(path.with_suffix(".zip"), chance, zeros=30_000_000), None)[1],
    _cut_archive,
    _spoilt_archive,
    lambda path, _: os.mkfifo(path),
    _socket,
    _closed,
    _other_name,
    lambda path, _: path.symlink_to("nowhere"),
    lambda path, _: path.symlink_to(path.name),
    lambda path, _: path.symlink_to("/dev/zero"),
    lambda path, _: path.symlink_to(path.parent, target_is_directory=True),
)
"""What may stand where a release should: files broken in their ways, and what is no file."""


def account(inbox: Path, out: Path, *, tell: bool = False) -> None:
    """Compare the journal with what stands in the folder."""
    from ota_extract.batch import entries
    from ota_extract.batch.archives import is_archive, members

    expected = 0
    for folder, _, files in os.walk(inbox):
        for name in files:
            path = Path(folder, name)
            packed = path.suffix == ".zip" and is_archive(path)
            expected += len(members(path)) if packed else 1
    found = list(entries(out))
    done = [entry for entry in found if entry.outcome == "done"]
    assert all((out / entry.record).stat().st_size == entry.record_bytes for entry in done)
    print(
        f"  {expected} inputs: {len(done)} done, {len(found) - len(done)} quarantined,"
        f" {expected - len(found)} lost"
    )
    if tell:
        why = Counter(re.sub(r"\d+|\(.*?\)", "…", entry.reason or "done") for entry in found)
        for reason, times in why.most_common():
            print(f"    {times} × {reason[:100]}")


@dataclass
class Observed:
    """A run of the program: seconds on the clock, processor seconds, bytes of the parent over time."""

    seconds: float = 0.0
    processor: float = 0.0
    parent: float = 0.0
    sizes: list[int] = field(default_factory=lambda: [0])

    def memory(self) -> list[int]:
        """The parent's memory after a tenth, a half, and at the end."""
        return [self.sizes[int(part * (len(self.sizes) - 1))] for part in (0.1, 0.5, 0.95)]


def observed(inbox: Path, out: Path, jobs: int) -> Observed:
    run = Observed()
    start = time.perf_counter()
    process = subprocess.Popen(
        command(inbox, out, jobs),
        env=environment(),
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    spent: dict[int, float] = {}
    while process.poll() is None:
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                with suppress(OSError, IndexError):
                    told = (entry / "stat").read_text().rpartition(")")[2].split()
                    if int(told[3]) == process.pid:  # the session
                        spent[int(entry.name)] = (int(told[11]) + int(told[12])) / TICK
                        if int(entry.name) == process.pid:
                            run.sizes.append(int(told[21]) * os.sysconf("SC_PAGE_SIZE"))
        time.sleep(0.02 if len(run.sizes) < 100 else 0.2)
    assert process.returncode in (0, 3), process.returncode
    run.seconds = time.perf_counter() - start
    run.processor, run.parent = sum(spent.values()), spent.get(process.pid, 0.0)
    return run


def command(inbox: Path, out: Path, jobs: int) -> list[str]:
    program = [sys.executable, "-m", "ota_extract", "batch", str(inbox), "--out", str(out)]
    return [*program, "--jobs", str(jobs), "--quiet"]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def same(folder: Path, names: list[str]) -> None:
    digests = {name: digest(folder / name) for name in names}
    print("records byte-identical:", len(set(digests.values())) == 1, ", ".join(digests))


def digest(out: Path) -> str:
    sum_ = hashlib.sha256()
    for path in sorted(out.rglob("*")):
        if path.is_file() and not path.name.startswith(("journal.sqlite", ".lock")):
            sum_.update(str(path.relative_to(out)).encode() + b"\0" + path.read_bytes())
    return sum_.hexdigest()


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
            process.wait(chance.uniform(0.2, 2 * took / kills + 2))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            hit += 1
    observed(inbox, out, 2)
    return hit


if __name__ == "__main__":
    main()
