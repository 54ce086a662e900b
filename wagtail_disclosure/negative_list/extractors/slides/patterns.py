"""Masters and layouts: what stands on every slide that is made after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package
from wagtail_disclosure.negative_list.screening.texts import Readable, Role

_OF_SLIDES = ("slidelayout", "slidemaster")
_OF_THE_WHOLE = ("slidemaster", "notesmaster", "handoutmaster")


def pattern_parts(package: Package, main: str, slides: Sequence[str]) -> list[str]:
    """Each once: those of the presentation, and what they and the slides lead to."""
    found: dict[str, None] = {}
    waiting = [p for kind in _OF_THE_WHOLE for p in package.related(main, kind)]
    for slide in slides:
        if package.has(slide):
            waiting += package.related(slide, "slidelayout")
    while waiting:
        part = waiting.pop(0)
        if part not in found:
            found[part] = None
            for kind in _OF_SLIDES:
                waiting += package.related(part, kind)
    return list(found)


def pattern_texts(package: Package, part: str, reading: Reading) -> Iterator[Readable]:
    """What slides show of it, and the words that wait for people to type over."""
    for shape in package.tree(part).iter("p:sp"):
        is_placeholder = next(shape.iter("p:ph"), None) is not None
        role = Role.PROPERTY if is_placeholder else Role.BODY
        for text in _texts(shape):
            yield reading.text(text, {"part": part}, role)


def _texts(shape: Element) -> Iterator[str]:
    for paragraph in shape.iter("a:p"):
        text = "".join(each.text or "" for each in paragraph.iter("a:t"))
        if text.strip():
            yield text
