"""Texts and tables as the parts of a passage, and windows of long ones."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from wagtail_disclosure.negative_list.screening.headings import Headings
from wagtail_disclosure.negative_list.screening.passages import JOINT, Piece
from wagtail_disclosure.negative_list.screening.texts import Locator, Table, Text

# A row of more cells is no list of a person's data; what is far says nothing of a cell.
_WIDE = 200
_NEAR = 50

# Cells with the headings of their columns.
_Cells = tuple[Sequence[str], Mapping[int, str]]


class TextPart:
    __slots__ = ("content", "start", "joined", "_piece")
    headings = None

    def __init__(self, content: Text, start: int) -> None:
        self.content = content
        self.start = start
        self.joined = content.text
        self._piece: Piece | None = None

    def window(self, start: int, end: int) -> TextPart:
        """Some of it, as the only part of a passage."""
        part = TextPart(self.content, -start)
        part.joined = self.content.text[start:end]
        return part

    def last_break(self, start: int, end: int) -> int:
        """Behind the last line that ends in a stretch; 0 if none does."""
        return self.content.text.rfind(JOINT, start, end) + 1

    def pieces(self) -> Iterator[Piece]:
        if self.start >= 0:
            yield self.piece_at(self.start)

    def cells(self, columns: Sequence[int]) -> Iterator[Piece]:
        return iter(())

    def piece_at(self, place: int) -> Piece:
        # A text of a million findings is one piece to all of them.
        if self._piece is None:
            text = self.content
            self._piece = Piece(
                text=text.text,
                start=self.start,
                locator=text.locator,
                role=text.role,
                heading=text.heading,
                hidden=text.hidden,
                member=text.member,
            )
        return self._piece


class TablePart:
    __slots__ = ("content", "start", "joined", "headings", "_layout", "_end", "_near")

    def __init__(
        self,
        content: Table,
        start: int,
        headings: Headings,
        layout: _Layout | None = None,
    ) -> None:
        self.content = content
        self.start = start
        self.headings = headings
        self._layout = layout or _Layout(content)
        self.joined = self._layout.joined
        self._end = len(self.joined)
        self._near: tuple[int, int, _Cells] = (-1, 0, ((), {}))

    def window(self, start: int, end: int) -> TablePart:
        """Some of it, as the only part of a passage."""
        part = TablePart(self.content, -start, self.headings, self._layout)
        part.joined = self._layout.joined[start:end]
        part._end = end
        return part

    def last_break(self, start: int, end: int) -> int:
        """Where the last row begins in a stretch, else a cell; 0 if none does."""
        starts = self._layout.row_starts
        row = starts[bisect.bisect_right(starts, end) - 1]
        if row > start:
            return row
        return self._layout.joined.rfind(JOINT, start, end) + 1

    def pieces(self) -> Iterator[Piece]:
        for index, row in self._rows():
            for column in range(len(row)):
                yield from self._piece_here(index, column)

    def cells(self, columns: Sequence[int]) -> Iterator[Piece]:
        for index, row in self._rows():
            if self.content.first_row + index <= self.headings.row:
                continue
            for column in columns:
                if column < len(row) and row[column]:
                    yield from self._piece_here(index, column)

    def _rows(self) -> Iterator[tuple[int, Sequence[str]]]:
        """The rows that begin or go on in the passage, by index."""
        starts = self._layout.row_starts
        first = bisect.bisect_right(starts, max(0, -self.start)) - 1
        last = bisect.bisect_left(starts, self._end)
        return zip(range(first, last), self.content.rows[first:last], strict=True)

    def _piece_here(self, index: int, column: int) -> Iterator[Piece]:
        """The cell, if it begins in the passage."""
        place = self._layout.cell_start(index, column)
        if max(0, -self.start) <= place <= self._end:
            yield self._piece(index, column)

    def piece_at(self, place: int) -> Piece:
        return self._piece(*self._layout.cell_at(place - self.start))

    def _piece(self, index: int, column: int) -> Piece:
        table = self.content
        row = table.rows[index]
        number = table.first_row + index
        first, (cells, columns) = self._cells_near(index, column)
        return Piece(
            text=row[column],
            start=self.start + self._layout.cell_start(index, column),
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
            cells=cells,
            column=column - first,
            table_column=column,
            columns=columns,
        )

    def _cells_near(self, index: int, column: int) -> tuple[int, _Cells]:
        """The first of the cells that a cell is seen with, and these."""
        row = self.content.rows[index]
        is_below = self.content.first_row + index > self.headings.row
        names = self.headings.names if is_below else {}
        if len(row) <= _WIDE:
            return 0, (row, names)
        # Those of a stretch are the same ones for all its cells.
        first = max(0, column // _NEAR - 1) * _NEAR
        if self._near[:2] != (index, first):
            cells = row[first : first + 3 * _NEAR]
            near = {n: names[first + n] for n in range(3 * _NEAR) if first + n in names}
            self._near = index, first, (cells, near)
        return first, self._near[2]


@dataclass
class _Layout:
    """Where the cells of a table stand once it is joined."""

    content: Table
    # The row that was asked for last, with the starts of its cells.
    _row: tuple[int, list[int]] = (-1, [])

    @cached_property
    def _lines(self) -> list[str]:
        return [JOINT.join(row) for row in self.content.rows]

    @cached_property
    def joined(self) -> str:
        return JOINT.join(self._lines)

    @cached_property
    def row_starts(self) -> list[int]:
        sizes = (len(line) + 1 for line in self._lines[:-1])
        return list(accumulate(sizes, initial=0))

    def cell_start(self, index: int, column: int) -> int:
        return self._cell_starts(index)[column]

    def cell_at(self, place: int) -> tuple[int, int]:
        """The indexes of row and column of the cell at a place."""
        index = bisect.bisect_right(self.row_starts, place) - 1
        starts = self._cell_starts(index)
        if not starts:
            raise IndexError("This row has no cells.")
        return index, max(0, bisect.bisect_right(starts, place) - 1)

    def _cell_starts(self, index: int) -> list[int]:
        # A row of a hundred thousand cells is not measured again for each of them.
        if self._row[0] != index:
            sizes = (len(cell) + 1 for cell in self.content.rows[index])
            starts = list(accumulate(sizes, initial=self.row_starts[index]))[:-1]
            self._row = index, starts
        return self._row[1]


def _cell_locator(table: Table, row: int, column: int) -> Locator:
    if table.columns:
        return {**table.locator, "cell": f"{table.columns[column]}{row}"}
    return {**table.locator, "row": row, "column": column + 1}
