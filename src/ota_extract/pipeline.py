"""The pipeline: from a file to its record, one stage after the other.

read → repair → scan → assemble → check → Release
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from ota_extract.assemble import Assembly, assemble
from ota_extract.assemble.grounding import Grounding
from ota_extract.assemble.measures import Measures, load_measures
from ota_extract.checks import check
from ota_extract.clean import CleanText
from ota_extract.findings import BY_NAME, Observation
from ota_extract.reading import read
from ota_extract.reading.impressions import impressions
from ota_extract.records import Extractor, Finding, Release, Source
from ota_extract.repair import repair
from ota_extract.scan import scan
from ota_extract.source import SourceDocument
from ota_extract.version import __version__

if TYPE_CHECKING:
    from ota_extract.reading.pdf import Limits

_LEVELS = ("error", "warning", "info")


def extract(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    encoding: str | None = None,
    password: str | None = None,
    vocabulary: Path | None = None,
    limits: Limits | None = None,
) -> Release:
    """Read one release and return its record.

    *source* is a path, the bytes of a file, or the text itself as ``str``. *name* is what the record
    calls it (default: the file's name). *encoding* forces one for text, *password* opens an
    encrypted PDF. *vocabulary* is a TOML file with further measures, *limits* say what reading a PDF
    may cost. Raises
    :class:`~ota_extract.errors.UnreadableInputError` where there is nothing to read, and ``TypeError``
    where *source* is none of the three.
    """
    measures = load_measures(vocabulary)
    document = read(source, name=name, encoding=encoding, password=password, limits=limits)
    return extract_document(document, measures)


def extract_document(document: SourceDocument, measures: Measures) -> Release:
    """The record of a document that has been read."""
    clean = _looked_at_again(repair(document))
    mentions = scan(clean)
    assembly = assemble(clean, mentions, measures)
    observations = check(clean, mentions, assembly)
    return _release(clean, assembly, observations)


def _looked_at_again(clean: CleanText) -> CleanText:
    """The clean text, with what it still looks like where only a part of its letters could be mended."""
    if any(seen.name == "mojibake-mended" for seen in clean.observations):
        return clean.noticing(impressions(clean.text))
    return clean


def _release(clean: CleanText, parts: Assembly, observations: Iterable[Observation]) -> Release:
    document = clean.document
    ground = Grounding(clean)
    findings = [_finding(observation, ground) for observation in observations]
    findings.sort(key=lambda finding: (_LEVELS.index(finding.level), finding.code))
    return Release(
        source=Source(
            name=document.name,
            media_type=document.media_type,
            sha256=document.sha256,
            bytes=document.size,
            encoding=document.encoding,
            pages=len(document.pages) or None,
        ),
        extractor=Extractor(name="ota-extract", version=__version__),
        text=clean.text,
        title=parts.title,
        issuers=parts.issuers,
        announced_on=parts.announced_on,
        programmes=parts.programmes,
        dates=parts.dates,
        figures=parts.figures,
        rankings=parts.rankings,
        municipality_tables=parts.municipality_tables,
        mentions=parts.mentions,
        statements=parts.statements,
        identifiers=parts.identifiers,
        unclassified=parts.unclassified,
        coverage=parts.coverage,
        findings=tuple(findings),
    )


def _finding(observation: Observation, ground: Grounding) -> Finding:
    kind = BY_NAME[observation.name]
    return Finding(
        code=kind.code,
        name=kind.name,
        level=kind.level,
        message=observation.message,
        expected=_value(observation.expected),
        found=_value(observation.found),
        refs=observation.refs,
        evidence=tuple(ground.evidence(span.start, span.end) for span in observation.spans),
    )


def _value(value: object) -> Decimal | str | None:
    if value is None or isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else str(value)
