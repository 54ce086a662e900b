"""An Office file in memory, whose parts are replaced and left out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from dataclasses import dataclass

from wagtail_disclosure.archives import CheckedArchive, FileProblem
from wagtail_disclosure.negative_list.cleaning.ooxml.editor import (
    Element,
    PartEditor,
    parse,
    safe_parser,
)
from wagtail_disclosure.negative_list.cleaning.ooxml.relationships import (
    ReferencedIds,
    Relationship,
    RelationshipsEditor,
    relationships_part,
)
from wagtail_disclosure.negative_list.cleaning.problems import (
    ENTANGLED,
    NOT_CLEANABLE,
)

CONTENT_TYPES = "[Content_Types].xml"
_HEAD_BYTES = 64
_BLANKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
# The oldest time that a zip can hold; office programs write it, too.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Policy:
    """
    Which relationships stay, by kind.

    What is in neither set goes. `named` stays where the part names it, so that the
    picture of a deleted paragraph goes with it; `plain` stays without a word.
    """

    named: frozenset[str]
    plain: frozenset[str]


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Package:
    def __init__(self, archive: CheckedArchive) -> None:
        self.archive = archive
        self._names = {_key(name): name for name in archive.names()}
        self._new: dict[str, bytes] = {}
        self.types = _ContentTypes(self.read(CONTENT_TYPES))

    def names(self) -> list[str]:
        return list(self._names.values())

    def has(self, part: str) -> bool:
        return _key(part) in self._names

    def read(self, part: str) -> bytes:
        name = self._names.get(_key(part))
        if name is None:
            raise FileProblem("damaged", part=part)
        if name in self._new:
            return self._new[name]
        return self.archive.read(name)

    def replace(self, part: str, data: bytes) -> None:
        if self._is_xml(part):
            # Nobody gets a copy that an office program could not open.
            parse(safe_parser(), data)
        self._new[self._names[_key(part)]] = data

    def type_of(self, part: str) -> str:
        return self.types.of(part)

    def relationships(self, part: str = "") -> list[Relationship]:
        """Those of a part, or of the package; none where the part has none."""
        name = relationships_part(part)
        if not self.has(name):
            return []
        editor = RelationshipsEditor(self.read(name), part, lambda _each: True)
        editor.edited()
        return editor.kept

    def related(self, part: str, *kinds: str) -> list[str]:
        """The parts of these kinds that a part leads to and that are there."""
        return [
            each.target
            for each in self.relationships(part)
            if each.kind in kinds and not each.is_external and self.has(each.target)
        ]

    def main_part(self) -> str:
        found = self.related("", "officedocument")
        if not found:
            raise FileProblem("damaged", reason="no-main-part")
        return found[0]

    def prune(self, policy: Policy) -> None:
        """Leave out what no wanted relationship leads to any more."""
        reached = {_key(CONTENT_TYPES)}
        waiting = [""]
        while waiting:
            part = waiting.pop()
            for each in self._pruned(part, policy, reached):
                if not each.is_external and _key(each.target) not in reached:
                    reached.add(_key(each.target))
                    if self.has(each.target):
                        waiting.append(each.target)
        gone = set(self._names) - reached
        self.types = _ContentTypes(self.read(CONTENT_TYPES), gone=gone)
        self.replace(CONTENT_TYPES, self.types.data_without)
        for key in gone:
            self._new.pop(self._names.pop(key), None)

    def _pruned(
        self, part: str, policy: Policy, reached: set[str]
    ) -> list[Relationship]:
        name = relationships_part(part)
        if not self.has(name):
            return []
        ids = self._ids_named_by(part)
        editor = RelationshipsEditor(
            self.read(name), part, lambda each: _stays(each, policy, ids)
        )
        data = editor.edited()
        left = {each.id for each in editor.kept}
        if part and ids & ({each.id for each in self.relationships(part)} - left):
            raise FileProblem(NOT_CLEANABLE, reason=ENTANGLED, part=part)
        if editor.kept:
            self.replace(name, data)
            reached.add(_key(name))
        return editor.kept

    def _ids_named_by(self, part: str) -> set[str]:
        if not part or not self._is_xml(part):
            return set()
        ids = ReferencedIds(self.read(part)).ids
        # The drawing of a diagram is named by its data, not by the document.
        for data in self.related(part, "diagramdata"):
            if any(each.target == data for each in self._named(part, ids)):
                ids = ids | ReferencedIds(self.read(data)).drawings
        return ids

    def _named(self, part: str, ids: set[str]) -> list[Relationship]:
        return [each for each in self.relationships(part) if each.id in ids]

    def _is_xml(self, part: str) -> bool:
        return self.read(part)[:_HEAD_BYTES].lstrip(_BLANKS).startswith(b"<")

    def written(self) -> bytes:
        """The package as a file, the same for the same parts."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in self.archive.names():
                if self._names.get(_key(name)) == name:
                    info = zipfile.ZipInfo(name, _NO_TIME)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    copy.writestr(info, self.read(name))
        return target.getvalue()


class _ContentTypes(PartEditor):
    """The types of parts; `gone` are those that leave."""

    def __init__(self, data: bytes, gone: Collection[str] = ()) -> None:
        super().__init__(data)
        self.gone = gone
        self._by_part: dict[str, str] = {}
        self._by_suffix: dict[str, str] = {}
        self.data_without = self.edited()

    def of(self, part: str) -> str:
        suffix = part.rpartition(".")[2].lower()
        return self._by_part.get(_key(part)) or self._by_suffix.get(suffix, "")

    def closed(self, element: Element, parent: Element) -> None:
        content_type = element.attributes.get("ContentType", "")
        if element.name == "ct:Default":
            suffix = element.attributes.get("Extension", "").lower()
            self._by_suffix[suffix] = content_type
        elif element.name == "ct:Override":
            part = _key(element.attributes.get("PartName", ""))
            self._by_part[part] = content_type
            if part in self.gone:
                self.cut(element)


def _stays(each: Relationship, policy: Policy, ids: set[str]) -> bool:
    if each.is_external and each.kind not in ("hyperlink", "image"):
        return False
    return each.kind in policy.plain or (each.kind in policy.named and each.id in ids)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
