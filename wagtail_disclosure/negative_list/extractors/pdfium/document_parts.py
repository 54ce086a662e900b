"""What a PDF holds beside its pages."""

from __future__ import annotations

import ctypes
import mmap
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from wagtail_disclosure.negative_list.extractors.pdfium.annotations import attached
from wagtail_disclosure.negative_list.extractors.pdfium.events import Event, text
from wagtail_disclosure.negative_list.extractors.pdfium.library import (
    address,
    sized_bytes,
    wide_string,
)
from wagtail_disclosure.negative_list.extractors.xmp import words_of_xml, xmp_properties

# Keys of the information dictionary. PDFium answers for a key and lists none, so
# those are named that Office programs, WPS and Acrobat write.
_AUTHORS = (b"Author", b"Manager", b"LastModifiedBy", b"LastSavedBy")
_PROPERTIES = (
    *(b"Title", b"Subject", b"Keywords", b"Creator", b"Producer", b"Company"),
    *(b"Category", b"Comments", b"Department", b"SourceModified", b"Owner"),
)
_MAX_BOOKMARKS = 20_000
_MAX_ATTACHMENTS = 10_000
# A packet of metadata; the standard wants it outside of everything packed.
_METADATA = re.compile(
    rb"<<[^<>]{0,2000}/(?:Type\s*/Metadata|Subtype\s*/XML)\b[^<>]{0,2000}>>\s*stream\r?\n"
)
_END = b"endstream"
_MAX_PACKET = 8 * 1024 * 1024
_MAX_PACKETS = 1_000
# Parts of an XFA form that hold what was filled in and what the form says.
_XFA_PARTS = frozenset({"datasets", "template"})


def property_events(document: Any) -> Iterator[Event]:
    for keys, role in ((_AUTHORS, "author"), (_PROPERTIES, "property")):
        for key in keys:
            value = wide_string(pdfium.FPDF_GetMetaText, document, key)
            yield from text(value, {"property": key.decode()}, role)


def xmp_events(path: str) -> Iterator[Event]:
    with (
        open(path, "rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        for number, found in enumerate(_METADATA.finditer(data)):
            if number == _MAX_PACKETS:
                return
            end = data.find(_END, found.end(), found.end() + _MAX_PACKET)
            packet = data[found.end() : end] if end > 0 else b""
            if b"FlateDecode" in found[0]:
                packet = _unpacked(packet)
            for name, role, value in xmp_properties(packet):
                yield from text(value, {"property": name}, role)


def _unpacked(packet: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packet, _MAX_PACKET)
    except zlib.error:
        return b""


def bookmark_events(document: Any) -> Iterator[Event]:
    waiting = [pdfium.FPDFBookmark_GetFirstChild(document, None)]
    # A damaged outline leads back to itself.
    seen: set[int] = set()
    while waiting and len(seen) < _MAX_BOOKMARKS:
        bookmark = waiting.pop()
        if not bookmark or address(bookmark) in seen:
            continue
        seen.add(address(bookmark))
        title = wide_string(pdfium.FPDFBookmark_GetTitle, bookmark)
        yield from text(title, {"bookmark": len(seen)}, "heading")
        waiting.append(pdfium.FPDFBookmark_GetNextSibling(document, bookmark))
        waiting.append(pdfium.FPDFBookmark_GetFirstChild(document, bookmark))


def attachment_events(document: Any) -> Iterator[Event]:
    count = min(pdfium.FPDFDoc_GetAttachmentCount(document), _MAX_ATTACHMENTS)
    for index in range(count):
        attachment = pdfium.FPDFDoc_GetAttachment(document, index)
        if attachment:
            yield from attached(attachment, {"attachment": index + 1})


def xfa_events(document: Any) -> Iterator[Event]:
    for index in range(max(0, pdfium.FPDF_GetXFAPacketCount(document))):
        name = _packet_name(document, index)
        if name not in _XFA_PARTS:
            continue
        content = sized_bytes(pdfium.FPDF_GetXFAPacketContent, document, index)
        for number, words in enumerate(words_of_xml(content), start=1):
            yield from text(words, {"part": name, "line": number}, "form-field")


def _packet_name(document: Any, index: int) -> str:
    buffer = ctypes.create_string_buffer(64)
    pdfium.FPDF_GetXFAPacketName(document, index, buffer, 64)
    return buffer.value.decode("utf-8", "replace")
