"""How the inputs of a batch are read, and what of it a record depends on."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from ota_extract.reading.pdf import DEFAULT_LIMITS, Limits
from ota_extract.version import __version__


@dataclass(frozen=True, slots=True)
class Options:
    """How the inputs are read. A record depends on the first three, and on nothing else here."""

    encoding: str | None = None
    password: str | None = None
    vocabulary: Path | None = None
    jobs: int = 0
    """Worker processes; 0 is one for each core."""
    limits: Limits = DEFAULT_LIMITS
    """What one input may cost, the same as in ``extract``; ``isolate`` is the batch's own to decide."""
    force: bool = False
    """Read unchanged inputs again, too."""
    retry: bool = False
    """Read quarantined inputs again, even if nothing changed."""

    @property
    def workers(self) -> int:
        """How many processes do the work."""
        return self.jobs or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under which an input came to its record or into quarantine, as the journal keeps them."""

    version: str
    options: str
    """A digest of the options that the record depends on."""
    limits: str
    """Time, memory and pages: what was quarantined under other limits is tried again."""


def conditions(options: Options) -> Conditions:
    """The conditions of a batch with these *options*.

    Raises :class:`~ota_extract.errors.UnreadableInputError` where the vocabulary is none.
    """
    vocabulary = b""
    if options.vocabulary is not None:
        from ota_extract.assemble.measures import load_measures

        load_measures(options.vocabulary)  # told now, and not by every worker for every input
        vocabulary = options.vocabulary.read_bytes()
    said = json.dumps([options.encoding, options.password, hashlib.sha256(vocabulary).hexdigest()])
    limits = options.limits
    return Conditions(
        __version__,
        hashlib.sha256(said.encode()).hexdigest()[:16],
        f"{limits.seconds} s, {limits.megabytes} MB, {limits.pages} pages",
    )


DEFAULT_OPTIONS = Options()
