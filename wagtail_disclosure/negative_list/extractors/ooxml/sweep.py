"""The texts of a part whose vocabulary nobody here knows: diagrams, charts, data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from wagtail_disclosure.archives import ArchiveLimits, FileProblem
from wagtail_disclosure.negative_list.extractors.ooxml.markup import feed, safe_parser
from wagtail_disclosure.negative_list.extractors.ooxml.names import SEPARATOR

# Within these a text goes on; every other element begins a new one.
_INLINE = frozenset({"r", "t", "rPr", "latin", "ea", "cs", "tspan", "fld"})
# Attributes that a person has written or may see.
_SHOWN = frozenset(
    [
        "alt",
        "descr",
        "title",
        "string",
        "tooltip",
        "location",
        "display",
        "prompt",
        "promptTitle",
        "error",
        "errorTitle",
        "connection",
        "command",
        "initials",
        "author",
        "userName",
        "displayName",
        "userId",
        "sourceName",
    ]
)
# Words of a vocabulary, not of a person: "title" stands for a placeholder, too.
_SHORTEST = 2


def swept_texts(
    stream: IO[bytes], limits: ArchiveLimits, *, doctype: bool = False
) -> Iterator[str]:
    """Each paragraph and each attribute that holds words, in order."""
    sweep = _Sweep(limits.max_part_depth)
    parser = safe_parser(doctype=doctype)
    parser.StartElementHandler = sweep.start
    parser.CharacterDataHandler = sweep.pieces.append
    parser.EndElementHandler = sweep.end
    steps = feed(parser, stream)
    try:
        for _ in steps:
            yield from sweep.taken()
    except FileProblem:
        yield from sweep.taken()
        raise


class _Sweep:
    def __init__(self, max_depth: int) -> None:
        self.max_depth = max_depth
        self.depth = 0
        self.pieces: list[str] = []
        self.ready: list[str] = []

    def taken(self) -> list[str]:
        ready, self.ready = self.ready, []
        return ready

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > self.max_depth:
            raise FileProblem("damaged", reason="nesting")
        if self.pieces:
            self._break_at(name)
        for key, value in attributes.items():
            if key in _SHOWN and len(value) >= _SHORTEST:
                self.ready.append(value)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.pieces:
            self._break_at(name)

    def _break_at(self, name: str) -> None:
        if name.rpartition(SEPARATOR)[2] in _INLINE:
            return
        text = "".join(self.pieces).strip()
        # The parser holds the list's method, so the list stays.
        self.pieces.clear()
        if text:
            self.ready.append(text)
