"""The sheets and names that a workbook lists."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils.cell import range_boundaries

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.markup import tree
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package
from wagtail_disclosure.negative_list.extractors.sheets.facts import (
    SheetFacts,
    sheet_facts,
)
from wagtail_disclosure.negative_list.extractors.sheets.looks import hiding_styles
from wagtail_disclosure.negative_list.screening.texts import Readable, Role

_STATES = {"hidden": "hidden-sheet", "veryHidden": "very-hidden-sheet"}
DICTIONARY = "dictionary-sheet"
_WHITE = "white-text"
_WHOLE_SHEET = "A1:XFD1048576"


@dataclass(frozen=True)
class ListedSheet:
    name: str
    part: str
    # Why readers do not see it, empty if they do.
    hidden: str
    facts: SheetFacts


def listed_sheets(package: Package, reading: Reading) -> list[ListedSheet]:
    """The worksheets in order; hidden ones that only feed drop-downs are told apart."""
    main = package.main_part()
    root = package.tree(main)
    targets = {each.id: each.target for each in package.relationships(main)}
    sheets = []
    styles = hiding_styles(package)
    for element in root.iter("x:sheet"):
        part = targets.get(element.get("r:id", ""), "")
        if not part or not package.has(part):
            continue
        reading.spend()
        with package.open(part) as stream:
            facts = sheet_facts(stream.read(), styles)
        if facts.hidden_cells:
            facts = _with_grounds(package, part, facts)
        hidden = _STATES.get(element.get("state", ""), "")
        sheets.append(ListedSheet(element.get("name", ""), part, hidden, facts))
    names = {
        element.get("name", ""): element.text or ""
        for element in root.iter("x:definedName")
    }
    return _with_dictionaries(sheets, names)


def _with_grounds(package: Package, part: str, facts: SheetFacts) -> SheetFacts:
    """Without white cells on a ground that a table, a rule or a picture gives."""
    areas = [
        package.tree(table).get("ref", "") for table in package.related(part, "table")
    ]
    for element in tree(io.BytesIO(facts.rest), package.limits).iter():
        if element.tag == "x:conditionalFormatting":
            areas += element.get("sqref", "").split()
        elif element.tag == "x:picture":
            areas.append(_WHOLE_SHEET)
    bounds = [range_boundaries(area) for area in areas if area]
    cells = {
        (row, column): reason
        for (row, column), reason in facts.hidden_cells.items()
        if reason != _WHITE
        or not any(
            left <= column + 1 <= right and top <= row <= bottom
            for left, top, right, bottom in bounds
        )
    }
    return replace(facts, hidden_cells=cells)


def _with_dictionaries(
    sheets: Sequence[ListedSheet], names: dict[str, str]
) -> list[ListedSheet]:
    sources = {
        s for sheet in sheets if not sheet.hidden for s in sheet.facts.list_sources
    }
    formulas = [*sources, *(names[source] for source in sources if source in names)]
    return [
        replace(sheet, hidden=DICTIONARY)
        if sheet.hidden and any(_leads_to(sheet.name, each) for each in formulas)
        else sheet
        for sheet in sheets
    ]


def _leads_to(sheet: str, formula: str) -> bool:
    return f"{sheet}!" in formula or f"'{sheet}'!" in formula


def defined_texts(package: Package, reading: Reading) -> Iterator[Readable]:
    """Names that hold a text instead of leading to cells."""
    root = package.tree(package.main_part())
    for element in root.iter("x:definedName"):
        text = element.text or ""
        if '"' in text:
            name = element.get("name", "")
            yield reading.text(
                text, {"name": name}, Role.PROPERTY, hidden="defined-name"
            )
