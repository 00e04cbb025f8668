"""Reads all pages of an open PDF into one source document."""

from __future__ import annotations

import hashlib

from ota_extract.alignment import Span
from ota_extract.errors import UnreadableInputError
from ota_extract.findings import Observation
from ota_extract.reading.pdf.blocks import blocks_of
from ota_extract.reading.pdf.compose import compose
from ota_extract.reading.pdf.engine import Document, opened
from ota_extract.reading.pdf.furniture import find_furniture
from ota_extract.reading.pdf.limits import Limits
from ota_extract.reading.pdf.pieces import Block, TableBlock
from ota_extract.reading.pdf.screening import is_garbage, without_text
from ota_extract.reading.pdf.tables import find_headers, join_pages
from ota_extract.source import SourceDocument

MEDIA_TYPE = "application/pdf"
LARGE_PICTURE = 0.12


def read_document(
    data: bytes, *, name: str, password: str | None, limits: Limits
) -> SourceDocument:
    """Read the PDF in *data*, in this process.

    Raises :class:`UnreadableInputError` where it cannot be opened or has too many pages.
    """
    with opened(data, name=name, password=password) as document:
        if len(document) == 0:
            raise UnreadableInputError(f"{name}: the PDF has no pages; fetch it again")
        if len(document) > limits.pages:
            raise UnreadableInputError(
                f"{name}: the PDF has {len(document)} pages, more than the {limits.pages} allowed;"
                " split it or raise the limit"
            )
        return _read(document, data, name)


def _read(document: Document, data: bytes, name: str) -> SourceDocument:
    pages: list[list[Block]] = []
    heights: list[float] = []
    scans: list[int] = []
    garbage: list[int] = []
    pictures: list[tuple[int, float]] = []
    for number in range(1, len(document) + 1):
        content = document.read(number)
        blocks: list[Block] = []
        if content is None or is_garbage(content):
            garbage.append(number)
        else:
            if without_text(content):
                scans.append(number)
            elif content.picture_share > LARGE_PICTURE:
                pictures.append((number, content.picture_share))
            blocks = blocks_of(content)
        pages.append(blocks)
        heights.append(content.height if content is not None else 842.0)
    furniture = find_furniture(pages, heights)
    bodies = [[block for block in blocks if id(block) not in furniture] for blocks in pages]
    for blocks in bodies:
        for block in blocks:
            if isinstance(block, TableBlock):
                find_headers(block)
    tables = join_pages(bodies)
    _put_back(pages, bodies, furniture)
    written = compose(pages, furniture, tables)
    observations = _observations(scans, garbage, pictures if not tables else [], written.text)
    return SourceDocument(
        name=name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        text=written.text,
        pages=tuple(written.pages),
        tables=tuple(written.tables),
        furniture=tuple(written.furniture),
        layout=written.layout,
        observations=tuple(observations),
    )


def _put_back(
    pages: list[list[Block]], bodies: list[list[Block]], furniture: dict[int, str]
) -> None:
    """Furniture back to its place on the page: above or below the body."""
    for number, (blocks, body) in enumerate(zip(pages, bodies, strict=True)):
        aside = [block for block in blocks if id(block) in furniture]
        top = min((block.top for block in body), default=0.0)
        above = [block for block in aside if block.top <= top]
        pages[number] = [*above, *body, *(block for block in aside if block.top > top)]


def _observations(
    scans: list[int], garbage: list[int], pictures: list[tuple[int, float]], text: str
) -> list[Observation]:
    found = []
    if scans:
        found.append(
            Observation(
                "page-without-text",
                f"{_pages(scans)}: a picture without a text layer; make it searchable (OCR) and read it again",
                refs=tuple(f"page {number}" for number in scans),
            )
        )
    if garbage:
        found.append(
            Observation(
                "page-unreadable",
                f"{_pages(garbage)}: the fonts do not say which letters are printed; nothing was read"
                " from there",
                refs=tuple(f"page {number}" for number in garbage),
            )
        )
    for number, share in pictures:
        found.append(
            Observation(
                "table-is-picture",
                f"page {number}: a picture covers {share:.0%} of the page; if it shows a table, that was not read",
                refs=(f"page {number}",),
            )
        )
    if not text.strip() and not found:
        found.append(Observation("page-without-text", "no page has any text", (Span(0, 0),)))
    return found


def _pages(numbers: list[int]) -> str:
    """«page 3», «pages 3-7, 9».

    >>> _pages([3, 4, 5, 9])
    'pages 3-5, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
