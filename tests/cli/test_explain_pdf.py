"""``explain`` on a PDF: its pages, what was set aside on them, and the pages drawn."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image

from ota_extract.reading.pdf.drawing import CELL, EVIDENCE, HEADER
from tests.cli.conftest import Program
from tests.cli.test_extract import complaint

SAMPLES = Path(__file__).parents[2] / "samples"
TWO_PAGES = SAMPLES / "2025-03-14-playgrounds.pdf"


def test_pages_and_furniture_are_told_behind_the_text(program: Program) -> None:
    _, _, told = program("explain", TWO_PAGES).stdout.decode().partition("── Pages ──\n")
    pages, _, rest = told.partition("── Set aside")
    aside, _, repairs = rest.partition("── Repairs ──\n")
    assert pages.startswith("p. 1-2  read by pdfium: ")
    assert "rows of tables" in pages
    assert "p. 1-2  running-header: ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ – ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ" in aside
    assert "p. 2    repeated-table-header: Α/Α ΔΗΜΟΣ" in aside
    assert "page-counter: - 1 -" in aside
    assert "× join" in repairs


def test_the_table_of_repairs_names_the_page(program: Program) -> None:
    lines = program("explain", "--table", TWO_PAGES).stdout.decode().splitlines()
    places = [line.split("\t")[1] for line in lines[1:]]
    assert {place.split(",")[0] for place in places} == {"p. 1", "p. 2"}


def test_json_lists_the_pages_with_reader_and_furniture(program: Program) -> None:
    found = json.loads(program("explain", "--json", TWO_PAGES).stdout)
    assert [(page["number"], page["reader"]) for page in found["pages"]] == [
        (1, "pdfium"),
        (2, "pdfium"),
    ]
    assert {"text": "- 2 -", "why": "page-counter"} in found["pages"][1]["furniture"]
    assert all(fix["page"] in (1, 2) for fix in found["repairs"])


def test_each_page_is_drawn_with_cells_heads_and_evidence(program: Program, tmp_path: Path) -> None:
    done = program("explain", "--image", tmp_path / "drawn", TWO_PAGES)
    assert complaint(done).endswith(f"2 pages drawn into {tmp_path / 'drawn'}")
    files = sorted((tmp_path / "drawn").iterdir())
    assert [path.name for path in files] == ["page-001.png", "page-002.png"]
    with Image.open(files[0]) as image:
        shown = {colour for _, colour in image.convert("RGB").getcolors(10**6) or ()}
    assert {CELL, HEADER, EVIDENCE} <= shown


def test_a_pdf_on_standard_input_is_drawn_too(program: Program, tmp_path: Path) -> None:
    given = (SAMPLES / "2025-06-03-water.pdf").read_bytes()
    assert program("explain", "--image", tmp_path / "drawn", "-", given=given).returncode == 0
    assert (tmp_path / "drawn" / "page-001.png").exists()


def test_pictures_that_cannot_be_written_are_one_line(program: Program, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "page-001.png").mkdir()
    done = program("explain", "--quiet", "--image", tmp_path / "taken", TWO_PAGES)
    assert done.returncode == 3
    assert "page-001.png: cannot be written" in complaint(done)


def test_a_text_has_nothing_to_draw(program: Program, release: Path, tmp_path: Path) -> None:
    done = program("explain", "--image", tmp_path / "drawn", release)
    assert done.returncode == 0
    assert "a text has no pages to draw" in complaint(done)
    assert not (tmp_path / "drawn").exists()
