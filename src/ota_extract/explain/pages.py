"""What is on each page of a PDF: which reader it came from, its tables, what was set aside and why.

>>> from ota_extract.alignment import Span
>>> from ota_extract.source import Page, SourceDocument
>>> text = "52 Δήμοι\\nΣελίδα 1 από 1\\n"
>>> document = SourceDocument("a.pdf", "application/pdf", "", 9, text, pages=(Page(1, 0, 24, "pdfium"),),
...     furniture=((Span(9, 23), "page-counter"),))
>>> page_accounts(document)[0].furniture
(Aside(text='Σελίδα 1 από 1', why='page-counter'),)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ota_extract.source import SourceDocument


class Aside(NamedTuple):
    """A line that belongs to the page and not to the release, and why it was set aside."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class PageAccount:
    """One page: *rows* are those of tables, *lines* all lines that were read."""

    number: int
    reader: str
    """``pdfium``, ``pdfplumber`` where its reading settled a doubt, ``none`` where nothing was read."""
    characters: int
    lines: int
    rows: int
    furniture: tuple[Aside, ...]


def page_accounts(document: SourceDocument) -> tuple[PageAccount, ...]:
    """The pages of *document* in order; empty for a text, which has none."""
    rows = [row[0].start for table in document.tables for row in table.rows if row]
    accounts = []
    for page in document.pages:
        text = document.text[page.start : page.end]
        accounts.append(
            PageAccount(
                number=page.number,
                reader=page.reader,
                characters=len("".join(text.split())),
                lines=sum(bool(line.strip()) for line in text.splitlines()),
                rows=sum(page.start <= start < page.end for start in rows),
                furniture=tuple(
                    Aside(" ".join(document.text[span.start : span.end].split()), why)
                    for span, why in document.furniture
                    if page.start <= span.start < page.end
                ),
            )
        )
    return tuple(accounts)
