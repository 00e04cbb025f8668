"""The names of one table, linked together: the sure rows decide the others.

>>> table = [("Φαιστού", None), ("Ηρακλείου", None), ("Βιάννου", None)]
>>> [row.municipality.code for row in link_rows(table)]
['7107', '7101', '7103']

A row that stays in doubt by itself goes with the rows about it where they lie in one region. Not so in
an alphabet of the whole country, where the rows before and after say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ota_extract.municipalities.linking import NO_CONTEXT, link
from ota_extract.municipalities.links import Link, LinkContext
from ota_extract.municipalities.names import words
from ota_extract.municipalities.recipients import recipient

NEIGHBOURS = 6
"""So many sure rows about an ambiguous one are asked, half of them before it."""


def link_rows(rows: Iterable[tuple[str, LinkContext | None]]) -> list[Link]:
    """Link the names of one table, each with its own context, in their order."""
    given = list(rows)
    links = [link(name, context) for name, context in given]
    unsure = [
        at for at, row in enumerate(links) if row.match == "ambiguous" and not row.contradicts_area
    ]
    for at, decided in [(at, _by_rows_about(given[at], links, at)) for at in unsure]:
        links[at] = decided
    return links


def _by_rows_about(row: tuple[str, LinkContext | None], links: Sequence[Link], at: int) -> Link:
    """Link row *at* once more, by the sure rows about it: those on both sides, or on one."""
    name, context = row[0], row[1] or NO_CONTEXT
    before = _nearest_sure(links, range(at - 1, -1, -1))
    after = _nearest_sure(links, range(at + 1, len(links)))
    found = link(name, replace(context, neighbours=_codes(before + after)))
    if found.municipality or _alphabetical([*reversed(before), links[at], *after]):
        return found  # in an alphabet of the whole country a run of one region says nothing
    sides = [
        link(name, replace(context, neighbours=_codes(side)))
        for side in (before, after)
        if len(side) == NEIGHBOURS // 2
    ]
    sure = [side for side in sides if side.municipality]
    return sure[0] if len({side.municipality for side in sure}) == 1 else found


def _nearest_sure(links: Sequence[Link], rows: Iterable[int]) -> list[Link]:
    sure: list[Link] = []
    for row in rows:
        if links[row].municipality is not None:
            sure.append(links[row])
            if len(sure) == NEIGHBOURS // 2:
                break
    return sure


def _codes(links: Iterable[Link]) -> tuple[str, ...]:
    return tuple(each.municipality.code for each in links if each.municipality)


def _alphabetical(links: Sequence[Link]) -> bool:
    names = [" ".join(recipient(words(each.as_written))[1]) for each in links]
    return names == sorted(names)
