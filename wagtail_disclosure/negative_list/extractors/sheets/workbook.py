"""The sheets and names that a workbook lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package
from wagtail_disclosure.negative_list.extractors.sheets.facts import (
    SheetFacts,
    sheet_facts,
)
from wagtail_disclosure.negative_list.screening.texts import Readable, Role

_STATES = {"hidden": "hidden-sheet", "veryHidden": "very-hidden-sheet"}
DICTIONARY = "dictionary-sheet"


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
    for element in root.iter("x:sheet"):
        part = targets.get(element.get("r:id", ""), "")
        if not part or not package.has(part):
            continue
        reading.spend()
        with package.open(part) as stream:
            facts = sheet_facts(stream.read())
        hidden = _STATES.get(element.get("state", ""), "")
        sheets.append(ListedSheet(element.get("name", ""), part, hidden, facts))
    names = {
        element.get("name", ""): element.text or ""
        for element in root.iter("x:definedName")
    }
    return _with_dictionaries(sheets, names)


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
