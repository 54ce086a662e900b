"""Word files, with all that their readers do not see."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.extractors.ooxml.faults import guarded
from wagtail_disclosure.negative_list.extractors.ooxml.package import (
    Package,
    document_kind,
    open_package,
)
from wagtail_disclosure.negative_list.extractors.ooxml.properties import (
    read_properties,
)
from wagtail_disclosure.negative_list.extractors.ooxml.remainder import read_remainder
from wagtail_disclosure.negative_list.extractors.word.looks import Styles, read_styles
from wagtail_disclosure.negative_list.extractors.word.paragraphs import Surroundings
from wagtail_disclosure.negative_list.extractors.word.settings import read_settings
from wagtail_disclosure.negative_list.extractors.word.stories import CONTAINERS, Story
from wagtail_disclosure.negative_list.screening.texts import Locator, Readable, Role

# The stories beside the body: by the relationship that leads there.
_HEADERS = {"header": Role.HEADER, "footer": Role.FOOTER}
_NOTES = {
    "footnotes": (Role.FOOTNOTE, ""),
    "endnotes": (Role.FOOTNOTE, ""),
    "comments": (Role.COMMENT, "comment"),
}


class WordExtractor(Extractor):
    suffixes = frozenset({"docx", "docm", "dotx", "dotm"})

    def recognises(self, file: SourceFile) -> bool:
        return document_kind(file) == "docx"

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        with open_package(file, reading.limits) as package:
            yield from guarded(read_properties(package, reading), reading)
            yield from guarded(_stories(package, reading), reading)
            yield from read_remainder(package, reading)


def _stories(package: Package, reading: Reading) -> Iterator[Readable]:
    main = package.main_part()
    styles = _styles(package, main)
    relationships = package.relationships(main)
    yield from _story(package, main, reading, styles)
    numbers = dict.fromkeys(_HEADERS, 0)
    for each in relationships:
        if each.is_external or not package.has(each.target):
            continue
        if each.kind in _HEADERS:
            numbers[each.kind] += 1
            place = {each.kind: numbers[each.kind]}
            role = _HEADERS[each.kind]
            yield from _story(package, each.target, reading, styles, place, role)
        elif each.kind in _NOTES:
            role, hidden = _NOTES[each.kind]
            yield from _story(
                package, each.target, reading, styles, {}, role, hidden=hidden
            )
        elif each.kind == "settings":
            settings = read_settings(package, each.target, reading)
            yield from guarded(settings, reading, {"part": each.target})


def _story(
    package: Package,
    part: str,
    reading: Reading,
    styles: Styles,
    place: Locator | None = None,
    role: Role = Role.BODY,
    *,
    hidden: str = "",
) -> Iterator[Readable]:
    links = {r.id: r.target for r in package.relationships(part) if r.is_external}
    package.links_read.update(links.values())
    story = Story(reading, Surroundings(styles, links), place or {}, role, hidden)
    texts = story.read(package.events(part, CONTAINERS))
    yield from guarded(texts, reading, {"part": part})


def _styles(package: Package, main: str) -> Styles:
    for part in package.related(main, "styles"):
        try:
            return read_styles(package.tree(part))
        except FileProblem:
            # Without styles nothing looks hidden by them, and all is read.
            break
    return Styles()
