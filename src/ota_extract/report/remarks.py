"""What a finding says in the reader's language: from what was expected and found, and from its pages.

The message of a finding is part of the record, and English. What it compares is in the record as data, so
the page says it again in the words of ``words.toml``, with the units of the entries that the finding names.

>>> import ota_extract
>>> release = ota_extract.extract("Ο πίνακας με τους 52 Δήμους ακολουθεί:\\n\\nΤέλος.")
>>> [comparison(finding, release, Speech("el")) for finding in release.findings]
['Γραμμές: αναγγέλλονται 52, βρέθηκαν 0.']
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

from ota_extract.records import Finding, Release
from ota_extract.report.speech import Speech, words

_OF_MONEY = frozenset({"table-sum-differs", "amount-outside-range", "total-outside-range"})
_RANGE = re.compile(r"(?P<low>-?\d+(?:\.\d+)?)-(?P<high>-?\d+(?:\.\d+)?)", re.ASCII)
_PAGE = re.compile(r"page (\d{1,9})", re.ASCII)
_PAGES = 12
"""So many pages are named; the message has the others."""


def comparison(finding: Finding, release: Release, speech: Speech) -> str:
    """What was expected and what was found, as a sentence; empty where the record does not say both."""
    if finding.expected is None or finding.found is None:
        return ""
    unit = "EUR" if finding.name in _OF_MONEY else _unit(finding, release)
    sides = map(partial(_said, unit=unit, speech=speech), (finding.expected, finding.found))
    if finding.name in words()["comparison"]:
        return speech.word("comparison", finding.name) % tuple(sides)
    return speech.say("expected_found", *sides)


def pages(finding: Finding, speech: Speech) -> str:
    """The pages of the PDF that the finding is about: «σ. 3, σ. 4»."""
    numbers = [found[1] for found in map(_PAGE.fullmatch, finding.refs) if found]
    named = [speech.say("page_short", number) for number in numbers[:_PAGES]]
    return ", ".join(named + ["…"] * (len(numbers) > _PAGES))


def _said(side: Decimal | str, unit: str, speech: Speech) -> str:
    if isinstance(side, Decimal):
        return speech.quantity(side, unit) if unit else speech.number(side)
    ends = _RANGE.fullmatch(side)
    if ends is None:
        return side
    low, high = Decimal(ends["low"]), Decimal(ends["high"])
    if unit:
        return speech.quantity(low, unit, high=high)
    return f"{speech.number(low)}–{speech.number(high)}"


def _unit(finding: Finding, release: Release) -> str:
    """The one unit of the figures that disagree; of other findings the sides are plain numbers."""
    if finding.name != "figures-disagree":
        return ""
    units = {figure.unit for figure in release.figures if figure.id in finding.refs}
    return units.pop() if len(units) == 1 else ""
