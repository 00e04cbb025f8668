"""Pictures of tables and rankings: as data here, as inline SVG in ``templates/pictures.html.j2``.

No charting library draws them. pygal and its like put a style sheet and a script into every picture, which
the page's Content-Security-Policy forbids; matplotlib weighs more than the rest of the program together,
and its words are outlines that cannot be searched, read aloud or resized. Three kinds of picture, a page of
templates, need neither.

Every picture can be read in black and white (outlines, hatching, numbers in words), has a heading and a
description in sentences, and fits a phone: lengths are in percent or in a ``viewBox``. Numbers are exact
but on axes; bars and areas are drawn to scale, and where something is not, a note says so.
"""

from ota_extract.report.pictures.bars import BarChart, Strip, strips_of
from ota_extract.report.pictures.histograms import HistogramPicture
from ota_extract.report.pictures.maps import MapPicture, draw_map
from ota_extract.report.pictures.rankings import ranking_strips
from ota_extract.report.pictures.recipients import Allotment, full_name
from ota_extract.report.pictures.tables import (
    Picture,
    amount_bars,
    resident_bars,
    table_pictures,
)

__all__ = [
    "Allotment",
    "BarChart",
    "HistogramPicture",
    "MapPicture",
    "Picture",
    "Strip",
    "amount_bars",
    "draw_map",
    "full_name",
    "ranking_strips",
    "resident_bars",
    "strips_of",
    "table_pictures",
]
