"""Pieces of text with their places on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

# A gap of so many heights of a line lies between two cells, not between two words.
CELL_GAP = 0.85
# Letters and figures of two runs with such a gap are two words.
WORD_GAP = 0.2
# Of the lower of two runs, how much must overlap that they stand in one line.
_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that was set at once; y grows downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Cell:
    """Runs of a line with no wide gap between them."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Line:
    top: float
    bottom: float
    cells: list[Cell] = field(default_factory=list)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def left(self) -> float:
        return self.cells[0].left

    @property
    def right(self) -> float:
        return self.cells[-1].right

    @property
    def text(self) -> str:
        """The cells of a line, kept apart so that they do not become one word."""
        return "    ".join(cell.text for cell in self.cells)


def lines(runs: Iterable[Run]) -> Iterator[Line]:
    """The lines from top to bottom, each from left to right."""
    rows: list[list[Run]] = []
    top = bottom = 0.0
    for run in sorted(runs, key=lambda run: run.middle):
        overlap = min(bottom, run.bottom) - max(top, run.top)
        lower = min(bottom - top, run.height)
        if rows and overlap > _OVERLAP * lower:
            rows[-1].append(run)
            top, bottom = min(top, run.top), max(bottom, run.bottom)
            # A high bracket or a picture's letter must not swallow its neighbours.
            if bottom - top > 2.5 * run.height:
                top, bottom = run.top, run.bottom
        else:
            rows.append([run])
            top, bottom = run.top, run.bottom
    for row in rows:
        line = _line(row)
        if line.cells:
            yield line


def _line(row: list[Run]) -> Line:
    row.sort(key=lambda run: run.left)
    line = Line(min(run.top for run in row), max(run.bottom for run in row))
    previous: Run | None = None
    for run in row:
        if not run.text.strip():
            continue
        height = max(run.height, previous.height if previous else 0)
        gap = run.left - previous.right if previous else 0
        if previous is None or gap > CELL_GAP * height:
            line.cells.append(Cell(run.text.strip(), run.left, run.right))
        else:
            cell = line.cells[-1]
            cell.text += _joint(cell.text, run.text, gap / height) + run.text.rstrip()
            cell.right = max(cell.right, run.right)
        previous = run
    return line


def _joint(before: str, after: str, gap: float) -> str:
    is_word_break = gap > WORD_GAP and _is_western(before[-1]) and _is_western(after[0])
    return " " if is_word_break else ""


def _is_western(character: str) -> bool:
    return character.isascii() and character.isalnum()


def joined_lines(found: Sequence[Line]) -> str:
    """Lines that go on in each other: words get their blanks, numbers none."""
    text = found[0].text if found else ""
    for line in found[1:]:
        before, after = text[-1:], line.text[:1]
        is_number = before.isdigit() and after.isdigit()
        is_western = before.isascii() and after.isascii() and not is_number
        text += (" " if is_western else "") + line.text
    return text
