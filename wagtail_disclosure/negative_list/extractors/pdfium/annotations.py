"""Annotations, form fields and links of a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from wagtail_disclosure.negative_list.extractors.pdfium.drawn import Box, Shape
from wagtail_disclosure.negative_list.extractors.pdfium.events import Event, text
from wagtail_disclosure.negative_list.extractors.pdfium.library import (
    byte_string,
    sized_bytes,
    wide_string,
)

# Of one page: more is a machine's work, and what it says is told by the limit.
MAX_ANNOTATIONS = 20_000
_MAX_ADDRESS = 4_000
_LAST = 1 << 40
_UNSEEN_FLAGS = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
# Annotations that people draw over what they want to hide.
_COVERS = frozenset(
    {
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
        pdfium.FPDF_ANNOT_POLYGON,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_STAMP,
        pdfium.FPDF_ANNOT_INK,
        pdfium.FPDF_ANNOT_REDACT,
    }
)


@dataclass(frozen=True, slots=True)
class Annotation:
    handle: Any
    kind: int
    number: int
    is_unseen: bool

    @property
    def box(self) -> Box:
        rect = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(self.handle, ctypes.byref(rect))
        left, right = sorted((rect.left, rect.right))
        bottom, top = sorted((rect.bottom, rect.top))
        return left, bottom, right, top

    def string(self, key: bytes) -> str:
        return wide_string(pdfium.FPDFAnnot_GetStringValue, self.handle, key)

    def as_cover(self) -> Shape | None:
        if self.kind not in _COVERS or self.is_unseen:
            return None
        # Whether it hides anything is seen when the page is looked at; but what is
        # marked to be blacked out was meant to go, and is still there.
        is_redaction = self.kind == pdfium.FPDF_ANNOT_REDACT
        return Shape(_LAST, self.box, True, None, is_redaction)


def open_annotations(page: Any) -> Iterator[Annotation]:
    """Each annotation of the page, closed after its turn."""
    count = min(pdfium.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)
    for index in range(count):
        handle = pdfium.FPDFPage_GetAnnot(page, index)
        if not handle:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(handle)
            flags = pdfium.FPDFAnnot_GetFlags(handle)
            yield Annotation(handle, kind, index + 1, bool(flags & _UNSEEN_FLAGS))
        finally:
            pdfium.FPDFPage_CloseAnnot(handle)


def covers(page: Any) -> list[Shape]:
    found = (annotation.as_cover() for annotation in open_annotations(page))
    return [cover for cover in found if cover]


def annotation_events(
    document: Any, page: Any, number: int, form: Any
) -> Iterator[Event]:
    """What annotations, fields and links of a page say."""
    for annotation in open_annotations(page):
        place: dict[str, str | int] = {"page": number, "annotation": annotation.number}
        if annotation.kind == pdfium.FPDF_ANNOT_WIDGET:
            yield from _field(annotation, place, form)
        elif annotation.kind == pdfium.FPDF_ANNOT_LINK:
            yield from _link(document, annotation, place)
        else:
            yield from _note(annotation, place)


def _note(annotation: Annotation, place: dict[str, str | int]) -> Iterator[Event]:
    # What was typed onto the page is seen like the page itself.
    is_seen = annotation.kind == pdfium.FPDF_ANNOT_FREETEXT and not annotation.is_unseen
    hidden = "" if is_seen else "annotation"
    for key in (b"Contents", b"Subj"):
        yield from text(annotation.string(key), place, "comment", hidden=hidden)
    yield from text(annotation.string(b"T"), {**place, "property": "author"}, "author")
    if annotation.kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
        attachment = pdfium.FPDFAnnot_GetFileAttachment(annotation.handle)
        if attachment:
            yield from attached(attachment, place)


def attached(attachment: Any, place: dict[str, str | int]) -> Iterator[Event]:
    name = wide_string(pdfium.FPDFAttachment_GetName, attachment)
    content = sized_bytes(pdfium.FPDFAttachment_GetFile, attachment)
    yield {"attached": name or "attachment", "locator": place, "content": content}


def _field(
    annotation: Annotation, place: dict[str, str | int], form: Any
) -> Iterator[Event]:
    if not form:
        return
    handle = annotation.handle
    name = wide_string(pdfium.FPDFAnnot_GetFormFieldName, form, handle)
    label = wide_string(pdfium.FPDFAnnot_GetFormFieldAlternateName, form, handle)
    value = wide_string(pdfium.FPDFAnnot_GetFormFieldValue, form, handle)
    hidden = "form-field" if annotation.is_unseen else ""
    if pdfium.FPDFAnnot_GetFormFieldType(form, handle) in _WITHOUT_WORDS:
        return
    place = {**place, "field": name}
    yield from text(value, place, "form-field", heading=label or name, hidden=hidden)


_WITHOUT_WORDS = frozenset(
    {
        pdfium.FPDF_FORMFIELD_PUSHBUTTON,
        pdfium.FPDF_FORMFIELD_CHECKBOX,
        pdfium.FPDF_FORMFIELD_RADIOBUTTON,
    }
)


def _link(
    document: Any, annotation: Annotation, place: dict[str, str | int]
) -> Iterator[Event]:
    link = pdfium.FPDFAnnot_GetLink(annotation.handle)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    if action:
        address = byte_string(pdfium.FPDFAction_GetURIPath, document, action)
        yield from text(address[:_MAX_ADDRESS], place, "link")
    yield from text(annotation.string(b"Contents"), place, "alternative")
