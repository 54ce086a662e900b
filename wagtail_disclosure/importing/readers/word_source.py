"""A Word file as its reader would see it, before it is converted.

The converter shows hidden text and does not know the numbers that Word counts.
"""

import shutil
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import NamedTemporaryFile
from typing import IO
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring

from wagtail_disclosure.archives import CheckedArchive
from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.word_numbering import Numbered, Numbering
from wagtail_disclosure.importing.readers.word_xml import child, is_on, value, w

_MAIN_TYPE = "wordprocessingml.document.main+xml"
# Word writes one vocabulary under two names.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_SHOWN_PARTS = ("t", "tab", "br", "sym", "drawing", "pict", "object", "noBreakHyphen")
# Beyond parts in XML the converter needs pictures only.
_NOT_NEEDED = ("word/embeddings/", "word/fonts/", "customXml/", "docProps/")


@contextmanager
def prepared(archive: CheckedArchive, builder: BlockBuilder) -> Iterator[IO[bytes]]:
    main = _main_part(archive)
    document = _parsed(archive, main)
    styles = _parsed_or_empty(archive, "word/styles.xml")
    numbering = _parsed_or_empty(archive, "word/numbering.xml")
    _warn(archive, document, builder)
    if _hide(document, styles):
        builder.warn("hidden-left-out")
    if _write_numbers(document, Numbering(numbering, styles)):
        builder.warn("numbering-written-out")
    # mammoth takes the file's name apart, so it needs to have one.
    with NamedTemporaryFile(suffix=".docx") as file:
        _copy(archive, file, main, tostring(document, "utf-8"))
        file.seek(0)
        yield file


def _main_part(archive: CheckedArchive) -> str:
    types = _parsed(archive, "[Content_Types].xml")
    for part in types.iter():
        if _MAIN_TYPE in part.get("ContentType", ""):
            return part.get("PartName", "").lstrip("/") or "word/document.xml"
    return "word/document.xml"


def _parsed(archive: CheckedArchive, name: str) -> Element:
    data = archive.read(name).replace(_STRICT, _TRANSITIONAL)
    return fromstring(data, forbid_dtd=True)


def _parsed_or_empty(archive: CheckedArchive, name: str) -> Element:
    return _parsed(archive, name) if name in archive.names() else Element("none")


def _warn(archive: CheckedArchive, document: Element, builder: BlockBuilder) -> None:
    """What the body leaves out, and who downloads the original still sees."""
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


def _write_numbers(document: Element, numbering: Numbering) -> bool:
    paragraphs = list(document.iter(w("p")))
    places = {
        index: place
        for index, paragraph in enumerate(paragraphs)
        if (place := numbering.place(paragraph))
    }
    lists = _real_lists(places, numbering)
    written = False
    for index, place in places.items():
        if place.list_id in lists or _is_bullet(place, numbering):
            continue
        label = numbering.label(place)
        if label and _has_text(paragraphs[index]):
            _prefix(paragraphs[index], label)
            written = True
    return written


def _real_lists(places: dict[int, Numbered], numbering: Numbering) -> set[str]:
    """Lists that markup numbers the same: 1. 2. 3. in one piece."""
    positions: dict[str, list[int]] = defaultdict(list)
    for index, place in places.items():
        positions[place.list_id].append(index)
    sharing = Counter(
        numbering.counter_id(Numbered(list_id, 0)) for list_id in positions
    )
    return {
        list_id
        for list_id, found in positions.items()
        if found[-1] - found[0] + 1 == len(found)
        and sharing[numbering.counter_id(Numbered(list_id, 0))] == 1
        and all(_is_plain(places[index], numbering) for index in found)
    }


def _is_plain(place: Numbered, numbering: Numbering) -> bool:
    level = numbering.level(place)
    return level is not None and (level.is_bullet or level.is_plain(place.index))


def _is_bullet(place: Numbered, numbering: Numbering) -> bool:
    level = numbering.level(place)
    return level is None or level.is_bullet


def _has_text(paragraph: Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(w("t")))


def _prefix(paragraph: Element, label: str) -> None:
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = Element(w("pPr"))
        paragraph.insert(0, properties)
    own = child(properties, "numPr")
    if own is not None:
        properties.remove(own)
    # List 0 is none: it also overrules the list of the style.
    own = SubElement(properties, w("numPr"))
    SubElement(own, w("ilvl"), {w("val"): "0"})
    SubElement(own, w("numId"), {w("val"): "0"})
    run = Element(w("r"))
    SubElement(run, w("t")).text = label
    paragraph.insert(list(paragraph).index(properties) + 1, run)


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
