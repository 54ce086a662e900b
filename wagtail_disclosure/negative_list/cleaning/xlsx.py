"""Excel: visible sheets with the values that they show."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.cleaning.cleaner import Cleaner
from wagtail_disclosure.negative_list.cleaning.ooxml.charts import ChartEditor
from wagtail_disclosure.negative_list.cleaning.ooxml.package import (
    Package,
    Policy,
    words,
)
from wagtail_disclosure.negative_list.cleaning.ooxml.properties import PACKAGE_KINDS
from wagtail_disclosure.negative_list.cleaning.problems import (
    ENTANGLED,
    NOT_CLEANABLE,
)
from wagtail_disclosure.negative_list.cleaning.sheets.drawings import (
    CellPicturesEditor,
    DrawingEditor,
    TableEditor,
)
from wagtail_disclosure.negative_list.cleaning.sheets.formulas import (
    Survivors,
    sheets_of,
)
from wagtail_disclosure.negative_list.cleaning.sheets.hidden import HiddenPlaces
from wagtail_disclosure.negative_list.cleaning.sheets.places import area_at
from wagtail_disclosure.negative_list.cleaning.sheets.sheet import SheetEditor
from wagtail_disclosure.negative_list.cleaning.sheets.strings import StringsEditor
from wagtail_disclosure.negative_list.cleaning.sheets.workbook import (
    SheetList,
    WorkbookEditor,
)

_POLICY = Policy(
    named=words(
        "chart chartex chartsheet chartusershapes diagramcolors diagramdata "
        "diagramdrawing diagramlayout diagramquickstyle drawing hyperlink image table "
        "vmldrawing worksheet"
    ),
    plain=words(
        "cellimage chartcolorstyle chartstyle sharedstrings styles theme themeoverride"
    )
    | PACKAGE_KINDS,
)
_SHEET_KINDS = ("worksheet", "chartsheet")


@dataclass(frozen=True)
class _VisibleSheet:
    name: str
    part: str
    hidden: HiddenPlaces


class XlsxCleaner(Cleaner):
    suffixes = frozenset({"xlsx"})
    main_type = "spreadsheetml.sheet.main+xml"

    def clean(self, package: Package) -> None:
        main = package.main_part()
        entries = SheetList(package.read(main))
        sheets = _visible_sheets(package, main, entries)
        places = {sheet.name.casefold(): sheet.hidden for sheet in sheets}

        def is_emptied(names: str) -> bool:
            return all(_is_covered(place, places) for place in names.split(","))

        workbook = WorkbookEditor(package.read(main), entries.sheets, is_emptied)
        package.replace(main, workbook.edited())
        survivors = Survivors([s.name for s in sheets], workbook.gone_names)
        self._clean_sheets(package, main, sheets, survivors)
        for sheet in sheets:
            self._clean_drawings(package, sheet, survivors, places)
        package.prune(_POLICY)

    def _clean_sheets(
        self,
        package: Package,
        main: str,
        sheets: list[_VisibleSheet],
        survivors: Survivors,
    ) -> None:
        strings: set[int] = set()
        pictures: set[str] = set()
        for sheet in sheets:
            editor = SheetEditor(
                package.read(sheet.part),
                sheet.hidden,
                survivors,
                unwanted_tables=_unwanted_tables(package, sheet),
            )
            package.replace(sheet.part, editor.edited())
            strings |= editor.used_strings
            pictures |= editor.pictures
        for part in package.related(main, "sharedstrings"):
            package.replace(part, StringsEditor(package.read(part), strings).edited())
        for part in package.related(main, "cellimage"):
            images = CellPicturesEditor(package.read(part), pictures)
            package.replace(part, images.edited())

    def _clean_drawings(
        self,
        package: Package,
        sheet: _VisibleSheet,
        survivors: Survivors,
        places: dict[str, HiddenPlaces],
    ) -> None:
        def leads_astray(formula: str) -> bool:
            if survivors.are_missed_by(formula) or not sheets_of(formula):
                return True
            return any(places[name.casefold()] for name in sheets_of(formula))

        for drawing in package.related(sheet.part, "drawing"):
            shapes = DrawingEditor(package.read(drawing), sheet.hidden)
            package.replace(drawing, shapes.edited())
            for chart in package.related(drawing, "chart", "chartex"):
                editor = ChartEditor(package.read(chart), leads_astray)
                package.replace(chart, editor.edited())


def _visible_sheets(
    package: Package, main: str, entries: SheetList
) -> list[_VisibleSheet]:
    by_id = {each.id: each for each in package.relationships(main)}
    found = []
    for entry in entries.visible:
        relationship = by_id.get(entry.relationship)
        if relationship is None or relationship.kind not in _SHEET_KINDS:
            raise FileProblem(NOT_CLEANABLE, reason=ENTANGLED)
        part = relationship.target
        found.append(_VisibleSheet(entry.name, part, HiddenPlaces(package.read(part))))
    return found


def _is_covered(place: str, places: dict[str, HiddenPlaces]) -> bool:
    """Whether a place like 名单!$A$1:$C$9 lies in hidden rows or columns."""
    names = sheets_of(place)
    area = area_at(place.rpartition("!")[2])
    hidden = places.get(names[0].casefold()) if names else None
    return area is not None and hidden is not None and hidden.cover(area)


def _unwanted_tables(package: Package, sheet: _VisibleSheet) -> set[str]:
    """
    The tables that become plain cells, by relationship.

    A table repeats the headings of its columns, the hidden ones too, and one that is
    fetched from elsewhere has its source in the file.
    """
    found = set()
    for each in package.relationships(sheet.part):
        if each.kind == "table" and package.has(each.target):
            editor = TableEditor(package.read(each.target))
            package.replace(each.target, editor.edited())
            if sheet.hidden or editor.is_query:
                found.add(each.id)
    return found
