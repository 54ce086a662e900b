"""A table with a header, from CSV or XLSX, with the row numbers people see."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wagtail_disclosure.archives import ArchiveError, ArchiveLimits, FileProblem
from wagtail_disclosure.tabular.cells import without_guard
from wagtail_disclosure.tabular.decoding import decode
from wagtail_disclosure.tabular.workbooks import open_workbook

MAX_ROWS = 100_000
_MAX_COLUMNS = 500
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"

TABLE_ERROR_CODES = frozenset(
    {
        "empty",
        "unknown-type",
        "wrong-type",
        "undecodable",
        "damaged",
        "unsafe-xml",
        "password-protected",
        "unpacks-too-large",
        "too-many-rows",
        "too-many-cells",
        "empty-header",
        "duplicate-header",
    }
)


class TableError(FileProblem):
    """The table cannot be read. `code` is one of `TABLE_ERROR_CODES`."""


@dataclass(frozen=True)
class Row:
    # As the spreadsheet shows it: the first line of the file is 1.
    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class TableData:
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_rows(
    data: bytes,
    name: str,
    *,
    max_rows: int = MAX_ROWS,
    limits: ArchiveLimits | None = None,
) -> TableData:
    """The first table of the file; the suffix of `name` says what it is.

    Blank rows are skipped, cells are trimmed, missing last cells are empty.
    """
    suffix = name.lower().rpartition(".")[2]
    if not data.strip():
        raise TableError("empty")
    if suffix == "csv":
        return _table(_csv_rows(data), max_rows)
    if suffix == "xlsx":
        return _from_workbook(data, max_rows, limits or ArchiveLimits())
    raise TableError("unknown-type", suffix=suffix)


def _csv_rows(data: bytes) -> Iterator[list[str]]:
    if data.startswith((_ZIP, _OLE)):
        raise TableError("wrong-type", expected="csv")
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        raise TableError("undecodable") from error
    if "\0" in text:
        raise TableError("undecodable")
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=sniff_delimiter(text), strict=True
    )
    try:
        for row in rows:
            yield [without_guard(cell.strip()) for cell in row]
    except csv.Error as error:
        raise TableError("damaged", line=rows.line_num) from error


def sniff_delimiter(text: str) -> str:
    """The one of comma, semicolon and tab that the header line uses most."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=header.count)


def _from_workbook(data: bytes, max_rows: int, limits: ArchiveLimits) -> TableData:
    if data.startswith(_OLE):
        raise TableError("password-protected")
    if not data.startswith(_ZIP):
        raise TableError("wrong-type", expected="xlsx")
    try:
        with open_workbook(data, limits) as book:
            if not book.sheets:
                raise TableError("empty")
            return _table(book.sheets[0].rows(_MAX_COLUMNS), max_rows)
    except ArchiveError as error:
        raise TableError(error.code, **error.params) from error


def _table(rows: Iterable[list[str]], max_rows: int) -> TableData:
    filled = ((n, row) for n, row in enumerate(rows, start=1) if any(row))
    try:
        header_number, first = next(filled)
    except StopIteration:
        raise TableError("empty") from None
    header = _header(first, header_number)
    body: list[Row] = []
    for number, row in filled:
        if len(body) == max_rows:
            raise TableError("too-many-rows", limit=max_rows)
        body.append(_row(header, number, row))
    return TableData(header, tuple(body))


def _header(row: list[str], number: int) -> tuple[str, ...]:
    names = _without_trailing_blanks(row)
    for column, name in enumerate(names, start=1):
        if not name:
            raise TableError("empty-header", row=number, column=column)
        if name in names[: column - 1]:
            raise TableError("duplicate-header", row=number, column=column, name=name)
    return tuple(names)


def _row(header: tuple[str, ...], number: int, row: list[str]) -> Row:
    values = _without_trailing_blanks(row)
    if len(values) > len(header):
        raise TableError("too-many-cells", row=number, cells=len(values))
    values += [""] * (len(header) - len(values))
    return Row(number, dict(zip(header, values, strict=True)))


def _without_trailing_blanks(row: list[str]) -> list[str]:
    width = max((n for n, cell in enumerate(row, start=1) if cell), default=0)
    return row[:width]
