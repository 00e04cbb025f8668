"""The authority that issues, not everyone who is named."""

from __future__ import annotations

import pytest
from scan_tables import lines, rows

from ota_extract.clean import CleanText
from ota_extract.scan.issuers import find_issuers


def read(text: str) -> str:
    return " ; ".join(found.name for found in find_issuers(CleanText.of(text)))


@pytest.mark.parametrize(("text", "expected"), rows("wild/issuers.tsv"))
def test_names_the_issuer_in_the_nominative(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", lines("leave_alone/issuers.txt"))
def test_leaves_out_who_is_only_named(text: str) -> None:
    assert read(text) == ""
