"""What lies over the cells: pictures, shapes, charts."""

from __future__ import annotations

from collections.abc import Collection

from wagtail_disclosure.negative_list.cleaning.ooxml.editor import Element, PartEditor
from wagtail_disclosure.negative_list.cleaning.sheets.hidden import HiddenPlaces
from wagtail_disclosure.negative_list.cleaning.sheets.places import Area, Cell
from wagtail_disclosure.negative_list.extractors.ooxml.names import local_name

_ANCHORS = ("xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor")
_CORNERS = ("xdr:from", "xdr:to")
# Controls of pivot tables, which go with them.
_CONTROLS = frozenset({"slicer", "timeslicer"})

_OF_FORMULAS = frozenset(
    {
        "x:calculatedColumnFormula",
        "x:totalsRowFormula",
        "x:xmlColumnPr",
        "x:extLst",
    }
)


class DrawingEditor(PartEditor):
    texts = frozenset({"xdr:row", "xdr:col"})

    def __init__(self, data: bytes, hidden: HiddenPlaces) -> None:
        super().__init__(data)
        self.hidden = hidden
        self._corners: dict[str, list[int]] = {}

    def opened(self, element: Element) -> None:
        if element.name in _ANCHORS:
            self._corners = {}
        elif "textlink" in element.attributes:
            # A text that a cell gives; the text as it was shown last stays.
            self.drop_attributes(element, lambda name: name != "textlink")

    def closed(self, element: Element, parent: Element) -> None:
        name = element.name
        if name in ("xdr:row", "xdr:col") and parent.name in _CORNERS:
            numbers = self._corners.setdefault(parent.name, [0, 0])
            numbers[name == "xdr:col"] = int(element.text) + 1
        elif local_name(name) in _CONTROLS or _is_hidden(element):
            self._mark()
        elif name in _ANCHORS and ("hidden" in element.marks or self._is_covered()):
            self.cut(element)

    def _mark(self) -> None:
        anchor = self.nearest(*_ANCHORS)
        if anchor is not None:
            anchor.marks.add("hidden")

    def _is_covered(self) -> bool:
        if len(self._corners) < len(_CORNERS):
            return False
        first, last = (Cell(*self._corners[corner]) for corner in _CORNERS)
        return self.hidden.cover(Area(first, last))


class CellPicturesEditor(PartEditor):
    """The pictures in cells that WPS keeps beside the sheets."""

    def __init__(self, data: bytes, shown: Collection[str]) -> None:
        super().__init__(data)
        self.shown = shown

    def closed(self, element: Element, parent: Element) -> None:
        if element.name == "xdr:cNvPr":
            if element.attributes.get("name", "") in self.shown:
                for ancestor in self.stack:
                    ancestor.marks.add("shown")
        elif local_name(element.name) == "cellImage" and "shown" not in element.marks:
            self.cut(element)


def _is_hidden(element: Element) -> bool:
    is_shape = element.name == "xdr:cNvPr"
    return is_shape and element.attributes.get("hidden") in ("1", "true")


class TableEditor(PartEditor):
    """A table as it is formatted; its formulas have become values."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.is_query = False

    def opened(self, element: Element) -> None:
        kind = element.attributes.get("tableType", "worksheet")
        if element.name == "x:table" and kind != "worksheet":
            self.is_query = True

    def closed(self, element: Element, parent: Element) -> None:
        if element.name in _OF_FORMULAS:
            self.cut(element)
