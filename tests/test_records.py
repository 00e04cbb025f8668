"""Records: validated as they are made, not to be changed, and the same again when read back."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pydantic
import pytest

import ota_extract
from ota_extract.records import Evidence, PageRegion, Release

SAMPLE = Path(__file__).parent.parent / "samples" / "2024-07-25-smart-cities.txt"


def test_a_record_read_back_is_the_same() -> None:
    release = ota_extract.extract(SAMPLE)
    assert Release.from_json(release.to_json()) == release
    assert Release.from_json(release.to_json_bytes()) == release


def test_a_place_is_validated_when_it_is_made() -> None:
    with pytest.raises(pydantic.ValidationError):
        PageRegion(page="two", x0=0, top=0, x1=1, bottom=1)  # type: ignore[arg-type]
    with pytest.raises(pydantic.ValidationError):
        Evidence(start=0, end=1, quote="Α", page=2)  # type: ignore[call-arg]


def test_a_place_cannot_be_changed() -> None:
    place = Evidence(start=0, end=1, quote="Α")
    with pytest.raises(dataclasses.FrozenInstanceError):
        place.end = 2  # type: ignore[misc]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1e99999999999999999999}', '{"a": 1}'])
def test_what_is_no_record_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each with its own words
        Release.from_json(text)
