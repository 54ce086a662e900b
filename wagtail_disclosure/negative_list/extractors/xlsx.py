"""Workbooks of Excel, with all that their readers do not see."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.extractors.ooxml.faults import guarded
from wagtail_disclosure.negative_list.extractors.ooxml.package import (
    Package,
    document_kind,
    open_package,
)
from wagtail_disclosure.negative_list.extractors.ooxml.properties import (
    read_properties,
)
from wagtail_disclosure.negative_list.extractors.ooxml.remainder import read_remainder
from wagtail_disclosure.negative_list.extractors.sheets.around import around_cells
from wagtail_disclosure.negative_list.extractors.sheets.beside import (
    authors,
    cached_values,
    comments,
)
from wagtail_disclosure.negative_list.extractors.sheets.strings import unused_strings
from wagtail_disclosure.negative_list.extractors.sheets.workbook import (
    ListedSheet,
    defined_texts,
    listed_sheets,
)
from wagtail_disclosure.negative_list.screening.texts import Readable, Role

# Rows that are screened together.
_STRETCH = 500
_LAST_ROW = 1_048_576
_COLUMNS = tuple(get_column_letter(number) for number in range(1, 703))
# Read by openpyxl, or without any text of a person.
_READ_ELSEWHERE = ("sharedstrings", "styles", "theme", "calcchain", "sheetmetadata")


class SpreadsheetExtractor(Extractor):
    """
    Values as they were last computed, sheet by sheet, and all around them: headers and
    footers, prompts and choices, texts in formulas, shapes, charts with the values they
    keep, comments with their writers, and strings of cells that were deleted.

    Letters that are white, tiny or shown by no format are named. A hidden sheet that
    only feeds drop-downs is told apart from others.
    """

    suffixes = frozenset({"xlsx", "xlsm", "xltx", "xltm"})

    def recognises(self, file: SourceFile) -> bool:
        return document_kind(file) == "xlsx"

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        with open_package(file, reading.limits) as package:
            yield from guarded(read_properties(package, reading), reading)
            sheets = listed_sheets(package, reading)
            yield from guarded(_cells(file, sheets, reading), reading)
            yield from guarded(defined_texts(package, reading), reading)
            for sheet in sheets:
                yield from comments(package, sheet, reading)
                yield from guarded(around_cells(package, sheet, reading), reading)
            yield from guarded(authors(package, sheets, reading), reading)
            used = frozenset().union(*(sheet.facts.strings for sheet in sheets))
            yield from guarded(unused_strings(package, used, reading), reading)
            yield from cached_values(package, reading)
            _leave_out(package)
            yield from read_remainder(package, reading)


def _cells(
    file: SourceFile, sheets: Sequence[ListedSheet], reading: Reading
) -> Iterator[Readable]:
    with warnings.catch_warnings(), file.open() as stream:
        # They tell of styles and extensions that openpyxl does not keep.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            stream, read_only=True, data_only=True, keep_links=False
        )
        for sheet in sheets:
            place = {"sheet": sheet.name}
            yield reading.text(sheet.name, place, Role.HEADING, hidden=sheet.hidden)
            # A chart sheet is listed, too, and has no cells.
            if sheet.name in book.sheetnames and hasattr(book[sheet.name], "iter_rows"):
                rows = _rows(book[sheet.name])
                yield from _stretches(rows, sheet, reading)


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold something, with their numbers and without trailing blanks."""
    # A sheet may claim any size; without its claim only what is there counts.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(min_row=1, max_row=_LAST_ROW, values_only=True)
    last = None
    for number, row in enumerate(rows, start=1):
        # Rows that are not in the file are all the same object.
        if row is last:
            continue
        last = row
        cells = [v if type(v) is str else _plain(v) for v in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        # A number of a person that somebody typed as a number.
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _stretches(
    rows: Iterator[tuple[int, list[str]]], sheet: ListedSheet, reading: Reading
) -> Iterator[Readable]:
    stretch: list[list[str]] = []
    first = 1
    for number, cells in rows:
        if stretch and (len(stretch) == _STRETCH or number != first + len(stretch)):
            yield _table(stretch, first, sheet, reading)
            stretch = []
        if not stretch:
            first = number
        stretch.append(cells)
    if stretch:
        yield _table(stretch, first, sheet, reading)


def _table(
    rows: list[list[str]], first: int, sheet: ListedSheet, reading: Reading
) -> Readable:
    widest = max(map(len, rows))
    letters = _COLUMNS if widest <= len(_COLUMNS) else _letters(widest)
    return reading.table(
        rows,
        {"sheet": sheet.name},
        name=f"{'/'.join(reading.member)}:{sheet.part}",
        first_row=first,
        columns=letters,
        hidden=sheet.hidden,
        hidden_rows=sheet.facts.hidden_rows,
        hidden_columns=sheet.facts.hidden_columns,
        hidden_cells=sheet.facts.hidden_cells,
    )


def _letters(count: int) -> tuple[str, ...]:
    return tuple(get_column_letter(number) for number in range(1, count + 1))


def _leave_out(package: Package) -> None:
    main = package.main_part()
    for kind in _READ_ELSEWHERE:
        for part in package.related(main, kind):
            package.visited.add(package.parts[part.lower()])
