"""Shared strings that no cell shows any more."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.markup import Step
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package
from wagtail_disclosure.negative_list.extractors.ooxml.remainder import joined
from wagtail_disclosure.negative_list.screening.texts import Readable

DELETED_CELL = "deleted-cell"


def unused_strings(
    package: Package, used: Collection[int], reading: Reading
) -> Iterator[Readable]:
    """What somebody wrote into cells that were emptied by a program since."""
    for part in package.related(package.main_part(), "sharedstrings"):
        texts = _texts(package, part, used, reading)
        yield from joined(texts, {"part": part}, reading, hidden=DELETED_CELL)


def _texts(
    package: Package, part: str, used: Collection[int], reading: Reading
) -> Iterator[str]:
    number = -1
    for step, element in package.events(part):
        if step is not Step.WHOLE or element.tag != "x:si":
            continue
        number += 1
        if number in used:
            continue
        reading.spend()
        text = "".join(each.text or "" for each in element.iter("x:t"))
        if text.strip():
            yield text
