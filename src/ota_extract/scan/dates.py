"""Dates and periods as releases write them, in EDTF no finer than the words.

Reads days («Παρασκευή 8 Μαΐου 2023», «31η Μαΐου», «07.04.2022»), several days («1,2/12/2018»), months
(«τον Μάρτιο του 2020»), parts of a year («β΄ εξάμηνο του 2025»), years («το 2025»), windows («από 2
Σεπτεμβρίου έως 20 Νοεμβρίου 2020») and programming periods («2021-2027»). A year that is not said
stays ``XXXX``; a day that does not exist is no date.

It must not read what an identifier holds («ΦΕΚ 612/22.2.2018»), a duration («τρίμηνο», «12 μήνες»),
a clock time («24/7»), a fraction («τα 2/3») or a count that looks like a year («2014 αιτήσεις»).

>>> from ota_extract.clean import CleanText
>>> def show(text):
...     clean = CleanText.of(text)
...     return [(text[d.start:d.end], d.edtf, d.role) for d in find_dates(clean, [])]
>>> show("Σήμερα, 25 Ιουλίου, ανακοινώθηκε ότι τα έργα τελειώνουν έως το τέλος του 2026.")
[('25 Ιουλίου', 'XXXX-07-25', 'announcement'), ('τέλος του 2026', '2026', 'deadline')]
>>> show("Αιτήσεις από τις 3 Απριλίου έως τις 2 Ιουνίου 2023")
[('από τις 3 Απριλίου έως τις 2 Ιουνίου 2023', '2023-04-03/2023-06-02', 'period')]
>>> show("Πλημμύρα 1,2/12/2018, 31/2/2019 και 2014 αιτήσεις")
[('1,2/12/2018', '{2018-12-01,2018-12-02}', 'other')]
"""

from __future__ import annotations

from collections.abc import Sequence

from ota_extract.clean import CleanText
from ota_extract.mentions import DateMention, Identifier
from ota_extract.scan.calendar_points import find_points
from ota_extract.scan.date_roles import roles_of
from ota_extract.scan.date_windows import join_windows
from ota_extract.spans import SpanSet


def find_dates(clean: CleanText, identifiers: Sequence[Identifier]) -> list[DateMention]:
    """Return the dates and periods of *clean*, in text order, none inside an identifier."""
    # a day in «ΦΕΚ 612/22.2.2018» is part of its name
    named = SpanSet.of(identifiers)
    points = [p for p in find_points(clean.folded) if not named.overlaps(p.start, p.end)]
    dates = join_windows(clean.folded, points)
    return [
        DateMention(found.start, found.end, found.edtf, role)
        for found, role in zip(dates, roles_of(dates, clean), strict=True)
    ]
