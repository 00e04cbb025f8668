"""Municipalities named in prose are found at their place, after «Δήμος» and its like only."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ota_extract.greek import fold
from ota_extract.municipalities import LinkContext, find_mentions

HERE = Path(__file__).parent
with (HERE / "prose.csv").open(encoding="utf-8", newline="") as file:
    PROSE = list(csv.DictReader(file))


@pytest.mark.parametrize("row", PROSE, ids=lambda row: row["text"][:40])
def test_named_municipalities_are_found(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    found = find_mentions(fold(text), text)
    seen = [
        f"{text[each.start : each.end]}={each.link.municipality.code if each.link.municipality else '?'}"
        for each in found
    ]
    assert seen == [each for each in row["mentions"].split("|") if each]


def test_the_date_of_the_release_reaches_the_links() -> None:
    text = "του Δήμου Σάμου"
    (found,) = find_mentions(fold(text), text, LinkContext(date="2015-03"))
    assert found.link.municipality is not None
    assert found.link.municipality.dissolved


WORDS = [
    "Δήμος",
    "Δήμων",
    "Δήμους:",
    "Πύλης",
    "Αγ.",
    "Νέας",
    "Ιωνίας",
    "-",
    "και",
    ",",
    "(",
    "\n",
    "Χανίων",
    ")",
    "Νομού",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_mentions_stand_in_order_and_hold_what_the_link_says(text: str) -> None:
    done = 0
    for each in find_mentions(fold(text), text):
        assert done <= each.start < each.end <= len(text)
        assert each.link.as_written == text[each.start : each.end]
        done = each.end
