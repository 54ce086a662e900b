"""A Word file as its reader would see it, before it is converted.

The converter shows hidden text and does not know the numbers that Word counts.
"""

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import NamedTemporaryFile
from typing import IO
from xml.etree.ElementTree import Element, tostring

from defusedxml.ElementTree import fromstring

from wagtail_disclosure.archives import CheckedArchive
from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.document import ReadError
from wagtail_disclosure.importing.readers.word_numbering import Numbering, write_numbers
from wagtail_disclosure.importing.readers.word_xml import child, is_on, value, w

_MAIN_TYPE = "wordprocessingml.document.main+xml"
# Word writes one vocabulary under two names.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_OFFICE = "http://schemas.openxmlformats.org"
_NOT_CONVERTED = {
    "equation": f"{{{_OFFICE}/officeDocument/2006/math}}oMath",
    "chart": f"{{{_OFFICE}/drawingml/2006/chart}}chart",
    "diagram": f"{{{_OFFICE}/drawingml/2006/diagram}}relIds",
    "imported-file": w("altChunk"),
}
_SHOWN_PARTS = ("t", "tab", "br", "sym", "drawing", "pict", "object", "noBreakHyphen")
_PARTS_READ = (
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/comments.xml",
)
# Beyond parts in XML the converter needs pictures only.
_NOT_NEEDED = ("word/embeddings/", "word/fonts/", "customXml/", "docProps/")


@contextmanager
def prepared(archive: CheckedArchive, builder: BlockBuilder) -> Iterator[IO[bytes]]:
    main = _main_part(archive)
    _check_size(archive, main, builder)
    document = _parsed(archive, main)
    styles = _parsed_or_empty(archive, "word/styles.xml")
    numbering = _parsed_or_empty(archive, "word/numbering.xml")
    _warn(archive, document, builder)
    if _hide(document, styles):
        builder.warn("hidden-left-out")
    if write_numbers(document, Numbering(numbering, styles)):
        builder.warn("numbering-written-out")
    # mammoth takes the file's name apart, so it needs to have one.
    with NamedTemporaryFile(suffix=".docx") as file:
        _copy(archive, file, main, tostring(document, "utf-8"))
        file.seek(0)
        yield file


def _check_size(archive: CheckedArchive, main: str, builder: BlockBuilder) -> None:
    """The converter holds some thirty times the size of the XML in memory."""
    limit = builder.limits.max_word_bytes
    size = archive.size(main) + archive.size(*_PARTS_READ)
    if size > limit:
        raise ReadError("unpacks-too-large", part=main, bytes=size, limit=limit)


def _main_part(archive: CheckedArchive) -> str:
    types = _parsed(archive, "[Content_Types].xml")
    for part in types.iter():
        if _MAIN_TYPE in part.get("ContentType", ""):
            return part.get("PartName", "").lstrip("/") or "word/document.xml"
    return "word/document.xml"


def _parsed(archive: CheckedArchive, name: str) -> Element:
    data = archive.read(name).replace(_STRICT, _TRANSITIONAL)
    root: Element = fromstring(data, forbid_dtd=True)
    return root


def _parsed_or_empty(archive: CheckedArchive, name: str) -> Element:
    return _parsed(archive, name) if name in archive.names() else Element("none")


def _warn(archive: CheckedArchive, document: Element, builder: BlockBuilder) -> None:
    """What the body leaves out, and who downloads the original still sees."""
    for kind, tag in _NOT_CONVERTED.items():
        if document.find(f".//{tag}") is not None:
            builder.warn("not-converted", kind=kind)
    names = archive.names()
    if any(document.find(f".//{w(change)}") is not None for change in _CHANGES):
        builder.warn("tracked-changes")
    comments = _parsed_or_empty(archive, "word/comments.xml")
    if comments.find(w("comment")) is not None:
        builder.warn("comments-in-original")
    if any(name.startswith("word/embeddings/") for name in names):
        builder.warn("attachments-in-original")


def _hide(document: Element, styles: Element) -> bool:
    hiding = {
        style.get(w("styleId"), "")
        for style in styles.iter(w("style"))
        if is_on(child(style, "rPr"), "vanish")
    }
    found = False
    for paragraph in document.iter(w("p")):
        by_style = value(child(paragraph, "pPr"), "pStyle") in hiding
        for run in paragraph.iter(w("r")):
            if _is_hidden(run, hiding, by_style) and _empty(run):
                found = True
    return found


def _is_hidden(run: Element, hiding: set[str], by_style: bool) -> bool:
    properties = child(run, "rPr")
    if child(properties, "vanish") is not None:
        return is_on(properties, "vanish")
    return by_style or value(properties, "rStyle") in hiding


def _empty(run: Element) -> bool:
    shown = [part for name in _SHOWN_PARTS for part in run.findall(w(name))]
    for part in shown:
        run.remove(part)
    return bool(shown)


def _copy(archive: CheckedArchive, file: IO[bytes], main: str, document: bytes) -> None:
    with zipfile.ZipFile(file, "w") as copy:
        copy.writestr(main, document)
        for name in archive.names():
            if name != main and _is_needed(name):
                _copy_member(archive, copy, name)


def _copy_member(archive: CheckedArchive, copy: zipfile.ZipFile, name: str) -> None:
    with archive.open(name) as source, copy.open(name, "w") as target:
        shutil.copyfileobj(source, target)


def _is_needed(name: str) -> bool:
    is_drawing = name.lower().endswith((".svg", "/"))
    return not is_drawing and not name.startswith(_NOT_NEEDED)
