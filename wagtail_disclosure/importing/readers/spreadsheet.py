"""Workbooks: every visible sheet is a table of the body."""

from itertools import dropwhile, islice
from pathlib import Path

from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.document import ReadDocument, Table
from wagtail_disclosure.importing.readers.headings import is_title
from wagtail_disclosure.importing.readers.sheet_layout import SheetLayout, read_layout
from wagtail_disclosure.importing.readers.tables import has_header, rectangle
from wagtail_disclosure.tabular.workbooks import Sheet, Workbook, open_workbook

_SHEET_LEVEL = 2


def read(path: Path, *, limits: ReadLimits) -> ReadDocument:
    builder = BlockBuilder(limits)
    with open_workbook(path, limits) as book:
        if book.hidden_sheets:
            builder.warn("hidden-left-out", sheets=book.hidden_sheets)
        if len(book.sheets) > limits.max_sheets:
            builder.warn("sheets-left-out", limit=limits.max_sheets)
        _add(builder, _tables(builder, book))
        # A program or a template may have left the title behind.
        title = book.title if is_title(book.title) else ""
    return builder.build(title, is_document=True)


def _tables(builder: BlockBuilder, book: Workbook) -> list[tuple[str, list[list[str]]]]:
    tables = []
    for sheet in book.sheets[: builder.limits.max_sheets]:
        layout = read_layout(book.archive, sheet.part)
        _warn(builder, sheet.title, layout)
        rows = _visible_rows(builder, sheet, layout)
        if rows:
            tables.append((sheet.title, rows))
    return tables


def _warn(builder: BlockBuilder, title: str, layout: SheetLayout) -> None:
    if layout.hides:
        builder.warn(
            "hidden-left-out",
            sheet=title,
            rows=len(layout.hidden_rows),
            columns=len(layout.hidden_columns),
        )
    if layout.has_merged_cells:
        builder.warn("merged-cells", table=title)
    if layout.has_uncalculated:
        builder.warn("values-not-calculated", sheet=title)


def _visible_rows(
    builder: BlockBuilder, sheet: Sheet, layout: SheetLayout
) -> list[list[str]]:
    limits = builder.limits
    # Hidden columns do not use up the places of those that are shown.
    width = limits.max_table_columns + len(layout.hidden_columns) + 1
    shown = (
        [
            cell
            for column, cell in enumerate(row, start=1)
            if column not in layout.hidden_columns
        ]
        for number, row in enumerate(sheet.rows(width), start=1)
        if number not in layout.hidden_rows
    )
    filled = dropwhile(lambda row: not any(row), shown)
    rows = list(islice(filled, limits.max_table_rows))
    is_cut = any(any(row) for row in filled)
    is_cut = is_cut or any(any(row[limits.max_table_columns :]) for row in rows)
    if is_cut:
        builder.warn(
            "table-cut",
            table=sheet.title,
            rows=limits.max_table_rows,
            columns=limits.max_table_columns,
        )
    return rectangle([row[: limits.max_table_columns] for row in rows])


def _add(builder: BlockBuilder, tables: list[tuple[str, list[list[str]]]]) -> None:
    for title, rows in tables:
        if len(tables) > 1:
            builder.heading(_SHEET_LEVEL, title)
        builder.table(Table(rows, first_row_is_header=has_header(rows)))
