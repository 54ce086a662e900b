"""Tables whose cells are drawn: what stands in a frame is one cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from wagtail_disclosure.negative_list.extractors.layout.rules import Frame, Rules
from wagtail_disclosure.negative_list.extractors.layout.runs import (
    Run,
    joined_lines,
    lines,
)


@dataclass
class RuledTable:
    """Cells that lie against each other."""

    rules: Rules
    cells: dict[Frame, list[Run]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        return min(frame.top for frame in self.cells)

    @property
    def bottom(self) -> float:
        return max(frame.bottom for frame in self.cells)

    def rows(self) -> list[list[str]]:
        """A cell that spans several rows or columns stands in the first of them."""
        tops = sorted({frame.top for frame in self.cells})
        filled = {frame.left for frame in self.cells}
        lefts = sorted(filled | self.rules.columns_between(self.top, self.bottom))
        rows = [[""] * len(lefts) for _ in tops]
        for frame, runs in self.cells.items():
            cell = joined_lines(list(lines(runs)))
            rows[tops.index(frame.top)][lefts.index(frame.left)] = cell
        return rows


def ruled_tables(
    runs: Iterable[Run], rules: Rules
) -> tuple[list[RuledTable], list[Run]]:
    """The tables of a page from top to bottom, and the runs outside of them."""
    cells: dict[Frame, list[Run]] = {}
    outside = []
    for run in runs:
        frame = rules.frame_at((run.left + run.right) / 2, run.middle)
        if frame is None:
            outside.append(run)
        else:
            cells.setdefault(frame, []).append(run)
    tables = _tables(cells, rules)
    # A frame around a paragraph or a whole page is no table.
    for table in tables:
        if len(table.cells) == 1:
            outside += [run for found in table.cells.values() for run in found]
    return [table for table in tables if len(table.cells) > 1], outside


def _tables(cells: dict[Frame, list[Run]], rules: Rules) -> list[RuledTable]:
    tables: list[RuledTable] = []
    bottom = 0.0
    for frame in sorted(cells, key=lambda frame: (frame.top, frame.left)):
        if not tables or frame.top > bottom + rules.slack:
            tables.append(RuledTable(rules))
            bottom = frame.bottom
        tables[-1].cells[frame] = cells[frame]
        bottom = max(bottom, frame.bottom)
    return tables
