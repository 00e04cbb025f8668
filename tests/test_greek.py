"""Folding keeps the length, whichever way it takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ota_extract.greek import fold

SIGNS = "•→➢✓\uf0b7🔹👉…€™−\u200b"
GREEK = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x3FF) | st.sampled_from(SIGNS), max_size=60
)


@given(GREEK)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(GREEK)
def test_a_rare_letter_beside_it_changes_nothing(text: str) -> None:
    assert fold(text + "ﬁ")[: len(text)] == fold(text)


@given(GREEK)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
