"""Tables that go in and out as CSV and XLSX. Knows nothing of the package."""

from wagtail_disclosure.tabular.cells import CellValue, cell_text, safe_cell
from wagtail_disclosure.tabular.reading import (
    MAX_ROWS,
    TABLE_ERROR_CODES,
    Row,
    TableData,
    TableError,
    read_rows,
)
from wagtail_disclosure.tabular.writing import write_csv, write_xlsx

__all__ = [
    "MAX_ROWS",
    "TABLE_ERROR_CODES",
    "CellValue",
    "Row",
    "TableData",
    "TableError",
    "cell_text",
    "read_rows",
    "safe_cell",
    "write_csv",
    "write_xlsx",
]
