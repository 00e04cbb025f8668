"""Quantities, sentence by sentence: the files in ``quantities/``."""

from __future__ import annotations

import pytest
from quantity_files import Sentence, as_line, quantities, sentences


def read(sentence: Sentence) -> list[str]:
    return [as_line(sentence.text, quantity) for quantity in quantities(sentence.text)]


@pytest.mark.parametrize("sentence", sentences("wild"), ids=str)
def test_shapes_of_real_releases(sentence: Sentence) -> None:
    assert read(sentence) == list(sentence.expected)


@pytest.mark.parametrize("sentence", sentences("made"), ids=str)
def test_combinations(sentence: Sentence) -> None:
    assert read(sentence) == list(sentence.expected)


@pytest.mark.parametrize("sentence", sentences("leave_alone"), ids=str)
def test_numbers_that_count_nothing(sentence: Sentence) -> None:
    assert read(sentence) == list(sentence.expected)


@pytest.mark.parametrize("sentence", sentences("cannot_yet"), ids=str)
@pytest.mark.xfail(strict=True, reason="known gap; the file says why")
def test_known_gaps(sentence: Sentence) -> None:
    assert sentence.remark, "say why it fails"
    assert read(sentence) == list(sentence.expected)
