"""Pages drawn with what was read on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from ota_extract.errors import OutputError
from ota_extract.reading.pdf import Limits, read_pdf
from ota_extract.reading.pdf.drawing import CELL, EVIDENCE, HEADER, STRIP, draw_pages

MADE = Path(__file__).parent / "made"
DATA = (MADE / "weasy_ruled.pdf").read_bytes()
DOCUMENT = read_pdf(DATA, name="a.pdf", limits=Limits(isolate=False))


def colours(path: Path) -> set[tuple[int, ...]]:
    with Image.open(path) as image:
        page = image.convert("RGB").crop((0, 0, image.width, image.height - STRIP))
        return {colour for _, colour in page.getcolors(10**6) or ()}


def test_a_strip_below_the_page_says_what_the_colours_mean(tmp_path: Path) -> None:
    (path,) = draw_pages(DATA, DOCUMENT, tmp_path, pages=[1])
    with Image.open(path) as image:
        strip = image.convert("RGB").crop((0, image.height - STRIP, *image.size))
    shown = {colour for _, colour in strip.getcolors(10**6) or ()}
    assert {CELL, HEADER, EVIDENCE} <= shown


def test_each_page_is_a_picture_of_its_own(tmp_path: Path) -> None:
    written = draw_pages(DATA, DOCUMENT, tmp_path / "new")
    assert [path.name for path in written] == [f"page-{n:03}.png" for n in (1, 2, 3)]
    assert CELL not in colours(written[0])
    assert CELL in colours(written[1])


def test_evidence_is_framed_on_its_page(tmp_path: Path) -> None:
    assert DOCUMENT.layout is not None
    regions = DOCUMENT.layout.regions(0, 20)
    one, two = draw_pages(DATA, DOCUMENT, tmp_path, evidence=regions, pages=[1, 2])
    assert EVIDENCE in colours(one)
    assert EVIDENCE not in colours(two)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("")
    with pytest.raises(OutputError, match="page-001"):
        draw_pages(DATA, DOCUMENT, taken)
