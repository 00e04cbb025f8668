"""Grounding: the evidence for a span of the clean text, down to the source it was read from."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import TypeAdapter
from pydantic_core import ArgsKwargs

from ota_extract.clean import CleanText
from ota_extract.records import Evidence

# evidence comes by the ten thousand: one call makes it and validates all of it
_validated = TypeAdapter(Evidence).validator.validate_python


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
            return _evidence(start, end, quote, source=spans)
        boxes = [box for span in spans for box in self._layout.regions(span.start, span.end)]
        return _evidence(start, end, quote, regions=boxes)


def _evidence(start: int, end: int, quote: str, **places: Iterable[tuple[float, ...]]) -> Evidence:
    """The evidence with *places* as tuples of what a source span or a page region is made of."""
    made = {kind: [ArgsKwargs(place) for place in found] for kind, found in places.items()}
    evidence: Evidence = _validated({"start": start, "end": end, "quote": quote, **made})
    return evidence
