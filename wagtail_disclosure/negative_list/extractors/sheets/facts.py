"""What of a sheet is hidden, found in its XML without parsing it.

openpyxl streams values and leaves out how rows and columns look; to parse a sheet a
second time would take as long as reading it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*\bhidden=\"(?:1|true)\"[^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*\bhidden=\"(?:1|true)\"[^>]*)>")
_ZERO_HEIGHT = re.compile(rb"<(?:\w+:)?row\b([^>]*\bht=\"0(?:\.0+)?\"[^>]*)>")
_NUMBER = re.compile(rb"\br=\"(\d{1,7})\"")
_MIN = re.compile(rb"\bmin=\"(\d{1,5})\"")
_MAX = re.compile(rb"\bmax=\"(\d{1,5})\"")
_VALIDATIONS = re.compile(
    rb"<(?:\w+:)?formula1>(.{1,500}?)</(?:\w+:)?formula1>", re.DOTALL
)
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


def sheet_facts(xml: bytes) -> SheetFacts:
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
    return SheetFacts(rows, columns, tuple(dict.fromkeys(sources)))
