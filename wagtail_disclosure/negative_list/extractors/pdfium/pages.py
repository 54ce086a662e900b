"""One page: its letters as runs, and whether they are all that is there to read."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable
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
class PageContent:
    # By reason for being hidden: runs of text with left, top, right, bottom.
    runs: list[tuple[str, list[tuple[str, float, float, float, float]]]] = field(
        default_factory=list
    )
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
    content = _content(view.sort_out(letters.found))
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


def _content(sorted_out: Iterable[tuple[Letters, str]]) -> PageContent:
    content = PageContent()
    groups = defaultdict(list)
    for letters, hidden in sorted_out:
        angle = letters.object.angle
        if angle % 90:
            content.lines.append((letters.text, hidden))
        else:
            groups[hidden, angle].append(_run(letters, angle))
    # What is seen first, and what stands upright.
    content.runs = [(hidden, groups[hidden, angle]) for hidden, angle in sorted(groups)]
    return content


def _run(letters: Letters, angle: int) -> tuple[str, float, float, float, float]:
    lefts, bottoms, rights, tops = zip(*letters.boxes, strict=True)
    left, bottom, right, top = min(lefts), min(bottoms), max(rights), max(tops)
    # Angles run clockwise.
    if angle == 270:
        left, bottom, right, top = bottom, -right, top, -left
    elif angle == 180:
        left, bottom, right, top = -right, -top, -left, -bottom
    elif angle == 90:
        left, bottom, right, top = -top, left, -bottom, right
    return letters.text, *(round(v, 2) for v in (left, -top, right, -bottom))


def _size_of(page: Any) -> Box:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top
