"""Whatever else lies in an Office file: it goes out with the file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.faults import guarded
from wagtail_disclosure.negative_list.extractors.ooxml.package import (
    CONTENT_TYPES,
    Package,
)
from wagtail_disclosure.negative_list.extractors.ooxml.sweep import swept_texts
from wagtail_disclosure.negative_list.screening.texts import Locator, Readable, Role

# Files that a reader sees as part of the page.
_PICTURES = frozenset(
    [
        "png",
        "jpg",
        "jpeg",
        "jfif",
        "gif",
        "bmp",
        "tif",
        "tiff",
        "emf",
        "wmf",
        "svg",
        "webp",
        "ico",
        "heic",
        "wdp",
    ]
)
# Parts without anything that a person wrote, by the relationship that leads there.
_SILENT = frozenset({"font", "printersettings", "activexcontrolbinary"})
_MACROS = "vbaproject"
_EMBEDDED = "embedded-file"
_HEAD_BYTES = 64
_BLANKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
# Short texts are joined, since charts hold thousands of them.
_JOINED_CHARACTERS = 2_000


def read_remainder(package: Package, reading: Reading) -> Iterator[Readable]:
    """All parts that were not read before, and all addresses outside."""
    kinds: dict[str, str] = {}
    for name in package.archive.names():
        if name.lower().endswith(".rels"):
            links = _links(package, name, kinds, reading)
            yield from guarded(links, reading, {"part": name})
    for name in package.archive.names():
        if name in package.visited or name.endswith("/") or name == CONTENT_TYPES:
            continue
        kind = kinds.get(name.lower(), "")
        if kind not in _SILENT:
            part = _part(package, name, kind, reading)
            yield from guarded(part, reading, {"part": name})


def _links(
    package: Package, rels: str, kinds: dict[str, str], reading: Reading
) -> Iterator[Readable]:
    folder, name = posixpath.split(rels)
    source = posixpath.join(posixpath.dirname(folder), name[: -len(".rels")])
    for each in package.relationships(source):
        if not each.is_external:
            kinds[each.target.lower()] = each.kind
        elif each.target not in package.links_read:
            package.links_read.add(each.target)
            yield reading.text(each.target, {"part": source}, Role.LINK)


def _part(
    package: Package, name: str, kind: str, reading: Reading
) -> Iterator[Readable]:
    reading.spend()
    place = {"part": name}
    if _is_xml(package, name):
        with package.open(name) as stream:
            texts = swept_texts(stream, package.limits)
            yield from joined(texts, place, reading)
        return
    base = posixpath.basename(name.replace("\\", "/"))
    suffix = base.rpartition(".")[2].lower()
    if suffix not in _PICTURES:
        yield reading.text(base, place, Role.PROPERTY, hidden=_EMBEDDED)
    if kind != _MACROS:
        yield from reading.embedded(base, package.read(name))


def joined(
    texts: Iterable[str], place: Locator, reading: Reading, hidden: str = ""
) -> Iterator[Readable]:
    """Texts as lines of longer ones; the locator counts them."""
    lines: list[str] = []
    size, number = 0, 1
    for text in texts:
        lines.append(text)
        size += len(text)
        if size >= _JOINED_CHARACTERS:
            yield _block(lines, place, number, reading, hidden)
            number += len(lines)
            lines, size = [], 0
    if lines:
        yield _block(lines, place, number, reading, hidden)


def _block(
    lines: list[str], place: Locator, number: int, reading: Reading, hidden: str
) -> Readable:
    text = "\n".join(lines)
    return reading.text(text, {**place, "line": number}, Role.PROPERTY, hidden=hidden)


def _is_xml(package: Package, name: str) -> bool:
    if name.lower().endswith((".xml", ".vml", ".rels")):
        return True
    if name.lower().endswith(".svg"):
        return False
    with package.open(name) as stream:
        head = stream.read(_HEAD_BYTES)
    return head.lstrip(_BLANKS).startswith(b"<?xml")
