"""Real ministry decisions and the 300-page report, where they lie beside the checkout."""

from __future__ import annotations

import csv
import subprocess
import sys
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from ota_extract.reading.pdf import Limits, read_pdf
from ota_extract.reading.pdf.doubts import number_of

SHARED = Path(__file__).parents[4] / "shared"
REAL = SHARED / "real-pdfs"
IN_PROCESS = Limits(isolate=False)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REAL.is_dir(), reason="the material beside the checkout is absent"),
]


def key(name: str) -> str:
    plain = unicodedata.normalize("NFD", name)
    return "".join(char for char in plain if char.isalnum()).lower()


@pytest.mark.parametrize(
    "path", sorted(REAL.glob("*.csv")) if REAL.is_dir() else [], ids=lambda path: path.stem[:24]
)
def test_every_row_of_the_gold_is_a_row_of_a_table(path: Path) -> None:
    source = path.with_suffix(".pdf")
    document = read_pdf(source.read_bytes(), name=source.name, limits=IN_PROCESS)
    found = set()
    for table in document.tables:
        for row in table.rows:
            cells = [document.text[cell.start : cell.end] for cell in row]
            amounts = [number_of(cell) for cell in cells]
            found.update((key(name), value) for name in cells for value in amounts if value)
    with path.open(encoding="utf-8") as file:
        gold = {
            (key(row["municipality"]), Decimal(row["amount"]).normalize() + 0)
            for row in csv.DictReader(file)
        }
    right = {(name, value.normalize() + 0) for name, value in found}
    lacking = gold - right
    assert len(lacking) <= 0.005 * len(gold), lacking


@pytest.mark.parametrize(
    "path", sorted(REAL.glob("*.pdf")) if REAL.is_dir() else [], ids=lambda path: path.stem[:24]
)
def test_no_real_file_fails(path: Path) -> None:
    document = read_pdf(path.read_bytes(), name=path.name)
    unread = [page.number for page in document.pages if page.reader == "none"]
    named = {ref for observation in document.observations for ref in observation.refs}
    assert {f"page {number}" for number in unread} <= named
    if not document.text.strip():
        assert document.observations


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by /proc")
def test_memory_does_not_grow_with_the_pages() -> None:
    path = SHARED / "pdf-cases" / "reportlab_300p.pdf"
    program = (
        "from pathlib import Path\n"
        "from ota_extract.reading.pdf import Limits, read_pdf\n"
        f"document = read_pdf(Path({str(path)!r}).read_bytes(), name='x', limits=Limits(isolate=False))\n"
        "assert len(document.pages) == 298\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(int(status.split('VmHWM:')[1].split()[0]) // 1024)\n"
    )
    source = Path(__file__).parents[3] / "src"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(source)},
    )
    assert int(ran.stdout) <= 120
