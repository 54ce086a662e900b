"""A page as a picture: to see what a reader sees, and for OCR."""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image

from wagtail_disclosure.negative_list.extractors.pdfium.drawn import Box

_POINTS_PER_INCH = 72


def render(page: Any, *, dpi: float, max_pixels: int) -> Image.Image:
    """The page with its annotations, in fewer dots if it is large."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = dpi / _POINTS_PER_INCH
    scale = min(scale, math.sqrt(max_pixels / max(1.0, width * height)))
    columns, rows = max(1, int(width * scale)), max(1, int(height * scale))
    bitmap = pdfium.FPDFBitmap_Create(columns, rows, 0)
    if not bitmap:
        raise MemoryError
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        flags = pdfium.FPDF_ANNOT
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, flags)
        return _image(bitmap, columns, rows)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _image(bitmap: Any, columns: int, rows: int) -> Image.Image:
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    start = ctypes.cast(
        pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte)
    )
    data = ctypes.string_at(start, stride * rows)
    return Image.frombytes("RGB", (columns, rows), data, "raw", "BGRX", stride)


def pixels_of(page: Any, picture: Image.Image, box: Box) -> tuple[int, int, int, int]:
    """The place of a box of the page in its picture, however the page is turned."""
    columns, rows = picture.size
    xs, ys = [], []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        left, top = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(
            page, 0, 0, columns, rows, 0, x, y, ctypes.byref(left), ctypes.byref(top)
        )
        xs.append(min(max(left.value, 0), columns))
        ys.append(min(max(top.value, 0), rows))
    return min(xs), min(ys), max(xs), max(ys)


def has_glyphs(document: Any, page: Any, text_object: Any) -> bool:
    """Whether this machine has the shapes of the letters at all."""
    bitmap = pdfium.FPDFTextObj_GetRenderedBitmap(document, page, text_object, 1.0)
    if not bitmap:
        return False
    try:
        size = pdfium.FPDFBitmap_GetStride(bitmap) * pdfium.FPDFBitmap_GetHeight(bitmap)
        return any(ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), size))
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
