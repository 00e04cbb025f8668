"""The HTML page of one release."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from ota_extract.report.inputs import Given
from ota_extract.report.release_page import release_page
from ota_extract.report.rendering import render
from ota_extract.report.repairs import traces
from ota_extract.report.speech import Language, Speech

if TYPE_CHECKING:
    from ota_extract.reading.pdf import Limits

MOST_SHEETS = 20
"""So many pages of a PDF are shown unless the caller wants others."""

MOST_REPAIRS = 10_000
"""A text that had more of them is one that cannot be trusted, and they would hide it."""


def release_html(
    given: Given,
    language: Language = "el",
    *,
    most_sheets: int = MOST_SHEETS,
    password: str | None = None,
    limits: Limits | None = None,
    home: str = "",
) -> str:
    """The page of *given* in *language*, with pictures of *most_sheets* pages where it is a PDF.

    *password* opens the PDF, *limits* say what drawing it may cost; where it costs more, the page says so
    and has no pictures. *home* is the address of the index that the page belongs to, if there is one. The
    same input gives the same page.
    """
    speech = Speech(language)
    release = given.release
    repairs = sum(map(len, given.clean.steps)) if given.clean else 0
    shown = traces(given.clean) if given.clean and repairs <= MOST_REPAIRS else None
    page = release_page(release, speech, shown)
    sheets = None
    if given.pdf is not None and most_sheets:
        from ota_extract.report.sheets import draw_sheets

        sheets = draw_sheets(
            given.pdf,
            page.places,
            pages=release.source.pages or 0,
            most=most_sheets,
            password=password,
            limits=limits,
        )
    return render(
        "release.html.j2",
        speech,
        page=page,
        home=home,
        sheets=sheets,
        repairs_left_out=repairs if repairs > MOST_REPAIRS else 0,
        pdf_absent=bool(release.source.pages) and given.pdf is None,
        sheet_numbers=sheets.numbers if sheets else frozenset(),
        file_stem=_file_stem(release.source.name),
    )


def _file_stem(name: str) -> str:
    """What a file made from *name* may be called anywhere."""
    return re.sub(r"[^\w.-]+", "-", PurePath(name).stem).strip(".-")[:60] or "release"
