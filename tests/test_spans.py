"""The answers of ``spans`` against the plain way of finding them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ota_extract.alignment import Span
from ota_extract.spans import SpanSet, first_of_overlapping

spans = st.builds(lambda at, size: Span(at, at + size), st.integers(0, 30), st.integers(1, 12))


@given(st.lists(spans), spans)
def test_a_set_of_spans_answers_as_its_spans_one_by_one(many: list[Span], asked: Span) -> None:
    known = SpanSet(many)
    start, end = asked
    assert known.holds(start, end) == any(one.start <= start and end <= one.end for one in many)
    assert known.overlaps(start, end) == any(one.start < end and start < one.end for one in many)
    assert (start in known) == any(one.start <= start < one.end for one in many)


@given(st.lists(spans))
def test_what_is_kept_of_overlapping_spans_overlaps_nothing_and_leaves_nothing_free(
    many: list[Span],
) -> None:
    kept = first_of_overlapping(many)
    assert kept == sorted(kept)
    assert all(one.end <= two.start for one, two in pairwise(kept))
    assert all(SpanSet(kept).overlaps(*one) for one in many)
