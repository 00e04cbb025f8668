"""What reading a file gives: the text of the source with all that is known of its layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from ota_extract.alignment import Span
from ota_extract.findings import Observation


class PageBox(NamedTuple):
    """A box on a page, in PDF points from the top left corner; pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Layout(Protocol):
    """Where the characters of a paged document stand."""

    def regions(self, start: int, end: int) -> Sequence[PageBox]:
        """The boxes of ``text[start:end]`` of the source, one a line, in reading order."""
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """The part of the source text that stands on one page."""

    number: int
    start: int
    end: int
    reader: str = ""
    """Which reader the page came from (``pdfium``, ``pdfplumber``), ``none`` where nothing was read."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its span in the source text, empty (``start == end``) where it is blank.

    A cell merged over several rows has the same span in each of them.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table that the layout of the source shows, row by row, continued over pages.

    Each row is one line of the source text, its cells parted by a tab.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A release as it was read, before any repair. Offsets are code points of ``text``."""

    name: str
    media_type: str
    sha256: str
    size: int
    text: str
    encoding: str | None = None
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    furniture: tuple[tuple[Span, str], ...] = ()
    """Lines that repeat over the pages or stand in their margins, each with the reason."""
    layout: Layout | None = None
    observations: tuple[Observation, ...] = ()
