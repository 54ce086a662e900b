"""The characters of a page, gathered into runs with their places."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from wagtail_disclosure.negative_list.extractors.layout.runs import CELL_GAP
from wagtail_disclosure.negative_list.extractors.pdfium.drawn import Box, tone_of
from wagtail_disclosure.negative_list.extractors.pdfium.library import address

# PDFium's sign for a hyphen at the end of a line.
_HYPHENS = frozenset({0x02, 0xFFFE})
_INVISIBLE_MODES = frozenset(
    {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
)
# Heights in points below which nobody reads anything.
_TOO_SMALL = 1.0


@dataclass(frozen=True, slots=True)
class TextObject:
    """What a text object of the page says of all its characters."""

    handle: Any
    address: int
    mode: int
    tone: float | None
    # In degrees, 0 for text that runs from left to right.
    angle: int
    # Belongs to a layer that can be switched off.
    is_optional: bool


@dataclass(slots=True)
class Letters:
    """Characters of one text object, without a wide gap between them."""

    object: TextObject
    codes: list[int] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    @property
    def text(self) -> str:
        text = "".join(map(chr, self.codes))
        # Halves of a character beyond the basic plane become one; a lone half stays.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")

    @property
    def is_invisible_by_nature(self) -> bool:
        return self.object.mode in _INVISIBLE_MODES or self.object.tone is None

    @property
    def is_too_small(self) -> bool:
        heights = (max(r - le, t - b) for le, b, r, t in self.boxes)
        return max(heights, default=0) < _TOO_SMALL

    def part(self, start: int, end: int) -> Letters:
        return Letters(self.object, self.codes[start:end], self.boxes[start:end])


@dataclass
class PageLetters:
    found: list[Letters] = field(default_factory=list)
    characters: int = 0
    # Characters of which the file does not say which ones they are.
    unknown: int = 0


def read_letters(page: Any) -> PageLetters:
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return PageLetters()
    try:
        result = PageLetters()
        for letters in _letters(text_page, result):
            if letters.codes:
                result.found.append(letters)
        return result
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _letters(text_page: Any, result: PageLetters) -> Iterator[Letters]:
    box = pdfium.FS_RECTF()
    current: Letters | None = None
    known: dict[int, TextObject] = {}
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        handle = pdfium.FPDFText_GetTextObject(text_page, index)
        place = address(handle)
        # Spaces and line ends that PDFium adds belong to no object.
        if not place:
            continue
        if place not in known:
            known[place] = _text_object(text_page, index, handle, place)
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if not pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box)):
            continue
        edges = (box.left, box.bottom, box.right, box.top)
        result.characters += 1
        if not code or pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1:
            result.unknown += 1
        if current is None or _is_apart(current, place, edges):
            if current:
                yield current
            current = Letters(known[place])
        current.codes.append(0x2D if code in _HYPHENS else code or 0xFFFD)
        current.boxes.append(edges)
    if current:
        yield current


def _is_apart(letters: Letters, place: int, box: Box) -> bool:
    if letters.object.address != place:
        return True
    if letters.object.angle:
        return False
    last = letters.boxes[-1]
    height = max(box[3] - box[1], last[3] - last[1])
    gap = box[0] - last[2]
    return gap > CELL_GAP * height or gap < -height or abs(box[1] - last[1]) > height


def _text_object(text_page: Any, index: int, handle: Any, place: int) -> TextObject:
    return TextObject(
        handle=handle,
        address=place,
        mode=pdfium.FPDFTextObj_GetTextRenderMode(handle),
        tone=tone_of(handle),
        angle=_angle(pdfium.FPDFText_GetCharAngle(text_page, index)),
        is_optional=_is_optional(handle),
    )


def _is_optional(handle: Any) -> bool:
    count = pdfium.FPDFPageObj_CountMarks(handle)
    marks = (pdfium.FPDFPageObj_GetMark(handle, index) for index in range(count))
    return any(_name(mark) == "OC" for mark in marks)


def _name(mark: Any) -> str:
    # Its result is a flag, and it counts bytes by a pointer.
    size = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 32)()
    if not pdfium.FPDFPageObjMark_GetName(mark, buffer, 64, ctypes.byref(size)):
        return ""
    return bytes(buffer)[: size.value].decode("utf-16-le", "replace").strip("\0")


def _angle(radians: float) -> int:
    degrees = round(math.degrees(radians)) % 360 if radians >= 0 else 0
    # A page that was scanned askew is still read line by line.
    return 0 if degrees in (1, 2, 3, 357, 358, 359) else degrees
