"""One sheet: values in place of formulas, nothing in hidden places."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import ClassVar

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.cleaning.ooxml.editor import Element, PartEditor
from wagtail_disclosure.negative_list.cleaning.problems import (
    ENTANGLED,
    NO_VALUES,
    NOT_CLEANABLE,
)
from wagtail_disclosure.negative_list.cleaning.sheets.formulas import Survivors
from wagtail_disclosure.negative_list.cleaning.sheets.hidden import HiddenPlaces
from wagtail_disclosure.negative_list.cleaning.sheets.places import (
    Cell,
    area_at,
    cell_at,
    cell_name,
)

# A picture in a cell, as WPS writes it.
CELL_PICTURE = re.compile(r"DISPIMG\(\s*\"([^\"]+)\"", re.IGNORECASE)
# No sheet has so many columns.
_BEYOND = 1 << 20
_REFERENCE = re.compile(rb"(\br\s*=\s*[\"'])[^\"']*")


def _x(names: str) -> frozenset[str]:
    return frozenset(f"x:{name}" for name in names.split())


# Of people, of other files, of programs, and what is drawn for comments.
_CUT = _x(
    "cellWatches controls customProperties customSheetViews dataConsolidate "
    "legacyDrawing oleObjects protectedRanges scenarios smartTags webPublishItems"
)
_KEPT_EXTENSIONS = frozenset(
    {"x14:conditionalFormattings", "x14:dataValidations", "x14:sparklineGroups"}
)
# What depends on a formula and goes with the place that it leads to.
_DEPENDENT = (
    "x:cfRule",
    "x:dataValidation",
    "x14:cfRule",
    "x14:dataValidation",
    "x14:sparkline",
)
_RULE_FORMULAS = frozenset({"x:formula", "x:formula1", "x:formula2", "xm:f"})
# They may not stand empty.
_SHELLS = _x(
    "conditionalFormatting dataValidations extLst hyperlinks mergeCells tableParts"
) | {
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "x14:conditionalFormatting",
    "x14:conditionalFormattings",
    "x14:dataValidations",
    "x14:sparklineGroup",
    "x14:sparklineGroups",
    "x14:sparklines",
}


class SheetEditor(PartEditor):
    """Afterwards `used_strings` and `pictures` hold what its cells show."""

    texts: ClassVar[frozenset[str]] = _RULE_FORMULAS | {"x:f", "x:v"}

    def __init__(
        self,
        data: bytes,
        hidden: HiddenPlaces,
        survivors: Survivors,
        *,
        unwanted_tables: Collection[str] = (),
    ) -> None:
        super().__init__(data)
        self.hidden = hidden
        self.moves = hidden.moves()
        self.survivors = survivors
        self.unwanted_tables = unwanted_tables
        self.used_strings: set[int] = set()
        self.pictures: set[str] = set()
        self._row = 0
        self._column = 0
        self._value: str | None = None
        self._formula: Element | None = None
        self._has_text = False
        self._moved: dict[Cell, bytes] = {}

    def edited(self) -> bytes:
        data = super().edited()
        if self._moved:
            raise FileProblem(NOT_CLEANABLE, reason=ENTANGLED)
        return data

    def opened(self, element: Element) -> None:
        if element.name == "x:row":
            self._row = int(element.attributes.get("r", self._row + 1))
            self._column = 0
        elif element.name == "x:c":
            cell = cell_at(element.attributes.get("r", ""))
            self._column = cell.column if cell else self._column + 1
            self._value, self._formula, self._has_text = None, None, False

    def closed(self, element: Element, parent: Element) -> None:
        name = element.name
        if name == "x:v":
            self._value = element.text
        elif name == "x:f":
            self._formula = element
        elif name == "x:is":
            self._has_text = True
        elif name == "x:c":
            self._close_cell(element, Cell(self._row, self._column))
        elif name == "x:row" and self._moved and not self.is_empty(element):
            self._place_moved(element.end_tag, self._row, before=_BEYOND)
        elif name == "x:mergeCell":
            self._close_merged(element, parent)
        elif name == "x:pageSetup":
            # Settings of a printer, with its name.
            self.drop_attributes(element, lambda attribute: attribute != "id")
        elif name in _RULE_FORMULAS:
            self._judge(element)
        elif self._is_to_be_cut(element):
            self.cut(element)
            parent.lost = True
        else:
            self._keep(element, parent)

    def _keep(self, element: Element, parent: Element) -> None:
        parent.kept += 1
        if parent.name == "x:ext" and element.name in _KEPT_EXTENSIONS:
            parent.marks.add("kept")
        if element.lost and element.name in _SHELLS:
            self.drop_attributes(element, lambda attribute: attribute != "count")

    def _is_to_be_cut(self, element: Element) -> bool:
        name = element.name
        if name in _CUT or (name in _DEPENDENT and "astray" in element.marks):
            return True
        if name in _SHELLS:
            return element.lost and not element.kept
        if name == "x:ext":
            return "kept" not in element.marks
        if name == "x:tablePart":
            return element.attributes.get("r:id", "") in self.unwanted_tables
        if name == "x:autoFilter":
            return bool(self.hidden) and self.stack[-1].name == "x:worksheet"
        return name == "x:hyperlink" and self._leads_astray(element)

    def _leads_astray(self, link: Element) -> bool:
        area = area_at(link.attributes.get("ref", ""))
        if area is not None and self.hidden.cover(area):
            return True
        return self.survivors.are_missed_by(link.attributes.get("location", ""))

    def _judge(self, formula: Element) -> None:
        rule = self.nearest(*_DEPENDENT)
        if rule is not None and self.survivors.are_missed_by(formula.text):
            rule.marks.add("astray")

    def _close_cell(self, element: Element, cell: Cell) -> None:
        if cell in self.hidden and cell not in self.moves:
            self.cut(element)
            return
        keeps_formula = self._close_formula()
        attributes = element.attributes
        if "vm" in attributes:
            # Data of a type that a program fetches, with more in it than is shown.
            raise FileProblem(NOT_CLEANABLE, reason=ENTANGLED)
        if "cm" in attributes and not keeps_formula:
            self.drop_attributes(element, lambda name: name != "cm")
        if attributes.get("t") == "s" and self._value is not None:
            self.used_strings.add(int(self._value))
        is_full = self._value is not None or self._has_text
        if cell in self.moves:
            if is_full:
                self._move(element, self.moves[cell])
            self.cut(element)
            return
        self._place_moved(element.start, cell.row, before=cell.column)
        if cell in self._moved:
            self.cut(element, self._moved.pop(cell))

    def _close_formula(self) -> bool:
        """Cut the formula, so that its value is left; whether it has to stay."""
        if self._formula is None:
            return False
        pictures = CELL_PICTURE.findall(self._formula.text)
        if pictures:
            self.pictures.update(pictures)
            return True
        if self._value is None and not self._has_text:
            raise FileProblem(NOT_CLEANABLE, reason=NO_VALUES)
        self.cut(self._formula)
        return False

    def _move(self, element: Element, target: Cell) -> None:
        """To the first cell that is seen of those that are merged."""
        data = self.data[element.start : self.end_of(element)]
        if self._formula is not None:
            start = self._formula.start - element.start
            end = self.end_of(self._formula) - element.start
            data = data[:start] + data[end:]
        name = cell_name(target).encode()
        self._moved[target] = _REFERENCE.sub(rb"\g<1>" + name, data, count=1)

    def _place_moved(self, position: int, row: int, *, before: int) -> None:
        """Where the cell that takes the content is not in the file."""
        for target in sorted(self._moved):
            if target.row == row and target.column < before:
                self.insert(position, self._moved.pop(target))

    def _close_merged(self, element: Element, parent: Element) -> None:
        area = area_at(element.attributes.get("ref", ""))
        first = self.moves.get(area.first) if area else None
        if area is not None and first == area.last:
            self.cut(element)
            parent.lost = True
            return
        parent.kept += 1
        if area is not None and first is not None:
            reference = f"{cell_name(first)}:{cell_name(area.last)}"
            self.set_attribute(element, "ref", reference)
