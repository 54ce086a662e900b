"""The texts of laid-out pages, tables that run over pages included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.layout.blocks import Grid, blocks
from wagtail_disclosure.negative_list.extractors.layout.rules import Segment
from wagtail_disclosure.negative_list.extractors.layout.runs import Run
from wagtail_disclosure.negative_list.screening.texts import Readable, Role

# Lines below a table, or above it on the next page, that it may run over: a page
# number, a running title.
_BETWEEN = 2
# Of mobiles, of cards and of identity numbers, the old ones too.
_LENGTHS = frozenset({11, 15, 16, 17, 18, 19})


@dataclass
class PageReader:
    """
    Turns the runs of one page after the other into texts and tables.

    A table with as many columns as the last one of the page before goes on: it keeps
    the name, so that the headings of its first page hold for its last.
    """

    reading: Reading
    tables: int = 0
    # Of the last table: its columns, the next row, and the page that it may go on in.
    columns: int = 0
    next_row: int = 1
    last_row: Sequence[str] = ()
    goes_on_in: int = 0

    def read(
        self,
        runs: Iterable[Run],
        page: int,
        *,
        segments: Sequence[Segment] = (),
        hidden: str = "",
        role: Role = Role.BODY,
    ) -> Iterator[Readable]:
        found = list(blocks(runs, segments))
        for index, block in enumerate(found):
            place: dict[str, str | int] = {"page": page, "line": block.line}
            if isinstance(block, Grid):
                yield self._table(block, place, hidden, is_first=index <= _BETWEEN)
            else:
                yield self.reading.text(block.text, place, role, hidden=hidden)
        if not hidden and any(isinstance(b, Grid) for b in found[-1 - _BETWEEN :]):
            self.goes_on_in = page + 1

    def _table(
        self, grid: Grid, place: dict[str, str | int], hidden: str, *, is_first: bool
    ) -> Readable:
        if hidden:
            return self.reading.table(grid.rows, place, hidden=hidden)
        columns = len(grid.rows[0])
        page = place["page"]
        if not (is_first and page == self.goes_on_in and columns == self.columns):
            self.tables += 1
            self.columns, self.next_row, self.last_row = columns, 1, ()
        rows = _with_first_mended(grid.rows, self.last_row)
        self.last_row = rows[-1]
        table = self.reading.table(
            rows,
            place,
            name=f"page-table-{self.tables}",
            first_row=self.next_row,
        )
        self.next_row += len(grid.rows)
        return table


def _with_first_mended(
    rows: Sequence[Sequence[str]], before: Sequence[str]
) -> Sequence[Sequence[str]]:
    """The rows, with numbers whole again that the end of a page has parted."""
    if not before or rows[0][0]:
        return rows
    first = [
        one + other if _are_parts_of_a_number(one, other) else other
        for one, other in zip(before, rows[0], strict=True)
    ]
    return [first, *rows[1:]]


def _are_parts_of_a_number(one: str, other: str) -> bool:
    # Eleven digits are a mobile, and the next row has one of its own.
    return (
        one.isdigit()
        and re.fullmatch(r"[0-9]*[0-9Xx]", other) is not None
        and max(len(one), len(other)) < 16
        and 11 not in (len(one), len(other))
        and len(one) + len(other) in _LENGTHS
    )
