"""Pages drawn with what was read on them, within the limits that reading has.

A crafted page can make its drawing as costly as its reading, so that is done in a process of its own too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from ota_extract.errors import OutputError
from ota_extract.reading.pdf.drawing import draw_pages
from ota_extract.reading.pdf.isolation import run_isolated
from ota_extract.reading.pdf.limits import Limits
from ota_extract.records import Evidence, PageRegion, Release
from ota_extract.source import PageBox, SourceDocument

DRAWN = ("title", "issuers", "announced_on", "programmes", "dates", "figures", "rankings", "municipality_tables")  # fmt: skip
"""The fields of a record whose evidence is framed on the pages."""


def draw(
    data: bytes,
    document: SourceDocument,
    release: Release,
    directory: Path,
    *,
    password: str | None,
    limits: Limits,
) -> list[Path]:
    """Draw each page of the PDF in *data* into *directory*; returns the files.

    Raises :class:`OutputError` where they cannot be written, :class:`UnreadableInputError` where drawing
    costs more than *limits* allow.
    """
    boxes = dict.fromkeys(box for name in DRAWN for box in _boxes(getattr(release, name)))
    evidence = tuple(
        PageBox(box.page, float(box.x0), float(box.top), float(box.x1), float(box.bottom))
        for box in boxes
    )
    work = partial(_drawn, data, document, directory, evidence=evidence, password=password)
    drawn = run_isolated(work, name=document.name, limits=limits) if limits.isolate else work()
    if isinstance(drawn, str):
        raise OutputError(drawn)
    return drawn


def _drawn(
    data: bytes,
    document: SourceDocument,
    directory: Path,
    *,
    evidence: tuple[PageBox, ...],
    password: str | None,
) -> list[Path] | str:
    try:
        return draw_pages(data, document, directory, evidence=evidence, password=password)
    except (
        OutputError
    ) as error:  # not the input's fault, which is all that the other process can tell
        return str(error)


def _boxes(node: object) -> Iterator[PageRegion]:
    """The regions of all evidence in a part of a record."""
    if isinstance(node, Evidence):
        yield from node.regions
    elif isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from _boxes(getattr(node, name))
    elif isinstance(node, tuple):
        for each in node:
            yield from _boxes(each)
