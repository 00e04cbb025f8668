"""The pictures of one table: bars, euro per resident, a histogram and the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ota_extract.checks.tables import stated_range
from ota_extract.records import Figure, MunicipalityTable
from ota_extract.report.pictures.bars import Bar, BarChart, dwarfing, strips_of
from ota_extract.report.pictures.histograms import HistogramPicture, draw_histogram
from ota_extract.report.pictures.maps import MapPicture, draw_map
from ota_extract.report.pictures.recipients import Allotment, allotments
from ota_extract.report.speech import Speech

FEWEST_ROWS = 3
"""A shorter table is read at a glance."""
MOST_BARS = 12
"""In one chart."""

Value = tuple[Allotment, Decimal]
"""A row, and the number of it that a bar shows."""
Picture = BarChart | HistogramPicture | MapPicture


def table_pictures(
    name: str, table: MunicipalityTable, figures: Sequence[Figure], speech: Speech
) -> tuple[Picture, ...]:
    """All pictures of *table* that say something; *figures* give the announced range.

    *name* is the id of the table on the page; its rows are ``{name}-0``, ``{name}-1`` …
    """
    rows = allotments(name, table)
    if len(rows) < FEWEST_ROWS:
        return ()
    announced = stated_range(figures)
    edges = None
    if announced is not None and announced.low is not None and announced.high is not None:
        edges = (announced.low, announced.high)
    pictures = (
        draw_map(f"{name}-map", rows, speech),
        draw_histogram(f"{name}-histogram", rows, edges, speech),
        amount_bars(f"{name}-amounts", rows, speech),
        resident_bars(f"{name}-per-resident", rows, speech),
    )
    return tuple(picture for picture in pictures if picture is not None)


def amount_bars(
    name: str, rows: Sequence[Allotment], speech: Speech, heading: str = ""
) -> BarChart:
    """The largest amounts. *name* is the id of the picture."""
    values = [(row, row.amount) for row in rows]
    return BarChart(
        id=name,
        heading=heading or speech.word("picture", "amounts"),
        bars=_bars(values, speech),
        notes=tuple(_notes(values, speech)),
    )


def resident_bars(name: str, rows: Sequence[Allotment], speech: Speech) -> BarChart | None:
    """The most euro per resident; None where too few rows have residents."""
    shares = ((row, row.per_resident) for row in rows)
    values = [(row, share) for row, share in shares if share is not None]
    if len(values) < FEWEST_ROWS:
        return None
    notes = [speech.word("picture", "census"), *_notes(values, speech)]
    if without := len(rows) - len(values):
        notes.append(speech.word("picture", "no_residents") % speech.number(without))
    return BarChart(
        id=name,
        heading=speech.word("picture", "per_resident"),
        bars=_bars(values, speech),
        notes=tuple(notes),
    )


def _bars(values: Iterable[Value], speech: Speech) -> tuple[Bar, ...]:
    """The largest first; equal ones stay in the order of the table."""
    shown = sorted(values, key=lambda value: -value[1])[:MOST_BARS]
    strips = strips_of([(number, "exact") for _, number in shown])
    return tuple(
        Bar(row.value, row.name, speech.quantity(number, "EUR"), strip)
        for (row, number), strip in zip(shown, strips, strict=True)
    )


def _notes(values: Iterable[Value], speech: Speech) -> Iterator[str]:
    numbers = sorted((number for _, number in values), reverse=True)
    if len(numbers) > MOST_BARS:
        counts = speech.number(MOST_BARS), speech.number(len(numbers))
        yield speech.word("picture", "first") % counts
    if dwarfing(numbers):
        yield speech.word("picture", "dwarfed") % speech.number(int(numbers[0] / numbers[1]))
    if any(number < 0 for number in numbers[:MOST_BARS]):
        yield speech.word("picture", "negative_bars")
