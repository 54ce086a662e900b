"""Cells and ranges by number, counted from 1."""

from __future__ import annotations

import re
from typing import NamedTuple

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")


class Cell(NamedTuple):
    row: int
    column: int


class Area(NamedTuple):
    first: Cell
    last: Cell

    def __contains__(self, cell: object) -> bool:
        return isinstance(cell, Cell) and (
            self.first.row <= cell.row <= self.last.row
            and self.first.column <= cell.column <= self.last.column
        )


def cell_at(reference: str) -> Cell | None:
    """The cell of "C5" or "$C$5"."""
    found = _CELL.match(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return Cell(int(found[2]), column)


def area_at(reference: str) -> Area | None:
    """The area of "A1:C5", or of one cell."""
    first, _colon, last = reference.partition(":")
    begin, end = cell_at(first), cell_at(last or first)
    return Area(begin, end) if begin and end else None


def cell_name(cell: Cell) -> str:
    letters, column = "", cell.column
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{cell.row}"
