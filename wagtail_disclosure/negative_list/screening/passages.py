"""A stretch of joined texts, as detectors search it and find their way back.

A workbook has a million cells, and each search of one costs more than the reading.
So texts are joined, folded and searched together, and only what was found is
followed back to its paragraph or cell.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, Protocol

from wagtail_disclosure.negative_list.screening.digit_runs import (
    Numbers,
    find_numbers,
)
from wagtail_disclosure.negative_list.screening.folding import Folded
from wagtail_disclosure.negative_list.screening.headings import Headings, heading
from wagtail_disclosure.negative_list.screening.texts import (
    Locator,
    Role,
    Table,
    Text,
)

# Between texts, rows and cells. Nothing that is searched for runs over a line.
JOINT = "\n"


_NO_COLUMNS: Mapping[int, str] = MappingProxyType({})


class Piece(NamedTuple):
    """One text or one cell, as the finding names it."""

    text: str
    # Where it begins in the original of the passage.
    start: int
    locator: Locator
    role: Role
    heading: str
    hidden: str
    member: tuple[str, ...]
    # The row it stands in: the table, the number, and the cells, of which a very wide
    # row shows only those near this one.
    table: str = ""
    row: int = 0
    cells: Sequence[str] = ()
    # Its own index among the cells, and in the rows of the table.
    column: int = 0
    table_column: int = 0
    # The folded headings of the cells, by index; empty for the headings' own row.
    columns: Mapping[int, str] = _NO_COLUMNS

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def sha256(self) -> str:
        # A lone surrogate, too, is a text that somebody has written.
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def label(self) -> str:
        """What the piece stands under, or beside in a form: folded, without blanks."""
        if self.heading or not self.column:
            return self.heading
        return heading(self.cells[self.column - 1])

    @property
    def row_key(self) -> tuple[str, int]:
        """The same for all cells of one row."""
        return self.table, self.row


class Word(NamedTuple):
    """A detector's word, found in a passage; offsets into the folded text."""

    text: str
    start: int
    end: int


class Part(Protocol):
    """A text or a table in a passage, or one window of it."""

    @property
    def content(self) -> Text | Table: ...

    @property
    def start(self) -> int:
        """Where the whole content begins: before the passage in a later window."""

    @property
    def headings(self) -> Headings | None:
        """The columns' headings, of a table."""

    @property
    def joined(self) -> str:
        """What of it stands in the passage."""

    def piece_at(self, place: int) -> Piece: ...

    def pieces(self) -> Iterator[Piece]:
        """The text, or the cells that begin in the passage."""

    def cells(self, columns: Sequence[int]) -> Iterator[Piece]:
        """Of those the ones below the headings in some columns, if not empty."""


class Passage:
    """
    Some texts of one document, joined and folded.

    Detectors search `text`; all offsets they use are offsets into it.
    """

    def __init__(self, parts: Sequence[Part], *, known: int = 0) -> None:
        self._parts = parts
        # So many characters were in the passage before, too.
        self._known = known
        # The line that was asked for last.
        self._line = (1, 0)
        self.folded = Folded(JOINT.join([part.joined for part in parts]))
        self.text = self.folded.text
        # Those of the rule that is being searched for.
        self.words: Sequence[Word] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self._parts]

    @cached_property
    def _tables(self) -> Sequence[tuple[Table, Headings, Part]]:
        return [
            (part.content, part.headings, part)
            for part in self._parts
            if isinstance(part.content, Table) and part.headings is not None
        ]

    @cached_property
    def _by_table(self) -> Mapping[int, tuple[Table, Headings, Part]]:
        return {id(found[0]): found for found in self._tables}

    @cached_property
    def numbers(self) -> Numbers:
        """Numbers by their length, found once for all detectors."""
        return find_numbers(self.text)

    def pieces(self) -> Iterator[Piece]:
        """Every text, and every table as its single cells."""
        for part in self._parts:
            yield from part.pieces()

    def headings_of(self, table: Table) -> Headings:
        """The column headings of a table of this passage."""
        return self._by_table[id(table)][1]

    def tables(self) -> Iterator[tuple[Table, Headings]]:
        for table, headings, _part in self._by_table.values():
            yield table, headings

    def cells(self, table: Table, columns: Sequence[int]) -> Iterator[Piece]:
        """The cells with a text in some columns, below the headings."""
        for found, _headings, part in self._tables:
            if found is table:
                yield from part.cells(columns)

    def column_cells(self, names: re.Pattern[str]) -> Iterator[Piece]:
        """The cells with a text under headings in which `names` is found."""
        for _table, headings, part in self._tables:
            wanted = [c for c, name in headings.names.items() if names.search(name)]
            if wanted:
                yield from part.cells(wanted)

    @cached_property
    def notable(self) -> Sequence[tuple[Text | Table, int]]:
        """
        The contents that are more than plain text that everybody sees.

        Each comes with the place in the original where it begins, and once: in its
        first window.
        """
        return [
            (part.content, part.start)
            for part in self._parts
            if part.start >= 0 and _is_notable(part.content)
        ]

    def table_at(self, offset: int) -> Table | None:
        """The table in which the folded character at `offset` stands."""
        part = self._part_at(self.folded.to_original(offset))
        return part.content if isinstance(part.content, Table) else None

    def piece_at(self, offset: int) -> Piece:
        """The text or cell in which the folded character at `offset` stands."""
        return self.piece_at_original(self.folded.to_original(offset))

    def piece_at_original(self, place: int) -> Piece:
        """The text or cell in which the character at `place` of the original stands."""
        return self._part_at(place).piece_at(place)

    def _part_at(self, place: int) -> Part:
        return self._parts[bisect.bisect_right(self._starts, place) - 1]

    def span_in(self, piece: Piece, start: int, end: int) -> tuple[int, int] | None:
        """The stretch in the piece's own text; None if it leaves the piece."""
        first, last = self.folded.original_span(start, end)
        if first < piece.start or last > piece.end:
            return None
        return first - piece.start, last - piece.start

    def is_known(self, end: int) -> bool:
        """Whether the passage before held all up to a place in the original."""
        return end <= self._known

    def folded_start(self, piece: Piece) -> int:
        """Where the piece begins in the folded text."""
        return self.folded.to_folded(piece.start)

    def before(self, offset: int, size: int) -> str:
        """At most `size` folded characters before `offset`, of the same line."""
        return self.text[max(0, offset - size) : offset].rpartition(JOINT)[2]

    def after(self, offset: int, size: int) -> str:
        """At most `size` folded characters from `offset` on, of the same line."""
        return self.text[offset : offset + size].partition(JOINT)[0]

    def line_span(self, offset: int) -> tuple[int, int]:
        """Where the line begins and ends that the folded character stands in."""
        start, end = self._line
        # A line of a million characters is not measured again for each of its words.
        if not start <= offset <= end:
            start = self.text.rfind(JOINT, 0, offset) + 1
            end = self.text.find(JOINT, offset)
            self._line = start, end = start, len(self.text) if end < 0 else end
        return start, end

    def line_at(self, offset: int) -> str:
        start, end = self.line_span(offset)
        return self.text[start:end]


def _is_notable(content: Text | Table) -> bool:
    if not isinstance(content, Text):
        return True
    is_plain = content.role is Role.BODY and not content.heading
    return not is_plain or bool(content.hidden)
