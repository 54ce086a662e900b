"""Texts joined into stretches that are long enough to be searched fast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wagtail_disclosure.negative_list.screening.headings import Headings, find_headings
from wagtail_disclosure.negative_list.screening.parts import TablePart, TextPart
from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.texts import Readable, Table, Text

# Characters after which a new stretch begins.
STRETCH = 100_000
# A longer text or table is searched in windows: what is found in one takes memory.
WINDOW = 300_000
# A window ends with a line if one ends so near; else the next begins so much earlier.
_NEAR_END = 20_000
_OVERLAP = 400


@dataclass
class PassageMaker:
    """Joins texts into passages and keeps the headings of tables in mind."""

    size: int = STRETCH
    _headings: dict[str, Headings] = field(default_factory=dict)

    def passages(self, texts: Iterable[Readable]) -> Iterator[Passage]:
        parts: list[TextPart | TablePart] = []
        length = 0
        for content in texts:
            part = self._part(content, length)
            if part is None:
                continue
            size = len(part.joined)
            if size > WINDOW:
                if parts:
                    yield Passage(parts)
                    parts, length = [], 0
                yield from _windows(part, size)
                continue
            parts.append(part)
            length += size + 1
            if length >= self.size:
                yield Passage(parts)
                parts, length = [], 0
        if parts:
            yield Passage(parts)

    def _part(self, content: Readable, start: int) -> TextPart | TablePart | None:
        if isinstance(content, Text):
            return TextPart(content, start) if content.text else None
        if isinstance(content, Table) and any(content.rows):
            return TablePart(content, start, self._headings_of(content))
        return None

    def _headings_of(self, table: Table) -> Headings:
        known = self._headings.get(table.name) if table.name else None
        if known is None:
            known = find_headings(table)
            if table.name:
                self._headings[table.name] = known
        return known


def _windows(part: TextPart | TablePart, size: int) -> Iterator[Passage]:
    start, known = 0, 0
    while start < size:
        end = start + WINDOW
        line_end = part.last_break(end - _NEAR_END, end) if end < size else size
        end = line_end or end
        yield Passage([part.window(start, end)], known=known)
        known = 0 if line_end else _OVERLAP
        start = end - known
