"""What stands on a sheet around its cells: margins, prompts, formulas, shapes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.drawings import drawing_texts
from wagtail_disclosure.negative_list.extractors.ooxml.faults import guarded
from wagtail_disclosure.negative_list.extractors.ooxml.markup import tree
from wagtail_disclosure.negative_list.extractors.ooxml.names import local_name
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package
from wagtail_disclosure.negative_list.extractors.sheets.workbook import ListedSheet
from wagtail_disclosure.negative_list.screening.texts import Locator, Readable, Role

_MARGINS = {
    "oddHeader": Role.HEADER,
    "evenHeader": Role.HEADER,
    "firstHeader": Role.HEADER,
    "oddFooter": Role.FOOTER,
    "evenFooter": Role.FOOTER,
    "firstFooter": Role.FOOTER,
}
# Left, centre and right; fonts, sizes, colours and fields such as the page's number.
_PARTS = re.compile("&[LCR]")
_CODES = re.compile('&(?:"[^"]*"|[0-9]+|K[0-9A-F+-]{3,8}|[A-Z])')
_PROMPTS = ("promptTitle", "prompt", "errorTitle", "error")
_QUOTED = re.compile(r'\s*"(.*)"\s*', re.DOTALL)


def around_cells(
    package: Package, sheet: ListedSheet, reading: Reading
) -> Iterator[Readable]:
    place = {"sheet": sheet.name}
    yield from guarded(_of_the_sheet(package, sheet, reading), reading, place)
    for text, cell in sheet.facts.literals.items():
        where = {**place, "cell": cell}
        yield reading.text(text, where, Role.PROPERTY, hidden=sheet.hidden)
    for part in package.related(sheet.part, "drawing"):
        texts = drawing_texts(package, part, place, reading, hidden=sheet.hidden)
        yield from guarded(texts, reading, place)


def _of_the_sheet(
    package: Package, sheet: ListedSheet, reading: Reading
) -> Iterator[Readable]:
    root = tree(io.BytesIO(sheet.facts.rest), package.limits)
    for element in root.iter():
        name = local_name(element.tag)
        if name in _MARGINS:
            yield from _margin(element, _MARGINS[name], sheet, reading)
        elif name == "dataValidation":
            yield from _validation(element, sheet, reading)


def _margin(
    element: Element, role: Role, sheet: ListedSheet, reading: Reading
) -> Iterator[Readable]:
    for text in _PARTS.split(element.text or ""):
        text = _CODES.sub("", text.replace("&&", "\0")).replace("\0", "&").strip()
        if text:
            place: Locator = {"sheet": sheet.name, str(role): 1}
            yield reading.text(text, place, role, hidden=sheet.hidden)


def _validation(
    element: Element, sheet: ListedSheet, reading: Reading
) -> Iterator[Readable]:
    cells = element.get("sqref", "")
    for child in element.iter():
        if local_name(child.tag) == "sqref":
            cells = child.text or cells
    place = {"sheet": sheet.name, "cell": cells.split(" ")[0].partition(":")[0]}
    texts = [element.get(key, "") for key in _PROMPTS]
    for formula in element.iter():
        # Choices that are written down instead of a range of cells.
        if quoted := _QUOTED.fullmatch(formula.text or ""):
            texts += quoted[1].split(",")
    for text in filter(str.strip, texts):
        yield reading.text(text, place, Role.FORM_FIELD, hidden=sheet.hidden)
