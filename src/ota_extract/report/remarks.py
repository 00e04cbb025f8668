"""What the findings say in the reader's language: from what was expected and found, and from their pages.

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
from itertools import groupby

from ota_extract.records import Finding, Release
from ota_extract.report.contents import FindingGroup, Remark
from ota_extract.report.places import Places
from ota_extract.report.references import References, numbered
from ota_extract.report.speech import Speech, words

LEVELS = ("error", "warning", "info")
MOST_REMARKS = 500
"""So many findings of one code are on a page."""

_OF_MONEY = frozenset({"table-sum-differs", "amount-outside-range", "total-outside-range"})
_RANGE = re.compile(r"(?P<low>-?\d+(?:\.\d+)?)-(?P<high>-?\d+(?:\.\d+)?)", re.ASCII)
_PAGE = re.compile(r"page (\d{1,9})", re.ASCII)
_PAGES = 12
"""So many pages are named; the message has the others."""


def finding_groups(
    release: Release, speech: Speech, places: Places, references: References
) -> tuple[FindingGroup, ...]:
    """The findings of *release* by their codes, errors first; their evidence goes to *places*."""

    def rank(pair: tuple[str, Finding]) -> tuple[int, str]:
        return LEVELS.index(pair[1].level), pair[1].code

    def remark(id_: str, finding: Finding) -> Remark:
        return Remark(
            id=id_,
            message=finding.message,
            comparison=comparison(finding, release, speech),
            pages=pages(finding, speech),
            places=places.of(id_, "finding", finding.evidence),
            see=references.to((ref, "") for ref in finding.refs),
        )

    groups = []
    for _, pairs in groupby(sorted(numbered("g", release.findings), key=rank), key=rank):
        found = list(pairs)
        first = found[0][1]
        groups.append(
            FindingGroup(
                code=first.code,
                level=first.level,
                level_name=speech.word("level", first.level),
                name=speech.word("finding", first.name),
                remarks=tuple(remark(*pair) for pair in found[:MOST_REMARKS]),
                count=len(found),
            )
        )
    return tuple(groups)


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
