"""What is drawn over a sheet or a slide: shapes with words, charts."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.faults import guarded
from wagtail_disclosure.negative_list.extractors.ooxml.names import local_name
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package
from wagtail_disclosure.negative_list.screening.texts import Locator, Readable, Role

_DESCRIBED = ("descr", "title")


def drawing_texts(
    package: Package, part: str, place: Locator, reading: Reading, *, hidden: str = ""
) -> Iterator[Readable]:
    """The shapes of a drawing part, then the charts it shows."""
    root = package.tree(part)
    for number, paragraph in enumerate(_paragraphs(root), start=1):
        where = {**place, "shape": number}
        yield reading.text(paragraph, where, hidden=hidden)
    for element in root.iter():
        if local_name(element.tag) == "cNvPr":
            for attribute in _DESCRIBED:
                if text := element.get(attribute, "").strip():
                    where = {**place, "attribute": attribute}
                    yield reading.text(text, where, Role.ALTERNATIVE, hidden=hidden)
    yield from charts(package, part, place, reading, hidden=hidden)


def charts(
    package: Package, part: str, place: Locator, reading: Reading, *, hidden: str = ""
) -> Iterator[Readable]:
    """The charts that a part shows: their words, and the values they have kept."""
    for number, chart in enumerate(package.related(part, "chart"), start=1):
        where = {**place, "chart": number}
        texts = _chart(package, chart, where, reading, hidden)
        yield from guarded(texts, reading, where)


def _chart(
    package: Package, part: str, place: Locator, reading: Reading, hidden: str
) -> Iterator[Readable]:
    root = package.tree(part)
    for text in _paragraphs(root):
        yield reading.text(text, place, hidden=hidden)
    rows: list[list[str]] = []
    for series in root.iter("c:ser"):
        name, categories = _points(series, "c:tx"), _points(series, "c:cat")
        values = _points(series, "c:val") or _points(series, "c:yVal")
        if categories and not rows:
            rows.append(["", *categories])
        rows.append(["".join(name), *values])
    if any(any(row) for row in rows):
        table = f"{'/'.join(reading.member)}:{part}"
        yield reading.table(rows, place, name=table, hidden=hidden)


def _points(series: Element, tag: str) -> list[str]:
    found = series.find(tag)
    if found is None:
        return []
    return [(value.text or "") for value in found.iter("c:v")]


def _paragraphs(root: Element) -> Iterator[str]:
    for paragraph in root.iter("a:p"):
        text = "".join(each.text or "" for each in paragraph.iter("a:t"))
        if text.strip():
            yield text
