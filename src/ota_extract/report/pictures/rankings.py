"""The places of a ranking as bars, in the order of the ranking."""

from __future__ import annotations

from ota_extract.records import Ranking
from ota_extract.report.pictures.bars import End, Strip, strips_of
from ota_extract.report.pictures.recipients import can_be_drawn

ENDS: dict[str, End] = {
    "more_than": "open",
    "at_least": "open",
    "less_than": "below",
    "at_most": "below",
}
"""How a bar ends whose number is a bound."""


def ranking_strips(ranking: Ranking) -> tuple[Strip, ...]:
    """A bar for each place of *ranking*; none where its numbers cannot be compared."""
    if len({item.unit for item in ranking.items}) != 1 or len(ranking.items) < 2:
        return ()
    if not all(can_be_drawn(item.value) for item in ranking.items):
        return ()
    return strips_of([(item.value, ENDS.get(item.bound, "exact")) for item in ranking.items])
