"""What is drawn on a page, in the order of drawing."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from wagtail_disclosure.negative_list.extractors.pdfium.library import address

# Sides in points: rules of tables and underlines cover nothing.
_MIN_SIDE = 3.0
# Forms within forms.
_MAX_DEPTH = 12
# A map has a hundred thousand paths; the largest come first.
_MAX_SHAPES = 4_000

# left, bottom, right, top in points of the page
Box = tuple[float, float, float, float]
Point = tuple[float, float]
# a, b, c, d, e, f
Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)
# Points: shorter lines are parts of letters and signs.
_MIN_RULE = 6.0
_MAX_SEGMENTS = 20_000


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled path or a picture."""

    order: int
    box: Box
    is_picture: bool
    # Lightness of the fill from 0 to 255, None for pictures.
    tone: float | None
    # Hides what is below whatever it looks like now.
    is_final: bool = False

    @property
    def area(self) -> float:
        left, bottom, right, top = self.box
        return (right - left) * (top - bottom)

    def holds(self, x: float, y: float) -> bool:
        left, bottom, right, top = self.box
        return left <= x <= right and bottom <= y <= top


@dataclass
class Drawn:
    """The objects of a page, those inside forms too."""

    shapes: list[Shape] = field(default_factory=list)
    # Place in the order of drawing, by the address of a text object.
    texts: dict[int, int] = field(default_factory=dict)
    paths: int = 0
    # Straight lines, across or down, by their ends.
    segments: list[Box] = field(default_factory=list)

    def share_of_pictures(self, page: Box) -> float:
        """How much of the page the pictures take, as if they did not overlap."""
        whole = Shape(0, page, True, None).area or 1.0
        pictures = [_within(s.box, page) for s in self.shapes if s.is_picture]
        return min(1.0, sum(Shape(0, box, True, None).area for box in pictures) / whole)


def _within(box: Box, page: Box) -> Box:
    left, bottom = max(box[0], page[0]), max(box[1], page[1])
    return (
        left,
        bottom,
        max(left, min(box[2], page[2])),
        max(bottom, min(box[3], page[3])),
    )


def read_drawn(page: Any) -> Drawn:
    drawn = Drawn()
    count = pdfium.FPDFPage_CountObjects(page)
    objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    _Walk(drawn).over(objects, _AS_IT_IS, 0)
    if len(drawn.shapes) > _MAX_SHAPES:
        drawn.shapes.sort(key=lambda shape: shape.area, reverse=True)
        del drawn.shapes[_MAX_SHAPES:]
    drawn.shapes.sort(key=lambda shape: shape.order)
    return drawn


@dataclass
class _Walk:
    drawn: Drawn
    order: int = 0
    points: int = 0

    def over(self, objects: Iterator[Any], matrix: Matrix, depth: int) -> None:
        for found in objects:
            self.order += 1
            kind = pdfium.FPDFPageObj_GetType(found)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.drawn.texts[address(found)] = self.order
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.drawn.paths += 1
                self._add_shape(found, matrix, is_picture=False)
                self._add_segments(found, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._add_shape(found, matrix, is_picture=True)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                count = pdfium.FPDFFormObj_CountObjects(found)
                inner = (pdfium.FPDFFormObj_GetObject(found, i) for i in range(count))
                self.over(inner, _times(_matrix_of(found), matrix), depth + 1)

    def _add_shape(self, found: Any, matrix: Matrix, *, is_picture: bool) -> None:
        # A stamp, a watermark, a marker: what lies below shines through.
        if not is_picture and pdfium.FPDFPageObj_HasTransparency(found):
            return
        tone = None if is_picture else _tone_of_path(found)
        if tone is None and not is_picture:
            return
        box = _transformed(_bounds(found), matrix)
        left, bottom, right, top = box
        if right - left >= _MIN_SIDE and top - bottom >= _MIN_SIDE:
            self.drawn.shapes.append(Shape(self.order, box, is_picture, tone))

    def _add_segments(self, found: Any, matrix: Matrix) -> None:
        own = _times(_matrix_of(found), matrix)
        count = pdfium.FPDFPath_CountSegments(found)
        self.points += count
        if self.points > _MAX_SEGMENTS:
            return
        first = last = (0.0, 0.0)
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(found, index)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = _moved(x.value, y.value, own)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                self._add_segment(last, point)
            last = point
            if pdfium.FPDFPathSegment_GetClose(segment):
                self._add_segment(point, first)

    def _add_segment(self, one: Point, other: Point) -> None:
        width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
        if min(width, height) < 1.0 and max(width, height) >= _MIN_RULE:
            self.drawn.segments.append((*one, *other))


def _tone_of_path(found: Any) -> float | None:
    mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(found, ctypes.byref(mode), ctypes.byref(is_stroked))
    if mode.value == pdfium.FPDF_FILLMODE_NONE:
        return None
    return tone_of(found)


def tone_of(found: Any) -> float | None:
    """Lightness of an object's fill, from 0 to 255; None where it shows nothing."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(
        found, *map(ctypes.byref, (red, green, blue, alpha))
    )
    if not known:
        return 0.0
    if not alpha.value:
        return None
    return 0.299 * red.value + 0.587 * green.value + 0.114 * blue.value


def _bounds(found: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(found, *map(ctypes.byref, (left, bottom, right, top)))
    return left.value, bottom.value, right.value, top.value


def _matrix_of(form: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(form, ctypes.byref(matrix)):
        return _AS_IT_IS
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    ta, tb, tc, td, te, tf = then
    return (
        a * ta + b * tc,
        a * tb + b * td,
        c * ta + d * tc,
        c * tb + d * td,
        e * ta + f * tc + te,
        e * tb + f * td + tf,
    )


def _moved(x: float, y: float, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _transformed(box: Box, matrix: Matrix) -> Box:
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    moved = [_moved(x, y, matrix) for x, y in corners]
    xs, ys = [x for x, _y in moved], [y for _x, y in moved]
    return min(xs), min(ys), max(xs), max(ys)
