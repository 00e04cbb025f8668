"""The second opinion: a page as pdfplumber reads it, thirty times slower and by another way.

pdfplumber builds words from the gaps between glyphs, not from the content stream, so the two do not
fail on the same pages. It is asked only where the first reading leaves a doubt.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pdfplumber

from ota_extract.reading.pdf.page import Edge, PageContent, Turn, Word


class SecondReader:
    """An open PDF, read by pdfplumber."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf

    def read(self, number: int) -> PageContent | None:
        """Page *number* as pdfplumber sees it; ``None`` where it fails."""
        page: Any = None
        try:
            page = self._pdf.pages[number - 1]
            words = _words(page)
            edges = [Edge(e["x0"], e["top"], e["x1"], e["bottom"]) for e in page.edges]
            return PageContent(
                number,
                float(page.width),
                float(page.height),
                Turn(0, float(page.width), float(page.height)),
                "pdfplumber",
                words,
                edges=edges,
                characters=sum(len(word.text) for word in words),
            )
        except Exception:  # whatever a broken page makes it raise: there is no second opinion then
            return None
        finally:
            if page is not None:
                page.close()


@contextmanager
def second_reader(data: bytes, password: str | None) -> Iterator[SecondReader | None]:
    """Open *data* with pdfplumber; ``None`` where it cannot be opened."""
    try:
        pdf = pdfplumber.open(io.BytesIO(data), password=password or "")
    except Exception:  # pdfminer raises many kinds on damaged files
        yield None
        return
    try:
        yield SecondReader(pdf)
    finally:
        pdf.close()


def _words(page: Any) -> list[Word]:
    words: list[Word] = []
    line = 0
    for word in page.extract_words():
        x0, top, x1, bottom = word["x0"], word["top"], word["x1"], word["bottom"]
        if words and (abs(top - words[-1].top) > 0.4 * (bottom - top) or x0 < words[-1].x0):
            line += 1
        words.append(Word(word["text"], x0, top, x1, bottom, line))
    return words
