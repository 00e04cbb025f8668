"""Every field of the record is explained to the person who reads the JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from ota_extract.records import json_schema

PAGE = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
SECTION = regex.compile(
    r"^## `(?P<model>\w+)`: [^\n]+\n(?P<body>.*?)(?=^## |\Z)", regex.M | regex.S
)
SECTIONS = {match["model"]: match["body"] for match in SECTION.finditer(PAGE)}
SCHEMA = json_schema()
MODELS = {"Release": SCHEMA["properties"]} | {
    name: model["properties"] for name, model in SCHEMA["$defs"].items()
}


def documented(model: str) -> list[str]:
    """The fields in the first column of the model's table."""
    cells = regex.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", SECTIONS[model], regex.M)
    return [field for cell in cells for field in regex.findall(r"`(\w+)`", cell)]


@pytest.mark.parametrize("model", MODELS)
def test_each_field_is_documented_in_its_order(model: str) -> None:
    assert model in SECTIONS, f"docs/record.md lacks «## `{model}`: …»"
    assert documented(model) == list(MODELS[model])


def test_no_section_is_left_over() -> None:
    assert set(SECTIONS) == set(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_each_choice_is_named(model: str) -> None:
    for name, field in MODELS[model].items():
        for option in [field, *field.get("anyOf", [])]:
            for choice in option.get("enum", []):
                assert f"`{choice}`" in SECTIONS[model], f"{model}.{name} may be {choice}"


def test_links_within_the_page_lead_somewhere() -> None:
    headings = regex.findall(r"^#+ (.+)$", PAGE, regex.M)
    anchors = {
        regex.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings
    }
    assert set(regex.findall(r"\]\(#([^)]+)\)", PAGE)) <= anchors
