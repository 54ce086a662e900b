"""Rows of a Word table, each cell in the column where a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from wagtail_disclosure.negative_list.extractors.word.looks import is_filled
from wagtail_disclosure.negative_list.extractors.word.paragraphs import (
    DELETED,
    INSERTED,
    Paragraph,
    Surroundings,
)

_WRAPPERS = frozenset(
    [
        "w:sdt",
        "w:sdtContent",
        "w:customXml",
        "w:smartTag",
        "w:ins",
        "w:del",
        "w:moveFrom",
        "w:moveTo",
    ]
)
_CHANGES = {"w:ins": INSERTED, "w:del": DELETED}
_MOST_COLUMNS = 200


@dataclass
class TableRow:
    texts: list[str] = field(default_factory=list)
    # Why the whole row is not there any more, or not yet.
    hidden: str = ""
    # By column, from 1; what they hold besides visible letters is still to be read.
    paragraphs: list[tuple[int, Paragraph]] = field(default_factory=list)
    tables: list[Element] = field(default_factory=list)


class RowReader:
    def __init__(self, around: Surroundings) -> None:
        self.around = around

    def note(self, element: Element) -> None:
        """Table properties: the style may colour the ground of any cell."""
        if element.tag != "w:tblPr":
            return
        style = element.find("w:tblStyle")
        look = self.around.styles.look("" if style is None else style.get("w:val", ""))
        if look.is_shaded or is_filled(element.find("w:shd")):
            self.around = replace(self.around, is_shaded=True)

    def rows(self, element: Element) -> Iterator[TableRow]:
        if element.tag == "w:tr":
            yield self._row(element)

    def _row(self, element: Element) -> TableRow:
        properties = element.find("w:trPr")
        row = TableRow()
        for tag, reason in _CHANGES.items():
            if properties is not None and properties.find(tag) is not None:
                row.hidden = reason
        row.texts.extend([""] * _span(properties, "w:gridBefore", 0))
        for cell in inside(element, "w:tc"):
            self._cell(cell, row)
        return row

    def _cell(self, cell: Element, row: TableRow) -> None:
        properties = cell.find("w:tcPr")
        shading = None if properties is None else properties.find("w:shd")
        around = self.around
        if is_filled(shading):
            around = replace(around, is_shaded=True)
        column = len(row.texts) + 1
        lines = []
        for child in inside(cell, "w:p", "w:tbl"):
            if child.tag == "w:tbl":
                row.tables.append(child)
                continue
            paragraph = Paragraph(child, around)
            lines.append(paragraph.letters(all_of_them=bool(row.hidden)))
            if row.hidden:
                # A changed row marks its letters, too: once is enough.
                paragraph.segments.clear()
            row.paragraphs.append((column, paragraph))
        row.texts.append("\n".join(lines).strip("\n"))
        row.texts.extend([""] * (_span(properties, "w:gridSpan", 1) - 1))


def inside(element: Element, *tags: str) -> Iterator[Element]:
    """The children of these tags, also those that something is wrapped around."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from inside(child, *tags)


def _span(properties: Element | None, tag: str, default: int) -> int:
    found = None if properties is None else properties.find(tag)
    text = "" if found is None else found.get("w:val", "")
    is_number = text.isascii() and text.isdigit() and len(text) < 4
    return min(int(text), _MOST_COLUMNS) if is_number else default
