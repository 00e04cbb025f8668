"""Reads all pages of an open PDF into one source document.

The pages are read by pdfium. Where that leaves a doubt, pdfplumber reads the same pages again; if its
reading settles the doubt it is taken, else the difference is reported.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from ota_extract.errors import UnreadableInputError
from ota_extract.findings import Observation
from ota_extract.reading.pdf.blocks import blocks_of, stamps_of, unseen_of
from ota_extract.reading.pdf.compose import Composition, compose
from ota_extract.reading.pdf.continued import lines_over, settle_heads
from ota_extract.reading.pdf.doubts import letters_apart, numbers_in, rows_missing, sum_differs
from ota_extract.reading.pdf.engine import Document, opened
from ota_extract.reading.pdf.furniture import find_furniture
from ota_extract.reading.pdf.heads import find_headers
from ota_extract.reading.pdf.joining import join_pages
from ota_extract.reading.pdf.limits import Limits
from ota_extract.reading.pdf.observing import page_observations, unseen_observations
from ota_extract.reading.pdf.page import PageContent, Turn
from ota_extract.reading.pdf.pieces import Block, TableBlock, TextLine
from ota_extract.reading.pdf.screening import is_garbage, is_garbage_line, without_text
from ota_extract.source import SourceDocument

MEDIA_TYPE = "application/pdf"
LARGE_PICTURE = 0.12
MOST_SECOND_OPINIONS = 12
"""On how many pages pdfplumber is asked; a document with more doubts is bad in itself."""


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
                " split it or raise --max-pages"
            )
        return _read(document, data, name, password)


@dataclass(slots=True)
class _Reading:
    """One reading of all pages."""

    pages: list[list[Block]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    readers: list[str] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    torn: list[int] = field(default_factory=list)
    unseen: dict[int, list[TextLine]] = field(default_factory=dict)
    """By page, the lines of text that it does not show."""
    fonts_at_fault: bool = False
    observations: list[Observation] = field(default_factory=list)
    written: Composition = field(default_factory=Composition)

    @property
    def doubts(self) -> dict[int, list[str]]:
        """The doubtful pages, each with the reasons."""
        found: dict[int, list[str]] = {number: ["letters stand apart"] for number in self.torn}
        text = self.written.text
        for table, pages in zip(self.written.tables, self.written.table_pages, strict=True):
            rows = [
                [text[cell.start : cell.end] for cell in row]
                for row in table.rows[table.header_rows :]
            ]
            reasons = [f"row {number} is missing" for number in rows_missing(rows)]
            if differs := sum_differs(rows):
                reasons.append(f"the rows add up to {differs[1]}, printed is {differs[0]}")
            for number in pages if reasons else ():
                found.setdefault(number, []).extend(reasons)
        return found


def _read(document: Document, data: bytes, name: str, password: str | None) -> SourceDocument:
    reading = _read_pages(document, {})
    if set(reading.readers) == {"none"} and not reading.fonts_at_fault:
        raise UnreadableInputError(f"{name}: no page of the PDF can be opened; fetch it again")
    doubts = reading.doubts
    if doubts:
        reading = _with_second_opinion(document, data, password, reading, sorted(doubts))
    written = reading.written
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
        observations=tuple(reading.observations),
    )


def _with_second_opinion(
    document: Document, data: bytes, password: str | None, first: _Reading, doubtful: list[int]
) -> _Reading:
    """The reading that leaves fewer doubts; what the two differ in is reported."""
    from ota_extract.reading.pdf.second import second_reader

    others: dict[int, PageContent] = {}
    differing: list[Observation] = []
    with second_reader(data, password) as reader:
        for number in doubtful[:MOST_SECOND_OPINIONS] if reader else ():
            other = reader.read(number) if reader else None
            mine = document.read(number)
            if other is None or mine is None or mine.unseen or is_garbage(other):
                continue
            noted = set(map(id, mine.noted))
            one = numbers_in(word.text for word in mine.words if id(word) not in noted)
            two = numbers_in(word.text for word in other.words)
            if one == two and not letters_apart(mine):
                continue
            other.words += mine.noted
            other.stamps = mine.stamps
            others[number] = other
            only_one, only_two = sorted((one - two).elements()), sorted((two - one).elements())
            if only_one or only_two:
                differing.append(
                    Observation(
                        "readers-disagree",
                        f"page {number}: two ways of reading it give different numbers; look at the"
                        " page",
                        expected=", ".join(only_one[:5]) or None,
                        found=", ".join(only_two[:5]) or None,
                        refs=(f"page {number}",),
                    )
                )
    if not others:
        return first
    second = _read_pages(document, others)
    best = second if _weight(second) < _weight(first) else first
    best.observations.extend(differing)
    return best


def _weight(reading: _Reading) -> int:
    return sum(len(reasons) for reasons in reading.doubts.values())


def _read_pages(document: Document, others: dict[int, PageContent]) -> _Reading:
    """Read all pages, those in *others* as given there, and put them together."""
    reading = _Reading()
    scans: list[int] = []
    garbage: list[int] = []
    damaged: list[int] = []
    pictures: list[tuple[int, float]] = []
    for number in range(1, len(document) + 1):
        content = others.get(number) or document.read(number)
        if content is None or is_garbage(content):
            (damaged if content is None else garbage).append(number)
            reading.pages.append(stamps_of(content) if content is not None else [])
            reading.heights.append(content.height if content is not None else 842.0)
            reading.readers.append("none")
            reading.turns.append(Turn(0, 0.0, 0.0))
            continue
        if without_text(content):
            scans.append(number)
        elif content.widest_picture > LARGE_PICTURE:
            pictures.append((number, content.widest_picture))
        if letters_apart(content):
            reading.torn.append(number)
        if content.unseen:
            reading.unseen[number] = unseen_of(content)
        blocks = [block for block in blocks_of(content) if not _unreadable(block)]
        reading.pages.append(blocks)
        reading.heights.append(content.height)
        reading.readers.append(content.reader)
        reading.turns.append(content.turn)
    reading.fonts_at_fault = bool(garbage)
    _put_together(reading)
    reading.observations = page_observations(
        scans, garbage, damaged, [] if reading.written.tables else pictures, reading.written.text
    )
    reading.observations += unseen_observations(reading.unseen)
    return reading


def _unreadable(block: Block) -> bool:
    return isinstance(block, TextLine) and is_garbage_line(block.piece.text)


def _put_together(reading: _Reading) -> None:
    furniture = find_furniture(reading.pages, reading.heights)
    bodies = _without(reading.pages, furniture)
    for body in bodies:
        for block in body:
            if isinstance(block, TableBlock):
                find_headers(block)
    settle_heads(bodies)
    if over := lines_over(bodies, reading.heights):
        furniture |= over
        bodies = _without(bodies, over)
    tables = join_pages(bodies)
    for number, (blocks, body) in enumerate(zip(reading.pages, bodies, strict=True)):
        aside = [block for block in blocks if id(block) in furniture]
        top = min((block.top for block in body), default=0.0)
        above = [block for block in aside if block.top <= top]
        below = [block for block in aside if block.top > top]
        hidden = reading.unseen.get(number + 1, [])
        furniture |= {id(line): "unseen" for line in hidden}
        reading.pages[number] = [*above, *body, *below, *hidden]
    reading.written = compose(reading.pages, furniture, tables, reading.readers, reading.turns)
    reading.pages = []


def _without(pages: list[list[Block]], aside: dict[int, str]) -> list[list[Block]]:
    return [[block for block in blocks if id(block) not in aside] for blocks in pages]
