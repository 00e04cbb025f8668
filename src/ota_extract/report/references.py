"""The ids of values on a page, and the links that lead to what the record calls otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from ota_extract.records import Release
from ota_extract.report.contents import Reference
from ota_extract.report.speech import Speech

Entry = TypeVar("Entry")


def numbered(letter: str, entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each entry with its id on the page: ``f0``, ``f1`` …"""
    return ((f"{letter}{number}", entry) for number, entry in enumerate(entries))


class References:
    """The ids of a record, each with the id on the page and the words for it."""

    def __init__(self, release: Release, speech: Speech) -> None:
        self._named = dict(_named(release, speech))

    def to(self, refs: Iterable[tuple[str, str]]) -> tuple[Reference, ...]:
        """Links to what the record's ids *refs* name, each as *said* or by its own name."""
        found = []
        for ref, said in refs:
            if ref in self._named:
                value, name = self._named[ref]
                found.append(Reference(value, said or name()))
        return tuple(found)


def _named(release: Release, speech: Speech) -> Iterator[tuple[str, tuple[str, Callable[[], str]]]]:
    for id_, figure in numbered("f", release.figures):
        yield figure.id, (id_, partial(speech.figure, figure))
    for id_, ranking in numbered("r", release.rankings):
        yield ranking.id, (id_, partial(speech.word, "kind", "ranking"))
    for id_, each in numbered("t", release.municipality_tables):
        yield each.id, (id_, partial(speech.word, "kind", "table"))
    for id_, statement in numbered("s", release.statements):
        yield statement.id, (id_, partial(speech.word, "kind", "statement"))
