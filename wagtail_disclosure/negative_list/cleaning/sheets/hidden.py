"""Which rows and columns of a sheet nobody sees."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail_disclosure.negative_list.cleaning.ooxml.editor import parse, safe_parser
from wagtail_disclosure.negative_list.cleaning.ooxml.names import CLEANING_PREFIXES
from wagtail_disclosure.negative_list.cleaning.sheets.places import (
    Area,
    Cell,
    area_at,
)
from wagtail_disclosure.negative_list.extractors.ooxml.names import ShortNames

_ON = frozenset({"1", "true"})
_NAMES = ShortNames(CLEANING_PREFIXES)


class HiddenPlaces:
    """Rows and columns that are hidden or have no size; read before the cells."""

    def __init__(self, data: bytes) -> None:
        self.rows: set[int] = set()
        self.merged: list[Area] = []
        self._columns: list[tuple[int, int]] = []
        self._row = 0
        parser = safe_parser()
        parser.StartElementHandler = self._note
        parse(parser, data)

    def _note(self, name: str, attributes: dict[str, str]) -> None:
        name = _NAMES[name]
        if name == "x:row":
            self._row = int(attributes.get("r", self._row + 1))
            if _is_hidden(attributes, "ht"):
                self.rows.add(self._row)
        elif name == "x:col" and _is_hidden(attributes, "width"):
            columns = int(attributes.get("min", 0)), int(attributes.get("max", 0))
            self._columns.append(columns)
        elif name == "x:mergeCell":
            area = area_at(attributes.get("ref", ""))
            if area is not None:
                self.merged.append(area)

    def __bool__(self) -> bool:
        return bool(self.rows or self._columns)

    def __contains__(self, cell: object) -> bool:
        if not isinstance(cell, Cell):
            return False
        return cell.row in self.rows or self.has_column(cell.column)

    def has_column(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self._columns)

    def cover(self, area: Area) -> bool:
        """Whether nothing of an area is seen."""
        columns: Iterable[int] = range(area.first.column, area.last.column + 1)
        if all(self.has_column(column) for column in columns):
            return True
        # A place may claim all rows of a sheet; no more are hidden than there are.
        height = area.last.row - area.first.row + 1
        return height <= len(self.rows) and all(
            row in self.rows for row in range(area.first.row, area.last.row + 1)
        )

    def moves(self) -> dict[Cell, Cell]:
        """
        Where the content of merged cells goes whose first cell is hidden.

        A reader sees it in the part that is not.
        """
        found = {}
        for area in self.merged:
            first = area.first
            if first in self and not self.cover(area):
                row, column = first
                while row in self.rows:
                    row += 1
                while self.has_column(column):
                    column += 1
                found[first] = Cell(row, column)
        return found


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    if attributes.get("hidden") in _ON:
        return True
    return size in attributes and float(attributes[size]) == 0
