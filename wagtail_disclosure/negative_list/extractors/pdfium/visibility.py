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
        seen = self._seen([s for s in stretches if s.reason.startswith(_MAYBE)])
        for stretch in stretches:
            if not stretch.reason.startswith(_MAYBE):
                yield stretch.letters, stretch.reason
                continue
            reason = stretch.reason.removeprefix(_MAYBE)
            for start, end, is_seen in _parts(seen[id(stretch)]):
                yield stretch.letters.part(start, end), "" if is_seen else reason

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

    def _seen(self, stretches: Sequence[_Stretch]) -> dict[int, list[bool]]:
        """Of each stretch, without which of its letters the page looks different."""
        if not stretches:
            return {}
        objects = {s.letters.object.address: s.letters.object for s in stretches}
        difference = self._difference([found.handle for found in objects.values()])
        drawable: dict[int, bool] = {}
        seen: dict[int, list[bool]] = {}
        for stretch in stretches:
            letters = stretch.letters
            shown = [self._shows(difference, box) for box in letters.boxes]
            found = letters.object
            if not any(shown) and not stretch.is_plain:
                if found.address not in drawable:
                    drawable[found.address] = has_glyphs(
                        self.document, self.page, found.handle
                    )
                shown = [not drawable[found.address]] * len(shown)
            seen[id(stretch)] = _without_gaps(letters.text, shown)
        return seen

    def _difference(self, handles: Sequence[Any]) -> Image.Image:
        """The page with these objects, less the page without them."""
        before = render(self.page, dpi=_DPI, max_pixels=_MAX_PIXELS)
        for handle in handles:
            pdfium.FPDFPageObj_SetIsActive(handle, False)
        after = render(self.page, dpi=_DPI, max_pixels=_MAX_PIXELS)
        for handle in handles:
            pdfium.FPDFPageObj_SetIsActive(handle, True)
        return ImageChops.difference(before, after)

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


def _doubt(letters: Letters, shapes: Sequence[Shape], order: int) -> tuple[str, bool]:
    """Why a letter may be unseen, and whether that is so without looking."""
    later = [shape for shape in shapes if shape.order > order]
    if any(shape.is_final for shape in later):
        return COVERED, True
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


def _without_gaps(text: str, shown: list[bool]) -> list[bool]:
    """Blanks and small signs leave no trace where one looks: they go by the others."""
    if len(text) != len(shown):
        return [any(shown)] * len(shown)
    known = [s for t, s in zip(text, shown, strict=True) if s or t.isalnum()]
    result, last = [], known[0] if known else any(shown)
    for character, is_shown in zip(text, shown, strict=True):
        last = is_shown if is_shown or character.isalnum() else last
        result.append(last)
    return result


def _parts(seen: Sequence[bool]) -> Iterator[tuple[int, int, bool]]:
    start = 0
    for end in range(1, len(seen) + 1):
        if end == len(seen) or seen[end] != seen[start]:
            yield start, end, seen[start]
            start = end
