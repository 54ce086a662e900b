"""Comments, data behind pivot tables, and what linked files once said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.faults import guarded
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package
from wagtail_disclosure.negative_list.extractors.ooxml.remainder import joined
from wagtail_disclosure.negative_list.extractors.sheets.workbook import ListedSheet
from wagtail_disclosure.negative_list.screening.texts import (
    Locator,
    Readable,
    Role,
)

_COMMENT = "comment"


def comments(
    package: Package, sheet: ListedSheet, reading: Reading
) -> Iterator[Readable]:
    for part in package.related(sheet.part, "comments"):
        yield from guarded(_notes(package, part, sheet, reading), reading)
    for part in package.related(sheet.part, "threadedcomment"):
        yield from guarded(_threads(package, part, sheet, reading), reading)


def authors(
    package: Package, sheets: Iterable[ListedSheet], reading: Reading
) -> Iterator[Readable]:
    """Who wrote comments; a number stands for whoever a thread names."""
    names: dict[str, str] = {}
    for sheet in sheets:
        for part in package.related(sheet.part, "comments"):
            for element in package.tree(part).iter("x:author"):
                names.setdefault((element.text or "").strip(), part)
    for part in package.related(package.main_part(), "person"):
        for element in package.tree(part).iter("threaded:person"):
            names.setdefault(element.get("displayName", "").strip(), part)
    for name, part in names.items():
        if name and not name.startswith("tc="):
            yield reading.text(name, {"part": part}, Role.AUTHOR)


def _notes(
    package: Package, part: str, sheet: ListedSheet, reading: Reading
) -> Iterator[Readable]:
    for element in package.tree(part).iter("x:comment"):
        text = "".join(each.text or "" for each in element.iter("x:t"))
        place: Locator = {
            "sheet": sheet.name,
            "cell": str(element.get("ref", "")),
            "comment": 1,
        }
        if text.strip():
            yield reading.text(text, place, Role.COMMENT, hidden=_COMMENT)


def _threads(
    package: Package, part: str, sheet: ListedSheet, reading: Reading
) -> Iterator[Readable]:
    for element in package.tree(part).iter("threaded:threadedComment"):
        text = "".join(each.text or "" for each in element.iter("threaded:text"))
        place: Locator = {
            "sheet": sheet.name,
            "cell": str(element.get("ref", "")),
            "comment": 1,
        }
        if text.strip():
            yield reading.text(text, place, Role.COMMENT, hidden=_COMMENT)


def cached_values(package: Package, reading: Reading) -> Iterator[Readable]:
    """Values that Excel keeps of data which may not be in the file any more."""
    main = package.main_part()
    for part in package.related(main, "pivotcachedefinition"):
        yield from guarded(_pivot(package, part, reading), reading, {"part": part})
    for part in package.related(main, "externallink"):
        yield from guarded(_link(package, part, reading), reading, {"part": part})


def _pivot(package: Package, part: str, reading: Reading) -> Iterator[Readable]:
    parts = [part, *package.related(part, "pivotcacherecords")]
    for each in parts:
        values = _attributes(package, each)
        yield from joined(values, {"part": each}, reading, hidden="pivot-cache")


def _attributes(package: Package, part: str) -> Iterator[str]:
    for element in package.tree(part).iter():
        if element.tag in {"x:s", "x:n", "x:d"} and element.get("v"):
            yield element.get("v", "")
        elif element.tag in {"x:cacheField", "x:calculatedItem"}:
            yield element.get("name", "")


def _link(package: Package, part: str, reading: Reading) -> Iterator[Readable]:
    values = (
        element.text or ""
        for element in package.tree(part).iter("x:v")
        if (element.text or "").strip()
    )
    yield from joined(values, {"part": part}, reading, hidden="external-link")
