"""XML from strangers: no entities, no bottomless nesting, never all of it at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum
from typing import IO, NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from wagtail_disclosure.archives import ArchiveLimits, FileProblem
from wagtail_disclosure.negative_list.extractors.ooxml.names import (
    READING_PREFIXES,
    SEPARATOR,
    ShortNames,
)

_CHUNK = 1 << 16
# A tree takes some 300 bytes for each element.
MAX_TREE_ELEMENTS = 1_000_000


class Step(Enum):
    """What happened on the way through a part."""

    START = "start"
    WHOLE = "whole"
    END = "end"


Event = tuple[Step, Element]


def safe_parser(*, doctype: bool = False) -> expat.XMLParserType:
    """A parser that stops where a document begins to define anything itself."""
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.buffer_size = _CHUNK
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    if not doctype:
        parser.StartDoctypeDeclHandler = _refuse
    return parser


def feed(parser: expat.XMLParserType, stream: IO[bytes]) -> Iterator[None]:
    """Parse the stream and pause after each stretch of it."""
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FileProblem("damaged", line=error.lineno) from error
    yield


def events(
    stream: IO[bytes],
    limits: ArchiveLimits,
    containers: Collection[str] = (),
    *,
    doctype: bool = False,
) -> Iterator[Event]:
    """
    A part as a series of trees.

    The root and each element in `containers`, as long as it stands within such ones
    only, come as START and END without content, everything else within them as WHOLE.
    What was read before a fault comes before the error.
    """
    splitter = _Splitter(frozenset(containers), limits.max_part_depth)
    parser = safe_parser(doctype=doctype)
    parser.StartElementHandler = splitter.start
    parser.CharacterDataHandler = splitter.text
    parser.EndElementHandler = splitter.end
    steps = feed(parser, stream)
    try:
        for _ in steps:
            yield from splitter.taken()
    except FileProblem:
        yield from splitter.taken()
        raise


def tree(stream: IO[bytes], limits: ArchiveLimits) -> Element:
    """A small part as a whole."""
    root = Element("")
    for step, element in events(stream, limits):
        if step is Step.START:
            root = element
        elif step is Step.WHOLE:
            root.append(element)
    return root


def walk(element: Element, containers: Collection[str] = ()) -> Iterator[Event]:
    """The inside of a tree as `events` gives it."""
    for child in element:
        if child.tag in containers:
            yield Step.START, child
            yield from walk(child, containers)
            yield Step.END, child
        else:
            yield Step.WHOLE, child


class _Splitter:
    def __init__(self, containers: frozenset[str], max_depth: int) -> None:
        self.containers = containers
        self.max_depth = max_depth
        self.names = ShortNames(READING_PREFIXES)
        self.ready: list[Event] = []
        self.open: list[Element] = []
        self.builder: TreeBuilder | None = None
        self.depth = 0
        self.elements = 0

    def taken(self) -> list[Event]:
        ready, self.ready = self.ready, []
        return ready

    def start(self, name: str, attributes: dict[str, str]) -> None:
        names = self.names
        tag = names[name]
        short = {names[key]: value for key, value in attributes.items()}
        self.depth += 1
        if self.depth > self.max_depth:
            raise FileProblem("damaged", reason="nesting")
        if self.builder is None:
            if tag in self.containers or not self.open:
                container = Element(tag, short)
                self.open.append(container)
                self.ready.append((Step.START, container))
                return
            self.builder = TreeBuilder()
            self.elements = 0
        self.elements += 1
        if self.elements > MAX_TREE_ELEMENTS:
            raise FileProblem("unpacks-too-large", elements=MAX_TREE_ELEMENTS)
        self.builder.start(tag, short)

    def text(self, text: str) -> None:
        if self.builder is not None:
            self.builder.data(text)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.builder is None:
            self.ready.append((Step.END, self.open.pop()))
            return
        self.builder.end(self.names[name])
        if self.depth == len(self.open):
            self.ready.append((Step.WHOLE, self.builder.close()))
            self.builder = None


def _refuse(*_details: object) -> NoReturn:
    raise FileProblem("unsafe-xml")
