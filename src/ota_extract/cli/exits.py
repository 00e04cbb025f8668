"""The exit statuses, which scripts may rely on; ``docs/cli.md`` explains them."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a run ended. Where two apply, the greater number is given."""

    DONE = 0
    """All was done."""
    FINDINGS = 1
    """``--strict``, and a release has findings of level warning or error."""
    DIFFERENCE = 1
    """``check``, and a record differs, is missing, or has no source."""
    USAGE = 2
    """The command was called wrongly; nothing was done."""
    INCOMPLETE = 3
    """Some input could not be read, or its record not written; the others were written."""
    INTERRUPTED = 130
    """Ctrl-C."""
