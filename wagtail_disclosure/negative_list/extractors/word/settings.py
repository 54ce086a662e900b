"""Values that a Word file keeps without showing them: variables, a mail merge."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.markup import Step
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package
from wagtail_disclosure.negative_list.screening.headings import heading
from wagtail_disclosure.negative_list.screening.texts import Readable, Role

_CONTAINERS = frozenset({"w:docVars", "w:mailMerge"})
_MERGE = frozenset({"w:query", "w:connectString"})


def read_settings(package: Package, part: str, reading: Reading) -> Iterator[Readable]:
    for step, element in package.events(part, _CONTAINERS):
        if step is not Step.WHOLE:
            continue
        name, value = element.get("w:name", ""), element.get("w:val", "")
        if element.tag == "w:docVar" and value:
            place = {"property": name}
            yield reading.text(value, place, Role.PROPERTY, heading=heading(name))
        elif element.tag in _MERGE and value:
            yield reading.text(value, {"property": "mail-merge"}, Role.PROPERTY)
