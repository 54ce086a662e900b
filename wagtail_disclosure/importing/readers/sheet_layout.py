"""What a sheet hides, which a streaming workbook does not tell."""

from dataclasses import dataclass, field
from typing import Protocol

from defusedxml.ElementTree import iterparse

from wagtail_disclosure.archives import CheckedArchive

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TRUE = ("1", "true")
_LAST_COLUMN = 16_384


class _Element(Protocol):
    tag: str

    def get(self, key: str, default: str = "") -> str: ...
    def find(self, path: str) -> object | None: ...
    def findtext(self, path: str) -> str | None: ...
    def clear(self) -> None: ...


@dataclass
class SheetLayout:
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    has_merged_cells: bool = False
    has_uncalculated: bool = False

    @property
    def hides(self) -> bool:
        return bool(self.hidden_rows or self.hidden_columns)


def read_layout(archive: CheckedArchive, part: str) -> SheetLayout:
    layout = SheetLayout()
    row_number = 0
    with archive.open(part) as stream:
        for _event, element in iterparse(stream, events=("end",)):
            name = element.tag.removeprefix(_MAIN)
            if name == "row":
                row_number = int(element.get("r") or row_number + 1)
                if element.get("hidden") in _TRUE:
                    layout.hidden_rows.add(row_number)
                element.clear()
            else:
                _note(layout, name, element)
    return layout


def _note(layout: SheetLayout, name: str, element: _Element) -> None:
    if name == "col" and element.get("hidden") in _TRUE:
        first = int(element.get("min", "1"))
        last = min(int(element.get("max", "1")), _LAST_COLUMN)
        layout.hidden_columns.update(range(first, last + 1))
    elif name == "mergeCell":
        layout.has_merged_cells = True
    elif name == "c":
        has_value = bool(element.findtext(f"{_MAIN}v"))
        if element.find(f"{_MAIN}f") is not None and not has_value:
            layout.has_uncalculated = True
