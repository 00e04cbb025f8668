"""A line of words is parted into the municipality and its prefecture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ota_extract.municipalities import registry, split_prefecture


@pytest.mark.parametrize(
    ("line", "name", "prefecture"),
    [
        ("φαιστου ηρακλειου", "φαιστου", "ηρακλειου"),
        ("γεωργιου καραισκακη αρτασ", "γεωργιου καραισκακη", "αρτασ"),
        ("ΞΑΝΘΗΣ ΞΑΝΘΗΣ", "ΞΑΝΘΗΣ", "ΞΑΝΘΗΣ"),
        ("ΟΡΟΠΕΔΙΟΥ ΛΑΣΙΘΙΟΥ", "ΟΡΟΠΕΔΙΟΥ ΛΑΣΙΘΙΟΥ", None),
        ("ΟΡΟΠΕΔΙΟΥ ΛΑΣΙΘΙΟΥ ΛΑΣΙΘΙΟΥ", "ΟΡΟΠΕΔΙΟΥ ΛΑΣΙΘΙΟΥ", "ΛΑΣΙΘΙΟΥ"),
        ("ΒΑΡΗΣ - ΒΟΥΛΑΣ - ΒΟΥΛΙΑΓΜΕΝΗΣ ΑΝΑΤΟΛΙΚΗΣ ΑΤΤΙΚΗΣ", "ΒΑΡΗΣ - ΒΟΥΛΑΣ - ΒΟΥΛΙΑΓΜΕΝΗΣ", "ΑΝΑΤΟΛΙΚΗΣ ΑΤΤΙΚΗΣ"),
        ("Δήμος Αγιάς, Νομός Λάρισας", "Δήμος Αγιάς", "Λάρισας"),
        ("Τοπείρου (Ν.Ξάνθης)", "Τοπείρου", "Ξάνθης"),
        ("Φαιστού και Ηρακλείου", "Φαιστού και Ηρακλείου", None),
        ("Θέρμου", "Θέρμου", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_a_line_is_parted(line: str, name: str, prefecture: str | None) -> None:
    assert split_prefecture(line) == (name, prefecture)


@given(
    st.sampled_from([each.name for each in registry().municipalities]),
    st.sampled_from([area.name for area in registry().regional_units]),
)
def test_whatever_stands_behind_a_name_is_found_again(name: str, unit: str) -> None:
    found, prefecture = split_prefecture(f"{name} {unit}")
    assert f"{found} {prefecture}" == f"{name} {unit}"
