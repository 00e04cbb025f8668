"""Grounding: the evidence for a span of the clean text, down to the source it was read from."""

from __future__ import annotations

from ota_extract.clean import CleanText
from ota_extract.records import Evidence, PageRegion, SourceSpan


class Grounding:
    """Makes evidence for one clean text; every quote is the text at its offsets."""

    def __init__(self, clean: CleanText) -> None:
        self._text = clean.text
        self._aligned = clean.aligned
        self._layout = clean.document.layout

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence for ``text[start:end]``: spans of the source text, or boxes on its pages."""
        spans = self._aligned.source_spans(start, end)
        quote = self._text[start:end]
        if self._layout is None:
            source = tuple(SourceSpan(*span) for span in spans)
            return Evidence(start=start, end=end, quote=quote, source=source)
        regions = tuple(
            PageRegion(region.page, region.x0, region.top, region.x1, region.bottom)
            for span in spans
            for region in self._layout.regions(span.start, span.end)
        )
        return Evidence(start=start, end=end, quote=quote, regions=regions)
