"""Presentations, with hidden slides, speaker notes and comments."""

from __future__ import annotations

from collections.abc import Iterator

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
from wagtail_disclosure.negative_list.screening.texts import Locator, Readable, Role

_FALSE = frozenset({"0", "false"})
# Layouts and masters: what programs put there for people to type over.
_PATTERNS = ("slidemaster", "slidelayout", "notesmaster", "handoutmaster", "theme")


class PresentationExtractor(Extractor):
    suffixes = frozenset({"pptx", "pptm", "ppsx", "ppsm", "potx"})

    def recognises(self, file: SourceFile) -> bool:
        return document_kind(file) == "pptx"

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        with open_package(file, reading.limits) as package:
            yield from guarded(read_properties(package, reading), reading)
            main = package.main_part()
            targets = {each.id: each.target for each in package.relationships(main)}
            listed = package.tree(main).iter("p:sldId")
            parts = [targets.get(each.get("r:id", ""), "") for each in listed]
            for number, part in enumerate(parts, start=1):
                if package.has(part):
                    yield from _slide(package, part, number, reading)
            yield from read_remainder(package, reading)


def _slide(
    package: Package, part: str, number: int, reading: Reading
) -> Iterator[Readable]:
    place = {"slide": number}
    yield from guarded(_shown(package, part, place, reading), reading, place)
    for notes in package.related(part, "notesslide"):
        texts = _paragraphs(package, notes, {**place, "notes": 1}, reading)
        yield from guarded(texts, reading, place)
    for remarks in package.related(part, "comments"):
        texts = _comments(package, remarks, place, reading)
        yield from guarded(texts, reading, place)


def _shown(
    package: Package, part: str, place: Locator, reading: Reading
) -> Iterator[Readable]:
    root = package.tree(part)
    hidden = "hidden-slide" if root.get("show") in _FALSE else ""
    tables = list(root.iter("a:tbl"))
    in_tables = {id(each) for table in tables for each in table.iter("a:p")}
    for table_number, table in enumerate(tables, start=1):
        rows = [
            [
                "".join(t.text or "" for t in cell.iter("a:t"))
                for cell in row.iter("a:tc")
            ]
            for row in table.iter("a:tr")
        ]
        name = f"{'/'.join(reading.member)}:{part}:{table_number}"
        yield reading.table(
            rows, {**place, "table": table_number}, name=name, hidden=hidden
        )
    number = 0
    for paragraph in root.iter("a:p"):
        text = "".join(each.text or "" for each in paragraph.iter("a:t"))
        if id(paragraph) in in_tables or not text.strip():
            continue
        number += 1
        yield reading.text(text, {**place, "paragraph": number}, hidden=hidden)
    for shape in root.iter("p:cNvPr"):
        for attribute in ("descr", "title"):
            if text := shape.get(attribute, "").strip():
                where = {**place, "attribute": attribute}
                yield reading.text(text, where, Role.ALTERNATIVE, hidden=hidden)


def _paragraphs(
    package: Package, part: str, place: Locator, reading: Reading
) -> Iterator[Readable]:
    number = 0
    for paragraph in package.tree(part).iter("a:p"):
        # The number of the slide is a field, and nobody's words.
        text = "".join(each.text or "" for each in paragraph.iter("a:t"))
        if text.strip() and not text.strip().isdigit():
            number += 1
            where = {**place, "paragraph": number}
            yield reading.text(text, where, hidden="speaker-notes")


def _comments(
    package: Package, part: str, place: Locator, reading: Reading
) -> Iterator[Readable]:
    texts = [each.text or "" for each in package.tree(part).iter() if each.text]
    for number, text in enumerate(texts, start=1):
        if text.strip():
            where = {**place, "comment": number}
            yield reading.text(text, where, Role.COMMENT, hidden="comment")
