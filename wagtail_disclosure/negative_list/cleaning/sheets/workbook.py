"""The workbook: its sheets and names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.cleaning.ooxml.editor import Element, PartEditor
from wagtail_disclosure.negative_list.cleaning.problems import (
    NOT_CLEANABLE,
    NOTHING_VISIBLE,
)
from wagtail_disclosure.negative_list.cleaning.sheets.formulas import sheets_of
from wagtail_disclosure.negative_list.extractors.ooxml.names import local_name

_HIDDEN = ("hidden", "veryHidden")
_SHEET_NAME = r"(?:'(?:[^']|'')+'|[^\s'!(),;:=+\-*/&<>^{}\"]+)!"
_CORNER = r"\$?[A-Za-z]{0,3}\$?[0-9]{0,7}"
# Places and nothing but places: no constants, no other file.
_PLACES = re.compile(
    rf"{_SHEET_NAME}{_CORNER}(?::{_CORNER})?(?:,{_SHEET_NAME}{_CORNER}(?::{_CORNER})?)*"
)
# What a workbook keeps beside sheets and names: of people, of other files, of views.
_CUT = frozenset(
    f"x:{name}"
    for name in (
        "customWorkbookViews",
        "externalReferences",
        "extLst",
        "fileSharing",
        "pivotCaches",
        "smartTagPr",
        "smartTagTypes",
        "webPublishObjects",
        "webPublishing",
    )
)


@dataclass(frozen=True)
class SheetEntry:
    name: str
    relationship: str
    is_hidden: bool


class SheetList(PartEditor):
    """The sheets as they stand in the workbook."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.sheets: list[SheetEntry] = []
        self.edited()
        if all(sheet.is_hidden for sheet in self.sheets):
            raise FileProblem(NOT_CLEANABLE, reason=NOTHING_VISIBLE)

    def opened(self, element: Element) -> None:
        if element.name == "x:sheet":
            attributes = element.attributes
            self.sheets.append(
                SheetEntry(
                    attributes.get("name", ""),
                    attributes.get("r:id", ""),
                    attributes.get("state", "visible") in _HIDDEN,
                )
            )

    @property
    def visible(self) -> list[SheetEntry]:
        return [sheet for sheet in self.sheets if not sheet.is_hidden]


class WorkbookEditor(PartEditor):
    """
    Leaves visible sheets, and names of places on them; afterwards `gone_names`.

    `is_emptied` says of the places in a name whether nothing stands there any more.
    """

    texts = frozenset({"x:definedName"})

    def __init__(
        self, data: bytes, sheets: list[SheetEntry], is_emptied: Callable[[str], bool]
    ) -> None:
        super().__init__(data)
        self.sheets = sheets
        self.is_emptied = is_emptied
        self.visible = {s.name.casefold() for s in sheets if not s.is_hidden}
        self.gone_names: set[str] = set()

    def closed(self, element: Element, parent: Element) -> None:
        name = element.name
        if name in _CUT:
            self.cut(element)
        elif name == "x:sheet":
            if element.attributes.get("state", "visible") in _HIDDEN:
                self.cut(element)
        elif name == "x:definedName":
            self._close_name(element, parent)
        elif name == "x:definedNames" and not element.kept:
            self.cut(element)
        elif name == "x:workbookView":
            self._renumber_views(element)
        elif name == "mc:AlternateContent" and "path" in element.marks:
            self.cut(element)
        elif local_name(name) == "absPath":
            # The folder on the computer of whoever saved it last.
            for ancestor in self.stack:
                ancestor.marks.add("path")

    def _close_name(self, element: Element, parent: Element) -> None:
        attributes = element.attributes
        local = attributes.get("localSheetId")
        sheet = self.sheets[int(local)] if local else None
        places = element.text.strip()
        if (
            attributes.get("hidden") in ("1", "true")
            or (sheet is not None and sheet.is_hidden)
            or not _PLACES.fullmatch(places)
            or any(name.casefold() not in self.visible for name in sheets_of(places))
            or self.is_emptied(places)
        ):
            self.gone_names.add(attributes.get("name", ""))
            self.cut(element)
            return
        parent.kept += 1
        if local:
            self.set_attribute(element, "localSheetId", str(self._number(int(local))))
        self.drop_attributes(element, lambda name: name not in ("comment", "help"))

    def _renumber_views(self, view: Element) -> None:
        for name in ("activeTab", "firstSheet"):
            old = view.attributes.get(name)
            if old:
                self.set_attribute(view, name, str(self._number(int(old))))

    def _number(self, old: int) -> int:
        """Where a sheet stands once the hidden ones are gone."""
        if old >= len(self.sheets) or self.sheets[old].is_hidden:
            return 0
        return sum(not sheet.is_hidden for sheet in self.sheets[:old])
