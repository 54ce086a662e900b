"""Presentations, with hidden slides, speaker notes and comments."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.extractors.ooxml.drawings import charts
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
from wagtail_disclosure.negative_list.extractors.slides.looks import (
    may_have_ground,
    run_reason,
)
from wagtail_disclosure.negative_list.extractors.slides.patterns import (
    pattern_parts,
    pattern_texts,
)
from wagtail_disclosure.negative_list.screening.texts import Locator, Readable, Role

_FALSE = frozenset({"0", "false"})
# Authors of comments, in the old way and in the new one.
_AUTHORS = ("commentauthors", "authors")


class PresentationExtractor(Extractor):
    """
    Slides with their tables, charts and alternative texts, notes, comments with their
    writers, masters and layouts.

    White letters are named only where nothing on the slide or behind it may be darker
    than paper, tiny ones always.
    """

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
            yield from guarded(_authors(package, main, reading), reading)
            for part in pattern_parts(package, main, parts):
                yield from guarded(pattern_texts(package, part, reading), reading)
            yield from read_remainder(package, reading)


def _slide(
    package: Package, part: str, number: int, reading: Reading
) -> Iterator[Readable]:
    place = {"slide": number}
    yield from guarded(_shown(package, part, place, reading), reading, place)
    yield from charts(package, part, place, reading)
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
    has_ground = may_have_ground(package, part, root)
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
        where = {**place, "paragraph": number}
        yield from _paragraph(paragraph, where, reading, hidden, has_ground=has_ground)
    for shape in root.iter("p:cNvPr"):
        for attribute in ("descr", "title"):
            if text := shape.get(attribute, "").strip():
                where = {**place, "attribute": attribute}
                yield reading.text(text, where, Role.ALTERNATIVE, hidden=hidden)


def _paragraph(
    paragraph: Element,
    place: Locator,
    reading: Reading,
    hidden: str,
    *,
    has_ground: bool,
) -> Iterator[Readable]:
    """What is seen of a paragraph, then what is not, each as one text."""
    by_reason: dict[str, str] = {hidden: ""}
    for run in paragraph.iter():
        texts = [each.text or "" for each in run if each.tag == "a:t"]
        if texts:
            reason = hidden or run_reason(run.find("a:rPr"), has_ground=has_ground)
            by_reason[reason] = by_reason.get(reason, "") + "".join(texts)
    for reason, text in by_reason.items():
        if text.strip():
            yield reading.text(text, place, hidden=reason)


def _authors(package: Package, main: str, reading: Reading) -> Iterator[Readable]:
    for kind in _AUTHORS:
        for part in package.related(main, kind):
            for element in package.tree(part):
                if name := element.get("name", "").strip():
                    yield reading.text(name, {"part": part}, Role.AUTHOR)


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
