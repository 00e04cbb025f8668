"""Known releases, each with the record that a person has approved, read afresh and compared.

>>> import tempfile
>>> from pathlib import Path
>>> from ota_extract.approval import approve, check_samples
>>> with tempfile.TemporaryDirectory() as name:
...     sample = Path(name) / "release.txt"
...     _ = sample.write_text("Η δράση «Στέγη» έχει 3 εκατ. ευρώ για 12 Δήμους.")
...     (first,) = check_samples([sample], keep=True)
...     approve(first)
...     (second,) = check_samples([sample])
...     (first.outcome.value, second.outcome.value)
('unapproved', 'same')
"""

from __future__ import annotations

from ota_extract.approval.run import approve, check_samples
from ota_extract.approval.samples import Sample, find_samples
from ota_extract.approval.verdicts import Outcome, Tally, Verdict, themes

__all__ = [
    "Outcome",
    "Sample",
    "Tally",
    "Verdict",
    "approve",
    "check_samples",
    "find_samples",
    "themes",
]
