"""Programmes under one name each, with the period that belongs to the name."""

from __future__ import annotations

import pytest
from scan_tables import lines, rows

from ota_extract.clean import CleanText
from ota_extract.scan.programmes import find_programmes


def read(text: str) -> str:
    return " ; ".join(
        f"{found.name} ({found.period})" for found in find_programmes(CleanText.of(text))
    )


@pytest.mark.parametrize(("text", "expected"), rows("wild/programmes.tsv"))
def test_names_the_programme(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", lines("leave_alone/programmes.txt"))
def test_names_no_programme_where_none_stands(text: str) -> None:
    assert read(text) == ""
