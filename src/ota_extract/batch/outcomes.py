"""What became of an input: its record was written, it was quarantined and why, or it is not there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ota_extract.batch.inputs import Input
from ota_extract.batch.journal import ABSENT, DONE, QUARANTINED, Entry
from ota_extract.batch.options import Conditions
from ota_extract.batch.tasks import Answer
from ota_extract.reading.files import printable


@dataclass(frozen=True, slots=True)
class Content:
    """What tells one content of an input from another."""

    sha256: str | None
    bytes: int | None


NO_CONTENT = Content(None, None)
"""Of an input whose bytes could not be had: it is tried in every run."""


def done(
    source: Input, content: Content, answer: Answer, attempts: int, conditions: Conditions
) -> Entry:
    """The entry of an input whose record is in *answer*."""
    return replace(
        _blank(source, content, conditions),
        outcome=DONE,
        errors=answer.errors,
        warnings=answer.warnings,
        infos=answer.infos,
        euro=f"{answer.euro:f}",
        seconds=answer.seconds,
        peak_bytes=answer.peak_bytes,
        attempts=attempts,
        record_bytes=len(answer.record or b""),
    )


def quarantined(
    source: Input,
    content: Content,
    reason: str,
    conditions: Conditions,
    *,
    attempts: int = 1,
    seconds: float = 0.0,
) -> Entry:
    """The entry of an input that has no record, for *reason*, a line for a person."""
    return replace(
        _blank(source, content, conditions),
        outcome=QUARANTINED,
        reason=_without_place(reason, source),
        seconds=seconds,
        attempts=attempts,
    )


def absent(source: Input, reason: str, conditions: Conditions) -> Entry:
    """The entry of an input that is not there; its reason names it as it was given. It is not kept."""
    said = f"{printable(source.place.path)}: {_without_place(reason, source)}"
    return replace(_blank(source, NO_CONTENT, conditions), outcome=ABSENT, reason=said)


def _blank(source: Input, content: Content, conditions: Conditions) -> Entry:
    """All that is known of an input before it is read."""
    return Entry(
        record=source.record,
        origin=printable(source.origin),
        sha256=content.sha256,
        bytes=content.bytes,
        version=conditions.version,
        options=conditions.options,
        limits=conditions.limits,
        outcome="",
        reason=None,
        errors=0,
        warnings=0,
        infos=0,
        euro="0",
        seconds=0.0,
        peak_bytes=0,
        attempts=1,
        record_bytes=None,
    )


def _without_place(reason: str, source: Input) -> str:
    """*reason* as it is said behind the input's name."""
    place = source.place
    for called in (
        f"{place.path}: {place.member}",
        place.path,
        place.origin,
        source.name,
        "unnamed",
    ):
        reason = reason.removeprefix(f"{called}: ")
    return printable(reason)
