"""What a report is made of: a release, or its record with the release beside it if that is at hand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ota_extract.clean import CleanText
from ota_extract.errors import UnreadableInputError
from ota_extract.reading import read
from ota_extract.reading.files import load
from ota_extract.reading.media import is_pdf
from ota_extract.records import Release
from ota_extract.repair import repair

if TYPE_CHECKING:
    from ota_extract.reading.pdf import Limits

_NO_RECORD = "this is no record of this version of ota-extract; extract the release again"


@dataclass(frozen=True, slots=True)
class Given:
    """A record, and what is at hand of the release that it was made from."""

    release: Release
    clean: CleanText | None
    """The repaired text with its repairs; ``None`` without the release, or where it reads otherwise now."""
    pdf: bytes | None
    """The PDF that the record was made from."""


def given(
    path: Path,
    source: Path | None = None,
    *,
    encoding: str | None = None,
    password: str | None = None,
    limits: Limits | None = None,
) -> Given:
    """Read a release, or a record and the release that it was made from.

    A record is told by its content. Its release is *source*, or the file of the name in the record that
    lies beside it; both count only where the fingerprint is that of the record. Raises
    :class:`UnreadableInputError` where *path* cannot be read, is JSON but no record, or where *source* is
    another file than the record was made from.
    """
    name, data = load(path)
    if not _is_json(data):
        if source is not None:
            raise UnreadableInputError(
                f"{path}: this is a release; --source is for a record, give one of the two alone"
            )
        return _read(data, name, None, encoding, password, limits)
    try:
        release = Release.from_json(data)
    except (ValueError, RecursionError):
        raise UnreadableInputError(f"{path}: {_NO_RECORD}") from None
    found = _source_of(release, path, source)
    if found is None:
        return Given(release, None, None)
    try:
        return _read(found, release.source.name, release, encoding, password, limits)
    except UnreadableInputError:
        if source is not None:
            raise
        return Given(release, None, None)  # the record is what was asked for


def _read(
    data: bytes,
    name: str,
    release: Release | None,
    encoding: str | None,
    password: str | None,
    limits: Limits | None,
) -> Given:
    document = read(data, name=name, encoding=encoding, password=password, limits=limits)
    clean = repair(document)
    if release is None:
        from ota_extract.assemble.measures import load_measures
        from ota_extract.pipeline import extract_document

        release = extract_document(document, load_measures(None))
    return Given(
        release=release,
        clean=clean if clean.text == release.text else None,
        pdf=data if is_pdf(data) else None,
    )


def _is_json(data: bytes) -> bool:
    opening = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return opening.startswith(b"{") and opening[1:].lstrip()[:1] in (b'"', b"}")


def _source_of(release: Release, path: Path, source: Path | None) -> bytes | None:
    """The content of the file that *release* was made from, if it is at hand."""
    if source is not None:
        _, data = load(source)
        if hashlib.sha256(data).hexdigest() != release.source.sha256:
            raise UnreadableInputError(
                f"{source}: the record was made from another file (its fingerprint differs); give that"
                " one, or leave --source out"
            )
        return data
    name = Path(
        release.source.name
    ).name  # a record may say anything: nothing but the folder is looked in
    try:
        _, data = load(path.with_name(name)) if name else (None, b"")
    except (UnreadableInputError, ValueError):
        return None
    return data if hashlib.sha256(data).hexdigest() == release.source.sha256 else None
