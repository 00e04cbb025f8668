"""Checks on rankings: the announced length, the order of the values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ota_extract.findings import Observation
from ota_extract.plurals import counted
from ota_extract.records import Ranking


def check_ranking(ranking: Ranking) -> Iterator[Observation]:
    """Yield what is wrong with one ranking; equal values on neighbouring places are no fault."""
    announced, found = ranking.announced_length, len(ranking.items)
    if announced is not None and announced != found:
        yield Observation(
            "ranking-length-differs",
            f"{counted(announced, 'item is', 'items are')} announced, {counted(found, 'was', 'were')} found;"
            " look for a lost or a split item.",
            expected=announced,
            found=found,
            refs=(ranking.id,),
        )
    for one, two in pairwise(ranking.items):
        if one.unit == two.unit and two.value > one.value:
            yield Observation(
                "ranking-out-of-order",
                f"Place {two.rank} has {two.value}, more than place {one.rank} with {one.value}.",
                expected=one.value,
                found=two.value,
                refs=(ranking.id,),
            )
