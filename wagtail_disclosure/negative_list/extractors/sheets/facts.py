"""What of a sheet is hidden, found in its XML without parsing it.

openpyxl streams values and leaves out how rows and columns look; to parse a sheet a
second time would take as long as reading it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils.cell import coordinate_to_tuple

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*\bhidden=\"(?:1|true)\"[^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*\bhidden=\"(?:1|true)\"[^>]*)>")
_ZERO_HEIGHT = re.compile(rb"<(?:\w+:)?row\b([^>]*\bht=\"0(?:\.0+)?\"[^>]*)>")
_NUMBER = re.compile(rb"\br=\"(\d{1,7})\"")
_MIN = re.compile(rb"\bmin=\"(\d{1,5})\"")
_MAX = re.compile(rb"\bmax=\"(\d{1,5})\"")
_VALIDATIONS = re.compile(
    rb"<(?:\w+:)?formula1>(.{1,500}?)</(?:\w+:)?formula1>", re.DOTALL
)
_SHARED = re.compile(rb"\bt=[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>\s*(\d+)\s*</")
_STRINGS = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b[^>]*>([^<]*(?:\"|&quot;)[^<]*)</"
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >]")
_LITERAL = re.compile('"((?:[^"]|"")+)"')
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3}\d{1,7})\"")
_DATA = re.compile(rb"<(?:\w+:)?sheetData\b[^>]*?(?:/>|>)")
_DATA_END = re.compile(rb"</(?:\w+:)?sheetData>")
# Cells that look hidden and are named one by one, and texts in formulas.
_MOST_CELLS = 100_000
_MOST_LITERALS = 10_000
_SHORTEST_LITERAL = 4
_LAST_COLUMN = 16_384
HIDDEN_ROW = "hidden-row"
HIDDEN_COLUMN = "hidden-column"


@dataclass(frozen=True)
class SheetFacts:
    """Rows by number from 1, columns by index from 0, each with a reason."""

    hidden_rows: Mapping[int, str]
    hidden_columns: Mapping[int, str]
    # Where the choices of its drop-downs come from, as formulas.
    list_sources: tuple[str, ...]
    # Cells that look hidden, by row from 1 and column from 0.
    hidden_cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    # The numbers of the shared strings that its cells show.
    strings: frozenset[int] = frozenset()
    # Texts in formulas, by the cell where they stand first.
    literals: Mapping[str, str] = field(default_factory=dict)
    # The sheet's XML without its cells.
    rest: bytes = b""


def sheet_facts(xml: bytes, styles: Mapping[int, str]) -> SheetFacts:
    """`styles` are the reasons why cells of a style are not seen."""
    rows: dict[int, str] = {}
    for pattern in (_ROW, _ZERO_HEIGHT):
        for found in pattern.finditer(xml):
            if number := _NUMBER.search(found[1]):
                rows[int(number[1])] = HIDDEN_ROW
    columns: dict[int, str] = {}
    for found in _COLUMN.finditer(xml):
        first, last = _MIN.search(found[1]), _MAX.search(found[1])
        if first and last:
            until = min(int(last[1]), _LAST_COLUMN)
            columns |= dict.fromkeys(range(int(first[1]) - 1, until), HIDDEN_COLUMN)
    sources = [
        html.unescape(found[1].decode("utf-8", "replace"))
        for found in _VALIDATIONS.finditer(xml)
    ]
    return SheetFacts(
        rows,
        columns,
        tuple(dict.fromkeys(sources)),
        dict(_hidden_cells(xml, styles)) if styles else {},
        frozenset(map(int, set(_SHARED.findall(xml)))),
        {text: cell for cell, text in reversed(list(_literals(xml)))},
        _without_cells(xml),
    )


def _hidden_cells(
    xml: bytes, styles: Mapping[int, str]
) -> Iterator[tuple[tuple[int, int], str]]:
    numbers = "|".join(map(str, styles)).encode()
    pattern = re.compile(
        rb"<(?:\w+:)?c\b(?=[^>]*\bs=\"(" + numbers + rb")\")[^>]*[^/]>"
    )
    for count, found in enumerate(pattern.finditer(xml)):
        place = _PLACE.search(found[0])
        if place and count < _MOST_CELLS:
            row, column = coordinate_to_tuple(place[1].decode())
            yield (row, column - 1), styles[int(found[1])]


def _literals(xml: bytes) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    if not _FORMULA.search(xml):
        return
    for found in _STRINGS.finditer(xml):
        formula = html.unescape(found[2].decode("utf-8", "replace"))
        place = _PLACE.search(found[1])
        for literal in _LITERAL.findall(formula):
            if len(literal) >= _SHORTEST_LITERAL and literal not in seen:
                seen.add(literal)
                yield (place[1].decode() if place else "", literal)
        if len(seen) > _MOST_LITERALS:
            return


def _without_cells(xml: bytes) -> bytes:
    start, end = _DATA.search(xml), None
    for found in _DATA_END.finditer(xml, start.end() if start else 0):
        end = found
    if start is None:
        return xml
    return xml[: start.start()] + xml[end.end() if end else start.end() :]
