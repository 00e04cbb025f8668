"""PDFs that are broken, locked or meant to do harm: one line that says what to do, status 3, no hang.

``made/locked.pdf`` opens with the password «secret»; ``made/restricted.pdf`` with none, but forbids to copy.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ota_extract.cli.options import MEGABYTES, PAGES, SECONDS, limits
from ota_extract.reading.pdf import DEFAULT_LIMITS, Limits
from tests.cli.conftest import Program
from tests.cli.test_extract import complaint
from tests.reading.pdf.writing import Page, assembled, pdf_of, stream

MADE = Path(__file__).parent / "made"
SAMPLE = Path(__file__).parents[2] / "samples" / "2025-06-03-water.pdf"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R >>"

ENDLESS_KIDS = assembled(
    [CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 9 >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"]
)  # fmt: skip
# 60 MB of drawing in some 60 kB
BOMB = assembled([CATALOGUE, ONE_PAGE, PAGE, stream(b"0 0 m 9 9 l S\n" * 4_300_000, packed=True)])


def empty_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] >>"
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return assembled([CATALOGUE, pages, *[page] * count])


@pytest.mark.parametrize("command", ["extract", "explain"])
@pytest.mark.parametrize(
    ("data", "what"),
    [
        (SAMPLE.read_bytes()[:20_000], "damaged or cut off; fetch it again"),
        (ENDLESS_KIDS, "fetch it again"),
        (empty_pages(10_000), "10000 pages, more than the 2000 allowed; split it or raise --max-pages"),
    ],
    ids=["truncated", "endless-kids", "ten-thousand-pages"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_line_and_status_3(
    program: Program, tmp_path: Path, command: str, data: bytes, what: str
) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(data)
    done = program(command, path)
    assert (done.returncode, done.stdout) == (3, b"")
    assert complaint(done).startswith(f"ota-extract: {path}: ")
    assert what in complaint(done)


def test_a_stream_that_swells_is_given_up(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(BOMB)
    done = program("extract", "--timeout", "1", path)
    assert (done.returncode, done.stdout) == (3, b"")
    assert "raise --" in complaint(done)  # which limit it meets first depends on the machine


def test_memory_is_limited(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(BOMB)
    done = program("extract", "--memory", "32", path)
    assert (done.returncode, done.stdout) == (3, b"")
    assert "raise --memory" in complaint(done)


def test_the_limit_of_pages_can_be_set(program: Program) -> None:
    three_pages = SAMPLE.with_name("2024-07-25-smart-cities-with-table.pdf")
    assert "has 3 pages" in complaint(program("extract", "--max-pages", "2", three_pages))
    assert program("extract", "--max-pages", "3", three_pages).returncode == 0


def test_the_options_are_the_limits_of_the_reader() -> None:
    assert limits(SECONDS, MEGABYTES, PAGES) == DEFAULT_LIMITS
    assert limits(1, 32, 5) == Limits(seconds=1, megabytes=32, pages=5)


def test_a_limit_of_nothing_is_wrong_usage(program: Program) -> None:
    assert program("extract", "--timeout", "0", SAMPLE).returncode == 2


@pytest.mark.parametrize("name", ["release.txt", "release", "release.docx"])
def test_a_pdf_under_another_name_is_read_as_one(
    program: Program, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(SAMPLE.read_bytes())
    source = json.loads(program("extract", path).stdout)["source"]
    assert (source["name"], source["media_type"], source["pages"]) == (name, "application/pdf", 1)


def test_a_text_that_is_called_a_pdf_is_read_as_text(
    program: Program, release: Path, tmp_path: Path
) -> None:
    path = tmp_path / "release.pdf"
    path.write_bytes(release.read_bytes())
    assert json.loads(program("extract", path).stdout)["source"]["media_type"] == "text/plain"


@pytest.mark.parametrize("command", ["extract", "explain"])
def test_an_encrypted_file_opens_with_its_password_only(program: Program, command: str) -> None:
    locked = MADE / "locked.pdf"
    assert "is encrypted; give its password with --password" in complaint(program(command, locked))
    wrong = program(command, "--password", "wrong", locked)
    assert (wrong.returncode, wrong.stdout) == (3, b"")
    assert "does not open the PDF" in complaint(wrong)
    done = program(command, "--password", "secret", locked)
    assert done.returncode == 0
    assert b"52 municipalities" in done.stdout


def test_a_file_that_forbids_copying_but_asks_for_no_password_is_read(program: Program) -> None:
    done = program("extract", MADE / "restricted.pdf")
    assert done.returncode == 0
    assert b"52 municipalities" in done.stdout


def test_an_empty_page_is_no_hang_and_no_figure(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.write_bytes(pdf_of(Page()))
    done = program("extract", path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["figures"] == []
    assert b"page-without-text" in done.stderr
