"""One document of an OFD package, part by part."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors import ocr
from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.layout.reading import PageReader
from wagtail_disclosure.negative_list.extractors.ofd_package.package import (
    Package,
    box,
    child,
    children,
    local,
    words,
)
from wagtail_disclosure.negative_list.extractors.ofd_package.page_content import (
    PageContent,
)
from wagtail_disclosure.negative_list.screening.texts import Readable, Role

_A4 = (0.0, 0.0, 210.0, 297.0)
_SCAN_SHARE, _FEW_LETTERS, _PICTURE, _MANY_PATHS = 0.5, 50, 0.04, 150


@dataclass
class OfdDocument:
    package: Package
    reading: Reading
    # The part that DocRoot names.
    name: str
    root: Element = field(init=False)
    pages: PageReader = field(init=False)
    # Part of a page by its identifier, for annotations.
    numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root = self.package.xml(self.name)
        self.pages = PageReader(self.reading)

    def readables(self) -> Iterator[Readable]:
        yield from self._pages()
        yield from self._annotations()
        yield from self._custom_tags()
        yield from self._outlines()
        yield from self._attachments()

    def part(self, path: str, base: str = "") -> str | None:
        return self.package.find(path, base or posixpath.dirname(self.name))

    def _pages(self) -> Iterator[Readable]:
        found = list(children(child(self.root, "Pages"), "Page"))
        for number, page in enumerate(found, start=1):
            self.reading.spend()
            if number > self.reading.limits.max_pages:
                raise FileProblem("too-many-pages", limit=self.reading.limits.max_pages)
            self.numbers[page.get("ID", "")] = number
            yield from self._page(page.get("BaseLoc", ""), number)

    def _page(self, path: str, number: int) -> Iterator[Readable]:
        name = self.part(path)
        if name is None:
            yield self.reading.problem("damaged", {"page": number})
            return
        try:
            root = self.package.xml(name)
        except FileProblem as problem:
            yield self.reading.problem(problem.code, {"page": number})
            return
        content = self._content(root)
        for hidden, runs in content.runs():
            yield from self.pages.read(
                runs, number, segments=content.segments, hidden=hidden
            )
        if self._is_scan(content, root):
            yield from self._by_ocr(content, number, posixpath.dirname(name))

    def _content(self, root: Element) -> PageContent:
        content = PageContent()
        for template in children(root, "Template"):
            wanted = template.get("TemplateID")
            for known in children(child(self.root, "CommonData"), "TemplatePage"):
                name = self.part(known.get("BaseLoc", ""))
                if known.get("ID") == wanted and name:
                    _add_layers(content, self.package.xml(name))
        _add_layers(content, root)
        return content

    def _is_scan(self, content: PageContent, root: Element) -> bool:
        letters = sum(len(found.run.text) for found in content.letters)
        area = child(root, "Area")
        if area is None:
            area = child(self.root, "CommonData", "PageArea")
        left, top, right, bottom = box(words(child(area, "PhysicalBox"))) or _A4
        share = content.picture_area / max(1.0, (right - left) * (bottom - top))
        if not letters:
            return share >= _PICTURE or content.paths >= _MANY_PATHS
        return letters < _FEW_LETTERS and share >= _SCAN_SHARE

    def _by_ocr(
        self, content: PageContent, number: int, base: str
    ) -> Iterator[Readable]:
        """The pictures of a page, one after the other: nothing here draws a page."""
        files = self._pictures(base)
        is_read = bool(content.pictures)
        for _area, resource in sorted(content.pictures, reverse=True):
            name = files.get(resource)
            data = self.package.archive.read(name) if name else b""
            runs = ocr.read_picture(data, self.reading) if data else None
            if runs is None:
                is_read = False
            else:
                yield from self.pages.read(runs, number)
        if not is_read:
            yield self.reading.problem("scanned", {"page": number})

    def _pictures(self, page_folder: str) -> dict[str, str]:
        """Part of each picture by its identifier in the resources."""
        found = {}
        folder = posixpath.dirname(self.name)
        common = child(self.root, "CommonData")
        named = [
            self.part(words(resource))
            for kind in ("PublicRes", "DocumentRes")
            for resource in children(common, kind)
        ]
        page_resources = self.package.find("PageRes.xml", page_folder)
        for name in filter(None, [*named, page_resources]):
            root = self.package.xml(name)
            base = posixpath.join(posixpath.dirname(name), root.get("BaseLoc", ""))
            for media in root.iter():
                if local(media) == "MultiMedia":
                    path = words(child(media, "MediaFile"))
                    part = self.package.find(path, base) or self.part(path, folder)
                    if part:
                        found[media.get("ID", "")] = part
        return found

    def _annotations(self) -> Iterator[Readable]:
        name = self.part(words(child(self.root, "Annotations")))
        if not name:
            return
        for page in children(self.package.xml(name), "Page"):
            number = self.numbers.get(page.get("PageID", ""), 0)
            part = self.part(words(child(page, "FileLoc")), posixpath.dirname(name))
            if part:
                yield from self._annotations_of(self.package.xml(part), number)

    def _annotations_of(self, root: Element, number: int) -> Iterator[Readable]:
        for count, annotation in enumerate(children(root, "Annot"), start=1):
            place: dict[str, str | int] = {"page": number, "annotation": count}
            yield from self._texts(
                annotation.get("Creator", ""),
                {**place, "property": "author"},
                Role.AUTHOR,
            )
            for part in annotation:
                if local(part) == "Appearance":
                    said = " ".join(_codes(part))
                else:
                    said = " ".join(s.strip() for s in part.itertext() if s.strip())
                yield from self._texts(said, place, Role.COMMENT, hidden="annotation")
            address = next((e for e in annotation.iter() if local(e) == "URI"), None)
            if address is not None:
                yield from self._texts(address.get("URI", ""), place, Role.LINK)

    def _custom_tags(self) -> Iterator[Readable]:
        name = self.part(words(child(self.root, "CustomTags")))
        if not name:
            return
        for tag in children(self.package.xml(name), "CustomTag"):
            part = self.part(words(child(tag, "FileLoc")), posixpath.dirname(name))
            if not part:
                continue
            for count, element in enumerate(self.package.xml(part).iter(), start=1):
                place: dict[str, str | int] = {
                    "property": local(element),
                    "line": count,
                }
                # References to objects of pages are numbers and say nothing.
                if local(element) != "ObjectRef":
                    text = (element.text or "").strip()
                    yield from self._texts(text, place, Role.PROPERTY)

    def _outlines(self) -> Iterator[Readable]:
        outlines = child(self.root, "Outlines")
        found = outlines.iter() if outlines is not None else ()
        for count, element in enumerate(found, start=1):
            title = element.get("Title", "")
            yield from self._texts(title, {"bookmark": count}, Role.HEADING)

    def _attachments(self) -> Iterator[Readable]:
        name = self.part(words(child(self.root, "Attachments")))
        if not name:
            return
        for count, found in enumerate(
            children(self.package.xml(name), "Attachment"), start=1
        ):
            path = words(child(found, "FileLoc"))
            part = self.part(path, posixpath.dirname(name))
            title = found.get("Name") or posixpath.basename(path)
            place: dict[str, str | int] = {"attachment": count}
            yield from self._texts(title, place, Role.PROPERTY, hidden="embedded-file")
            if part is None:
                yield self.reading.within(title).problem("damaged")
                continue
            if "." not in title:
                title += posixpath.splitext(part)[1]
            self.package.read.add(part)
            yield from self.reading.embedded(title, self.package.archive.read(part))

    def _texts(
        self,
        text: str,
        place: dict[str, str | int],
        role: Role,
        *,
        hidden: str = "",
    ) -> Iterator[Readable]:
        if text.strip():
            yield self.reading.text(text.strip(), place, role, hidden=hidden)


def _add_layers(content: PageContent, root: Element) -> None:
    layers = child(root, "Content")
    if layers is not None:
        content.add(layers)


def _codes(element: Element) -> Iterator[str]:
    return (words(e) for e in element.iter() if local(e) == "TextCode")
