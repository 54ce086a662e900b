"""What a document says about itself: authors, titles, a school's own fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.faults import guarded
from wagtail_disclosure.negative_list.extractors.ooxml.names import local_name
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package
from wagtail_disclosure.negative_list.screening.headings import heading
from wagtail_disclosure.negative_list.screening.texts import Readable, Role

_ROLES = {
    "creator": Role.AUTHOR,
    "lastModifiedBy": Role.AUTHOR,
    "Manager": Role.AUTHOR,
    "Company": Role.AUTHOR,
    "title": Role.PROPERTY,
    "subject": Role.PROPERTY,
    "keywords": Role.PROPERTY,
    "description": Role.PROPERTY,
    "category": Role.PROPERTY,
    "contentStatus": Role.PROPERTY,
    "identifier": Role.PROPERTY,
    "HyperlinkBase": Role.PROPERTY,
}
# What office programs write for themselves: versions, identifiers, labels.
_PROGRAMS_OWN = re.compile(r"KSO|ICV$|ContentTypeId$|_MarkAsFinal$")


def read_properties(package: Package, reading: Reading) -> Iterator[Readable]:
    for kind in ("coreproperties", "extendedproperties"):
        for part in package.related("", kind):
            yield from guarded(_known(package, part, reading), reading, {"part": part})
    for part in package.related("", "customproperties"):
        yield from guarded(_custom(package, part, reading), reading, {"part": part})


def _known(package: Package, part: str, reading: Reading) -> Iterator[Readable]:
    for element in package.tree(part):
        name = local_name(element.tag)
        text = (element.text or "").strip()
        if name in _ROLES and text:
            yield reading.text(text, {"property": name}, _ROLES[name])


def _custom(package: Package, part: str, reading: Reading) -> Iterator[Readable]:
    for element in package.tree(part):
        name = element.get("name", "")
        text = _content(element)
        if text and not _PROGRAMS_OWN.match(name):
            place = {"property": name}
            yield reading.text(text, place, Role.PROPERTY, heading=heading(name))


def _content(element: Element) -> str:
    return " ".join(text.strip() for text in element.itertext() if text.strip())
