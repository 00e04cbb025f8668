"""Each finding of the checks is raised by the smallest text that calls for it, and not by its neighbour.

The texts lie in ``figures_and_tables.txt``: a heading that begins with the code, the text, and behind
``---`` the finding with its two values; nothing where there is nothing to be found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ota_extract import extract
from ota_extract.findings import CATALOGUE
from ota_extract.records import Finding
from tests.assemble.case_files import Case, cases

CASES = cases(Path(__file__).parent)
# one finding is of the checks where its code is 2xx: what is missing or does not add up
CODES = sorted(kind.code for kind in CATALOGUE if kind.code.startswith("OTA2"))


def as_line(finding: Finding) -> str:
    line = finding.code
    for name in ("expected", "found"):
        value = getattr(finding, name)
        line += f" {name} {value}" if value is not None else ""
    return line


@pytest.mark.parametrize("case", CASES, ids=str)
def test_finds_this_and_nothing_else(case: Case) -> None:
    assert [as_line(finding) for finding in extract(case.text).findings] == case.expected


@pytest.mark.parametrize("case", [case for case in CASES if case.expected], ids=str)
def test_says_where(case: Case) -> None:
    """By a stretch of the text or by the parts of the record that disagree."""
    (finding,) = extract(case.text).findings
    assert finding.evidence or finding.refs
    assert finding.message.endswith(".")


def test_a_message_quotes_no_more_than_a_line() -> None:
    (finding,) = extract("Ο Δήμος πλήρωσε " + "1." * 5_000 + "1 ευρώ για έργα.").findings
    assert finding.code == "OTA224"
    assert len(finding.message) < 200
    assert len(finding.evidence[0].quote) > 9_000


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_text_and_a_counter_example(code: str) -> None:
    mine = [case for case in CASES if case.name.startswith(code)]
    assert any(case.expected for case in mine)
    assert any(not case.expected for case in mine)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_refs_name_parts_of_the_record(case: Case) -> None:
    release = extract(case.text)
    parts = {
        part.id for part in (*release.figures, *release.rankings, *release.municipality_tables)
    }
    assert all(set(finding.refs) <= parts for finding in release.findings)
