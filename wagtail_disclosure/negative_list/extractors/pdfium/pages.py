"""One page: its letters as runs, and whether they are all that is there to read."""

from __future__ import annotations

import bisect
import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from wagtail_disclosure.negative_list.extractors.pdfium.annotations import covers
from wagtail_disclosure.negative_list.extractors.pdfium.drawn import (
    Box,
    Drawn,
    read_drawn,
)
from wagtail_disclosure.negative_list.extractors.pdfium.letters import (
    Letters,
    PageLetters,
    read_letters,
)
from wagtail_disclosure.negative_list.extractors.pdfium.visibility import PageView

# Beside a picture that takes half of the page, so few letters are a stamped number
# or a running title.
_FEW_LETTERS = 50
_SCAN = 0.5
# A page without letters whose picture is larger than a logo.
_PICTURE = 0.04
# Letters that were drawn as outlines are paths, several to each.
_MANY_PATHS = 150
_UNKNOWN_SHARE = 0.3


@dataclass
class Group:
    """What runs in one direction and is hidden for one reason, if it is."""

    hidden: str
    # Text with left, top, right, bottom.
    runs: list[tuple[str, float, float, float, float]]
    # Straight lines on the page by their ends.
    segments: list[Box]


@dataclass
class PageContent:
    groups: list[Group] = field(default_factory=list)
    # Texts that stand askew, with the reason.
    lines: list[tuple[str, str]] = field(default_factory=list)
    problem: str = ""


def read_page(document: Any, page: Any) -> PageContent:
    size = _size_of(page)
    drawn = read_drawn(page)
    letters = read_letters(page)
    if problem := _problem(drawn, letters, size):
        return PageContent(problem=problem)
    view = PageView(document, page, drawn, size, covers(page))
    content = _content(view.sort_out(letters.found), drawn)
    has_layer = any(found.is_invisible_by_nature for found in letters.found)
    is_bare = letters.characters < _FEW_LETTERS and not has_layer
    if is_bare and drawn.share_of_pictures(size) >= _SCAN:
        content.problem = "scanned"
    return content


def _problem(drawn: Drawn, letters: PageLetters, size: Box) -> str:
    if letters.unknown > _UNKNOWN_SHARE * letters.characters:
        return "undecodable"
    if letters.characters:
        return ""
    is_scan = drawn.share_of_pictures(size) >= _PICTURE
    return "scanned" if is_scan or drawn.paths >= _MANY_PATHS else ""


def _content(sorted_out: Iterable[tuple[Letters, str]], drawn: Drawn) -> PageContent:
    content = PageContent()
    groups = defaultdict(list)
    for letters, hidden in sorted_out:
        angle = letters.object.angle
        if angle % 90:
            content.lines.append((letters.text, hidden))
        else:
            groups[hidden, angle].append(letters)
    # What is seen first, and what stands upright.
    for hidden, angle in sorted(groups):
        segments = [_turned(segment, angle) for segment in drawn.segments]
        places = sorted(x for x, _y, other, _y1 in segments if abs(x - other) < 1)
        runs = [
            run
            for letters in groups[hidden, angle]
            for run in _runs(letters, angle, places)
        ]
        content.groups.append(Group(hidden, runs, segments))
    return content


def _runs(
    letters: Letters, angle: int, places: Sequence[float]
) -> Iterator[tuple[str, float, float, float, float]]:
    """The letters as a run; as several, if a rule may stand in between."""
    boxes = [_turned(box, angle) for box in letters.boxes]
    middles = [(box[0] + box[2]) / 2 for box in boxes]
    start = 0
    for end in range(1, len(boxes) + 1):
        is_end = end == len(boxes)
        if is_end or _rule_between(places, middles[end - 1], middles[end]):
            lefts, tops, rights, bottoms = zip(*boxes[start:end], strict=True)
            place = (min(lefts), min(tops), max(rights), max(bottoms))
            yield letters.part(start, end).text, *(round(v, 2) for v in place)
            start = end


def _rule_between(places: Sequence[float], one: float, other: float) -> bool:
    index = bisect.bisect_right(places, one)
    return index < len(places) and places[index] < other


def _turned(box: Box, angle: int) -> Box:
    """As it lies when the letters of this angle stand upright; y grows downwards."""
    x0, y0, x1, y1 = box
    # Angles run clockwise.
    if angle == 270:
        x0, y0, x1, y1 = y0, -x0, y1, -x1
    elif angle == 180:
        x0, y0, x1, y1 = -x0, -y0, -x1, -y1
    elif angle == 90:
        x0, y0, x1, y1 = -y0, x0, -y1, x1
    y0, y1 = -y0, -y1
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _size_of(page: Any) -> Box:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top
