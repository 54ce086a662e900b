"""Which letters of a page its readers do not see, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from wagtail_disclosure.negative_list.extractors.pdfium.drawn import (
    Box,
    Drawn,
    Shape,
)
from wagtail_disclosure.negative_list.extractors.pdfium.letters import Letters
from wagtail_disclosure.negative_list.extractors.pdfium.pictures_of_pages import (
    has_glyphs,
    pixels_of,
    render,
)

COVERED = "covered"
WHITE_TEXT = "white-text"
ZERO_SIZE = "zero-size"
HIDDEN_TEXT = "hidden-text"
# A picture on so much of the page is a scan: its text layer is what OCR read.
SCAN_SHARE = 0.4
_WHOLE_PAGE = 0.8
# Tones from 0 to 255: so light is white, and so near is the same.
_LIGHT = 230
_NEAR = 24
# Differences of a pixel that no eye sees.
_UNSEEN = 16
_DPI = 108
_MAX_PIXELS = 4_000_000
_BUCKET = 24


@dataclass
class _Shapes:
    """Finds the shapes at a place."""

    buckets: dict[int, list[Shape]] = field(default_factory=lambda: defaultdict(list))

    def add(self, shapes: Iterable[Shape]) -> None:
        for shape in shapes:
            bottom, top = int(shape.box[1] // _BUCKET), int(shape.box[3] // _BUCKET)
            # Pages are 14,400 points high at most.
            for bucket in range(max(bottom, -600), min(top, 600) + 1):
                self.buckets[bucket].append(shape)

    def at(self, box: Box) -> list[Shape]:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return [s for s in self.buckets.get(int(y // _BUCKET), ()) if s.holds(x, y)]


@dataclass(slots=True)
class _Stretch:
    """Letters of one object that may be unseen for one reason."""

    letters: Letters
    reason: str
    # Whether the reason is one even where it cannot be looked at.
    is_plain: bool

    @property
    def box(self) -> Box:
        lefts, bottoms, rights, tops = zip(*self.letters.boxes, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)


@dataclass
class PageView:
    """A page, and what its readers see of its letters."""

    document: Any
    page: Any
    drawn: Drawn
    size: Box
    covers: Sequence[Shape] = ()

    def sort_out(self, letters: Iterable[Letters]) -> Iterator[tuple[Letters, str]]:
        """All letters, each with the reason why it is not seen, or with none."""
        shapes = _Shapes()
        shapes.add(shape for shape in self.drawn.shapes if not self._is_scan(shape))
        shapes.add(self.covers)
        stretches = [s for found in letters for s in self._stretches(found, shapes)]
        unseen = self._unseen([s for s in stretches if s.reason in _TO_LOOK_AT])
        for stretch in stretches:
            is_to_tell = stretch.reason in _TO_LOOK_AT and id(stretch) not in unseen
            reason = "" if is_to_tell else stretch.reason
            yield stretch.letters, reason.removeprefix(_MAYBE)

    def _is_scan(self, shape: Shape) -> bool:
        whole = Shape(0, self.size, True, None).area
        return shape.is_picture and shape.area > _WHOLE_PAGE * whole

    def _stretches(self, letters: Letters, shapes: _Shapes) -> Iterator[_Stretch]:
        if letters.is_too_small:
            yield _Stretch(letters, ZERO_SIZE, True)
            return
        if letters.is_invisible_by_nature:
            is_layer = self.drawn.share_of_pictures(self.size) >= SCAN_SHARE
            yield _Stretch(letters, "" if is_layer else HIDDEN_TEXT, True)
            return
        order = self.drawn.texts.get(letters.object.address, 0)
        doubts = [_doubt(letters, shapes.at(box), order) for box in letters.boxes]
        start = 0
        for end in range(1, len(doubts) + 1):
            if end == len(doubts) or doubts[end] != doubts[start]:
                reason, is_plain = doubts[start]
                yield _Stretch(letters.part(start, end), reason, is_plain)
                start = end

    def _unseen(self, stretches: Sequence[_Stretch]) -> set[int]:
        """Those stretches without which the page looks the same."""
        if not stretches:
            return set()
        objects = {s.letters.object.address: s.letters.object for s in stretches}
        before = render(self.page, dpi=_DPI, max_pixels=_MAX_PIXELS)
        for found in objects.values():
            pdfium.FPDFPageObj_SetIsActive(found.handle, False)
        after = render(self.page, dpi=_DPI, max_pixels=_MAX_PIXELS)
        for found in objects.values():
            pdfium.FPDFPageObj_SetIsActive(found.handle, True)
        difference = ImageChops.difference(before, after)
        drawable: dict[int, bool] = {}
        unseen = set()
        for stretch in stretches:
            if self._shows(difference, stretch.box):
                continue
            found = stretch.letters.object
            if found.address not in drawable:
                drawable[found.address] = has_glyphs(
                    self.document, self.page, found.handle
                )
            if drawable[found.address] or stretch.is_plain:
                unseen.add(id(stretch))
        return unseen

    def _shows(self, difference: Image.Image, box: Box) -> bool:
        # Neighbours reach into the box, and the ends of letters out of a cover.
        height = (box[3] - box[1]) * 0.15
        inner = (box[0], box[1] + height, box[2], box[3] - height)
        left, top, right, bottom = pixels_of(self.page, difference, inner)
        if right - left > 4:
            left, right = left + 1, right - 1
        if right <= left or bottom <= top:
            return False
        extrema = difference.crop((left, top, right, bottom)).getextrema()
        return any(high > _UNSEEN for _low, high in extrema)  # type: ignore[misc]


# Reasons that only looking at the page confirms.
_MAYBE = "maybe-"
_TO_LOOK_AT = frozenset({_MAYBE + COVERED, _MAYBE + WHITE_TEXT, _MAYBE + HIDDEN_TEXT})


def _doubt(letters: Letters, shapes: Sequence[Shape], order: int) -> tuple[str, bool]:
    """Why a letter may be unseen, and whether that is so without looking."""
    later = [shape for shape in shapes if shape.order > order]
    if later:
        return _MAYBE + COVERED, any(not shape.is_picture for shape in later)
    tone = letters.object.tone or 0.0
    below = shapes[-1] if shapes else None
    if below is None and tone >= _LIGHT:
        return _MAYBE + WHITE_TEXT, True
    if below and below.is_picture and (tone >= _LIGHT or tone <= _NEAR):
        return _MAYBE + (WHITE_TEXT if tone >= _LIGHT else COVERED), False
    if below and below.tone is not None and abs(below.tone - tone) <= _NEAR:
        return _MAYBE + (WHITE_TEXT if tone >= _LIGHT else COVERED), True
    if letters.object.is_optional:
        return _MAYBE + HIDDEN_TEXT, False
    return "", False
