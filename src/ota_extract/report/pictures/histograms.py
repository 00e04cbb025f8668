"""The drawing of a histogram: the announced range hatched behind it, and what lies outside by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ota_extract.report.pictures.classes import Classes, Column, Tick, sort_into_classes
from ota_extract.report.pictures.recipients import Allotment, listed
from ota_extract.report.speech import Speech

UNITS = {"million": Decimal(1_000_000), "thousand": Decimal(1_000), "euro": Decimal(1)}
"""What the axis may count in, with the words of it in ``words.toml``."""
WORTH = {"million": 1, "thousand": 10}
"""So many of a unit make it worth counting in."""
Range = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class HistogramPicture:
    """A histogram with all its words."""

    id: str
    """Unique on the page."""
    heading: str
    description: str
    classes: Classes
    columns: tuple[tuple[Column, str, str], ...]
    """Those that hold an amount, with what they hold in words, and its number."""
    ticks: tuple[tuple[Tick, str], ...]
    unit: str
    """What the axis counts in."""
    beyond: str
    """The label of the class beyond the axis."""
    notes: tuple[str, ...]
    kind: Literal["histogram"] = "histogram"


def draw_histogram(
    name: str, rows: Sequence[Allotment], announced: Range | None, speech: Speech
) -> HistogramPicture | None:
    """The histogram of *rows*; None where they are too few for one. *name* is its id."""
    classes = sort_into_classes([row.amount for row in rows], announced)
    if classes is None:
        return None
    unit = _unit(classes)

    def number(value: Decimal) -> str:
        return speech.number((value / UNITS[unit]).normalize())

    tail = classes.tail
    return HistogramPicture(
        id=name,
        heading=speech.word("picture", "histogram"),
        description=_description(classes, rows, announced, speech),
        classes=classes,
        columns=tuple(
            (column, _said(column, speech), speech.number(column.count))
            for column in classes.columns
            if column.count
        ),
        ticks=tuple((tick, number(tick.value)) for tick in classes.ticks),
        unit=speech.word("picture", unit),
        beyond=speech.word("picture", "and_up") % number(tail.low) if tail else "",
        notes=tuple(_notes(classes, rows, announced, speech)),
    )


def _unit(classes: Classes) -> str:
    """What the axis counts in: the largest unit of which it holds enough to tell apart."""
    top = classes.columns[-1].low
    return next(unit for unit, size in UNITS.items() if unit == "euro" or top >= WORTH[unit] * size)


def _said(column: Column, speech: Speech) -> str:
    """«12 ποσά: από 500.000 € έως κάτω από 600.000 €»."""
    low = speech.quantity(column.low, "EUR")
    if column.high is None:
        edges = speech.word("picture", "class_open") % low
    else:
        edges = speech.word("picture", "class") % (low, speech.quantity(column.high, "EUR"))
    return f"{edges}: {speech.number(column.count)}"


def _description(
    classes: Classes, rows: Sequence[Allotment], announced: Range | None, speech: Speech
) -> str:
    amounts = [row.amount for row in rows]
    fullest = next(column for column in classes.columns if column.count == classes.most)
    said = [
        speech.word("picture", "histogram_alt")
        % (
            speech.number(len(rows)),
            speech.quantity(min(amounts), "EUR"),
            speech.quantity(max(amounts), "EUR"),
            _said(fullest, speech),
        )
    ]
    if announced is not None:
        said.append(_range_said(rows, announced, speech))
    return " ".join(said)


def _notes(
    classes: Classes, rows: Sequence[Allotment], announced: Range | None, speech: Speech
) -> Iterator[str]:
    if announced is not None:
        yield (
            speech.word("picture", "range")
            % speech.quantity(announced[0], "EUR", high=announced[1])
            + " "
            + _range_said(rows, announced, speech)
        )
    if classes.tail is not None:
        beyond = [row for row in rows if row.amount >= classes.tail.low]
        yield speech.word("picture", "tail") % listed(beyond, speech)


def _range_said(rows: Sequence[Allotment], announced: Range, speech: Speech) -> str:
    outside = [row for row in rows if not announced[0] <= row.amount <= announced[1]]
    if not outside:
        return speech.word("picture", "all_inside")
    return speech.word("picture", "outside") % listed(outside, speech)
