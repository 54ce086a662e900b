"""Cutting into XML without writing it anew: what is not cut stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.cleaning.ooxml.names import CLEANING_PREFIXES
from wagtail_disclosure.negative_list.extractors.ooxml.names import (
    SEPARATOR,
    ShortNames,
    local_name,
)

_START_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_ATTRIBUTE = re.compile(rb"\s+([^\s=>/]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_TAG_NAME = re.compile(rb"</?([^\s/>]+)")
_DECLARATION = re.compile(rb"\A\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NAMES = ShortNames(CLEANING_PREFIXES)


def safe_parser() -> expat.XMLParserType:
    """A parser that stops where a document begins to define anything itself."""
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def parse(parser: expat.XMLParserType, data: bytes) -> None:
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as error:
        raise FileProblem("damaged") from error


@dataclass(slots=True)
class Element:
    """An element on the way through a part, and what was found inside it."""

    name: str
    attributes: dict[str, str]
    start: int
    # Where its end tag begins; known once it is closed.
    end_tag: int = 0
    # Collected for the names in `texts` only.
    text: str = ""
    # How much of its content stays, and whether some of it was cut.
    kept: int = 0
    lost: bool = False
    marks: set[str] = field(default_factory=set)


class PartEditor:
    """
    Walks once through a part; subclasses cut when an element is closed.

    Inside out: when an element is closed, everything in it has been judged.
    """

    # Short names of elements whose text is needed.
    texts: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, data: bytes) -> None:
        self.data = _as_utf_8(data)
        self.stack: list[Element] = []
        self._cuts: list[tuple[int, int, bytes]] = []

    def edited(self) -> bytes:
        self._parser = safe_parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        if self.texts:
            self._parser.CharacterDataHandler = self._characters
        parse(self._parser, self.data)
        return self._applied()

    def opened(self, element: Element) -> None:
        """An element begins; it is on the stack already."""

    def closed(self, element: Element, parent: Element) -> None:
        """An element has ended; the stack ends with its parent."""
        parent.kept += 1

    def finished(self, root: Element) -> None:
        """The part has been walked through."""

    def cut(self, element: Element, replacement: bytes = b"") -> None:
        self.cut_span(element.start, self.end_of(element), replacement)

    def unwrap(self, element: Element) -> None:
        """Cut the tags and leave what stands between them."""
        inside = self.after_start_tag(element)
        self.cut_span(element.start, inside)
        if not self.is_empty(element):
            self.cut_span(element.end_tag, self.end_of(element))

    def insert(self, position: int, data: bytes) -> None:
        self.cut_span(position, position, data)

    def cut_span(self, start: int, end: int, replacement: bytes = b"") -> None:
        self._cuts.append((start, end, replacement))

    def rename(self, element: Element, local: str) -> None:
        tags = [element.start]
        if not self.is_empty(element):
            tags.append(element.end_tag)
        for position in tags:
            found = _TAG_NAME.match(self.data, position)
            if found:
                start, end = found.span(1)
                colon = self.data.find(b":", start, end)
                start = start if colon < 0 else colon + 1
                self.cut_span(start, end, local.encode())

    def drop_attributes(
        self, element: Element, is_wanted: Callable[[str], bool]
    ) -> None:
        """Cut those whose name without prefix is not wanted."""
        tag = self.data[element.start : self.after_start_tag(element)]
        for found in _ATTRIBUTE.finditer(tag):
            if not is_wanted(local_name(found[1].decode())):
                start, end = found.span()
                self.cut_span(element.start + start, element.start + end)

    def set_attribute(self, element: Element, name: str, value: str) -> None:
        tag = self.data[element.start : self.after_start_tag(element)]
        for found in _ATTRIBUTE.finditer(tag):
            if found[1].decode() == name:
                start, end = found.span(2)
                written = escape(value, {'"': "&quot;"})
                self.cut_span(
                    element.start + start, element.start + end, f'"{written}"'.encode()
                )

    def prefix(self, element: Element) -> str:
        """What stands before the names of this vocabulary, with the colon."""
        found = _TAG_NAME.match(self.data, element.start)
        head, colon, _local = found[1].decode().rpartition(":") if found else ("",) * 3
        return head + colon

    def after_start_tag(self, element: Element) -> int:
        found = _START_TAG.match(self.data, element.start)
        if found is None:
            raise FileProblem("damaged")
        return found.end()

    def is_empty(self, element: Element) -> bool:
        """Whether it is written as one tag."""
        end = self.after_start_tag(element)
        return self.data[end - 2 : end] == b"/>"

    def end_of(self, element: Element) -> int:
        if self.is_empty(element):
            return self.after_start_tag(element)
        return self.data.index(b">", element.end_tag) + 1

    def nearest(self, *names: str) -> Element | None:
        for element in reversed(self.stack):
            if element.name in names:
                return element
        return None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        # Most elements of a large part are cells, whose attributes are short already.
        if SEPARATOR in "".join(attributes):
            attributes = {_NAMES[key]: value for key, value in attributes.items()}
        element = Element(_NAMES[name], attributes, self._parser.CurrentByteIndex)
        self.stack.append(element)
        self.opened(element)

    def _end(self, name: str) -> None:
        element = self.stack.pop()
        element.end_tag = self._parser.CurrentByteIndex
        if self.stack:
            self.closed(element, self.stack[-1])
        else:
            self.finished(element)

    def _characters(self, text: str) -> None:
        if self.stack[-1].name in self.texts:
            self.stack[-1].text += text

    def _applied(self) -> bytes:
        pieces = []
        position = 0
        # The outer cut comes first and takes those inside it along.
        for start, end, replacement in sorted(
            self._cuts, key=lambda cut: (cut[0], -cut[1])
        ):
            if start >= position:
                pieces += [self.data[position:start], replacement]
                position = end
        pieces.append(self.data[position:])
        return b"".join(pieces)


def _as_utf_8(data: bytes) -> bytes:
    """Office writes UTF-8; what else is allowed is turned into it."""
    if data.startswith(_UTF_16):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeError as error:
            raise FileProblem("damaged") from error
        return _DECLARATION.sub(b"", data)
    declaration = _DECLARATION.match(data.removeprefix(b"\xef\xbb\xbf"))
    encoding = _ENCODING.search(declaration[0]) if declaration else None
    if encoding and encoding[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise FileProblem("undecodable")
    return data


def _refuse(*_details: object) -> NoReturn:
    raise FileProblem("unsafe-xml")
