"""Many releases at once: a folder, a glob, an archive in; a record each, a journal and a quarantine out.

>>> import tempfile
>>> from pathlib import Path
>>> from ota_extract.batch import Options, run_batch
>>> with tempfile.TemporaryDirectory() as name:
...     inbox = Path(name) / "inbox"
...     inbox.mkdir()
...     _ = (inbox / "release.txt").write_text("Η δράση «Στέγη» έχει 3 εκατ. ευρώ για 12 Δήμους.")
...     one = run_batch([inbox], Path(name) / "out", options=Options(jobs=1))
...     two = run_batch([inbox], Path(name) / "out", options=Options(jobs=1))
...     (one.read, one.quarantined, two.read, two.unchanged)
(1, 0, 0, 1)
"""

from __future__ import annotations

from ota_extract.batch.inputs import Input, find_inputs
from ota_extract.batch.journal import Entry, entries
from ota_extract.batch.options import Options
from ota_extract.batch.run import Progress, run_batch
from ota_extract.batch.summary import Summary
from ota_extract.batch.watch import watch_inbox

__all__ = [
    "Entry",
    "Input",
    "Options",
    "Progress",
    "Summary",
    "entries",
    "find_inputs",
    "run_batch",
    "watch_inbox",
]
