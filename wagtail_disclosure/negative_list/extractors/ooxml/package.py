"""The parts of an Office file, found by their relationships, not by their names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import IO
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from wagtail_disclosure.archives import (
    ArchiveLimits,
    CheckedArchive,
    FileProblem,
)
from wagtail_disclosure.negative_list.extractors.extractor import SourceFile
from wagtail_disclosure.negative_list.extractors.ooxml.markup import (
    Event,
    events,
    tree,
)

CONTENT_TYPES = "[Content_Types].xml"
_CONTENT_TYPES_BYTES = 1 << 20
_MAIN_TYPE = re.compile(
    rb"(?:(?P<docx>wordprocessingml|ms-word)\.(?:document|template)"
    rb"|(?P<xlsx>spreadsheetml|ms-excel)\.(?:sheet|template|addin)"
    rb"|(?P<pptx>presentationml|ms-powerpoint)\.(?:presentation|slideshow|template))"
    rb"(?:\.macroEnabled)?(?:Template)?\.main\+xml"
)
_ZIP = b"PK"


@dataclass(frozen=True)
class Relationship:
    id: str
    # The last word of its type: "image", "hyperlink", "customproperties".
    kind: str
    # The part it leads to, or the address outside of the package.
    target: str
    is_external: bool


class Package:
    """A zip of parts; it remembers which ones were read."""

    def __init__(self, archive: CheckedArchive) -> None:
        self.archive = archive
        self.limits = archive.limits
        self.visited: set[str] = set()
        # Addresses outside that were read at their place.
        self.links_read: set[str] = set()

    @cached_property
    def parts(self) -> dict[str, str]:
        """Real names by the names that parts are asked for: case does not count."""
        return {_key(name): name for name in self.archive.names()}

    def has(self, part: str) -> bool:
        return _key(part) in self.parts

    @contextmanager
    def open(self, part: str) -> Iterator[IO[bytes]]:
        name = self.parts.get(_key(part))
        if name is None:
            raise FileProblem("damaged", part=part)
        self.visited.add(name)
        with self.archive.open(name) as stream:
            yield stream

    def read(self, part: str) -> bytes:
        name = self.parts.get(_key(part), "")
        if self.archive.size(name) > self.limits.max_part_bytes:
            self.visited.add(name)
            raise FileProblem("unpacks-too-large", part=part)
        with self.open(part) as stream:
            return stream.read()

    def tree(self, part: str) -> Element:
        with self.open(part) as stream:
            return tree(stream, self.limits)

    def events(self, part: str, containers: Collection[str] = ()) -> Iterator[Event]:
        with self.open(part) as stream:
            yield from events(stream, self.limits, containers)

    def relationships(self, part: str = "") -> list[Relationship]:
        """Those of a part, or of the package; none where the part has none."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(rels):
            return []
        root = self.tree(rels)
        return [_relationship(each, folder) for each in root.iter("rel:Relationship")]

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of this kind that a part leads to and that are there."""
        return [
            each.target
            for each in self.relationships(part)
            if each.kind == kind and not each.is_external and self.has(each.target)
        ]

    def main_part(self) -> str:
        found = self.related("", "officedocument")
        if not found:
            raise FileProblem("damaged", reason="no-main-part")
        return found[0]


@contextmanager
def open_package(file: SourceFile, limits: ArchiveLimits) -> Iterator[Package]:
    with file.open() as stream, CheckedArchive(stream, limits) as archive:
        yield Package(archive)


def document_kind(file: SourceFile) -> str:
    """ "docx", "xlsx" or "pptx" by the content, empty for anything else."""
    if not file.head.startswith(_ZIP):
        return ""
    try:
        with open_package(file, ArchiveLimits()) as package:
            if not package.has(CONTENT_TYPES):
                return ""
            with package.open(CONTENT_TYPES) as stream:
                types = stream.read(_CONTENT_TYPES_BYTES)
    except FileProblem:
        return ""
    # In UTF-16 every other byte of the names is zero.
    found = _MAIN_TYPE.search(types.replace(b"\0", b""))
    return found.lastgroup or "" if found else ""


def _relationship(element: Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    is_external = element.get("TargetMode", "").lower() == "external"
    return Relationship(
        id=element.get("Id", ""),
        # Both dialects, of which one writes "custom-properties".
        kind=element.get("Type", "").rpartition("/")[2].replace("-", "").lower(),
        target=target if is_external else _resolved(target, folder),
        is_external=is_external,
    )


def _resolved(target: str, folder: str) -> str:
    path = target.replace("\\", "/").partition("#")[0]
    path = unquote(path)
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
