"""What is drawn on a page of OFD, and what its readers see of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from wagtail_disclosure.negative_list.extractors.layout.rules import Segment
from wagtail_disclosure.negative_list.extractors.layout.runs import Run
from wagtail_disclosure.negative_list.extractors.ofd_package.package import (
    Box,
    box,
    children,
    local,
    numbers,
    words,
)

# Millimetres: rules of tables cover nothing, and letters of less are not read.
_MIN_SIDE = 1.0
_TOO_SMALL = 0.35
_LIGHT = 230
_NEAR = 24
_MAX_DEPTH = 40
_MAX_SEGMENTS = 20_000
# Move, line, curves, arc and close, each with its numbers.
_OPERATOR = re.compile(r"([SMLQBAC])([-+.0-9eE \t\r\n]*)")


@dataclass(frozen=True, slots=True)
class _Letters:
    order: int
    run: Run
    size: float
    # Lightness of the fill from 0 to 255; None where it is not drawn.
    tone: float | None
    hidden: str


@dataclass(frozen=True, slots=True)
class _Shape:
    order: int
    box: Box
    tone: float | None

    def holds(self, run: Run) -> bool:
        left, top, right, bottom = self.box
        x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
        return left <= x <= right and top <= y <= bottom


@dataclass
class PageContent:
    letters: list[_Letters] = field(default_factory=list)
    shapes: list[_Shape] = field(default_factory=list)
    # Area of the pictures, in square millimetres, and their resources.
    picture_area: float = 0.0
    pictures: list[tuple[float, str]] = field(default_factory=list)
    paths: int = 0
    # Straight lines, across or down, by their ends.
    segments: list[Segment] = field(default_factory=list)
    _order: int = 0

    def add(self, element: Element, *, hidden: str = "", depth: int = 0) -> None:
        """All objects of a layer or block, in the order of drawing."""
        if depth > _MAX_DEPTH:
            return
        for found in element:
            kind = local(found)
            reason = "hidden-text" if _is_off(found) else hidden
            if kind == "TextObject":
                self._add_text(found, reason)
            elif kind in ("PathObject", "ImageObject"):
                self._add_shape(found, kind)
            else:
                self.add(found, hidden=reason, depth=depth + 1)

    def _add_text(self, found: Element, hidden: str) -> None:
        self._order += 1
        place = box(found.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
        size = (numbers(found.get("Size")) or [3.0])[0] * _scale(found)
        for code in children(found, "TextCode"):
            text = words(code)
            if not text:
                continue
            left = place[0] + (numbers(code.get("X")) or [0.0])[0]
            left = min(max(left, place[0]), max(place[0], place[2] - 0.1))
            run = Run(text, left, place[1], max(left + 0.1, place[2]), place[3])
            self.letters.append(_Letters(self._order, run, size, _tone(found), hidden))

    def _add_shape(self, found: Element, kind: str) -> None:
        self._order += 1
        place = box(found.get("Boundary"))
        if place is None or _is_off(found):
            return
        width, height = place[2] - place[0], place[3] - place[1]
        if kind == "ImageObject":
            self.picture_area += width * height
            self.pictures.append((width * height, found.get("ResourceID", "")))
            return
        self.paths += 1
        if len(self.segments) < _MAX_SEGMENTS:
            self.segments += _segments(found, place)
        is_filled = found.get("Fill", "false").lower() in ("true", "1")
        tone = _tone(found)
        if is_filled and tone is not None and min(width, height) >= _MIN_SIDE:
            self.shapes.append(_Shape(self._order, place, tone))

    def runs(self) -> Iterator[tuple[str, list[Run]]]:
        """The runs by the reason why they are not seen; what is seen comes first."""
        by_reason: dict[str, list[Run]] = {"": []}
        for letters in self.letters:
            by_reason.setdefault(self._reason(letters), []).append(letters.run)
        yield from by_reason.items()

    def _reason(self, letters: _Letters) -> str:
        if letters.hidden:
            return letters.hidden
        if letters.tone is None:
            return "hidden-text"
        if letters.size < _TOO_SMALL:
            return "zero-size"
        shapes = [shape for shape in self.shapes if shape.holds(letters.run)]
        if any(shape.order > letters.order for shape in shapes):
            return "covered"
        # Paper is white; a picture below may be dark, and nobody can tell here.
        below = 255.0 if not self.pictures else None
        if shapes:
            below = shapes[-1].tone
        if below is None or abs(below - letters.tone) > _NEAR:
            return ""
        return "white-text" if letters.tone >= _LIGHT else "covered"


def _segments(found: Element, place: Box) -> Iterator[Segment]:
    """The straight lines of a path; its points count from the corner of its box."""
    data = words(next(children(found, "AbbreviatedData"), None))
    x = y = 0.0
    for operator, points in _OPERATOR.findall(data):
        values = numbers(points)
        if operator not in "ML" or len(values) != 2:
            continue
        last, (x, y) = (x, y), (values[0], values[1])
        width, height = abs(x - last[0]), abs(y - last[1])
        if operator == "L" and min(width, height) < 0.3 and max(width, height) >= 2:
            left, top = place[0], place[1]
            yield left + last[0], top + last[1], left + x, top + y


def _is_off(element: Element) -> bool:
    return element.get("Visible", "true").lower() in ("false", "0")


def _scale(element: Element) -> float:
    matrix = numbers(element.get("CTM"))
    if len(matrix) != 6:
        return 1.0
    return float(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5)


def _tone(element: Element) -> float | None:
    """Lightness of the fill; black where none is named, None where it is clear."""
    if (numbers(element.get("Alpha")) or [255.0])[0] < 16:
        return None
    color = next(children(element, "FillColor"), None)
    if color is None:
        return 0.0
    if (numbers(color.get("Alpha")) or [255.0])[0] < 16:
        return None
    value = color.get("Value", "").replace("#", "")
    parts = numbers(value)
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 3:
        return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]
    if len(parts) == 4:
        cyan, magenta, yellow, black = (min(part, 255.0) for part in parts)
        ink = 0.299 * cyan + 0.587 * magenta + 0.114 * yellow
        return (255.0 - ink) * (255.0 - black) / 255.0
    return 0.0
