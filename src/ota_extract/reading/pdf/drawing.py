"""Draws what was read on the pages it was read from, for a person to check: one PNG a page.

Cells of tables are framed in blue (heads in violet), furniture is shaded grey, pages that
were not read are crossed out, evidence is framed in red; a strip under the page says so.
``draw_pages(data, document, directory)`` writes ``page-001.png`` and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ota_extract.errors import OutputError
from ota_extract.reading.pdf.engine import opened
from ota_extract.source import PageBox, SourceDocument

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SCALE = 1.5
"""Pixels a point: a page of A4 is 893 by 1263."""

CELL = (30, 90, 200)
HEADER = (140, 40, 180)
FURNITURE = (110, 110, 110)
EVIDENCE = (220, 30, 30)

LEGEND = (
    ("cell of a table", CELL),
    ("head of a table", HEADER),
    ("set aside", FURNITURE),
    ("evidence", EVIDENCE),
)
STRIP = 24
"""How many pixels high the legend is."""


class Mark(NamedTuple):
    """A box to draw: where, in which colour, and whether filled."""

    region: PageBox
    colour: tuple[int, int, int]
    filled: bool = False


def draw_pages(
    data: bytes,
    document: SourceDocument,
    directory: Path,
    *,
    evidence: Sequence[PageBox] = (),
    password: str | None = None,
    pages: Iterable[int] | None = None,
) -> list[Path]:
    """Draw the pages of the PDF in *data* with what *document* read there; returns the files written.

    *pages* are those to draw, all by default. Raises :class:`OutputError` where a file cannot be
    written.
    """
    from PIL import Image as Images
    from PIL import ImageDraw

    marks: dict[int, list[Mark]] = {}
    for mark in _marks(document, evidence):
        marks.setdefault(mark.region.page, []).append(mark)
    written: list[Path] = []
    unread = {page.number for page in document.pages if page.reader == "none"}
    wanted = list(pages) if pages is not None else [page.number for page in document.pages]
    with opened(data, name=document.name, password=password) as pdf:
        for number in wanted:
            size, pixels = pdf.render(number, SCALE)
            image = Images.frombuffer("RGB", size, pixels, "raw", "BGRX", 0, 1)
            canvas = ImageDraw.Draw(image, "RGBA")
            for mark in marks.get(number, ()):
                _draw(canvas, mark)
            if number in unread:
                canvas.line((0, 0, *size), fill=(*EVIDENCE, 255), width=3)
                canvas.line((0, size[1], size[0], 0), fill=(*EVIDENCE, 255), width=3)
            image = _with_legend(image, f"page {number}" + ", not read" * (number in unread))
            path = directory / f"page-{number:03}.png"
            try:
                directory.mkdir(parents=True, exist_ok=True)
                image.save(path)
            except OSError as error:
                raise OutputError(f"{path}: cannot be written ({error.strerror})") from None
            written.append(path)
    return written


def _marks(document: SourceDocument, evidence: Sequence[PageBox]) -> Iterable[Mark]:
    layout = document.layout
    if layout is not None:
        for span, _ in document.furniture:
            for region in layout.regions(span.start, span.end):
                yield Mark(region, FURNITURE, filled=True)
        for table in document.tables:
            for index, row in enumerate(table.rows):
                colour = HEADER if index < table.header_rows else CELL
                for cell in row:
                    for region in layout.regions(cell.start, cell.end):
                        yield Mark(region, colour)
    for region in evidence:
        yield Mark(region, EVIDENCE)


def _draw(canvas: ImageDraw, mark: Mark) -> None:
    region = mark.region
    box = [SCALE * float(v) for v in (region.x0, region.top, region.x1, region.bottom)]
    space = 4 if mark.colour == EVIDENCE else 1  # so that a cell that is evidence shows both frames
    box = [box[0] - space, box[1] - space, box[2] + space, box[3] + space]
    if mark.filled:
        canvas.rectangle(box, fill=(*mark.colour, 90))
    else:
        canvas.rectangle(box, outline=(*mark.colour, 255), width=2)


def _with_legend(page: Image, title: str) -> Image:
    """*page* with a strip below it that says what the colours mean."""
    from PIL import Image as Images
    from PIL import ImageDraw

    whole = Images.new("RGB", (page.width, page.height + STRIP), (255, 255, 255))
    whole.paste(page, (0, 0))
    canvas = ImageDraw.Draw(whole)
    canvas.line((0, page.height, page.width, page.height), fill=FURNITURE)
    x, top = 8.0, page.height + 6
    for text, colour in LEGEND:
        box = (x, top, x + 16, top + 11)
        if colour == FURNITURE:
            canvas.rectangle(box, fill=(190, 190, 190))
        else:
            canvas.rectangle(box, outline=colour, width=2)
        canvas.text((x + 22, top), text, fill=(0, 0, 0))
        x += 22 + canvas.textlength(text) + 18
    canvas.text((x, top), title, fill=(0, 0, 0))
    return whole
