"""Lines of a page as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wagtail_disclosure.negative_list.extractors.layout.ruled import (
    RuledTable,
    ruled_tables,
)
from wagtail_disclosure.negative_list.extractors.layout.rules import Rules, Segment
from wagtail_disclosure.negative_list.extractors.layout.runs import (
    Cell,
    Line,
    Run,
    joined_lines,
    lines,
)

# A line that ends so near to the margin (in its heights) goes on in the next one.
_MARGIN = 1.6
# Shorter lines (in their heights) are items of a list, whatever the others are.
_MIN_WIDTH = 12
# Official documents are set with wide leading: pitch over height of a line.
_MAX_PITCH = 2.4


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    # Number of its first line on the page, from 1.
    line: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines whose cells stand below one another."""

    rows: Sequence[Sequence[str]]
    line: int


Block = Paragraph | Grid


def blocks(runs: Iterable[Run], segments: Sequence[Segment] = ()) -> Iterator[Block]:
    """
    Paragraphs and tables of a page, from top to bottom.

    `segments` are the straight lines drawn on it. Without rules around them, lines
    with wide gaps at the same places make a table.
    """
    outside = list(runs)
    tables: list[RuledTable] = []
    if segments and outside:
        heights = sorted(run.height for run in outside)
        rules = Rules(segments, heights[len(heights) // 2])
        tables, outside = ruled_tables(outside, rules)
    number = 1
    found = list(lines(outside))
    for table in [*tables, None]:
        above = [line for line in found if table is None or line.top < table.top]
        found = found[len(above) :]
        yield from _unruled(above, number)
        number += len(above)
        if table:
            rows = table.rows()
            yield Grid(rows, number)
            number += len(rows)


def _unruled(found: Sequence[Line], number: int) -> Iterator[Block]:
    margin = max((line.right for line in found if len(line.cells) == 1), default=0)
    start = 0
    while start < len(found):
        end = start + 1
        is_row = len(found[start].cells) > 1
        while end < len(found) and (
            len(found[end].cells) > 1
            if is_row
            else _goes_on(found[end - 1], found[end], margin)
        ):
            end += 1
        stretch = found[start:end]
        if is_row and len(stretch) > 1:
            yield Grid(_rows(stretch), number + start)
        else:
            yield Paragraph(joined_lines(stretch), number + start)
        start = end


def _goes_on(line: Line, following: Line, margin: float) -> bool:
    height = max(line.height, following.height)
    return (
        len(following.cells) == 1
        and line.right - line.left > _MIN_WIDTH * height
        and line.right > margin - _MARGIN * height
        and following.left < line.left + 0.5 * height
        and following.top - line.top < _MAX_PITCH * height
    )


def _rows(found: Sequence[Line]) -> list[list[str]]:
    columns = _columns(found)
    rows = []
    for line in found:
        row = [""] * len(columns)
        for cell in line.cells:
            index = _nearest(columns, cell)
            row[index] = f"{row[index]} {cell.text}".strip()
        rows.append(row)
    return rows


def _columns(found: Sequence[Line]) -> list[tuple[float, float]]:
    """
    The stretches of the page's width that hold a column each.

    A line with few cells, such as one that spans others, has no say in it.
    """
    counts = sorted(len(line.cells) for line in found)
    median = counts[len(counts) // 2]
    cells = [c for line in found if len(line.cells) >= median for c in line.cells]
    columns: list[tuple[float, float]] = []
    for cell in sorted(cells, key=lambda cell: cell.left):
        if columns and cell.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.right))
        else:
            columns.append((cell.left, cell.right))
    return columns


def _nearest(columns: Sequence[tuple[float, float]], cell: Cell) -> int:
    def nearness(column: tuple[float, float]) -> float:
        return min(column[1], cell.right) - max(column[0], cell.left)

    return max(range(len(columns)), key=lambda index: nearness(columns[index]))
