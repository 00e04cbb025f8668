"""Scanning: from the clean text to the things it says.

Each scanner is a module of one shape: what it reads and what it must not read, its patterns, one
public function. Numbers are found once (``numerals``); identifiers and dates take theirs first, and
what is left counts or measures something.
"""

from __future__ import annotations

from ota_extract.alignment import Span
from ota_extract.clean import CleanText
from ota_extract.mentions import Mentions
from ota_extract.scan.bounds.leads import limited_by_lead
from ota_extract.scan.cells import read_cells
from ota_extract.scan.dates import find_dates
from ota_extract.scan.durations import find_durations
from ota_extract.scan.identifiers import find_identifiers
from ota_extract.scan.issuers import find_issuers
from ota_extract.scan.numerals import find_numerals
from ota_extract.scan.programmes import find_programmes
from ota_extract.scan.quantities import find_quantities
from ota_extract.scan.statements import find_statements


def scan(clean: CleanText) -> Mentions:
    """Find all that *clean* says: numbers, dates, identifiers, programmes, issuers, statements."""
    numerals = find_numerals(clean.folded)
    cells = read_cells(clean, numerals)
    identifiers = find_identifiers(clean, cells.plain)
    dates = find_dates(clean, identifiers)
    taken = [Span(i.start, i.end) for i in identifiers] + [Span(d.start, d.end) for d in dates]
    quantities = limited_by_lead(clean, find_quantities(clean, numerals, taken, cells))
    taken += [quantity.core for quantity in quantities]  # «5 δίμηνες συμβάσεις» counts contracts
    quantities += find_durations(clean, taken)
    quantities.sort(key=lambda quantity: quantity.start)
    return Mentions(
        numerals=tuple(numerals),
        quantities=tuple(quantities),
        dates=tuple(dates),
        identifiers=tuple(identifiers),
        programmes=tuple(find_programmes(clean)),
        issuers=tuple(find_issuers(clean)),
        statements=tuple(find_statements(clean)),
    )
