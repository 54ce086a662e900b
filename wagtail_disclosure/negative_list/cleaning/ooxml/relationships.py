"""Relationships: which parts an Office file consists of."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from wagtail_disclosure.negative_list.cleaning.ooxml.editor import Element, PartEditor


@dataclass(frozen=True)
class Relationship:
    id: str
    # The last word of its type: "image", "hyperlink", "customproperties".
    kind: str
    # The part it leads to, or the address outside of the package.
    target: str
    is_external: bool


class RelationshipsEditor(PartEditor):
    """Keeps what is wanted; afterwards `kept` holds it."""

    def __init__(
        self, data: bytes, source: str, is_wanted: Callable[[Relationship], bool]
    ) -> None:
        super().__init__(data)
        self.folder = posixpath.dirname(source)
        self.is_wanted = is_wanted
        self.kept: list[Relationship] = []

    def closed(self, element: Element, parent: Element) -> None:
        if element.name != "rel:Relationship":
            return
        relationship = self._relationship(element)
        if self.is_wanted(relationship):
            self.kept.append(relationship)
        else:
            self.cut(element)

    def _relationship(self, element: Element) -> Relationship:
        attributes = element.attributes
        target = attributes.get("Target", "")
        is_external = attributes.get("TargetMode", "").lower() == "external"
        return Relationship(
            id=attributes.get("Id", ""),
            # Both dialects, of which one writes "custom-properties".
            kind=attributes.get("Type", "").rpartition("/")[2].replace("-", "").lower(),
            target=target if is_external else self._resolved(target),
            is_external=is_external,
        )

    def _resolved(self, target: str) -> str:
        path = unquote(target.replace("\\", "/").partition("#")[0])
        joined = posixpath.join("/", self.folder, path)
        return posixpath.normpath(joined).lstrip("/")


class ReferencedIds(PartEditor):
    """The relationships that a part names."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.ids: set[str] = set()
        # Those that the data of a diagram names in the document that shows it.
        self.drawings: set[str] = set()
        self.edited()

    def opened(self, element: Element) -> None:
        for name, value in element.attributes.items():
            if name.startswith("r:") or name == "o:relid":
                self.ids.add(value)
            elif name == "relId":
                self.drawings.add(value)


def relationships_part(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
