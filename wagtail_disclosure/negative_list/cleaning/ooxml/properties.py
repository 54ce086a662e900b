"""What a document says about itself: authors, titles, a school's own fields."""

from __future__ import annotations

from wagtail_disclosure.negative_list.cleaning.ooxml.package import Package

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = b"http://schemas.openxmlformats.org/"
_EMPTY = {
    "coreproperties": _HEAD
    + b'<cp:coreProperties xmlns:cp="'
    + _OFFICE
    + b'package/2006/metadata/core-properties"/>',
    "extendedproperties": _HEAD
    + b'<Properties xmlns="'
    + _OFFICE
    + b'officeDocument/2006/extended-properties"/>',
}
# Relationships of a whole package that stay; a thumbnail, custom properties and
# signatures go.
PACKAGE_KINDS = frozenset({"officedocument", *_EMPTY})


def empty_properties(package: Package) -> None:
    for kind, data in _EMPTY.items():
        for part in package.related("", kind):
            package.replace(part, data)
