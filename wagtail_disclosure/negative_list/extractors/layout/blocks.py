"""Lines of a page as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wagtail_disclosure.negative_list.extractors.layout.runs import (
    Cell,
    Line,
    Run,
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


def blocks(runs: Iterable[Run]) -> Iterator[Block]:
    """Paragraphs and tables of a page, from top to bottom."""
    numbered = list(enumerate(lines(runs), start=1))
    margin = max(
        (line.right for _n, line in numbered if len(line.cells) == 1), default=0
    )
    start = 0
    while start < len(numbered):
        number, first = numbered[start]
        end = start + 1
        if len(first.cells) > 1:
            while end < len(numbered) and len(numbered[end][1].cells) > 1:
                end += 1
        else:
            while end < len(numbered) and _goes_on(
                numbered[end - 1][1], numbered[end][1], margin
            ):
                end += 1
        found = [line for _n, line in numbered[start:end]]
        if len(first.cells) > 1 and len(found) > 1:
            yield Grid(_rows(found), number)
        else:
            yield Paragraph(_joined(found), number)
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


def _joined(found: Sequence[Line]) -> str:
    text = found[0].text
    for line in found[1:]:
        is_western = text[-1:].isascii() and line.text[:1].isascii()
        text += (" " if is_western else "") + line.text
    return text


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
