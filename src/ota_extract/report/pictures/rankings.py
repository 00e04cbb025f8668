"""The places of a ranking as bars, in the order of the ranking."""

from __future__ import annotations

from collections.abc import Sequence

from ota_extract.records import Figure, Ranking, RankingItem
from ota_extract.report.pictures.bars import End, Strip, strips_of
from ota_extract.report.pictures.recipients import can_be_drawn

ENDS: dict[str, End] = {
    "more_than": "open",
    "at_least": "open",
    "less_than": "below",
    "at_most": "below",
}
"""How a bar ends whose number is a bound."""


def ranking_strips(ranking: Ranking, figures: Sequence[Figure] = ()) -> tuple[Strip, ...]:
    """A bar for each place of *ranking*; none where its numbers cannot be compared.

    *figures* are those of the record: where one of them says that the number of a place is a bound, its
    bar does not end in a plain edge.
    """
    if len({item.unit for item in ranking.items}) != 1 or len(ranking.items) < 2:
        return ()
    if not all(can_be_drawn(item.value) for item in ranking.items):
        return ()
    return strips_of([(item.value, _end(item, figures)) for item in ranking.items])


def _end(item: RankingItem, figures: Sequence[Figure]) -> End:
    for figure in figures:
        if figure.value != item.value or figure.unit != item.unit or figure.bound not in ENDS:
            continue
        if any(
            mine.start < its.end and its.start < mine.end
            for mine in item.evidence
            for its in figure.evidence
        ):
            return ENDS[figure.bound]
    return "exact"
