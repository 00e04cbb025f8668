"""Reads the drawn lines of a page, and how much of it pictures cover.

A rule of a table is drawn as a stroke, as a thin filled box, or as the side of a shaded cell; one
path may hold a whole grid. All become horizontal and vertical edges.
"""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium

from ota_extract.reading.pdf.calls import direct
from ota_extract.reading.pdf.dots import lines_of_dots
from ota_extract.reading.pdf.page import Edge, Frame

THIN = 2.6
"""A box no thicker than this is a line."""
SHORTEST = 3.0
FAR_AWAY = 100_000.0
MOST_EDGES = 6_000
"""A page with more is a drawing or an attack, no table."""
MOST_OBJECTS = 50_000
MOST_DEPTH = 5
FEWEST_DOTS = 60
"""A page with fewer has no table with dotted borders."""
WIDE, TALL = 0.5, 2.0
"""A picture as wide as that share of the page, and no taller than so many times its width, may be a table."""

TEXT, PATH, IMAGE, FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_FORM,
)


_get = direct(pdfium.FPDFPage_GetObject)
_kind_of = direct(pdfium.FPDFPageObj_GetType)
_bounds = direct(pdfium.FPDFPageObj_GetBounds)
_count_segments = direct(pdfium.FPDFPath_CountSegments)
_draw_mode = direct(pdfium.FPDFPath_GetDrawMode)
_fill_colour = direct(pdfium.FPDFPageObj_GetFillColor)
_segment = direct(pdfium.FPDFPath_GetPathSegment)
_point = direct(pdfium.FPDFPathSegment_GetPoint)
_kind_of_segment = direct(pdfium.FPDFPathSegment_GetType)
_closes = direct(pdfium.FPDFPathSegment_GetClose)

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawn(NamedTuple):
    """What is drawn on a page besides its text."""

    edges: list[Edge]
    picture_share: float
    """How much of the page pictures cover, from 0 to 1."""
    widest_picture: float
    """The same of the largest one that has the width of a table."""
    things: int
    """How many lines, boxes, curves and pictures there are."""


def read_rules(page: object, frame: Frame) -> Drawn:
    """The page's edges and pictures; no edges where there are too many to be tables."""
    found = _Found(frame)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        thing = _get(page, index)
        kind = _kind_of(thing)
        if kind != TEXT:
            found.add(thing, kind, _IDENTITY, 0)
            if found.seen > MOST_OBJECTS or len(found.edges) > MOST_EDGES:
                break
    found.finish()
    return Drawn(found.edges, min(found.pictures, 1.0), min(found.widest, 1.0), found.seen)


class _Found:
    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.edges: list[Edge] = []
        self.pictures = 0.0
        self.widest = 0.0
        self.seen = 0
        self._boxes: dict[
            Box, None
        ] = {}  # thin ones, each once: a border is drawn by both its cells
        self._dots: list[Box] = []
        self._numbers = (ctypes.c_float * 4)()
        self._at = tuple(ctypes.byref(self._numbers, 4 * side) for side in range(4))
        self._whole = (ctypes.c_uint * 4)()
        self._at_whole = tuple(ctypes.byref(self._whole, 4 * part) for part in range(4))

    def add(self, thing: object, kind: int, matrix: Matrix, depth: int) -> None:
        self.seen += 1
        if kind == FORM:
            self._add_form(thing, matrix, depth)
            return
        if kind not in (PATH, IMAGE) or not _bounds(thing, *self._at):
            return
        left, bottom, right, top = self._numbers[:]
        if not (-FAR_AWAY < left <= right < FAR_AWAY and -FAR_AWAY < bottom <= top < FAR_AWAY):
            return  # a coordinate gone wild, or no number at all
        if matrix is not _IDENTITY:
            left, bottom, right, top = _moved((left, bottom, right, top), matrix)
        frame = self.frame
        if kind == IMAGE:
            width = min(right, frame.left + frame.width) - max(left, frame.left)
            height = min(top, frame.top) - max(bottom, frame.top - frame.height)
            if width > 0 and height > 0 and frame.width * frame.height > 0:
                share = width * height / (frame.width * frame.height)
                self.pictures += share
                if width > WIDE * frame.width and height < TALL * width:
                    self.widest = max(self.widest, share)
            return
        wide, high = right - left, top - bottom
        if wide < SHORTEST and high < SHORTEST:
            self._dots.append((left, bottom, right, top))  # Word sets one where borders meet
            return
        if wide <= THIN or high <= THIN:
            self._boxes[left, bottom, right, top] = None
            return
        segments = _count_segments(thing)
        if segments <= 5:
            if segments >= 4:
                stroked, filled = self._paint(thing)
                if stroked or filled:
                    self._add_sides(left, bottom, right, top, stroked)
            return
        self._add_path(thing, min(segments, 4 * MOST_EDGES), matrix)

    def finish(self) -> None:
        """Take the thin boxes among the edges, and the lines that dots make up; none where there are too
        many."""
        for box in self._boxes:
            self._add_box(*box)
        if self.seen > MOST_OBJECTS or len(self.edges) > MOST_EDGES:
            self.edges = []
        elif len(self._dots) >= FEWEST_DOTS:
            self.edges += lines_of_dots(self.frame.show(*dot) for dot in self._dots)

    def _paint(self, path: object) -> tuple[bool, bool]:
        """Whether the path is stroked, and whether it is filled with a colour that paper does not have."""
        _draw_mode(path, *self._at_whole[:2])
        fill, stroke = self._whole[:2]
        if stroke or not fill:
            return bool(stroke), False
        _fill_colour(path, *self._at_whole)
        return False, min(self._whole[:3]) < 250

    def _add_form(self, form: object, matrix: Matrix, depth: int) -> None:
        own = pdfium.FS_MATRIX()
        if depth >= MOST_DEPTH or not pdfium.FPDFPageObj_GetMatrix(form, own):
            return
        inner = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for index in range(min(pdfium.FPDFFormObj_CountObjects(form), 4 * MOST_EDGES)):
            thing = pdfium.FPDFFormObj_GetObject(form, index)
            kind = _kind_of(thing)
            if kind != TEXT:
                self.add(thing, kind, inner, depth + 1)
            if len(self.edges) > MOST_EDGES or self.seen > MOST_OBJECTS:
                return

    def _add_box(
        self, left: float, bottom: float, right: float, top: float, drawn: bool = True
    ) -> None:
        """A thin box: the line through its middle."""
        frame = self.frame
        if frame.turned:
            x0, y0, x1, y1 = frame.show(left, top, right, bottom)
        else:
            x0, y0, x1, y1 = (
                left - frame.left,
                frame.top - top,
                right - frame.left,
                frame.top - bottom,
            )
        if x1 - x0 >= y1 - y0:
            if x1 - x0 >= SHORTEST:
                middle = (y0 + y1) / 2
                self.edges.append(Edge(x0, middle, x1, middle, drawn))
        elif y1 - y0 >= SHORTEST:
            middle = (x0 + x1) / 2
            self.edges.append(Edge(middle, y0, middle, y1, drawn))

    def _add_sides(self, left: float, bottom: float, right: float, top: float, drawn: bool) -> None:
        self._add_box(left, bottom, right, bottom, drawn)
        self._add_box(left, top, right, top, drawn)
        self._add_box(left, bottom, left, top, drawn)
        self._add_box(right, bottom, right, top, drawn)

    def _add_path(self, path: object, segments: int, matrix: Matrix) -> None:
        """A path of many pieces: each straight piece along an axis."""
        own = pdfium.FS_MATRIX()
        if pdfium.FPDFPageObj_GetMatrix(path, own):
            matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        at_x, at_y = ctypes.byref(x), ctypes.byref(y)
        here = start = (0.0, 0.0)
        a, b, c, d, e, f = matrix
        for index in range(segments):
            segment = _segment(path, index)
            _point(segment, at_x, at_y)
            point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            kind = _kind_of_segment(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                self._add_stroke(here, point)
            if _closes(segment):
                self._add_stroke(point, start)
            here = point

    def _add_stroke(self, one: tuple[float, float], two: tuple[float, float]) -> None:
        left, right = min(one[0], two[0]), max(one[0], two[0])
        bottom, top = min(one[1], two[1]), max(one[1], two[1])
        if right - left < 0.8 or top - bottom < 0.8:
            self._add_box(left, bottom, right, top)


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _moved(
    box: tuple[float, float, float, float], matrix: Matrix
) -> tuple[float, float, float, float]:
    """*box* (left, bottom, right, top) after *matrix*."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
