"""The vocabularies that cleaning names."""

from __future__ import annotations

from wagtail_disclosure.negative_list.extractors.ooxml.names import (
    COMMON_PREFIXES,
    MICROSOFT,
    OFFICE,
    STRICT,
)

CLEANING_PREFIXES = {
    **COMMON_PREFIXES,
    f"{OFFICE}drawingml/2006/wordprocessingDrawing": "wp",
    f"{STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{OFFICE}drawingml/2006/spreadsheetDrawing": "xdr",
    f"{STRICT}drawingml/spreadsheetDrawing": "xdr",
    f"{OFFICE}drawingml/2006/chart": "c",
    f"{STRICT}drawingml/chart": "c",
    f"{OFFICE}package/2006/content-types": "ct",
    f"{MICROSOFT}drawing/2014/chartex": "cx",
    "urn:schemas-microsoft-com:office:office": "o",
}
