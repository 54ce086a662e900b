"""Tables for spreadsheets, in which no text is ever run as a formula."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from wagtail_disclosure.tabular.cells import (
    LARGEST_EXACT,
    CellValue,
    cell_text,
    is_formula,
    safe_cell,
)

_FORBIDDEN_IN_TITLE = re.compile(r"[\\/*?:\[\]]")
_LONGEST_TITLE = 30
_LONGEST_CELL = 32_767
_NARROWEST, _WIDEST = 8, 60
_ROWS_MEASURED = 50


def write_csv(
    header: Sequence[str], rows: Iterable[Sequence[CellValue]]
) -> Iterator[bytes]:
    """UTF-8 with the mark that makes Excel read it as such, row by row."""
    yield codecs.BOM_UTF8 + _csv_line(header)
    for row in rows:
        yield _csv_line(row)


def _csv_line(row: Sequence[CellValue]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow([safe_cell(value) for value in row])
    return buffer.getvalue().encode()


def write_xlsx(
    header: Sequence[str],
    rows: Iterable[Sequence[CellValue]],
    file: IO[bytes],
    *,
    title: str = "",
) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_title(title))
    sheet.freeze_panes = "A2"
    waiting = iter(rows)
    # Widths have to be known before the first row is written.
    first = list(islice(waiting, _ROWS_MEASURED))
    _set_widths(sheet, header, first)
    sheet.append([_cell(sheet, name, bold=True) for name in header])
    for row in first:
        sheet.append([_cell(sheet, value) for value in row])
    for row in waiting:
        sheet.append([_cell(sheet, value) for value in row])
    book.save(file)


def sheet_title(title: str) -> str:
    """The title as a spreadsheet accepts it."""
    cleaned = _FORBIDDEN_IN_TITLE.sub(" ", ILLEGAL_CHARACTERS_RE.sub("", title))
    cleaned = " ".join(cleaned.split()).strip("'")
    return cleaned[:_LONGEST_TITLE].strip().strip("'") or "Sheet1"


def _cell(sheet: WriteOnlyWorksheet, value: CellValue, *, bold: bool = False) -> Cell:
    cell = WriteOnlyCell(sheet, _writable(value))
    if isinstance(cell.value, str):
        # A string with "=" in front would otherwise be stored as a formula;
        # the prefix keeps it text when somebody edits the cell.
        cell.data_type = "s"
        cell.quotePrefix = is_formula(cell.value)
    if bold:
        cell.font = Font(bold=True)
    return cell


def _writable(value: CellValue) -> str | int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        plain = safe_cell(value)
        # A longer one, as identifiers are, would lose its last digits.
        is_exact = isinstance(plain, str) or abs(plain) < LARGEST_EXACT
        return plain if is_exact else cell_text(value)
    text: str = ILLEGAL_CHARACTERS_RE.sub("", cell_text(value))
    return text[:_LONGEST_CELL]


def _set_widths(
    sheet: Any,
    header: Sequence[str],
    rows: Iterable[Sequence[CellValue]],
) -> None:
    widths = [_width(name) for name in header]
    for row in rows:
        for column, value in enumerate(row[: len(widths)]):
            widths[column] = max(widths[column], _width(cell_text(value)))
    for column, width in enumerate(widths, start=1):
        bounded = min(max(width + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = bounded


def _width(text: str) -> int:
    """Columns that the longest line takes; a Chinese character takes two."""
    lines = text.splitlines() or [""]
    return max(
        sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
        for line in lines
    )
