"""The verdicts for programs: one JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from ota_extract.approval.verdicts import Outcome, Verdict
from ota_extract.comparison import Difference, sentence
from ota_extract.reading.files import printable
from ota_extract.version import __version__


def results_json(verdicts: Sequence[Verdict]) -> str:
    """The verdicts as JSON: a count of each outcome, and every sample with all that differs."""
    counts = {outcome.value: 0 for outcome in Outcome}
    for verdict in verdicts:
        counts[verdict.outcome.value] += 1
    results = {
        "extractor": {"name": "ota-extract", "version": __version__},
        "summary": {"samples": len(verdicts), **counts},
        "samples": [_sample(verdict) for verdict in verdicts],
    }
    return msgspec.json.format(_ENCODER.encode(results), indent=2).decode() + "\n"


def _sample(verdict: Verdict) -> dict[str, Any]:
    source = verdict.sample.name if verdict.sample.source is not None else None
    return {
        "source": printable(source) if source is not None else None,
        "record": printable(str(verdict.sample.record)),
        "outcome": verdict.outcome.value,
        "reason": printable(verdict.reason) if verdict.reason is not None else None,
        "approved_version": verdict.approved_version,
        "differences": list(_differences(verdict.differences)),
    }


def _differences(differences: Iterable[Difference]) -> Iterable[dict[str, Any]]:
    for one in differences:
        yield {
            "kind": one.kind,
            "where": list(one.where),
            "field": one.field,
            "approved": one.approved,
            "fresh": one.fresh,
            "approved_at": one.approved_at,
            "fresh_at": one.fresh_at,
            "count": one.count,
            "sentence": sentence(one),
        }


_ENCODER = msgspec.json.Encoder(decimal_format="number")
