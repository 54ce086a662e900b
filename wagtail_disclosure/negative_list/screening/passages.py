"""Texts joined into stretches that are long enough to be searched fast.

A workbook has a million cells, and each search of one costs more than the reading.
So texts are joined, folded and searched together, and only what was found is
followed back to its paragraph or cell.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TypeGuard

from wagtail_disclosure.negative_list.screening.digit_runs import (
    Numbers,
    find_numbers,
)
from wagtail_disclosure.negative_list.screening.folding import Folded
from wagtail_disclosure.negative_list.screening.headings import (
    Headings,
    find_headings,
    heading,
)
from wagtail_disclosure.negative_list.screening.texts import (
    Locator,
    Readable,
    Role,
    Table,
    Text,
)

# Characters after which a new stretch begins.
STRETCH = 100_000
# A longer text is searched in windows: what is found in one takes memory.
WINDOW = 300_000
# A window ends with a line if one ends so near; else the next begins so much earlier.
_NEAR_END = 20_000
_OVERLAP = 400
# Between texts, rows and cells. Nothing that is searched for runs over a line.
_JOINT = "\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text or one cell, as the finding names it."""

    text: str
    # Where it begins in the original of the passage.
    start: int
    locator: Locator
    role: Role
    heading: str
    hidden: str
    member: tuple[str, ...]
    # The row it stands in: the table, the number, and all its cells.
    table: str = ""
    row: int = 0
    column: int = 0
    cells: Sequence[str] = ()
    # The folded headings of all columns, by index; empty for the headings' own row.
    columns: Mapping[int, str] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True)
class Word:
    """A detector's word, found in a passage; offsets into the folded text."""

    text: str
    start: int
    end: int


class Passage:
    """
    Some texts of one document, joined and folded.

    Detectors search `text`; all offsets they use are offsets into it.
    """

    def __init__(self, parts: Sequence[_Part], *, known: int = 0) -> None:
        self._parts = parts
        # So many characters were in the passage before, too.
        self._known = known
        # The line that was asked for last.
        self._line = (1, 0)
        self._starts = [part.start for part in parts]
        self.folded = Folded(_JOINT.join(part.joined for part in parts))
        self.text = self.folded.text
        # Those of the rule that is being searched for.
        self.words: Sequence[Word] = ()

    @cached_property
    def numbers(self) -> Numbers:
        """Numbers by their length, found once for all detectors."""
        return find_numbers(self.text)

    def pieces(self) -> Iterator[Piece]:
        """Every text, and every table as its single cells."""
        for part in self._parts:
            yield from part.pieces()

    def texts(self) -> Iterator[Text]:
        """The texts that are no tables."""
        for part in self._parts:
            if isinstance(part, _TextPart):
                yield part.content

    def headings_of(self, table: Table) -> Headings:
        """The column headings of a table of this passage."""
        return self._table_headings[id(table)]

    @cached_property
    def _table_headings(self) -> dict[int, Headings]:
        return {id(table): headings for table, headings in self.tables()}

    def tables(self) -> Iterator[tuple[Table, Headings]]:
        for part in self._parts:
            if isinstance(part, _TablePart):
                yield part.content, part.headings

    def column_cells(self, names: re.Pattern[str]) -> Iterator[Piece]:
        """The cells with a text under headings in which `names` is found."""
        for part in self._parts:
            if isinstance(part, _TablePart):
                yield from part.column_cells(names)

    def contents(self) -> Iterator[tuple[Text | Table, int]]:
        """Every text and table, with the place in the original where it begins."""
        for part in self._parts:
            yield part.content, part.start

    @cached_property
    def notable(self) -> Sequence[tuple[Text | Table, int]]:
        """The contents that are more than plain text that everybody sees."""
        return [
            (content, start)
            for content, start in self.contents()
            if _is_notable(content)
        ]

    def table_at(self, offset: int) -> Table | None:
        """The table in which the folded character at `offset` stands."""
        part = self._part_at(self.folded.to_original(offset))
        return part.content if isinstance(part, _TablePart) else None

    def piece_at(self, offset: int) -> Piece:
        """The text or cell in which the folded character at `offset` stands."""
        return self.piece_at_original(self.folded.to_original(offset))

    def piece_at_original(self, place: int) -> Piece:
        """The text or cell in which the character at `place` of the original stands."""
        return self._part_at(place).piece_at(place)

    def _part_at(self, place: int) -> _Part:
        return self._parts[bisect.bisect_right(self._starts, place) - 1]

    def span_in(self, piece: Piece, start: int, end: int) -> tuple[int, int] | None:
        """The stretch in the piece's own text; None if it leaves the piece."""
        first, last = self.folded.original_span(start, end)
        if first < piece.start or last > piece.end:
            return None
        return first - piece.start, last - piece.start

    def is_known(self, end: int) -> bool:
        """Whether the passage before held all up to a folded offset."""
        return end > 0 and self.folded.to_original(end - 1) < self._known

    def folded_start(self, piece: Piece) -> int:
        """Where the piece begins in the folded text."""
        return self.folded.to_folded(piece.start)

    def before(self, offset: int, size: int) -> str:
        """At most `size` folded characters before `offset`, of the same line."""
        return self.text[max(0, offset - size) : offset].rpartition(_JOINT)[2]

    def after(self, offset: int, size: int) -> str:
        """At most `size` folded characters from `offset` on, of the same line."""
        return self.text[offset : offset + size].partition(_JOINT)[0]

    def line_span(self, offset: int) -> tuple[int, int]:
        """Where the line begins and ends that the folded character stands in."""
        start, end = self._line
        # A line of a million characters is not measured again for each of its words.
        if not start <= offset <= end:
            start = self.text.rfind(_JOINT, 0, offset) + 1
            end = self.text.find(_JOINT, offset)
            self._line = start, end = start, len(self.text) if end < 0 else end
        return start, end

    def line_at(self, offset: int) -> str:
        start, end = self.line_span(offset)
        return self.text[start:end]


@dataclass
class _TextPart:
    """A text, or one window of it."""

    content: Text
    start: int = 0
    window: slice = field(default_factory=lambda: slice(None))

    @property
    def joined(self) -> str:
        return self.content.text[self.window]

    def pieces(self) -> Iterator[Piece]:
        yield self.piece_at(self.start)

    def piece_at(self, place: int) -> Piece:
        text = self.content
        return Piece(
            text=text.text,
            start=self.start - (self.window.start or 0),
            locator=text.locator,
            role=text.role,
            heading=text.heading,
            hidden=text.hidden,
            member=text.member,
        )


@dataclass
class _TablePart:
    content: Table
    headings: Headings
    start: int = 0

    @cached_property
    def lines(self) -> list[str]:
        return [_JOINT.join(row) for row in self.content.rows]

    @cached_property
    def joined(self) -> str:
        return _JOINT.join(self.lines)

    @cached_property
    def row_starts(self) -> list[int]:
        sizes = (len(line) + 1 for line in self.lines[:-1])
        return list(accumulate(sizes, initial=0))

    def pieces(self) -> Iterator[Piece]:
        for index in range(len(self.content.rows)):
            yield from self._row_pieces(index)

    def column_cells(self, names: re.Pattern[str]) -> Iterator[Piece]:
        wanted = [c for c, name in self.headings.names.items() if names.search(name)]
        if not wanted:
            return
        for index, row in enumerate(self.content.rows):
            if self.content.first_row + index <= self.headings.row:
                continue
            for column in wanted:
                if column < len(row) and row[column]:
                    yield self._piece(index, column)

    def piece_at(self, place: int) -> Piece:
        index = bisect.bisect_right(self.row_starts, place - self.start) - 1
        end = self.start + self.row_starts[index]
        row = self.content.rows[index]
        for column, cell in enumerate(row):
            end += len(cell) + 1
            if place < end:
                return self._piece(index, column)
        if not row:
            raise IndexError("This row has no cells.")
        return self._piece(index, len(row) - 1)

    def _row_pieces(self, index: int) -> Iterator[Piece]:
        for column in range(len(self.content.rows[index])):
            yield self._piece(index, column)

    def _piece(self, index: int, column: int) -> Piece:
        table = self.content
        row = table.rows[index]
        number = table.first_row + index
        before = sum(map(len, row[:column])) + column
        is_below = number > self.headings.row
        return Piece(
            text=row[column],
            start=self.start + self.row_starts[index] + before,
            locator=_cell_locator(table, number, column),
            role=table.role,
            heading=self.headings.of(number, column),
            hidden=table.hidden
            or table.hidden_rows.get(number, "")
            or table.hidden_columns.get(column, "")
            or table.hidden_cells.get((number, column), ""),
            member=table.member,
            table=table.name,
            row=number,
            column=column,
            cells=row,
            columns=self.headings.names if is_below else {},
        )


def _cell_locator(table: Table, row: int, column: int) -> Locator:
    if table.columns:
        return {**table.locator, "cell": f"{table.columns[column]}{row}"}
    return {**table.locator, "row": row, "column": column + 1}


_Part = _TextPart | _TablePart


def _is_notable(content: Text | Table) -> bool:
    if not isinstance(content, Text):
        return True
    is_plain = content.role is Role.BODY and not content.heading
    return not is_plain or bool(content.hidden)


def _is_long(content: Readable) -> TypeGuard[Text]:
    """Whether a text is searched in windows: what else there is stays whole."""
    if not isinstance(content, Text) or len(content.text) <= WINDOW:
        return False
    return not _is_notable(content)


def _windows(content: Text) -> Iterator[Passage]:
    text, start, known = content.text, 0, 0
    while start < len(text):
        end = start + WINDOW
        line_end = text.rfind(_JOINT, end - _NEAR_END, end) + 1
        end = (line_end or end) if end < len(text) else len(text)
        yield Passage([_TextPart(content, window=slice(start, end))], known=known)
        known = 0 if line_end or end == len(text) else _OVERLAP
        start = end - known


@dataclass
class PassageMaker:
    """Joins texts into passages and keeps the headings of tables in mind."""

    size: int = STRETCH
    _headings: dict[str, Headings] = field(default_factory=dict)

    def passages(self, texts: Iterable[Readable]) -> Iterator[Passage]:
        parts: list[_Part] = []
        length = 0
        for content in texts:
            if _is_long(content):
                if parts:
                    yield Passage(parts)
                    parts, length = [], 0
                yield from _windows(content)
                continue
            part = self._part(content, length)
            if part is None:
                continue
            parts.append(part)
            length += len(part.joined) + 1
            if length >= self.size:
                yield Passage(parts)
                parts, length = [], 0
        if parts:
            yield Passage(parts)

    def _part(self, content: Readable, start: int) -> _Part | None:
        if isinstance(content, Text):
            return _TextPart(content, start) if content.text else None
        if isinstance(content, Table) and any(content.rows):
            return _TablePart(content, self._headings_of(content), start)
        return None

    def _headings_of(self, table: Table) -> Headings:
        known = self._headings.get(table.name) if table.name else None
        if known is None:
            known = find_headings(table)
            if table.name:
                self._headings[table.name] = known
        return known
