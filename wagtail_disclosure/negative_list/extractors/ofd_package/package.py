"""Parts of the package, found by the paths that other parts give."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from wagtail_disclosure.archives import ArchiveError, CheckedArchive, FileProblem

Box = tuple[float, float, float, float]


def local(element: Element) -> str:
    """The name without its namespace, which writers of OFD spell in several ways."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    for child in element if element is not None else ():
        if local(child) == name:
            yield child


def child(element: Element | None, *names: str) -> Element | None:
    """The first descendant along a path of names."""
    for name in names:
        element = next(children(element, name), None)
    return element


def words(element: Element | None) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""


def numbers(value: str | None) -> list[float]:
    try:
        return [float(part) for part in (value or "").split()]
    except ValueError:
        return []


def box(value: str | None) -> Box | None:
    """A place on the page as left, top, right, bottom in millimetres."""
    found = numbers(value)
    if len(found) != 4:
        return None
    left, top, width, height = found
    return left, top, left + width, top + height


@dataclass
class Package:
    archive: CheckedArchive
    names: dict[str, str] = field(init=False)
    # Parts that were read, to find those which nothing names.
    read: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        # Paths are compared as Windows does, for that is where they are written.
        self.names = {name.lower(): name for name in self.archive.names()}

    def find(self, path: str, base: str = "") -> str | None:
        """The part that a path means, seen from the folder `base` or from the root."""
        path = path.strip().replace("\\", "/")
        tried = [path.lstrip("/")]
        if not path.startswith("/"):
            tried.insert(0, posixpath.join(base, path))
        for name in tried:
            found = self.names.get(posixpath.normpath(name).lower())
            if found:
                return found
        return None

    def xml(self, name: str) -> Element:
        limits = self.archive.limits
        if self.archive.size(name) > limits.max_part_bytes:
            raise FileProblem("unpacks-too-large", part=name)
        self.read.add(name)
        try:
            with self.archive.open(name) as part:
                root: Element = parse(part, forbid_dtd=True).getroot()
        except DefusedXmlException as error:
            raise ArchiveError("unsafe-xml", part=name) from error
        except ParseError as error:
            raise ArchiveError("damaged", part=name) from error
        return root
