"""OFD, the national format of fixed pages (GB/T 33190)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from wagtail_disclosure.archives import CheckedArchive, FileProblem
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.extractors.ofd_package.document import (
    OfdDocument,
)
from wagtail_disclosure.negative_list.extractors.ofd_package.package import (
    Package,
    child,
    children,
    local,
    words,
)
from wagtail_disclosure.negative_list.screening.texts import Readable, Role

_ENTRY = "OFD.xml"
_ENCRYPTED = ("encryptions.xml", "decryptseed.dat", "encryptinfo.dat")
_AUTHORS = frozenset({"Author"})
_WITHOUT_WORDS = frozenset({"DocID", "CreationDate", "ModDate", "DocUsage", "Cover"})


class OfdExtractor(Extractor):
    """
    Pages, annotations, custom tags, outlines, attachments and properties.

    A text that no page names, as it stays behind in a package that was edited, comes
    as hidden text.
    """

    suffixes = frozenset({"ofd"})

    def recognises(self, file: SourceFile) -> bool:
        if not file.head.startswith(b"PK"):
            return False
        try:
            with file.open() as stream, zipfile.ZipFile(stream) as archive:
                return any(n.lower() == _ENTRY.lower() for n in archive.namelist())
        except Exception:  # noqa: BLE001
            return False

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        content = file.content
        source = content if isinstance(content, Path) else io.BytesIO(content)
        with CheckedArchive(source, reading.limits) as archive:
            package = Package(archive)
            if any(posixpath.basename(n) in _ENCRYPTED for n in package.names):
                raise FileProblem("password-protected")
            entry = package.find(_ENTRY)
            if entry is None:
                raise FileProblem("damaged")
            bodies = list(children(package.xml(entry), "DocBody"))
            for body in bodies:
                yield from _body(package, body, reading)
            if not bodies:
                raise FileProblem("damaged")
            yield from _left_behind(package, reading)


def _body(package: Package, body: Element, reading: Reading) -> Iterator[Readable]:
    yield from _properties(child(body, "DocInfo"), reading)
    name = package.find(words(child(body, "DocRoot")))
    if name is None:
        raise FileProblem("damaged")
    yield from OfdDocument(package, reading, name).readables()


def _properties(info: Element | None, reading: Reading) -> Iterator[Readable]:
    for element in info.iter() if info is not None else ():
        name, text = local(element), (element.text or "").strip()
        if not text or name in _WITHOUT_WORDS:
            continue
        role = Role.AUTHOR if name in _AUTHORS else Role.PROPERTY
        # Custom data have names of their own.
        yield reading.text(text, {"property": element.get("Name") or name}, role)


def _left_behind(package: Package, reading: Reading) -> Iterator[Readable]:
    """Texts of parts that nothing names."""
    for name in package.archive.names():
        if name in package.read or not name.lower().endswith(".xml"):
            continue
        reading.spend()
        try:
            root = package.xml(name)
        except FileProblem as problem:
            yield reading.problem(problem.code, {"part": name})
            continue
        codes = (element for element in root.iter() if local(element) == "TextCode")
        for number, code in enumerate(codes, start=1):
            if words(code):
                place: dict[str, str | int] = {"part": name, "line": number}
                yield reading.text(words(code), place, hidden="hidden-text")
