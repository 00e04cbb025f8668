"""Every finding is explained to the person who meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from ota_extract.findings import CATALOGUE, FindingKind

PAGE = (Path(__file__).parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")
SECTIONS = {
    match["code"]: match
    for match in regex.finditer(
        r"^### (?P<code>OTA\d+) (?P<name>\S+)\n\n\*(?P<level>\w+)\* · (?P<body>.*?)(?=^#|\Z)",
        PAGE,
        regex.MULTILINE | regex.DOTALL,
    )
}


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.name)
def test_each_code_has_its_section(kind: FindingKind) -> None:
    assert kind.code in SECTIONS, f"docs/findings.md lacks «### {kind.code} {kind.name}»"
    section = SECTIONS[kind.code]
    assert (section["name"], section["level"]) == (kind.name, kind.level)
    assert "Example:" in section["body"]
    assert "What to do:" in section["body"]


def test_no_section_is_left_over() -> None:
    assert set(SECTIONS) == {kind.code for kind in CATALOGUE}
